"""/ask: any question, in plain words."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="ask", description="Ask anything about the articles in plain words")
@app_commands.describe(question="Your question", private=PRIVATE)
async def ask(interaction: Interaction, question: str, private: bool = False) -> None:
    """Answers /ask."""
    await reply(interaction, Request("ask", question, length=interaction.client.length()), private=private)
