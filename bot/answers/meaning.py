"""Whether remembered words say something else than what was said, however alike they look.

They do when a negation, an opposite, a number or a name differs: names of people and places, currencies, offices,
weekdays and the like stand for different things even where all other words agree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.answers.lexicon import NEGATIONS, countries, rivals
from bot.answers.match import ALIKE, Match, Pair, likeness, opposed
from bot.index import Index
from bot.words import STOP_WORDS, stem

_NEAR = 3  # words between a negation that was asked and the one that was said in its place
_MISSPELT = 0.5  # likeness of letters from which an asked word may be a name badly spelt
_FOR_A_NAME = frozenset(
    map(stem, "leader president country nation side man woman people city capital state government friend they".split())
)

IsName = Callable[[str], bool]


class Around(NamedTuple):
    """What a quotation stands among: the folded words of its sentence and speakers, and which words are names."""

    words: frozenset[str]
    is_name: IsName


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
    """Whether the asked words deny, reverse or recount what was said, or say it of somebody or something else."""
    left = [asked for asked, said in match.pairs if asked and (not said or likeness(asked, said) < ALIKE)]
    right = [said for asked, said in match.pairs if said and (not asked or likeness(asked, said) < ALIKE)]
    return (
        _denies(match.pairs)
        or not _numbers(left) <= _numbers(right)
        or any(opposed(one, other) for one in left for other in right)
        or any(a and s and opposed(a, s) for a, s in match.pairs)
        or any(_rival(one, other) for one in left for other in right)
        or (around is not None and _renames(match.pairs, left, around))
    )


def _numbers(some: Sequence[str]) -> set[str]:
    return {word for word in some if word[0].isdigit()}


def _denies(pairs: Sequence[Pair]) -> bool:
    """Whether a negation stands on one side only: each needs one on the other, close by, with no content between."""
    asked, said = (
        [n for n, pair in enumerate(pairs) if pair[side] in NEGATIONS and not _same(pair)] for side in (0, 1)
    )
    return len(asked) != len(said) or any(not _beside(pairs, *sorted(two)) for two in zip(asked, said, strict=True))


def _same(pair: Pair) -> bool:
    return bool(pair[0] and pair[1]) and likeness(pair[0] or "", pair[1] or "") >= ALIKE


def _beside(pairs: Sequence[Pair], first: int, second: int) -> bool:
    between = pairs[first + 1 : second]
    return second - first <= _NEAR and not any(_same(pair) and pair[0] not in STOP_WORDS for pair in between)


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
    for other in among:
        names, others = countries().get(other, ((), ()))
        if likeness(name, other) >= ALIKE or (people and (names == people or name in others or other in seats)):
            return True
        if seats and seats == others:
            return True
    return False
