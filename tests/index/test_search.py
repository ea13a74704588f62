from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.index import Index, open_index, schema
from bot.index.gram_writer import QuotePostings
from bot.index.grams import cuts, pair_grams, read_slot, slot_of, word_gram
from bot.index.postings import decode
from bot.index.search import misspellings
from bot.words import words
from tests.bench.engines import write_sentences

SAID = (
    "The ferries will stop at every island before the winter storms.",
    "The ferries will stop when the fuel runs out.",
    "Every island deserves a doctor and a harbour master.",
    "We shall not wait for winter to repair the lighthouse.",
    "What we have to do is what we said we would do.",
    "A doctor told the minister that the harbour was closed.",
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("search") / "ferries.index"
    write_sentences(SAID, path)
    with open_index(path) as opened:
        yield opened


def _likeliest(index: Index, asked: str) -> str:
    (number, _), *_ = index.likely_quotes(words(asked), 3).gains
    return index.quote_texts([number])[number]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("ferries will stop at every island", 0),
        ("stop when the fuel runs out", 1),
        ("repairing the lighthouses", 3),  # inflected
        ("we said we would do", 4),  # only little words
        ("the doktor told the ministre", 5),  # misspelt
        ("doctor and a harbuor", 2),
    ],
)
def test_the_quotation_that_shares_the_rarest_words_and_pairs_comes_first(index: Index, asked: str, place: int) -> None:
    assert _likeliest(index, asked) == SAID[place]


def test_words_that_nobody_uses_find_nothing(index: Index) -> None:
    assert index.likely_quotes(["submarine", "zeppelin"], 3).gains == ()
    assert index.likely_quotes([], 3) == ((), ())


def test_the_rarity_of_a_word_falls_with_its_use_and_is_least_for_little_words(index: Index) -> None:
    never, once, twice, little = index.likely_quotes(["zeppelin", "lighthouse", "doctor", "the"], 3).rarity
    assert 1 >= never > once > twice > little > 0


def test_one_slip_of_the_finger_leads_back_to_the_word() -> None:
    assert all("harbo" in misspellings(slip) for slip in ("hrabour", "harour", "hharbour", "hatbour", "jarbour"))
    assert "harbo" not in misspellings("harbour")


def test_every_word_and_pair_of_many_quotations_is_found_where_it_stands(tmp_path: Path) -> None:
    dice = random.Random(4)
    some = ["".join(dice.choices("abcdef", k=4)) for _ in range(60)]
    said = [dice.choices(some, weights=range(1, 61), k=12) for _ in range(600)]
    writer = QuotePostings()
    for number, one in enumerate(said, 1):
        writer.add(number, " ".join(one))
    with sqlite3.connect(tmp_path / "grams.db") as db:
        for statement in schema.statements():
            db.execute(statement)
        writer.finish(db)
        writer.close()
    bits = int(db.execute("SELECT value FROM meta WHERE key = 'slot_bits'").fetchone()[0])
    for word in some:
        holding = [n for n, one in enumerate(said, 1) if word in one]
        frequency, ids = db.execute("SELECT frequency, ids FROM gram WHERE n = ?", (word_gram(word),)).fetchone()
        assert (frequency, list(decode(ids))) == (len(holding), holding)
    for number, one in enumerate(said, 1):
        for pair in pair_grams(cuts(one)):
            own = db.execute("SELECT frequency, ids FROM gram WHERE n = ?", (pair,)).fetchone()
            if own is None:
                row, slot = slot_of(pair, bits)
                assert number in read_slot(
                    db.execute("SELECT ids FROM gram_slot WHERE n = ?", (row,)).fetchone()[0], slot
                )
            elif own[1]:
                assert number in decode(own[1])
    db.close()
