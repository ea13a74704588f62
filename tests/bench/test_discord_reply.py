"""The bench measures what it says it does."""

from __future__ import annotations

from pathlib import Path

from bot.discord_app.desk import Desk
from bot.index import open_index, write_index
from bot.settings import load_settings, project_folder
from tests.bench.discord_reply import QUESTIONS, measured
from tests.summit import extraction


async def test_every_reply_is_timed(tmp_path: Path) -> None:
    path = tmp_path / "summit.index"
    write_index(extraction(), path)
    desk = Desk(path)
    with open_index(path) as index:
        rows = await measured(desk, load_settings(project_folder()), index, repeats=2)
    desk.close()
    assert [name for name, *_ in rows][: len(QUESTIONS) + 1] == ["pong", *(one.asked for one in QUESTIONS)]
    assert all(len(whole.values) == 2 and min(whole.values) > 0 for _, whole, _ in rows)
