"""config/*.yaml as one frozen `Settings`. Every error names file, key, value and the fix."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast, get_args

from bot.model import Length, Source
from bot.token import Token as Token  # where it is looked for by those who read settings
from bot.yaml_file import Section, nearest

SETTINGS_FILE = Path("config/settings.yaml")
CORPUS_FILE = Path("config/corpus.yaml")
API_URL = "https://discord.com/api/v10"


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


class Settings(NamedTuple):
    """All settings, checked. ``sources`` says by document id where an article comes from."""

    folder: Path
    paths: Paths
    replies: Replies = Replies()
    discord: Discord = Discord()
    storage: Storage = Storage()
    sources: Mapping[str, Source] = MappingProxyType({})


def project_folder() -> Path:
    """The folder that holds config/: the current one, else the one this program lies in."""
    here = Path.cwd()
    return here if (here / "config").is_dir() else Path(__file__).resolve().parent.parent


def load_settings(folder: Path, *, sources: bool = True) -> Settings:
    """Reads both files (config/corpus.yaml only when ``sources``); absent ones mean defaults. Raises ConfigError."""
    top = Section.top(folder, SETTINGS_FILE)
    paths, replies, discord, storage = (top.section(name) for name in ("paths", "replies", "discord", "storage"))
    settings = Settings(
        folder=folder,
        paths=Paths(
            corpus=folder / paths.text("corpus", "seeds", _a_path),
            index_file=folder / paths.text("index", "data/index.db", _a_path),
            data=folder / paths.text("data", "data", _a_path),
        ),
        replies=Replies(length=cast("Length", replies.text("length", "normal", _a_length))),
        discord=Discord(api_url=discord.text("api_url", API_URL, _an_api_url)),
        storage=Storage(url=storage.optional("url", _a_storage_url)),
        sources=_load_sources(folder) if sources else {},
    )
    for section in (top, paths, replies, discord, storage):
        section.refuse_unknown()
    return settings


def _load_sources(folder: Path) -> dict[str, Source]:
    top = Section.top(folder, CORPUS_FILE)
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


# --- checks: each says what to write instead, or None when all is well ----------------------------------------------


def _anything(_: str) -> str | None:
    return None


def _a_path(value: str) -> str | None:
    return "cannot be a path (it holds a NUL)" if "\0" in value else None


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
        datetime.fromisoformat(f"{value}-01" if re.fullmatch(r"\d{4}-\d\d", value) else value)
    except ValueError:
        return "is no date; write YYYY-MM-DD"
    return None if re.match(r"\d{4}-\d\d", value) else "is no date; write YYYY-MM-DD"
