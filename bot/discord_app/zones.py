"""Time zones by the names of the IANA, as a member types them: by city, country or part of either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from discord.app_commands import Choice

from bot.briefings.slots import zones as known_zones
from bot.discord_app.client import Interaction
from bot.discord_app.errors import RefusalError, logged
from bot.discord_app.escape import escaped
from bot.discord_app.limits import CHOICE
from bot.discord_app.names import Name, Names
from bot.terminal import one_line
from bot.words import fold

# Offered first, in this order; and by what else than their names they are found.
_COMMON = {
    "UTC": "GMT Greenwich Zulu",
    "Europe/London": "UK Britain England United Kingdom",
    "Europe/Paris": "France CET",
    "Europe/Berlin": "Germany Munich Frankfurt Hamburg CET",
    "Europe/Brussels": "Belgium EU CET",
    "Europe/Zurich": "Switzerland Geneva Bern CET",
    "Europe/Madrid": "Spain Barcelona CET",
    "Europe/Rome": "Italy Milan CET",
    "Europe/Warsaw": "Poland CET",
    "Europe/Kyiv": "Ukraine Kiev EET",
    "Europe/Istanbul": "Turkey Ankara",
    "Europe/Moscow": "Russia MSK",
    "America/New_York": "USA Washington Boston Miami Eastern EST EDT",
    "America/Chicago": "USA Dallas Houston Central CST CDT",
    "America/Denver": "USA Mountain MST MDT",
    "America/Los_Angeles": "USA San Francisco Seattle Pacific PST PDT",
    "America/Toronto": "Canada Ottawa Montreal",
    "America/Sao_Paulo": "Brazil Brasilia Rio",
    "Africa/Johannesburg": "South Africa Pretoria Cape Town",
    "Africa/Nairobi": "Kenya",
    "Asia/Dubai": "Emirates Abu Dhabi",
    "Asia/Kolkata": "India New Delhi Mumbai Bangalore IST",
    "Asia/Shanghai": "China Beijing",
    "Asia/Tokyo": "Japan JST",
    "Australia/Sydney": "Canberra AEST",
}
_SHOWN = 40  # characters of what was typed that are shown again
_NO_PLACES = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/")


async def zones(interaction: Interaction, typed: str) -> list[Choice[str]]:  # noqa: ARG001
    """Zones that a member may have begun to type, with what the clock shows there."""
    try:
        return [_choice(offer.value) for offer in _names().offers(typed)]
    except Exception as error:  # there is no place to tell it: the list stays empty
        logged(error)
        return []


def zone_of(text: str) -> str:
    """The zone that is meant. Raises RefusalError unless it is one and only one."""
    typed = one_line(text)[:CHOICE]
    meant = fold(typed.replace(" ", "_"))
    for zone in known_zones():
        if fold(zone) == meant:
            return zone
    found = [offer.value for offer in _names().offers(typed)] if typed else []
    if len(found) == 1 and fold(typed) in fold(_words(found[0])):
        return found[0]
    hint = f"Did you mean {' or '.join(found[:3])}?" if found else "Choose one while you type, such as Europe/Berlin."
    raise RefusalError(f"“{escaped(typed, _SHOWN)}” is no time zone. {hint}")


def _choice(zone: str) -> Choice[str]:
    return Choice(name=f"{zone} (now {datetime.now(ZoneInfo(zone)):%H:%M})", value=zone)


@cache
def _names() -> Names:
    return Names(_named())


def _named() -> Iterator[Name]:
    known = known_zones()
    for zone in [*(zone for zone in _COMMON if zone in known), *sorted(known)]:
        if not zone.startswith(_NO_PLACES):
            yield Name(zone, zone, _words(zone))


def _words(zone: str) -> str:
    """All that a zone is found by."""
    return f"{zone} {zone.replace('/', ' ').replace('_', ' ')} {_COMMON.get(zone, '')}"
