from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers import answer
from bot.answers.agreement import agreeing
from bot.answers.compare import compare
from bot.answers.profile import profile
from bot.answers.sources import sources
from bot.answers.summarise import summarise
from bot.answers.takeaways import takeaways
from bot.index import Index, open_index, write_index
from bot.model import Length
from tests.summit import TRIBUNE, extraction

SHARED = "President Ana Duarte said that the sea “has never been so important to our people.”"


@pytest.mark.parametrize(("length", "most"), [("short", 3), ("normal", 5), ("long", 8)])
def test_a_summary_keeps_its_length_and_is_verbatim(index: Index, length: Length, most: int) -> None:
    found = summarise(index, None, length=length)
    assert 0 < len(found.sentences) <= most
    for one in found.sentences:
        assert index.text(one.document, one.start, one.end) == one.text
        assert one.kind in ("body", "block")


def test_a_topic_is_summarised_from_the_articles_that_have_it(index: Index) -> None:
    found = summarise(index, "the protests")
    assert found.status == "found"
    assert any("400 protesters" in one.text for one in found.sentences)
    assert any("900 protesters" in one.text for one in found.sentences)


@pytest.mark.parametrize(
    "topic", ["vaccines", "the moon landing", "the gas pipeline", "Brazil", "fishing in Brazil", "a strike of pilots"]
)
def test_a_topic_that_is_not_there_is_refused_with_what_is(index: Index, topic: str) -> None:
    found = summarise(index, topic)
    assert found.status == "not_found"
    assert found.sentences == ()
    assert "They do speak of" in found.text


@pytest.mark.parametrize(
    "what", ["001", "001_herald.txt", "the first article", "the harbour herald", "fishing deal sealed at lisbon"]
)
def test_an_article_is_named_in_many_ways(index: Index, what: str) -> None:
    found = summarise(index, what)
    assert {one.document for one in found.sentences} == {"001_herald.txt"}


def test_no_sentence_opens_with_a_pronoun_when_there_are_better_ones(index: Index) -> None:
    found = summarise(index, None)
    assert not [one.text for one in found.sentences if one.text.startswith(("She ", "He ", "They ", "It "))]


def test_an_unknown_outlet_is_shown_as_unknown(index: Index) -> None:
    found = summarise(index, "002")
    assert found.citations[0].outlet is None
    assert "outlet and date unknown" in found.text


def test_takeaways_say_how_many_sources_carry_them(tmp_path: Path) -> None:
    whole = extraction()
    first = whole.takeaways[0]
    start = TRIBUNE.index(SHARED)
    point = first._replace(
        id="t9", document="002_tribune.txt", start=start, end=start + len(SHARED), text=SHARED, rank=9
    )
    write_index(whole._replace(takeaways=(*whole.takeaways, point)), tmp_path / "points.index")
    with open_index(tmp_path / "points.index") as points:
        found = takeaways(points)
    assert found.sentences[0].text == SHARED
    assert f"• {SHARED} [1] (2 of 3 sources)" in found.text


def test_takeaways_of_one_article_stand_under_its_headings(index: Index) -> None:
    found = takeaways(index, "the first article")
    assert "A fight over quotas:" in found.text
    assert {one.document for one in found.sentences} == {"001_herald.txt"}


def test_takeaways_of_what_is_not_there(index: Index) -> None:
    assert takeaways(index, "the moon landing").status == "not_found"


def test_a_profile_tells_role_words_and_sources(index: Index) -> None:
    found = profile(index, "Bellini")
    assert found.text.startswith("Marco Bellini: a marine biologist at the University of Trieste [1].")
    assert found.quotes[0].quote.text == "This agreement will not save a single fish,"
    assert found.citations[0].document == "001_herald.txt"


def test_a_profile_of_nobody(index: Index) -> None:
    found = profile(index, "Zaphod Beeblebrox")
    assert found.status == "not_found"


def test_sources_that_differ_are_shown_side_by_side(index: Index) -> None:
    found = compare(index, "the importance of the sea to our people")
    texts = {one.quote.text for one in found.quotes}
    assert texts == {
        "The sea has never been more important to our peoples,",
        "has never been so important to our people.",
    }
    assert "Worded differently" in found.text
    assert "*so*" in found.text


