"""State on the disk: where it lies, what of a newer or older bot, of something else, or gone, is done about."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from bot.briefings.model import Brief, Timing
from bot.model import ConfigError
from bot.settings import load_settings
from bot.storage import StorageAwayError, StorageError, Store, migrations, open_store
from bot.storage.postgresql import postgresql
from bot.storage.sqlite import sqlite
from bot.storage.store import open_database
from tests.postgres import Postgres

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


async def opened(file: Path) -> Store:
    return await open_database(sqlite(file), file)


async def filled(file: Path) -> None:
    async with await opened(file) as store:
        await store.schedules.add(1, 2, Timing(time(9), "UTC"), Brief("takeaways"), quiet=False, now=NOW)


def statement(file: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        return connection.execute(sql).fetchall()


async def test_state_lies_in_the_data_folder_or_where_the_settings_say(tmp_path: Path) -> None:
    async with await open_store(load_settings(tmp_path)) as store:
        assert store.kind == "SQLite"
    assert (tmp_path / "data" / "state.db").exists()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.yaml").write_text("storage: {url: 'sqlite:///elsewhere/s.db'}")
    async with await open_store(load_settings(tmp_path)):
        assert (tmp_path / "elsewhere" / "s.db").exists()


async def test_what_was_written_is_there_again(tmp_path: Path) -> None:
    await filled(tmp_path / "s.db")
    async with await opened(tmp_path / "s.db") as store:
        assert len(await store.schedules.of(1)) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["s.db"]


async def test_state_of_a_newer_bot_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "s.db"
    await filled(file)
    statement(file, "INSERT INTO briefing_migration (number, applied) VALUES (99, 0)")
    before = file.read_bytes()
    with pytest.raises(ConfigError, match=r"s\.db: .*newer version of this bot .*layout 99.*update the bot"):
        await opened(file)
    assert file.read_bytes() == before


async def test_a_new_layout_is_applied_after_a_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "s.db"
    await filled(file)
    more = ("ALTER TABLE briefing_schedule ADD COLUMN note TEXT",)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, more))
    async with await opened(file) as store:
        assert len(await store.schedules.of(1)) == 1
    assert statement(file, "SELECT note FROM briefing_schedule") == [(None,)]
    backup = tmp_path / "s.db.layout-1"
    monkeypatch.undo()
    async with await opened(backup) as store:
        assert len(await store.schedules.of(1)) == 1


async def test_a_layout_that_fails_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "s.db"
    await filled(file)
    broken = ("ALTER TABLE briefing_schedule ADD COLUMN note TEXT", "ALTER TABLE nothing ADD COLUMN note TEXT")
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, broken))
    with pytest.raises(StorageError):
        await opened(file)
    monkeypatch.undo()
    async with await opened(file) as store:
        assert len(await store.schedules.of(1)) == 1


@pytest.mark.parametrize("content", ["CREATE TABLE recipe (name TEXT)", "PRAGMA application_id = 77"])
def test_a_database_of_something_else_is_not_touched(tmp_path: Path, content: str) -> None:
    statement(tmp_path / "s.db", content)
    with pytest.raises(ConfigError, match=r"a database of something else; name another file in storage\.url"):
        sqlite(tmp_path / "s.db")


@pytest.mark.parametrize("content", [b"once upon a time, in a land far away", b"SQLite format 3\0" + b"x" * 4000])
def test_a_file_that_is_no_database_is_not_touched(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "s.db").write_bytes(content)
    with pytest.raises((ConfigError, StorageError), match=r"move it away|see that it is there"):
        sqlite(tmp_path / "s.db")
    assert (tmp_path / "s.db").read_bytes() == content


async def test_a_file_that_vanishes_is_not_begun_anew(tmp_path: Path) -> None:
    file, away = tmp_path / "s.db", tmp_path / "away.db"
    async with await opened(file) as store:
        await store.schedules.add(1, 2, Timing(time(9), "UTC"), Brief("takeaways"), quiet=False, now=NOW)
        file.rename(away)
        with pytest.raises(StorageAwayError, match="vanished; see that it is there"):
            await store.schedules.of(1)
        assert not file.exists()
        away.rename(file)
        assert len(await store.schedules.of(1)) == 1


async def test_another_process_that_writes_is_waited_for_and_then_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.sqlite._BUSY", 0.05)
    async with await opened(tmp_path / "s.db") as store:
        with closing(sqlite3.connect(tmp_path / "s.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageAwayError, match="locked"):
                await store.schedules.of(1)
            other.execute("ROLLBACK")
        assert await store.schedules.of(1) == []


async def test_a_postgresql_that_is_not_there_is_said_without_the_password(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    url = "postgresql://ann:hush-hush@127.0.0.1:1/bot"
    (tmp_path / "config" / "settings.yaml").write_text(f"storage: {{url: '{url}'}}")
    with pytest.raises(StorageAwayError, match=r"PostgreSQL at 127\.0\.0\.1:1/bot: .*see that it runs") as caught:
        await open_store(load_settings(tmp_path))
    assert "hush" not in f"{caught.value}{caught.value.__cause__}"


@pytest.mark.long
@pytest.mark.parametrize(("apart", "said"), [(-45, "45 s ahead of"), (45, "45 s behind")])
async def test_clocks_that_disagree_are_refused(postgres: Postgres, apart: int, said: str) -> None:
    dialect = postgresql(postgres.new_database())
    wrong = dialect._replace(clock=f"{dialect.clock} + {apart}")
    with pytest.raises(StorageError, match=f"the clock of this machine is {said} that of the database"):
        await open_database(wrong, None)
    async with await open_database(dialect, None) as store:
        assert store.kind == "PostgreSQL"


def test_a_missing_driver_is_said_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(ConfigError, match=r"needs psycopg: \.venv/bin/pip install 'psycopg\[binary\]'"):
        postgresql("postgresql://somewhere/bot")
