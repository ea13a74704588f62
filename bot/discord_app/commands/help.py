"""/help: what can be asked."""

from __future__ import annotations

from discord import app_commands

from bot.discord_app.cards import BLUE, Page
from bot.discord_app.client import Interaction
from bot.discord_app.reply import send
from bot.discord_app.view import CardView

TEXT = """\
**What you can ask about the articles**
`/who-said` words – who said it, how well the words match, or that nobody did; with a speaker: whether it was they
`/quotes` speaker – what somebody is quoted with, also on a topic
`/summarise` – a topic, a person, an article, or everything
`/takeaways` – the key points of everything, of an article or on a topic
`/profile` name – who or what that is
`/compare` topic – what the sources share, and where they differ
`/sources` – which articles there are, or which speak of a topic
`/ask` question – anything else, in plain words: “how many …?”, “when …?”"""
MORE = """\
Every quotation and sentence stands word for word in an article; the numbers in brackets say where.
With `private` only you see the answer, and may then share it.
`/briefing schedule` – for those who manage the server: has takeaways, quotes or news posted to a channel regularly
`/privacy` – what is stored, and how to have it deleted"""


@app_commands.command(name="help", description="What you can ask")
async def help_(interaction: Interaction) -> None:
    """Answers /help, to the one who asked."""
    await send(interaction, CardView(Page((TEXT, MORE), colour=BLUE)), private=True)
