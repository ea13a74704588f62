"""Posting to a channel of its own accord: what the bot needs there, and the post."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.errors import MissingPermissionError, RefusalError
from bot.discord_app.escape import cut
from bot.discord_app.limits import THREAD_NAME
from bot.discord_app.view import CardView

Target = discord.TextChannel | discord.Thread | discord.ForumChannel
_TYPES = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.news_thread,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
    discord.ChannelType.forum,
]
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_posts": "Create Posts",
    "manage_threads": "Manage Threads",
}


class ChosenTarget(app_commands.Transformer):
    """The option in which a member chooses where to post."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return _TYPES

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Target:  # noqa: ARG002
        """The channel itself. Raises MissingPermissionError when the bot cannot see it."""
        with suppress(discord.HTTPException):
            channel = value.resolve() or await value.fetch()
            if isinstance(channel, discord.TextChannel | discord.Thread | discord.ForumChannel):
                return channel
        raise MissingPermissionError(f"The bot cannot post in <#{value.id}>. Give it “View Channel” there.")


def check(channel: Target, guild: discord.Guild | None) -> None:
    """Raises MissingPermissionError, naming it, when the bot cannot post there, and RefusalError when it is a guest."""
    if guild is None or guild.me is None:
        raise RefusalError("The bot is not a member of this server. Invite it first.")
    for name in lacking(channel):
        raise MissingPermissionError(f"The bot lacks “{name}” in {channel.mention}. Allow it there, then try again.")


def lacking(channel: Target) -> tuple[str, ...]:
    """The names of the permissions that the bot needs to post there and lacks; none while Discord is yet to tell."""
    if channel.guild.me is None:
        return ()
    held = channel.permissions_for(channel.guild.me)
    return tuple(
        _NAMES[name]
        for name in _needed(channel)
        if not getattr(held, "send_messages" if name == "create_posts" else name)
    )


def reads_history(channel: Target) -> bool | None:
    """Whether the bot may read what was posted there; None while Discord is yet to tell."""
    me = channel.guild.me
    held = channel.permissions_for(me) if me else None
    return held.view_channel and held.read_message_history if held else None


def _needed(channel: Target) -> tuple[str, ...]:
    match channel:
        case discord.Thread():
            locked = ("manage_threads",) if channel.locked else ()
            return "view_channel", "send_messages_in_threads", *locked
        case discord.ForumChannel():
            return "view_channel", "create_posts"
        case _:
            return "view_channel", "send_messages"


async def post(channel: Target, card: CardView, title: str, nonce: str | None = None) -> discord.Message:
    """Posts a card, in a forum as a new post of this title. Raises discord.HTTPException."""
    if isinstance(channel, discord.ForumChannel):
        made = await channel.create_thread(name=cut(title, THREAD_NAME), view=card, applied_tags=_tags(channel))
        return made.message
    return await (channel.send(view=card, nonce=nonce) if nonce else channel.send(view=card))


def _tags(forum: discord.ForumChannel) -> list[discord.ForumTag]:
    """A tag, where the forum demands one."""
    free = [tag for tag in forum.available_tags if not tag.moderated]
    return free[:1] if forum.flags.require_tag else []
