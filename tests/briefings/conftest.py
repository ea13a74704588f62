from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.briefings.library import Library
from bot.index import write_index
from bot.storage.sqlite import sqlite
from bot.storage.store import open_database
from tests.briefings.board import Board, Clock, World
from tests.summit import extraction


@pytest.fixture(scope="session")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("index") / "summit.index"
    write_index(extraction(), path)
    return path


@pytest.fixture
async def world(tmp_path: Path, index_file: Path) -> AsyncIterator[World]:
    """A bot with an empty state in a SQLite file and an index of three articles; midday on a Monday in winter."""
    file = tmp_path / "state.db"
    index = tmp_path / "index.db"
    index.write_bytes(index_file.read_bytes())
    clock = Clock()
    async with await open_database(sqlite(file), file) as store:
        library = Library(index, store.articles)
        await library.edition()
        yield World(store, library, Board(clock), clock, index)
        await library.close()
