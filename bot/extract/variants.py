"""Which quotations are one utterance: the segments of a split quotation, and its wordings or translations elsewhere."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from bot.extract.overlap import Rarity, stems_of
from bot.model import QuoteKind

_ALIKE = 0.42  # weighted Dice coefficient from which two utterances of one speaker are one in other words
_HELD = 0.62  # share of a short utterance's weight that a longer one must hold
_HELD_OPPOSED = 0.85  # where only one of them negates, which must then be in what the other leaves out
_FEWEST = 3  # stems; a shorter utterance is one only with its equal, or word for word in a longer one
_FEWEST_WORDS = 3  # of a phrase that is found again in a longer utterance of the same article
_PHRASE = 4  # words; the same of another article
_NEGATIONS = frozenset("no not never nor none nothing nobody without".split())
_TELLING = _NEGATIONS | frozenset("up down in out on off over under for against before after".split())
_LEADING = 400  # utterances that a stem may lead to: commoner ones find nothing
_COMPARED = 60  # utterances that one is compared with, those that share most first
_MUST_SHARE = 0.58  # share of a short utterance's weight that cannot be all that two have apart: 1 - _ALIKE


class Saying(NamedTuple):
    """A quotation: the group of segments it belongs to (-1: none), its kind, whose it is, and its folded words."""

    split: int
    kind: QuoteKind
    speakers: tuple[str, ...]
    words: tuple[str, ...]


class _Unit(NamedTuple):
    """A quotation, or all segments of a split one: the first of its group, who speaks, its stems and its words."""

    group: int
    document: int
    speakers: tuple[str, ...]
    stems: frozenset[str]
    text: str


class Utterances:
    """Takes in the quotations of all articles, in their order, and says which belong together.

    What they say lies in a temporary file; in memory stand a few numbers for each.
    """

    def __init__(self) -> None:
        self._parent = array("I")
        self._sizes = array("I")
        self._counts: Counter[str] = Counter()
        self._total = self._documents = self._units = 0
        self._users = _Users()
        self._db = sqlite3.connect("", isolation_level=None)  # a file of its own that goes when it is closed
        self._db.execute("CREATE TABLE unit (n INTEGER PRIMARY KEY, first INT, document INT, speakers TEXT, text TEXT)")
        self._db.execute("CREATE TABLE said (speaker TEXT, unit INT)")
        self._db.execute("BEGIN")

    def add(self, quotes: Iterable[Saying]) -> None:
        """The quotations of the next article."""
        start = len(self._parent)
        groups: dict[int, int] = {}
        said: dict[int, list[Saying]] = {}
        for k, quote in enumerate(quotes, start):
            first = k if quote.split == -1 else groups.setdefault(quote.split, k)
            self._parent.append(first)
            self._sizes.append(0)
            said.setdefault(first, []).append(quote)
        for first, group in said.items():
            self._counts.update(stems_of(word for part in group for word in part.words))
            self._total += 1
            if group[0].kind not in ("term", "block", "reported") and group[0].speakers:
                self._add_units(first, group)
        self._documents += 1

    def _add_units(self, first: int, group: Sequence[Saying]) -> None:
        """A segment group as a whole, and its segments where it has several."""
        texts = [f" {' '.join(part.words)} " for part in group]
        parts = list(zip((part.speakers for part in group), texts, strict=True))
        for speakers, text in ([(group[0].speakers, " | ".join(texts)), *parts]) if len(parts) > 1 else parts:
            self._users.add(self._units, _stems(text))
            row = (self._units, first, self._documents, json.dumps(speakers), text)
            self._db.execute("INSERT INTO unit VALUES (?, ?, ?, ?, ?)", row)
            self._db.executemany("INSERT INTO said VALUES (?, ?)", [(name, self._units) for name in speakers])
            self._units += 1

    def close(self) -> None:
        """Lets go of the temporary file."""
        self._db.close()

    def settle(self) -> None:
        """Compares; nothing can be added any more."""
        rarity = Rarity(self._total, self._counts)
        rows = self._db.execute(
            "SELECT speaker, first, document, speakers, text FROM said JOIN unit ON n = unit ORDER BY speaker, unit"
        )
        for _, of_speaker in groupby(rows, key=lambda row: str(row[0])):
            for one, other in _near((_unit(row[1:]) for row in of_speaker), rarity):
                if _one_utterance(one, other, rarity) or self._is_repeated(one, other):
                    self._join(one.group, other.group)
        self.close()
        for k in range(len(self._parent)):
            self._sizes[self._root(k)] += 1

    def first(self, k: int) -> int | None:
        """The first quotation of the utterance that the ``k``-th belongs to; None where it stands alone."""
        root = self._root(k)
        return root if self._sizes[root] > 1 else None

    def _root(self, k: int) -> int:
        parent = self._parent
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    def _join(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        self._parent[max(one, other)] = min(one, other)

    def _is_repeated(self, one: _Unit, other: _Unit) -> bool:
        """Whether one is a phrase that the other holds word for word, and nobody else's: no commonplace."""
        phrase, longer = (one, other) if len(one.text) <= len(other.text) else (other, one)
        fewest = _FEWEST_WORDS if one.document == other.document else _PHRASE
        if len(phrase.stems) < 2 or len(phrase.text.split()) < fewest or phrase.text not in longer.text:
            return False
        users = map(self._looked_up, self._users.of_rarest(phrase.stems))
        return all(set(user.speakers) & set(phrase.speakers) for user in users if phrase.text in user.text)

    def _looked_up(self, number: int) -> _Unit:
        rows = self._db.execute("SELECT first, document, speakers, text FROM unit WHERE n = ?", (number,))
        return _unit(rows.fetchone())


