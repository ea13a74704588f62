from __future__ import annotations

import pytest

from bot.answers import answer
from bot.answers.quotes import quotes
from bot.index import Index


@pytest.mark.parametrize("name", ["Ana Duarte", "duarte", "Ana Duerte", "the Portuguese president", "President Duarte"])
def test_a_speaker_is_known_by_any_name(index: Index, name: str) -> None:
    found = quotes(index, name)
    assert found.status == "found"
    assert {one.quote.speakers for one in found.quotes} == {("Ana Duarte",)}


def test_one_remark_in_two_wordings_is_listed_once(index: Index) -> None:
    found = quotes(index, "Ana Duarte")
    texts = [one.quote.text for one in found.quotes]
    assert "The sea has never been more important to our peoples," in texts
    assert "has never been so important to our people." not in texts


def test_only_what_is_on_the_topic(index: Index) -> None:
    found = quotes(index, "Solberg", topic="the catch")
    assert [one.quote.text for one in found.quotes] == ["nobody asked the people who live from the catch."]


def test_a_speaker_who_said_nothing_on_the_topic(index: Index) -> None:
    found = quotes(index, "Otieno", topic="vaccines")
    assert found.status == "not_found"
    assert "not on “vaccines”" in found.text


def test_reported_speech_is_marked(index: Index) -> None:
    found = quotes(index, "Solberg")
    assert [one.verdict for one in found.quotes] == ["exact", "reported"]
    assert "the reporter’s words" in found.text


def test_an_unknown_name_gets_the_nearest(index: Index) -> None:
    found = quotes(index, "Bellunescu")
    assert found.status == "not_found"
    assert found.quotes == ()


def test_somebody_who_is_named_but_never_quoted(index: Index) -> None:
    found = quotes(index, "World Bank")
    assert found.status == "not_found"
    assert "do not quote World Bank" in found.text


def test_a_body_is_quoted_with_its_statement(index: Index) -> None:
    found = quotes(index, "Kenya")
    assert found.quotes[0].quote.speakers == ("Portugal", "Kenya")
    assert "Portugal and Kenya, in a statement" in found.text


def test_everybody_is_quoted_when_nobody_is_named(index: Index) -> None:
    found = quotes(index)
    assert found.status == "found"
    assert found.text.startswith("8 quotations in the articles; the fullest five:")
    assert len({one.quote.speakers for one in found.quotes}) >= 4


def test_all_that_is_said_on_a_topic(index: Index) -> None:
    found = quotes(index, topic="the sea")
    assert {one.quote.speakers for one in found.quotes} == {("Ana Duarte",)}
    assert quotes(index, topic="vaccines").status == "not_found"


def test_a_kind_of_people_is_quoted(index: Index) -> None:
    assert {one.quote.speakers for one in quotes(index, "the experts").quotes} == {("Marco Bellini",)}
    assert {one.quote.speakers[0] for one in quotes(index, "the two presidents").quotes} == {
        "Ana Duarte",
        "Daniel Otieno",
    }


def test_two_people_are_asked_for_at_once(index: Index) -> None:
    found = quotes(index, "Duarte and Otieno")
    assert {one.quote.speakers for one in found.quotes} == {("Ana Duarte",), ("Daniel Otieno",)}
    assert quotes(index, "Duarte and Otieno", together=True).status == "not_found"
    assert quotes(index, "Portugal and Kenya", together=True).status == "found"


def test_a_heading_does_not_make_a_quotation_be_about_it(index: Index) -> None:
    assert quotes(index, "Bellini", topic="quotas").status == "not_found"


def test_the_quotations_of_an_article(index: Index) -> None:
    found = answer(index, "quotes from article 2")
    assert found.intent == "quotes"
    assert {one.quote.document for one in found.quotes} == {"002_tribune.txt"}
    assert len(found.quotes) == 3


def test_the_quotations_of_somebody_in_an_article(index: Index) -> None:
    found = answer(index, "quotes by Duarte in the second article")
    assert [one.quote.text for one in found.quotes] == ["has never been so important to our people."]
    found = answer(index, "quotes of Bellini in article 2")
    assert found.status == "not_found"
    assert "Marco Bellini is not quoted in “Duarte and Otieno agree on ocean pact”." in found.text
    assert "There is no article 9" in answer(index, "quotes from article 9").text


def test_a_slip_of_the_hand_is_said(index: Index) -> None:
    assert quotes(index, "Solbreg").text.startswith("“Solbreg” is not in the articles; taken for Ingrid Solberg.")


@pytest.mark.parametrize("question", ["who is Ann Duarte", "quotes from Anu Duarte", "who is Otiero Dan"])
def test_another_name_is_not_taken_for_a_like_one(index: Index, question: str) -> None:
    found = answer(index, question)
    assert found.status == "not_found"
    assert found.quotes == ()
