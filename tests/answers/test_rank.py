from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.answers.rank import Asked, rank
from bot.index import Index, open_index
from bot.words import words
from tests.bench.corpus import made_up
from tests.bench.engines import write_sentences

MEANT = "The dam will be finished before the rains, and nobody in the valley will have to leave."
NEAR = "The dam will be opened after the rains, and everybody in the valley will be invited."


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("rank") / "dam.index"
    write_sentences([*made_up(300), MEANT, NEAR], path)
    with open_index(path) as opened:
        yield opened


@pytest.mark.parametrize(
    "asked",
    [
        MEANT,
        "the damn will be finishd before the rains and noboddy in the valley will have to leave",
        "dam will be finished before the rains nobody in valley will have to leave",
        "finished before the rains",
        "finished befroe the rains",
        "The dam will be ready before the rains, and nobody in the valley will have to move.",
    ],
)
def test_well_or_badly_remembered_it_is_surely_the_one(index: Index, asked: str) -> None:
    _, (best, *_), least = rank(index, words(asked))
    assert index.quote_texts([best.number])[best.number] == MEANT
    assert best.odds >= least


@pytest.mark.parametrize(
    "asked",
    [
        "The airport will be finished before the elections, and nobody in the city will have to pay.",
        "The dam was never finished",
        "nobody in the office",
    ],
)
def test_what_only_shares_some_words_is_not_the_one(index: Index, asked: str) -> None:
    _, found, least = rank(index, words(asked))
    assert all(one.odds < least for one in found)


def test_an_empty_question_ranks_nothing(index: Index) -> None:
    assert rank(index, []).found == []


def test_the_features_tell_what_is_wrong() -> None:
    asked = Asked(["dam", "finnished", "before", "rain"], [0.5, 1.0, 0.1, 0.4])
    shown = asked.features(words("the dam will be finished before the rains"))
    assert shown.misspelt == pytest.approx((1.0 + 0.4) / 2)
    assert shown.missing == 0
    assert shown.lacking == 0
    assert shown.between > 0
    assert shown.outside == pytest.approx(1 / 8)
    assert asked.features(["dam", "before"]).missing == pytest.approx((1.0 + 0.4) / 2)
