"""Once, on time, through anything: what the bot does with its schedules, on a clock that the tests set."""

from __future__ import annotations

from datetime import time, timedelta

from bot.briefings.library import Library
from bot.briefings.model import Brief, Outcome, Schedule, Timing
from bot.briefings.poster import PassingError, UncertainError
from tests.briefings.board import Board, World

GUILD, CHANNEL = 7, 70
TAKEAWAYS = Brief("takeaways")


async def at(world: World, hour: int = 13, *, guild: int = GUILD, channel: int = CHANNEL, **more: object) -> Schedule:
    """A daily schedule in UTC."""
    brief, quiet = more.get("brief", TAKEAWAYS), bool(more.get("quiet", False))
    assert isinstance(brief, Brief)
    timing = Timing(time(hour), "UTC")
    return await world.store.schedules.add(guild, channel, timing, brief, quiet=quiet, now=world.clock())


async def last(world: World) -> Outcome:
    return (await world.store.ledger.outcomes(GUILD, 1))[0]


async def test_posts_once_a_day_at_the_time(world: World) -> None:
    await at(world)
    await world.pass_by(minutes=59)
    assert world.days == []
    for _ in range(3):
        await world.pass_by(minutes=1)
    assert world.days == ["2026-03-02"]
    await world.pass_by(days=1)
    assert world.days == ["2026-03-02", "2026-03-03"]
    outcome = await last(world)
    assert (outcome.state, outcome.message) == ("sent", world.board.messages[-1].id)


async def test_what_was_missed_is_made_up_within_the_grace_and_recorded_after(world: World) -> None:
    await at(world)
    await world.pass_by(hours=2, minutes=59)  # two hours but a minute late
    await world.pass_by(days=3, hours=1)  # three slots passed; the last one is two hours and 59 minutes ago
    assert world.days == ["2026-03-02"]
    outcomes = await world.store.ledger.outcomes(GUILD)
    assert [(str(one.key.day), one.state) for one in outcomes] == [
        ("2026-03-05", "skipped"),
        ("2026-03-04", "skipped"),
        ("2026-03-03", "skipped"),
        ("2026-03-02", "sent"),
    ]


async def test_only_the_latest_of_many_is_made_up(world: World) -> None:
    await at(world)
    await world.pass_by(days=4, hours=2)
    assert world.days == ["2026-03-06"]
    assert len(await world.store.ledger.outcomes(GUILD)) == 5


async def test_a_later_time_does_not_post_again_on_the_same_day(world: World) -> None:
    schedule = await at(world)
    await world.pass_by(hours=1)
    later = Timing(time(15), "UTC")
    await world.store.schedules.edit(GUILD, schedule.id, now=world.clock(), timing=later)
    await world.pass_by(hours=3)
    assert world.days == ["2026-03-02"]
    await world.pass_by(days=1)
    assert world.days == ["2026-03-02", "2026-03-03"]


async def test_a_new_time_that_has_passed_today_begins_tomorrow(world: World) -> None:
    schedule = await at(world, 15)
    earlier = Timing(time(11), "UTC")
    await world.store.schedules.edit(GUILD, schedule.id, now=world.clock(), timing=earlier)
    await world.pass_by(minutes=30)
    assert world.days == []
    await world.pass_by(hours=23)
    assert world.days == ["2026-03-03"]


async def test_another_subject_does_not_lose_the_slot_that_is_due(world: World) -> None:
    schedule = await at(world)
    world.clock.go(hours=1)
    await world.store.schedules.edit(GUILD, schedule.id, now=world.clock(), brief=Brief("topic", "patrol boats"))
    await world.pass_by(seconds=1)
    assert "patrol boats" in world.board.messages[0].text


async def test_paused_it_rests_and_resumed_it_makes_nothing_up(world: World) -> None:
    schedule = await at(world)
    await world.store.schedules.pause(GUILD, schedule.id, "by a manager")
    await world.pass_by(hours=1, minutes=1)
    await world.store.schedules.resume(GUILD, schedule.id, world.clock())
    await world.pass_by(minutes=5)
    assert world.days == []
    await world.pass_by(days=1)
    assert world.days == ["2026-03-03"]


async def test_a_passing_fault_is_tried_again_and_then_given_up(world: World) -> None:
    await at(world)
    world.board.faults = [PassingError("503"), PassingError("429", retry_after=600.0)]
    await world.pass_by(hours=1)
    assert (await last(world)).state == "claimed"
    await world.pass_by(seconds=10)
    await world.pass_by(seconds=599)
    assert world.days == []
    await world.pass_by(seconds=1)
    assert world.days == ["2026-03-02"]
    world.board.faults = [PassingError("503")] * 100
    await world.pass_by(days=1, minutes=-11)
    for _ in range(30):
        await world.pass_by(minutes=11)
    outcome = await last(world)
    assert (outcome.state, outcome.reason) == ("failed", "503")
    assert world.days == ["2026-03-02"]


async def test_a_permanent_fault_pauses_and_a_manager_is_told_once(world: World) -> None:
    schedule = await at(world)
    world.board.gone.add(CHANNEL)
    await world.pass_by(hours=1)
    for _ in range(3):
        await world.pass_by(days=1)
    outcome = await last(world)
    assert (outcome.state, outcome.reason) == ("failed", "The channel has been deleted.")
    assert len(world.board.told) == 1
    assert schedule.id in world.board.told[0][1]
    paused = await world.store.schedules.get(GUILD, schedule.id)
    assert paused is not None
    assert paused.paused == "The channel has been deleted."


