"""The group /briefing itself, and what its commands share."""

from __future__ import annotations

from collections.abc import Coroutine
from datetime import UTC, datetime
from typing import Any

import discord
from discord import app_commands

from bot.briefings.model import Schedule
from bot.discord_app.client import Interaction
from bot.discord_app.errors import RefusalError
from bot.discord_app.reply import notice, patiently, send
from bot.discord_app.view import CardView


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Briefing(app_commands.Group):
    """The group /briefing; all of it is for members who may manage the server, whatever Discord let through."""

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Refuses all others: the setting in Discord is only a default."""
        server_of(interaction)
        return True


briefing = Briefing(name="briefing", description="Briefings in a channel, for those who manage the server")


def server_of(interaction: discord.Interaction[Any]) -> discord.Guild:
    """The server that somebody manages there. Raises app_commands.NoPrivateMessage or MissingPermissions."""
    if interaction.guild is None:
        raise app_commands.NoPrivateMessage
    if not interaction.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])
    return interaction.guild


async def tell(interaction: Interaction, work: Coroutine[Any, Any, str | CardView]) -> None:
    """Shows what the work comes to, only to the one who asked."""
    told = await patiently(interaction, work, private=True)
    await send(interaction, notice(told) if isinstance(told, str) else told, private=True)


async def schedule_of(interaction: Interaction, chosen: str) -> Schedule:
    """The schedule that was chosen. Raises RefusalError and StorageError."""
    found = await interaction.client.store.schedules.get(server_of(interaction).id, chosen.strip())
    if found is None:
        raise no_such_schedule()
    return found


def no_such_schedule() -> RefusalError:
    """What is raised where a schedule is not, or no longer, there."""
    return RefusalError("This server has no such briefing. Choose one while you type; `/briefing list` shows them all.")


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)
