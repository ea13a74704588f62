"""From a folder of articles to an index file."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Protocol

from bot.corpus import article_paths, read_article
from bot.corpus.files import reason, shown
from bot.extract import Draft, extract_document, merge
from bot.index import write_index
from bot.model import BotError, ConfigError, CorpusError, Extraction, IndexFileError, Source
from bot.settings import Settings

_NO_PLACE = (
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP),
    *(errno.EACCES, errno.EPERM, errno.EROFS),
)


class Progress(Protocol):
    """Is told how a build goes."""

    def started(self, articles: int) -> None: ...

    def read(self, name: str) -> None: ...

    def left_out(self, reason: str) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def started(self, articles: int) -> None: ...

    def read(self, name: str) -> None: ...

    def left_out(self, reason: str) -> None: ...


@dataclass(frozen=True, slots=True)
class BuildReport:
    """How many records were written, and which articles were left out and why."""

    documents: int
    quotes: int
    entities: int
    takeaways: int
    left_out: tuple[str, ...]
    content_hash: str


def build(corpus: Path, out: Path, settings: Settings, progress: Progress | None = None) -> BuildReport:
    """Reads the articles of ``corpus`` and writes the index ``out``; the old one stays until the new one is whole.

    Raises ConfigError when ``corpus`` or ``out`` cannot be one, CorpusError when no article is left.
    """
    progress = progress or Silent()
    _check_places(corpus, out)
    drafts, left_out = _read_all(article_paths(corpus), settings, progress)
    if not drafts:
        raise CorpusError(f"{shown(corpus)}: none of its {len(left_out)} articles can be read; no index was written")
    extraction = merge(drafts)
    return BuildReport(
        documents=len(extraction.documents),
        quotes=len(extraction.quotes),
        entities=len(extraction.entities),
        takeaways=len(extraction.takeaways),
        left_out=tuple(left_out),
        content_hash=_write(extraction, out),
    )


def _read_all(paths: Sequence[Path], settings: Settings, progress: Progress) -> tuple[list[Draft], list[str]]:
    drafts: list[Draft] = []
    left_out: list[str] = []
    progress.started(len(paths))
    for path in paths:
        try:
            drafts.append(extract_document(read_article(path, settings.sources.get(path.name, Source()))))
        except CorpusError as error:
            left_out.append(str(error))
            progress.left_out(str(error))
        progress.read(path.name)
    return drafts, left_out


def _write(extraction: Extraction, out: Path) -> str:
    try:
        return write_index(extraction, out)
    except IndexFileError as error:  # no misuse: the place was tried before
        raise BotError(str(error)) from error


def _check_places(corpus: Path, out: Path) -> None:
    if not corpus.is_dir():
        raise ConfigError(f"{shown(corpus)}: no such folder of articles; name one with --corpus or paths.corpus")
    if out.is_dir():
        raise ConfigError(f"{shown(out)}: a folder; name a file for the index with --out or paths.index")
    if out.resolve().parent == corpus.resolve():
        raise ConfigError(f"{shown(out)}: among the articles; name a file elsewhere with --out or paths.index")
    try_folder(out.parent)


def try_folder(folder: Path) -> None:
    """Raises ConfigError when no file can be made in the folder (or where it would be made)."""
    place = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    try:
        with TemporaryFile(dir=place):
            pass
    except OSError as error:
        fix = f"cannot write there ({reason(error)})"
        raise (ConfigError if error.errno in _NO_PLACE else BotError)(f"{shown(place)}: {fix}") from None
