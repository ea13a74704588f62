"""/who-said: who said these words, or whether a certain person did."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="who-said", description="Who said these words? Shows how well they match, and the source")
@app_commands.describe(
    words="The words, as you remember them", speaker="Check whether it was this person", private=PRIVATE
)
@app_commands.autocomplete(speaker=choices.speakers)
async def who_said(interaction: Interaction, words: str, speaker: str = "", private: bool = False) -> None:
    """Answers /who-said."""
    speaker = interaction.client.desk.speakers.whole(speaker)
    await reply(interaction, Request("who_said", words, speaker), private=private)
