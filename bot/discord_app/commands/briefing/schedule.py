"""/briefing schedule and /briefing edit: a standing order of the server, promised only where the bot can keep it."""

from __future__ import annotations

from discord import app_commands

from bot.briefings.model import WEEK, Brief, Schedule, Timing
from bot.discord_app.client import Interaction
from bot.discord_app.commands.briefing.group import briefing, no_such_schedule, now, schedule_of, server_of, tell
from bot.discord_app.commands.briefing.options import (
    BRIEFING,
    DESCRIPTIONS,
    KINDS,
    brief_of,
    schedules,
    subjects,
)
from bot.discord_app.escape import escaped
from bot.discord_app.posting import ChosenTarget, Target, check, reads_history
from bot.discord_app.request import Request
from bot.discord_app.standing import described, outlook
from bot.discord_app.when import clock_of, clocks, days_of, weekdays
from bot.discord_app.zones import zone_of, zones
from bot.storage import Store

_REMARK = 300  # characters
Channel = app_commands.Transform[Target, ChosenTarget]


@briefing.command(name="schedule", description="Post a briefing to a channel, regularly")
@app_commands.describe(**DESCRIPTIONS)
@app_commands.choices(what=KINDS)
@app_commands.autocomplete(time=clocks, zone=zones, days=weekdays, about=subjects)
async def schedule_(
    interaction: Interaction,
    channel: Channel,
    time: str,
    zone: str,
    days: str = "",
    what: str = "",
    about: str = "",
    quiet: bool = True,
) -> None:
    """Answers /briefing schedule."""
    server = server_of(interaction)
    check(channel, server)
    timing = Timing(clock_of(time), zone_of(zone), days_of(days) if days else WEEK)
    brief = brief_of(interaction.client.desk, what, about)

    async def work() -> str:
        store = interaction.client.store
        await interaction.client.library.edition()  # what is there already is not new to it
        made = await store.schedules.add(server.id, channel.id, timing, brief, quiet=quiet, now=now())
        return "\n".join([f"Scheduled: {await _promise(store, made)}", *await _remarks(interaction, channel, brief)])

    await tell(interaction, work())


@briefing.command(name="edit", description="Change a briefing; what you leave out stays as it is")
@app_commands.describe(briefing=BRIEFING, **{name: text.split(";")[0] for name, text in DESCRIPTIONS.items()})
@app_commands.choices(what=KINDS)
@app_commands.autocomplete(briefing=schedules, time=clocks, zone=zones, days=weekdays, about=subjects)
async def edit(
    interaction: Interaction,
    briefing: str,
    channel: Channel | None = None,
    time: str = "",
    zone: str = "",
    days: str = "",
    what: str = "",
    about: str = "",
    quiet: bool | None = None,
) -> None:
    """Answers /briefing edit."""
    if channel is not None:
        check(channel, interaction.guild)

    async def work() -> str:
        store = interaction.client.store
        old = await schedule_of(interaction, briefing)
        new = await store.schedules.edit(
            old.guild,
            old.id,
            now=now(),
            channel=channel.id if channel else None,
            timing=_changed(old.timing, time, zone, days),
            brief=brief_of(interaction.client.desk, what, about, old.brief) if what or about else None,
            quiet=quiet,
        )
        if new is None:
            raise no_such_schedule()
        remarks = await _remarks(interaction, channel, new.brief if what or about else None)
        hint = ["`/briefing resume` lets it run again."] if new.paused else []
        return "\n".join([f"Now: {await _promise(store, new)}", *hint, *remarks])

    await tell(interaction, work())


def _changed(old: Timing, time: str, zone: str, days: str) -> Timing:
    return Timing(
        clock_of(time) if time else old.time,
        zone_of(zone) if zone else old.zone,
        days_of(days) if days else old.days,
    )


async def _promise(store: Store, schedule: Schedule) -> str:
    """The schedule in words, and when it posts next; not again on a day for which it has posted."""
    quiet = " Days that bring nothing new are left out." if schedule.quiet else ""
    done = {outcome.key for outcome in await store.ledger.outcomes(schedule.guild, schedule=schedule.id)}
    return f"{described(schedule)}.{quiet} {outlook(schedule, done)}"


async def _remarks(interaction: Interaction, channel: Target | None, brief: Brief | None) -> list[str]:
    """What a manager should know before relying on it."""
    remarks = []
    if channel is not None and reads_history(channel) is False:
        remarks.append(
            f"-# The bot lacks “Read Message History” in {channel.mention}: a briefing whose sending was interrupted"
            " cannot be looked for there, and is then not sent again."
        )
    if brief and brief.kind in ("quotes", "topic"):
        request = Request("quotes" if brief.kind == "quotes" else "summarise", brief.subject)
        answer = await interaction.client.desk.answer(request)
        if answer.status not in ("found", "corrected"):
            remarks.append(f"-# For now there would be nothing to post: {escaped(answer.text, _REMARK)}")
    return remarks
