"""A post is sent once: over a real socket, with discord.py's own attempts to send it again switched off."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
import discord
import pytest
from aiohttp import web
from discord.http import Route

from bot.discord_app.client import Bot
from bot.discord_app.once import once
from bot.settings import Settings

Answers = Callable[[int], web.Response]  # what the nth request is answered


class Place:
    """A server on this machine that counts the messages sent to it."""

    def __init__(self, answers: Answers) -> None:
        self.taken = 0
        self._answers = answers

    async def take(self, request: web.Request) -> web.Response:
        await request.read()
        self.taken += 1
        return self._answers(self.taken)


@asynccontextmanager
async def _place(answers: Answers, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Place]:
    place = Place(answers)
    app = web.Application()
    app.router.add_post("/channels/{id}/messages", place.take)
    app.router.add_get("/users/@me", _me)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield place
    await runner.cleanup()


async def _me(request: web.Request) -> web.Response:  # noqa: ARG001
    return _json(200, '{"id": "100", "username": "summit", "discriminator": "0", "avatar": null}')


def _json(status: int, body: str) -> web.Response:
    return web.Response(status=status, body=body.encode(), headers={"Content-Type": "application/json", "Via": "1.1 x"})


async def _send(settings: Settings) -> None:
    bot = Bot(settings)
    await bot.http.static_login("a.test.token")
    try:
        with once():
            await bot.http.request(Route("POST", "/channels/{channel_id}/messages", channel_id=1), json={})
    finally:
        await bot.http.close()


async def test_a_fault_of_the_server_is_no_reason_to_send_it_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with _place(lambda _: _json(502, "{}"), monkeypatch) as place:
        with pytest.raises(discord.DiscordServerError):
            await _send(settings)
        assert place.taken == 1


async def test_nor_is_a_connection_that_ends_in_the_middle(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def reset(_: int) -> web.Response:
        raise ConnectionResetError

    async with _place(reset, monkeypatch) as place:
        with pytest.raises((aiohttp.ClientError, discord.DiscordServerError)):
            await _send(settings)
        assert place.taken == 1


async def test_a_rate_limit_is_waited_for(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def first_too_early(number: int) -> web.Response:
        return _json(429, '{"retry_after": 0.01, "global": false}') if number == 1 else _json(200, "{}")

    async with _place(first_too_early, monkeypatch) as place:
        await _send(settings)
        assert place.taken == 2
