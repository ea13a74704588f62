"""What is stored of a server, and the buttons with which a manager deletes it."""

from __future__ import annotations

from typing import Any, Literal, get_args

import discord
from discord import app_commands, ui

from bot.briefings.model import Stored
from bot.discord_app.cards import AMBER, BLUE, Page
from bot.discord_app.client import Interaction
from bot.discord_app.paging import PREFIX
from bot.discord_app.reply import notice, patiently, send
from bot.discord_app.view import CardView
from bot.storage import StorageError

Act = Literal["ask", "delete"]
_ACT = f"{PREFIX}1:forget:"
_STORED = (
    "Of a server: its briefings (channel, time, time zone, days, what they are about), what became of the last of them"
    " (when, whether it was posted, why not, the number of the message), and messages to its managers that could not be"
    " delivered yet. All of it belongs to the server; who made a briefing is not noted."
)
_NOT_STORED = (
    "Of people: nothing. Questions are answered and forgotten, and the bot reads no messages but its own. What a button"
    " below an answer needs is kept by Discord, in the button."
)
_DELETED = (
    "`/briefing remove` deletes a briefing and what became of it. When the bot is removed from a server, all of that"
    " server is deleted. Those who manage the server can delete all of it here."
)
TEXT = f"**What is stored**\n{_STORED}\n{_NOT_STORED}\n**When it is deleted**\n{_DELETED}"


async def notice_for(interaction: Interaction) -> CardView:
    """The notice; for those who manage the server with what is stored of it, and a button."""
    if interaction.guild is None or not interaction.permissions.manage_guild:
        return CardView(Page((TEXT,), colour=BLUE))
    try:
        stored = await interaction.client.store.guilds.stored(interaction.guild.id)
    except StorageError:
        return CardView(Page((TEXT, "What is stored of this server cannot be looked up now."), colour=BLUE))
    row = [_button("ask", "Delete all of this server")] if any(stored) else []
    return CardView(Page((TEXT, f"Of this server: {_counted(stored)}."), colour=BLUE), row)


def act_of(custom_id: str) -> Act | None:
    """What a button of this file does; None when it is none."""
    return next((act for act in get_args(Act) if custom_id == f"{_ACT}{act}"), None)


async def carry_out(interaction: Interaction, act: Act) -> None:
    """Does what the button says, for those who manage the server. Raises MissingPermissions and StorageError."""
    if interaction.guild is None:
        raise app_commands.NoPrivateMessage
    if not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])
    if act == "ask":
        question = "Delete all briefings of this server and what is noted about them? This cannot be undone."
        sure = _button("delete", "Delete for good", discord.ButtonStyle.danger)
        await interaction.response.edit_message(view=CardView(Page((question,), colour=AMBER), [sure]))
        return
    gone = await patiently(interaction, interaction.client.store.guilds.delete(interaction.guild.id), private=True)
    await send(interaction, notice(f"Deleted: {_counted(gone)}."), private=True)


def _button(act: Act, label: str, style: discord.ButtonStyle = discord.ButtonStyle.secondary) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=f"{_ACT}{act}", style=style)


def _counted(stored: Stored) -> str:
    names = ("briefing", "outcome", "undelivered message")
    return ", ".join(f"{n} {name}{'' if n == 1 else 's'}" for n, name in zip(stored, names, strict=True))
