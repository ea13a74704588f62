"""A year of virtual time, with real schedules in a real database."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.model import Brief, Timing
from bot.briefings.slots import zone_of
from tests.briefings.board import World
from tests.briefings.zones import BOTH_CHANGES

HOURS = ("00:30", "01:30", "02:15", "09:00")


@pytest.mark.long
async def test_a_year_over_twelve_zones_posts_every_day_once(world: World) -> None:
    begin = world.clock.now = datetime(2026, 1, 1, 12, tzinfo=UTC)
    for n, zone in enumerate(BOTH_CHANGES):
        timing = Timing(time.fromisoformat(HOURS[n % len(HOURS)]), zone)
        await world.store.schedules.add(n, n, timing, Brief("takeaways"), quiet=False, now=begin)
    dispatcher = Dispatcher(world.store, world.library, world.board, world.limits, world.clock)
    while world.clock.now < begin + timedelta(days=365):
        world.clock.now = min(one.next_at for one in await world.store.schedules.running())
        await dispatcher.once()
    schedules = {one.id: one for one in await world.store.schedules.running()}
    posts = [(one.key, one.at) for one in world.board.messages if one.key and one.at < begin + timedelta(days=365)]
    assert set(Counter(key for key, _ in posts).values()) == {1}
    assert set(Counter(key.schedule for key, _ in posts).values()) == {365}
    for key, at in posts:
        timing = schedules[key.schedule].timing
        local = at.astimezone(zone_of(timing.zone))
        late = datetime.combine(local.date(), local.time()) - datetime.combine(key.day, timing.time)
        assert timedelta(0) <= late <= timedelta(hours=2)
