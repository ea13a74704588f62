"""Whether remembered words say something else than what was said, however alike they look.

They do when a negation, an opposite, a number or a name differs: names of people and places, currencies, offices,
weekdays and the like stand for different things even where all other words agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.answers.function_words import differ
from bot.answers.gaps import Gap, gaps, same, stands_for
from bot.answers.lexicon import NEGATIONS, countries, rivals
from bot.answers.match import ALIKE, Match, Pair, likeness, opposed
from bot.answers.order import turned_round
from bot.answers.quantities import miscounts, unmeasured
from bot.answers.thesaurus import opposite
from bot.index import Index
from bot.words import STOP_WORDS, stem

_CONDITIONS = frozenset(("if", "unless"))
_CLAUSE = 9  # words from which a stretch behind “if” is more than what is supposed
_NEAR = 3  # words between a negation that was asked and the one that was said in its place
_MISSPELT = 0.5  # likeness of letters from which an asked word may be a name badly spelt
_FOR_A_NAME = frozenset(
    map(stem, "leader president country nation side man woman people city capital state government friend they".split())
)
_LIGHT = frozenset(  # words that say little by themselves
    map(
        stem,
        "thing way kind sort bit lot deal fact case people person someone anyone everyone man side one other "
        "country nation leader really very quite simply just also even still already indeed actually clearly certainly "
        "truly well okay yes please mister mr mrs ms try keep become come call look find use now time".split(),
    )
)

IsName = Callable[[str], bool]


class Around(NamedTuple):
    """What a quotation stands among: the folded words of its sentence and speakers, and which words are names.

    ``before`` is the said word before the stretch that matches, where that stretch goes on to the quotation's end.
    """

    words: frozenset[str]
    is_name: IsName
    before: str = ""


def names_of(index: Index) -> IsName:
    """Tells the words that name a person, a place or a people, in the articles or anywhere."""

    @lru_cache(maxsize=1024)
    def is_name(word: str) -> bool:
        if word in STOP_WORDS:
            return False
        if word in countries():
            return True
        return index.is_proper(word) and any(
            entity.kind in ("person", "place") for entity in index.entities_named_with(word)
        )

    return is_name


def changes_meaning(match: Match, around: Around | None = None) -> bool:
    """Whether the asked words deny, reverse, recount or exchange what was said, or say it of somebody else."""
    pairs = match.pairs
    left = [asked for asked, said in pairs if asked and not same((asked, said))]
    right = [said for asked, said in pairs if said and not same((asked, said))]
    if around and around.before in _CONDITIONS and len(pairs) > _CLAUSE:
        return True
    if not (left or right):
        return False
    found = gaps(pairs)
    return (
        _denies(pairs)
        or miscounts(left, right)
        or any(opposed(one, other) for one in left for other in right)
        or _rivals(*unmeasured(left, right))
        or any(differ(gap) or _exchanges(gap, right, around) for gap in found)
        or turned_round(pairs)
        or (around is not None and _renames(pairs, [one for one in left if not stands_for(one, right)], around))
    )


def _exchanges(gap: Gap, right: Sequence[str], around: Around | None) -> bool:
    """Whether a word that carries meaning stands in the place of one that it cannot stand for."""
    wanted, there = unmeasured(gap.asked, gap.said)
    asked = [word for word in wanted if _heavy(word)]
    stood = {word: stands_for(word, right) for word in asked}
    meant = [word for word in there if word not in STOP_WORDS and word not in stood.values()]
    if any(opposite(stem(one), stem(other)) for one in asked for other in there):
        return True
    near = around.words if around else frozenset()
    strange = [word for word, other in stood.items() if other is None and word not in near]
    return bool(meant) and any(not _stands(word, frozenset(right)) for word in strange)


def _heavy(word: str) -> bool:
    return word not in STOP_WORDS and stem(word) not in _LIGHT and not word[0].isdigit()


def _denies(pairs: Sequence[Pair]) -> bool:
    """Whether a negation stands on one side only: each needs one on the other, close by, with no content between."""
    asked, said = ([n for n, pair in enumerate(pairs) if pair[side] in NEGATIONS and not same(pair)] for side in (0, 1))
    return len(asked) != len(said) or any(not _beside(pairs, *sorted(two)) for two in zip(asked, said, strict=True))


def _beside(pairs: Sequence[Pair], first: int, second: int) -> bool:
    between = pairs[first + 1 : second]
    return second - first <= _NEAR and not any(same(pair) and pair[0] not in STOP_WORDS for pair in between)


def _rivals(left: Sequence[str], right: Sequence[str]) -> bool:
    return any(_rival(one, other) for one in left for other in right)


def _rival(one: str, other: str) -> bool:
    groups = rivals()
    left, right = groups.get(stem(one)), groups.get(stem(other))
    return left is not None and right is not None and left[0] == right[0] and left[1] != right[1]


def _renames(pairs: Sequence[Pair], left: Sequence[str], around: Around) -> bool:
    """Whether a name was asked that is nowhere near, or stands where another name was said."""
    if any(around.is_name(word) and not _stands(word, around.words) for word in left):
        return True
    unsaid = [s for a, s in pairs if s and around.is_name(s) and (not a or likeness(a, s) < ALIKE)]
    if unsaid and any(around.is_name(w) and not _stands(w, frozenset(unsaid)) for w in left):
        return True
    if any(
        around.is_name(a) and around.is_name(s) and likeness(a, s) < ALIKE and not _stands(a, frozenset((s,)))
        for a, s in pairs
        if a and s
    ):
        return True
    return any(
        asked and said and _replaces(asked, said, around)
        for asked, said in pairs
        if asked and likeness(asked, said or asked) < ALIKE
    )


def _replaces(asked: str, said: str, around: Around) -> bool:
    if asked in STOP_WORDS or asked in around.words or stem(asked) in _FOR_A_NAME or not around.is_name(said):
        return False
    return not _stands(said, frozenset((asked,))) and OSA.normalized_similarity(asked, said) < _MISSPELT


def _stands(name: str, among: frozenset[str]) -> bool:
    """Whether the words hold the name, its possible misspelling, or another name of the same country."""
    people, seats = countries().get(name, ((), ()))
    if any(" " in full and among.issuperset(full.split()) for full in people):
        return True
    for other in among:
        names, others = countries().get(other, ((), ()))
        if likeness(name, other) >= ALIKE or name in others or (people and (names == people or other in seats)):
            return True
        if seats and seats == others:
            return True
    return False
