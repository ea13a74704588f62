"""Looks at everything the bot needs and says, a line each, whether it is as it should be."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.build import astray
from bot.corpus import article_paths
from bot.corpus.files import file_name, read_bytes, shown, text_of
from bot.index import open_index
from bot.model import BotError, ConfigError, CorpusError, IndexFileError
from bot.places import try_file, try_folder
from bot.settings import CORPUS_FILE, SETTINGS_FILE, Settings, load_settings
from bot.storage.store import describe, place_of
from bot.token import find_token


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was looked at, whether it is a fault, and what was found."""

    name: str
    fault: bool
    text: str


def check(folder: Path, index: Path | None = None) -> Iterator[Finding]:
    """The findings on the project in ``folder``, one at a time; ``index`` instead of the configured one."""
    try:
        settings = load_settings(folder)
    except ConfigError as error:
        yield Finding("configuration", True, str(error))
        yield Finding("the rest", False, "not looked at: mend the configuration first")
        return
    yield Finding("configuration", False, _files(folder))
    looks: dict[str, Callable[[], str]] = {
        "corpus": lambda: _corpus(settings),
        "index": lambda: _index(settings, index or settings.paths.index_file),
        "storage": lambda: _storage(settings),
        "token": lambda: _token(settings),
    }
    for name, look in looks.items():
        try:
            yield Finding(name, False, look())
        except BotError as error:
            yield Finding(name, True, str(error))


def _files(folder: Path) -> str:
    there = [str(file) for file in (SETTINGS_FILE, CORPUS_FILE) if (folder / file).exists()]
    return ", ".join(there) or "no files, so all settings have their defaults"


def _corpus(settings: Settings) -> str:
    paths = article_paths(settings.paths.corpus)
    faults = [fault for path in paths if (fault := _article_fault(path))]
    if fault := astray(settings, paths, settings.paths.corpus):
        faults.append(fault)
    if faults:
        raise CorpusError("; ".join(faults))
    return f"{len(paths)} articles in {shown(settings.paths.corpus)}"


def _article_fault(path: Path) -> str | None:
    try:
        text_of(path, read_bytes(path))
    except CorpusError as error:
        return str(error)
    return None


def _index(settings: Settings, path: Path) -> str:
    with open_index(path) as index:
        index.verify()
        indexed = {card.id: card.sha256 for card in index.cards()}
        quotes = index.quote_count()
    if path == settings.paths.index_file and indexed != _digests(settings):
        raise IndexFileError(f"{shown(path)}: the articles have changed since it was built; run `python -m bot build`")
    return f"{len(indexed)} articles, {quotes} quotations in {shown(path)}"


def _digests(settings: Settings) -> dict[str, str]:
    """Document id to sha256 of the articles that can be read."""
    digests: dict[str, str] = {}
    for path in article_paths(settings.paths.corpus):
        try:
            data = read_bytes(path)
            text_of(path, data)
            digests[file_name(path)] = hashlib.sha256(data).hexdigest()
        except CorpusError:
            continue
    return digests


def _storage(settings: Settings) -> str:
    place = place_of(settings)
    if isinstance(place, str):
        return f"PostgreSQL, as storage.url says; it answers, {asyncio.run(describe(settings))}"
    if settings.storage.url:
        try_file(place, settings.folder)
    else:
        try_folder(settings.paths.data)
    what = f"{shown(place)}, {asyncio.run(describe(settings))}" if place.exists() else f"can write {shown(place)}"
    return f"SQLite ({'as storage.url says' if settings.storage.url else 'the default'}); {what}"


def _token(settings: Settings) -> str:
    token = find_token(settings.folder)
    return f"found in {token.origin}" if token else "none: the console works without one; `python -m bot run` needs it"
