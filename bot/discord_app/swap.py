"""Taking up a new index while the bot runs: whoever asks meanwhile gets an answer from the old one."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TypeAlias

from bot.discord_app.client import Bot
from bot.discord_app.desk import Desk
from bot.model import BotError

log = logging.getLogger(__name__)
_EVERY = 3.0  # seconds between looks at the file
_GRACE = 30.0  # seconds for which commands that have begun may still ask the old index
Mark: TypeAlias = tuple[int, int, int] | None


def mark_of(path: Path) -> Mark:
    """What changes with every new file: inode, time and size; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


async def keep_current(bot: Bot, path: Path, seen: Mark, every: float = _EVERY, grace: float = _GRACE) -> None:
    """Has the bot answer from whatever index is put in this place; runs until it is cancelled.

    One that is damaged, foreign or of another format is refused with a line in the log, and the old one keeps serving.
    ``seen`` is the mark of the index that the bot answers from.
    """
    retiring: set[asyncio.Task[None]] = set()
    while True:
        await asyncio.sleep(every)
        mark = await asyncio.to_thread(mark_of, path)
        if mark is None or mark == seen:
            continue
        seen = mark
        old = await _taken_up(bot, path)
        if old:
            retiring.add(task := asyncio.create_task(old.retire(grace)))
            task.add_done_callback(retiring.discard)


async def _taken_up(bot: Bot, path: Path) -> Desk | None:
    """The desk whose place a new one has taken, which is to be closed."""
    try:
        new = await asyncio.to_thread(_sound, path)
    except BotError as error:
        log.warning("the new index is refused, the old one keeps serving: %s", error)
        return None
    except Exception:
        log.exception("the new index is refused, the old one keeps serving: a fault of this program")
        return None
    if new.content_hash == bot.desk.content_hash:
        return new
    log.info("took up a new index: %d articles", new.articles)
    return bot.exchange(new)


def _sound(path: Path) -> Desk:
    """A desk for the index, warm. Raises IndexFileError unless the file is whole and of this bot and its version."""
    desk = Desk(path, verified=True)
    try:
        desk.warm_up()
    except BaseException:
        desk.close()
        raise
    return desk
