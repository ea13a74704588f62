"""A database, whichever it is: work is done in transactions, in threads of its own.

The SQL that runs here is what SQLite and PostgreSQL share, with ``?`` for values; what differs is a `Dialect`.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from bot.model import BotError

T = TypeVar("T")
Row = tuple[Any, ...]


class StorageError(BotError):
    """The database does not do what it should."""


class StorageAwayError(StorageError):
    """The database cannot be reached or is busy; it may be back soon."""


class Dialect(NamedTuple):
    """What one kind of database does in its own way.

    ``connect`` opens a connection that commits by itself; ``begin`` starts a transaction; ``lock`` is a statement that
    makes all transactions which lock the same number wait for each other, None where every transaction waits anyway;
    ``clock`` is a query for the seconds since 1970, None where the database is on this machine;
    ``alive`` says whether a connection still leads to the database; ``explain`` makes an error of ours of its errors.
    """

    name: str
    connect: Callable[[], Any]
    begin: str
    mark: str
    lock: str | None
    clock: str | None
    workers: int
    errors: tuple[type[Exception], ...]
    alive: Callable[[Any], bool]
    explain: Callable[[Exception], StorageError]


class Transaction:
    """The statements of one transaction."""

    def __init__(self, connection: Any, dialect: Dialect) -> None:
        self._cursor = connection.cursor()
        self._dialect = dialect

    def change(self, statement: str, *values: object) -> int:
        """Runs a statement and returns how many rows it changed."""
        self._cursor.execute(self._translated(statement), values)
        return int(self._cursor.rowcount)

    def change_all(self, statement: str, values: Iterable[tuple[object, ...]]) -> None:
        """Runs a statement once for each of the values."""
        self._cursor.executemany(self._translated(statement), list(values))

    def rows(self, statement: str, *values: object) -> list[Row]:
        """All rows of a query."""
        self._cursor.execute(self._translated(statement), values)
        return list(self._cursor.fetchall())

    def number(self, statement: str, *values: object) -> int:
        """The one number that a query gives."""
        return int(self.rows(statement, *values)[0][0] or 0)

    def lock(self, number: int) -> None:
        """Waits for the other transactions that locked this number."""
        if self._dialect.lock:
            self._cursor.execute(self._translated(self._dialect.lock), (number,))

    def _translated(self, statement: str) -> str:
        return statement.replace("?", self._dialect.mark)


class Database:
    """Runs transactions. Every method raises StorageAwayError or StorageError; then nothing, or all, was done."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._pool = ThreadPoolExecutor(dialect.workers, thread_name_prefix="storage")
        self._local = threading.local()
        self._opened: list[Any] = []

    async def run(self, work: Callable[[Transaction], T]) -> T:
        """Does the work in one transaction, and gives what it gives."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._run, work)

    async def close(self) -> None:
        """Waits for what is under way."""
        await asyncio.to_thread(self._pool.shutdown)
        for connection in self._opened:
            with suppress(*self.dialect.errors):
                connection.close()

    def _run(self, work: Callable[[Transaction], T]) -> T:
        try:
            return self._in_transaction(self._begun(), work)
        except self.dialect.errors as error:
            raise self.dialect.explain(error) from error

    def _begun(self) -> Any:
        """A connection with a transaction begun; a dead one is replaced, since nothing was done with it yet."""
        connection = getattr(self._local, "connection", None)
        if connection is not None and self.dialect.alive(connection):
            try:
                connection.execute(self.dialect.begin)
                return connection
            except self.dialect.errors:
                self._drop(connection)
        elif connection is not None:
            self._drop(connection)
        connection = self._local.connection = self.dialect.connect()
        self._opened.append(connection)
        connection.execute(self.dialect.begin)
        return connection

    def _in_transaction(self, connection: Any, work: Callable[[Transaction], T]) -> T:
        try:
            result = work(Transaction(connection, self.dialect))
            connection.execute("COMMIT")
            return result
        except BaseException:
            try:
                connection.execute("ROLLBACK")
            except self.dialect.errors:
                self._drop(connection)
            raise

    def _drop(self, connection: Any) -> None:
        self._local.connection = None
        self._opened.remove(connection)
        with suppress(*self.dialect.errors):
            connection.close()
