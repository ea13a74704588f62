"""/sources: which articles there are, or which of them speak of a topic."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="sources", description="Which articles there are")
@app_commands.describe(topic="Only those that speak of this", private=PRIVATE)
@app_commands.autocomplete(topic=choices.topics)
async def sources(interaction: Interaction, topic: str = "", private: bool = False) -> None:
    """Answers /sources."""
    await reply(interaction, Request("sources", interaction.client.desk.topics.whole(topic)), private=private)
