"""Briefings posted to Discord: a message, found again by the key it carries, and its faults told apart."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import discord

from bot.briefings.model import Key, Post, Schedule
from bot.briefings.poster import PassingError, PermanentError, Sent, Unreadable
from bot.discord_app.client import Bot
from bot.discord_app.escape import escaped
from bot.discord_app.faults import BlockedError, told_apart
from bot.discord_app.limits import NONCE, message_faults
from bot.discord_app.once import once
from bot.discord_app.posted import card, carries, title
from bot.discord_app.posting import Target, lacking, post, reads_history
from bot.discord_app.reply import notice
from bot.discord_app.view import CardView

log = logging.getLogger(__name__)
_PATIENCE = 60  # seconds for one request, with the rate limits that discord.py waits for
_EACH = 1 / 40  # seconds between two messages; Discord allows 50 requests a second
_BLOCKED = 60.0  # seconds without a request after Discord took none from the bot
_READ = 2000  # messages of a history, or posts of a forum, that are looked through
_CLOCKS = timedelta(minutes=10)  # by which our clock and Discord's may differ
_LEFT = "The bot is no longer in the server."
_UNREADY = "The bot is not connected to Discord yet."
_NOBODY = (
    "Nobody can be told: the server has no system channel that the bot can write to, and its owner takes no messages."
)


class Pace:
    """Lets its users pass one by one, at most so often."""

    def __init__(self, each: float) -> None:
        self._each = each
        self._next = 0.0

    async def turn(self) -> None:
        """Waits for one's turn, in the order of asking."""
        now = asyncio.get_running_loop().time()
        mine = max(now, self._next)
        self._next = mine + self._each
        if mine > now:
            await asyncio.sleep(mine - now)


