"""The client: what the bot asks of Discord (as little as it needs), and where its errors end up."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias, get_args

import discord
from discord import app_commands

from bot.briefings.library import Library
from bot.discord_app.desk import Desk, FileId, identity
from bot.discord_app.forget import forget, forget_absent
from bot.discord_app.invite import invite_link
from bot.discord_app.once import trace
from bot.discord_app.reply import fail
from bot.model import BotError, Length
from bot.settings import Settings
from bot.storage import StorageAwayError, Store

log = logging.getLogger(__name__)
_LONGEST_WAIT = 30  # seconds for a rate limit, the least that discord.py knows
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks


class Memory(NamedTuple):
    """What the bot remembers, and the articles in the order in which they became known."""

    store: Store
    library: Library


class Bot(discord.Client):
    """Knows the servers and their channels, and nothing of members or messages. Mentions nobody."""

    def __init__(self, settings: Settings, desk: Desk | None = None) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            max_ratelimit_timeout=_LONGEST_WAIT,
            http_trace=trace(),
        )
        self.settings = settings
        self.tree = Tree(self)
        self.memory: Memory | None = None
        self._desk = desk
        self._desk_before: Desk | None = None
        self._refused: FileId | None = None
        self._following = asyncio.Lock()

    @property
    def desk(self) -> Desk:
        """Where answers come from."""
        if self._desk is None:
            raise RuntimeError("this bot was made to push commands, not to answer")
        return self._desk

    @property
    def store(self) -> Store:
        """What the bot remembers. Raises StorageAwayError while that cannot be reached."""
        return self._memory.store

    @property
    def library(self) -> Library:
        """What briefings are made from. Raises StorageAwayError as ``store``."""
        return self._memory.library

    @property
    def _memory(self) -> Memory:
        if self.memory is None:
            raise StorageAwayError("the database has not been reached yet; wait until it has")
        return self.memory

    async def follow_index(self) -> None:
        """Answers from the index that lies in the old one's place, if it can be read; each is tried once."""
        async with self._following:
            old, found = self.desk, identity(self.desk.path)
            if found in (old.file, self._refused, None):
                return
            try:
                self._desk = await asyncio.to_thread(_ready_desk, old.path)
            except Exception as error:
                self._refused = found
                why = None if isinstance(error, BotError) else error
                log.warning("answers still come from the index before: %s", error, exc_info=why)
                return
        log.info("answers come from the new index")
        if self._desk_before:  # the one before may still be read from
            await asyncio.to_thread(self._desk_before.close)
        self._desk_before = old

    def close_desks(self) -> None:
        """Waits for answers that are being worked out."""
        for desk in filter(None, (self._desk_before, self._desk)):
            desk.close()

    def length(self, chosen: str = "") -> Length:
        """The length of an answer: as chosen, else as configured."""
        return next((length for length in get_args(Length) if length == chosen), self.settings.replies.length)

    async def on_ready(self) -> None:
        """Says so in the log, after every connection that could not be resumed."""
        log.info("ready as %s; servers: %d", self.user, len(self.guilds))
        if not self.guilds and self.application_id:
            log.info("to bring it to a server, open %s", invite_link(self.application_id))
        if self.memory:
            await forget_absent(self, self.memory.store)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Deletes all that is stored of a server that the bot has left."""
        await forget(self, guild.id)

    async def on_resumed(self) -> None:
        """Says so in the log."""
        log.info("connected again")

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ARG002
        """A fault outside any interaction."""
        log.exception("fault in %s", event_method)


def _ready_desk(path: Path) -> Desk:
    desk = Desk(path)
    desk.warm_up()
    return desk


class Tree(app_commands.CommandTree[Bot]):
    """The commands: for servers, private messages and people's own use, where they do not say otherwise."""

    def __init__(self, client: Bot) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )

    async def on_error(self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /) -> None:
        """Every error of a command."""
        await fail(interaction, error)


Interaction: TypeAlias = discord.Interaction[Bot]
