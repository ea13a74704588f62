from __future__ import annotations

import pytest

from bot.answers.lexicon import countries
from bot.answers.match import align
from bot.answers.meaning import Around, changes_meaning
from bot.words import words


def _changes(asked: str, said: str, around: str = "") -> bool:
    match = align(words(asked), words(said), lambda _: 1.0)
    among = frozenset(words(f"{said} {around}"))
    return changes_meaning(match, Around(among, lambda word: word in countries() or word in {"duarte", "otieno"}))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("the treaty will bring peace", "the treaty will not bring peace"),
        ("it is not true that nobody asked the people of the coast", "nobody asked the people of the coast"),
        ("nobody denied that the treaty will never bring peace", "the treaty will bring peace"),
        ("the fleet will not sail and the ships return", "the fleet will sail and the ships not return"),
        ("the sea has never been less important", "the sea has never been more important"),
        ("we will build 14 boats", "we will build 12 boats"),
        ("the dollar will be the currency of the treaty", "the euro will be the currency of the treaty"),
        ("the king will sign it on Friday", "the chancellor will sign it on Friday"),
        ("we meet again on Monday in the harbour", "we meet again on Tuesday in the harbour"),
        ("Kenya has sold the harbour to Norway", "Kenya has sold the harbour to Portugal"),
        ("ask Otieno about the price of fish", "ask Duarte about the price of fish"),
        ("Duarte owes the harbour to the people of Otieno", "Otieno owes the harbour to the people of Duarte"),
        ("developing countries owe the sea a debt", "developed countries owe the sea a debt"),
        ("the treaty has eased all quarrels", "the treaty has exacerbated all quarrels"),
        ("we will protect the coast of Brazil together", "we will protect the coast together"),
    ],
)
def test_something_else_is_meant(asked: str, said: str) -> None:
    assert _changes(asked, said)


@pytest.mark.parametrize(
    ("asked", "said", "around"),
    [
        ("the treaty won't bring peace", "the treaty will not bring peace", ""),
        ("no one asked, and it never helped", "nobody asked, and it never helped", ""),
        ("nobody has asked the people", "nobody asked the people", ""),
        ("the American fleet stays", "the U.S. fleet stays", ""),
        ("Nairobi has kept its word", "Kenya has kept its word", ""),
        ("Duarte will protect the coast", "we will protect the coast", "said Ana Duarte"),
        ("Duerte will protect the coast", "Duarte will protect the coast", ""),
        ("she will protect the coast", "Duarte will protect the coast", ""),
    ],
)
def test_the_same_is_meant(asked: str, said: str, around: str) -> None:
    assert not _changes(asked, said, around)
