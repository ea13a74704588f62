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
        # an opposite that no list of opposites holds
        ("the harbour needs tactical planning", "the harbour needs strategic planning"),
        ("the fishermen were reluctant to leave", "the fishermen were eager to leave"),
        ("the catch is a relief to the coast", "the catch is a burden to the coast"),
        ("we met to discuss external waters", "we met to discuss internal waters"),  # nearly the same letters
        ("ships of the pro coast party", "ships of the anti coast party"),
        ("the nuclearisation of the gulf goes on", "the denuclearisation of the gulf goes on"),
        ("a useless net", "a useful net"),
        ("the rearmament of the coast", "the disarmament of the coast"),
        ("imports of fish", "exports of fish"),
        # how much, how sure, under what condition, which way
        ("some captains signed the treaty", "all captains signed the treaty"),
        ("few captains signed the treaty", "many captains signed the treaty"),
        ("the fleet may sail at dawn", "the fleet will sail at dawn"),
        ("the fleet will sail at dawn", "the fleet might sail at dawn"),
        ("the fleet can sail at dawn", "the fleet must sail at dawn"),
        ("the fleet sails unless the wind turns", "the fleet sails if the wind turns"),
        ("the fleet sails although the wind turns", "the fleet sails because the wind turns"),
        ("the ships move away from the reef", "the ships move towards the reef"),
        ("the wind will blow tomorrow", "the wind will blow today"),
        ("only captains may sign", "captains may sign"),
        ("the second ship was lost", "the first ship was lost"),
        # who does what to whom
        ("the harbour owes the fleet its wealth", "the fleet owes the harbour its wealth"),
        ("the fleet was blocked by the harbour", "the fleet blocked the harbour"),
        ("they asked us to sail", "we asked them to sail"),
        # a measure
        ("we waited for a decade", "we waited for 100 years"),
        ("it happened at GULF28", "it happened at GULF27"),
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
        ("the accord will rescue the fishermen", "the agreement will save the fishermen", ""),
        ("the agreement is crucial for the coast", "the agreement is vital for the coast", ""),
        ("it is difficult to conceal the damage", "it is hard to hide the damage", ""),
        ("we waited for a century", "we waited for 100 years", ""),
        ("they lost half of the fleet", "they lost 50 per cent of the fleet", ""),
        ("we saw several captains sign", "we saw quite a few captains sign", ""),
        ("the harbour was blocked by the fleet", "the fleet blocked the harbour", ""),
        ("captains and fishermen signed it", "fishermen and captains signed it", ""),
        ("after the storm the fleet left the harbour", "the fleet left the harbour after the storm", ""),
        ("the fleeet canot sail", "the fleet cannot sail", ""),
        ("the agreement will reduce the dangers", "the agreement will lower the risks", ""),
    ],
)
def test_the_same_is_meant(asked: str, said: str, around: str) -> None:
    assert not _changes(asked, said, around)
