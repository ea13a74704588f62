"""Briefings from schedule to channel: the real loop, the real database and the real client."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta

import pytest
import pytest_asyncio
import simcord

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.model import Brief, Schedule, State, Timing
from bot.discord_app.client import Bot, Memory
from bot.discord_app.poster import DiscordPoster
from bot.discord_app.service import close_memory, serve
from tests.discord_app.conftest import Stage, texts
from tests.discord_app.test_poster import channel_of, deny

TODAY = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)  # shortly after the pretended Discord began


class Clock:
    """What the loop takes for the time."""

    def __init__(self) -> None:
        self.now = TODAY

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest_asyncio.fixture
async def loop(stage: Stage, memory: Memory, clock: Clock) -> Dispatcher:
    return Dispatcher(memory.store, memory.library, DiscordPoster(stage.env.bot), now=clock)


async def _scheduled(stage: Stage, memory: Memory, channel: int, brief: Brief, *, quiet: bool = False) -> Schedule:
    """One that falls due at one, made half an hour before."""
    timing = Timing(time(1), "UTC")
    return await memory.store.schedules.add(stage.guild.id, channel, timing, brief, quiet=quiet, now=TODAY)


def _messages(stage: Stage, channel: simcord.ChannelHandle) -> list[str]:
    return [texts(one) for _, one in sorted(stage.env.backend.messages.get(channel.id, {}).items())]


@pytest.mark.parametrize("kind", ["text", "announcement", "thread", "forum"])
async def test_a_briefing_arrives_once_a_day(
    stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock, kind: str
) -> None:
    channel = channel_of(stage, kind)
    await _scheduled(stage, memory, channel.id, Brief("takeaways"))
    assert await loop.once() == Counter()
    clock.now += timedelta(hours=1)
    assert await loop.once() == Counter[State](sent=1)
    assert await loop.once() == Counter()
    clock.now += timedelta(days=1)
    assert await loop.once() == Counter[State](sent=1)
    places = channel.threads if kind == "forum" else [channel]
    assert sum(len(_messages(stage, place)) for place in places) == 2
    assert all("World Bank will lend Kenya" in text for place in places for text in _messages(stage, place))


async def test_its_button_tells_everybody_where_it_comes_from(
    stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock
) -> None:
    schedule = await _scheduled(stage, memory, stage.channel.id, Brief("takeaways"))
    clock.now += timedelta(hours=1)
    await loop.once()
    [message] = stage.channel.history()
    told = await stage.reader.click(message, label="About this briefing")
    assert told.ephemeral
    where = f"**Takeaways of all articles** in <#{stage.channel.id}>, every day at 01:00 (UTC). Next: <t:"
    assert texts(told.response).startswith(where)
    await memory.store.schedules.remove(stage.guild.id, schedule.id)
    told = await stage.reader.click(message, label="About this briefing")
    assert texts(told.response) == "The schedule that this came from is no longer there."


async def test_its_menu_leads_to_the_article(stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock) -> None:
    await _scheduled(stage, memory, stage.channel.id, Brief("takeaways"))
    clock.now += timedelta(hours=1)
    await loop.once()
    [message] = stage.channel.history()
    [menu] = [part for row in message.components for part in getattr(row, "children", []) if hasattr(part, "options")]
    read = await stage.reader.select(message, [menu.options[0].value], custom_id=menu.custom_id)
    assert read.ephemeral
    assert "World Bank" in texts(read.response)


async def test_a_channel_that_is_deleted_pauses_the_briefing_and_a_manager_is_told_once(
    stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock
) -> None:
    board = channel_of(stage, "text")
    stage.env.backend.edit_guild(stage.guild.id, {"system_channel_id": stage.channel.id})
    schedule = await _scheduled(stage, memory, board.id, Brief("takeaways"))
    stage.env.backend.delete_channel(board.id)
    for _ in range(3):
        clock.now += timedelta(days=1, hours=1)
        await loop.once()
    [paused] = await memory.store.schedules.of(stage.guild.id)
    assert paused.paused == "The channel has been deleted."
    [told] = _messages(stage, stage.channel)
    assert f"Briefing {schedule.id} (01:00 UTC) is paused: The channel has been deleted." in told


async def test_many_faults_are_told_in_one_message_a_line_each(
    stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock
) -> None:
    board = channel_of(stage, "text")
    for _ in range(3):
        await _scheduled(stage, memory, board.id, Brief("takeaways"))
    deny(stage, board.id, "send_messages")
    stage.env.backend.edit_guild(stage.guild.id, {"system_channel_id": stage.channel.id})
    clock.now += timedelta(hours=1)
    assert await loop.once() == Counter[State](failed=3)
    [told] = _messages(stage, stage.channel)
    assert len([line for line in told.splitlines() if "lacks “Send Messages”" in line]) == 3


async def test_a_fault_of_discord_does_not_post_twice(
    stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord takes the message, and the answer is lost: the message is found by its key, and counts."""
    schedule = await _scheduled(stage, memory, stage.channel.id, Brief("takeaways"))
    real, lost = stage.env.bot.http.send_message, 0

    async def loses_the_answer(*arguments: object, **options: object) -> object:
        nonlocal lost
        lost += 1
        await real(*arguments, **options)  # type: ignore[arg-type]
        raise TimeoutError

    monkeypatch.setattr(stage.env.bot.http, "send_message", loses_the_answer)
    clock.now += timedelta(hours=1)
    assert await loop.once() == Counter()
    clock.now += timedelta(minutes=5)
    assert await loop.once() == Counter[State](sent=1)
    [message] = stage.channel.history()
    [outcome] = await memory.store.ledger.outcomes(stage.guild.id, schedule=schedule.id)
    assert (outcome.message, lost) == (message.id, 1)


