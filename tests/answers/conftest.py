from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.index import Index, open_index, write_index
from tests.summit import extraction


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path: Path = tmp_path_factory.mktemp("index") / "summit.index"
    write_index(extraction(), path)
    with open_index(path) as opened:
        yield opened
