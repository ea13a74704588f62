"""Our search beside others: ``python -m tests.bench --size 10000 [--corpus FILE]``; see ``--help``.

A table for each size: the time to build, the bytes beside the text, from opening to the first answer (file in memory,
and not), private memory, the time of a question, how many are right, and how many answers those get that nobody said
where 95 % of the answerable are accepted. All engines answer the same questions in turn, each in its own process, so
that they share whatever else the machine does.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

from tests.bench.corpus import load, made_up
from tests.bench.engines import ENGINES, SLOW
from tests.bench.queries import Query, make, spaced

_ACCEPTED = 0.95


class Answer(NamedTuple):
    """What an engine said to a question, and how long it took."""

    query: Query
    ms: float
    text: str
    score: float

    @property
    def right(self) -> bool:
        return bool(self.query.meant) and self.query.meant in spaced(self.text)


class Measured(NamedTuple):
    """An engine's figures: seconds, bytes, milliseconds."""

    build: float
    beside: int
    warm: float
    cold: float
    private: int
    answers: list[Answer]


class Served:
    """An engine that answers in another process."""

    def __init__(self, name: str, folder: Path) -> None:
        command = [sys.executable, "-m", "tests.bench.serve", name, str(folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.empty = int(self._heard()["private"])

    def __enter__(self) -> Served:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()

    def ask(self, query: Query) -> Answer:
        said = self._asked(json.dumps(query.text))
        return Answer(query, said["ms"], said["text"], said["score"])

    def private(self) -> int:
        return int(self._asked("")["private"])

    def _asked(self, line: str) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        return self._heard()

    def _heard(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        heard: dict[str, Any] = json.loads(self._process.stdout.readline())
        return heard


def measure(
    names: Sequence[str], corpus: Sequence[str], asked: Sequence[Query], slow: int, rounds: int
) -> dict[str, Measured]:
    """All engines on one corpus; the slow ones get ``slow`` questions, once, the others all, ``rounds`` times."""
    with tempfile.TemporaryDirectory(prefix="bench-") as top, ExitStack() as stack:
        folders = {name: Path(top) / str(n) for n, name in enumerate(names)}
        built = {name: _build(name, corpus, folder) for name, folder in folders.items()}
        warm = {name: _first_answer(name, folders[name], asked[0], cold=False) for name in names}
        cold = {name: _first_answer(name, folders[name], asked[0], cold=True) for name in names}
        served = {name: stack.enter_context(Served(name, folders[name])) for name in names}
        answers: dict[str, list[Answer]] = {name: [] for name in names}
        for name in names:
            for query in asked[:20]:  # fills caches, as a bot that runs has them
                if name not in SLOW:
                    served[name].ask(query)
        few = set(random.Random(0).sample(range(len(asked)), min(slow, len(asked))))
        for n, query in enumerate(asked):
            for name in names:
                if name not in SLOW or n in few:
                    answers[name].append(served[name].ask(query))
        for _ in range(1, rounds):
            for n, query in enumerate(asked):
                for name in (name for name in names if name not in SLOW):
                    answers[name][n] = min(answers[name][n], served[name].ask(query), key=lambda one: one.ms)
        empty = _private_of_nothing()
        return {
            name: Measured(
                built[name],
                ENGINES[name].beside(folders[name]),
                warm[name],
                cold[name],
                served[name].private() - empty,
                answers[name],
            )
            for name in names
        }


def _build(name: str, corpus: Sequence[str], folder: Path) -> float:
    folder.mkdir()
    began = time.perf_counter()
    ENGINES[name].build(corpus, folder)
    return time.perf_counter() - began


def _first_answer(name: str, folder: Path, query: Query, *, cold: bool) -> float:
    """Milliseconds from opening to the first answer in a new process, the median of three."""
    times = []
    for _ in range(3 if name not in SLOW else 1):
        with Served(name, folder) as served:
            for path in folder.iterdir() if cold else ():
                _forget(path)
            times.append(served.ask(query).ms)
    return median(times)


def _forget(path: Path) -> None:
    """Drops a file from the system's page cache."""
    file = os.open(path, os.O_RDONLY)
    os.fsync(file)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def _private_of_nothing() -> int:
    """Private memory of an empty Python process, in bytes."""
    script = "print(open('/proc/self/status').read().split('RssAnon:')[1].split()[0])"
    return 1024 * int(subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout)


def _false(answers: Sequence[Answer]) -> str:
    """The share of what nobody said that is accepted with 95 % of what somebody did."""
    scores = sorted(one.score for one in answers if one.query.meant)
    unsaid = [one.score for one in answers if not one.query.meant]
    least = scores[int(len(scores) * (1 - _ACCEPTED))] if scores else 0.0
    return f"{sum(score >= least for score in unsaid) / len(unsaid):.3f}" if unsaid else "–"


def _p(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def tables(measured: dict[str, Measured], size: int) -> list[Table]:
    """The figures, and how many are right by kind of question."""
    table = Table(title=f"{size:,} sentences")
    for column in (
        "",
        "build s",
        "bytes a quote",
        "first answer ms, warm",
        "cold",
        "private MB",
        "p50 ms",
        "p99 ms",
        "right at 1",
        "false answers",
        "questions",
    ):
        table.add_column(column, justify="left" if not column else "right")
    kinds = Table(title="right at 1 by kind")
    kinds.add_column("")
    asked = list(dict.fromkeys(one.query.kind for one in measured["ours"].answers if one.query.meant))
    for kind in asked:
        kinds.add_column(kind, justify="right")
    for name, one in measured.items():
        times = [answer.ms for answer in one.answers]
        answerable = [answer.right for answer in one.answers if answer.query.meant]
        by_kind: dict[str, list[bool]] = defaultdict(list)
        for answer in (one for one in one.answers if one.query.meant):
            by_kind[answer.query.kind].append(answer.right)
        table.add_row(
            name,
            f"{one.build:,.1f}",
            f"{one.beside / size:.1f}",
            f"{one.warm:,.1f}",
            f"{one.cold:,.1f}",
            f"{one.private / 1e6:,.1f}",
            f"{median(times):,.2f}",
            f"{_p(times, 0.99):,.2f}",
            f"{sum(answerable) / max(1, len(answerable)):.4f}",
            _false(one.answers),
            f"{len(times)}",
        )
        kinds.add_row(name, *(f"{sum(by_kind[k]) / len(by_kind[k]):.3f}" if by_kind[k] else "–" for k in asked))
    return [table, kinds]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--size", type=int, nargs="+", default=[10_000], help="sentences to search among")
    parser.add_argument("--corpus", type=Path, help="real sentences, one a line (default: made up)")
    parser.add_argument("--seed", type=int, default=1, help="for the made-up sentences and the questions")
    parser.add_argument("--questions", type=int, default=1400, help="answerable questions (default: 1400)")
    parser.add_argument("--never", type=int, default=500, help="questions that nobody said (default: 500)")
    parser.add_argument("--slow", type=int, default=30, help="questions for extractOne (default: 30)")
    parser.add_argument(
        "--rounds", type=int, default=1, help="times each is asked; the fastest counts, for a machine that is busy"
    )
    parser.add_argument("--engines", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    options = parser.parse_args()
    names = [name for name in options.engines if name == "ours" or _there(name)]
    for size in options.size:
        spare = 3 * options.never
        if options.corpus:
            lines = load(options.corpus)
            random.Random(options.seed).shuffle(lines)
        else:
            lines = made_up(size + spare, options.seed, apart=spare)
        held_out, corpus = lines[:spare], lines[spare : spare + size]
        asked = make(corpus, held_out, options.questions, options.never, options.seed)
        random.Random(options.seed).shuffle(asked)
        asked.sort(key=lambda query: query.kind != "exact" and not query.meant)
        console = Console(width=180)
        for table in tables(measure(names, corpus, asked, options.slow, options.rounds), len(corpus)):
            console.print(table)


def _there(name: str) -> bool:
    if not name.startswith("tantivy") or importlib.util.find_spec("tantivy"):
        return True
    print("tantivy is not installed: pip install -e '.[bench]'", file=sys.stderr)
    return False


if __name__ == "__main__":
    main()
