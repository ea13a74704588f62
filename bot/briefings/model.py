"""The nouns of briefings: schedules, the slots they fall due in, what came of each, and what is posted.

All instants are aware datetimes in UTC.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Literal, NamedTuple

from bot.model import Answer

BriefKind = Literal["takeaways", "quotes", "topic", "new"]
State = Literal["claimed", "sent", "failed", "skipped", "unknown"]
WEEK = frozenset(range(7))


class Brief(NamedTuple):
    """What a briefing is about: takeaways (of all, or on ``subject``), the quotes of a person, a topic, or what the
    articles bring that are new since the schedule's last post. ``subject`` is the person or the topic."""

    kind: BriefKind
    subject: str = ""


class Timing(NamedTuple):
    """When: a wall-clock time in an IANA zone, on these days of the week (0 is Monday)."""

    time: time
    zone: str
    days: frozenset[int] = WEEK


class Schedule(NamedTuple):
    """A standing order of a server. ``channel`` may be a text or announcement channel, a thread or a forum.

    ``quiet``: nothing is posted while there is nothing new. ``paused``: why it rests, None while it runs. ``since``: no
    slot before counts. ``next_at``: when to look at it again. ``seen``: the number of the last article that its last
    post knew of. ``revision`` grows with every change by somebody.
    """

    id: str
    guild: int
    channel: int
    timing: Timing
    brief: Brief
    quiet: bool
    paused: str | None
    since: datetime
    next_at: datetime
    seen: int
    revision: int


class Key(NamedTuple):
    """Names a slot: there is at most one scheduled post for each. As text it is safe in a custom id and in a nonce."""

    schedule: str
    day: date

    def __str__(self) -> str:
        return f"{self.schedule}-{self.day:%Y%m%d}"


class Slot(NamedTuple):
    """A local date on which a schedule falls due, and the instant."""

    key: Key
    at: datetime


class Claim(NamedTuple):
    """The right to post for a slot, until ``until``; ``token`` tells it from all other claims.

    ``again``: somebody held it before and may have posted, so look before you post. ``tries`` counts the earlier
    ones, ``reason`` says what came of the last of them. ``seen`` is the last article that the post will know of (-1:
    not decided yet).
    """

    schedule: Schedule
    slot: Slot
    token: str
    until: datetime
    again: bool = False
    tries: int = 0
    seen: int = -1
    reason: str | None = None


class Outcome(NamedTuple):
    """What came of a slot. ``reason``: in words, also why a claimed one waits; ``message``: the id of what was sent."""

    key: Key
    guild: int
    channel: int
    at: datetime
    state: State
    reason: str | None
    message: int | None
    settled: datetime | None


class Post(NamedTuple):
    """What to show. ``key`` must travel in the message, so that ``find`` can find it; None for a post by hand.

    ``nonce`` (at most 25 characters) is the same for every try at one slot.
    """

    brief: Brief
    answer: Answer
    key: Key | None = None
    nonce: str | None = None


class Notice(NamedTuple):
    """Something that a manager of a server must be told."""

    id: str
    guild: int
    text: str


class Stored(NamedTuple):
    """What is kept of a server: how many schedules, outcomes and notices."""

    schedules: int
    outcomes: int
    notices: int
