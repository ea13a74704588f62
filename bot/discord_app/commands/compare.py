"""/compare: how the sources differ on a topic."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="compare", description="What the sources share on a topic, and where they differ")
@app_commands.describe(topic="On what", private=PRIVATE)
@app_commands.autocomplete(topic=choices.topics)
async def compare(interaction: Interaction, topic: str, private: bool = False) -> None:
    """Answers /compare."""
    await reply(interaction, Request("compare", interaction.client.desk.topics.whole(topic)), private=private)