async def test_a_fault_in_one_server_does_not_hold_up_another(
    stage: Stage, memory: Memory, loop: Dispatcher, clock: Clock
) -> None:
    other = stage.env.create_guild("Other").create_text_channel("news")
    stage.env.inject_error("POST", f"/channels/{stage.channel.id}/messages", status=500, times=None)
    await _scheduled(stage, memory, stage.channel.id, Brief("takeaways"))
    timing = Timing(time(1), "UTC")
    await memory.store.schedules.add(other.guild.id, other.id, timing, Brief("takeaways"), quiet=False, now=TODAY)
    clock.now += timedelta(hours=1)
    assert await loop.once() == Counter[State](sent=1)
    assert len(_messages(stage, other)) == 1


# --- beside the client ------------------------------------------------------------------------------------------------


@pytest_asyncio.fixture
async def service(stage: Stage) -> AsyncIterator[Bot]:
    """A bot as ``run`` has it, whose memory is opened by the service."""
    running = asyncio.create_task(serve(stage.env.bot))
    yield stage.env.bot
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await close_memory(stage.env.bot)


async def test_the_service_opens_the_memory_and_posts(stage: Stage, service: Bot) -> None:
    async with asyncio.timeout(20):
        while service.memory is None:
            await asyncio.sleep(0.01)
        soon = datetime.now(UTC) - timedelta(minutes=1)
        at = soon.replace(second=0, microsecond=0)
        timing = Timing(at.time(), "UTC")
        made = await service.store.schedules.add(
            stage.guild.id, stage.channel.id, timing, Brief("takeaways"), quiet=False, now=at - timedelta(minutes=1)
        )
        outcomes = await service.store.ledger.outcomes(stage.guild.id, schedule=made.id)
        while [outcome.state for outcome in outcomes] != ["sent"]:
            await asyncio.sleep(0.05)
            outcomes = await service.store.ledger.outcomes(stage.guild.id, schedule=made.id)
    assert len(_messages(stage, stage.channel)) == 1
