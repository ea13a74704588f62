"""Sending a request once: discord.py tries again by itself after a fault on the way, which may post a message twice.

A nonce protects a message to a channel for a few minutes, but Discord takes none with a new post in a forum.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace

import aiohttp
import discord

_ONCE: ContextVar[bool] = ContextVar("once", default=False)
_TRIED_AGAIN = (54, 10054)  # the connection was reset, as discord.py knows it


@contextmanager
def once() -> Iterator[None]:
    """Within it, no request is tried again after a fault of the server or the network; a rate limit is waited for."""
    token = _ONCE.set(True)
    try:
        yield
    finally:
        _ONCE.reset(token)


def trace() -> aiohttp.TraceConfig:
    """What the client must be made with for ``once`` to work."""
    made = aiohttp.TraceConfig()
    made.on_request_end.append(_answered)
    made.on_request_exception.append(_failed)
    return made


async def _answered(
    session: aiohttp.ClientSession,  # noqa: ARG001
    context: SimpleNamespace,  # noqa: ARG001
    end: aiohttp.TraceRequestEndParams,
) -> None:
    """Raises discord.DiscordServerError."""
    if _ONCE.get() and end.response.status >= 500:
        end.response.close()
        raise discord.DiscordServerError(end.response, None)


async def _failed(
    session: aiohttp.ClientSession,  # noqa: ARG001
    context: SimpleNamespace,  # noqa: ARG001
    failure: aiohttp.TraceRequestExceptionParams,
) -> None:
    """Raises aiohttp.ServerDisconnectedError."""
    if _ONCE.get() and getattr(failure.exception, "errno", None) in _TRIED_AGAIN:
        raise aiohttp.ServerDisconnectedError from failure.exception
