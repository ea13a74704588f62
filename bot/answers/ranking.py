"""Which sentences stand for many: centrality, corroboration, position, and no two that say the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.index import Index, Sentence
from bot.model import FoundSentence, Length
from bot.words import STOP_WORDS, stems

LIMITS: dict[Length, int] = {"short": 3, "normal": 5, "long": 8}

_SAME = 0.6  # overlap from which two sentences say the same
_CARRIES = 0.33  # overlap from which a sentence of another article supports a point
_SHARED = 3  # content words that a supporting sentence shares at least
_WORDS = range(8, 46)  # a full sentence that is short enough to quote
_FEWEST = 5
_ODD_SIZE = 0.7  # what a sentence counts that is shorter or longer
_CUT_QUOTATION = 0.7  # one that opens or ends in the middle of a quotation
_LEADING_ON = 0.5  # one that ends in a colon
_UNRESOLVED = 0.2  # one that opens with a pronoun or a connective
_LONE = 0.6  # a term that one document alone brings counts this much less
_AGAIN = 0.15  # what a term is worth each time it is told again
_FRESH = 0.5  # how much a sentence suffers from the part of it that was told before
_SECTION = 0.8  # and a sentence for each one chosen from the same section of the same document
_OPENS_SECTION = 1.0  # how prominent the first sentence under a heading is, where the lead is 1
_OPENS_PARAGRAPH = 0.3
_RELEVANCE = 2  # how steeply a sentence falls that is less on the topic
_CENTRAL = 0.5  # what centrality, each further source and prominence count
_SOURCE = 0.15
_PLACE = 0.6
_ANNOUNCED = 0.5  # what it counts to hold the words of the heading or title above
_PADDING = 6  # terms added to the length of every sentence, so that short ones do not win by shortness
_BREVITY = 0.4  # how much a sentence's length counts against it
_STOP_STEMS = frozenset(stems(" ".join(STOP_WORDS)))
_DEPENDENT = re.compile(
    r"^[\"'“‘(\[]?(?:he|she|it|they|him|her|his|its|their|them|this|that|these|those|such|but|and|or|so|yet|however|"
    r"moreover|instead|meanwhile|also|still|here|there|then|thus|therefore|nevertheless|nonetheless|furthermore|"
    r"additionally|consequently|otherwise|another|both|one of the|the two|the pair|the former|the latter|in addition|"
    r"in short|for example|for instance|as such|on the other hand|that said|as for|according to (?:him|her|them))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_END = re.compile(r"[.!?][”\"’')\]]*$")


class Scored(NamedTuple):
    """A sentence with its content stems and what speaks for it, each 0 to about 1."""

    sentence: Sentence
    terms: frozenset[str]
    relevance: float
    centrality: float
    sources: int
    position: float
    announced: float = 0.0

    @property
    def score(self) -> float:
        support = (
            _CENTRAL * self.centrality
            + _SOURCE * min(self.sources - 1, 4)
            + _PLACE * self.position
            + _ANNOUNCED * self.announced
        )
        return self.relevance**_RELEVANCE * soundness(self.sentence) * (0.5 + support)

    @property
    def section(self) -> tuple[str, str | None]:
        return self.sentence.document, self.sentence.heading


class Pool:
    """Sentences of some documents, weighed against each other."""

    def __init__(self, index: Index, sentences: Iterable[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._terms = {one.number: _content(one.text) for one in self.sentences}
        count = index.sentence_count() + 1
        terms = frozenset[str]().union(*self._terms.values())
        frequencies = index.sentence_frequencies(terms)
        self._weights = {term: math.log(1 + count / (0.5 + frequencies.get(term, 0))) for term in terms}
        self._near: dict[int, list[tuple[Sentence, float]]] = {}
        self._masses = {number: self._mass(terms) for number, terms in self._terms.items()}
        self._titles = {one: index.card(one).title or "" for one in dict.fromkeys(s.document for s in self.sentences)}
        self._places = dict(self._positions())
        self._by_term: dict[str, list[Sentence]] = {}
        for one in self.sentences:
            for term in self._terms[one.number]:
                self._by_term.setdefault(term, []).append(one)

    def _positions(self) -> Iterator[tuple[int, float]]:
        """How prominently every sentence stands: the lead most, then what opens a section, then a paragraph."""
        before: Sentence | None = None
        first = 0
        for one in self.sentences:
            if before is None or before.document != one.document:
                first, opens = one.number, 1.0
            else:
                opens = (
                    _OPENS_SECTION
                    if before.heading != one.heading
                    else _OPENS_PARAGRAPH
                    if before.passage != one.passage
                    else 0.0
                )
            yield one.number, max(opens, 1 / (1 + 0.25 * (one.number - first)))
            before = one

    def _mass(self, terms: Iterable[str]) -> float:
        return sum(self._weights[term] for term in terms)

    def scored(self, sentence: Sentence, relevance: float) -> Scored:
        """The sentence with its centrality among all of the pool."""
        overlaps = self._overlaps(sentence)
        best: dict[str, float] = {}
        for other, overlap in overlaps:
            best[other.document] = max(best.get(other.document, 0.0), overlap)
        own = best.pop(sentence.document, 0.0)
        central = min(1.0, 0.5 * own + sum(best.values()) / max(1, min(4, len(best))))
        sources = self._sources(sentence, overlaps)
        place, announced = self._places[sentence.number], self._announced(sentence)
        return Scored(sentence, self._terms[sentence.number], relevance, central, sources, place, announced)

    def _announced(self, sentence: Sentence) -> float:
        """The share of the weight of the heading above (else of the title) that the sentence holds, 0 to 1."""
        heading = _content(sentence.heading or self._titles.get(sentence.document, "")) & self._weights.keys()
        return self._mass(heading & self._terms[sentence.number]) / (self._mass(heading) or 1.0)

    def affinity(self, sentence: Sentence, others: frozenset[int]) -> float:
        """The largest overlap with one of these other sentences, 0 to 1."""
        return max((overlap for other, overlap in self._overlaps(sentence) if other.number in others), default=0.0)

    def _sources(self, sentence: Sentence, overlaps: Sequence[tuple[Sentence, float]]) -> int:
        terms = self._terms[sentence.number]
        others = {
            other.document
            for other, overlap in overlaps
            if overlap >= _CARRIES and len(terms & self._terms[other.number]) >= _SHARED
        }
        return len(others | {sentence.document})

    def _overlaps(self, sentence: Sentence) -> list[tuple[Sentence, float]]:
        """The other sentences that share a word, with the weighted share of common words (0 to 1)."""
        if sentence.number not in self._near:
            self._near[sentence.number] = self._measured(sentence)
        return self._near[sentence.number]

    def _measured(self, sentence: Sentence) -> list[tuple[Sentence, float]]:
        shared: dict[int, float] = {}
        others: dict[int, Sentence] = {}
        for term in self._terms[sentence.number]:
            for other in self._by_term[term]:
                shared[other.number] = shared.get(other.number, 0.0) + self._weights[term]
                others[other.number] = other
        mass = self._masses[sentence.number]
        return [
            (other, shared[number] / (mass + self._masses[number] - shared[number]) * 2)
            for number, other in others.items()
            if number != sentence.number
        ]

    def same(self, one: Scored, other: Scored) -> bool:
        """Whether two sentences say much the same."""
        shared = self._mass(one.terms & other.terms)
        return shared / (min(self._mass(one.terms), self._mass(other.terms)) or 1.0) >= _SAME

    def pick(self, scored: Iterable[Scored], limit: int) -> list[Scored]:
        """The sentences that together bring most of what the candidates say, none saying what another says.

        Greedy: a term is worth what the relevant sentences of all documents make of it, and counts in full once.
        """
        left = list(scored)
        worths = self._worths(left)
        picked: list[Scored] = []
        told: Counter[str] = Counter()
        while left and len(picked) < limit:
            best = max(left, key=lambda one: (_gain(one, worths, told, picked), -one.sentence.number))
            picked.append(best)
            told.update(best.terms)
            left = [one for one in left if one is not best and not self.same(one, best)]
        return picked

    def _worths(self, scored: Sequence[Scored]) -> dict[str, float]:
        """For every term, how many documents bring it in relevant sentences (weighted by relevance and rarity)."""
        best: dict[tuple[str, str], float] = {}
        for one in scored:
            for term in one.terms:
                place = (term, one.sentence.document)
                best[place] = max(best.get(place, 0.0), one.relevance)
        worths: dict[str, float] = {}
        for (term, _), relevance in best.items():
            worths[term] = worths.get(term, 0.0) + relevance
        return {term: max(0.0, sum_ - _LONE) * self._weights[term] ** 0.5 for term, sum_ in worths.items()}


def _gain(one: Scored, worths: dict[str, float], told: Counter[str], picked: Sequence[Scored]) -> float:
    """What a sentence adds to the chosen ones, for its length and by what speaks for it."""
    new = sum(worths[term] * _AGAIN ** told[term] for term in one.terms)
    new *= (new / (sum(worths[term] for term in one.terms) or 1.0)) ** _FRESH
    section = sum(1 for other in picked if other.section == one.section)
    return float(new / (len(one.terms) + _PADDING) ** _BREVITY * one.score * _SECTION**section)


def _content(text: str) -> frozenset[str]:
    return frozenset(term for term in stems(text) if term not in _STOP_STEMS and len(term) > 1)


def soundness(sentence: Sentence) -> float:
    """How well a sentence can be shown by itself, 0 (not at all) to 1: whole, running text, no antecedent elsewhere."""
    text = sentence.text
    length = text.count(" ") + 1
    if (
        sentence.kind not in ("body", "block")
        or length < _FEWEST
        or not (text[0].isupper() or text[0] in "“\"‘'[($…" or text[0].isdigit())
    ):
        return 0.0
    ending = 1.0 if _END.search(text) else _LEADING_ON if text.endswith(":") else 0.0
    size = 1.0 if length in _WORDS else _ODD_SIZE
    marks = 1.0 if text.count("“") == text.count("”") else _CUT_QUOTATION
    return ending * size * marks * (_UNRESOLVED if _DEPENDENT.match(text) or _opens_with_pronoun(text) else 1.0)


def stands_alone(sentence: Sentence) -> bool:
    """Whether a reader understands the sentence by itself."""
    return soundness(sentence) > _UNRESOLVED


def _opens_with_pronoun(text: str) -> bool:
    """A pronoun as subject of the first clause, as in “On Monday, he said”."""
    first, comma, rest = text.partition(", ")
    return bool(comma) and first.count(" ") < 4 and bool(_POINTING.match(rest))


def found(scored: Scored) -> FoundSentence:
    """The sentence as an answer shows it."""
    one = scored.sentence
    return FoundSentence(one.text, one.document, one.start, one.end, scored.sources, one.paragraph, one.kind)


def in_reading_order(picked: Sequence[Scored]) -> list[Scored]:
    """The article of the best sentence first, each article's sentences as it has them."""
    documents = list(dict.fromkeys(one.sentence.document for one in picked))
    return sorted(picked, key=lambda one: (documents.index(one.sentence.document), one.sentence.number))
