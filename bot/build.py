"""From a folder of articles to an index file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from bot.corpus import article_paths, read_article
from bot.corpus.files import file_name, shown
from bot.extract import Draft, extract_document, merge
from bot.index import write_index
from bot.model import BotError, ConfigError, CorpusError, Extraction, IndexFileError, Source
from bot.places import ELSEWHERE, check_places, is_misplaced
from bot.settings import CORPUS_FILE, CORRECTIONS_FILE, Settings
from bot.yaml_file import nearest


class Progress(Protocol):
    """Is told how a build goes."""

    def started(self, articles: int) -> None: ...

    def read(self, name: str) -> None: ...

    def left_out(self, reason: str) -> None: ...

    def noticed(self, what: str) -> None: ...


class Silent:
    """Progress that nobody watches."""

    def started(self, articles: int) -> None: ...

    def read(self, name: str) -> None: ...

    def left_out(self, reason: str) -> None: ...

    def noticed(self, what: str) -> None: ...


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
    target = check_places(corpus, out)
    paths = article_paths(corpus)
    if fault := astray(settings, paths, corpus):
        progress.noticed(fault)
    drafts, left_out = _read_all(paths, settings, progress)
    if not drafts:
        raise CorpusError(f"{shown(corpus)}: none of its {len(left_out)} articles can be read; no index was written")
    extraction = merge(drafts, settings.corrections)
    for warning in extraction.warnings:
        progress.noticed(f"{CORRECTIONS_FILE}: {warning}")
    return BuildReport(
        documents=len(extraction.documents),
        quotes=len(extraction.quotes),
        entities=len(extraction.entities),
        takeaways=len(extraction.takeaways),
        left_out=tuple(left_out),
        content_hash=_write(extraction, target),
    )


def _read_all(paths: Sequence[Path], settings: Settings, progress: Progress) -> tuple[list[Draft], list[str]]:
    drafts: list[Draft] = []
    left_out: list[str] = []
    progress.started(len(paths))
    for path in paths:
        try:
            source = settings.sources.get(file_name(path), Source())
            drafts.append(extract_document(read_article(path, source), settings.corrections))
        except CorpusError as error:
            left_out.append(str(error))
            progress.left_out(str(error))
        progress.read(path.name)
    return drafts, left_out


def _write(extraction: Extraction, out: Path) -> str:
    try:
        return write_index(extraction, out)
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
