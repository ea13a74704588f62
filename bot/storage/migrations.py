"""The tables, as numbered steps from an empty database to the newest layout. A step that was released never changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bot.model import ConfigError
from bot.storage.database import Transaction

_LOCK = 1
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE briefing_schedule (
            id TEXT PRIMARY KEY, guild BIGINT NOT NULL, channel BIGINT NOT NULL,
            at TEXT NOT NULL, zone TEXT NOT NULL, days TEXT NOT NULL,
            kind TEXT NOT NULL, subject TEXT NOT NULL, quiet INTEGER NOT NULL, paused TEXT,
            since DOUBLE PRECISION NOT NULL, next_at DOUBLE PRECISION NOT NULL,
            seen BIGINT NOT NULL, revision BIGINT NOT NULL)""",
        "CREATE INDEX briefing_schedule_guild ON briefing_schedule (guild)",
        "CREATE INDEX briefing_schedule_next ON briefing_schedule (next_at)",
        """CREATE TABLE briefing_outcome (
            schedule TEXT NOT NULL, day TEXT NOT NULL, guild BIGINT NOT NULL, channel BIGINT NOT NULL,
            slot DOUBLE PRECISION NOT NULL, state TEXT NOT NULL, reason TEXT, message BIGINT,
            token TEXT, lease DOUBLE PRECISION, tries INTEGER NOT NULL, unsent INTEGER NOT NULL, seen BIGINT NOT NULL,
            settled DOUBLE PRECISION, PRIMARY KEY (schedule, day))""",
        "CREATE INDEX briefing_outcome_guild ON briefing_outcome (guild, slot)",
        "CREATE INDEX briefing_outcome_lease ON briefing_outcome (state, lease)",
        """CREATE TABLE briefing_notice (
            id TEXT PRIMARY KEY, guild BIGINT NOT NULL, text TEXT NOT NULL,
            made DOUBLE PRECISION NOT NULL, lease DOUBLE PRECISION NOT NULL)""",
        "CREATE TABLE briefing_seen (document TEXT PRIMARY KEY, n BIGINT NOT NULL)",
    ),
)


def layout(transaction: Transaction) -> int:
    """How many steps were taken. Raises ConfigError when a newer version of the bot has taken more than there are."""
    transaction.lock(_LOCK)
    transaction.change(
        "CREATE TABLE IF NOT EXISTS briefing_migration (number INTEGER PRIMARY KEY, applied DOUBLE PRECISION NOT NULL)"
    )
    done = transaction.number("SELECT max(number) FROM briefing_migration")
    if done > len(MIGRATIONS):
        raise ConfigError(
            f"the state was written by a newer version of this bot (layout {done}, this one knows {len(MIGRATIONS)});"
            " update the bot, or put back the backup from before"
        )
    return done


def migrate(transaction: Transaction, back_up: Callable[[int], None]) -> None:
    """Brings the database to the newest layout; ``back_up`` is told the layout that is about to be changed.

    Raises ConfigError as ``layout``.
    """
    done = layout(transaction)
    if 0 < done < len(MIGRATIONS):
        back_up(done)
    for number, statements in enumerate(MIGRATIONS[done:], done + 1):
        for statement in statements:
            transaction.change(statement)
        applied = datetime.now(UTC).timestamp()
        transaction.change("INSERT INTO briefing_migration (number, applied) VALUES (?, ?)", number, applied)
