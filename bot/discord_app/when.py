"""Times of day and days of the week as a member types and reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time

from discord.app_commands import Choice

from bot.briefings.model import WEEK, Timing
from bot.discord_app.client import Interaction
from bot.discord_app.errors import RefusalError
from bot.discord_app.escape import escaped
from bot.discord_app.limits import CHOICES
from bot.terminal import one_line

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SETS = {
    "every day": WEEK,
    "Monday to Friday": frozenset(range(5)),
    "Saturday and Sunday": frozenset((5, 6)),
}
_OTHER_WORDS = {
    "daily": WEEK,
    "all": WEEK,
    "everyday": WEEK,
    "weekdays": frozenset(range(5)),
    "weekend": frozenset((5, 6)),
    "weekends": frozenset((5, 6)),
}
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d\d))?(?: ?h)? ?([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_RANGE = re.compile(r"(\w+)(?: ?[-–] ?| to )(\w+)")
_OFFERED = ("08:00", "07:00", "09:00", "06:00", "12:00", "18:00", "17:00", "20:00", "21:00", "22:00")
_SHOWN = 40  # characters of what was typed that are shown again


# --- time of day ----------------------------------------------------------------------------------------------------


def clock_of(text: str) -> time:
    """The time of day: 8:00, 08.30, 8, 0830, 8pm. Raises RefusalError."""
    found = _clock(one_line(text).lower())
    if found is None:
        raise RefusalError(f"“{escaped(text, _SHOWN)}” is no time of day. Write it as 08:00 or 8 pm.")
    return found


def _clock(typed: str) -> time | None:
    match = _CLOCK.fullmatch({"noon": "12:00", "midnight": "00:00"}.get(typed, typed))
    if not match:
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None


async def clocks(interaction: Interaction, typed: str) -> list[Choice[str]]:  # noqa: ARG001
    """Times of day that a member may mean."""
    meant = _clock(one_line(typed).lower())
    found = [f"{meant:%H:%M}"] if meant else []
    found += [one for one in _OFFERED if one.lstrip("0").startswith(typed.strip().lstrip("0"))]
    return [Choice(name=one, value=one) for one in dict.fromkeys(found)][:CHOICES]


# --- days of the week -----------------------------------------------------------------------------------------------


def days_of(text: str) -> frozenset[int]:
    """The days of the week, 0 for Monday: every day, weekdays, Mon-Fri, “Tue, Thu”. Raises RefusalError."""
    found = _days(one_line(text).lower())
    if not found:
        raise RefusalError(
            f"“{escaped(text, _SHOWN)}” are no days. Write “every day”, “Monday to Friday” or “Mon, Thu”."
        )
    return found


def _days(typed: str) -> frozenset[int] | None:
    for known, days in (_SETS | _OTHER_WORDS).items():
        if typed == known.lower():
            return days
    found: set[int] = set()
    for part in _RANGE.sub(r"\1-\2", typed.replace(" and ", ",")).replace(",", " ").split():
        span = _span(part)
        if span is None:
            return None
        found |= span
    return frozenset(found)


def _span(part: str) -> set[int] | None:
    """The days of “mon” or “mon-fri”."""
    first, _, last = part.partition("-")
    one, other = _day(first), _day(last or first)
    return None if one is None or other is None else {(one + n) % 7 for n in range((other - one) % 7 + 1)}


def _day(word: str) -> int | None:
    bare = word.rstrip(".").removesuffix("s") if len(word) > 4 else word.rstrip(".")
    return next((n for n, name in enumerate(_NAMES) if len(bare) >= 2 and name.lower().startswith(bare)), None)


def days_in_words(days: Iterable[int]) -> str:
    """As a member reads them; ``days_of`` reads them too."""
    wanted = frozenset(days)
    known = next((words for words, same in _SETS.items() if same == wanted), None)
    return known or ", ".join(_NAMES[day] for day in sorted(wanted))


async def weekdays(interaction: Interaction, typed: str) -> list[Choice[str]]:  # noqa: ARG001
    """Days that a member may mean."""
    meant = _days(one_line(typed).lower())
    found = [days_in_words(meant)] if meant else []
    found += [one for one in (*_SETS, *_NAMES) if typed.strip().lower() in one.lower()]
    return [Choice(name=one, value=one) for one in dict.fromkeys(found)][:CHOICES]


# --- both -----------------------------------------------------------------------------------------------------------


def in_words(timing: Timing) -> str:
    """Such as “every day at 08:00 (Europe/Berlin)”."""
    return f"{days_in_words(timing.days)} at {timing.time:%H:%M} ({timing.zone})"


def moment(at: datetime, style: str = "f") -> str:
    """An instant that Discord shows to everybody in their own time zone."""
    return f"<t:{int(at.timestamp())}:{style}>"
