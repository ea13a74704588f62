"""The ledger: one row for each slot of a schedule, claimed before anything is sent and settled after.

A claim is held by whoever knows its token, until its time is over; then anybody may take it over.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date, datetime

from bot.briefings.model import Claim, Key, Outcome, Schedule, Slot, State
from bot.storage.database import Database, Row, Transaction
from bot.storage.guilds import add_notice
from bot.storage.rows import OUTCOME, SCHEDULE, instant, outcome_of, schedule_of

_NEW = """INSERT INTO briefing_outcome
    (schedule, day, guild, channel, slot, state, reason, token, lease, tries, unsent, seen, settled)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?) ON CONFLICT (schedule, day) """
_MINE = "WHERE schedule = ? AND day = ? AND token = ? AND state = 'claimed'"
_HELD = ", ".join(  # the schedule as it is, but the channel that the slot was claimed for
    f"{'briefing_outcome' if column == 'channel' else 's'}.{column}" for column in SCHEDULE.split(", ")
)


class Ledger:
    """Claims and settles. All methods raise StorageError; what was meant to happen then did so whole or not at all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(
        self,
        schedule: Schedule,
        slot: Slot | None,
        *,
        missed: Sequence[Slot] = (),
        why: str = "",
        next_at: datetime,
        until: datetime,
        seen: int,
        now: datetime,
    ) -> Claim | None:
        """The right to post for the slot; None when somebody has or had it, or the schedule was changed meanwhile.

        Slots that were ``missed`` are recorded as skipped (``why``), and the schedule is looked at again ``next_at``.
        ``seen`` is the last article that the post will know of. A row that was skipped later than now says that the
        clock has been put back: it counts for nothing.
        """

        def work(transaction: Transaction) -> Claim | None:
            if not _advance(transaction, schedule, next_at):
                return None
            for one in missed:
                values = (*_row(schedule, one), "skipped", why, None, None, 0, now.timestamp())
                transaction.change(_NEW + "DO NOTHING", *values)
            if slot is None:
                return None
            token = secrets.token_hex(8)
            values = (*_row(schedule, slot), "claimed", None, token, until.timestamp(), seen, None)
            taken = transaction.change(
                _NEW + "DO UPDATE SET state = excluded.state, reason = NULL, token = excluded.token, "
                "lease = excluded.lease, seen = excluded.seen, slot = excluded.slot, channel = excluded.channel, "
                "tries = 0, unsent = 0, settled = NULL "
                "WHERE briefing_outcome.state = 'skipped' AND briefing_outcome.settled > ?",
                *values,
                now.timestamp(),
            )
            return Claim(schedule, slot, token, until, seen=seen) if taken == 1 else None

        return await self._database.run(work)

    async def abandoned(self, now: datetime, limit: int) -> list[Claim]:
        """Claims whose time is over, oldest slot first."""

        def work(transaction: Transaction) -> list[Claim]:
            rows = transaction.rows(
                f"SELECT {_HELD}, day, slot, token, lease, tries, unsent, reason FROM briefing_outcome "
                "JOIN briefing_schedule s ON s.id = schedule WHERE state = 'claimed' AND lease <= ? "
                "ORDER BY slot, schedule LIMIT ?",
                now.timestamp(),
                limit,
            )
            return [_claim(row) for row in rows]

        return await self._database.run(work)

    async def take_over(self, claim: Claim, until: datetime, now: datetime) -> Claim | None:
        """The abandoned claim, held anew; None when somebody else was faster."""
        token = secrets.token_hex(8)
        mine = f"UPDATE briefing_outcome SET token = ?, lease = ?, tries = tries + 1, unsent = 0 {_MINE} AND lease <= ?"
        values = (token, until.timestamp(), *_held(claim), now.timestamp())
        taken = await self._database.run(lambda transaction: transaction.change(mine, *values))
        return claim._replace(token=token, until=until, tries=claim.tries + 1) if taken == 1 else None

    async def renew(self, claim: Claim, until: datetime, seen: int) -> Claim | None:
        """The same claim held until then, its post knowing of articles up to ``seen``; None when it was lost."""
        mine = f"UPDATE briefing_outcome SET lease = ?, seen = ? {_MINE}"
        values = (until.timestamp(), seen, *_held(claim))
        kept = await self._database.run(lambda transaction: transaction.change(mine, *values))
        return claim._replace(until=until, seen=seen) if kept == 1 else None

    async def release(self, claim: Claim, retry_at: datetime, reason: str, *, unsent: bool) -> bool:
        """Lets anybody take it over from then on; ``unsent``: surely nothing was sent. False when it was lost."""
        mine = f"UPDATE briefing_outcome SET lease = ?, reason = ?, unsent = ? {_MINE}"
        values = (retry_at.timestamp(), reason, int(unsent), *_held(claim))
        return await self._database.run(lambda transaction: transaction.change(mine, *values)) == 1

    async def settle(
        self,
        claim: Claim,
        state: State,
        *,
        now: datetime,
        reason: str | None = None,
        message: int | None = None,
        notice: str | None = None,
        pause: bool = False,
    ) -> bool:
        """Writes what came of the slot; False when the claim was lost, or settled before.

        ``pause`` lets the schedule rest for that reason. ``notice`` is for a manager; with ``pause`` it is only given
        when the schedule ran until now.
        """

        def work(transaction: Transaction) -> bool:
            _know(transaction, claim, sent=state == "sent")  # first, as claims do: or two could wait for each other
            done = f"UPDATE briefing_outcome SET state = ?, reason = ?, message = ?, settled = ?, lease = NULL {_MINE}"
            if not transaction.change(done, state, reason, message, now.timestamp(), *_held(claim)):
                return False
            if (not pause or _rest(transaction, claim.schedule, reason or state)) and notice:
                add_notice(transaction, claim.schedule.guild, notice, now)
            return True

        return await self._database.run(work)

    async def outcomes(self, guild: int, limit: int = 10, schedule: str | None = None) -> list[Outcome]:
        """The last outcomes of a server, or of one of its schedules, newest first."""
        which = "guild = ?" if schedule is None else "guild = ? AND schedule = ?"
        values = (guild,) if schedule is None else (guild, schedule)
        query = f"SELECT {OUTCOME} FROM briefing_outcome WHERE {which} ORDER BY slot DESC, schedule LIMIT ?"
        rows = await self._database.run(lambda transaction: transaction.rows(query, *values, limit))
        return [outcome_of(row) for row in rows]

    async def prune(self, keep: int) -> int:
        """Forgets what was settled, but for the last so many slots of each schedule; returns how many rows went.

        Counted and not dated, so that a clock that runs ahead cannot make us forget today.
        """
        ranked = "SELECT schedule, day, ROW_NUMBER() OVER (PARTITION BY schedule ORDER BY day DESC) AS n"
        old = (
            "DELETE FROM briefing_outcome WHERE state <> 'claimed' AND (schedule, day) IN "
            f"(SELECT schedule, day FROM ({ranked} FROM briefing_outcome) AS ranked WHERE n > ?)"
        )
        return await self._database.run(lambda transaction: transaction.change(old, keep))


