"""Autocomplete: which names a member may have begun to type. Not binding: what is sent is looked up again."""

from __future__ import annotations

from collections.abc import Iterable

from discord.app_commands import Choice

from bot.discord_app.client import Interaction
from bot.discord_app.errors import logged
from bot.discord_app.limits import CHOICES
from bot.discord_app.names import Names, Offer


async def speakers(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """Those whom the articles quote, the most quoted first."""
    return _choices((interaction.client.desk.speakers,), typed)


async def topics(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """People, bodies, places and events that the articles name."""
    return _choices((interaction.client.desk.topics,), typed)


async def topics_and_sources(interaction: Interaction, typed: str) -> list[Choice[str]]:
    """What the articles name, then the articles themselves; before anything is typed the articles first."""
    desk = interaction.client.desk
    return _choices((desk.topics, desk.sources) if typed.strip() else (desk.sources, desk.topics), typed)


def _choices(lists: Iterable[Names], typed: str) -> list[Choice[str]]:
    try:
        return [Choice(name=offer.shown, value=offer.value) for offer in _merged(lists, typed)]
    except Exception as error:  # there is no place to tell it: the list stays empty
        logged(error)
        return []


def _merged(lists: Iterable[Names], typed: str) -> list[Offer]:
    """The offers of several lists, taken in turns where all have many."""
    found = [names.offers(typed) for names in lists]
    share = CHOICES // max(1, sum(map(bool, found)))
    first = [offer for offers in found for offer in offers[:share]]
    further = [offer for offers in found for offer in offers[share:]]
    return list({offer.value: offer for offer in [*first, *further]}.values())[:CHOICES]
