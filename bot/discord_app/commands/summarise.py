"""/summarise: a topic, a person, an article, or everything."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.options import LENGTHS, PRIVATE
from bot.discord_app.reply import reply
from bot.discord_app.request import Request


@app_commands.command(name="summarise", description="A summary in the articles' own sentences")
@app_commands.describe(
    what="A topic, a person or an article; leave it out for everything", length="How long", private=PRIVATE
)
@app_commands.autocomplete(what=choices.topics_and_sources)
@app_commands.choices(length=LENGTHS)
async def summarise(interaction: Interaction, what: str = "", length: str = "", private: bool = False) -> None:
    """Answers /summarise."""
    client = interaction.client
    request = Request("summarise", client.desk.whole(what), length=client.length(length))
    await reply(interaction, request, private=private)
