"""From a folder of articles to an index file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.corpus import article_paths
from bot.corpus.files import file_name, read_bytes, shown
from bot.extract import Merge
from bot.extract.entities import Called
from bot.extract.merge import PASSES
from bot.extract.reading import Reading
from bot.finds.cache import Cache, DamagedCacheError, Keys, cache_path
from bot.finds.codec import unpack, unpack_cast
from bot.finds.workers import Task, read_all
from bot.index import write_records
from bot.index.writer import Written
from bot.model import BotError, ConfigError, CorpusError, IndexFileError, Source
from bot.places import ELSEWHERE, check_places, is_misplaced
from bot.settings import CORPUS_FILE, CORRECTIONS_FILE, Settings
from bot.support.points import Letters
from bot.yaml_file import nearest


class Progress(Protocol):
    """Is told how a build goes."""

    def started(self, articles: int) -> None: ...

    def read(self, name: str) -> None: ...

    def left_out(self, reason: str) -> None: ...

    def noticed(self, what: str) -> None: ...

    def joining(self, steps: int) -> None: ...

    def joined(self) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def started(self, articles: int) -> None: ...

    def read(self, name: str) -> None: ...

    def left_out(self, reason: str) -> None: ...

    def noticed(self, what: str) -> None: ...

    def joining(self, steps: int) -> None: ...

    def joined(self) -> None: ...


@dataclass(frozen=True, slots=True)
class BuildReport:
    """How many records were written, which articles were left out and why, how many an earlier build had read."""

    documents: int
    quotes: int
    entities: int
    takeaways: int
    left_out: tuple[str, ...]
    known: int
    content_hash: str


def cores() -> int:
    """How many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def build(
    corpus: Path, out: Path, settings: Settings, progress: Progress | None = None, jobs: int | None = None
) -> BuildReport:
    """Reads the articles of ``corpus`` and writes the index ``out``; the old one stays until the new one is whole.

    What was found in an article is kept, so that neither the next build nor one that goes on after this was
    interrupted reads it again. ``jobs``: processes that read, as many as there are cores when None.

    Raises ConfigError when ``corpus`` or ``out`` cannot be one, CorpusError when no article is left.
    """
    progress = progress or Silent()
    target = check_places(corpus, out)
    paths = article_paths(corpus)
    if fault := astray(settings, paths, corpus):
        progress.noticed(fault)
    cache = Cache(cache_path(settings.paths.data, corpus))
    try:
        try:
            found = _Found(cache, paths, settings, progress, jobs or cores())
        except DamagedCacheError:  # it is gone now
            found = _Found(cache, paths, settings, progress, jobs or cores())
        if not found.kept:
            raise CorpusError(f"{shown(corpus)}: none of its {len(paths)} articles can be read; no index was written")
        written = _write(found, settings, target, progress)
        cache.prune(found.kept.values())
    finally:
        cache.close()
    return BuildReport(*written[1:], tuple(found.left_out.values()), found.known, written.content_hash)


class _Found:
    """What is found in the articles of a corpus; all of it is kept by the time this is made."""

    def __init__(self, cache: Cache, paths: Sequence[Path], settings: Settings, progress: Progress, jobs: int) -> None:
        self._cache, self._paths, self._sources, self._progress = cache, paths, settings.sources, progress
        self.known = 0
        kept: dict[int, int] = {}
        left_out: dict[int, str] = {}
        progress.started(len(paths))
        tasks = self._unknown(Keys(settings.corrections), kept, left_out)
        for batch in read_all(tasks, settings.corrections, jobs):
            for done in batch:
                if isinstance(done.found, str):
                    self._leave_out(done.number, done.found, left_out)
            finds = [(done.number, done.key, done.found) for done in batch if not isinstance(done.found, str)]
            numbers = cache.keep((key, found) for _, key, found in finds)
            kept.update(zip((number for number, *_ in finds), numbers, strict=True))
            for done in batch:
                progress.read(paths[done.number].name)
        self.kept: Mapping[int, int] = dict(sorted(kept.items()))
        self.left_out: Mapping[int, str] = dict(sorted(left_out.items()))

    def _leave_out(self, number: int, reason: str, left_out: dict[int, str]) -> None:
        left_out[number] = reason
        self._progress.left_out(reason)

    def _unknown(self, keys: Keys, kept: dict[int, int], left_out: dict[int, str]) -> Iterator[Task]:
        """The articles that are to be read."""
        for number, path in enumerate(self._paths):
            try:
                data = read_bytes(path)
            except CorpusError as error:
                self._leave_out(number, str(error), left_out)
                self._progress.read(path.name)
                continue
            key = keys.of(file_name(path), data)
            n = self._cache.find(key)
            if n is None:
                yield Task(number, path, data, key)
            else:
                kept[number] = n
                self.known += 1
                self._progress.read(path.name)

    def casts(self) -> Iterator[tuple[Sequence[Called], Letters]]:
        """See ``Readings``."""
        return map(unpack_cast, self._cache.casts(self.kept.values()))

    def whole(self) -> Iterator[Reading]:
        """See ``Readings``."""
        for number, packed in zip(self.kept, self._cache.finds(self.kept.values()), strict=True):
            name = file_name(self._paths[number])
            yield unpack(packed, name, self._sources.get(name, Source()))


def _write(found: _Found, settings: Settings, out: Path, progress: Progress) -> Written:
    progress.joining(PASSES * len(found.kept))
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with Merge(found, settings.corrections, out.parent, progress.joined) as records:
            written = write_records(records, out)
            for warning in records.warnings:
                progress.noticed(f"{CORRECTIONS_FILE}: {warning}")
            return written
    except IndexFileError as error:
        if is_misplaced(error.__cause__):
            raise ConfigError(f"{shown(out)}: cannot be written; {ELSEWHERE}") from error
        raise BotError(str(error)) from error


def astray(settings: Settings, paths: Sequence[Path], corpus: Path) -> str | None:
    """One line on the entries of config/corpus.yaml that belong to none of these articles."""
    names = [file_name(path) for path in paths]
    there = set(names)
    first, *more = [entry for entry in settings.sources if entry not in there] or [""]
    if not first:
        return None
    near = nearest(first, names)
    fix = f"did you mean {near}?" if near else "remove the entry or add the article"
    others = f" (nor {', '.join(more[:3])}{' …' if more[3:] else ''})" if more else ""
    return f"{CORPUS_FILE}: no article {first} in {shown(corpus)}{others}; {fix}"