class _Users:
    """By stem, how many units use it, and the first of them."""

    def __init__(self) -> None:
        self._often: Counter[str] = Counter()
        self._first: dict[str, array[int]] = {}

    def add(self, number: int, stems: frozenset[str]) -> None:
        self._often.update(stems)
        for stem in stems:
            if self._often[stem] <= _LEADING:
                self._first.setdefault(stem, array("I")).append(number)

    def of_rarest(self, stems: frozenset[str]) -> array[int]:
        return self._first[min(sorted(stems), key=self._often.__getitem__)]


def _unit(row: Sequence[object]) -> _Unit:
    first, document, speakers, text = row
    return _Unit(int(str(first)), int(str(document)), tuple(json.loads(str(speakers))), _stems(str(text)), str(text))


def _stems(text: str) -> frozenset[str]:
    return stems_of(word for word in text.split() if word != "|")


def _near(units: Iterable[_Unit], rarity: Rarity) -> Iterator[tuple[_Unit, _Unit]]:
    """Pairs of a speaker's units, of different groups, that may be one utterance.

    Two that are share one of the rarest words of the shorter (a prefix filter, after Chaudhuri, Ganti and Kaushik, "A
    primitive operator for similarity joins in data cleaning", 2006), so only those that do are compared.
    """
    known: list[_Unit] = []
    holders: dict[str, list[int]] = {}
    leaders: dict[str, list[int]] = {}
    for here, unit in enumerate(units):
        leading = _rarest(unit.stems, rarity)
        shared: Counter[int] = Counter()
        for table, some in ((holders, leading), (leaders, unit.stems)):
            for stem in some:
                if len(near := table.get(stem, ())) <= _LEADING:
                    shared.update(near)
        for other in sorted(sorted(shared), key=lambda k: -shared[k])[:_COMPARED]:
            if known[other].group != unit.group:
                yield known[other], unit
        known.append(unit)
        for table, some in ((holders, unit.stems), (leaders, leading)):
            for stem in some:
                if len(owners := table.setdefault(stem, [])) <= _LEADING:
                    owners.append(here)


def _rarest(stems: frozenset[str], rarity: Rarity) -> Sequence[str]:
    """The rarest stems, so many that what is left is too light for two to be alike by it."""
    ranked = sorted(stems, key=lambda stem: (rarity.counts[stem], stem))
    left = _MUST_SHARE * rarity.mass(stems)
    for n, stem in enumerate(ranked, 1):
        left -= rarity.weight(stem)
        if left < 0:
            return ranked[:n]
    return ranked


def _one_utterance(one: _Unit, other: _Unit, rarity: Rarity) -> bool:
    small, large = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    if not small.stems:
        return False
    if len(small.stems) < _FEWEST:
        same = small.stems == large.stems and _small_words(small) == _small_words(large)
        return same and set(one.speakers) == set(other.speakers)
    held = rarity.held(small.stems, large.stems)
    if _negates(small) != _negates(large):
        return held >= _HELD_OPPOSED and len(large.stems) >= 2 * len(small.stems)
    return held >= _HELD or rarity.shared(small.stems, large.stems) >= _ALIKE


def _small_words(unit: _Unit) -> frozenset[str]:
    """Those that tell two short phrases of the same stems apart, such as "phase-out" and "phase-down"."""
    return _TELLING & frozenset(unit.text.split())


def _negates(unit: _Unit) -> bool:
    return not _NEGATIONS.isdisjoint(unit.text.split())
