"""config/*.yaml as one frozen `Settings`. Every error names file, key, value and the fix."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast, get_args

from bot.model import ConfigError, Corrections, Length, QuoteFix, Source
from bot.token import Token as Token  # where it is looked for by those who read settings
from bot.yaml_file import Section, nearest

SETTINGS_FILE = Path("config/settings.yaml")
CORRECTIONS_FILE = Path("config/corrections.yaml")
CORPUS_FILE = Path("config/corpus.yaml")
API_URL = "https://discord.com/api/v10"
_LARGEST_CORPUS_FILE = 4 * 1024 * 1024  # bytes; some 30,000 articles


class Paths(NamedTuple):
    """Where things lie; absolute."""

    corpus: Path
    index_file: Path
    data: Path


class Replies(NamedTuple):
    """How answers are given when nothing else is asked for."""

    length: Length = "normal"


class Discord(NamedTuple):
    """How Discord is reached."""

    api_url: str = API_URL


class Storage(NamedTuple):
    """Where state is kept. ``url`` may hold a password: it is never shown; None is SQLite in the data folder."""

    url: str | None = None

    def __repr__(self) -> str:
        return "Storage(…)"


class Briefings(NamedTuple):
    """``schedules``: at most so many a server; ``grace``: minutes within which a missed briefing is still posted."""

    schedules: int = 20
    grace: int = 120


class Settings(NamedTuple):
    """All settings, checked. ``sources`` says by document id where an article comes from."""

    folder: Path
    paths: Paths
    replies: Replies = Replies()
    discord: Discord = Discord()
    storage: Storage = Storage()
    briefings: Briefings = Briefings()
    sources: Mapping[str, Source] = MappingProxyType({})
    corrections: Corrections = Corrections()


def project_folder() -> Path:
    """The folder that holds config/: the current one, else the one this program lies in."""
    try:
        here = Path.cwd()
        return here if (here / "config").is_dir() else Path(__file__).resolve().parent.parent
    except OSError as error:
        raise ConfigError(f"the current folder cannot be used ({error.strerror}); change to another one") from None


def load_settings(folder: Path, *, sources: bool = True) -> Settings:
    """Reads the files (those about articles only when ``sources``); absent ones mean defaults. Raises ConfigError."""
    top = Section.top(folder, SETTINGS_FILE)
    paths, replies, discord, storage = (top.section(name) for name in ("paths", "replies", "discord", "storage"))
    briefings = top.section("briefings")
    settings = Settings(
        folder=folder,
        paths=Paths(
            corpus=folder / _path(paths.text("corpus", "seeds", _anything)),
            index_file=folder / _path(paths.text("index", "data/index.db", _anything)),
            data=folder / _path(paths.text("data", "data", _anything)),
        ),
        replies=Replies(length=cast("Length", replies.text("length", "normal", _a_length))),
        discord=Discord(api_url=discord.text("api_url", API_URL, _an_api_url)),
        storage=Storage(url=storage.optional("url", _a_storage_url)),
        briefings=Briefings(
            schedules=briefings.number("schedules", Briefings().schedules, range(1, 501)),
            grace=briefings.number("grace", Briefings().grace, range(1, 601)),
        ),
        sources=_load_sources(folder) if sources else {},
        corrections=_load_corrections(folder) if sources else Corrections(),
    )
    for section in (top, paths, replies, discord, storage, briefings):
        section.refuse_unknown()
    return settings


def _path(text: str) -> str:
    """As the operating system has it, whatever the locale says."""
    return os.fsdecode(text.encode())


def _load_sources(folder: Path) -> dict[str, Source]:
    top = Section.top(folder, CORPUS_FILE, _LARGEST_CORPUS_FILE)
    return {name: _source(top.section(name)) for name in top.names()}


def _source(entry: Section) -> Source:
    source = Source(
        outlet=entry.optional("outlet", _anything),
        author=entry.optional("author", _anything),
        url=entry.optional("url", _a_web_address),
        published=entry.optional("published", _a_date),
    )
    entry.refuse_unknown()
    return source


def _load_corrections(folder: Path) -> Corrections:
    top = Section.top(folder, CORRECTIONS_FILE)
    aliases = top.section("aliases")
    pairs = top.sections("separate")
    fixes = tuple(_quote_fix(entry) for entry in top.sections("quotes"))
    separate = tuple(_pair(entry) for entry in pairs)
    top.refuse_unknown()
    return Corrections(tuple((name, aliases.texts(name) or ()) for name in aliases.names()), separate, fixes)


def _pair(entry: Section) -> tuple[str, str]:
    one, other = entry.text("one", "", _anything), entry.text("other", "", _anything)
    entry.refuse_unknown()
    entry.require("one", "other")
    return one, other


def _quote_fix(entry: Section) -> QuoteFix:
    document, begins = entry.text("document", "", _anything), entry.text("begins", "", _anything)
    speakers, drop = entry.texts("speakers"), entry.flag("drop")
    entry.refuse_unknown()
    entry.require("document", "begins", *(() if drop else ("speakers",)))
    return QuoteFix(document, begins, None if drop else speakers)


# --- checks: each says what to write instead, or None when all is well ----------------------------------------------


def _anything(_: str) -> str | None:
    return None


def _a_length(value: str) -> str | None:
    known = get_args(Length)
    if value in known:
        return None
    near = nearest(value, known)
    return f"is no length; did you mean {near}?" if near else f"is no length; write {', '.join(known)}"


def _a_web_address(value: str) -> str | None:
    return None if re.fullmatch(r"https?://[^\s/]+\S*", value) else "is no web address; write https://…"


def _an_api_url(value: str) -> str | None:
    found = re.fullmatch(r"(https?)://(\[[0-9A-Fa-f:.]+\]|[^\s/:@\[\]?#]+)(:\d{1,5})?(/[^\s?#]*)?", value)
    if "@" in value:
        return "holds a user or a password; write https://host/path"
    if not found:
        return "is no address of an API; write https://host/path"
    if found[1] == "http" and not _is_loopback(found[2]):
        return "is not safe: the token would travel in the open; write https://… (http only on this machine: 127.0.0.1)"
    return None


def _is_loopback(host: str) -> bool:
    return host.lower() in ("localhost", "[::1]") or bool(re.fullmatch(r"127(\.\d{1,3}){3}", host))


def _a_storage_url(value: str) -> str | None:
    if re.fullmatch(r"sqlite:///\S.*|postgres(ql)?://\S+", value):
        return None
    return "is no place to keep state; write sqlite:///data/state.db or postgresql://user:password@host/name"


def _a_date(value: str) -> str | None:
    try:
        date.fromisoformat(value)
    except ValueError:
        return "is no date; write YYYY-MM-DD"
    return None if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII) else "is no date; write YYYY-MM-DD"
