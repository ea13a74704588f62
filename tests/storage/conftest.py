from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage import Store
from bot.storage.sqlite import sqlite
from bot.storage.store import open_database
from tests.postgres import Postgres


@pytest.fixture(params=["SQLite", pytest.param("PostgreSQL", marks=pytest.mark.long)])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    """An empty store, in either database."""
    if request.param == "SQLite":
        dialect = sqlite(tmp_path / "state.db")
    else:
        from bot.storage.postgresql import postgresql

        server: Postgres = request.getfixturevalue("postgres")
        dialect = postgresql(server.new_database())
    async with await open_database(dialect, None) as opened:
        yield opened
