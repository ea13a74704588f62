"""Where answers are worked out: quick ones at once, others where they do not hold up the event loop."""

from __future__ import annotations

import asyncio
import threading
from typing import Any, get_args

import pytest

from bot.discord_app.desk import Desk
from bot.discord_app.request import Kind, Request
from bot.index import Index
from bot.model import Answer, IndexFileError


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the threads in which answers were worked out."""
    seen: list[str] = []
    carried_out = Request.carried_out

    def watched(request: Request, index: Index) -> Answer:
        seen.append(threading.current_thread().name)
        return carried_out(request, index)

    monkeypatch.setattr(Request, "carried_out", watched)
    return seen


async def test_what_is_known_to_be_quick_is_done_at_once(desk: Desk, places: list[str]) -> None:
    desk._slowness["sources"] = 0.001
    await desk.answer(Request("sources"))
    assert places == ["MainThread"]


@pytest.mark.parametrize(
    "request_", [Request("summarise"), Request("who_said", "w" * 400), Request("quotes", "Duarte")]
)
async def test_what_may_take_long_is_done_beside_the_loop(desk: Desk, places: list[str], request_: Request) -> None:
    desk._slowness |= {"who_said": 0.001, "quotes": 0.5}
    await desk.answer(request_)
    assert places[0].startswith("answers")


async def test_many_questions_at_once_are_all_answered(desk: Desk) -> None:
    asked = [Request("profile", name) for name in ("Ana Duarte", "Ingrid Solberg", "Marco Bellini")] * 10
    answers = await asyncio.gather(*map(desk.answer, asked))
    assert [answer.text.split(":")[0] for answer in answers] == [request.subject for request in asked]


def test_warming_up_finds_out_what_is_quick(desk: Desk) -> None:
    desk.warm_up()
    assert set(desk._slowness) == set(get_args(Kind))


def test_without_an_index_there_is_no_desk(tmp_path: Any) -> None:
    with pytest.raises(IndexFileError, match="run `python -m bot build`"):
        Desk(tmp_path / "none.db")
