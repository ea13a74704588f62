"""The slash commands, one a file."""

from typing import Any

from discord import app_commands

from bot.discord_app.commands.ask import ask
from bot.discord_app.commands.briefing import briefing
from bot.discord_app.commands.compare import compare
from bot.discord_app.commands.help import help_
from bot.discord_app.commands.privacy import privacy
from bot.discord_app.commands.profile import profile
from bot.discord_app.commands.quotes import quotes
from bot.discord_app.commands.sources import sources
from bot.discord_app.commands.summarise import summarise
from bot.discord_app.commands.takeaways import takeaways
from bot.discord_app.commands.who_said import who_said

COMMANDS: tuple[app_commands.Command[Any, ..., Any] | app_commands.Group, ...] = (
    who_said,
    quotes,
    summarise,
    takeaways,
    profile,
    compare,
    sources,
    ask,
    help_,
    briefing,
    privacy,
)
"""All of them, in the order in which /help lists them."""
