"""When a schedule falls due: wall-clock times in IANA zones as instants.

A time that daylight saving skips falls due as much later as the clocks went forward; one that it repeats, the first
time. A date that a zone leaves out altogether (Samoa had no 30 December 2011) has no slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from bot.briefings.model import Key, Schedule, Slot, Timing
from bot.model import BotError

_DAY = timedelta(days=1)
_LAST_MINUTE = time(23, 59)
_AHEAD = 10  # days in which there is a slot for certain, whatever the zone leaves out


class ZoneError(BotError):
    """There is no such time zone."""


@cache
def zones() -> frozenset[str]:
    """The names of all time zones that places have."""
    return frozenset(name for name in available_timezones() if "/" in name or name == "UTC")


def zone_of(name: str) -> ZoneInfo:
    """The time zone. Raises ZoneError."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ZoneError(f"there is no time zone {name!r}; write one like Europe/Berlin") from None


def slots_between(schedule: Schedule, first: datetime, last: datetime) -> list[Slot]:
    """The slots from ``first`` to ``last``, both included, the earliest first. Raises ZoneError."""
    zone = zone_of(schedule.timing.zone)
    day, end = first.astimezone(zone).date() - _DAY, last.astimezone(zone).date() + _DAY
    found = (_slot(schedule, one, zone) for one in _days(day, end))
    return [slot for slot in found if slot and first <= slot.at <= last]


def first_slot(schedule: Schedule, since: datetime) -> Slot:
    """The first slot that is not before an instant. Raises ZoneError."""
    zone = zone_of(schedule.timing.zone)
    day = since.astimezone(zone).date() - _DAY
    found = (_slot(schedule, one, zone) for one in _days(day, day + _AHEAD * _DAY))
    return next(slot for slot in found if slot and slot.at >= since)


def next_slot(schedule: Schedule, after: datetime) -> Slot:
    """The first slot after an instant. Raises ZoneError."""
    return first_slot(schedule, after + timedelta(microseconds=1))


def _days(first: date, last: date) -> Iterator[date]:
    return (first + n * _DAY for n in range((last - first).days + 1))


def _slot(schedule: Schedule, day: date, zone: ZoneInfo) -> Slot | None:
    timing = schedule.timing
    if day.weekday() not in timing.days or not _exists(day, zone):
        return None
    return Slot(Key(schedule.id, day), instant_of(timing, day, zone))


def instant_of(timing: Timing, day: date, zone: ZoneInfo) -> datetime:
    """The instant of the wall-clock time on a date (PEP 495: what is skipped is read with the offset before)."""
    return datetime.combine(day, timing.time, zone).astimezone(UTC)


def _exists(day: date, zone: ZoneInfo) -> bool:
    ends = (datetime.combine(day, one, zone).astimezone(UTC).astimezone(zone) for one in (time(0), _LAST_MINUTE))
    return any(end.date() == day for end in ends)
