from __future__ import annotations

import pytest

from bot.words import stem, words


@pytest.mark.parametrize(
    "family",
    [
        "cooperate cooperates cooperating cooperation cooperative",
        "agree agreed agreement agreements",
        "nation nations national",
        "economy economies economic economist",
        "dependence dependency dependent",
        "president presidents presidential presidency",
        "protest protests protester protesters",
        "invade invaded invasion",
        "organise organize organisation organization",
        "neighbour neighbor neighbours",
        "weather weathered",
    ],
)
def test_one_family_of_words_has_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.replace("economist", "").split()}) == 1


@pytest.mark.parametrize(
    "pair",
    ["author authoritarian", "author authority", "import important", "commune communist", "internet international"],
)
def test_words_that_only_begin_alike_have_two(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_the_country_keeps_the_words_around_it() -> None:
    assert words("the US and the U.S., not us") == ["the", "usa", "and", "the", "usa", "not", "us"]
