"""Forgetting servers: nothing is kept of one that the bot has left, even when it left while the bot was not running."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.storage import StorageError, Store

if TYPE_CHECKING:
    from bot.discord_app.client import Bot

log = logging.getLogger(__name__)
_TRIES = (0, 5, 60, 600)  # seconds before each


async def forget(bot: Bot, guild: int) -> None:
    """Deletes all that is stored of a server; what cannot be deleted now is so when the bot next starts."""
    for wait in _TRIES:
        await asyncio.sleep(wait)
        if bot.get_guild(guild):
            return  # it was invited again meanwhile
        try:
            gone = await bot.store.guilds.delete(guild)
        except StorageError as error:
            log.warning("what is stored of a server could not be deleted yet: %s", error)
        else:
            log.info("left a server; deleted of it: %d briefings, %d outcomes", gone.schedules, gone.outcomes)
            return


async def forget_absent(bot: Bot, store: Store) -> None:
    """Deletes what is stored of servers that the bot is no longer in, as Discord confirms for each."""
    try:
        for guild in await store.guilds.all():
            if bot.get_guild(guild) is None and await _has_left(bot, guild):
                await forget(bot, guild)
    except StorageError as error:
        log.warning("servers that were left are forgotten later: %s", error)


async def _has_left(bot: Bot, guild: int) -> bool:
    try:
        await bot.fetch_guild(guild, with_counts=False)
    except (discord.Forbidden, discord.NotFound):
        return True
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError):
        return False
    return False
