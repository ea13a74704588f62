"""Where other articles carry the point of a sentence: where they have its main words, its names and its numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import NamedTuple

from bot.support.points import AHEAD, ANNOUNCES, DENIES, Points, Weights

_NAME = 0.35  # what a name counts beside a word: who takes part is not yet what happens
_CARRIES = 0.36  # weighted Dice coefficient from which two sentences make one point
_HOLDS = 0.5  # or share of the shorter one's weight that the longer one has, …
_FULL = 4  # … when it is this many words beside the names
_FEWEST = 3  # words beside the names that two sentences must share
_NAMED = 0.44  # or the coefficient when names count in full, …
_TOLD = 0.3  # the same from which a sentence tells of what another announces
_FEW = 2  # … with this many shared words beside them
_COMPARED = 40  # sentences that one is compared with


class Corroboration:
    """By number of a sentence: where other documents carry its point, and whether one tells of as done what it
    announces."""

    def __init__(self, points: Points) -> None:
        """Compares every sentence of running text and every caption."""
        known = _Known(points)
        self.overtaken = bytearray(known.overtaken(n) for n in range(len(points)))
        self._carriers = array("I")
        self._firsts = array("Q", [0])
        for n in range(len(points)):
            self._carriers.extend(known.carriers(n))
            self._firsts.append(len(self._carriers))

    def carriers(self, n: int) -> array[int]:
        """The sentence of every other document that carries its point, the likest one of each."""
        return self._carriers[self._firsts[n] : self._firsts[n + 1]]

    def sources(self, n: int) -> int:
        """How many documents carry its point, its own among them."""
        return 1 + self._firsts[n + 1] - self._firsts[n]


class _Point(NamedTuple):
    """What counts of a sentence: its document, kind of statement, stems, which of them are names, which numbers.

    ``numbers`` leaves out years, which many sentences mention by the way.
    """

    document: int
    flags: int
    stems: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[int]


class _Known:
    """The points of a corpus, compared."""

    def __init__(self, points: Points) -> None:
        self._points = points
        self._weights = Weights(len(points) + 0.5, points.told)

    def _point(self, n: int) -> _Point:
        points = self._points
        codes = [code for code in points.coded(n) if not points.single[code >> 1]]
        stems = frozenset([code >> 1 for code in codes])
        return _Point(
            points.documents[n],
            points.flags[n],
            stems,
            frozenset([code >> 1 for code in codes if code & 1]) | points.titles,
            frozenset([term for term in stems if points.numeral[term]]),
        )

    def carriers(self, n: int) -> list[int]:
        """The first sentence of every other document that makes the same point, those that share most come first."""
        own = self._point(n)
        found: dict[int, int] = {}
        for other in self._near(own, own.stems - own.names, _FEW):
            if (point := self._point(other)).document not in found and _same_point(own, point, self._weights):
                found[point.document] = other
        return [found[document] for document in sorted(found)]

    def overtaken(self, n: int) -> bool:
        """Whether a sentence announces what another document tells of as done."""
        if not self._points.flags[n] & ANNOUNCES:
            return False
        own = self._point(n)
        near = map(self._point, self._near(own, own.stems, _FEWEST))
        return any(not other.flags & AHEAD and _told(own, other, self._weights) for other in near)

    def _near(self, own: _Point, stems: Iterable[int], fewest: int) -> list[int]:
        """The sentences of other documents that share most of these stems, and some at least."""
        near = self._points.near(own.document, stems, fewest)
        return [n for _, n in near[:_COMPARED]]


def _told(one: _Point, other: _Point, weights: Weights) -> bool:
    common = one.stems & other.stems
    shared, left, right = (weights.mass(some) for some in (common, one.stems, other.stems))
    return bool(common - one.names - other.names) and 2 * shared >= _TOLD * (left + right)


def _same_point(one: _Point, other: _Point, weights: Weights) -> bool:
    if (one.flags ^ other.flags) & (DENIES | AHEAD):
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    names = one.names | other.names
    common = one.stems & other.stems
    beside = len(common - names)
    if beside < _FEW or min(len(one.stems), len(other.stems)) < _FULL:
        return False
    shared, left, right = (_mass(some, names, weights) for some in (common, one.stems, other.stems))
    named, whole, rest = (weights.mass(some) for some in (common, one.stems, other.stems))
    return (
        (beside >= _FEWEST and 2 * shared >= _CARRIES * (left + right))
        or (beside >= _FULL and shared >= _HOLDS * min(left, right))
        or 2 * named >= _NAMED * (whole + rest)
    )


def _mass(some: Iterable[int], names: frozenset[int], weights: Weights) -> float:
    of = weights.of
    return sum([of[term] * (_NAME if term in names else 1.0) for term in some])
