"""Posters killed at every step: nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.briefings.model import Brief, Timing
from bot.storage.store import open_database
from tests.briefings.recorder import Recorder
from tests.briefings.victim import dialect_of
from tests.conftest import ROOT

GUILD, SCHEDULES = 5, 3
BEGIN = datetime(2026, 3, 2, 8, 59, tzinfo=UTC)


class Stage(NamedTuple):
    """Where murders happen."""

    recorder: Recorder
    zygote: subprocess.Popen[str]
    index: Path

    def send_out(self, database: str, now: datetime, fatal: int = -1, remote: str | None = None) -> bool:
        """Has a process post what is due; says whether it lived to the end."""
        order = {"database": database, "index": str(self.index), "port": self.recorder.port}
        order |= {"now": now.timestamp(), "fatal": fatal, "remote": remote}
        assert self.zygote.stdin
        assert self.zygote.stdout
        print(json.dumps(order), file=self.zygote.stdin, flush=True)
        code = int(self.zygote.stdout.readline())
        assert code in (0, -9)
        self.recorder.catch_up()
        return code == 0


@pytest.fixture
def stage(index_file: Path) -> Iterator[Stage]:
    command = [sys.executable, "-m", "tests.briefings.victim"]
    with (
        Recorder() as recorder,
        subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as zygote,
    ):
        yield Stage(recorder, zygote, index_file)
        recorder.shutdown()
        assert zygote.stdin
        zygote.stdin.close()


async def prepare(database: str) -> list[str]:
    """Some schedules, due in a minute; their keys."""
    async with await open_database(dialect_of(database), None) as store:
        timing = Timing(time(9), "UTC")
        made = [
            await store.schedules.add(GUILD, n, timing, Brief("takeaways"), quiet=False, now=BEGIN)
            for n in range(SCHEDULES)
        ]
    return [f"{one.id}-20260302" for one in made]


async def states(database: str) -> list[str]:
    async with await open_database(dialect_of(database), None) as store:
        return [one.state for one in await store.ledger.outcomes(GUILD)]


def murder(stage: Stage, database: str, steps: list[int], remote: str | None = None) -> int:
    """Kills one process after the other, each at its step; returns how many died. The last one lives."""
    keys = asyncio.run(prepare(database))
    before, now, died = len(stage.recorder.posted), BEGIN, 0
    for step in [*steps, -1, -1]:
        now += timedelta(minutes=4)  # what the dead held is free
        died += not stage.send_out(database, now, step, remote)
    posted = [key for _, key in stage.recorder.posted[before:]]
    assert sorted(posted) == sorted(keys), f"killed at {steps}"
    assert asyncio.run(states(database)) == ["sent"] * SCHEDULES, f"killed at {steps}"
    return died


def test_killed_at_some_steps(stage: Stage, tmp_path: Path) -> None:
    assert murder(stage, str(tmp_path / "a.db"), [40, 44], "recorded") == 2


@pytest.mark.long
def test_killed_at_every_step(stage: Stage, tmp_path: Path) -> None:
    died = step = 0
    while (murdered := murder(stage, str(tmp_path / f"{step}.db"), [step], ("recorded", "unrecorded")[step % 2])) > 0:
        died, step = died + murdered, step + 1
    assert died > 60
    print(f"\nkilled at each of {died} steps")


@pytest.mark.long
def test_killed_again_and_again(stage: Stage, tmp_path: Path) -> None:
    chance, died = random.Random(7), 0
    for n in range(60):
        steps = [chance.randrange(10, 80) for _ in range(5)]
        died += murder(stage, str(tmp_path / f"{n}.db"), steps, chance.choice(("recorded", "unrecorded")))
    assert died > 150
    print(f"\n{died} deaths")