def _advance(transaction: Transaction, schedule: Schedule, next_at: datetime) -> bool:
    """Sets when to look again; says whether the schedule is as it was, and nobody else has just done so."""
    found = "UPDATE briefing_schedule SET next_at = ? WHERE id = ? AND revision = ? AND next_at = ? AND paused IS NULL"
    was = schedule.next_at.timestamp()
    return transaction.change(found, next_at.timestamp(), schedule.id, schedule.revision, was) == 1


def _row(schedule: Schedule, slot: Slot) -> tuple[object, ...]:
    return (schedule.id, slot.key.day.isoformat(), schedule.guild, schedule.channel, slot.at.timestamp())


def _held(claim: Claim) -> tuple[str, str, str]:
    return claim.schedule.id, claim.slot.key.day.isoformat(), claim.token


def _claim(row: Row) -> Claim:
    *columns, day, slot, token, lease, tries, unsent, reason = row
    schedule = schedule_of(tuple(columns))
    at = Slot(Key(schedule.id, date.fromisoformat(day)), instant(slot))
    return Claim(schedule, at, token, instant(lease), again=not unsent, tries=tries, reason=reason)


def _know(transaction: Transaction, claim: Claim, *, sent: bool) -> None:
    """What is posted under a claim that is held is no longer new to the schedule; locks its row in any case."""
    mine = f"(SELECT seen FROM briefing_outcome {_MINE})"
    newer = f"CASE WHEN seen < {mine} THEN {mine} ELSE seen END"
    values = (*_held(claim), *_held(claim)) if sent else ()
    transaction.change(
        f"UPDATE briefing_schedule SET seen = {newer if sent else 'seen'} WHERE id = ?", *values, claim.schedule.id
    )


def _rest(transaction: Transaction, schedule: Schedule, reason: str) -> bool:
    transaction.lock(schedule.guild)
    resting = "UPDATE briefing_schedule SET paused = ?, revision = revision + 1 WHERE id = ? AND paused IS NULL"
    return transaction.change(resting, reason, schedule.id) == 1
