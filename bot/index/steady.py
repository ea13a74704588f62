"""For programs that run long: an index that nobody can change under them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile

_COPIED = 64 * 1024 * 1024  # bytes; larger indexes are not copied


@contextmanager
def steady(path: Path) -> Iterator[Path]:
    """An index that stays as it is even if somebody writes into the file: a copy that goes when it is closed.

    Large ones are used as they are: `build` never writes into them, it puts new ones in their place.
    """
    with NamedTemporaryFile(prefix="summit-index-") as copy:
        yield Path(copy.name) if _is_copied(path, copy.name) else path


def _is_copied(path: Path, to: str) -> bool:
    try:
        if path.is_file() and path.stat().st_size <= _COPIED:
            shutil.copyfile(path, to)
            return True
    except OSError:  # opening it will say what is wrong
        pass
    return False
