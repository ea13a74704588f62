"""How likely a quotation is the one that remembered words mean: linear log odds that both rank and decide.

The asked words are laid along the stretch of the quotation that holds most of them (the diagonal on which the rare
words agree), and the edit operations between the two (Levenshtein, word by word) are summed up in a dozen features.
Their weights are those of a logistic regression that ``python -m tests.bench.fit`` fits on questions it makes from a
corpus of sentences.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple, cast

from rapidfuzz.distance import OSA, Levenshtein

from bot.answers.match import likeness
from bot.index import Index
from bot.words import STOP_WORDS, words

_LEAST, _LEAST_GROWS = -0.3, 0.25  # odds from which one quotation is found, and what they grow by tenfold
_CLEAR = 2.0  # odds from which few others need be looked at
_LOOKED_AT = 10  # quotations compared
_FIRST = 4  # as many at first; the others only where none of these is sure, …
_TIED = 0.8  # … or where they share nearly as much, by the rarity of words and pairs
_SHIFT = 3  # words by which the asked ones may be out of step
_ALIKE = 0.66  # likeness of letters from which two words are one misspelt
_STEM = 5  # letters that inflections leave
_LITTLE, _CONTENT = 0.15, 0.6  # weights of words that were not asked: stop words, others


class Features(NamedTuple):
    """What an alignment shows; "share" is of the asked words' rarity."""

    misspelt: float  # share of the words that stand there in other letters
    inflected: float  # share of those of which only the beginning does, or a synonym
    moved: float  # share of those that stand elsewhere
    missing: float  # share of those that do not stand there
    rarest: float  # rarity of the rarest of them, 0 to 1
    lacking: float  # how many they are, by the number asked
    between: float  # weight of the words that were not asked, inside the stretch, by the rarity asked; 2 at most
    extra: float  # how many of these are no stop words, by the number asked
    breaks: float  # places where the words are not in step, by the number asked
    evidence: float  # rarity of the words that stand there, in fours; 1 at most
    few: float  # one by the number of words asked
    outside: float  # share of the quotation's words before and after the stretch
    long: float  # number of words asked, in twenties; 1 at most
    thin: float  # missing × few
    gaps: float  # lacking × few


BIAS = 6.20
WEIGHTS = Features(
    misspelt=-2.30,
    inflected=-0.51,
    moved=-1.73,
    missing=-2.30,
    rarest=-0.74,
    lacking=-11.35,
    between=-2.50,
    extra=1.24,
    breaks=-1.17,
    evidence=0.56,
    few=1.18,
    outside=-2.30,
    long=-2.02,
    thin=0.84,
    gaps=-1.04,
)


class Ranked(NamedTuple):
    """A quotation's number and the log odds that it is the one that is meant."""

    number: int
    odds: float


class Ranking(NamedTuple):
    """What was asked, the quotations that may be meant, the likeliest first, and the odds from which one is."""

    asked: Asked
    found: list[Ranked]
    least: float


def rank(index: Index, spoken: Sequence[str]) -> Ranking:
    """The quotations that these folded words may mean."""
    likely = index.likely_quotes(spoken, _LOOKED_AT)
    asked = Asked(spoken, likely.rarity)
    found = _ranked(index, asked, likely.gains)
    return Ranking(asked, sorted(found, key=lambda one: (-one.odds, one.number)), least(index.quote_count()))


def least(quotes: int) -> float:
    """The odds from which a quotation is the one that is meant: among more quotations more look alike by chance.

    Among a million some 97 in a hundred that should be found are, and one in a hundred that nobody said.
    """
    return _LEAST + _LEAST_GROWS * math.log10(max(1, quotes))


def _ranked(index: Index, asked: Asked, gains: Sequence[tuple[int, float]]) -> list[Ranked]:
    """Those of these numbers, the most promising first, that are worth a look."""
    found = _scored(index, asked, [number for number, _ in gains[:_FIRST]])
    later = gains[_FIRST:]
    if any(one.odds >= _CLEAR for one in found):
        later = [one for one in later if one[1] >= _TIED * gains[0][1]]
    return found + _scored(index, asked, [number for number, _ in later])


def _scored(index: Index, asked: Asked, numbers: Sequence[int]) -> list[Ranked]:
    texts = index.quote_texts(numbers) if numbers else {}
    return [Ranked(number, asked.odds(words(text))) for number, text in texts.items()]


