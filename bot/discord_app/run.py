"""Connecting to Discord and staying connected until somebody says stop; every way of failing ends in one line."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path

import aiohttp
import discord

from bot.briefings.model import State
from bot.discord_app.app import make_bot
from bot.discord_app.client import Bot
from bot.discord_app.desk import Desk
from bot.discord_app.host import find_gateway, host_of, point_at
from bot.discord_app.log import log_to_stderr
from bot.discord_app.service import close_memory, dispatcher, open_memory, serve
from bot.discord_app.swap import keep_current, mark_of
from bot.discord_app.sync import push, push_if_changed
from bot.model import BotError, ConfigError
from bot.settings import Settings
from bot.storage import StorageAwayError
from bot.token import Token

log = logging.getLogger(__name__)
_LOGIN = 60  # seconds to log in
_CLOSING = 10  # seconds to close
_REPLYING = 3  # seconds for replies that are under way; Discord waits no longer
_TASKS = ("CommandTree-invoker", "discord-ui-")


def run(settings: Settings, token: Token, index: Path) -> None:
    """Answers in Discord until SIGTERM or SIGINT. Raises BotError when it cannot log in or is thrown out."""
    log_to_stderr(token)
    asyncio.run(_until_told_to_stop(lambda: _answer(settings, token, index)))


def sync(settings: Settings, token: Token) -> int:
    """Pushes the commands; returns how many there are. Raises BotError when that fails."""
    log_to_stderr(token)
    return asyncio.run(_push(settings, token))


def post_due(settings: Settings, token: Token, index: Path) -> Counter[State]:
    """Posts the briefings that are due, and says how many slots were settled how. Raises BotError as ``run``."""
    log_to_stderr(token)
    settled: Counter[State] = Counter()

    async def work() -> None:
        settled.update(await _post_due(settings, token, index))

    asyncio.run(_until_told_to_stop(work))
    return settled


async def _until_told_to_stop(work: Callable[[], Awaitable[None]]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        _on_signal(number, stop)
    working, waiting = asyncio.ensure_future(work()), asyncio.ensure_future(stop.wait())
    await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
    if waiting.done() and not working.done():
        log.info("told to stop: closing")
        working.cancel()
    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await working


def _on_signal(number: signal.Signals, stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    try:
        loop.add_signal_handler(number, stop.set)
    except NotImplementedError:  # Windows
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.set))


async def _answer(settings: Settings, token: Token, index: Path) -> None:
    log.info("connecting to %s", host_of(settings.discord.api_url))
    mark = mark_of(index)
    bot = make_bot(settings, await asyncio.to_thread(Desk, index))
    watching = asyncio.create_task(keep_current(bot, index, mark))
    try:
        await _remember(bot)
        await _login(bot, token)
        with _explained(bot, token):
            await push_if_changed(bot)
            await asyncio.to_thread(bot.desk.warm_up)
            async with _serving(bot):
                await bot.connect()
    finally:
        watching.cancel()
        await _closed(bot)
        await close_memory(bot)
        bot.desk.close()


async def _remember(bot: Bot) -> None:
    """Opens the memory; while it cannot be reached, questions are answered all the same."""
    try:
        await open_memory(bot)
    except StorageAwayError as error:
        log.error("no briefings until this is mended: %s", error)


@asynccontextmanager
async def _serving(bot: Bot) -> AsyncIterator[None]:
    """Has everything else done beside."""
    service = asyncio.create_task(serve(bot), name="service")
    try:
        yield
    finally:
        service.cancel()
        with suppress(asyncio.CancelledError):
            await service


async def _post_due(settings: Settings, token: Token, index: Path) -> Counter[State]:
    bot = make_bot(settings, await asyncio.to_thread(Desk, index))
    try:
        await open_memory(bot)
        await _login(bot, token)
        with _explained(bot, token):
            async with _connected(bot):
                return await dispatcher(bot).once()
    finally:
        await _closed(bot)
        await close_memory(bot)
        bot.desk.close()


@asynccontextmanager
async def _connected(bot: Bot) -> AsyncIterator[None]:
    """With Discord's word on which servers there are. Raises BotError when it does not come, and as ``connect``."""
    connecting = asyncio.create_task(bot.connect())
    ready = asyncio.create_task(bot.wait_until_ready())
    try:
        await asyncio.wait({connecting, ready}, timeout=_LOGIN, return_when=asyncio.FIRST_COMPLETED)
        if connecting.done():
            await connecting
        if not ready.done():
            raise BotError(f"{host_of(bot.settings.discord.api_url)} is silent; try again later")
        yield
    finally:
        for task in (connecting, ready):
            task.cancel()
        await asyncio.gather(connecting, ready, return_exceptions=True)


async def _push(settings: Settings, token: Token) -> int:
    bot = make_bot(settings)
    try:
        await _login(bot, token)
        with _explained(bot, token):
            return await push(bot)
    finally:
        await _closed(bot)


async def _login(bot: Bot, token: Token) -> None:
    api_url = bot.settings.discord.api_url
    point_at(api_url)
    try:
        with _explained(bot, token):
            async with asyncio.timeout(_LOGIN):
                await bot.login(token.reveal())
                await find_gateway(bot.http, api_url)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        log.debug("login failed", exc_info=error)
        raise BotError(f"{host_of(api_url)} does not answer as Discord does; check discord.api_url") from None


async def _closed(bot: Bot) -> None:
    """Lets replies under way go out, then closes the connection."""
    replies = {task for task in asyncio.all_tasks() if task.get_name().startswith(_TASKS)}
    if replies:
        await asyncio.wait(replies, timeout=_REPLYING)
    with suppress(TimeoutError):
        async with asyncio.timeout(_CLOSING):
            await bot.close()


@contextmanager
def _explained(bot: Bot, token: Token) -> Iterator[None]:
    """Turns what discord.py and the network may raise into errors of one line."""
    host = host_of(bot.settings.discord.api_url)
    try:
        yield
    except discord.LoginFailure:
        raise ConfigError(_refused(host, token)) from None
    except discord.PrivilegedIntentsRequired:
        raise ConfigError(f"{host} demands privileged intents, which this bot does not use; see its settings") from None
    except discord.ConnectionClosed as error:
        raise _thrown_out(error, host, token) from None
    except discord.HTTPException as error:
        raise BotError(f"{host} answered {error.status} ({error.text or 'no reason given'}); try again later") from None
    except discord.GatewayNotFound:
        raise BotError(f"{host} names no gateway; try again later") from None
    except (aiohttp.ClientError, OSError, TimeoutError) as error:
        raise BotError(f"cannot reach {host} ({_reason(error)}); check the network and discord.api_url") from None


def _refused(host: str, token: Token) -> str:
    return (
        f"{host} refuses the token from {token.origin}; make a new one at"
        " https://discord.com/developers/applications (Bot, Reset Token) and put it there"
    )


def _thrown_out(error: discord.ConnectionClosed, host: str, token: Token) -> BotError:
    if error.code == 4004:
        return ConfigError(_refused(host, token))
    if error.code in (4013, 4014):
        return ConfigError(
            f"{host} does not allow the bot its intents (code {error.code}); see the bot's settings there"
        )
    return BotError(f"{host} closed the connection (code {error.code}); start the bot again")


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer in time"
    inner = getattr(error, "os_error", error)
    return str(getattr(inner, "strerror", None) or type(error).__name__)
