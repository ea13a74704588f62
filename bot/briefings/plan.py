"""What is to be done about a schedule now. Pure: no clock, no storage."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from bot.briefings.model import Schedule, Slot
from bot.briefings.slots import first_slot, next_slot, slots_between

_REMEMBERED = timedelta(days=14)  # slots missed longer ago leave no trace


class Limits(NamedTuple):
    """How long things may take. A claim is held for ``lease``, of which sending takes at most ``sending``; ``settling``
    passes before the history is looked at after a try of unknown end; a post that takes longer than ``patience`` makes
    way for others. At most ``places`` posts are under way, slow ones not counted, and ``most`` with them."""

    grace: timedelta = timedelta(hours=2)
    lease: timedelta = timedelta(seconds=180)
    sending: timedelta = timedelta(seconds=90)
    settling: timedelta = timedelta(seconds=10)
    first_wait: timedelta = timedelta(seconds=5)
    longest_wait: timedelta = timedelta(minutes=10)
    searching: timedelta = timedelta(days=1)
    tick: timedelta = timedelta(seconds=1)
    patience: timedelta = timedelta(seconds=2)
    places: int = 32
    most: int = 500


class Plan(NamedTuple):
    """``slot`` is to be posted now (None: none is), ``missed`` came and went; look again ``next_at``."""

    slot: Slot | None
    missed: tuple[Slot, ...]
    next_at: datetime


def plan(schedule: Schedule, now: datetime, grace: timedelta) -> Plan:
    """The latest slot is still posted within the grace, all before it are not. Raises ZoneError."""
    first = max(schedule.since, min(schedule.next_at, now - grace), now - _REMEMBERED)
    slots = slots_between(schedule, first, now)
    latest = slots.pop() if slots and now - slots[-1].at <= grace else None
    return Plan(latest, tuple(slots), next_slot(schedule, now).at)


def look_at(schedule: Schedule, now: datetime, grace: timedelta) -> Slot:
    """The first slot at which there may be something to post, whatever was thought before. Raises ZoneError."""
    return first_slot(schedule, max(schedule.since, now - grace))


def wait(tries: int, limits: Limits) -> timedelta:
    """How long to wait after so many tries before this one: twice as long each time."""
    return min(limits.first_wait * float(2 ** min(tries, 20)), limits.longest_wait)
