"""Which sentences stand for many: those that hold most of the terms a summary would hold, and say nothing twice.

A term (a stem, or two that stand side by side) is worth the chance that a human summary holds it, which grows with the
documents and the sentences that hold it and with the prominence of the best of them. Sentences are chosen greedily for
the worth they add, against the length they add: weighted coverage after Gillick and Favre (2009) and Lin and Bilmes
(2011), with weights of n-grams by regression after Li, Qian and Liu (2013).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heapreplace
from itertools import pairwise
from typing import NamedTuple

from bot.answers.soundness import soundness
from bot.index import Index, Sentence
from bot.model import FoundSentence, Length
from bot.words import STOP_WORDS, stems

LIMITS: dict[Length, int] = {"short": 3, "normal": 5, "long": 8}

_RUNNING = ("body", "block")
_SAME = 0.6  # share of the lighter of two sentences that the other holds from which they say the same
_ALIKE = 0.5  # the same for the Dice coefficient of their terms
_OVERTAKEN = 0.3  # what a sentence counts that announces what another article tells of as done
_QUOTED = 0.9  # one that quotes, where no topic is asked for: then the writers' own account comes first
_PLACE = 0.3  # what prominence, the words of the heading above and each further source add to a sentence
_ANNOUNCED = 0.8
_SOURCE = 0.15
_SOURCES = 4  # further sources that count
_OPENS_SECTION = 1.0  # how prominent the first sentence under a heading is, where the lead is 1
_OPENS_PARAGRAPH = 0.35
_FALLS = 0.25  # how fast prominence falls from sentence to sentence
_BRIEF = 100  # words that are chosen first, as a summary by themselves
_EVEN = 100  # words added to a brief summary's length when what it holds is weighed against it
_BREVITY = 0.6  # how much a sentence's length counts against it
_PADDING = 5  # words added to it
_TOPICAL = 2  # how steeply a sentence falls that is less on the topic
_ASIDE = 0.2  # what a term counts that stands in no sentence on the topic


class Chances(NamedTuple):
    """Weights of the logistic regression that tells how likely a term is in a human summary, and what it counts."""

    constant: float
    documents: float  # for the logarithm of the number of documents that hold it
    sentences: float  # and of the sentences
    prominence: float  # for the greatest prominence of one
    worth: float

    def of(self, documents: int, sentences: int, prominence: float) -> float:
        """The chance, times what it counts."""
        told = self.documents * math.log(documents) + self.sentences * math.log(sentences)
        return self.worth / (1 + math.exp(-self.constant - told - self.prominence * prominence))


@lru_cache(maxsize=4096)
def _chance(pair: bool, documents: int, sentences: int, prominence: float) -> float:
    return (_PAIR if pair else _WORD).of(documents, sentences, prominence)


_WORD = Chances(-3.1, 1.3, 1.0, 1.65, 0.6)
_PAIR = Chances(-3.75, 1.4, 1.25, 1.65, 1.2)


class Scored(NamedTuple):
    """A sentence with its terms, how relevant it is and what speaks for showing it, 0 to 1.

    ``later`` is true of those that come after the briefest summary.
    """

    sentence: Sentence
    terms: frozenset[str]
    relevance: float
    standing: float
    later: bool = False

    @property
    def sources(self) -> int:
        return self.sentence.sources


class Pool:
    """Sentences of some documents, weighed against each other."""

    def __init__(self, index: Index, sentences: Iterable[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._index = index
        self._terms = {one.number: _terms(one) for one in self.sentences}
        self._lengths = {one.number: one.text.count(" ") + 1 for one in self.sentences}
        self._held: Counter[str] = Counter()
        self._places = dict(zip(self._terms, self._prominence(), strict=True))
        self._chances = self._weighed()
        self._content: dict[int, tuple[frozenset[str], float]] = {}
        self._weights: dict[str, float] = {}

    def _weighed(self) -> dict[str, float]:
        """What every term is worth."""
        within: dict[str, set[str]] = {}
        for one in self.sentences:
            self._held.update(self._terms[one.number])
            within.setdefault(one.document, set()).update(self._terms[one.number])
        documents = Counter(term for terms in within.values() for term in terms)
        best: dict[str, float] = {}
        for number, prominence in sorted(self._places.items(), key=lambda place: place[1]):
            best.update(dict.fromkeys(self._terms[number], prominence))
        held = self._held
        return {term: _chance(" " in term, documents[term], held[term], place) for term, place in best.items()}

    def _prominence(self) -> Iterator[float]:
        """How prominently every sentence stands, 0 to 1: the lead most, then what opens a section, a paragraph."""
        before: Sentence | None = None
        first = 0
        for one in self.sentences:
            opens = 0.0
            if before is None or before.document != one.document:
                first = one.number
            elif before.heading != one.heading:
                opens = _OPENS_SECTION
            elif before.passage != one.passage:
                opens = _OPENS_PARAGRAPH
            yield max(opens, 1 / (1 + _FALLS * (one.number - first)))
            before = one

    def scored(self, sentence: Sentence, relevance: float | None = None) -> Scored:
        """The sentence with what speaks for it; ``relevance`` is that to a topic, where there is one."""
        standing = soundness(sentence) ** 0.5 * (_OVERTAKEN if sentence.overtaken else 1.0)
        standing *= _QUOTED if any(mark in sentence.text for mark in '“”"') else 1.0
        further = min(sentence.sources - 1, _SOURCES)
        speaks = _PLACE * self._places[sentence.number] + _ANNOUNCED * self._announced(sentence) + _SOURCE * further
        return Scored(
            sentence, self._terms[sentence.number], 1.0 if relevance is None else relevance, standing * (1 + speaks)
        )

    def _announced(self, sentence: Sentence) -> float:
        """The share of the weight of the heading above (else of the title) that the sentence holds, 0 to 1."""
        heading = _content(sentence.heading or self._index.card(sentence.document).title or "") & self._held.keys()
        return self._mass(heading & self._terms[sentence.number]) / (self._mass(heading) or 1.0)

    def value(self, one: Scored) -> float:
        """What a sentence is worth by itself, for its length."""
        return one.relevance * self.density(one, _gain(one, self._chances, frozenset()))

    def density(self, one: Scored, gain: float) -> float:
        """What a sentence brings, for its length."""
        return float(gain / (self.length(one) + _PADDING) ** _BREVITY)

    def same(self, one: Scored, other: Scored) -> bool:
        """Whether two sentences say much the same."""
        (left, mass), (right, weight) = self._said(one), self._said(other)
        common = left & right
        held = self._mass(common) >= _SAME * min(mass, weight)
        return bool(common) and (held or 2 * len(common) >= _ALIKE * (len(left) + len(right)))

    def _said(self, one: Scored) -> tuple[frozenset[str], float]:
        """The stems of a sentence that carry meaning, and their weight."""
        number = one.sentence.number
        if number not in self._content:
            stems_ = frozenset(one.sentence.said.split()) - _STOP_STEMS
            self._content[number] = (stems_, self._mass(stems_))
        return self._content[number]

    def _mass(self, terms: Iterable[str]) -> float:
        if not self._weights:
            words = {term for term in self._held if " " not in term}
            frequencies, count = self._index.sentence_frequencies(words), self._index.sentence_count() + 1
            self._weights = {term: math.log(1 + count / (0.5 + frequencies.get(term, 0))) for term in words}
        return sum([self._weights[term] for term in terms])

    def pick(
        self, candidates: Sequence[Scored], limit: int, relevance: Mapping[int, float] | None = None
    ) -> list[Scored]:
        """The candidates that together are worth most, the brief ones first, then those that come ``later``.

        ``relevance`` is that of every sentence of the pool that is on the topic; all are without one.
        """
        chosen = _Chosen(self, candidates, self._chances if relevance is None else self._worths(relevance))
        while len(chosen.picked) < limit and chosen.add(within=_BRIEF):
            pass
        brief = len(chosen.picked)
        while len(chosen.picked) < limit and chosen.add():
            pass
        return [one._replace(later=n >= brief > 0) for n, one in enumerate(chosen.picked)]

    def length(self, one: Scored) -> int:
        """Words of a sentence."""
        return self._lengths[one.sentence.number]

    def _worths(self, relevance: Mapping[int, float]) -> Mapping[str, float]:
        """What a term is worth to a topic: less, the less the sentences that hold it are on the topic."""
        relevant: dict[str, float] = {}
        for number, share in relevance.items():
            for term in self._terms[number]:
                relevant[term] = relevant.get(term, 0.0) + share
        held, chances = self._held, self._chances
        return {term: chances[term] * (_ASIDE + (1 - _ASIDE) * share / held[term]) for term, share in relevant.items()}


class _Chosen:
    """Sentences chosen so far, what they hold and how long they are."""

    def __init__(self, pool: Pool, candidates: Sequence[Scored], worths: Mapping[str, float]) -> None:
        self.picked: list[Scored] = []
        self._pool = pool
        self._worths = worths
        self._left = list(candidates)
        # what each adds: as others are chosen it only falls, so what was true before is a bound
        self._gains = {one.sentence.number: _gain(one, worths, frozenset()) for one in self._left}
        self._told: frozenset[str] = frozenset()
        self._words = 0
        self._worth = 0.0

    def add(self, within: int | None = None) -> bool:
        """Choose one more, ``within`` so many words only if the whole gains for its length; false when none is left."""
        heap = [
            (-self._density(one), one.sentence.number, n, False)
            for n, one in enumerate(self._left)
            if within is None or self._words + self._pool.length(one) <= within
        ]
        heapify(heap)
        while heap:
            _, number, n, fresh = heap[0]
            one = self._left[n]
            if fresh:
                return (within is None or self._worthwhile(one)) and self._take(n)
            if any(self._pool.same(one, other) for other in self.picked):
                heappop(heap)
                continue
            self._gains[number] = _gain(one, self._worths, self._told)
            heapreplace(heap, (-self._density(one), number, n, True))
        return False

    def _density(self, one: Scored) -> float:
        return self._pool.density(one, self._gains[one.sentence.number])

    def _worthwhile(self, one: Scored) -> bool:
        """Whether the chosen ones are worth more for their length with this one."""
        with_it = self._worth + self._gains[one.sentence.number]
        return with_it / (self._words + self._pool.length(one) + _EVEN) > self._worth / (self._words + _EVEN)

    def _take(self, n: int) -> bool:
        one = self._left.pop(n)
        self.picked.append(one)
        self._told |= one.terms
        self._words += self._pool.length(one)
        self._worth += self._gains[one.sentence.number]
        return True


def _gain(one: Scored, worths: Mapping[str, float], told: frozenset[str]) -> float:
    """What a sentence adds to what is told."""
    return one.standing * one.relevance**_TOPICAL * sum([worths.get(term, 0.0) for term in one.terms - told])


_STOP_STEMS = frozenset(stems(" ".join(STOP_WORDS)))


@lru_cache(maxsize=1024)
def _content(text: str) -> frozenset[str]:
    return frozenset(stems(text)) - _STOP_STEMS


def _terms(sentence: Sentence) -> frozenset[str]:
    """The stems of a sentence, and the pairs of those side by side that are not both little words."""
    said = sentence.said.split()
    pairs = [f"{one} {two}" for one, two in pairwise(said) if one not in _STOP_STEMS or two not in _STOP_STEMS]
    return frozenset([*said, *pairs])


def pool_of(index: Index, documents: Iterable[str], *, whole: bool = False) -> Pool:
    """The running text of these documents, or all of it; made once for each set of them."""
    key = tuple(dict.fromkeys(documents))
    sentences = [one for document in key for one in index.sentences(document) if whole or one.kind in _RUNNING]
    return index.once(("pool", whole, key), lambda: Pool(index, sentences), len(sentences))


def found(scored: Scored) -> FoundSentence:
    """The sentence as an answer shows it."""
    return as_shown(scored.sentence)


def as_shown(one: Sentence) -> FoundSentence:
    """A sentence as an answer shows it."""
    return FoundSentence(one.text, one.document, one.start, one.end, one.sources, one.paragraph, one.kind)


def in_reading_order(picked: Sequence[Scored]) -> list[Scored]:
    """The brief summary before the rest; in each the article of its best sentence first, as the article has them."""
    documents = list(dict.fromkeys(one.sentence.document for one in picked))
    return sorted(picked, key=lambda one: (one.later, documents.index(one.sentence.document), one.sentence.number))
