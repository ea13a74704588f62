"""Where answers are worked out: at once when that takes a few milliseconds, else beside the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter
from typing import TypeVar, get_args

from bot.discord_app.names import Name, Names
from bot.discord_app.passage import Extract, Place, read
from bot.discord_app.request import Kind, Request
from bot.index import Card, Index, open_index, verify_index
from bot.index.steady import steady
from bot.model import Answer

_WORKERS = 2  # a long question does not hold up the short ones
_MARK = 8  # characters of the index's hash that tell one index from another
_TOPICS = 100_000  # so many names at most are offered as topics

_QUICK = 0.02  # seconds; a kind of question that took longer lately is answered beside the loop
_FADING = 0.9  # by which the memory of a slow answer fades with every further one
_SHORT = 300  # characters; longer questions are always done beside the loop

T = TypeVar("T")


class Desk:
    """Answers from one index, opened once for each worker, and the names that autocomplete offers."""

    def __init__(self, path: Path, *, verified: bool = False) -> None:
        """Raises IndexFileError when there is no good index at ``path``; ``verified``: having read all of it."""
        self.path = path
        with steady(path) as place:
            if verified:
                verify_index(place, path)
            self._here = first = open_index(place, path)
            self._indexes = [open_index(place, path) for _ in range(_WORKERS)]
        self._free: SimpleQueue[Index] = SimpleQueue()
        for index in self._indexes:
            self._free.put(index)
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="answers")
        self._slowness: dict[Kind, float] = {}
        self._idle = asyncio.Event()
        self._idle.set()
        self._asked = 0
        self.articles = len(first.cards())
        self.content_hash = first.content_hash
        self.mark = mark_of(first)
        self.speakers = Names(Name(name, name) for name in first.busiest_speakers())
        self.topics = Names(Name(name, name) for name in first.most_mentioned(_TOPICS))
        self.sources = Names(map(_named, first.cards()))

    def warm_up(self) -> None:
        """Has every index read what the first question needs, and finds out what is quick."""
        for index in (self._here, *self._indexes):
            Request("ask", "who said nothing of the kind").carried_out(index)
        for kind in get_args(Kind):
            sample = Request(kind, next((offer.value for offer in self.speakers.offers("")), ""))
            sample.carried_out(self._here)
            self._timed(sample, self._here)

    async def answer(self, request: Request) -> Answer:
        """The answer; the event loop does not notice. Raises IndexFileError when the index is damaged."""
        if self._is_quick(request):
            return self._timed(request, self._here)
        return await self._apart(lambda index: self._timed(request, index))

    def _is_quick(self, request: Request) -> bool:
        short = len(request.subject) + len(request.beside) <= _SHORT
        return short and self._slowness.get(request.kind, _QUICK) < _QUICK

    def _timed(self, request: Request, index: Index) -> Answer:
        began = perf_counter()
        answer = request.carried_out(index)
        self._slowness[request.kind] = max(perf_counter() - began, _FADING * self._slowness.get(request.kind, 0.0))
        return answer

    async def read(self, place: Place) -> Extract | None:
        """The paragraph of a place; None when its article is not in the index."""
        return await self._apart(lambda index: read(index, place))

    async def _apart(self, work: Callable[[Index], T]) -> T:
        self._asked += 1
        self._idle.clear()
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, self._with_index, work)
        finally:
            self._asked -= 1
            if not self._asked:
                self._idle.set()

    def _with_index(self, work: Callable[[Index], T]) -> T:
        index = self._free.get()
        try:
            return work(index)
        finally:
            self._free.put(index)

    def whole(self, chosen: str) -> str:
        """The topic or article behind what was chosen, which Discord may have got cut off."""
        return self.topics.whole(self.sources.whole(chosen))

    async def retire(self, after: float) -> None:
        """Closes the index once nobody asks any more; commands that have just begun may still ask for ``after``
        seconds."""
        await asyncio.sleep(after)
        await self._idle.wait()
        self.close()

    def close(self) -> None:
        """Waits for what is being worked out, then closes the index."""
        self._pool.shutdown(cancel_futures=True)
        for index in (self._here, *self._indexes):
            index.close()


def mark_of(index: Index) -> str:
    """What tells an index from others, in the ids of buttons."""
    return index.content_hash[:_MARK]


def _named(card: Card) -> Name:
    title = f"{card.title}, {card.outlet}" if card.title and card.outlet else card.title or card.id
    return Name(title, card.id, card.id)
