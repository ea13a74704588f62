"""The index that briefings are made from: opened anew when it was replaced, read in a thread of its own."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar, TypeVarTuple, Unpack

from bot.briefings.content import Nothing, compose
from bot.briefings.model import Brief
from bot.index import Index, open_index, verify_index
from bot.index.steady import steady
from bot.model import Answer, IndexFileError, Length
from bot.storage.articles import Articles

log = logging.getLogger(__name__)
T = TypeVar("T")
Ps = TypeVarTuple("Ps")
_KEPT = 500  # answers; many servers want the same
_Asked = tuple[Brief, frozenset[str], bool]


class Edition:
    """One index file, and the number under which each of its articles was first seen."""

    def __init__(self, index: Index, numbers: dict[str, int]) -> None:
        self.index = index
        self.latest = max(numbers.values(), default=0)
        self._numbers = numbers
        self._answers: dict[_Asked, Answer | Nothing] = {}

    def new_since(self, seen: int) -> frozenset[str]:
        """The articles with greater numbers."""
        if seen >= self.latest:
            return frozenset()
        return frozenset(document for document, number in self._numbers.items() if number > seen)

    def compose(self, brief: Brief, new: frozenset[str], quiet: bool, length: Length) -> Answer | Nothing:
        """As `content.compose`; what many ask for is worked out once."""
        matters = new if quiet or brief.kind == "new" else frozenset[str]()
        asked = (brief, matters, quiet)
        if asked not in self._answers:
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            self._answers[asked] = compose(self.index, brief, matters, quiet=quiet, length=length)
        return self._answers[asked]


class Library:
    """Gives the newest edition. Use it in one event loop."""

    def __init__(self, path: Path, articles: Articles, length: Length = "normal") -> None:
        self._path = path
        self._articles = articles
        self._length = length
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="briefings")
        self._lock = asyncio.Lock()
        self._editions: list[Edition] = []
        self._file: tuple[int, ...] = ()

    async def edition(self) -> Edition:
        """The newest edition that can be read. Raises IndexFileError when there is none; StorageError."""
        async with self._lock:
            file = _identity(self._path)
            if self._edition is None or (file and file != self._file):
                try:
                    await self._open(file)
                except IndexFileError as error:
                    if self._edition is None:
                        raise
                    log.warning("the index before is used on: %s", error)
            assert self._edition
            return self._edition

    async def _open(self, file: tuple[int, ...]) -> None:
        index = await self._beside(_opened, self._path)
        try:
            cards = await self._beside(index.cards)
            numbers = await self._articles.seen([card.id for card in cards])
        except BaseException:
            await self._beside(index.close)
            raise
        for old in self._editions[:-1]:  # the last one may still be read from
            await self._beside(old.index.close)
        self._editions, self._file = [*self._editions[-1:], Edition(index, numbers)], file

    async def compose(self, edition: Edition, brief: Brief, seen: int, *, quiet: bool) -> Answer | Nothing:
        """The briefing for somebody who has seen articles up to that number. Raises IndexFileError."""
        return await self._beside(edition.compose, brief, edition.new_since(seen), quiet, self._length)

    async def close(self) -> None:
        """Waits for what is being worked out."""
        for edition in self._editions:
            await self._beside(edition.index.close)
        self._editions = []
        self._pool.shutdown()

    @property
    def _edition(self) -> Edition | None:
        return self._editions[-1] if self._editions else None

    async def _beside(self, work: Callable[[Unpack[Ps]], T], *arguments: *Ps) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)


def _opened(path: Path) -> Index:
    """The index, once all of it is what was written. Raises IndexFileError."""
    with steady(path) as place:
        verify_index(place, path)
        return open_index(place, path)


def _identity(path: Path) -> tuple[int, ...]:
    """What changes when the file is replaced; nothing when there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return ()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
