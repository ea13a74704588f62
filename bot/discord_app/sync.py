"""Telling Discord which commands there are: only when they changed, because Discord allows it only so often."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

import discord

from bot.discord_app.client import Bot
from bot.discord_app.host import host_of

log = logging.getLogger(__name__)
FILE = "commands.sha256"


def payload(bot: Bot) -> list[dict[str, Any]]:
    """The commands as Discord is told of them."""
    return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]


async def push(bot: Bot) -> int:
    """Tells Discord whatever was told before; returns how many commands there are. Raises discord.HTTPException."""
    commands = await bot.tree.sync()
    _note(bot)
    return len(commands)


async def push_if_changed(bot: Bot) -> None:
    """Tells Discord when it was told something else before, or nothing. Where it refuses, what it knew before stays."""
    if _noted(bot) == _digest(bot):
        log.info("the commands have not changed")
        return
    try:
        log.info("%d commands pushed, because they have changed", await push(bot))
    except discord.HTTPException as error:
        log.error("the commands could not be pushed (%s); run `python -m bot sync` later", error)


def _digest(bot: Bot) -> str:
    told = [host_of(bot.settings.discord.api_url), bot.application_id, payload(bot)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def _file(bot: Bot) -> Path:
    return bot.settings.paths.data / FILE


def _noted(bot: Bot) -> str | None:
    try:
        return _file(bot).read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        return None


def _note(bot: Bot) -> None:
    try:
        _file(bot).parent.mkdir(parents=True, exist_ok=True)
        _file(bot).write_text(_digest(bot) + "\n", "ascii")
    except OSError as error:
        log.warning("cannot note which commands were pushed (%s); the next start pushes them again", error.strerror)
