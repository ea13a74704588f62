"""The sentences of a corpus as what counts of them: numbered stems, the names among them, the kind of statement."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.model import Document, Passage, Span
from bot.support.columns import Column
from bot.words import STOP_WORDS, stem, words

_HANDLED = 200  # sentences a stem may lead to at most: commoner ones find nothing
_VISITED = 600  # sentences that the rarest stems of one lead to, together
DENIES, AHEAD, ANNOUNCES, READ = 1, 2, 4, 8  # READ: of the running text, captions are not
_TITLES = frozenset(
    map(stem, "president prime minister chancellor premier leader king queen mr mrs ms dr say tell week day".split())
)
_NEVER = frozenset("not no never nobody none without".split())
_AHEAD = frozenset("will would shall could may might".split())
_REMEMBERED = 1 << 18  # words whose stem is remembered
_APART = " . "  # between words that are no phrase
_EDGES = "“”\"'‘’()[],.;:!?…–—-"


class Told(NamedTuple):
    """A sentence (or heading, caption as one): where it stands, in which passage, and its folded words in order."""

    passage: int
    start: int
    end: int
    words: tuple[str, ...]


def told(document: Document) -> Iterator[Told]:
    """All sentences of a document but those of its furniture."""
    for number, passage in enumerate(document.passages):
        for span in spans(passage):
            yield Told(number, span.start, span.end, tuple(words(document.raw[span.start : span.end])))


def spans(passage: Passage) -> Iterable[Span]:
    """What is told of a passage: its sentences, or all of it; nothing of furniture."""
    if passage.kind == "furniture":
        return ()
    return passage.sentences or (Span(passage.start, passage.end),)


class Letters(NamedTuple):
    """The folded words that stand with a capital inside a sentence, and those that stand without one."""

    capital: frozenset[str]
    small: frozenset[str]


def letters(document: Document) -> Letters:
    """How the running text and the captions of a document write their words."""
    capital: set[str] = set()
    small: set[str] = set()
    for passage in document.passages:
        if passage.kind in ("body", "block", "caption"):
            for span in spans(passage):
                _sort(document.raw[span.start : span.end], capital, small)
    return Letters(frozenset(capital), frozenset(small))


def _sort(text: str, capital: set[str], small: set[str]) -> None:
    upper: list[str] = []
    lower: list[str] = []
    for n, token in enumerate(text.split()):
        bare = token.strip(_EDGES)
        if bare[:1].islower():
            lower.append(bare)
        elif bare[:1].isupper() and (n or bare[1:].isupper()):
            upper.append(bare)
    capital.update(words(_APART.join(upper)))
    small.update(words(_APART.join(lower)))


def proper(all_letters: Iterable[Letters]) -> frozenset[str]:
    """The words that stand with a capital inside a sentence, and never without one."""
    capital: set[str] = set()
    small: set[str] = set()
    for one in all_letters:
        capital |= one.capital
        small |= one.small
    return frozenset(capital - small - STOP_WORDS)


class Points:
    """Sentences by number, each with its stems (numbers too); made by ``Gathering``.

    ``documents``, ``starts``, ``ends``, ``flags`` are columns by sentence.
    """

    def __init__(self, gathered: Gathering) -> None:
        self.documents, self.starts, self.ends, self.flags = (
            column.whole() for column in (gathered.documents, gathered.starts, gathered.ends, gathered.flags)
        )
        self._firsts, self._codes = gathered.firsts.whole(), gathered.codes.whole()
        self.terms = gathered.terms
        self.numeral = gathered.numeral
        self.single = gathered.single
        self.titles = frozenset(gathered.terms[title] for title in _TITLES if title in gathered.terms)
        self.told, self.read = self._frequencies()
        self._offsets, self._holders = self._inverted()

    def __len__(self) -> int:
        return len(self.documents)

    def coded(self, n: int) -> memoryview[int]:
        """The stems of a sentence, ascending: twice the number of each, and one more where it is a name."""
        return self._codes[self._firsts[n] : self._firsts[n + 1]]

    def stems(self, n: int) -> frozenset[int]:
        """The stems of a sentence."""
        return frozenset([code >> 1 for code in self.coded(n)])

    def near(self, document: int, terms: Iterable[int], fewest: int) -> list[tuple[int, int]]:
        """Sentences of other documents that share some of these stems: minus how many, and number; most first.

        The rarest stems lead there, so that the time does not grow with the corpus.
        """
        told, offsets = self.told, self._offsets
        leading = sorted([(told[term], term) for term in terms if 1 < told[term] <= _HANDLED])
        if len(leading) < fewest:
            return []
        shared: Counter[int] = Counter()
        visited = 0
        for often, term in leading:
            visited += often
            if visited > _VISITED:
                break
            shared.update(self._holders[offsets[term] : offsets[term + 1]])
        documents = self.documents
        return sorted([(-often, n) for n, often in shared.items() if often >= fewest and documents[n] != document])

    def _frequencies(self) -> tuple[array[int], array[int]]:
        """In how many sentences each stem stands: in all of them, and in those of the running text."""
        told = array("I", bytes(4 * len(self.terms)))
        read = array("I", bytes(4 * len(self.terms)))
        for n in range(len(self)):
            running = self.flags[n] & READ
            for code in self.coded(n):
                told[code >> 1] += 1
                if running:
                    read[code >> 1] += 1
        return told, read

    def _inverted(self) -> tuple[array[int], memoryview[int]]:
        offsets = array("Q", [0])
        for often in self.told:
            offsets.append(offsets[-1] + (often if often <= _HANDLED else 0))
        holders = array("I", bytes(4 * offsets[-1]))
        nexts = offsets[:]
        for n in range(len(self)):
            for code in self.coded(n):
                term = code >> 1
                if self.told[term] <= _HANDLED:
                    holders[nexts[term]] = n
                    nexts[term] += 1
        return offsets, memoryview(holders)


class Gathering:
    """Takes in sentences, article by article, and makes the points of a corpus of them."""

    def __init__(self, names: frozenset[str], folder: Path | None = None) -> None:
        """``names``: words that are always written with a capital; ``folder``: where temporary files may lie."""
        self.documents, self.starts, self.ends = (Column("I", folder) for _ in range(3))
        self.flags, self.firsts, self.codes = Column("B", folder), Column("Q", folder), Column("I", folder)
        self.firsts.append(0)
        self.terms: dict[str, int] = {}
        self.numeral = bytearray()
        self.single = bytearray()
        self._names = names
        self._known: dict[str, int] = {}

    def add(self, number: int, passages: Sequence[Passage], sentences: Iterable[Told]) -> None:
        """The sentences of a document; those outside running text and captions are passed over."""
        for one in sentences:
            kind = passages[one.passage].kind
            if kind not in ("body", "block", "caption"):
                continue
            self.documents.append(number)
            self.starts.append(one.start)
            self.ends.append(one.end)
            running = READ if kind != "caption" and passages[one.passage].sentences else 0
            self.flags.append(_statement(one.words) | running)
            self.codes.extend(self._coded(one.words))
            self.firsts.append(len(self.codes))

    def whole(self) -> Points:
        """The points; nothing can be added any more."""
        return Points(self)

    def _coded(self, said: Iterable[str]) -> list[int]:
        codes = {code if (code := self._known.get(word)) is not None else self._learnt(word) for word in said}
        codes.discard(-1)
        return sorted(code for code in codes if code & 1 or code + 1 not in codes)

    def _learnt(self, word: str) -> int:
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        code = -1 if word in STOP_WORDS else 2 * self._term(word) + (word in self._names)
        self._known[word] = code
        return code

    def _term(self, word: str) -> int:
        term = stem(word)
        number = self.terms.setdefault(term, len(self.terms))
        if number == len(self.numeral):
            self.numeral.append(term[0].isdigit() and not (len(term) == 4 and term[:2] in "1920"))
            self.single.append(len(term) == 1)
        return number


def _statement(said: Sequence[str]) -> int:
    return DENIES * (not _NEVER.isdisjoint(said)) | AHEAD * (not _AHEAD.isdisjoint(said)) | ANNOUNCES * ("will" in said)


class Weights:
    """Inverse document frequencies of stems by number; ``unseen`` is that of a stem that stands nowhere."""

    def __init__(self, total: float, frequencies: Sequence[int], smooth: float = 0.0) -> None:
        self.of = array("d", (math.log(total / (often + smooth)) if often + smooth else 0.0 for often in frequencies))
        self.unseen = math.log(total / smooth) if smooth else 0.0

    def mass(self, terms: Iterable[int]) -> float:
        of = self.of
        return sum([of[term] for term in terms])
