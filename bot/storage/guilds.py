"""What concerns a whole server: what is stored of it, its deletion, and what its managers must be told."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.briefings.model import Notice, Stored
from bot.storage.database import Database, Transaction

_TABLES = ("briefing_schedule", "briefing_outcome", "briefing_notice")
_KEPT = timedelta(days=2)  # how long somebody is looked for who can be told


class Guilds:
    """All methods raise StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def stored(self, guild: int) -> Stored:
        """How many rows there are of a server."""

        def work(transaction: Transaction) -> Stored:
            count = "SELECT count(*) FROM"
            return Stored(*(transaction.number(f"{count} {table} WHERE guild = ?", guild) for table in _TABLES))

        return await self._database.run(work)

    async def delete(self, guild: int) -> Stored:
        """Deletes everything of a server; returns how many rows there were."""

        def work(transaction: Transaction) -> Stored:
            return Stored(*(transaction.change(f"DELETE FROM {table} WHERE guild = ?", guild) for table in _TABLES))

        return await self._database.run(work)

    async def all(self) -> list[int]:
        """The servers of which anything is stored."""
        one = " UNION ".join(f"SELECT guild FROM {table}" for table in _TABLES)
        return [row[0] for row in await self._database.run(lambda transaction: transaction.rows(f"{one} ORDER BY 1"))]

    async def note(self, guild: int, text: str, now: datetime) -> None:
        """Has a manager told."""
        await self._database.run(lambda transaction: add_notice(transaction, guild, text, now))

    async def take_notices(self, now: datetime, until: datetime, limit: int = 100) -> list[Notice]:
        """What is to be told now; it is offered again after ``until`` unless it is `told`."""

        def work(transaction: Transaction) -> list[Notice]:
            transaction.change("DELETE FROM briefing_notice WHERE made < ?", (now - _KEPT).timestamp())
            query = "SELECT id, guild, text FROM briefing_notice WHERE lease <= ? ORDER BY made, id LIMIT ?"
            found = [Notice(*row) for row in transaction.rows(query, now.timestamp(), limit)]
            mine = "UPDATE briefing_notice SET lease = ? WHERE id = ? AND lease <= ?"
            times = until.timestamp(), now.timestamp()
            return [one for one in found if transaction.change(mine, times[0], one.id, times[1]) == 1]

        return await self._database.run(work)

    async def told(self, notices: Sequence[Notice]) -> None:
        """These need not be told again."""
        values = [(notice.id,) for notice in notices]
        await self._database.run(lambda one: one.change_all("DELETE FROM briefing_notice WHERE id = ?", values))


def add_notice(transaction: Transaction, guild: int, text: str, now: datetime) -> None:
    """Has a manager told, once the transaction is done."""
    transaction.change(
        "INSERT INTO briefing_notice (id, guild, text, made, lease) VALUES (?, ?, ?, ?, ?)",
        *(secrets.token_hex(8), guild, text, now.timestamp(), now.timestamp()),
    )
