"""The folder of articles, and one article read from it."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from bot.corpus.parse import parse
from bot.model import CorpusError, Document, Source

LARGEST = 20 * 1024 * 1024  # bytes; no article is longer, but a file dropped in by mistake may be


def article_paths(folder: Path) -> list[Path]:
    """The ``*.txt`` files of a folder, sorted by name. CorpusError when there is no folder or nothing in it."""
    try:
        found = sorted((path for path in folder.iterdir() if _is_article(path.name)), key=file_name)
    except OSError as error:
        raise CorpusError(f"{shown(folder)}: cannot read the folder of articles ({reason(error)})") from None
    if not found:
        raise CorpusError(f"{shown(folder)}: no article here; put .txt files (UTF-8) into it")
    return found


def read_article(path: Path, source: Source = Source()) -> Document:
    """Reads and parses one article; its id is the file name. CorpusError names the file and what is wrong with it."""
    return parsed(path, read_bytes(path), source)


def parsed(path: Path, data: bytes, source: Source = Source()) -> Document:
    """The article that a file of these bytes is. CorpusError names the file and what is wrong with it."""
    return parse(text_of(path, data), id=_id_of(path), sha256=hashlib.sha256(data).hexdigest(), source=source)


def text_of(path: Path, data: bytes) -> str:
    """The raw text of an article. CorpusError names the file and what is wrong with it."""
    raw = _decoded(path, data)
    if not raw.strip("\ufeff\x00 \t\r\n\u200b\xa0") or not raw.strip():
        raise CorpusError(f"{shown(path)}: empty; an article needs some text")
    if "\x00" in raw:
        raise CorpusError(f"{shown(path)}: not a text file (a NUL at character {raw.index(chr(0))})")
    return raw


def file_name(path: Path) -> str:
    """The last part of a path, the same whatever the locale says: UTF-8, and a surrogate for each byte that is not."""
    return os.fsencode(path.name).decode("utf-8", "surrogateescape")


def _is_article(name: str) -> bool:
    return name.endswith(".txt") and not name.startswith(".")


def shown(path: Path) -> str:
    """A path on one line, short where it lies below the current folder, whatever characters its name holds."""
    here = Path.cwd()
    short = path.relative_to(here) if path != here and path.is_relative_to(here) else path
    text = os.fsencode(short).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def reason(error: OSError) -> str:
    """What the operating system says, without the path: "Permission denied"."""
    return error.strerror or type(error).__name__


def read_bytes(path: Path) -> bytes:
    """What a file of an article holds. CorpusError names the file and why it cannot be read."""
    try:
        if not path.is_file():
            raise CorpusError(f"{shown(path)}: not a file that can be read; remove it or replace it by a .txt file")
        size = path.stat().st_size
        if size > LARGEST:
            raise CorpusError(f"{shown(path)}: larger than {LARGEST // 2**20} MB; split it or take it away")
        return path.read_bytes()
    except OSError as error:
        raise CorpusError(f"{shown(path)}: cannot be read ({reason(error)})") from None


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(f"{shown(path)}: not UTF-8 (byte {error.start}); save it as UTF-8") from None


def _id_of(path: Path) -> str:
    name = file_name(path)
    if re.search("[\udc80-\udcff]", name):
        raise CorpusError(f"{shown(path)}: the file name is not UTF-8; rename it")
    if re.search("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]", name):
        raise CorpusError(f"{shown(path)}: the file name holds control characters; rename it")
    return name
