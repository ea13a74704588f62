"""Writing what quotations are searched by (``grams``), in memory that does not grow with their number."""

from __future__ import annotations

import sqlite3
import tempfile
from array import array
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from typing import BinaryIO, cast

from bot.index.grams import GRAM_BITS, SLOTS, cuts, join_slots, pair_grams, word_gram
from bot.index.postings import encode, encode_varints
from bot.words import STOP_WORDS, words

_COMMON = 24  # pairs that so many quotations hold get a list of their own
_EVERYWHERE = 0.02  # share of the quotations from which a pair leads nowhere
_FULL = 255  # bytes a slot may take
_SLOT = 4  # postings a slot has on average
_PART_BITS = 6  # records are sorted in parts, by the first bits of their gram
_HELD = 1 << 20  # records in memory before they go to the parts' files
_NUMBER_BITS = 31  # a record is a gram and, in its lower bits, the number of a quotation
_LITTLE = frozenset(map(word_gram, cuts(sorted(STOP_WORDS))))

Postings = tuple[int, list[int]]  # a gram and the numbers of the quotations that hold it


class QuotePostings:
    """Takes quotations one by one, in ascending order of their number; ``finish`` fills the tables."""

    def __init__(self) -> None:
        self._parts = [array("Q") for _ in range(1 << _PART_BITS)]
        self._closing = ExitStack()
        self._files = [self._closing.enter_context(_file()) for _ in self._parts]
        self._held = self._pairs = self._last = 0

    def add(self, number: int, text: str) -> None:
        """The words of a quotation."""
        cut = cuts(words(text))
        pairs = set(pair_grams(cut))
        for gram in pairs.union(map(word_gram, set(cut))):
            self._parts[gram >> GRAM_BITS - _PART_BITS].append(gram << _NUMBER_BITS | number)
            self._held += 1
        self._pairs += len(pairs)
        self._last = number
        if self._held >= _HELD:
            self._spill()

    def finish(self, db: sqlite3.Connection) -> None:
        """Fill ``gram`` and ``gram_slot``, and note in ``meta`` how many bits of a gram number its slot."""
        self._spill()
        bits = max(12, (self._pairs // _SLOT).bit_length() - 1)
        row: list[bytes] = []
        for n, slot in enumerate(self._slots(db, bits), 1):
            row.append(slot)
            if n % SLOTS == 0:
                if any(row):
                    db.execute("INSERT INTO gram_slot VALUES (?, ?)", (n // SLOTS - 1, join_slots(row)))
                row = []
        db.execute("INSERT INTO meta VALUES ('slot_bits', ?)", (str(bits),))

    def close(self) -> None:
        """Let go of the temporary files."""
        self._closing.close()

    def _spill(self) -> None:
        for part, file in zip(self._parts, self._files, strict=True):
            part.tofile(file)
            del part[:]
        self._held = 0

    def _slots(self, db: sqlite3.Connection, bits: int) -> Iterator[bytes]:
        """All slots in order; the lists of words and common pairs go to their table on the way."""
        done = 0
        for slot, some in groupby(self._postings(), lambda one: one[0] >> GRAM_BITS - bits):
            yield from (b"",) * (slot - done)
            yield self._slot(db, some)
            done = slot + 1
        yield from (b"",) * ((1 << bits) - done)

    def _postings(self) -> Iterator[Postings]:
        """All posting lists, by gram."""
        low = (1 << _NUMBER_BITS) - 1
        for file in self._files:
            file.seek(0)
            records = array("Q")
            records.frombytes(file.read())
            for gram, held in groupby(sorted(records), lambda record: record >> _NUMBER_BITS):
                yield gram, [record & low for record in held]

    def _slot(self, db: sqlite3.Connection, some: Iterable[Postings]) -> bytes:
        """The list of a slot, once words and common pairs have got theirs."""
        rare: list[Postings] = []
        for gram, numbers in some:
            if gram & 1 and len(numbers) < _COMMON:
                rare.append((gram, numbers))
            else:
                self._insert(db, gram, numbers)
        rare.sort(key=lambda one: len(one[1]))
        while len(packed := encode_varints(sorted({n for _, numbers in rare for n in numbers}))) > _FULL:
            self._insert(db, *rare.pop())
        return packed

    def _insert(self, db: sqlite3.Connection, gram: int, numbers: list[int]) -> None:
        """A list of its own; that of a stop word or of a pair that is everywhere stays empty."""
        telling = gram not in _LITTLE and (not gram & 1 or len(numbers) <= max(_COMMON, _EVERYWHERE * self._last))
        ids = encode(numbers) if telling else b""
        db.execute("INSERT INTO gram VALUES (?, ?, ?)", (gram, len(numbers), ids))


def _file() -> BinaryIO:
    return cast(BinaryIO, tempfile.TemporaryFile())
