"""Columns of numbers that lie in a temporary file and are mapped into memory once they are whole."""

from __future__ import annotations

import mmap
import tempfile
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Literal, TypeAlias

_HELD = 1 << 18  # numbers kept in memory before they are written; a column of so few needs no file

Code: TypeAlias = Literal["B", "I", "Q"]


class Column:
    """Whole numbers of one C type, appended one after the other. Their file has no name, so nothing is left of it."""

    def __init__(self, code: Code, folder: Path | None = None) -> None:
        """``code`` as in ``array``; ``folder``: where the file may lie."""
        self._code, self._folder = code, folder
        self._file: IO[bytes] | None = None
        self._held = array(code)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, number: int) -> None:
        """OSError when the number cannot be written."""
        self._held.append(number)
        self._length += 1
        if len(self._held) >= _HELD:
            self._write()

    def extend(self, numbers: Iterable[int]) -> None:
        """OSError when the numbers cannot be written."""
        before = len(self._held)
        self._held.extend(numbers)
        self._length += len(self._held) - before
        if len(self._held) >= _HELD:
            self._write()

    def _write(self) -> IO[bytes]:
        self._file = self._file or tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 (whole() closes it)
        self._file.write(self._held.tobytes())
        del self._held[:]
        return self._file

    def whole(self) -> memoryview[int]:
        """All numbers, read-only; nothing can be appended any more."""
        if self._file is None:
            return memoryview(self._held)
        with self._write() as file:
            file.flush()
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        return memoryview(mapped).cast(self._code)
