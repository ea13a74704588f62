"""/privacy: what is stored, and its deletion by those who manage the server."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app.client import Interaction
from bot.discord_app.privacy import notice_for
from bot.discord_app.reply import patiently, send


@app_commands.command(name="privacy", description="What is stored of this server, and how to delete it")
async def privacy(interaction: Interaction) -> None:
    """Answers /privacy, to the one who asked."""
    await send(interaction, await patiently(interaction, notice_for(interaction), private=True), private=True)
