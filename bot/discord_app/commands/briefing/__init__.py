"""/briefing: what is posted to the channels of a server, for those who manage it."""

from bot.discord_app.commands.briefing import manage as manage
from bot.discord_app.commands.briefing import schedule as schedule
from bot.discord_app.commands.briefing import show as show
from bot.discord_app.commands.briefing.group import briefing

__all__ = ["briefing"]
