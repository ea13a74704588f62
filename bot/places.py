"""Places on the disk that are written: tried first, so that nothing is lost and nothing is begun in vain."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from bot.corpus.files import reason, shown
from bot.index import is_index
from bot.model import BotError, ConfigError

ELSEWHERE = "name another file with --out or paths.index"
_LONGEST = 230  # bytes of a file name that leave room for those of drafts
_NO_PLACE = (
    *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ELOOP),
    *(errno.EACCES, errno.EPERM, errno.EROFS),
)


def is_misplaced(error: object) -> bool:
    """Whether the operating system says that another place must be named; a full disk is another matter."""
    return isinstance(error, OSError) and error.errno in _NO_PLACE


def check_places(corpus: Path, out: Path) -> Path:
    """Where the index goes: ``out``, or what it links to. Raises ConfigError when there are no articles to read, or the
    index cannot be written without harm."""
    if not _is_dir(corpus):
        raise ConfigError(f"{shown(corpus)}: no such folder of articles; name one with --corpus or paths.corpus")
    if _is_dir(out):
        raise ConfigError(f"{shown(out)}: a folder; name a file for the index with --out or paths.index")
    target = Path(os.path.realpath(out))
    if target.parent == Path(os.path.realpath(corpus)):
        raise ConfigError(f"{shown(out)}: among the articles; name a file elsewhere with --out or paths.index")
    if not _may_replace(target):
        raise ConfigError(f"{shown(out)}: no index of this bot, so it stays; move it away or {ELSEWHERE}")
    try_folder(target.parent)
    if len(os.fsencode(target.name)) > _LONGEST:
        raise ConfigError(f"{shown(out)}: cannot be written; {ELSEWHERE}")
    return target


def _is_dir(path: Path) -> bool:
    with _explained(path):
        return path.is_dir()


def _may_replace(path: Path) -> bool:
    """Whether nothing is lost when a new index takes its place: nothing there, an empty file, or an index."""
    with _explained(path):
        return not os.path.lexists(path) or (path.is_file() and (path.stat().st_size == 0 or is_index(path)))


def try_folder(folder: Path) -> None:
    """Raises ConfigError when no file can be made in the folder (or where it will be made); BotError on a full disk."""
    with _explained(folder):
        place = next((parent for parent in (folder, *folder.parents) if parent.exists()), folder)
    try:
        with TemporaryFile(dir=place):
            pass
    except OSError as error:
        fix = f"cannot write there ({reason(error)})"
        raise (ConfigError if is_misplaced(error) else BotError)(f"{shown(place)}: {fix}") from None


def try_file(file: Path, project: Path) -> None:
    """As `try_folder`, for a file that is kept; only folders of the project are made when they are missing."""
    with _explained(file):
        if file.exists() and not file.is_file():
            raise ConfigError(f"{shown(file)}: not a file; name one")
        if not file.is_relative_to(project) and not file.parent.is_dir():
            raise ConfigError(f"{shown(file.parent)}: no such folder; make it or name another one")
    try_folder(file.parent)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ConfigError(f"{shown(path)}: cannot be used ({reason(error)}); name another place") from None
