"""The schedules of servers. They belong to the server: nothing says who made them."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime

from bot.briefings.model import Brief, Schedule, Slot, Timing
from bot.briefings.slots import first_slot
from bot.model import BotError
from bot.storage.database import Database, Transaction
from bot.storage.rows import SCHEDULE, marks, row_of, schedule_of

_ALL = f"SELECT {SCHEDULE} FROM briefing_schedule"


class LimitError(BotError):
    """A server has as many schedules as it may have."""


class Schedules:
    """Adds, changes and removes schedules. All methods raise StorageError."""

    def __init__(self, database: Database, limit: int) -> None:
        self._database = database
        self.limit = limit

    async def add(
        self, guild: int, channel: int, timing: Timing, brief: Brief, *, quiet: bool, now: datetime
    ) -> Schedule:
        """A new schedule, whose first slot is the next one from ``now`` on. Raises LimitError, ZoneError."""

        def work(transaction: Transaction) -> Schedule:
            transaction.lock(guild)
            if _count(transaction, guild) >= self.limit:
                raise LimitError(f"this server has {self.limit} schedules, as many as it may have; remove one first")
            # only what comes from now on is new; any other briefing is new to its readers the first time
            seen = transaction.number("SELECT max(n) FROM briefing_seen") if brief.kind == "new" else 0
            made = Schedule(secrets.token_hex(4), guild, channel, timing, brief, quiet, None, now, now, seen, 1)
            made = _from(made, now)
            transaction.change(f"INSERT INTO briefing_schedule ({SCHEDULE}) VALUES ({marks(SCHEDULE)})", *row_of(made))
            return made

        return await self._database.run(work)

    async def get(self, guild: int, id_: str) -> Schedule | None:
        """The schedule, None when the server has none of that id."""
        return await self._database.run(lambda transaction: _get(transaction, guild, id_))

    async def of(self, guild: int) -> list[Schedule]:
        """All schedules of a server, in the order of their time of day."""
        order = "WHERE guild = ? ORDER BY at, id"
        return [schedule_of(row) for row in await self._database.run(lambda one: one.rows(f"{_ALL} {order}", guild))]

    async def edit(
        self,
        guild: int,
        id_: str,
        *,
        now: datetime,
        channel: int | None = None,
        timing: Timing | None = None,
        brief: Brief | None = None,
        quiet: bool | None = None,
    ) -> Schedule | None:
        """Changes what is given; None when the server has none of that id. A new timing holds from
        now on. Raises ZoneError."""

        def work(transaction: Transaction) -> Schedule | None:
            transaction.lock(guild)
            old = _get(transaction, guild, id_)
            if old is None:
                return None
            new = old._replace(
                channel=channel if channel is not None else old.channel,
                timing=timing or old.timing,
                brief=brief or old.brief,
                quiet=old.quiet if quiet is None else quiet,
            )
            if new.timing != old.timing:
                new = _from(new, now)
            return _changed(transaction, old, new)

        return await self._database.run(work)

    async def pause(self, guild: int, id_: str, reason: str) -> Schedule | None:
        """Lets it rest; one that rests keeps its first reason. None when the server has none of that id."""

        def work(transaction: Transaction) -> Schedule | None:
            transaction.lock(guild)
            old = _get(transaction, guild, id_)
            return old if old is None or old.paused else _changed(transaction, old, old._replace(paused=reason))

        return await self._database.run(work)

    async def resume(self, guild: int, id_: str, now: datetime) -> Schedule | None:
        """Lets it run again; slots before now are not made up. None when the server has none of that id."""

        def work(transaction: Transaction) -> Schedule | None:
            transaction.lock(guild)
            old = _get(transaction, guild, id_)
            if old is None or old.paused is None:
                return old
            return _changed(transaction, old, _from(old._replace(paused=None), now))

        return await self._database.run(work)

    async def remove(self, guild: int, id_: str) -> bool:
        """Removes it and the record of its posts; says whether the server had one of that id."""

        def work(transaction: Transaction) -> bool:
            gone = transaction.change("DELETE FROM briefing_schedule WHERE guild = ? AND id = ?", guild, id_)
            transaction.change("DELETE FROM briefing_outcome WHERE guild = ? AND schedule = ?", guild, id_)
            return gone == 1

        return await self._database.run(work)

    async def due(self, now: datetime, limit: int) -> list[Schedule]:
        """Those to be looked at by now, the longest waiting first."""
        which = f"{_ALL} WHERE paused IS NULL AND next_at <= ? ORDER BY next_at, id LIMIT ?"
        rows = await self._database.run(lambda transaction: transaction.rows(which, now.timestamp(), limit))
        return [schedule_of(row) for row in rows]

    async def running(self) -> list[Schedule]:
        """All that are not paused, of all servers."""
        rows = await self._database.run(lambda transaction: transaction.rows(f"{_ALL} WHERE paused IS NULL"))
        return [schedule_of(row) for row in rows]

    async def look_earlier(self, at: Iterable[tuple[Schedule, Slot]], now: datetime) -> None:
        """Has schedules looked at by these slots, unless they are looked at before, were changed meanwhile, or the slot
        is on record (one that was skipped later than now is on none)."""
        known = "SELECT 1 FROM briefing_outcome o WHERE o.schedule = briefing_schedule.id AND o.day = ?"
        sooner = (
            "UPDATE briefing_schedule SET next_at = ? WHERE id = ? AND revision = ? AND next_at > ? "
            f"AND NOT EXISTS ({known} AND (o.state <> 'skipped' OR o.settled <= ?))"
        )
        values = [
            (slot.at.timestamp(), one.id, one.revision, slot.at.timestamp(), slot.key.day.isoformat(), now.timestamp())
            for one, slot in sorted(at, key=lambda pair: pair[0].id)  # in the same order in every process
        ]
        if values:
            await self._database.run(lambda transaction: transaction.change_all(sooner, values))


def _from(schedule: Schedule, now: datetime) -> Schedule:
    """As one whose slots count from now on."""
    return schedule._replace(since=now, next_at=first_slot(schedule, now).at)


def _count(transaction: Transaction, guild: int) -> int:
    return transaction.number("SELECT count(*) FROM briefing_schedule WHERE guild = ?", guild)


def _get(transaction: Transaction, guild: int, id_: str) -> Schedule | None:
    rows = transaction.rows(f"{_ALL} WHERE guild = ? AND id = ?", guild, id_)
    return schedule_of(rows[0]) if rows else None


def _changed(transaction: Transaction, old: Schedule, new: Schedule) -> Schedule:
    """Writes the values that somebody may change, and when it falls due; the transaction has locked the server."""
    new = new._replace(revision=old.revision + 1)
    columns = "channel, at, zone, days, kind, subject, quiet, paused, since, next_at, revision".split(", ")
    values = dict(zip(SCHEDULE.split(", "), row_of(new), strict=True))
    assigned = ", ".join(f"{column} = ?" for column in columns)
    change = f"UPDATE briefing_schedule SET {assigned} WHERE id = ?"
    transaction.change(change, *(values[column] for column in columns), new.id)
    return new
