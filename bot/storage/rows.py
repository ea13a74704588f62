"""Rows and the nouns they stand for. Instants are kept as seconds since 1970 in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from bot.briefings.model import Brief, Key, Outcome, Schedule, Timing
from bot.storage.database import Row

SCHEDULE = "id, guild, channel, at, zone, days, kind, subject, quiet, paused, since, next_at, seen, revision"
OUTCOME = "schedule, day, guild, channel, slot, state, reason, message, settled"


def schedule_of(row: Row) -> Schedule:
    """The schedule of a row with the columns `SCHEDULE`."""
    id_, guild, channel, at, zone, days, kind, subject, quiet, paused, since, next_at, seen, revision = row
    timing = Timing(time.fromisoformat(at), zone, frozenset(map(int, days)))
    brief = Brief(kind, subject)
    return Schedule(
        *(id_, guild, channel, timing, brief, bool(quiet), paused), instant(since), instant(next_at), seen, revision
    )


def row_of(schedule: Schedule) -> Row:
    """The values of the columns `SCHEDULE`."""
    timing, brief = schedule.timing, schedule.brief
    return (
        *(schedule.id, schedule.guild, schedule.channel),
        *(f"{timing.time:%H:%M}", timing.zone, "".join(map(str, sorted(timing.days)))),
        *(brief.kind, brief.subject, int(schedule.quiet), schedule.paused),
        *(schedule.since.timestamp(), schedule.next_at.timestamp(), schedule.seen, schedule.revision),
    )


def outcome_of(row: Row) -> Outcome:
    """The outcome of a row with the columns `OUTCOME`."""
    schedule, day, guild, channel, slot, state, reason, message, settled = row
    key = Key(schedule, date.fromisoformat(day))
    ended = None if settled is None else instant(settled)
    return Outcome(key, guild, channel, instant(slot), state, reason, message, ended)


def instant(seconds: float) -> datetime:
    """The instant in UTC."""
    return datetime.fromtimestamp(seconds, UTC)


def marks(columns: str) -> str:
    """As many question marks as there are columns."""
    return ", ".join("?" for _ in columns.split(","))
