"""When schedules fall due: daylight saving of every kind, dates that never were, days of the week."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.briefings.model import Brief, Schedule, Timing
from bot.briefings.slots import ZoneError, first_slot, next_slot, slots_between, zone_of, zones
from tests.briefings.zones import BOTH_CHANGES

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


def schedule(at: str, zone: str, days: str = "0123456") -> Schedule:
    timing = Timing(time.fromisoformat(at), zone, frozenset(map(int, days)))
    return Schedule("one", 1, 2, timing, Brief("takeaways"), False, None, BEGIN, BEGIN, 0, 1)


def due(one: Schedule, day: date) -> list[str]:
    """The instants on a local date, as local times with their offsets."""
    noon = datetime.combine(day, time(12), zone_of(one.timing.zone)).astimezone(UTC)
    slots = slots_between(one, noon - timedelta(days=2), noon + timedelta(days=2))
    return [f"{slot.at.astimezone(zone_of(one.timing.zone)):%d %H:%M %z}" for slot in slots if slot.key.day == day]


def test_summer_and_winter_keep_the_wall_clock() -> None:
    one = schedule("09:00", "Europe/Berlin")
    assert due(one, date(2026, 1, 15)) == ["15 09:00 +0100"]
    assert due(one, date(2026, 7, 15)) == ["15 09:00 +0200"]


def test_a_time_that_is_skipped_comes_as_much_later() -> None:
    assert due(schedule("02:30", "Europe/Berlin"), date(2026, 3, 29)) == ["29 03:30 +0200"]
    assert due(schedule("00:15", "Asia/Beirut"), date(2026, 3, 29)) == ["29 01:15 +0300"]
    assert due(schedule("02:15", "Australia/Lord_Howe"), date(2026, 10, 4)) == ["04 02:45 +1100"]


def test_a_time_that_is_repeated_comes_the_first_time() -> None:
    assert due(schedule("02:30", "Europe/Berlin"), date(2026, 10, 25)) == ["25 02:30 +0200"]
    assert due(schedule("01:45", "Australia/Lord_Howe"), date(2026, 4, 5)) == ["05 01:45 +1100"]


def test_a_date_that_never_was_has_no_slot() -> None:
    one = schedule("09:00", "Pacific/Apia")
    assert [due(one, date(2011, 12, day)) for day in (29, 30, 31)] == [["29 09:00 -1000"], [], ["31 09:00 +1400"]]


def test_days_are_those_of_the_zone() -> None:
    one = schedule("08:00", "Pacific/Auckland", "0")
    slot = next_slot(one, datetime(2026, 3, 1, tzinfo=UTC))
    assert (slot.key.day, slot.at) == (date(2026, 3, 2), datetime(2026, 3, 1, 19, tzinfo=UTC))
    assert next_slot(one, slot.at).key.day == date(2026, 3, 9)
    assert first_slot(one, slot.at) == slot


@pytest.mark.parametrize("zone", BOTH_CHANGES)
def test_in_a_year_every_date_comes_once(zone: str) -> None:
    start = datetime(2026, 1, 1, tzinfo=zone_of(zone)).astimezone(UTC)
    end = datetime(2027, 1, 1, tzinfo=zone_of(zone)).astimezone(UTC)
    for hour in range(24):
        one = schedule(f"{hour:02}:30", zone)
        slots = slots_between(one, start, end - timedelta(minutes=1))
        assert [slot.key.day for slot in slots] == [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
        moved = [slot for slot in slots if f"{slot.at.astimezone(zone_of(zone)):%H:%M}" != f"{hour:02}:30"]
        assert len(moved) <= 1


@pytest.mark.parametrize("name", ["Mars/Olympus", "../../etc/passwd", "", "/etc/localtime", "Europe/Berlin\0"])
def test_what_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(ZoneError, match="write one like Europe/Berlin"):
        zone_of(name)


def test_zones_are_offered() -> None:
    assert {"Europe/Kyiv", "America/Argentina/Ushuaia", "UTC", *BOTH_CHANGES} <= zones()
