"""Summaries of articles made for the purpose: what is left out, what comes first, what is not told twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answers import answer
from bot.answers.summarise import summarise
from bot.answers.takeaways import takeaways
from bot.corpus import parse
from bot.extract import extract_document, merge
from bot.index import Index, open_index, write_index

BRIDGE = """Ministers open the strait bridge

Ministers from Norland and Sudland opened the strait bridge on Monday after nine years of work by both navies. \
It cost four billion crowns. But nobody knows who will repair it.

The strait bridge will carry eleven thousand lorries a day between the two countries, the transport ministry said. \
Tolls on the strait bridge are to be shared equally by Norland and Sudland, the treaty says.

On Tuesday, he left for home.
"""
CROSSING = """Strait bridge opens to lorries

Norland and Sudland opened the strait bridge on Monday, nine years after work on it began. \
Fishermen protested against the tolls in small boats.

A choir of four hundred pupils sang at the opening of the strait bridge on Monday.
"""
HARVEST = """A poor harvest in the south

Farmers in Westmark expect the poorest wheat harvest since records began, the grain board said on Friday. \
Rain in June flooded half of the fields, and many farmers have given up. \
The grain board wants the state to buy fodder abroad.
"""

Opened = Callable[..., Index]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Makes an index of articles; their ids are 001.txt, 002.txt …"""

    def make(*articles: str) -> Index:
        documents = [
            parse(raw, id=f"{n:03}.txt", sha256=hashlib.sha256(raw.encode()).hexdigest())
            for n, raw in enumerate(articles, 1)
        ]
        write_index(merge([extract_document(document) for document in documents]), tmp_path / "some.index")
        return open_index(tmp_path / "some.index")

    return make


def test_a_sentence_that_leans_on_another_is_left_out(opened: Opened) -> None:
    with opened(BRIDGE) as index:
        shown = [one.text for one in summarise(index, length="long").sentences]
    assert shown
    assert not [one for one in shown if one.startswith(("It ", "But ", "On Tuesday, he"))]


def test_what_two_articles_say_is_shown_once_with_its_sources(opened: Opened) -> None:
    with opened(BRIDGE, CROSSING) as index:
        found = summarise(index, length="long")
    opening = [one for one in found.sentences if "opened the strait bridge" in one.text]
    assert [one.sources for one in opening] == [2]


def test_other_matters_stay_out_of_a_topic(opened: Opened) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        found = summarise(index, "the strait bridge", length="long")
    assert {one.document for one in found.sentences} == {"002.txt", "003.txt"}


def test_a_headline_is_a_topic_though_the_articles_put_it_otherwise(opened: Opened) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        found = summarise(index, "Norland, Sudland Inaugurate Costly Strait Bridge Linking Shores")
        other = summarise(index, "Parliament in Uproar as Finance Committee Rejects Pension Reform")
    assert {one.document for one in found.sentences} <= {"002.txt", "003.txt"}
    assert found.sentences
    assert other.status == "not_found"


def test_the_brief_part_comes_first_and_then_the_rest(opened: Opened) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        found = summarise(index, length="long")
    before, also, _ = found.text.partition("Also:")
    assert also
    brief = [one for one in found.sentences if one.text in before]
    assert 0 < sum(len(one.text.split()) for one in brief) <= 100
    assert tuple(brief) == found.sentences[: len(brief)]
    assert len(brief) < len(found.sentences)


@pytest.mark.parametrize(
    "question",
    ["what does article 2 say about the tolls", "the tolls in the second article", "summarise article 2 on tolls"],
)
def test_a_topic_within_an_article(opened: Opened, question: str) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        found = answer(index, question)
    assert found.sentences
    assert all("olls" in one.text and one.document == "002.txt" for one in found.sentences)


def test_an_article_that_does_not_cover_a_topic_says_so_and_which_do(opened: Opened) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        elsewhere = answer(index, "what does article 1 say about the tolls")
        nowhere = answer(index, "what does article 1 say about volcanoes")
    assert elsewhere.status == nowhere.status == "not_found"
    assert "does not cover “the tolls”" in elsewhere.text or "does not cover “tolls”" in elsewhere.text
    assert {one.document for one in elsewhere.citations} == {"002.txt", "003.txt"}
    assert nowhere.citations == ()


@pytest.mark.parametrize("question", ["summarise article 2 please", "tldr of article 2", "what is article 2 about"])
def test_an_article_without_a_topic_is_summarised_whole(opened: Opened, question: str) -> None:
    with opened(HARVEST, BRIDGE) as index:
        assert "in brief" in answer(index, question).text


def test_takeaways_on_a_topic_within_an_article(opened: Opened) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        found = takeaways(index, "takeaways of article 2 about tolls")
        missing = takeaways(index, "takeaways of article 1 about tolls")
    assert {one.document for one in found.sentences} == {"002.txt"}
    assert missing.status == "not_found"


def test_a_takeaway_and_its_sentence_have_the_same_sources(opened: Opened) -> None:
    with opened(HARVEST, BRIDGE, CROSSING) as index:
        for point in index.takeaways():
            sentence = index.sentence_at(point.document, point.start)
            assert sentence
            assert sentence.sources == 1 + len(point.support)
