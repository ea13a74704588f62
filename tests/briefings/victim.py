"""Processes that post briefings and are killed. Reads one order a line, forks, and says how the child ended.

An order is JSON: the database, the index, the server's port, the time, and at which step to be killed (-1: never). A
step is a statement of the database, or a moment before, on or after the way to the server.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.library import Library
from bot.storage.database import Dialect
from bot.storage.sqlite import sqlite
from bot.storage.store import open_database
from tests.briefings.recorder import RecorderPoster


class Steps:
    """Counts, and kills this process at the step that it is told."""

    def __init__(self, fatal: int, remote: str | None) -> None:
        self._left = fatal
        self._remote = remote

    def __call__(self, what: str) -> str | None:
        self._left -= 1
        if self._left == -1:
            if what == "record":
                return self._remote  # the server does it
            os.kill(os.getpid(), signal.SIGKILL)
        return None


def dialect_of(url: str) -> Dialect:
    if url.startswith("postgresql:"):
        from bot.storage.postgresql import postgresql

        return postgresql(url)
    return sqlite(Path(url))


def watched(dialect: Dialect, steps: Steps) -> Dialect:
    """The dialect with every statement of SQLite as a step."""

    def connect() -> Any:
        connection = dialect.connect()
        if dialect.name == "SQLite":
            connection.set_trace_callback(steps)
        return connection

    return dialect._replace(connect=connect)


async def work(order: dict[str, Any]) -> None:
    steps = Steps(order["fatal"], order["remote"]) if order["fatal"] >= 0 else Steps(10**9, None)
    now = datetime.fromtimestamp(order["now"], UTC)
    dialect = watched(dialect_of(order["database"]), steps)
    async with await open_database(dialect, None) as store:
        library = Library(Path(order["index"]), store.articles)
        await Dispatcher(store, library, RecorderPoster(order["port"], steps), now=lambda: now).once()
        await library.close()


def main() -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            try:
                asyncio.run(work(json.loads(line)))
            except BaseException as error:
                print(f"victim: {error!r}", file=sys.stderr, flush=True)
                os._exit(1)
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