async def test_a_message_whose_answer_was_lost_is_found_and_not_posted_again(world: World) -> None:
    await at(world)
    world.board.swallow, world.board.faults = True, [UncertainError("no answer")]
    await world.pass_by(hours=1)
    assert (await last(world)).state == "claimed"
    await world.pass_by(minutes=1)
    outcome = await last(world)
    assert (outcome.state, outcome.message, len(world.board.messages)) == ("sent", 1, 1)


async def test_a_message_is_looked_for_where_it_went_though_the_schedule_moved(world: World) -> None:
    schedule = await at(world)
    world.board.swallow, world.board.faults = True, [UncertainError("no answer")]
    await world.pass_by(hours=1)
    await world.store.schedules.edit(GUILD, schedule.id, channel=CHANNEL + 1, now=world.clock())
    await world.pass_by(minutes=1)
    assert ((await last(world)).state, len(world.board.messages)) == ("sent", 1)
    await world.pass_by(days=1)
    assert [message.channel for message in world.board.messages] == [CHANNEL, CHANNEL + 1]


async def test_the_first_briefing_of_a_quiet_schedule_comes(world: World) -> None:
    schedule = await world.store.schedules.add(
        GUILD, CHANNEL, Timing(time(13), "UTC"), TAKEAWAYS, quiet=True, now=world.clock()
    )
    await world.pass_by(hours=1)
    assert (await last(world)).state == "sent", schedule.id
    await world.pass_by(days=1)
    assert (await last(world)).reason == "no new articles"


async def test_a_message_that_never_arrived_is_posted_after_a_look(world: World) -> None:
    await at(world)
    world.board.faults = [UncertainError("no answer"), RuntimeError("a fault of the poster")]
    await world.pass_by(hours=1)
    await world.pass_by(minutes=1)
    await world.pass_by(minutes=1)
    assert world.days == ["2026-03-02"]


async def test_where_nobody_can_look_nothing_is_posted_again(world: World) -> None:
    await at(world)
    world.board.faults, world.board.unreadable = [UncertainError("no answer")], True
    for _ in range(3):
        await world.pass_by(hours=1)
    assert (await last(world)).state == "unknown"
    assert world.board.messages == []
    assert len(world.board.told) == 1
    await world.pass_by(hours=22)
    assert world.days == ["2026-03-03"]


async def test_what_surely_was_not_sent_needs_no_look(world: World) -> None:
    await at(world)
    world.board.faults, world.board.unreadable = [PassingError("503")], True
    await world.pass_by(hours=1)
    await world.pass_by(minutes=1)
    assert world.days == ["2026-03-02"]


async def test_a_server_that_hangs_delays_no_other(world: World) -> None:
    for _ in range(20):
        await at(world, guild=1)
    await at(world, guild=2)
    world.board.slow = {1}
    limits = world.limits._replace(places=4, patience=timedelta(milliseconds=20), sending=timedelta(seconds=0.3))
    await world._replace(limits=limits).pass_by(hours=1)
    assert [one.channel for one in world.board.messages] == [CHANNEL]


async def test_the_oldest_slot_goes_first(world: World) -> None:
    for minute in (30, 10, 50, 20):
        timing = Timing(time(12, minute), "UTC")
        await world.store.schedules.add(GUILD, minute, timing, TAKEAWAYS, quiet=False, now=world.clock())
    await world._replace(limits=world.limits._replace(places=1)).pass_by(hours=1)
    assert [one.channel for one in world.board.messages] == [10, 20, 30, 50]


async def test_a_clock_that_ran_ahead_does_no_harm(world: World) -> None:
    await at(world)
    await world.pass_by(hours=1)
    await world.pass_by(days=30, hours=5)  # ahead: all slots in between are taken for missed
    world.clock.go(days=-30, hours=-5)
    for _ in range(6):
        await world.pass_by(hours=12)
    assert world.days == ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]


async def test_a_clock_that_was_put_back_posts_nothing_twice(world: World) -> None:
    await at(world)
    await world.pass_by(hours=1)
    await world.pass_by(hours=-3)
    await world.pass_by(hours=3)
    assert world.days == ["2026-03-02"]


async def test_a_server_is_forgotten_whole(world: World) -> None:
    await at(world)
    await at(world, guild=8)
    await world.pass_by(hours=1)
    assert await world.store.guilds.stored(GUILD) == (1, 1, 0)
    await world.store.guilds.delete(GUILD)
    assert await world.store.guilds.stored(GUILD) == (0, 0, 0)
    assert await world.store.guilds.all() == [8]


async def test_an_index_that_is_away_is_waited_for(world: World) -> None:
    board: Board = world.board
    await at(world)
    away = world.index.rename(world.index.with_suffix(".away"))
    await world.library.close()
    library = Library(world.index, world.store.articles)
    there = world._replace(library=library)
    await there.pass_by(hours=1)
    assert (await last(world)).state == "claimed"
    away.rename(world.index)
    await there.pass_by(minutes=1)
    assert [one.channel for one in board.messages] == [CHANNEL]
    await library.close()
