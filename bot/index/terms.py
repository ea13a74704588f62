"""Gathering posting lists in bounded memory: full ones wait in a temporary file until all are brought together."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator
from itertools import groupby

from bot.index import schema
from bot.index.postings import encode

_LISTS = 200_000  # lists in memory
_NUMBERS = 8_000_000  # numbers in them


class Terms:
    """Posting lists by space and term; numbers come in ascending order."""

    def __init__(self) -> None:
        self._lists: dict[tuple[str, str], array[int]] = {}
        self._held = self._run = 0
        self._db = sqlite3.connect("", isolation_level=None)  # a file of its own that goes when it is closed
        self._db.execute("CREATE TABLE part (space TEXT, term TEXT, run INT, ids BLOB)")
        self._db.execute("BEGIN")

    def add(self, space: str, terms: Iterable[str], number: int) -> None:
        """Record ``number`` holds these terms."""
        for term in dict.fromkeys(terms):
            numbers = self._lists.get((space, term))
            if numbers is None:
                self._lists[space, term] = array("I", (number,))
            elif numbers[-1] != number:
                numbers.append(number)
            else:
                continue
            self._held += 1
        if self._held > _NUMBERS or len(self._lists) > _LISTS:
            self._spill()

    def _spill(self) -> None:
        rows = ((space, term, self._run, ids.tobytes()) for (space, term), ids in self._lists.items())
        self._db.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", rows)
        self._lists.clear()
        self._held = 0
        self._run += 1

    def write(self, db: sqlite3.Connection) -> None:
        """Write all lists into the index."""
        self._spill()
        db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", self._rows())

    def close(self) -> None:
        """Let go of the temporary file."""
        self._db.close()

    def _rows(self) -> Iterator[tuple[str, str, int, bytes]]:
        parts = self._db.execute("SELECT space, term, ids FROM part ORDER BY space, term, run")
        for (space, term), some in groupby(parts, key=lambda row: (row[0], row[1])):
            numbers = array("I")
            for _, _, part in some:
                own = array("I", part)
                numbers.extend(own[1:] if numbers and own and own[0] == numbers[-1] else own)
            yield space, term, len(numbers), encode(numbers)


class Vocabulary:
    """Words, each once; full sets wait in a temporary file."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute("BEGIN")

    def add(self, words: Iterable[str]) -> None:
        self._words.update(words)
        if len(self._words) > _LISTS:
            self._spill()

    def _spill(self) -> None:
        self._db.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in sorted(self._words)))
        self._words.clear()

    def write(self, db: sqlite3.Connection) -> None:
        """Write the words into the index."""
        self._spill()
        rows = ((schema.WORDS, word, 0, b"") for (word,) in self._db.execute("SELECT word FROM word ORDER BY word"))
        db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Let go of the temporary file."""
        self._db.close()
