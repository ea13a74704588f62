"""The whole bot, put together."""

from __future__ import annotations

from bot.discord_app.client import Bot
from bot.discord_app.commands import COMMANDS
from bot.discord_app.desk import Desk
from bot.discord_app.turn import Turn
from bot.settings import Settings


def make_bot(settings: Settings, desk: Desk | None = None) -> Bot:
    """A client with all commands and buttons, not yet connected; without a desk it can push commands but not answer."""
    bot = Bot(settings, desk)
    for command in COMMANDS:
        bot.tree.add_command(command)
    bot.add_dynamic_items(Turn)
    return bot
