"""How many articles carry the point of a sentence: those that have its main words, its names and its numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.model import Document
from bot.words import STOP_WORDS, stem, words

_NAME = 0.35  # what a name counts beside a word: who takes part is not yet what happens
_CARRIES = 0.36  # weighted Dice coefficient from which two sentences make one point
_HOLDS = 0.5  # or share of the shorter one's weight that the longer one has, …
_FULL = 4  # … when it is this many words beside the names
_FEWEST = 3  # words beside the names that two sentences must share
_NAMED = 0.44  # or the coefficient when names count in full, …
_TOLD = 0.3  # the same from which a sentence tells of what another announces
_FEW = 2  # … with this many shared words beside them
_HANDLED = 200  # sentences a word may lead to: commoner ones find nothing
_COMPARED = 40  # sentences that one is compared with
_TITLES = frozenset(
    map(stem, "president prime minister chancellor premier leader king queen mr mrs ms dr say tell week day".split())
)
_NEVER = frozenset("not no never nobody none without".split())
_AHEAD = frozenset("will would shall could may might".split())


class Point(NamedTuple):
    """What counts of a sentence: its document, stems, which of them are names, numbers, whether it denies, looks
    ahead, announces.

    ``numbers`` leaves out years, which many sentences mention by the way.
    """

    document: int
    stems: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    denies: bool
    ahead: bool
    announces: bool


class Corroboration(NamedTuple):
    """The words of a corpus that are always written with a capital, and of its sentences, by place, the sources.

    ``overtaken`` are those that announce what another document tells of as done.
    """

    proper: frozenset[str]
    sources: dict[tuple[str, int], int]
    overtaken: frozenset[tuple[str, int]]


def corroborate(documents: Sequence[Document]) -> Corroboration:
    """How many documents carry the point of every sentence of running text and every caption."""
    told = [
        (n, document.id, span.start, document.raw[span.start : span.end])
        for n, document in enumerate(documents)
        for passage in document.passages
        if passage.kind in ("body", "block", "caption")
        for span in passage.sentences or (passage,)
    ]
    proper = proper_words(text for *_, text in told)
    places = [(id_, start) for _, id_, start, _ in told]
    known = _Points([point(n, text, proper) for n, _, _, text in told])
    return Corroboration(
        proper,
        {place: known.sources(n) for n, place in enumerate(places)},
        frozenset(place for n, place in enumerate(places) if known.overtaken(n)),
    )


def point(document: int, text: str, proper: frozenset[str]) -> Point:
    """What counts of a sentence of the document; ``proper`` are the words that are always written with a capital."""
    said = words(text)
    content = [word for word in said if word not in STOP_WORDS and len(word) > 1]
    names = frozenset(stem(word) for word in content if word in proper) | _TITLES
    numbers = frozenset(word for word in content if word[0].isdigit() and not (len(word) == 4 and word[:2] in "1920"))
    return Point(
        document,
        frozenset(map(stem, content)),
        names,
        numbers,
        not _NEVER.isdisjoint(said),
        not _AHEAD.isdisjoint(said),
        "will" in said,
    )


def proper_words(texts: Iterable[str]) -> frozenset[str]:
    """The folded words that stand with a capital inside a sentence, and never without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for n, token in enumerate(text.split()):
            bare = token.strip("“”\"'‘’()[],.;:!?…–—-")
            if bare[:1].isupper() and (n or bare[1:].isupper()):
                capital.update(words(bare))
            elif bare[:1].islower():
                small.update(words(bare))
    return frozenset(capital - small - STOP_WORDS)


class _Points:
    """The points of a corpus, and where each stem stands."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._holders: dict[str, list[int]] = {}
        for n, one in enumerate(points):
            for term in one.stems:
                self._holders.setdefault(term, []).append(n)
        self._weights = {term: math.log((len(points) + 0.5) / len(some)) for term, some in self._holders.items()}

    def sources(self, n: int) -> int:
        """How many documents carry the point of a sentence, its own among them."""
        own = self._points[n]
        near = (self._points[other] for other in self._near(n, own.stems - own.names, _FEW))
        return 1 + len({other.document for other in near if _same_point(own, other, self._weights)})

    def overtaken(self, n: int) -> bool:
        """Whether a sentence announces what another document tells of as done."""
        own = self._points[n]
        if not own.announces:
            return False
        near = (self._points[other] for other in self._near(n, own.stems, _FEWEST))
        return any(not other.ahead and _told(own, other, self._weights) for other in near)

    def _near(self, n: int, stems: Iterable[str], fewest: int) -> list[int]:
        """The sentences of other documents that share most of these stems, and some at least."""
        document = self._points[n].document
        shared: Counter[int] = Counter()
        for term in stems:
            if len(self._holders[term]) <= _HANDLED:
                shared.update(other for other in self._holders[term] if self._points[other].document != document)
        near = sorted((other for other, often in shared.items() if often >= fewest), key=lambda o: (-shared[o], o))
        return near[:_COMPARED]


def _told(one: Point, other: Point, weights: dict[str, float]) -> bool:
    common = one.stems & other.stems
    shared, left, right = (_mass(some, frozenset(), weights) for some in (common, one.stems, other.stems))
    return bool(common - one.names - other.names) and 2 * shared >= _TOLD * (left + right)


def _same_point(one: Point, other: Point, weights: dict[str, float]) -> bool:
    if one.denies != other.denies or one.ahead != other.ahead:
        return False
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return False
    names = one.names | other.names
    common = one.stems & other.stems
    beside = len(common - names)
    if beside < _FEW or min(len(one.stems), len(other.stems)) < _FULL:
        return False
    shared, left, right = (_mass(some, names, weights) for some in (common, one.stems, other.stems))
    named, whole, rest = (_mass(some, frozenset(), weights) for some in (common, one.stems, other.stems))
    return (
        (beside >= _FEWEST and 2 * shared >= _CARRIES * (left + right))
        or (beside >= _FULL and shared >= _HOLDS * min(left, right))
        or 2 * named >= _NAMED * (whole + rest)
    )


def _mass(some: Iterable[str], names: frozenset[str], weights: dict[str, float]) -> float:
    return sum(weights[term] * (_NAME if term in names else 1.0) for term in some)
