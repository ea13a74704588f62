"""What the commands under /briefing are told: what a briefing is about, and which schedule is meant."""

from __future__ import annotations

from contextlib import suppress

from discord import app_commands
from discord.app_commands import Choice

from bot.briefings.model import Brief, BriefKind, Schedule
from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.commands.briefing.group import schedule_of, server_of
from bot.discord_app.desk import Desk
from bot.discord_app.errors import RefusalError, logged
from bot.discord_app.escape import cut
from bot.discord_app.limits import CHOICE, CHOICES
from bot.discord_app.posted import title
from bot.discord_app.when import in_words
from bot.model import BotError
from bot.terminal import one_line
from bot.words import fold

KINDS: list[Choice[str]] = [
    Choice(name="the key takeaways, of everything or about something", value="takeaways"),
    Choice(name="the quotes of a person", value="quotes"),
    Choice(name="a topic", value="topic"),
    Choice(name="new articles only", value="new"),
]
_KINDS: dict[str, BriefKind] = {"takeaways": "takeaways", "quotes": "quotes", "topic": "topic", "new": "new"}
_SUBJECT = 400  # characters
_EVERYTHING = ("everything", "all", "all articles")
DESCRIPTIONS = {
    "channel": "Where: a text or announcement channel, a thread, or a forum, which gets a new post each time",
    "time": "At what time of day, such as 08:00 or 8 pm",
    "zone": "In which time zone: type a city",
    "days": "On which days; every day if you leave it out",
    "what": "What is posted; the key takeaways if you leave it out",
    "about": "The person or the topic; leave it out for everything",
    "quiet": "Post nothing on days that bring nothing new (as it is if you leave it out), or post all the same",
}
BRIEFING = "Which briefing"


def brief_of(desk: Desk, what: str, about: str, old: Brief | None = None) -> Brief:
    """What a briefing is to be about; what is left out stays as in ``old``. Raises RefusalError."""
    kind = _KINDS.get(what or (old.kind if old else "takeaways"))
    if kind is None:
        raise RefusalError("Choose what is posted from the list.")
    subject = _subject(desk, kind, about) if about else old.subject if old and kind != "new" else ""
    if subject and kind == "new":
        raise RefusalError("“New articles only” is about all articles: leave `about` out.")
    if not subject and kind in ("quotes", "topic"):
        raise RefusalError(f"Say with `about` {'whose quotes' if kind == 'quotes' else 'which topic'} you want.")
    return Brief(kind, subject)


def _subject(desk: Desk, kind: BriefKind, about: str) -> str:
    whole = one_line(desk.speakers.whole(about) if kind == "quotes" else desk.whole(about))
    if len(whole) > _SUBJECT:
        raise RefusalError(f"`about` is too long: at most {_SUBJECT} characters.")
    return "" if whole.lower() in _EVERYTHING else whole


async def subjects(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """People for quotes, else what the articles speak of."""
    offered = choices.speakers if await _kind(interaction) == "quotes" else choices.topics_and_sources
    return await offered(interaction, typed)


async def _kind(interaction: Interaction) -> str:
    """What is posted, as chosen already, else as it is in the briefing that is edited."""
    given = interaction.namespace
    if (chosen := getattr(given, "what", "")) or not (briefing := getattr(given, "briefing", "")):
        return str(chosen)
    with suppress(BotError, app_commands.AppCommandError):
        return (await schedule_of(interaction, briefing)).brief.kind
    return ""


async def schedules(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """The schedules of the server, for those who manage it."""
    try:
        found = await interaction.client.store.schedules.of(server_of(interaction).id)
        named = {schedule.id: _named(interaction, schedule) for schedule in found}
        wanted = fold(typed)
        fitting = [(id_, name) for id_, name in named.items() if wanted in fold(f"{name} {id_}")]
        return [Choice(name=name, value=id_) for id_, name in fitting[:CHOICES]]
    except Exception as error:  # there is no place to tell it: the list stays empty
        logged(error)
        return []


def _named(interaction: Interaction, schedule: Schedule) -> str:
    channel = interaction.guild and interaction.guild.get_channel_or_thread(schedule.channel)
    place = f"#{channel.name}" if channel else "a channel that is not there"
    resting = "paused: " if schedule.paused else ""
    return cut(f"{resting}{title(schedule.brief)} in {place}, {in_words(schedule.timing)}", CHOICE)
