"""Errors are told once, in words, to the one who asked; faults get a number that stands in the log too."""

from __future__ import annotations

import asyncio
import logging
import re

import pytest
from discord import app_commands, ui

from bot.discord_app.desk import Desk
from bot.discord_app.errors import MissingPermissionError, StaleButtonError, words_for
from bot.discord_app.log import Formatter
from bot.discord_app.request import Request
from bot.model import Answer, IndexFileError
from bot.token import Token
from tests.discord_app.conftest import Stage, buttons, texts


class Broken(Desk):
    """A desk that fails, after a while where ``after`` says so."""

    def __init__(self, whole: Desk, error: Exception | None, after: float = 0) -> None:
        self.__dict__.update(whole.__dict__)
        self._error = error
        self._after = after

    async def answer(self, request: Request) -> Answer:
        await asyncio.sleep(self._after)
        if self._error:
            raise self._error
        return await super().answer(request)


async def test_a_fault_is_told_to_the_one_who_asked_with_its_number(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.env.bot._desk = Broken(stage.desk, ZeroDivisionError("secret detail"))
    card = await stage.slash("sources")
    assert card.ephemeral
    assert "secret" not in texts(card)
    [number] = re.findall(r"the number (\w{6})\.", texts(card))
    assert f"fault {number}" in caplog.text
    assert "ZeroDivisionError: secret detail" in caplog.text


async def test_a_damaged_index_is_told_without_its_path(stage: Stage) -> None:
    stage.env.bot._desk = Broken(stage.desk, IndexFileError("the index /srv/x.db is damaged"))
    card = await stage.slash("sources")
    assert texts(card).startswith("The index of the articles cannot be read.")
    assert "/srv" not in texts(card)


async def test_a_fault_behind_a_button_is_told_too(stage: Stage) -> None:
    private = await stage.slash("sources", private=True)
    stage.env.bot._desk = Broken(stage.desk, ZeroDivisionError())
    clicked = await stage.reader.click(private, label="Share in this channel")
    assert clicked.response
    assert clicked.response.ephemeral
    assert "Something went wrong" in texts(clicked.response)


async def test_a_button_of_another_version_says_so(stage: Stage) -> None:
    channel = stage.env.bot.get_channel(stage.channel.id)
    old = ui.LayoutView(timeout=None)
    old.add_item(ui.ActionRow(ui.Button(label="Old", custom_id="summit0:whatever")))
    old.stop()
    clicked = await stage.reader.click(await channel.send(view=old), label="Old")
    assert clicked.response
    assert clicked.response.ephemeral
    assert "another version" in texts(clicked.response)


async def test_a_reply_that_comes_too_late_is_only_logged(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.env.inject_error("POST", "/interactions/*", status=404, code=10062, message="Unknown interaction")
    result = await stage.reader.slash(stage.channel, "sources")
    assert not result.response
    assert "too late" in caplog.text
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]


async def test_a_reply_that_discord_does_not_take_is_told(stage: Stage) -> None:
    stage.env.inject_error("POST", "/interactions/*", status=400, code=50035, message="Invalid Form Body")
    assert "Discord did not take the reply." in texts(await stage.slash("sources"))


async def test_autocomplete_with_a_fault_offers_nothing(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    stage.env.bot._desk = Broken(stage.desk, None)
    stage.env.bot.desk.speakers = None  # type: ignore[assignment]
    assert await stage.reader.autocomplete(stage.channel, "quotes", "speaker", "d") == []
    assert "fault" in caplog.text


async def test_a_slow_answer_shows_that_the_bot_is_thinking(stage: Stage) -> None:
    stage.env.bot._desk = Broken(stage.desk, None, after=2)
    result = await stage.reader.slash(stage.channel, "sources", private=True)
    assert 5 in [request.json["type"] for request in stage.env.http_requests if request.path.endswith("/callback")]
    assert result.ephemeral
    assert result.response
    assert buttons(result.response)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MissingPermissionError("The bot lacks X."), "The bot lacks X."),
        (StaleButtonError("Too old."), "Too old."),
        (app_commands.NoPrivateMessage(), "This works in a server only."),
        (app_commands.CommandNotFound("x", []), "This command has changed"),
    ],
)
def test_the_nearest_class_of_an_error_decides(error: Exception, words: str) -> None:
    assert words_for(error).startswith(words)


def test_the_log_shows_no_secret() -> None:
    formatter = Formatter(Token("abc.DEF.ghi", "DISCORD_TOKEN"))
    try:
        raise ValueError("with abc.DEF.ghi in /interactions/12/aW50ZXJhY3Rpb24/callback")
    except ValueError as error:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "Bot %s", ("abc.DEF.ghi",), (ValueError, error, None))
    shown = formatter.format(record)
    assert "abc.DEF.ghi" not in shown
    assert "aW50" not in shown
    assert "Bot [token]" in shown
