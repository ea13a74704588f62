"""/quotes: what somebody is quoted with, also on a topic."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="quotes", description="What somebody is quoted with, word for word")
@app_commands.describe(speaker="Who", topic="Only quotes on this", private=PRIVATE)
@app_commands.autocomplete(speaker=choices.speakers, topic=choices.topics)
async def quotes(interaction: Interaction, speaker: str, topic: str = "", private: bool = False) -> None:
    """Answers /quotes."""
    desk = interaction.client.desk
    request = Request("quotes", desk.speakers.whole(speaker), desk.topics.whole(topic))
    await reply(interaction, request, private=private)
