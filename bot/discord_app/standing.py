"""A schedule in words, for those who read its posts and for those who manage it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from bot.briefings.model import Key, Schedule, Slot
from bot.briefings.slots import next_slot
from bot.discord_app.client import Interaction
from bot.discord_app.errors import StaleButtonError
from bot.discord_app.escape import escaped
from bot.discord_app.posted import title
from bot.discord_app.reply import notice, patiently, send
from bot.discord_app.when import in_words, moment

_REASON = 150  # characters


def described(schedule: Schedule) -> str:
    """What is posted where and when."""
    return f"**{escaped(title(schedule.brief))}** in <#{schedule.channel}>, {in_words(schedule.timing)}"


def outlook(schedule: Schedule, done: Collection[Key]) -> str:
    """When it posts next, or why it rests."""
    if schedule.paused:
        return f"**Paused**: {escaped(schedule.paused, _REASON)}"
    at = upcoming(schedule, done).at
    return f"Next: {moment(at)} ({moment(at, 'R')})."


def upcoming(schedule: Schedule, done: Collection[Key]) -> Slot:
    """The next slot of a day for which nothing was ``done`` yet."""
    slot = next_slot(schedule, datetime.now(UTC))
    while slot.key in done:
        slot = next_slot(schedule, slot.at)
    return slot


async def explain(interaction: Interaction, key: str) -> None:
    """Tells somebody who reads a briefing where it comes from. Raises StaleButtonError and StorageError."""

    async def work() -> str:
        store, guild = interaction.client.store, interaction.guild_id
        schedule = await store.schedules.get(guild, key.partition("-")[0]) if guild else None
        if schedule is None:
            raise StaleButtonError("The schedule that this came from is no longer there.")
        done = {outcome.key for outcome in await store.ledger.outcomes(schedule.guild, schedule=schedule.id)}
        managed = "-# Members who may manage the server change it with `/briefing edit`."
        return f"{described(schedule)}. {outlook(schedule, done)}\n{managed}"

    await send(interaction, notice(await patiently(interaction, work(), private=True)), private=True)
