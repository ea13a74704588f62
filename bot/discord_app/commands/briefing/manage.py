"""/briefing list, status, pause, resume and remove: what became of the briefings, and stopping them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import discord
from discord import app_commands

from bot.briefings.model import Key, Outcome, Schedule
from bot.briefings.poster import PermanentError
from bot.discord_app.cards import BLUE, Page
from bot.discord_app.client import Interaction
from bot.discord_app.commands.briefing.group import briefing, no_such_schedule, now, schedule_of, server_of, tell
from bot.discord_app.commands.briefing.options import BRIEFING, schedules
from bot.discord_app.errors import MissingPermissionError, RefusalError
from bot.discord_app.escape import escaped
from bot.discord_app.posted import title
from bot.discord_app.poster import DiscordPoster
from bot.discord_app.standing import described, outlook
from bot.discord_app.view import CardView
from bot.discord_app.when import moment

_PAGE = 10  # briefings on a page of the list
_STATUS = 10  # outcomes
_REASON = 150  # characters
_STATES = {
    "claimed": "under way",
    "sent": "posted",
    "failed": "**not posted**",
    "skipped": "left out",
    "unknown": "**perhaps posted**",
}


@briefing.command(name="list", description="All briefings of this server")
@app_commands.describe(page="Which page of the list")
async def list_(interaction: Interaction, page: app_commands.Range[int, 1, 1000] = 1) -> None:
    """Answers /briefing list."""
    await tell(interaction, _list(interaction, page))


async def _list(interaction: Interaction, page: int) -> str | CardView:
    server, store = server_of(interaction), interaction.client.store
    found = await store.schedules.of(server.id)
    if not found:
        return "This server has no briefings yet. `/briefing schedule` makes one."
    done = {outcome.key for outcome in await store.ledger.outcomes(server.id, 5 * len(found))}
    pages = [found[n : n + _PAGE] for n in range(0, len(found), _PAGE)]
    shown = pages[min(page, len(pages)) - 1]
    head = f"**{len(found)} of at most {store.schedules.limit} briefings**"
    more = f"\n-# Page {min(page, len(pages))} of {len(pages)}: `/briefing list page:`" if len(pages) > 1 else ""
    return _card(head + more, "\n".join(_line(schedule, done) for schedule in shown))


def _card(*texts: str) -> CardView:
    return CardView(Page(texts, colour=BLUE))


def _line(schedule: Schedule, done: Collection[Key]) -> str:
    quiet = "" if schedule.quiet else ", also when there is nothing new"
    return f"- {described(schedule)}{quiet}. {outlook(schedule, done)}"


@briefing.command(name="status", description="What became of the last ten briefings, and why")
@app_commands.describe(briefing=f"{BRIEFING}; all of them if you leave it out")
@app_commands.autocomplete(briefing=schedules)
async def status(interaction: Interaction, briefing: str = "") -> None:
    """Answers /briefing status."""

    async def work() -> str | CardView:
        server, store = server_of(interaction), interaction.client.store
        one = await schedule_of(interaction, briefing) if briefing else None
        named = {schedule.id: schedule for schedule in await store.schedules.of(server.id)}
        outcomes = await store.ledger.outcomes(server.id, _STATUS, one.id if one else None)
        if not outcomes:
            return "Nothing has fallen due yet. `/briefing list` says when the next one does."
        return _card("**The last briefings**", "\n".join(_outcome(server, outcome, named) for outcome in outcomes))

    await tell(interaction, work())


def _outcome(server: discord.Guild, outcome: Outcome, named: Mapping[str, Schedule]) -> str:
    schedule = named.get(outcome.key.schedule)
    what = escaped(title(schedule.brief)) if schedule else "A briefing that was removed"
    words = f"- {moment(outcome.at)} {what} in <#{outcome.channel}>: {_STATES[outcome.state]}"
    words += f", {_link(server, outcome)}" if outcome.message else ""
    return words + (f" – {escaped(outcome.reason, _REASON)}" if outcome.reason else "")


def _link(server: discord.Guild, outcome: Outcome) -> str:
    """Where the message stands; a post in a forum is a thread with the number of its first message."""
    forum = isinstance(server.get_channel(outcome.channel), discord.ForumChannel)
    place = outcome.message if forum else f"{outcome.channel}/{outcome.message}"
    return f"https://discord.com/channels/{server.id}/{place}"


@briefing.command(name="pause", description="Let a briefing rest")
@app_commands.describe(briefing=BRIEFING)
@app_commands.autocomplete(briefing=schedules)
async def pause(interaction: Interaction, briefing: str) -> None:
    """Answers /briefing pause."""

    async def work() -> str:
        old = await schedule_of(interaction, briefing)
        if old.paused:
            return f"It rests already: {escaped(old.paused)}"
        if await interaction.client.store.schedules.pause(old.guild, old.id, "A manager paused it.") is None:
            raise no_such_schedule()
        return f"Paused: {described(old)}. `/briefing resume` lets it run again."

    await tell(interaction, work())


@briefing.command(name="resume", description="Let a briefing that rests run again")
@app_commands.describe(briefing=BRIEFING)
@app_commands.autocomplete(briefing=schedules)
async def resume(interaction: Interaction, briefing: str) -> None:
    """Answers /briefing resume."""

    async def work() -> str:
        old = await schedule_of(interaction, briefing)
        await _refuse_where_lacking(interaction, old)
        new = await interaction.client.store.schedules.resume(old.guild, old.id, now())
        if new is None:
            raise no_such_schedule()
        store = interaction.client.store
        done = {outcome.key for outcome in await store.ledger.outcomes(new.guild, schedule=new.id)}
        return f"It runs: {described(new)}. {outlook(new, done)}"

    await tell(interaction, work())


async def _refuse_where_lacking(interaction: Interaction, schedule: Schedule) -> None:
    """Raises RefusalError where the bot could not keep the promise."""
    try:
        lacking = await DiscordPoster(interaction.client).check(schedule.guild, schedule.channel)
    except PermanentError as error:
        raise RefusalError(f"{error.reason} Choose another one with `/briefing edit`.") from None
    for name in lacking:
        raise MissingPermissionError(
            f"The bot lacks “{name}” in <#{schedule.channel}>. Allow it there, then try again."
        )


@briefing.command(name="remove", description="Remove a briefing and the record of its posts")
@app_commands.describe(briefing=BRIEFING)
@app_commands.autocomplete(briefing=schedules)
async def remove(interaction: Interaction, briefing: str) -> None:
    """Answers /briefing remove."""

    async def work() -> str:
        old = await schedule_of(interaction, briefing)
        if not await interaction.client.store.schedules.remove(old.guild, old.id):
            raise no_such_schedule()
        return f"Removed: {described(old)}."

    await tell(interaction, work())
