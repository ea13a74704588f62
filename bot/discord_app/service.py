"""What goes on beside answering: the memory is opened, briefings are posted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.briefings.dispatcher import Dispatcher
from bot.briefings.library import Library
from bot.briefings.plan import Limits
from bot.discord_app.client import Bot, Memory
from bot.discord_app.forget import forget_absent
from bot.discord_app.poster import DiscordPoster
from bot.model import BotError
from bot.storage import open_store

log = logging.getLogger(__name__)
_SOONEST, _LATEST = 1.0, 60.0  # seconds before what failed is tried again


async def open_memory(bot: Bot) -> None:
    """Raises ConfigError when the settings name no place for the memory, StorageError when it cannot be reached."""
    store = await open_store(bot.settings)
    bot.memory = Memory(store, Library(bot.desk.path, store.articles, bot.settings.replies.length))


async def close_memory(bot: Bot) -> None:
    """Waits for what is under way."""
    if bot.memory:
        memory, bot.memory = bot.memory, None
        await memory.library.close()
        await memory.store.close()


async def serve(bot: Bot) -> None:
    """Goes on until it is cancelled, whatever happens."""
    await _again(lambda: _post(bot), "posting briefings")


async def _again(work: Callable[[], Awaitable[None]], what: str) -> None:
    """Does the work, and again when it fails."""
    wait = _SOONEST
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await work()
        except BotError as error:
            log.error("%s: %s", what, error)
        except Exception:
            log.exception("a fault in %s", what)
        lasted = asyncio.get_running_loop().time() - began
        wait = _SOONEST if lasted > _LATEST else min(2 * wait, _LATEST)
        await asyncio.sleep(wait)


async def _post(bot: Bot) -> None:
    if bot.memory is None:
        await open_memory(bot)
    await bot.wait_until_ready()
    await forget_absent(bot, bot.store)
    await dispatcher(bot).run()


def dispatcher(bot: Bot) -> Dispatcher:
    """What posts the briefings of a bot that is connected and has a memory."""
    grace = timedelta(minutes=bot.settings.briefings.grace)
    return Dispatcher(bot.store, bot.library, DiscordPoster(bot), Limits(grace=grace))
