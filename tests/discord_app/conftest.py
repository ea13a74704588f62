"""The real bot in a pretended Discord; whatever it sends is held against Discord's limits at the end of every test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
import simcord

from bot.discord_app.app import make_bot
from bot.discord_app.client import Bot, Memory
from bot.discord_app.desk import Desk
from bot.discord_app.limits import choice_faults, command_faults, message_faults, walk
from bot.discord_app.service import close_memory, open_memory
from bot.index import write_index
from bot.model import Extraction
from bot.settings import Paths, Settings
from tests.summit import extraction

_written: dict[Extraction, Path] = {}  # indexes that were written already


@dataclass
class Stage:
    """A server with a channel, somebody who reads there and somebody who manages it."""

    env: simcord.Env
    settings: Settings
    desk: Desk
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    reader: simcord.MemberActor
    manager: simcord.MemberActor

    async def slash(self, name: str, /, **options: Any) -> simcord.ResponseMessage:
        """What the reader sees after a command."""
        result = await self.reader.slash(self.channel, name, **options)
        assert result.response, "no reply"
        kinds = [request.json["type"] for request in self.env.http_requests if request.path.endswith("/callback")]
        assert 5 not in kinds, "the answer did not come directly"
        return result.response

    async def restart(self, desk: Desk | None = None) -> None:
        """The bot again, as a new process would make it; with another index where ``desk`` is given."""
        memory = self.env.bot.memory
        await self.env.restart_bot(make_bot(self.settings, desk or self.desk))
        self.env.bot.memory = memory


def texts(message: Any) -> str:
    """All text of a card."""
    return "\n".join(part["content"] for part in walk(message.components) if part["type"] == 10)


def buttons(message: Any) -> dict[str, Mapping[str, Any]]:
    """The buttons of a card by their labels."""
    return {part["label"]: part for part in walk(message.components) if part["type"] == 2}


def body_faults(request: simcord.HttpLogEntry) -> list[str]:
    """What is wrong with one body sent to Discord."""
    path, body = request.path, request.json
    if not body:
        return []
    if path.endswith("/commands"):
        return command_faults(body)
    if path.endswith("/callback"):
        data = body.get("data") or {}
        return (
            choice_faults(data["choices"])
            if body["type"] == 8
            else message_faults(data)
            if body["type"] in (4, 7)
            else []
        )
    if path.endswith("/threads"):
        return message_faults(body["message"])
    return message_faults(body) if "/messages" in path or "/webhooks/" in path else []


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        tmp_path, Paths(corpus=tmp_path / "seeds", index_file=tmp_path / "index.db", data=tmp_path / "data")
    )


@pytest.fixture
def make_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Extraction], Desk]]:
    desks: list[Desk] = []

    def make(records: Extraction) -> Desk:
        if records not in _written:
            _written[records] = tmp_path_factory.mktemp("index") / "index.db"
            write_index(records, _written[records])
        desks.append(Desk(_written[records]))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def records() -> Extraction:
    """What the bot knows; a test module may put another corpus in its place."""
    return extraction()


@pytest.fixture
def desk(make_desk: Callable[[Extraction], Desk], records: Extraction) -> Desk:
    return make_desk(records)


@pytest.fixture
def bot(settings: Settings, desk: Desk) -> Bot:
    return make_bot(settings, desk)


@pytest_asyncio.fixture
async def memory(env: simcord.Env) -> AsyncIterator[Memory]:
    """What the bot remembers, in a real file."""
    bot = env.bot
    await open_memory(bot)
    yield bot.memory
    await close_memory(env.bot if env.bot.memory else bot)


@pytest_asyncio.fixture
async def env(bot: Bot) -> AsyncIterator[simcord.Env]:
    env = simcord.Env(bot, check_errors=False)
    await env.start()
    await bot.tree.sync()
    yield env
    await env.shutdown()
    assert not [(request.path, fault) for request in env.http_requests for fault in body_faults(request)]


@pytest.fixture
def stage(env: simcord.Env, settings: Settings, desk: Desk) -> Stage:
    guild = env.create_guild("Newsroom")
    managing = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
    return Stage(
        env,
        settings,
        desk,
        guild,
        guild.create_text_channel("summit"),
        guild.add_member(env.create_user("reader")),
        guild.add_member(env.create_user("manager"), roles=[managing]),
    )
