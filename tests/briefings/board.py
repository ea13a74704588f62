"""A place to post to that remembers everything, and fails as it is told; and a clock that is set by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import NamedTuple

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.library import Library
from bot.briefings.model import Key, Post, Schedule
from bot.briefings.plan import Limits
from bot.briefings.poster import PassingError, PermanentError, Sent, Unreadable
from bot.storage import Store

START = datetime(2026, 3, 2, 12, tzinfo=UTC)  # a Monday


class Message(NamedTuple):
    """Something that was posted, and when."""

    id: int
    channel: int
    key: Key | None
    text: str
    at: datetime


class Clock:
    """Stands still until it is set."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def go(self, **span: float) -> None:
        self.now += timedelta(**span)


class Board:
    """Channels in memory. ``faults`` are raised, one a post; a fault may be a function that is called instead."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._ids = count(1)
        self.messages: list[Message] = []
        self.faults: list[Exception | None] = []
        self.swallow = False  # messages arrive, but answers do not
        self.gone: set[int] = set()
        self.slow: set[int] = set()
        self.unreadable = False
        self.told: list[tuple[int, str]] = []

    async def post(self, schedule: Schedule, post: Post) -> Sent:
        if schedule.guild in self.slow:
            await asyncio.sleep(3600)
        if schedule.channel in self.gone:
            raise PermanentError("The channel has been deleted.")
        fault = self.faults.pop(0) if self.faults else None
        if fault and not self.swallow:
            raise fault
        message = Message(next(self._ids), schedule.channel, post.key, post.answer.text, self._clock())
        self.messages.append(message)
        if fault:
            raise fault
        return Sent(message.id)

    async def find(self, schedule: Schedule, key: Key, since: datetime) -> int | Unreadable | None:
        if self.unreadable:
            return Unreadable("The bot may not read the history.")
        recent = (one for one in self.messages if one.channel == schedule.channel and one.at >= since)
        return next((one.id for one in recent if one.key == key), None)

    async def tell_manager(self, guild: int, text: str) -> None:
        if guild in self.slow:
            raise PassingError("not now")
        self.told.append((guild, text))

    async def check(self, guild: int, channel: int) -> tuple[str, ...]:
        raise PermanentError(f"{guild} {channel}")


class World(NamedTuple):
    """A bot with its state, its clock and the place it posts to."""

    store: Store
    library: Library
    board: Board
    clock: Clock
    index: Path
    limits: Limits = Limits()

    async def pass_by(self, **span: float) -> None:
        """Time passes at once, then everything that is due then happens."""
        self.clock.go(**span)
        await self.restart()

    async def restart(self) -> None:
        """A new process does what is due."""
        await Dispatcher(self.store, self.library, self.board, self.limits, self.clock).once()

    @property
    def days(self) -> list[str]:
        """The local dates that were posted, in order."""
        return [f"{one.key.day}" for one in self.board.messages if one.key]
