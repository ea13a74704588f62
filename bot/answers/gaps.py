"""Where an alignment of asked and said words parts: the stretches with other words, and which words are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.answers.match import ALIKE, Pair, likeness
from bot.answers.thesaurus import is_known, near, opposite, related
from bot.words import STOP_WORDS, stem

_BRIDGE = 2  # little words in common that do not part two gaps
_GARBLED = 0.6  # likeness of letters from which a word that is none may be another
_SHORTEST = 3  # letters of a word that may be another misspelt
_EASILY_READ = 5  # letters up to which one wrong letter makes another word: “lose”, “love”


class Gap(NamedTuple):
    """Asked words that stand in the place of said ones; either may be none. ``before`` are the asked words before."""

    asked: tuple[str, ...]
    said: tuple[str, ...]
    before: tuple[str, ...] = ()


def same(pair: Pair) -> bool:
    """Whether an aligned pair is one word, inflected or misspelt, and not two words that look alike."""
    asked, said = pair
    return bool(asked and said) and likeness(asked or "", said or "") >= ALIKE and not distinct(asked or "", said or "")


@lru_cache(maxsize=2048)
def distinct(asked: str, said: str) -> bool:
    """Whether words that look like one misspelt are two: “external” and “internal”."""
    left, right = stem(asked), stem(said)
    if left == right:
        return False
    if opposite(left, right) or any(char.isdigit() for char in asked + said):
        return True
    both = is_known(left) and is_known(right) and not related(left, right)
    exchanged = len(asked) == len(said) <= _EASILY_READ and sorted(asked) != sorted(said)
    return both and (OSA.distance(asked, said) > 1 or exchanged)


def gaps(pairs: Sequence[Pair]) -> list[Gap]:
    """The gaps, in order; those parted only by a few little words are one."""
    found: list[Gap] = []
    open_from: int | None = None
    last = 0
    for n, pair in enumerate(pairs):
        if same(pair):
            continue
        if open_from is None:
            open_from = n
        elif not _bridged(pairs[last + 1 : n]):
            found.append(_gap(pairs, open_from, last + 1))
            open_from = n
        last = n
    return found if open_from is None else [*found, _gap(pairs, open_from, last + 1)]


def _bridged(between: Sequence[Pair]) -> bool:
    return len(between) <= _BRIDGE and all(asked in STOP_WORDS for asked, _ in between)


def _gap(pairs: Sequence[Pair], first: int, last: int) -> Gap:
    inside = [pair for pair in pairs[first:last] if not same(pair)]
    asked, said = (tuple(pair[side] or "" for pair in inside if pair[side]) for side in (0, 1))
    return Gap(asked, said, tuple(pair[0] or "" for pair in pairs[max(0, first - 2) : first] if pair[0]))


def stands_for(asked: str, said: Iterable[str]) -> str | None:
    """The said word that an asked one may stand for."""
    own = stem(asked)
    return next((word for word in said if near(own, stem(word)) or _garbled(asked, word)), None)


def _garbled(asked: str, said: str) -> bool:
    """Whether a word that is none may be the other, badly misspelt."""
    if is_known(stem(asked)) or min(len(asked), len(said)) < _SHORTEST:
        return False
    return OSA.distance(asked, said) <= 1 or OSA.normalized_similarity(asked, said) >= _GARBLED
