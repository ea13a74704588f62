"""Being told to stop from outside."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

_STOPS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stopped(BaseException):
    """The process was told to stop; ``code`` is its exit code."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


@contextmanager
def stoppable() -> Iterator[None]:
    """SIGTERM and SIGHUP raise Stopped, so that nothing half-written is left. Afterwards all signals act as before."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, *_STOPS)}
    for number in _STOPS:
        if before[number] is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, _: object) -> None:
    signal.signal(number, signal.SIG_IGN)  # once is enough
    raise Stopped(number)
