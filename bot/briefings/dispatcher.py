"""The heart that beats: finds what is due, the oldest first, and has it delivered, many at a time.

Nothing that happens to one briefing stops it or holds up another.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import groupby

from bot.briefings.delivery import Delivery
from bot.briefings.library import Library
from bot.briefings.model import Claim, Notice, Schedule, State
from bot.briefings.plan import Limits, look_at
from bot.briefings.poster import PermanentError, Poster
from bot.briefings.slots import ZoneError
from bot.storage import StorageError, Store

log = logging.getLogger(__name__)
_PAGE = 200  # found at once
_REFRESH = 3600  # seconds
_JUMP = 10  # seconds by which the clock must have been put on or back to matter
_KEPT = 60  # outcomes of a schedule
_STOPPING = 10  # seconds for what is under way
_ONCE = 900  # seconds for `once`
_NOTICES = timedelta(minutes=10)  # before one that could not be told is tried again
_AGAIN = 2  # seconds before what could not even be claimed is looked at again
_TELLING = 120  # seconds for telling one server
_LONGEST = 30.0  # seconds between two beats while the database is away

Work = Schedule | Claim


def utc_now() -> datetime:
    """The wall clock."""
    return datetime.now(UTC)


class Dispatcher:
    """Posts briefings as long as it runs. Several may share one store, in one process or in many."""

    def __init__(
        self,
        store: Store,
        library: Library,
        poster: Poster,
        limits: Limits | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = store
        self._poster = poster
        self._limits = limits or Limits()
        self._now = now
        self._delivery = Delivery(store, library, poster, self._limits, now)
        self._found: deque[Work] = deque()
        self._more = True
        self._looked = float("-inf")
        self._busy = 0
        self._jobs: dict[str, asyncio.Task[None]] = {}
        self._failed: dict[str, float] = {}
        self._telling: asyncio.Task[None] | None = None
        self._wake = asyncio.Event()
        self._clock = 0.0
        self._refreshed = float("-inf")
        self._settled: Counter[State] = Counter()

    async def run(self) -> None:
        """Beats until it is cancelled, whatever happens; then gives what is under way a little time."""
        pause = tick = self._limits.tick.total_seconds()
        try:
            while True:
                try:
                    await self._beat()
                    pause = tick
                except StorageError as error:
                    pause = min(max(2 * pause, 1.0), _LONGEST)
                    log.warning("looking again in %.0f s: %s", pause, error)
                except Exception:
                    pause = min(max(2 * pause, 1.0), _LONGEST)
                    log.exception("a fault in the beat of briefings")
                await self._rest(pause)
        finally:
            await self._stop(_STOPPING)

    async def once(self) -> Counter[State]:
        """Posts what is due now, and returns how many slots were settled how. Raises StorageError."""
        before = self._settled.copy()
        try:
            async with asyncio.timeout(_ONCE):
                await self._refresh()
                while await self._look() or self._jobs:
                    self._wake.clear()
                    self._start_some()
                    await self._rest(self._limits.tick.total_seconds())
                await self._tell()
        except TimeoutError:
            log.warning("stopped after %d minutes; the rest waits for the next run", _ONCE // 60)
        finally:
            await self._stop(0)
        return self._settled - before

    async def _stop(self, seconds: float) -> None:
        jobs = [*self._jobs.values(), *([self._telling] if self._telling else [])]
        if jobs and seconds:
            await asyncio.wait(jobs, timeout=seconds)
        for job in jobs:
            job.cancel()
        await asyncio.gather(*jobs, return_exceptions=True)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    # --- a beat

    async def _beat(self) -> None:
        self._wake.clear()
        if self._stale():
            await self._refresh()
        now = time.monotonic()
        if not self._found and (self._more or now - self._looked >= self._limits.tick.total_seconds()):
            self._looked = now
            self._more = await self._look() >= _PAGE
        self._start_some()
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell_quietly(), name="briefing-notices")

    def _stale(self) -> bool:
        """Whether an hour has passed, or the clock was put on or back."""
        apart = self._now().timestamp() - time.monotonic()
        jumped, self._clock = abs(apart - self._clock) > _JUMP, apart
        return jumped or time.monotonic() - self._refreshed > _REFRESH

    async def _refresh(self) -> None:
        """Thinks anew when each schedule must be looked at: clocks and the rules of time zones may have changed."""
        self._refreshed = time.monotonic()
        self._failed.clear()
        await self._delivery.edition()
        now, sooner = self._now(), []
        for schedule in await self._store.schedules.running():
            with suppress(ZoneError):  # said when it falls due
                slot = look_at(schedule, now, self._limits.grace)
                if slot.at < schedule.next_at:
                    sooner.append((schedule, slot))
        await self._store.schedules.look_earlier(sooner, now)
        await self._store.ledger.prune(_KEPT)

    async def _look(self) -> int:
        """Finds what is due and not yet under way; returns how much was found."""
        if self._found:
            return len(self._found)
        now, limit = self._now(), _PAGE + len(self._jobs)
        due: list[Work] = [*await self._store.schedules.due(now, limit)]
        due += await self._store.ledger.abandoned(now, limit)
        fresh = [work for work in due if _name(work) not in self._jobs and not self._failed_lately(_name(work))]
        self._found.extend(sorted(fresh, key=_since))
        return len(fresh)

    def _failed_lately(self, name: str) -> bool:
        return time.monotonic() - self._failed.get(name, float("-inf")) < _AGAIN

    def _start_some(self) -> None:
        while self._found and self._busy < self._limits.places and len(self._jobs) < self._limits.most:
            work = self._found.popleft()
            if _name(work) not in self._jobs:
                self._busy += 1
                self._jobs[_name(work)] = asyncio.create_task(self._job(work), name=f"briefing-{_name(work)}")

    async def _job(self, work: Work) -> None:
        """Delivers; gives up its place when it takes long, and never raises."""
        holding = True

        def give_back() -> None:
            nonlocal holding
            if holding:
                holding = False
                self._busy -= 1
                self._wake.set()

        timer = asyncio.get_running_loop().call_later(self._limits.patience.total_seconds(), give_back)
        try:
            state = await self._deliver(work)
            if state:
                self._settled[state] += 1
        finally:
            timer.cancel()
            del self._jobs[_name(work)]
            give_back()

    async def _deliver(self, work: Work) -> State | None:
        try:
            if isinstance(work, Claim):
                return await self._delivery.abandoned(work)
            return await self._delivery.due(work)
        except StorageError as error:
            log.warning("briefing %s: %s", _name(work), error)
        except Exception:
            log.exception("a fault in briefing %s", _name(work))
        self._failed[_name(work)] = time.monotonic()
        return None

    # --- what managers are told

    async def _tell_quietly(self) -> None:
        try:
            await self._tell()
        except StorageError as error:
            log.warning("managers cannot be told yet: %s", error)
        except Exception:
            log.exception("a fault in telling managers")

    async def _tell(self) -> None:
        """One message for each server, whatever has happened there."""
        now = self._now()
        notices = await self._store.guilds.take_notices(now, now + _NOTICES)
        by_guild = groupby(sorted(notices, key=lambda one: one.guild), key=lambda one: one.guild)
        told = await asyncio.gather(*(self._told(guild, list(own)) for guild, own in by_guild))
        await self._store.guilds.told([notice for own in told for notice in own])

    async def _told(self, guild: int, notices: list[Notice]) -> list[Notice]:
        """Those that need not be told again."""
        try:
            async with asyncio.timeout(_TELLING):
                await self._poster.tell_manager(guild, "\n".join(notice.text for notice in notices))
        except PermanentError as error:
            log.warning("no manager of server %s can be told: %s", guild, error.reason)
        except Exception as error:
            log.warning("the managers of server %s cannot be told yet: %s", guild, error)
            return []
        return notices


def _name(work: Work) -> str:
    return work.schedule.id if isinstance(work, Claim) else work.id


def _since(work: Work) -> datetime:
    return work.slot.at if isinstance(work, Claim) else work.next_at