def test_other_numbers_are_told_with_both_passages(index: Index) -> None:
    found = compare(index, "protesters")
    assert "Other numbers of “protesters”" in found.text
    assert "Around 400" in found.text
    assert "Some 900" in found.text


def test_all_sources_and_those_on_a_topic(index: Index) -> None:
    assert len(sources(index).citations) == 3
    assert [one.document for one in sources(index, topic="Galicia").citations] == ["003_notes.txt"]
    assert sources(index, topic="Atlantis").status == "not_found"


@pytest.mark.parametrize(
    "topic", ["nuclear boats of Norway", "the weather in Lisbon", "fish prices", "Joe Duarte Smith"]
)
def test_what_a_topic_is_about_must_be_there(index: Index, topic: str) -> None:
    assert summarise(index, topic).status == "not_found"


def test_keywords_may_be_listed(index: Index) -> None:
    found = summarise(index, "protests, police, conference, hall, weather, crowd")
    assert any("protesters" in one.text for one in found.sentences)


def test_a_profile_shows_only_sentences_that_name_whom_it_is_about(index: Index) -> None:
    found = profile(index, "Solberg")
    assert all("Solberg" in one.text for one in found.sentences)
    assert "Named twice" in found.text or "Named 3 times" in found.text


def test_articles_are_compared_as_wholes(index: Index) -> None:
    found = compare(index, "article 1 and article 2")
    assert found.status == "found"
    assert "has never been *so* important" in found.text
    assert {one.document for one in found.sentences} == {"001_herald.txt", "002_tribune.txt"}


def test_what_only_one_article_has(index: Index) -> None:
    found = compare(index, part="alone")
    assert found.sentences
    assert all(one.sources == 1 for one in found.sentences)
    shared = compare(index, part="shared")
    assert [one.sources for one in shared.sentences if one.sources < 2] == []


def test_versions_of_a_remark_stand_side_by_side(index: Index) -> None:
    found = compare(index, "the versions of duarte's remark on the sea")
    assert {one.quote.document for one in found.quotes} == {"001_herald.txt", "002_tribune.txt"}


def test_others_on_the_matters_of_somebody(index: Index) -> None:
    found = agreeing(index, "Bellini")
    assert found.status == "not_found"
    assert "like those of Marco Bellini" in found.text


def test_a_reaction_is_what_the_one_asked_about_says_or_does(index: Index) -> None:
    found = summarise(index, "how norway reacted to the agreement")
    assert found.sentences
    assert all("Norw" in one.text or "Solberg" in one.text for one in found.sentences)


def test_all_that_the_articles_are_about_is_summarised_as_a_whole(index: Index) -> None:
    assert summarise(index, "Duarte Otieno meeting").text.startswith("All articles in brief:")


def test_others_on_a_topic_that_somebody_is_not_quoted_on(index: Index) -> None:
    found = answer(index, "who agrees with Solberg on the agreement")
    assert "do not quote Ingrid Solberg on it" in found.text
    assert {name for one in found.quotes for name in one.quote.speakers} == {"Marco Bellini", "Daniel Otieno"}


@pytest.mark.parametrize("question", ["do Duarte and Solberg agree", "does Duarte disagree with Solberg?"])
def test_two_people_are_set_side_by_side(index: Index, question: str) -> None:
    found = answer(index, question)
    assert found.text.startswith("The articles do not say whether Ana Duarte and Ingrid Solberg agree.")
    assert {name for one in found.quotes for name in one.quote.speakers} == {"Ana Duarte", "Ingrid Solberg"}


def test_two_people_of_whom_one_is_not_quoted_on_the_topic(index: Index) -> None:
    found = answer(index, "do Duarte and Solberg agree on the catch")
    assert found.text == "The articles do not quote Ana Duarte on “the catch”."


def test_one_source_alone_on_a_topic(index: Index) -> None:
    found = answer(index, "what does only one source say about protesters")
    assert found.intent == "compare"
    assert found.sentences
    assert all(one.sources == 1 for one in found.sentences)
