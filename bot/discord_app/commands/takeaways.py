"""/takeaways: the points that matter, of everything, of an article or on a topic."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import LENGTHS, PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="takeaways", description="The key points, those that most sources share first")
@app_commands.describe(what="An article or a topic; leave it out for everything", length="How many", private=PRIVATE)
@app_commands.autocomplete(what=choices.topics_and_sources)
@app_commands.choices(length=LENGTHS)
async def takeaways(interaction: Interaction, what: str = "", length: str = "", private: bool = False) -> None:
    """Answers /takeaways."""
    client = interaction.client
    request = Request("takeaways", client.desk.whole(what), length=client.length(length))
    await reply(interaction, request, private=private)
