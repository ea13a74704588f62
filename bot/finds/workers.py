"""Reading articles on several cores: each worker is a process of its own that takes articles and gives back finds."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import NamedTuple, cast

from bot.corpus.files import parsed, shown
from bot.extract.reading import read_document
from bot.finds.codec import Packed, pack
from bot.model import BotError, CorpusError, Corrections

_AT_ONCE = 16  # articles a worker is given at once; fewer than that are not worth a worker
_BYTES = 1 << 18  # or so many bytes


class Task(NamedTuple):
    """An article to read: its number, its file, what the file holds, the key of what is found."""

    number: int
    path: Path
    data: bytes
    key: bytes


class Done(NamedTuple):
    """What was found, or why the article cannot be read."""

    number: int
    key: bytes
    found: Packed | str


def read_all(tasks: Iterable[Task], corrections: Corrections, jobs: int) -> Iterator[list[Done]]:
    """Reads the articles on as many cores as ``jobs`` says; batches come in any order.

    Raises BotError when a worker ends without a word.
    """
    batches = _batches(iter(tasks))
    first = list(islice(batches, 2))
    if jobs < 2 or len(first) < 2:
        yield from ([_read(task, corrections)] for batch in chain(first, batches) for task in batch)
        return
    with _workers(jobs, corrections) as workers:
        yield from _shared_out(workers, chain(first, batches))


def _batches(tasks: Iterator[Task]) -> Iterator[list[Task]]:
    batch: list[Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task.data)
        if len(batch) == _AT_ONCE or size > _BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read(task: Task, corrections: Corrections) -> Done:
    try:
        found: Packed | str = pack(read_document(parsed(task.path, task.data), corrections))
    except CorpusError as error:
        found = str(error)
    except Exception as error:  # one article must not stop the others
        found = f"{shown(task.path)}: a fault of this program, please report it: {type(error).__name__}: {error}"
    return Done(task.number, task.key, found)


def _shared_out(workers: list[Connection], batches: Iterator[list[Task]]) -> Iterator[list[Done]]:
    """Every worker has one batch at a time, so that neither side ever waits for the other to take something."""
    busy: set[Connection] = set()
    for worker in workers:
        _give(worker, batches, busy)
    while busy:
        for worker in cast("list[Connection]", wait(list(busy))):
            try:
                done: list[Done] = worker.recv()
            except (EOFError, OSError):
                raise BotError(
                    "a reading process ended early; was it killed, or is memory short? Build again: it goes on"
                ) from None
            busy.discard(worker)
            _give(worker, batches, busy)
            yield done


def _give(worker: Connection, batches: Iterator[list[Task]], busy: set[Connection]) -> None:
    batch = next(batches, None)
    if batch is not None:
        worker.send(batch)
        busy.add(worker)


@contextmanager
def _workers(jobs: int, corrections: Corrections) -> Iterator[list[Connection]]:
    """Running workers; they end with the block, and by themselves when this process is gone."""
    context = get_context("spawn")
    with ExitStack() as ending:
        connections = []
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, corrections), daemon=True)
            process.start()
            theirs.close()
            ending.callback(process.join)
            ending.callback(process.terminate)
            ending.callback(ours.close)
            connections.append(ours)
        yield connections


def _serve(connection: Connection, corrections: Corrections) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes: the one that gives the work decides
    while True:
        try:
            batch: list[Task] = connection.recv()
            connection.send([_read(task, corrections) for task in batch])
        except (EOFError, OSError):
            return
