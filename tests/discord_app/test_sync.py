"""Commands are pushed when they changed, and only then."""

from __future__ import annotations

import pytest
import simcord

from bot.discord_app.client import Bot
from bot.discord_app.sync import push, push_if_changed
from tests.discord_app.conftest import Stage


def _pushes(env: simcord.Env) -> int:
    return sum(request.method == "PUT" for request in env.http_requests)


async def test_commands_are_pushed_once(stage: Stage) -> None:
    bot: Bot = stage.env.bot
    before = _pushes(stage.env)
    await push_if_changed(bot)
    await push_if_changed(bot)
    assert _pushes(stage.env) == before + 1


async def test_changed_commands_are_pushed_again(stage: Stage) -> None:
    bot: Bot = stage.env.bot
    await push_if_changed(bot)
    bot.tree.remove_command("compare")
    before = _pushes(stage.env)
    await push_if_changed(bot)
    assert _pushes(stage.env) == before + 1


async def test_sync_pushes_always(stage: Stage) -> None:
    await push_if_changed(stage.env.bot)
    before = _pushes(stage.env)
    assert await push(stage.env.bot) == 11
    assert _pushes(stage.env) == before + 1


async def test_where_nothing_can_be_noted_the_bot_starts_all_the_same(stage: Stage) -> None:
    stage.settings.paths.data.write_text("a file where a folder should be")
    before = _pushes(stage.env)
    await push_if_changed(stage.env.bot)
    assert _pushes(stage.env) == before + 1


async def test_where_discord_refuses_the_bot_starts_all_the_same(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    stage.env.inject_error("PUT", "/applications/*/commands", status=400, code=30034, message="Max number of updates")
    await push_if_changed(stage.env.bot)
    assert "could not be pushed" in caplog.text
    before = _pushes(stage.env)
    await push_if_changed(stage.env.bot)
    assert _pushes(stage.env) == before + 1
