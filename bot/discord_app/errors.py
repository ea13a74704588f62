"""What somebody reads when something went wrong: one map from error to words, for commands, buttons and autocomplete.

BotError
  RefusalError             something that this member, or the bot, may not or cannot do: told as it is
    StaleButtonError       a button whose answer is no longer there
    MissingPermissionError what the bot lacks in a channel
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator

import discord
from discord import app_commands

from bot.briefings.poster import PostingError
from bot.model import BotError, IndexFileError
from bot.storage import StorageAwayError
from bot.storage.schedules import LimitError

log = logging.getLogger(__name__)


class RefusalError(BotError):
    """Something that is not done; the message is for the member who asked."""


class StaleButtonError(RefusalError):
    """A button whose answer is no longer there."""


class MissingPermissionError(RefusalError):
    """What the bot lacks in a channel."""


Words = Callable[[BaseException], str]
OUTDATED = "This command has changed. Restart Discord (Ctrl+R), then try again."
# Looked up along the error's classes, the nearest first. What is not in it is a fault of the program.
TOLD: dict[type[BaseException], Words] = {
    RefusalError: str,
    LimitError: lambda error: f"{str(error)[:1].upper()}{str(error)[1:]}.",
    StorageAwayError: lambda _: (
        "The bot's memory cannot be reached now, so nothing was changed. Try again in a minute."
    ),
    PostingError: lambda error: f"Nothing was posted, as far as the bot knows. {error}",
    app_commands.NoPrivateMessage: lambda _: "This works in a server only.",
    app_commands.MissingPermissions: lambda _: "Only members who may manage the server can do that.",
    app_commands.TransformerError: lambda _: "The bot cannot see that channel. Give it “View Channel” there.",
    app_commands.CommandNotFound: lambda _: OUTDATED,
    app_commands.CommandSignatureMismatch: lambda _: OUTDATED,
    discord.Forbidden: lambda _: "Discord does not let the bot do that. Check its permissions in that channel.",
    discord.NotFound: lambda _: "That channel or message is no longer there.",
}
# Faults that are told in words of their own, with their number.
_EXPLAINED: dict[type[BaseException], str] = {
    IndexFileError: "The index of the articles cannot be read.",
    discord.HTTPException: "Discord did not take the reply.",
    Exception: "Something went wrong.",
}


def words_for(error: BaseException) -> str:
    """What to tell the member. A fault is logged with a number, which the words name."""
    cause = _cause(error)
    for kind in type(cause).__mro__:
        if kind in TOLD:
            return TOLD[kind](cause)
    return f"{_explained(cause)} If it stays so, tell whoever runs this bot the number {logged(cause)}."


def logged(error: BaseException) -> str:
    """Logs a fault and returns the number under which it stands in the log."""
    number = secrets.token_hex(3)
    log.error("fault %s", number, exc_info=error)
    return number


def _explained(error: BaseException) -> str:
    return next(_EXPLAINED[kind] for kind in [*type(error).__mro__, Exception] if kind in _EXPLAINED)


def _cause(error: BaseException) -> BaseException:
    """The error itself, out of the wrapping that discord.py puts around it."""
    if isinstance(error, app_commands.CommandInvokeError):
        return error.original
    return error.__cause__ or error if isinstance(error, app_commands.TransformerError) else error


def gone(error: BaseException) -> bool:
    """Whether nobody waits for a reply any more: the interaction timed out, or was answered elsewhere."""
    return any(isinstance(one, discord.HTTPException) and one.code in (10062, 40060) for one in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__
