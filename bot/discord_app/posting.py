"""Posting to a channel of its own accord: what the bot needs there, and the post."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import discord
from discord import app_commands

from bot.discord_app.errors import MissingPermissionError, RefusalError
from bot.discord_app.limits import THREAD_NAME
from bot.discord_app.view import CardView
from bot.terminal import one_line

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
    """Raises MissingPermissionError, naming it, when the bot cannot post there, and RefusalError when nobody could."""
    if guild is None or guild.me is None:
        raise RefusalError("The bot is not a member of this server. Invite it first.")
    held = channel.permissions_for(guild.me)
    for name in _needed(channel):
        if not getattr(held, "send_messages" if name == "create_posts" else name):
            raise MissingPermissionError(
                f"The bot lacks “{_NAMES[name]}” in {channel.mention}. Allow it there, then try again."
            )
    if isinstance(channel, discord.Thread) and channel.locked and not held.manage_threads:
        raise RefusalError(f"{channel.mention} is locked.")


def _needed(channel: Target) -> tuple[str, ...]:
    match channel:
        case discord.Thread():
            return "view_channel", "send_messages_in_threads"
        case discord.ForumChannel():
            return "view_channel", "create_posts"
        case _:
            return "view_channel", "send_messages"


async def post(channel: Target, card: CardView, title: str) -> discord.Message:
    """Posts a card, in a forum as a new post of this title. Raises discord.HTTPException."""
    if isinstance(channel, discord.ForumChannel):
        made = await channel.create_thread(name=one_line(title)[:THREAD_NAME], view=card)
        return made.message
    return await channel.send(view=card)
