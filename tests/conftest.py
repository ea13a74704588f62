"""A project of two articles, as a user would have it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.postgres import Postgres

ROOT = Path(__file__).parent.parent

OSLO = """\
What the Oslo Talks Achieved

By Jane Doe

President Ann Lee of Norland and Chancellor Bo Berg of Sudland met in Oslo on Monday to discuss arms control.

“We have agreed to destroy half of our missiles within five years,” Lee told reporters after the talks.

What Next

Berg said the treaty was “a beginning and not an end.” Their advisers will meet in Geneva next month.

Leave a Reply
"""
GENEVA = """\
Norland and Sudland Meet Again in Geneva

Advisers of President Ann Lee and Chancellor Bo Berg met in Geneva on Tuesday to draft the treaty on missiles.

“Nobody in this room trusts anybody,” said Cara Diaz, a senior analyst at the Institute for Peace in Vienna.
"""

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with articles and configuration, made the current one; no index yet, no token."""
    for name, text in (("oslo.txt", OSLO), ("geneva.txt", GENEVA)):
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "corpus.yaml").write_text("oslo.txt:\n  outlet: The Northern Post\n")
    monkeypatch.chdir(tmp_path)
    for name in ("CREDENTIALS_DIRECTORY", "DISCORD_TOKEN_FILE", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def run(project: Path) -> Run:
    """Runs `python -m bot …` in the project, as a process of its own."""

    def run(*arguments: str | bytes, stdin: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=stdin,
            capture_output=True,
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environ},
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server for all tests that want one."""
    from tests.postgres import running_postgres

    with running_postgres() as server:
        yield server
