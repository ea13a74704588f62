"""The front door: where the state lies, as the settings say, and all that is kept there."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from bot.model import ConfigError
from bot.settings import Settings
from bot.storage.articles import Articles
from bot.storage.database import Database, Dialect, StorageError, Transaction
from bot.storage.guilds import Guilds
from bot.storage.ledger import Ledger
from bot.storage.migrations import layout, migrate
from bot.storage.schedules import Schedules
from bot.storage.sqlite import back_up, sqlite

FILE = "state.db"
SCHEDULES = 20  # a server
_APART = 30  # seconds; two processes may be twice as far apart, and still a claim outlasts its sending


class Store:
    """Everything that is remembered, by what it is about. Use it in one event loop."""

    def __init__(self, database: Database, limit: int = SCHEDULES) -> None:
        self._database = database
        self.schedules = Schedules(database, limit)
        self.ledger = Ledger(database)
        self.guilds = Guilds(database)
        self.articles = Articles(database)

    @property
    def kind(self) -> str:
        """“SQLite” or “PostgreSQL”."""
        return self._database.dialect.name

    async def close(self) -> None:
        """Waits for what is under way."""
        await self._database.close()

    async def __aenter__(self) -> Store:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


async def open_store(settings: Settings) -> Store:
    """The store that the settings name, made or brought up to date where needed.

    Raises ConfigError for a place that cannot be used and for state of a newer bot; StorageError otherwise.
    """
    place = place_of(settings)
    file = place if isinstance(place, Path) else None
    return await open_database(_dialect(place), file, settings.briefings.schedules)


def place_of(settings: Settings) -> Path | str:
    """The file of SQLite, or the address of PostgreSQL."""
    url = settings.storage.url
    if url is None:
        return settings.paths.data / FILE
    return settings.folder / url.removeprefix("sqlite:///") if url.startswith("sqlite:") else url


async def describe(settings: Settings) -> str:
    """What state there is where the settings say, in words; no layout is changed. Raises as `open_store`."""
    place = place_of(settings)
    database = Database(dialect := _dialect(place))
    try:
        await database.run(lambda transaction: _check_clock(transaction, dialect))
        done = await database.run(layout)
    finally:
        await database.close()
    return f"layout {done}" if done else "empty as yet"


def _check_clock(transaction: Transaction, dialect: Dialect) -> None:
    """Who holds a claim is told by the clock, so that those of all processes must agree."""
    if dialect.clock is None:
        return
    apart = time.time() - float(transaction.rows(dialect.clock)[0][0])
    if abs(apart) > _APART:
        raise StorageError(
            f"the clock of this machine is {abs(apart):.0f} s {'ahead of' if apart > 0 else 'behind'} that of the"
            " database; set both by NTP, or briefings may come twice"
        )


def _dialect(place: Path | str) -> Dialect:
    if isinstance(place, Path):
        return sqlite(place)
    from bot.storage.postgresql import postgresql

    return postgresql(place)


async def open_database(dialect: Dialect, file: Path | None, limit: int = SCHEDULES) -> Store:
    """The store in a database. ``file`` is backed up before it is changed."""

    def copy(layout: int) -> None:
        if file is None:
            return
        to = file.with_name(f"{file.name}.layout-{layout}")
        try:
            back_up(file, to)
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"{to}: no backup could be made ({error}), so nothing was changed; make room") from error

    database = Database(dialect)
    try:
        await database.run(lambda transaction: _check_clock(transaction, dialect))
        await database.run(lambda transaction: migrate(transaction, copy))
    except ConfigError as error:
        await database.close()
        raise ConfigError(f"{file or dialect.name}: {error}") from None
    except BaseException:
        await database.close()
        raise
    return Store(database, limit)
