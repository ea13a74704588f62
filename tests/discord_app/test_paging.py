"""Long answers have pages, and their buttons work after a restart, next month, and when the articles have changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.discord_app.cards import Page
from bot.discord_app.desk import Desk
from bot.discord_app.errors import StaleButtonError
from bot.discord_app.paging import State, fits, state_of
from bot.discord_app.paging import buttons as buttons_for
from bot.discord_app.request import Request, decoded
from bot.model import Extraction
from tests.discord_app.conftest import Stage, buttons, texts
from tests.discord_app.hostile import hostile
from tests.summit import extraction


@pytest.fixture
def records() -> Extraction:
    return hostile()


async def test_pages_are_turned_in_place(stage: Stage) -> None:
    first = await stage.slash("sources")
    assert "Page 1 of" in texts(first)
    assert buttons(first)["Back"]["disabled"]
    clicked = await stage.reader.click(first, label="Next")
    assert clicked.response
    assert clicked.response.id == first.id
    assert "Page 2 of" in texts(clicked.response)
    back = await stage.reader.click(clicked.response, label="Back")
    assert "Page 1 of" in texts(back.response)


async def test_buttons_work_after_a_restart(stage: Stage) -> None:
    first = await stage.slash("sources")
    await stage.restart()
    clicked = await stage.reader.click(first, label="Next")
    assert "Page 2 of" in texts(clicked.response)


async def test_a_private_card_stays_private_when_turned_and_is_shared_as_it_is(stage: Stage) -> None:
    first = await stage.slash("sources", private=True)
    await stage.restart()
    second = (await stage.reader.click(first, label="Next")).response
    assert second
    assert second.ephemeral
    shared = (await stage.reader.click(second, label="Share in this channel")).response
    assert shared
    assert not shared.ephemeral
    assert "Page 2 of" in texts(shared)


async def test_when_the_articles_changed_the_answer_of_now_is_shown_to_the_one_who_asked(
    stage: Stage, make_desk: Callable[[Extraction], Desk], records: Extraction
) -> None:
    first = await stage.slash("sources")
    await stage.restart(make_desk(records._replace(takeaways=())))
    clicked = await stage.reader.click(first, label="Next")
    assert clicked.response
    assert clicked.response.ephemeral
    assert texts(clicked.response).startswith("The articles have changed since this was asked. The answer now:")
    assert "Page 1 of" in texts(clicked.response)


async def test_when_the_articles_are_gone_it_says_so(stage: Stage, make_desk: Callable[[Extraction], Desk]) -> None:
    first = await stage.slash("quotes", speaker="Baron")
    await stage.restart(make_desk(extraction()))
    clicked = await stage.reader.click(first, label="Next")
    assert clicked.response
    assert clicked.response.ephemeral
    assert "no longer in them" in texts(clicked.response)


@pytest.mark.parametrize(
    "custom_id", ["summit0:old", "summit1:p1:zz:xx", "summit1:p1:abc:zn3:abc", "summit", "summit1:p1:abc:"]
)
def test_a_button_of_another_version_cannot_be_read(custom_id: str) -> None:
    with pytest.raises(StaleButtonError, match="another version"):
        state_of(custom_id)


@pytest.mark.parametrize(
    "request_",
    [
        Request("who_said", "no limits", "Xi Jinping"),
        Request("quotes", "a:b:c", "d"),
        Request("summarise", "", length="long"),
        Request("ask", "who said “😀”?", length="short"),
        Request("compare", "7:7"),
    ],
)
def test_a_button_keeps_the_whole_question(request_: Request) -> None:
    assert decoded(request_.code) == request_
    assert state_of(State("page", 3, "0123abcd", request_).custom_id) == State("page", 3, "0123abcd", request_)


def test_a_question_too_long_for_a_button_has_none() -> None:
    long = Request("ask", "why " * 30)
    assert not fits(long, "0123abcd")
    assert not buttons_for(long, Page(("text",), 1, 3), mark="0123abcd", private=True)
