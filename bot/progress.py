"""How a build goes, shown to whoever watches: a bar on a terminal, otherwise only what was left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.build import Progress, Silent
from bot.terminal import one_line

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


class _Named(Silent):
    """Names the articles that are left out, and what else is amiss."""

    def left_out(self, reason: str) -> None:
        self.noticed(f"left out: {reason}")

    def noticed(self, what: str) -> None:
        print(f"bot: {one_line(what)}", file=sys.stderr)


class _Bar:
    """A bar on standard error."""

    def __init__(self, bar: RichProgress) -> None:
        self._bar = bar
        self._task = bar.add_task("Reading articles", total=None, rate=True)

    def started(self, articles: int) -> None:
        self._bar.update(self._task, total=articles)

    def read(self, name: str) -> None:  # noqa: ARG002
        self._bar.advance(self._task)

    def joining(self, steps: int) -> None:
        self._bar.reset(self._task, total=steps, description="Bringing them together", rate=False)

    def joined(self) -> None:
        self._bar.advance(self._task)

    def left_out(self, reason: str) -> None:
        self.noticed(f"left out: {reason}")

    def noticed(self, what: str) -> None:
        self._bar.console.print(f"bot: {one_line(what)}", markup=False, highlight=False, soft_wrap=True)


@contextmanager
def watched() -> Iterator[Progress]:
    """A progress for one build, as fits standard error."""
    if not sys.stderr.isatty():
        yield _Named()
        return
    from rich.console import Console
    from rich.progress import BarColumn, ProgressColumn, Task, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as RichProgress
    from rich.text import Text

    class Rate(ProgressColumn):
        """How many articles are done, and how fast they are read."""

        def render(self, task: Task) -> Text:
            if not task.fields["rate"]:
                return Text(f"{task.percentage:.0f} %")
            rate = f", {task.speed:,.0f} articles/s" if task.speed else ""
            return Text(f"{task.completed:,.0f}/{task.total or 0:,.0f}{rate}")

    columns = (TextColumn("{task.description}"), BarColumn(), Rate(), TimeElapsedColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _Bar(bar)
