"""One briefing on its way: claimed, looked for when somebody may have posted it before, posted, settled."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import TypeVar

from bot.briefings.content import Nothing
from bot.briefings.library import Edition, Library
from bot.briefings.model import Claim, Post, Schedule, State
from bot.briefings.plan import Limits, plan, wait
from bot.briefings.poster import PassingError, PermanentError, Poster, PostingError, Unreadable
from bot.briefings.slots import ZoneError
from bot.model import Answer, BotError, IndexFileError
from bot.storage import StorageAwayError, Store

log = logging.getLogger(__name__)
T = TypeVar("T")
MISSED = "missed: the bot was not running then"
_CLOCKS = timedelta(hours=2)  # by which our clock may have been wrong when we posted
_AWAY = 1.0  # seconds before a database that was away is tried again; a minute at most


class Delivery:
    """Carries briefings from the ledger to the poster and back.

    Methods give the state that was settled, or None: somebody else has it, or it waits for another try. They raise
    StorageError before anything is sent, and not after.
    """

    def __init__(
        self, store: Store, library: Library, poster: Poster, limits: Limits, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._library = library
        self._poster = poster
        self._limits = limits
        self._now = now

    async def due(self, schedule: Schedule) -> State | None:
        """Posts what is due of a schedule."""
        now = self._now()
        try:
            todo = plan(schedule, now, self._limits.grace)
        except ZoneError as error:
            await self._rest(schedule, str(error))
            return None
        edition = await self.edition()
        claim = await self._store.ledger.claim(
            schedule,
            todo.slot,
            missed=todo.missed,
            why=MISSED,
            next_at=todo.next_at,
            until=now + self._limits.lease,
            seen=edition.latest if edition else schedule.seen,
            now=now,
        )
        return await self._post(claim) if claim else None

    async def abandoned(self, left: Claim) -> State | None:
        """Takes over a claim whose time is over; what may have been posted before is looked for first."""
        now = self._now()
        claim = await self._store.ledger.take_over(left, now + self._limits.lease, now)
        if claim is None:
            return None
        if not claim.again:
            return await self._post(claim)
        try:
            async with asyncio.timeout(self._limits.sending.total_seconds()):
                since = min(claim.slot.at, self._now()) - _CLOCKS
                found = await self._poster.find(claim.schedule, claim.slot.key, since)
        except PermanentError as error:
            return await self._unknown(claim, error.reason)
        except Exception as error:
            return await self._search_later(claim, _words(error))
        if isinstance(found, Unreadable):
            return await self._unknown(claim, found.reason)
        if found is not None:
            return await self._settle(claim, "sent", message=found)
        return await self._post(claim)

    # --- towards the poster

    async def _post(self, claim: Claim) -> State | None:
        if self._now() > claim.slot.at + self._limits.grace:
            reason = claim.reason or f"not posted within {_span(self._limits.grace)}"
            return await self._settle(claim, "failed", reason=reason)
        if claim.schedule.paused:
            return await self._settle(claim, "skipped", reason="paused")
        try:
            edition = await self._library.edition()
            schedule = claim.schedule
            content = await self._library.compose(edition, schedule.brief, schedule.seen, quiet=schedule.quiet)
        except Exception as error:
            return await self._later(claim, _words(error), unsent=True)
        if isinstance(content, Nothing):
            return await self._settle(claim, "skipped", reason=content.reason)
        held = await self._held(claim, edition)
        return await self._sent(held, content) if held else None

    async def _held(self, claim: Claim, edition: Edition) -> Claim | None:
        """The claim, for this edition and with time enough to send; None when somebody else took it over."""
        now = self._now()
        if claim.seen == edition.latest and now < claim.until - self._limits.sending:
            return claim
        return await self._store.ledger.renew(claim, now + self._limits.lease, edition.latest)

    async def _sent(self, claim: Claim, answer: Answer) -> State | None:
        key = claim.slot.key
        try:
            async with asyncio.timeout(self._limits.sending.total_seconds()):
                sent = await self._poster.post(claim.schedule, Post(claim.schedule.brief, answer, key, str(key)))
        except PermanentError as error:
            notice = f"{_named(claim.schedule)} is paused: {error.reason} Mend it, then resume the briefing."
            return await self._settle(claim, "failed", reason=error.reason, notice=notice, pause=True)
        except PassingError as error:
            return await self._later(claim, error.reason, unsent=True, after=error.retry_after)
        except Exception as error:
            return await self._later(claim, _words(error), unsent=False)
        return await self._settle(claim, "sent", message=sent.message)

    # --- back to the ledger

    async def _later(self, claim: Claim, reason: str, *, unsent: bool, after: float | None = None) -> State | None:
        """Has it tried again while there is time; what may have been sent is looked for in any case."""
        again = wait(claim.tries, self._limits) * random.uniform(0.8, 1.2)
        if after is not None:
            again = timedelta(seconds=after)
        if not unsent:
            again = max(again, self._limits.settling)
        retry_at = self._now() + again
        if unsent and retry_at > claim.slot.at + self._limits.grace:
            return await self._settle(claim, "failed", reason=reason)
        await self._kept(lambda: self._store.ledger.release(claim, retry_at, reason, unsent=unsent))
        return None

    async def _search_later(self, claim: Claim, reason: str) -> State | None:
        if self._now() > claim.slot.at + self._limits.searching:
            return await self._unknown(claim, reason)
        return await self._later(claim, reason, unsent=False)

    async def _unknown(self, claim: Claim, reason: str) -> State | None:
        notice = (
            f"{_named(claim.schedule)}: nobody knows whether that of {claim.slot.key.day} was posted. {reason}"
            " It is not posted again; see whether it is there."
        )
        return await self._settle(claim, "unknown", reason=reason, notice=notice)

    async def _settle(
        self,
        claim: Claim,
        state: State,
        *,
        reason: str | None = None,
        message: int | None = None,
        notice: str | None = None,
        pause: bool = False,
    ) -> State | None:
        async def work() -> bool:
            return await self._store.ledger.settle(
                claim, state, now=self._now(), reason=reason, message=message, notice=notice, pause=pause
            )

        log.info("briefing %s: %s%s", claim.slot.key, state, f" ({reason})" if reason else "")
        return state if await self._kept(work) else None

    async def _kept(self, work: Callable[[], Awaitable[T]]) -> T:
        """What must be written, however long the database is away."""
        away = _AWAY
        while True:
            try:
                return await work()
            except StorageAwayError as error:
                log.warning("trying again in %.0f s: %s", away, error)
            await asyncio.sleep(away)
            away = min(2 * away, 60.0)

    async def edition(self) -> Edition | None:
        """The newest edition, None when there is none; its articles count as seen from now on."""
        try:
            return await self._library.edition()
        except IndexFileError:
            return None  # claimed nevertheless, and tried again

    async def _rest(self, schedule: Schedule, reason: str) -> None:
        await self._store.schedules.pause(schedule.guild, schedule.id, reason)
        await self._store.guilds.note(schedule.guild, f"{_named(schedule)} is paused: {reason}", self._now())


def _words(error: Exception) -> str:
    match error:
        case PostingError():
            return error.reason
        case TimeoutError():
            return "no answer in time"
        case BotError():
            return str(error)
    log.error("a fault on the way of a briefing", exc_info=error)
    return f"a fault of this program ({type(error).__name__})"


def _named(schedule: Schedule) -> str:
    timing = schedule.timing
    return f"Briefing {schedule.id} ({timing.time:%H:%M} {timing.zone})"


def _span(span: timedelta) -> str:
    return f"{span.total_seconds() / 60:.0f} minutes"
