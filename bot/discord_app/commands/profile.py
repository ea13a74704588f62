"""/profile: who or what somebody or something is."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="profile", description="Who or what is it? In the articles' words")
@app_commands.describe(name="A person, body, place or event", private=PRIVATE)
@app_commands.autocomplete(name=choices.topics)
async def profile(interaction: Interaction, name: str, private: bool = False) -> None:
    """Answers /profile."""
    await reply(interaction, Request("profile", interaction.client.desk.topics.whole(name)), private=private)
