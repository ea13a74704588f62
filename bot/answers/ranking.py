"""Which sentences stand for many: centrality, corroboration, position, and no two that say the same."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from bot.index import Index, Sentence
from bot.model import FoundSentence, Length, PassageKind
from bot.words import STOP_WORDS, stems

LIMITS: dict[Length, int] = {"short": 3, "normal": 5, "long": 8}

_RUNNING = ("body", "block")
_SAME = 0.6  # overlap from which two sentences say the same
_WORDS = range(8, 46)  # a full sentence that is short enough to quote
_FEWEST = 5
_ODD_SIZE = 0.7  # what a sentence counts that is shorter or longer
_BROKEN = 0.4  # one that is run together from two
_OVERTAKEN = 0.3  # one that announces what another article tells of as done
_CUT_QUOTATION = 0.7  # one that opens or ends in the middle of a quotation
_LEADING_ON = 0.5  # one that ends in a colon
_UNRESOLVED = 0.2  # one that opens with a pronoun or a connective
_LONE = 0.6  # a term that one document alone brings counts this much less
_AGAIN = 0.15  # what a term is worth each time it is told again
_FRESH = 0.15  # how much a sentence suffers from the part of it that was told before
_OPENS_SECTION = 1.0  # how prominent the first sentence under a heading is, where the lead is 1
_OPENS_PARAGRAPH = 0.35
_RELEVANCE = 1  # how steeply a sentence falls that is less on the topic
_CENTRAL = 0.5  # what centrality, each further source and prominence count
_SOURCE = 0.15
_PLACE = 1.2
_ANNOUNCED = 0.8  # what it counts to hold the words of the heading or title above
_PADDING = 9  # terms added to the length of every sentence, so that short ones do not win by shortness
_BREVITY = 0.6  # how much a sentence's length counts against it
_STOP_STEMS = frozenset(stems(" ".join(STOP_WORDS)))
_DEPENDENT = re.compile(
    r"^[\"'“‘(\[]?(?!it(?:['’]s| is| was| will be| would be) (?:\w+ )?\w+ (?:to|that)\b|there(?:['’]s| is| "
    r"are| was| were)\b)"
    r"(?:he|she|it|they|him|her|his|its|their|them|this|that|these|those|such|but|and|or|so|yet|however|"
    r"moreover|instead|meanwhile|also|still|here|there|then|thus|therefore|nevertheless|nonetheless|furthermore|"
    r"additionally|consequently|otherwise|another|both|one of the|the two|the pair|the former|the latter|in addition|"
    r"in short|for example|for instance|as such|on the other hand|that said|as for|according to (?:him|her|them))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_RUN_TOGETHER = re.compile(  # two sentences in one, as hasty editing leaves them
    r"[a-z][.!?]”? [a-z]|[a-z] (?:After|Before|When|While|He|She|They|It|In|On|At|But|And|This|These) (?=[a-z])"
)
_END = re.compile(r"[.!?][”\"’')\]]*$")


class Scored(NamedTuple):
    """A sentence with its content stems and what speaks for it, each 0 to about 1."""

    sentence: Sentence
    terms: frozenset[str]
    relevance: float
    centrality: float
    sources: int
    position: float
    announced: float
    sound: float
    ahead: float = 1.0

    @property
    def score(self) -> float:
        support = (
            _CENTRAL * self.centrality
            + _SOURCE * min(self.sources - 1, 4)
            + _PLACE * self.position
            + _ANNOUNCED * self.announced
        )
        return float(self.relevance**_RELEVANCE * self.sound * self.ahead * (0.5 + support))


class Pool:
    """Sentences of some documents, weighed against each other."""

    def __init__(self, index: Index, sentences: Iterable[Sentence]) -> None:
        self.sentences = tuple(sentences)
        self._terms = {one.number: frozenset(one.said.split()) - _STOP_STEMS for one in self.sentences}
        count = index.sentence_count() + 1
        terms = frozenset[str]().union(*self._terms.values())
        frequencies = index.sentence_frequencies(terms)
        self._weights = {term: math.log(1 + count / (0.5 + frequencies.get(term, 0))) for term in terms}
        self._masses = {number: self._mass(terms) for number, terms in self._terms.items()}
        self._titles = {one: index.card(one).title or "" for one in dict.fromkeys(s.document for s in self.sentences)}
        self._places = dict(self._positions())
        self._common = self._carried()
        self._scored: dict[int, Scored] = {}

    def _carried(self) -> dict[str, float]:
        """For every term the share of the documents that hold it, less the one that it stands in, 0 to 1."""
        holders: dict[str, set[str]] = {}
        for one in self.sentences:
            for term in self._terms[one.number]:
                holders.setdefault(term, set()).add(one.document)
        others = max(1, len(self._titles) - 1)
        return {term: (len(some) - 1) / others for term, some in holders.items()}

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
        weights = self._weights
        return sum([weights[term] for term in terms])

    def scored(self, sentence: Sentence, relevance: float) -> Scored:
        """The sentence with its centrality among all of the pool."""
        known = self._scored.get(sentence.number)
        if known is None:
            known = self._scored[sentence.number] = self._weighed(sentence)
        return known if relevance == 1.0 else known._replace(relevance=relevance)

    def _weighed(self, sentence: Sentence) -> Scored:
        terms = self._terms[sentence.number]
        shared = sum(self._weights[term] * self._common[term] for term in terms)
        central = min(1.0, shared / (self._masses[sentence.number] or 1.0))
        place, announced = self._places[sentence.number], self._announced(sentence)
        sound, ahead = soundness(sentence), _OVERTAKEN if sentence.overtaken else 1.0
        return Scored(sentence, terms, 1.0, central, sentence.sources, place, announced, sound, ahead)

    def _announced(self, sentence: Sentence) -> float:
        """The share of the weight of the heading above (else of the title) that the sentence holds, 0 to 1."""
        heading = _content(sentence.heading or self._titles.get(sentence.document, "")) & self._weights.keys()
        return self._mass(heading & self._terms[sentence.number]) / (self._mass(heading) or 1.0)

    def affinity(self, sentence: Sentence, others: Iterable[int]) -> float:
        """The largest overlap (weighted Dice coefficient) with one of these other sentences, 0 to 1."""
        terms, mass = self._terms[sentence.number], self._masses[sentence.number]
        return max(
            (
                2 * self._mass(terms & self._terms[other]) / (mass + self._masses[other] or 1.0)
                for other in others
                if other != sentence.number
            ),
            default=0.0,
        )

    def same(self, one: Scored, other: Scored) -> bool:
        """Whether two sentences say much the same."""
        shared = self._mass(one.terms & other.terms)
        masses = (self._masses[one.sentence.number], self._masses[other.sentence.number])
        return shared / (min(masses) or 1.0) >= _SAME

    def pick(self, scored: Iterable[Scored], limit: int) -> list[Scored]:
        """The sentences that together bring most of what the candidates say, none saying what another says.

        Greedy: a term is worth what the relevant sentences of all documents make of it, and counts in full once.
        """
        left = list(scored)
        worths = self._worths(left)
        picked: list[Scored] = []
        told: Counter[str] = Counter()
        # what a sentence adds only falls as others are chosen: who still leads when looked at again is the best
        heap = [(-_gain(one, worths, told), one.sentence.number, n, 0) for n, one in enumerate(left)]
        heapify(heap)
        while heap and len(picked) < limit:
            _, number, n, seen = heappop(heap)
            one = left[n]
            if any(self.same(one, other) for other in picked[seen:]):
                continue
            if seen < len(picked):
                heappush(heap, (-_gain(one, worths, told), number, n, len(picked)))
                continue
            picked.append(one)
            told.update(one.terms)
        return picked

    def _worths(self, scored: Sequence[Scored]) -> dict[str, float]:
        """For every term, how many documents bring it in relevant sentences (weighted by relevance and rarity)."""
        best: dict[tuple[str, str], float] = {}
        for one in scored:
            for term in one.terms:
                place = (term, one.sentence.document)
                if one.relevance > best.get(place, 0.0):
                    best[place] = one.relevance
        worths: dict[str, float] = {}
        for (term, _), relevance in best.items():
            worths[term] = worths.get(term, 0.0) + relevance
        return {term: max(0.0, sum_ - _LONE) * self._weights[term] ** 0.5 for term, sum_ in worths.items()}


def _gain(one: Scored, worths: dict[str, float], told: Counter[str]) -> float:
    """What a sentence adds to the chosen ones, for its length and by what speaks for it."""
    whole = sum([worths[term] for term in one.terms])
    new = sum([worths[term] * _AGAIN ** told[term] for term in one.terms]) if told else whole
    new *= (new / (whole or 1.0)) ** _FRESH
    return float(new / (len(one.terms) + _PADDING) ** _BREVITY * one.score)


@lru_cache(maxsize=1024)
def _content(text: str) -> frozenset[str]:
    return frozenset(stems(text)) - _STOP_STEMS


def pool_of(index: Index, documents: Iterable[str], *, whole: bool = False) -> Pool:
    """The running text of these documents, or all of it; made once for each set of them."""
    key = tuple(dict.fromkeys(documents))
    sentences = [one for document in key for one in index.sentences(document) if whole or one.kind in _RUNNING]
    return index.once(("pool", whole, key), lambda: Pool(index, sentences), len(sentences))


def soundness(sentence: Sentence) -> float:
    """How well a sentence can be shown by itself, 0 (not at all) to 1: whole, running text, no antecedent elsewhere."""
    return _soundness(sentence.text, sentence.kind)


@lru_cache(maxsize=2048)
def _soundness(text: str, kind: PassageKind) -> float:
    length = text.count(" ") + 1
    if (
        kind not in ("body", "block")
        or length < _FEWEST
        or not (text[0].isupper() or text[0] in "“\"‘'[($…" or text[0].isdigit())
    ):
        return 0.0
    ending = 1.0 if _END.search(text) else _LEADING_ON if text.endswith(":") else 0.0
    size = 1.0 if length in _WORDS else _ODD_SIZE
    marks = 1.0 if text.count("“") == text.count("”") else _CUT_QUOTATION
    marks *= _BROKEN if _RUN_TOGETHER.search(text) else 1.0
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
    return as_shown(scored.sentence)


def as_shown(one: Sentence) -> FoundSentence:
    """A sentence as an answer shows it."""
    return FoundSentence(one.text, one.document, one.start, one.end, one.sources, one.paragraph, one.kind)


def in_reading_order(picked: Sequence[Scored]) -> list[Scored]:
    """The article of the best sentence first, each article's sentences as it has them."""
    documents = list(dict.fromkeys(one.sentence.document for one in picked))
    return sorted(picked, key=lambda one: (documents.index(one.sentence.document), one.sentence.number))
