"""The points of an article: its salient sentences, their headings, and where other articles carry them too."""

from __future__ import annotations

import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.extract.draft import record_id
from bot.extract.overlap import terms
from bot.model import Document, Span, Support, Takeaway
from bot.support.corroborate import Corroboration
from bot.support.points import READ, Points, Told, Weights

_SAME = 0.55  # from which two sentences of one article say the same
_MOST = 7  # points an article
_A_HEADING = 2  # points under one heading
_SHORTEST, _LONGEST = 8, 60  # words of a sentence that can stand alone
_DANGLING = frozenset(
    """he she it they his her its their this that these those but and so yet however moreover furthermore also then
    instead still meanwhile nevertheless such another others both neither there here according""".split()
)


class _Sentence(NamedTuple):
    """``number`` in the corpus, ``place`` in its article; ``alone``: whether it makes sense by itself."""

    number: int
    place: int
    span: Span
    heading: Span | None
    stems: frozenset[int]
    alone: bool


class Takeaways:
    """Chooses the points of each article, in the order of the corpus, and ranks those of all; they wait in a temporary
    file."""

    def __init__(self, points: Points, corroboration: Corroboration) -> None:
        self._points = points
        self._corroboration = corroboration
        read = sum(1 for flags in points.flags if flags & READ)
        self._weights = Weights(read + 1, points.read, 0.5)
        self._next = 0
        self._documents: list[str] = []
        self._db = sqlite3.connect("", isolation_level=None)  # a file of its own that goes when it is closed
        self._db.execute(
            "CREATE TABLE chosen (number INTEGER PRIMARY KEY, score REAL, articles INT, support BLOB, "
            "text TEXT, heading TEXT)"
        )
        self._db.execute("BEGIN")

    def close(self) -> None:
        """Lets go of the temporary file."""
        self._db.close()

    def choose(self, document: Document, sentences: Sequence[Told]) -> None:
        """Takes the points of the next article."""
        own = list(self._own(document, sentences))
        self._documents.append(document.id)
        for score, sentence, support in self._best(document, own):
            heading = None if sentence.heading is None else _text(document, sentence.heading)
            row = (sentence.number, score, len(support), support.tobytes(), _text(document, sentence.span), heading)
            self._db.execute("INSERT INTO chosen VALUES (?, ?, ?, ?, ?, ?)", row)

    def ranked(self) -> Iterator[Takeaway]:
        """Takeaways of the corpus, the most salient first, each with its heading and its support in other articles."""
        for rank, number in enumerate(self._fresh_first(), 1):
            [(support, text, heading)] = self._db.execute(
                "SELECT support, text, heading FROM chosen WHERE number = ?", (number,)
            )
            document, start, end = self._place(number)
            id_ = record_id("t", document, start, end)
            others = tuple(Support(*self._place(other)) for other in array("I", support))
            yield Takeaway(id_, document, start, end, text, heading, rank, others)

    def _place(self, number: int) -> tuple[str, int, int]:
        points = self._points
        return self._documents[points.documents[number]], points.starts[number], points.ends[number]

    def _fresh_first(self) -> Iterator[int]:
        """The best first, but last of all those whose point a better one of another article has made already."""
        made = bytearray(len(self._points))
        repeated = array("I")
        rows = self._db.execute("SELECT number, support FROM chosen ORDER BY articles DESC, score DESC, number")
        for number, blob in rows:
            support = array("I", blob)
            if made[number] or any(made[other] for other in support):
                repeated.append(number)
            else:
                yield number
            for other in (number, *support):
                made[other] = 1
        yield from repeated

    def _own(self, document: Document, sentences: Sequence[Told]) -> Iterator[_Sentence]:
        place = 0
        for one in sentences:
            passage = document.passages[one.passage]
            if passage.kind not in ("body", "block", "caption"):
                continue
            number, self._next = self._next, self._next + 1
            if self._points.flags[number] & READ:
                span = Span(one.start, one.end)
                stems = self._points.stems(number)
                yield _Sentence(number, place, span, passage.heading, stems, _stands_alone(_text(document, span), one))
                place += 1

    def _best(self, document: Document, own: Sequence[_Sentence]) -> list[tuple[float, _Sentence, array[int]]]:
        """An article's points: the best sentences, few under one heading, none twice."""
        every = Counter(stem for sentence in own for stem in sentence.stems)
        frequent = {stem for stem, often in every.items() if often >= 3}
        heads = {
            heading: self._known(f"{document.title_text or ''} . {'' if heading is None else _text(document, heading)}")
            for heading in {sentence.heading for sentence in own}
        }
        ranked: list[tuple[float, _Sentence, array[int]]] = []
        for sentence in own:
            if sentence.alone:
                support = self._corroboration.carriers(sentence.number)
                centre = sum(every[stem] for stem in sentence.stems & frequent) / (4 + len(sentence.stems))
                related = self._held(heads[sentence.heading], sentence.stems)
                score = centre + 1.5 * len(support) + 2.0 * related + 2.0 / (1 + sentence.place) ** 0.5
                ranked.append((score, sentence, support))
        ranked.sort(key=lambda one: (-one[0], one[1].number))
        return self._few(ranked)

    def _few(self, ranked: Sequence[tuple[float, _Sentence, array[int]]]) -> list[tuple[float, _Sentence, array[int]]]:
        kept: list[tuple[float, _Sentence, array[int]]] = []
        under: Counter[Span | None] = Counter()
        for one in ranked:
            heading = one[1].heading
            if len(kept) == _MOST or under[heading] >= (_A_HEADING if heading else _MOST):
                continue
            if all(self._alike(one[1].stems, other[1].stems) < _SAME for other in kept):
                kept.append(one)
                under[heading] += 1
        return kept

    def _known(self, text: str) -> frozenset[int]:
        """The numbers of the stems of a text; those that stand in no sentence are below zero."""
        return frozenset(self._points.terms.get(term, -n) for n, term in enumerate(sorted(terms(text)), 1))

    def _mass(self, stems: frozenset[int]) -> float:
        known = [stem for stem in stems if stem >= 0]
        return self._weights.mass(known) + (len(stems) - len(known)) * self._weights.unseen

    def _held(self, small: frozenset[int], large: frozenset[int]) -> float:
        """Share of the weight of ``small`` that ``large`` holds, 0 to 1."""
        total = self._mass(small)
        return self._mass(small & large) / total if total else 0.0

    def _alike(self, one: frozenset[int], other: frozenset[int]) -> float:
        """Weighted Dice coefficient, 0 to 1."""
        total = self._weights.mass(one) + self._weights.mass(other)
        return 2 * self._weights.mass(one & other) / total if total else 0.0


def _stands_alone(text: str, one: Told) -> bool:
    first = one.words[0] if one.words else ""
    return (
        _SHORTEST <= len(text.split()) <= _LONGEST
        and first not in _DANGLING
        and text[-1:] in '.!?”"’'
        and text[:1] not in '“"‘[('
    )


def _text(document: Document, span: Span) -> str:
    return document.raw[span.start : span.end]
