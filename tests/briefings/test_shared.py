"""Several processes on one PostgreSQL, and databases that go away and come back."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.library import Library
from bot.briefings.model import Brief, Timing
from bot.briefings.plan import Limits
from bot.storage import Store
from bot.storage.postgresql import postgresql
from bot.storage.store import open_database
from tests.briefings.board import Board, Clock, World
from tests.briefings.recorder import Recorder
from tests.conftest import ROOT
from tests.postgres import Postgres

PROCESSES, SLOTS = 4, 2000
BEGIN = datetime(2026, 3, 2, 8, 59, tzinfo=UTC)


async def add(store: Store, number: int, first: int = 0, begin: datetime = BEGIN) -> None:
    """So many schedules, each of a server of its own, all due a minute later."""
    at = (begin + timedelta(minutes=1)).time().replace(second=0, microsecond=0)
    for n in range(first, first + number):
        await store.schedules.add(n, n, Timing(at, "UTC"), Brief("takeaways"), quiet=False, now=begin)


def post_all(database: str, index: Path, recorder: Recorder) -> None:
    """Has the processes post what is due, all at once."""
    order = {"database": database, "index": str(index), "port": recorder.port, "fatal": -1, "remote": None}
    line = json.dumps(order | {"now": (BEGIN + timedelta(minutes=2)).timestamp()}) + "\n"
    command = [sys.executable, "-m", "tests.briefings.victim"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    processes = [subprocess.Popen(command, cwd=ROOT, **pipes) for _ in range(PROCESSES)]  # type: ignore[call-overload]
    for process in processes:
        process.stdin.write(line)
        process.stdin.flush()
    assert [process.communicate()[0] for process in processes] == ["0\n"] * PROCESSES


@pytest.mark.long
def test_four_processes_post_each_slot_once(postgres: Postgres, index_file: Path) -> None:
    database = postgres.new_database()

    async def prepare() -> None:
        async with await open_database(postgresql(database), None) as store:
            await add(store, SLOTS)

    async def sent() -> int:
        async with await open_database(postgresql(database), None) as store:
            outcomes = [(await store.ledger.outcomes(guild))[0] for guild in range(SLOTS)]
        return sum(one.state == "sent" for one in outcomes)

    asyncio.run(prepare())
    with Recorder() as recorder:
        post_all(database, index_file, recorder)
        recorder.shutdown()
    assert set(Counter(recorder.posted).values()) == {1}
    assert len(recorder.posted) == SLOTS
    assert asyncio.run(sent()) == SLOTS


@pytest.mark.long
async def test_a_database_that_goes_and_comes_back_costs_nothing(postgres: Postgres, index_file: Path) -> None:
    clock = Clock(BEGIN)
    board = Board(clock)
    async with await open_database(postgresql(postgres.new_database()), None) as store:
        await add(store, 300)
        library = Library(index_file, store.articles)
        limits = Limits(tick=timedelta(milliseconds=50))
        beating = asyncio.create_task(Dispatcher(store, library, board, limits, clock).run())
        clock.go(minutes=1)
        while len(board.messages) < 100:
            await asyncio.sleep(0.01)
        await asyncio.to_thread(postgres.stop)
        await asyncio.sleep(1)
        clock.go(minutes=1)
        await asyncio.to_thread(postgres.start)
        for _ in range(3):  # what was claimed when it went is free a while later
            await asyncio.sleep(4)
            clock.go(minutes=4)
        await _until(lambda: len(board.messages) >= 300)
        beating.cancel()
        with suppress(asyncio.CancelledError):
            await beating
        outcomes = [(await store.ledger.outcomes(guild))[0].state for guild in range(300)]
        await library.close()
    assert set(Counter(one.key for one in board.messages).values()) == {1}
    assert outcomes == ["sent"] * 300


async def _until(done: object) -> None:
    async with asyncio.timeout(60):
        while not done():  # type: ignore[operator]
            await asyncio.sleep(0.05)


@pytest.mark.long
async def test_a_file_that_goes_and_comes_back_costs_nothing(world: World, tmp_path: Path) -> None:
    await add(world.store, 30, begin=world.clock())
    limits = Limits(tick=timedelta(milliseconds=20))
    file, away = tmp_path / "state.db", tmp_path / "away.db"
    dispatcher = Dispatcher(world.store, world.library, world.board, limits, world.clock)
    beating = asyncio.create_task(dispatcher.run())
    world.clock.go(minutes=1)
    while len(world.board.messages) < 5:
        await asyncio.sleep(0)
    file.rename(away)
    await asyncio.sleep(0.2)
    away.rename(file)
    await _until(lambda: len(world.board.messages) >= 30)
    beating.cancel()
    with suppress(asyncio.CancelledError):
        await beating
    assert set(Counter(one.key for one in world.board.messages).values()) == {1}
