"""What people type, politely, in a hurry and misspelt, and what they mean by it."""

from __future__ import annotations

import pytest

from bot.answers import answer
from bot.index import Index


@pytest.mark.parametrize(
    ("question", "intent", "status"),
    [
        ("Could you please tell me who stated that this agreement will not save a single fish?", "who_said", "found"),
        ("quick: who said a turning point", "who_said", "found"),
        ("remember who said this: a turning point", "who_said", "found"),
        ("whos quote is this - a turning point", "who_said", "found"),
        ("hi, i'm new here, what can i ask?", "help", "found"),
        ("thanks", "help", "found"),
        ("who said a turning point pls, thanks a lot!", "who_said", "found"),
        ("which article mentions Bellini", "sources", "found"),
        ("summarise the ninth article", "summarise", "not_found"),
        ("I'd be most grateful if you could summarise what the articles say about the protests.", "summarise", "found"),
        ("give me the gist", "summarise", "found"),
        ("what does the article say about the protests", "summarise", "found"),
        ("is there anything about the protests?", "summarise", "found"),
        ("quotes about the catch", "quotes", "found"),
        ("give me all quotes", "quotes", "found"),
        ("list all people quoted", "quotes", "found"),
        ("what did the presidents say together", "quotes", "not_found"),
        ("what did bellini tweet about the fish", "quotes", "found"),
        ("what did solberg tell reporters", "quotes", "found"),
        ("what did the biologist say", "quotes", "found"),
        ("what did zaphod say about fish", "quotes", "not_found"),
        ("what are duarte's views on the sea", "quotes", "found"),
        ("the long fight over the fishing agreement", "summarise", "found"),
        ("article 9", "summarise", "not_found"),
        ("summarise articel one", "summarise", "found"),
        ("what are your sources", "sources", "found"),
        ("where do you get your info", "sources", "found"),
        ("who wrote article 1", "sources", "found"),
        ("when was article 2 published", "sources", "found"),
        ("compare article 1 and article 2", "compare", "found"),
        ("difference between articles 1 and 2", "compare", "found"),
        ("where do the sources differ", "compare", "found"),
        ("what do all articles agree on", "compare", "found"),
        ("what is only in one source", "compare", "found"),
        ("how do the versions of duarte's remark differ", "compare", "found"),
        ("who is the president of kenya", "profile", "found"),
        ("who is zaphod", "profile", "not_found"),
        ("who described the agreement as a turning point", "find", "found"),
        ("fact check: they will build 15 patrol boats", "find", "found"),
    ],
)
def test_what_is_asked_is_understood(index: Index, question: str, intent: str, status: str) -> None:
    found = answer(index, question)
    assert (found.intent, found.status) == (intent, status), found.text


def test_a_few_sentences_are_a_short_summary(index: Index) -> None:
    assert len(answer(index, "summarise everything in a few sentences please").sentences) <= 3


def test_a_number_that_no_article_has_is_said_with_those_that_there_are(index: Index) -> None:
    text = answer(index, "summarise article 9").text
    assert text.startswith("There is no article 9. There are:")
    assert "article 001: “Fishing deal sealed at Lisbon ocean summit”" in text


def test_the_number_that_the_list_shows_is_the_one_that_works(index: Index) -> None:
    listed = answer(index, "sources")
    assert "• article 002: “Duarte and Otieno agree on ocean pact”" in listed.text
    assert {one.document for one in answer(index, "summarise article 002").sentences} == {"002_tribune.txt"}
    assert {one.document for one in answer(index, "summarise article two").sentences} == {"002_tribune.txt"}


def test_an_article_without_a_title_is_found_as_such(index: Index) -> None:
    assert {one.document for one in answer(index, "the untitled article").sentences} <= {"003_notes.txt"}


def test_what_is_known_of_an_article_is_told_and_the_rest_is_unknown(index: Index) -> None:
    assert "Jo Sample, Harbour Herald, 2031-05-02" in answer(index, "who wrote article 1").text
    assert "unknown" in answer(index, "who wrote article 2").text


def test_a_thing_is_no_surname(index: Index) -> None:
    assert answer(index, "what is bellini").intent == "profile"
    assert answer(index, "what is the bellini").intent != "profile"


def test_a_body_in_a_role_is_not_the_person(index: Index) -> None:
    assert not answer(index, "what is the university of trieste").text.startswith("Marco Bellini")
