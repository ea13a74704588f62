"""A new index while the bot runs: taken up without a restart, or refused with one line while the old one serves."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
import simcord

from bot.discord_app.app import make_bot
from bot.discord_app.client import Bot
from bot.discord_app.desk import Desk
from bot.discord_app.request import Request
from bot.discord_app.swap import keep_current, mark_of
from bot.index import Index, write_index
from bot.model import Answer, Extraction
from bot.settings import Settings
from tests.discord_app.conftest import Stage, buttons, texts
from tests.summit import extraction

EARLIER = extraction()
LATER = Extraction(EARLIER.documents[:2], (), (), ())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_index(EARLIER, tmp_path / "index.db")
    return tmp_path / "index.db"


@pytest.fixture
def bot(settings: Settings, path: Path) -> Bot:
    return make_bot(settings, Desk(path))


@pytest.fixture
def desk(bot: Bot) -> Desk:
    return bot.desk


@pytest_asyncio.fixture(autouse=True)
async def watched(bot: Bot, path: Path, env: simcord.Env) -> AsyncIterator[None]:  # noqa: ARG001
    watching = asyncio.create_task(keep_current(bot, path, mark_of(path), every=0.01, grace=0.01))
    yield
    watching.cancel()
    bot.desk.close()


async def _until(done: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not done():
            await asyncio.sleep(0.01)


async def _swapped(bot: Bot, change: Callable[[], object]) -> None:
    before = bot.desk
    change()
    await _until(lambda: bot.desk is not before)


async def test_a_new_index_is_taken_up(stage: Stage, bot: Bot, path: Path) -> None:
    assert "3 articles" in texts(await stage.slash("sources"))
    assert bot.desk.speakers.offers("otieno")
    await _swapped(bot, lambda: write_index(LATER, path))
    assert "2 articles" in texts(await stage.slash("sources"))
    assert not bot.desk.speakers.offers("otieno")


async def test_an_answer_under_way_comes_from_the_old_index(
    bot: Bot, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, going_on = threading.Event(), threading.Event()
    carried_out = Request.carried_out

    def held_up(request: Request, index: Index) -> Answer:
        if request.subject == "Ana Duarte":
            begun.set()
            going_on.wait(20)
        return carried_out(request, index)

    monkeypatch.setattr(Request, "carried_out", held_up)
    old = bot.desk
    asked = asyncio.create_task(old.answer(Request("profile", "Ana Duarte")))
    await _until(begun.is_set)
    await _swapped(bot, lambda: write_index(LATER, path))
    await asyncio.sleep(0.05)  # longer than the old index is kept for those that have just begun
    going_on.set()
    assert (await asked).status == "found"


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.write_bytes(b"nothing of the kind"),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b"".join((path.read_bytes()[:5000], b"\xff" * 9, path.read_bytes()[5009:]))),
        lambda path: path.write_bytes(b"".join((path.read_bytes()[:60], b"\0\0\3\xe7", path.read_bytes()[64:]))),
    ],
    ids=["foreign", "truncated", "changed", "newer"],
)
async def test_what_is_no_good_is_refused_and_the_old_one_keeps_serving(
    stage: Stage, bot: Bot, path: Path, harm: Callable[[Path], object], caplog: pytest.LogCaptureFixture
) -> None:
    """Even where somebody writes into the very file that is being served."""
    caplog.set_level(logging.INFO, "bot")
    harm(path)
    await _until(lambda: bool(caplog.records))
    await asyncio.sleep(0.05)
    [record] = caplog.records
    assert record.levelname == "WARNING"
    assert record.getMessage().startswith("the new index is refused, the old one keeps serving: ")
    assert str(path) in record.getMessage()
    assert "3 articles" in texts(await stage.slash("sources"))
    await _swapped(bot, lambda: write_index(LATER, path))
    assert "2 articles" in texts(await stage.slash("sources"))


async def test_a_file_that_goes_away_or_is_only_touched_changes_nothing(stage: Stage, bot: Bot, path: Path) -> None:
    before = bot.desk
    shutil.copy(path, path.with_name("copy.db"))
    path.unlink()
    await asyncio.sleep(0.05)
    os.replace(path.with_name("copy.db"), path)
    await asyncio.sleep(0.2)
    assert bot.desk is before
    assert "3 articles" in texts(await stage.slash("sources"))


async def test_buttons_of_the_old_index_answer_from_the_new_one_and_say_so(stage: Stage, bot: Bot, path: Path) -> None:
    card = await stage.slash("sources", private=True)
    share = buttons(card)["Share in this channel"]
    await _swapped(bot, lambda: write_index(LATER, path))
    result = await stage.reader.click(card, custom_id=share["custom_id"])
    assert result.response
    assert "The articles have changed since this was asked." in texts(result.response)
    assert "2 articles" in texts(result.response)


async def test_no_reply_fails_while_indexes_come_and_go(stage: Stage, bot: Bot, path: Path) -> None:
    async def publish() -> None:
        for records in (LATER, EARLIER) * 3:
            await asyncio.to_thread(write_index, records, path)
            await asyncio.sleep(0.05)

    publishing = asyncio.create_task(publish())
    while not publishing.done():
        assert "articles" in texts(await stage.slash("sources"))
        assert (await bot.desk.answer(Request("summarise"))).status == "found"
    await publishing