class DiscordPoster:
    """Posts as the bot that is connected; see `bot.briefings.poster.Poster`."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._pace = Pace(_EACH)
        self._blocked = ("", 0.0)  # why, and until when by the clock of the loop

    async def post(self, schedule: Schedule, post_: Post) -> Sent:
        """Posts. Raises PermanentError, PassingError or UncertainError."""
        channel = await self._channel(schedule.guild, schedule.channel)
        return Sent((await self.post_now(channel, post_)).id)

    async def post_now(self, channel: Target, post_: Post) -> discord.Message:
        """The message that was posted. Raises PermanentError, PassingError or UncertainError."""
        _refuse_where_lacking(channel)
        view = card(post_, self._bot.desk.mark)
        _refuse_beyond_limits(view, post_.nonce)
        await self._pace.turn()
        self._refuse_while_blocked()
        try:
            with told_apart(), once():
                async with asyncio.timeout(_PATIENCE):
                    return await post(channel, view, _title(post_), post_.nonce)
        except BlockedError as error:
            self._blocked = error.reason, asyncio.get_running_loop().time() + (error.retry_after or _BLOCKED)
            raise

    def _refuse_while_blocked(self) -> None:
        """Raises BlockedError without a request, as long as the last one got that answer."""
        reason, until = self._blocked
        left = until - asyncio.get_running_loop().time()
        if left > 0:
            raise BlockedError(reason, left)

    async def find(self, schedule: Schedule, key: Key, since: datetime) -> int | Unreadable | None:
        """The message with the key. Raises PassingError or PermanentError."""
        channel = await self._channel(schedule.guild, schedule.channel)
        readable = reads_history(channel)
        if readable is None:
            raise PassingError(_UNREADY)
        if not readable:
            return Unreadable("The bot lacks “Read Message History” in the channel.")
        with told_apart(sending=False):
            async with asyncio.timeout(_PATIENCE):
                return await self._searched(channel, key, since - _CLOCKS)

    async def _searched(self, channel: Target, key: Key, since: datetime) -> int | Unreadable | None:
        read = 0
        async for message in _recent(channel, since, self._me):
            read += 1
            if message.author.id == self._me and carries(message.components, key):
                return message.id
        return None if read < _READ else Unreadable("There are too many new messages in the channel.")

    @property
    def _me(self) -> int:
        assert self._bot.user
        return self._bot.user.id

    async def tell_manager(self, guild: int, text: str) -> None:
        """Tells the system channel, else the owner. Raises PassingError or PermanentError."""
        server = self._server(guild)
        view = notice("\n".join(escaped(line) for line in text.splitlines()))
        nonce = hashlib.sha256(f"{guild} {text}".encode()).hexdigest()[:NONCE]
        for place in (server.system_channel, discord.Object(server.owner_id or 0)):
            if place is not None and await self._told(place, view, nonce):
                return
        raise PermanentError(_NOBODY)

    async def _told(self, place: discord.TextChannel | discord.Object, view: CardView, nonce: str) -> bool:
        """Whether this place took the message; None of what Discord refuses for good is tried again."""
        try:
            with told_apart(sending=False):
                async with asyncio.timeout(_PATIENCE):
                    await self._write(place, view, nonce)
            return True
        except PermanentError as error:
            log.info("a notice cannot go to %s: %s", place.id, error.reason)
            return False

    async def _write(self, place: discord.TextChannel | discord.Object, view: CardView, nonce: str) -> None:
        if isinstance(place, discord.TextChannel):
            _refuse_where_lacking(place)
            await place.send(view=view, nonce=nonce)
        else:
            direct = await self._bot.create_dm(place)
            await direct.send(view=view, nonce=nonce)

    async def check(self, guild: int, channel: int) -> tuple[str, ...]:
        """The names of the permissions that the bot lacks there. Raises PermanentError or PassingError."""
        return lacking(await self._channel(guild, channel))

    def _server(self, guild: int) -> discord.Guild:
        server = self._bot.get_guild(guild)
        if server is None:
            raise PermanentError(_LEFT) if self._bot.is_ready() else PassingError(_UNREADY)
        return server

    async def _channel(self, guild: int, channel: int) -> Target:
        """The channel; asks Discord for what is not known, such as an archived thread."""
        found = self._server(guild).get_channel_or_thread(channel)
        if found is None:
            with told_apart(sending=False):
                async with asyncio.timeout(_PATIENCE):
                    found = await self._bot.fetch_channel(channel)  # type: ignore[assignment]
        if isinstance(found, Target) and found.guild.id == guild:
            return found
        raise PermanentError("The channel has been deleted, or is none that the bot can post to.")


def _title(post_: Post) -> str:
    day = post_.key.day if post_.key else None
    return f"{title(post_.brief)} – {day.day} {day:%B %Y}" if day else title(post_.brief)


def _refuse_where_lacking(channel: Target) -> None:
    for name in lacking(channel):
        raise PermanentError(f"The bot lacks “{name}” in the channel.")


def _refuse_beyond_limits(view: CardView, nonce: str | None) -> None:
    for fault in message_faults(view.body | {"nonce": nonce}):
        raise PermanentError(f"The briefing breaks a limit of Discord: {fault}.")


async def _recent(channel: Target, since: datetime, author: int) -> AsyncIterator[discord.Message]:
    """Messages since then; of a forum those that begin the posts of ``author``."""
    if not isinstance(channel, discord.ForumChannel):
        async for message in channel.history(limit=_READ, after=since):
            yield message
        return
    async for thread in _threads(channel, since):
        if thread.owner_id == author and thread.created_at and thread.created_at >= since:
            async for message in thread.history(limit=1, oldest_first=True):
                yield message


async def _threads(forum: discord.ForumChannel, since: datetime) -> AsyncIterator[discord.Thread]:
    for thread in await forum.guild.active_threads():
        if thread.parent_id == forum.id:
            yield thread
    async for thread in forum.archived_threads(limit=_READ):
        if thread.archive_timestamp < since:
            return
        yield thread
