"""SQLite: one file, in WAL mode, every commit on the disk before it counts."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.model import ConfigError
from bot.storage.database import Dialect, StorageAwayError, StorageError

APPLICATION_ID = 0x53554D53  # "SUMS"
_BUSY = 10  # seconds to wait for another process
_AWAY = ("locked", "busy", "unable to open", "disk i/o", "readonly", "full")


def sqlite(path: Path) -> Dialect:
    """The dialect of a file. It is made now when it is missing, and never again. Raises ConfigError, StorageError."""
    _check_ours(path)
    own = Files()
    return Dialect(
        name="SQLite",
        connect=lambda: own.connect(path),
        begin="BEGIN IMMEDIATE",
        mark="?",
        lock=None,
        clock=None,
        workers=1,
        errors=(sqlite3.Error,),
        alive=lambda _: own.same(path),
        explain=lambda error: _explained(path, error),
    )


class Files:
    """Remembers which file it opened: one that was moved away under us must not be written on."""

    def __init__(self) -> None:
        self._known: tuple[int, int] | None = None

    def connect(self, path: Path) -> sqlite3.Connection:
        """Opens the file, which must exist unless this is the first time."""
        if self._known and not path.exists():
            raise sqlite3.OperationalError("unable to open: the file has vanished")
        connection = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        self._known = _identity(path)
        return connection

    def same(self, path: Path) -> bool:
        """Whether the file is still there, and the one that was opened."""
        return self._known is not None and _identity(path) == self._known


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _check_ours(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=_BUSY, isolation_level=None)) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if application != APPLICATION_ID and (application or tables):
                raise ConfigError(f"{path}: a database of something else; name another file in storage.url")
            if not application:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    except OSError as error:
        raise ConfigError(f"{path.parent}: cannot be made ({error.strerror}); set paths.data or storage.url") from None
    except sqlite3.OperationalError as error:
        raise _explained(path, error) from error
    except sqlite3.DatabaseError as error:
        raise ConfigError(f"{path}: {error}; move it away or name another file in storage.url") from None


def _explained(path: Path, error: Exception) -> StorageError:
    words = str(error)
    if any(one in words.lower() for one in _AWAY):
        return StorageAwayError(f"{path}: {words}; see that it is there, can be written and that its disk is not full")
    return StorageError(f"{path}: {words}; put back a backup, or move the file away to begin anew")


def back_up(path: Path, to: Path) -> None:
    """Copies the database as it is now; ``to`` is there whole or not at all. Raises sqlite3.Error, OSError."""
    made = to.with_name(to.name + ".new")
    made.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, timeout=_BUSY)) as source, closing(sqlite3.connect(made)) as target:
        source.backup(target)
    os.replace(made, to)
