"""What is remembered, the same in both databases."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.briefings.model import Brief, Claim, Key, Schedule, Slot, Timing
from bot.briefings.slots import ZoneError
from bot.storage import LimitError, Store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
GUILD, CHANNEL = 1 << 62, (1 << 62) + 1  # ids of Discord have 63 bits
NINE = Timing(time(9), "Europe/Berlin", frozenset({0, 4}))


async def a_schedule(store: Store, guild: int = GUILD) -> Schedule:
    return await store.schedules.add(guild, CHANNEL, NINE, Brief("quotes", "Ana Duarte"), quiet=True, now=NOW)


def slot(schedule: Schedule, day: int = 6) -> Slot:
    return Slot(Key(schedule.id, date(2026, 3, day)), datetime(2026, 3, day, 8, tzinfo=UTC))


async def claimed(store: Store, schedule: Schedule, at: Slot | None = None) -> Claim | None:
    times = {"next_at": NOW + timedelta(days=4), "until": NOW + timedelta(minutes=3), "now": NOW}
    return await store.ledger.claim(schedule, at or slot(schedule), seen=3, **times)


async def test_a_schedule_comes_back_as_it_was(store: Store) -> None:
    made = await a_schedule(store)
    assert made.next_at == datetime(2026, 3, 6, 8, tzinfo=UTC)
    assert await store.schedules.get(GUILD, made.id) == made
    assert await store.schedules.get(GUILD + 1, made.id) is None
    assert await store.schedules.of(GUILD) == [made]
    assert await store.schedules.due(made.next_at, 5) == [made]
    assert await store.schedules.due(made.next_at - timedelta(seconds=1), 5) == []


async def test_a_server_has_no_more_schedules_than_it_may(store: Store) -> None:
    made = await asyncio.gather(*(a_schedule(store) for _ in range(25)), return_exceptions=True)
    assert sum(isinstance(one, LimitError) for one in made) == 5
    assert len(await store.schedules.of(GUILD)) == 20
    await a_schedule(store, GUILD + 1)


async def test_no_schedule_has_a_zone_that_is_none(store: Store) -> None:
    with pytest.raises(ZoneError):
        await store.schedules.add(1, 2, Timing(time(9), "Mars"), Brief("new"), quiet=False, now=NOW)
    assert await store.schedules.of(1) == []


async def test_changes_are_those_that_were_asked_for(store: Store) -> None:
    made = await a_schedule(store)
    later = NOW + timedelta(hours=1)
    moved = await store.schedules.edit(GUILD, made.id, now=later, channel=5, quiet=False)
    assert moved == made._replace(channel=5, quiet=False, revision=2)
    timed = await store.schedules.edit(GUILD, made.id, now=later, timing=Timing(time(9), "UTC"))
    assert timed is not None
    assert (timed.since, timed.next_at) == (later, datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert await store.schedules.edit(GUILD + 1, made.id, now=later, channel=6) is None
    assert await store.schedules.remove(GUILD, made.id)
    assert not await store.schedules.remove(GUILD, made.id)


async def test_a_slot_is_claimed_once(store: Store) -> None:
    made = await a_schedule(store)
    won = await asyncio.gather(*(claimed(store, made) for _ in range(8)))
    assert sum(one is not None for one in won) == 1
    again = await store.schedules.get(GUILD, made.id)
    assert again is not None
    assert await claimed(store, again) is None


async def test_a_schedule_that_was_changed_meanwhile_is_not_claimed(store: Store) -> None:
    made = await a_schedule(store)
    await store.schedules.pause(GUILD, made.id, "by a manager")
    assert await claimed(store, made) is None
    await store.schedules.resume(GUILD, made.id, NOW)
    assert await claimed(store, made) is None


async def test_only_who_holds_a_claim_settles_it(store: Store) -> None:
    claim = await claimed(store, await a_schedule(store))
    assert claim is not None
    late = claim.until + timedelta(seconds=1)
    assert await store.ledger.abandoned(NOW, 5) == []
    [left] = await store.ledger.abandoned(late, 5)
    takers = [store.ledger.take_over(left, late + timedelta(minutes=3), late) for _ in range(4)]
    [mine] = [one for one in await asyncio.gather(*takers) if one]
    assert (mine.again, mine.tries) == (True, 1)
    assert not await store.ledger.settle(claim, "sent", now=late, message=1)
    assert await store.ledger.settle(mine, "sent", now=late, message=2)
    assert not await store.ledger.settle(mine, "failed", now=late, reason="too late")
    [outcome] = await store.ledger.outcomes(GUILD)
    assert (outcome.state, outcome.message, outcome.settled) == ("sent", 2, late)
    schedule = await store.schedules.get(GUILD, claim.schedule.id)
    assert schedule is not None
    assert schedule.seen == 3


async def test_what_surely_was_not_sent_is_known_to_be(store: Store) -> None:
    claim = await claimed(store, await a_schedule(store))
    assert claim is not None
    soon = NOW + timedelta(seconds=5)
    assert await store.ledger.release(claim, soon, "503", unsent=True)
    [left] = await store.ledger.abandoned(soon, 5)
    assert (left.again, left.reason) == (False, "503")
    taken = await store.ledger.take_over(left, NOW + timedelta(minutes=3), soon)
    assert taken is not None
    [left] = await store.ledger.abandoned(taken.until, 5)
    assert left.again


async def test_notices_are_offered_to_one_and_until_told(store: Store) -> None:
    claim = await claimed(store, await a_schedule(store))
    assert claim is not None
    assert await store.ledger.settle(claim, "failed", now=NOW, reason="gone", notice="it is gone", pause=True)
    later = NOW + timedelta(minutes=10)
    taken = await asyncio.gather(*(store.guilds.take_notices(NOW, later) for _ in range(4)))
    assert [notice.text for own in taken for notice in own] == ["it is gone"]
    [again] = await store.guilds.take_notices(later, later)
    await store.guilds.told([again])
    assert await store.guilds.take_notices(later, later) == []


async def test_articles_are_numbered_as_they_come(store: Store) -> None:
    assert await store.articles.seen(["a", "b"]) == {"a": 1, "b": 2}
    both = await asyncio.gather(store.articles.seen(["c", "a"]), store.articles.seen(["d", "c"]))
    assert both[0]["c"] == both[1]["c"]
    assert {both[0]["c"], both[1]["d"]} == {3, 4}


async def test_old_outcomes_are_forgotten_by_number(store: Store) -> None:
    made = await a_schedule(store)
    await store.ledger.claim(
        made, None, missed=[slot(made, day) for day in range(1, 11)], next_at=NOW, until=NOW, seen=0, now=NOW
    )
    assert await store.ledger.prune(4) == 6
    assert [one.key.day.day for one in await store.ledger.outcomes(GUILD)] == [10, 9, 8, 7]


async def test_a_server_is_deleted_and_no_other(store: Store) -> None:
    await claimed(store, await a_schedule(store))
    await a_schedule(store, 3)
    assert await store.guilds.all() == [3, GUILD]
    assert await store.guilds.delete(GUILD) == (1, 1, 0)
    assert await store.guilds.all() == [3]
