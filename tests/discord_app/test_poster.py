"""Briefings posted to Discord, found again by their key, and every fault told apart."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import aiohttp
import discord
import pytest
import simcord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from bot.answers.takeaways import takeaways
from bot.briefings.model import Brief, Key, Post, Schedule, Timing
from bot.briefings.poster import PassingError, PermanentError, PostingError, UncertainError, Unreadable
from bot.discord_app.faults import told_apart
from bot.discord_app.limits import walk
from bot.discord_app.posted import key_in
from bot.discord_app.poster import DiscordPoster, Pace
from bot.index import open_index
from bot.model import Answer
from tests.discord_app.conftest import Stage, texts

KEY = Key("a1b2c3d4", date(2031, 5, 3))
KINDS = ("text", "announcement", "thread", "forum")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def answer(stage: Stage) -> Answer:
    with open_index(stage.desk.path) as index:
        return takeaways(index)


@pytest.fixture
def poster(stage: Stage) -> DiscordPoster:
    return DiscordPoster(stage.env.bot)


def channel_of(stage: Stage, kind: str) -> simcord.ChannelHandle:
    match kind:
        case "announcement":
            return stage.guild.create_news_channel("news")
        case "forum":
            return stage.guild.create_forum_channel("ideas")
        case "thread":
            made = stage.env.backend.create_thread(stage.channel.id, "talk", stage.manager.id)
            return simcord.ChannelHandle(stage.env, stage.guild, made)
        case _:
            return stage.guild.create_text_channel("board")


def schedule_in(stage: Stage, channel: int, guild: int = 0) -> Schedule:
    timing = Timing(time(8), "Europe/Lisbon")
    brief = Brief("takeaways")
    return Schedule("a1b2c3d4", guild or stage.guild.id, channel, timing, brief, False, None, LONG_AGO, LONG_AGO, 0, 1)


def deny(stage: Stage, channel: int, permission: str) -> None:
    denied = discord.Permissions(**{permission: True}).value
    stage.env.backend.set_overwrite(channel, Overwrite(stage.env.bot.user.id, OverwriteType.MEMBER, 0, denied))
    stage.env.backend.announce_channel_update(channel)


def sent(stage: Stage) -> list[Any]:
    """The bodies of the messages that the bot sent of its own accord."""
    made = [one for one in stage.env.http_requests if one.method == "POST" and one.path.startswith("/channels/")]
    return [one.json for one in made if one.path.endswith(("/messages", "/threads"))]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_post_carries_its_key_and_is_found_by_it(
    stage: Stage, poster: DiscordPoster, answer: Answer, kind: str
) -> None:
    channel = channel_of(stage, kind)
    schedule = schedule_in(stage, channel.id)
    assert await poster.find(schedule, KEY, LONG_AGO) is None
    other = await poster.post(schedule, Post(Brief("takeaways"), answer, KEY._replace(day=date(2031, 5, 2)), "n1"))
    made = await poster.post(schedule, Post(Brief("takeaways"), answer, KEY, "n2"))
    assert await poster.find(schedule, KEY, LONG_AGO) == made.message != other.message
    assert await poster.find(schedule, KEY._replace(schedule="a1b2c3d5"), LONG_AGO) is None
    body = sent(stage)[-1]
    keys = [key_in(part.get("custom_id")) for part in walk((body.get("message") or body)["components"])]
    assert str(KEY) in keys


async def test_a_message_has_the_nonce_and_calls_nobody(stage: Stage, poster: DiscordPoster, answer: Answer) -> None:
    await poster.post(schedule_in(stage, stage.channel.id), Post(Brief("takeaways"), answer, KEY, "a-nonce"))
    [body] = sent(stage)
    assert (body["nonce"], body["enforce_nonce"]) == ("a-nonce", True)
    assert body["allowed_mentions"] == {"parse": []}


async def test_a_forum_post_is_named_after_the_subject_and_the_day_and_tagged_where_it_must_be(
    stage: Stage, poster: DiscordPoster, answer: Answer
) -> None:
    forum = channel_of(stage, "forum")
    await poster.post(schedule_in(stage, forum.id), Post(Brief("takeaways", "x" * 200), answer, KEY, "n"))
    [body] = sent(stage)
    assert body["name"].startswith("Takeaways on xxx")
    assert body["name"].endswith("… – 3 May 2031")


async def test_the_same_key_in_a_message_of_somebody_else_counts_for_nothing(
    stage: Stage, poster: DiscordPoster, answer: Answer
) -> None:
    schedule = schedule_in(stage, stage.channel.id)
    made = await poster.post(schedule, Post(Brief("takeaways"), answer, KEY, "n"))
    stage.env.backend.messages[stage.channel.id][made.message].author_id = stage.reader.id
    assert await poster.find(schedule, KEY, LONG_AGO) is None


async def test_only_what_is_young_enough_is_found(stage: Stage, poster: DiscordPoster, answer: Answer) -> None:
    schedule = schedule_in(stage, stage.channel.id)
    made = await poster.post(schedule, Post(Brief("takeaways"), answer, KEY, "n"))
    at = discord.utils.snowflake_time(made.message)
    assert await poster.find(schedule, KEY, at) == made.message, "clocks differ by some seconds"
    assert await poster.find(schedule, KEY, at + timedelta(hours=1)) is None


@pytest.mark.parametrize("kind", KINDS)
async def test_where_history_may_not_be_read_nothing_is_claimed(stage: Stage, poster: DiscordPoster, kind: str) -> None:
    channel = channel_of(stage, kind)
    deny(stage, stage.channel.id if kind == "thread" else channel.id, "read_message_history")
    found = await poster.find(schedule_in(stage, channel.id), KEY, LONG_AGO)
    assert isinstance(found, Unreadable)
    assert "Read Message History" in found.reason


@pytest.mark.parametrize(
    ("kind", "permission", "named"),
    [
        ("text", "view_channel", "View Channel"),
        ("text", "send_messages", "Send Messages"),
        ("announcement", "send_messages", "Send Messages"),
        ("thread", "send_messages_in_threads", "Send Messages in Threads"),
        ("forum", "send_messages", "Create Posts"),
    ],
)
async def test_a_lost_permission_is_permanent_and_costs_no_request(
    stage: Stage, poster: DiscordPoster, answer: Answer, kind: str, permission: str, named: str
) -> None:
    channel = channel_of(stage, kind)
    deny(stage, stage.channel.id if kind == "thread" else channel.id, permission)
    assert (await poster.check(stage.guild.id, channel.id))[0] == named
    with pytest.raises(PermanentError, match=f"The bot lacks “{named}” in the channel"):
        await poster.post(schedule_in(stage, channel.id), Post(Brief("takeaways"), answer, KEY, "n"))
    assert not sent(stage)


async def test_a_deleted_channel_and_a_server_left_are_permanent(
    stage: Stage, poster: DiscordPoster, answer: Answer
) -> None:
    post = Post(Brief("takeaways"), answer, KEY, "n")
    with pytest.raises(PermanentError, match="has been deleted"):
        await poster.post(schedule_in(stage, 4242), post)
    other = stage.env.create_guild("Elsewhere").create_text_channel("other")
    with pytest.raises(PermanentError, match="has been deleted"):
        await poster.post(schedule_in(stage, other.id), post)
    with pytest.raises(PermanentError, match="no longer in the server"):
        await poster.post(schedule_in(stage, stage.channel.id, guild=77), post)
    assert not sent(stage)


@pytest.mark.parametrize(
    ("status", "code", "kind", "words"),
    [
        (403, 50001, PermanentError, "lacks “View Channel”"),
        (403, 50013, PermanentError, "a permission is missing"),
        (403, 0, PermanentError, "a permission is missing"),
        (403, 40333, PassingError, "takes no requests"),
        (404, 10003, PermanentError, "has been deleted"),
        (404, 0, PermanentError, "has been deleted"),
        (400, 50035, PermanentError, "does not take the message: Internal"),
        (400, 200000, PermanentError, "AutoMod"),
        (401, 0, PassingError, "takes no requests"),
        (429, 0, PassingError, "slow down"),
        (500, 0, UncertainError, "did not say"),
        (502, 0, UncertainError, "did not say"),
        (503, 0, UncertainError, "did not say"),
    ],
)
async def test_what_discord_answers_is_told_apart(
    stage: Stage,
    poster: DiscordPoster,
    answer: Answer,
    status: int,
    code: int,
    kind: type[PostingError],
    words: str,
) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    schedule = schedule_in(stage, stage.channel.id)
    with pytest.raises(kind, match=words):
        await poster.post(schedule, Post(Brief("takeaways"), answer, KEY, "n"))


@pytest.mark.parametrize("status", [401, 429])
async def test_when_discord_takes_nothing_from_the_bot_it_asks_for_nothing_for_a_while(
    stage: Stage, poster: DiscordPoster, answer: Answer, status: int
) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=status)
    other = schedule_in(stage, channel_of(stage, "text").id)
    for schedule in (schedule_in(stage, stage.channel.id), other, other):
        with pytest.raises(PassingError) as told:
            await poster.post(schedule, Post(Brief("takeaways"), answer, KEY, "n"))
    assert told.value.retry_after
    assert 50 < told.value.retry_after <= 60
    assert len(sent(stage)) == 1


async def test_a_history_that_discord_does_not_give_now_is_asked_for_again(stage: Stage, poster: DiscordPoster) -> None:
    stage.env.inject_error("GET", "/channels/*/messages", status=503)
    with pytest.raises(PassingError, match="could not be reached"):
        await poster.find(schedule_in(stage, stage.channel.id), KEY, LONG_AGO)


CONNECTION = aiohttp.client_reqrep.ConnectionKey("discord.com", 443, True, True, None, None, None)


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (aiohttp.ClientConnectorError(CONNECTION, OSError(111, "refused")), PassingError),
        (aiohttp.ClientConnectorDNSError(CONNECTION, OSError(-2, "no such name")), PassingError),
        (aiohttp.ConnectionTimeoutError(), PassingError),
        (discord.RateLimited(90), PassingError),
        (aiohttp.ServerDisconnectedError(), UncertainError),
        (aiohttp.ClientOSError(104, "reset"), UncertainError),
        (aiohttp.SocketTimeoutError(), UncertainError),
        (TimeoutError(), UncertainError),
    ],
)
def test_faults_of_the_network_are_told_apart(error: Exception, kind: type[PostingError]) -> None:
    with pytest.raises(kind) as told, told_apart():
        raise error
    with pytest.raises(PassingError), told_apart(sending=False):
        raise error
    if isinstance(error, discord.RateLimited):
        assert isinstance(told.value, PassingError)
        assert told.value.retry_after == 90


async def test_a_manager_is_told_in_the_system_channel(stage: Stage, poster: DiscordPoster) -> None:
    stage.env.backend.edit_guild(stage.guild.id, {"system_channel_id": stage.channel.id})
    await poster.tell_manager(stage.guild.id, "A briefing is paused: *why* @everyone")
    assert texts(stage.env.backend.messages[stage.channel.id][max(stage.env.backend.messages[stage.channel.id])]) == (
        "A briefing is paused: \\*why\\* @\u200beveryone"
    )


async def test_else_the_owner_is_told(stage: Stage, poster: DiscordPoster) -> None:
    stage.env.backend.edit_guild(stage.guild.id, {"system_channel_id": stage.channel.id})
    deny(stage, stage.channel.id, "send_messages")
    await poster.tell_manager(stage.guild.id, "A briefing is paused.")
    [message] = stage.guild.owner.dm_channel.history()
    assert "A briefing is paused." in str(message.components[0].to_dict())


async def test_when_nobody_can_be_told_it_says_so(stage: Stage, poster: DiscordPoster) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50007)
    with pytest.raises(PermanentError, match="Nobody can be told"):
        await poster.tell_manager(stage.guild.id, "A briefing is paused.")
    with pytest.raises(PermanentError, match="no longer in the server"):
        await poster.tell_manager(77, "A briefing is paused.")


async def test_a_pace_lets_pass_one_by_one_in_the_order_of_asking() -> None:
    pace, passed = Pace(0.01), list[tuple[int, float]]()
    loop = asyncio.get_running_loop()

    async def go(number: int) -> None:
        await pace.turn()
        passed.append((number, loop.time()))

    began = loop.time()
    await asyncio.gather(*map(go, range(5)))
    assert [number for number, _ in passed] == [0, 1, 2, 3, 4]
    assert passed[-1][1] - began >= 0.04
