"""What briefings need of the place they are posted to; Discord is one such place."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple, Protocol

from bot.briefings.model import Key, Post, Schedule


class Sent(NamedTuple):
    """A message is there."""

    message: int


class Unreadable(NamedTuple):
    """The history of the channel cannot be read, now or ever; ``reason`` in words."""

    reason: str


class PostingError(Exception):
    """A message was not posted as it should; ``reason`` in words that a manager understands."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class PermanentError(PostingError):
    """It was surely not sent, and will not be until somebody changes something: no channel, no permission."""


class PassingError(PostingError):
    """It was surely not sent, but may be later, in ``retry_after`` seconds if that is known."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class UncertainError(PostingError):
    """Nobody knows whether it was sent: no answer came."""


class Poster(Protocol):
    """Posts messages and finds them again. Must be safe to use from many tasks of one event loop."""

    async def post(self, schedule: Schedule, post: Post) -> Sent:
        """Posts. Raises PermanentError, PassingError or UncertainError; all other exceptions count as the last."""
        ...

    async def find(self, schedule: Schedule, key: Key, since: datetime) -> int | Unreadable | None:
        """The id of the bot's own message that carries the key, not older than ``since``; None when the history was
        read back to then and holds none. Raises PassingError or PermanentError when that cannot be found out."""
        ...

    async def tell_manager(self, guild: int, text: str) -> None:
        """Tells somebody who can mend it. Raises PassingError to be asked again, PermanentError when there is none."""
        ...

    async def check(self, guild: int, channel: int) -> tuple[str, ...]:
        """The names of the permissions that the bot lacks there. Raises PermanentError when it has no such channel."""
        ...
