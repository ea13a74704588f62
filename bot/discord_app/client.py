"""The client: what the bot asks of Discord (as little as it needs), and where its errors end up."""

from __future__ import annotations

import logging
from typing import Any, NamedTuple, TypeAlias, get_args

import discord
from discord import app_commands

from bot.briefings.library import Library
from bot.discord_app.desk import Desk
from bot.discord_app.forget import forget, forget_absent
from bot.discord_app.invite import invite_link
from bot.discord_app.once import trace
from bot.discord_app.reply import fail
from bot.model import Length
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

    @property
    def desk(self) -> Desk:
        """Where answers come from."""
        if self._desk is None:
            raise RuntimeError("this bot was made to push commands, not to answer")
        return self._desk

    def exchange(self, desk: Desk) -> Desk:
        """From now on answers come from ``desk``; the one they came from before."""
        before, self._desk = self.desk, desk
        return before

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