class Asked:
    """The asked words, folded, each with its rarity (0 to 1)."""

    def __init__(self, spoken: Sequence[str], rarity: Sequence[float]) -> None:
        self.words = list(spoken)
        self._rarity = rarity
        self._whole = sum(self._rarity) or 1.0
        self._places: dict[str, list[int]] = {}
        for n, word in enumerate(self.words):
            self._places.setdefault(word, []).append(n)

    def odds(self, said: Sequence[str]) -> float:
        """The log odds that these folded words are the ones that are meant."""
        return sum(map(mul, WEIGHTS, self.features(said)), BIAS)

    def features(self, said: Sequence[str]) -> Features:
        """What the alignment with these folded words shows."""
        step = self._step(said)
        start, end = max(0, step - _SHIFT), min(len(said), max(0, step) + len(self.words) + _SHIFT)
        return _Alignment(self.words, self._rarity, said[start:end]).features(self._whole, said)

    def _step(self, said: Sequence[str]) -> int:
        """How many words the asked ones are behind, where the rarest agree."""
        agree: dict[int, float] = {}
        for n, word in enumerate(said):
            for place in self._places.get(word, ()):
                agree[n - place] = agree.get(n - place, 0.0) + self._rarity[place]
        return max(agree, key=lambda step: _around(agree, step), default=0)


def _around(agree: Mapping[int, float], step: int) -> float:
    """The agreement at a step, and in part that of the steps beside it: a word may be missing or added."""
    near = agree.get(step - 1, 0.0) + agree.get(step + 1, 0.0)
    far = agree.get(step - 2, 0.0) + agree.get(step + 2, 0.0)
    return agree[step] + near / 2 + far / 4


_Step = tuple[str, int, int, int, int]  # what, the asked words from … to, the said words from … to


class _Alignment:
    """The edit operations that turn the asked words into a stretch of said ones, summed up."""

    def __init__(self, asked: Sequence[str], rarity: Sequence[float], said: Sequence[str]) -> None:
        self._asked, self._rarity = asked, rarity
        self._same = self._misspelt = self._inflected = 0.0
        self._lost: list[int] = []  # places of asked words that are not there
        self._extra: list[str] = []  # words there that were not asked
        self._runs = self._stretch = 0
        steps = cast("list[_Step]", Levenshtein.opcodes(asked, said).as_list())
        used = [n for n, step in enumerate(steps) if step[0] in ("equal", "replace")]
        for n, (kind, first, last, start, end) in enumerate(steps):
            if kind == "equal":
                self._same += sum(rarity[first:last])
                self._runs += 1
            elif kind == "replace":
                self._replaced(first, said[start:end])
            elif kind == "delete":
                self._lost += range(first, last)
            elif used and used[0] < n < used[-1]:
                self._extra += said[start:end]
        if used:
            self._stretch = steps[used[-1]][4] - steps[used[0]][3]

    def _replaced(self, first: int, said: Sequence[str]) -> None:
        for n, word in enumerate(said, first):
            asked = self._asked[n]
            if _alike(asked, word):
                self._misspelt += self._rarity[n]
            elif asked[:_STEM] == word[:_STEM] or likeness(asked, word):
                self._inflected += self._rarity[n]
            else:
                self._lost.append(n)
                self._extra.append(word)

    def features(self, whole: float, said: Sequence[str]) -> Features:
        """``whole`` is the rarity of all asked words, ``said`` are all words of the quotation."""
        asked, rarity, count = self._asked, self._rarity, len(self._asked)
        gone = [n for n in self._lost if asked[n] in STOP_WORDS or asked[n] not in said]
        missing = sum(rarity[n] for n in gone)
        moved = sum(rarity[n] for n in self._lost) - missing
        content = sum(1 for word in self._extra if word not in STOP_WORDS)
        between = content * _CONTENT + (len(self._extra) - content) * _LITTLE
        there = self._same + 0.8 * self._misspelt + 0.7 * (self._inflected + moved)
        return Features(
            misspelt=self._misspelt / whole,
            inflected=self._inflected / whole,
            moved=moved / whole,
            missing=missing / whole,
            rarest=max((rarity[n] for n in gone), default=0.0),
            lacking=len(gone) / count,
            between=min(2.0, between / whole),
            extra=content / count,
            breaks=(self._runs - 1) / count if self._runs else 1.0,
            evidence=min(4.0, there) / 4,
            few=1 / count,
            outside=1 - self._stretch / (len(said) or 1),
            long=min(1.0, count / 20),
            thin=missing / whole / count,
            gaps=len(gone) / count / count,
        )


@lru_cache(maxsize=1 << 14)
def _alike(asked: str, said: str) -> bool:
    if min(len(asked), len(said)) < 3 or asked[0].isdigit() or said[0].isdigit():
        return False
    return OSA.normalized_similarity(asked, said) >= _ALIKE
