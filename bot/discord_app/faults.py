"""What a request of the bot's own accord may end in, as the three kinds of fault that briefings tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from bot.briefings.poster import PassingError, PermanentError, PostingError, UncertainError
from bot.discord_app.escape import cut

_REASON = 200  # characters of Discord's own words
_GONE = "The channel has been deleted."
_LEFT = "The bot cannot see the channel: it lacks “View Channel” there, or is no longer in the server."
_REFUSED = "Discord does not let the bot do that: a permission is missing in the channel."
_BLOCKED = "Discord, or something on the way to it, takes no requests from the bot now."
_UNREACHED = "Discord could not be reached."
_UNANSWERED = "Discord did not say whether it took the message."
_BUSY = "Discord asks the bot to slow down."
_WORDS = {  # by the codes of Discord's errors
    10003: _GONE,
    10004: "The bot is no longer in the server.",
    50001: _LEFT,
    50007: "Discord does not let the bot write to them.",
    50013: _REFUSED,
    50083: "The thread is archived.",
    160005: "The thread is locked.",
    160006: "The server has as many active threads as Discord allows.",
    200000: "The server's AutoMod does not let the message pass.",
}
_PASSING = frozenset((401, 408, 425))  # statuses that say nothing about the message
_CLOUDFLARE = 40333  # a code that stands for the network's guard, not for Discord
# Raised before anything was sent.
_NOT_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)


class BlockedError(PassingError):
    """Discord takes nothing from the bot now, whatever it is: asking on would get its address banned."""


@contextmanager
def told_apart(*, sending: bool = True) -> Iterator[None]:
    """Turns what discord.py and the network raise into PostingErrors; never into UncertainError unless ``sending``."""
    try:
        yield
    except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError, TimeoutError) as error:
        fault = _fault(error)
        raise fault if sending else _harmless(fault) from error


def _harmless(fault: PostingError) -> PostingError:
    return PassingError(_UNREACHED) if isinstance(fault, UncertainError) else fault


def _fault(error: Exception) -> PostingError:
    match error:
        case discord.RateLimited():
            return PassingError(_BUSY, error.retry_after)
        case discord.HTTPException(status=429):
            return BlockedError(_BUSY, _wait(error))
        case discord.HTTPException():
            return _answered(error)
        case _ if isinstance(error, _NOT_SENT):
            return PassingError(_UNREACHED)
        case _:
            return UncertainError(_UNANSWERED)


def _answered(error: discord.HTTPException) -> PostingError:
    if error.status >= 500:
        return UncertainError(_UNANSWERED)
    if error.status in _PASSING or error.code == _CLOUDFLARE or error.text.lstrip().startswith("<"):
        return BlockedError(_BLOCKED)
    return PermanentError(_WORDS.get(error.code) or _unknown(error))


def _unknown(error: discord.HTTPException) -> str:
    match error.status:
        case 403:
            return _REFUSED
        case 404:
            return _GONE
        case _:
            return f"Discord does not take the message: {cut(error.text, _REASON) or error.status}."


def _wait(error: discord.HTTPException) -> float | None:
    """The seconds that Discord asks for, as far as its answer says."""
    value = getattr(error.response, "headers", {}).get("Retry-After", "")
    try:
        return max(0.0, float(value))
    except ValueError:
        return None
