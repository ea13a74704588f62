"""What was found in each article, kept from one build to the next. It may be deleted at any time."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import rapidfuzz

from bot.corpus.files import shown
from bot.finds.codec import Packed
from bot.model import BotError, Corrections

_PACKAGE = Path(__file__).parent.parent
_READERS = ("corpus", "extract", "support", "finds/codec.py", "words.py", "model.py")  # what decides on the finds
_TABLE = (
    "CREATE TABLE IF NOT EXISTS found (n INTEGER PRIMARY KEY, key BLOB UNIQUE, sha256 TEXT, people BLOB, body BLOB, "
    "checksum INT)"
)


class DamagedCacheError(BotError):
    """The file holds what nobody wrote there; it has been removed."""


class Cache:
    """Finds by number, in one file; in a temporary one where it cannot be kept or another build is using it."""

    def __init__(self, path: Path) -> None:
        """``path``: the file, made with the first find."""
        self._path = path
        self._db: sqlite3.Connection | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._db:
            self._db.close()

    def find(self, key: bytes) -> int | None:
        """The number of what was kept under a key; None when there is nothing sound.

        Raises DamagedCacheError when the file is broken; all must be found anew then.
        """
        if not self._db and not self._path.exists():
            return None
        with self._watched() as db:
            for n, *packed, checksum in db.execute(
                "SELECT n, sha256, people, body, checksum FROM found WHERE key = ?", (key,)
            ):
                if _checksum(*packed) == checksum:
                    return int(n)
        return None

    def keep(self, finds: Iterable[tuple[bytes, Packed]]) -> list[int]:
        """Keeps finds under their keys, for good when this returns; their numbers."""
        with self._watched() as db:
            db.execute("BEGIN")
            numbers = [
                int(n)
                for key, packed in finds
                for (n,) in db.execute(
                    "INSERT OR REPLACE INTO found (key, sha256, people, body, checksum) VALUES (?, ?, ?, ?, ?) "
                    "RETURNING n",
                    (key, *packed, _checksum(*packed)),
                ).fetchall()
            ]
            db.execute("COMMIT")
        return numbers

    def casts(self, numbers: Iterable[int]) -> Iterator[bytes]:
        """The first part of each find, in this order."""
        return (people for (people,) in self._each("people", numbers))

    def finds(self, numbers: Iterable[int]) -> Iterator[Packed]:
        """The finds, in this order."""
        return map(Packed._make, self._each("sha256, people, body", numbers))

    def _each(self, columns: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
        for n in numbers:
            with self._watched() as db:
                row = db.execute(f"SELECT {columns} FROM found WHERE n = ?", (n,)).fetchone()
            yield row

    def prune(self, numbers: Iterable[int]) -> None:
        """Forgets all but these finds."""
        with self._watched() as db:
            db.execute("CREATE TEMP TABLE used (n INTEGER PRIMARY KEY)")
            db.executemany("INSERT INTO used VALUES (?)", ((n,) for n in numbers))
            db.execute("DELETE FROM found WHERE n NOT IN used")

    @contextmanager
    def _watched(self) -> Iterator[sqlite3.Connection]:
        try:
            self._db = self._db or self._open()
            yield self._db
        except sqlite3.OperationalError as error:
            raise BotError(f"{shown(self._path)}: {error}; make room or delete it, then build again") from error
        except sqlite3.DatabaseError as error:
            self.close()
            self._db = None
            _remove(self._path)
            raise DamagedCacheError(f"{shown(self._path)}: {error}") from error

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(str(self._path))
        except (OSError, sqlite3.OperationalError):  # read-only, or another build has it
            return _prepared("")


def _prepared(path: str) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        for statement in (
            "PRAGMA locking_mode=EXCLUSIVE",
            "PRAGMA journal_mode=WAL",  # what was kept outlives a kill
            "PRAGMA synchronous=NORMAL",
            "BEGIN IMMEDIATE",
            _TABLE,
            "COMMIT",
        ):
            db.execute(statement)
    except BaseException:
        db.close()
        raise
    return db


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal"):
        with suppress(OSError):
            path.with_name(name).unlink()


def _checksum(sha256: str, cast: bytes, body: bytes) -> int:
    return zlib.crc32(body, zlib.crc32(cast, zlib.crc32(sha256.encode())))


def cache_path(data: Path, corpus: Path) -> Path:
    """Where the finds of a folder of articles are kept."""
    return data / "cache" / f"{hashlib.sha256(os.fsencode(os.path.realpath(corpus))).hexdigest()[:16]}.db"


class Keys:
    """The keys of finds: they change with the article and with all that decides on what is found in it."""

    def __init__(self, corrections: Corrections) -> None:
        about = (sys.version_info[:2], rapidfuzz.__version__, corrections.aliases, corrections.separate)
        self._common = hashlib.sha256(repr(about).encode())
        for path in _readers():
            self._common.update(path.name.encode() + path.read_bytes())

    def of(self, name: str, data: bytes) -> bytes:
        """The key of an article by its file name and bytes."""
        own = self._common.copy()
        own.update(name.encode("utf-8", "surrogateescape") + b"\0" + data)
        return own.digest()


def _readers() -> Iterator[Path]:
    """The files of this program, weights among them, that decide on what is found in an article."""
    for name in _READERS:
        place = _PACKAGE / name
        yield from sorted(file for file in place.iterdir() if file.is_file()) if place.is_dir() else [place]
