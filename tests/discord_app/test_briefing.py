"""/briefing post: by managers only, where the bot may post, and naming what it lacks."""

from __future__ import annotations

import discord
import pytest
import simcord
from simcord.backend.models import Overwrite
from simcord.enums import OverwriteType

from tests.discord_app.conftest import Stage, texts

KINDS = ("text", "announcement", "forum", "thread")


def _channel(stage: Stage, kind: str) -> simcord.ChannelHandle:
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


async def _post(stage: Stage, channel: simcord.ChannelHandle, **options: str) -> str:
    """What the manager is told."""
    result = await stage.manager.slash(stage.channel, "briefing post", channel=channel, **options)
    assert result.response
    assert result.ephemeral
    return texts(result.response)


@pytest.mark.parametrize("kind", KINDS)
async def test_the_takeaways_are_posted(stage: Stage, kind: str) -> None:
    channel = _channel(stage, kind)
    told = await _post(stage, channel)
    assert told.startswith(f"Posted in <#{channel.id}>: https://discord.com/channels/")
    [place] = channel.threads if kind == "forum" else [channel]
    assert "Key takeaways:" in _posted(stage, place)


async def test_on_a_topic(stage: Stage) -> None:
    board = _channel(stage, "text")
    await _post(stage, board, topic="001_herald.txt")
    assert "Ingrid Solberg refused to sign" in _posted(stage, board)


async def test_nothing_is_posted_on_a_topic_that_the_articles_do_not_cover(stage: Stage) -> None:
    board = _channel(stage, "text")
    assert "do not cover “zebra racing”" in await _post(stage, board, topic="zebra racing")
    assert not board.history()


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
async def test_the_missing_permission_is_named(stage: Stage, kind: str, permission: str, named: str) -> None:
    channel = _channel(stage, kind)
    _deny(stage, stage.channel if kind == "thread" else channel, permission)
    assert f"The bot lacks “{named}” in <#{channel.id}>" in await _post(stage, channel)
    assert not any("/messages" in request.path or "/threads" in request.path for request in stage.env.http_requests)


async def test_a_member_whom_discord_lets_through_is_refused_all_the_same(stage: Stage) -> None:
    [briefing] = [one for one in await stage.env.bot.tree.fetch_commands() if one.name == "briefing"]
    stage.guild.set_command_permissions(briefing, {stage.reader: True})
    result = await stage.reader.slash(stage.channel, "briefing post", channel=stage.channel)
    assert result.ephemeral
    assert texts(result.response) == "Only members who may manage the server can do that."


async def test_when_discord_refuses_the_post_the_manager_is_told(stage: Stage) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="Missing Permissions")
    assert "Discord does not let the bot do that" in await _post(stage, _channel(stage, "text"))


def _posted(stage: Stage, channel: simcord.ChannelHandle) -> str:
    """The text of the newest message."""
    messages = stage.env.backend.messages[channel.id]
    return texts(messages[max(messages)])


def _deny(stage: Stage, channel: simcord.ChannelHandle, permission: str) -> None:
    deny = discord.Permissions(**{permission: True}).value
    stage.env.backend.set_overwrite(channel.id, Overwrite(stage.env.bot.user.id, OverwriteType.MEMBER, 0, deny))
    stage.env.backend.announce_channel_update(channel.id)
