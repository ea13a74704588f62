"""Briefings in figures: ``python -m tests.bench.briefings``. Real databases, real processes, real kills; short runs.

Briefings that fall due in one minute; posters killed at random steps; four processes on one PostgreSQL; a quarter
of virtual time over twelve zones; a database that goes away for a second.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.library import Library
from bot.briefings.model import Brief, Schedule, Timing
from bot.briefings.slots import slots_between
from bot.index import write_index
from bot.storage.database import Dialect
from bot.storage.postgresql import postgresql
from bot.storage.sqlite import sqlite
from bot.storage.store import open_database
from tests.briefings.board import Board, Clock
from tests.briefings.recorder import Recorder
from tests.briefings.test_killed import SCHEDULES, Stage, murder
from tests.briefings.test_shared import BEGIN, PROCESSES, add, post_all
from tests.briefings.zones import BOTH_CHANGES
from tests.conftest import ROOT
from tests.postgres import Postgres, running_postgres
from tests.summit import extraction

MANY, SHARED, ROUNDS, DAYS = 5_000, 400, 25, 90


def main() -> None:
    argparse.ArgumentParser(prog="python -m tests.bench.briefings", description=__doc__).parse_args()
    logging.disable(logging.CRITICAL)
    print("\nBriefings\n")
    with TemporaryDirectory() as name, running_postgres() as server:
        folder = Path(name)
        index = folder / "index.db"
        write_index(extraction(), index)
        say("due in one minute, SQLite", asyncio.run(many(sqlite(folder / "many.db"), index)))
        say("due in one minute, PostgreSQL", asyncio.run(many(postgresql(server.new_database()), index, 1_000)))
        say("killed at random steps", killed(folder, index))
        say(f"{PROCESSES} processes, one PostgreSQL", shared(server, index))
        say(f"{DAYS} days, {len(BOTH_CHANGES)} zones", asyncio.run(days(sqlite(folder / "days.db"), index)))
        say("PostgreSQL away for a second", asyncio.run(away(server, index)))


def say(what: str, figures: str) -> None:
    print(f"{what:32} {figures}", flush=True)


async def many(dialect: Dialect, index: Path, number: int = MANY) -> str:
    """All that are due at once, posted to a place that takes no time: what claiming and settling cost."""
    clock = Clock(BEGIN)
    board = Board(clock)
    async with await open_database(dialect, None) as store:
        await add(store, number)
        library = Library(index, store.articles)
        clock.go(minutes=1)
        began = perf_counter()
        settled = await Dispatcher(store, library, board, now=clock).once()
        took = perf_counter() - began
        await library.close()
    return (
        f"{settled['sent']:,} of {number:,} posted in {took:.1f} s, {number / took:.0f} a second; {twice(board)} twice"
    )


def twice(board: Board) -> int:
    return sum(number - 1 for number in Counter(one.key for one in board.messages).values())


def killed(folder: Path, index: Path) -> str:
    """Raises AssertionError when a message is lost or comes twice."""
    chance, died = random.Random(3), 0
    with zygote() as (recorder, process):
        stage = Stage(recorder, process, index)
        for n in range(ROUNDS):
            steps = [chance.randrange(20, 75) for _ in range(4)]
            died += murder(stage, str(folder / f"killed_{n}.db"), steps, chance.choice(("recorded", "unrecorded")))
    return f"{died} deaths, {ROUNDS * SCHEDULES} of {ROUNDS * SCHEDULES} posted; 0 twice"


@contextmanager
def zygote() -> Iterator[tuple[Recorder, subprocess.Popen[str]]]:
    command = [sys.executable, "-m", "tests.briefings.victim"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with Recorder() as recorder, subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        yield recorder, process
        recorder.shutdown()
        assert process.stdin
        process.stdin.close()


def shared(server: Postgres, index: Path) -> str:
    database = server.new_database()

    async def prepare() -> None:
        async with await open_database(postgresql(database), None) as store:
            await add(store, SHARED)

    asyncio.run(prepare())
    began = perf_counter()
    with Recorder() as recorder:
        post_all(database, index, recorder)
        recorder.shutdown()
    took = perf_counter() - began
    again = len(recorder.posted) - len(set(recorder.posted))
    return f"{len(set(recorder.posted))} of {SHARED} posted in {took:.1f} s with their start; {again} twice"


async def days(dialect: Dialect, index: Path) -> str:
    """From February to May, where most zones put their clocks on and some put them back."""
    clock = Clock(datetime(2026, 2, 10, 12, tzinfo=UTC))
    begin, end = clock.now, clock.now + timedelta(days=DAYS)
    board, schedules = Board(clock), list[Schedule]()
    async with await open_database(dialect, None) as store:
        for n, zone in enumerate(BOTH_CHANGES):
            timing = Timing(time(n % 3, 30), zone)
            schedules.append(await store.schedules.add(n, n, timing, Brief("takeaways"), quiet=False, now=begin))
        library = Library(index, store.articles)
        while (at := min(one.next_at for one in await store.schedules.running())) <= end:
            clock.now = at
            await Dispatcher(store, library, board, now=clock).once()
        await library.close()
    expected = {slot.key for one in schedules for slot in slots_between(one, begin, end)}
    posted = [one.key for one in board.messages]
    return f"{len(expected & set(posted))} of {len(expected)} posted; {twice(board)} twice"


async def away(server: Postgres, index: Path) -> str:
    clock = Clock(BEGIN)
    board = Board(clock)
    async with await open_database(postgresql(server.new_database()), None) as store:
        await add(store, SHARED)
        library = Library(index, store.articles)
        beating = asyncio.create_task(Dispatcher(store, library, board, now=clock).run())
        clock.go(minutes=1)
        while len(board.messages) < SHARED // 4:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(server.stop)
        await asyncio.sleep(1)
        await asyncio.to_thread(server.start)
        began = perf_counter()
        while len(board.messages) < SHARED and perf_counter() - began < 60:
            await asyncio.sleep(1)
            clock.go(minutes=4)  # what was claimed when it went is free after three
        took = perf_counter() - began
        beating.cancel()
        await asyncio.gather(beating, return_exceptions=True)
        await library.close()
    posted = f"{len(set(board.messages))} of {SHARED} posted"
    return f"{posted}, the last {took:.0f} s after its return; {twice(board)} twice"


if __name__ == "__main__":
    main()
