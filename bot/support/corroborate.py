"""How many articles carry the point of a sentence: those that have its main words, its names and its numbers."""

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
_MOST = 65535  # sources that are counted


class Corroboration(NamedTuple):
    """By number of a sentence: how many documents carry its point, and whether another document tells of as done what
    it announces."""

    sources: array[int]
    overtaken: bytearray


class _Point(NamedTuple):
    """What counts of a sentence: its document, kind of statement, stems, which of them are names, which numbers.

    ``numbers`` leaves out years, which many sentences mention by the way.
    """

    document: int
    flags: int
    stems: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[int]


def corroborate(points: Points) -> Corroboration:
    """How many documents carry the point of every sentence of running text and every caption."""
    known = _Known(points)
    return Corroboration(
        array("H", (min(known.sources(n), _MOST) for n in range(len(points)))),
        bytearray(known.overtaken(n) for n in range(len(points))),
    )


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

    def sources(self, n: int) -> int:
        """How many documents carry the point of a sentence, its own among them."""
        own = self._point(n)
        near = map(self._point, self._near(own, own.stems - own.names, _FEW))
        return 1 + len({other.document for other in near if _same_point(own, other, self._weights)})

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
