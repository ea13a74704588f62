"""The index: one read-only file that holds all that replies need."""

from __future__ import annotations

from pathlib import Path

from bot.index.reader import Index, is_index, open_index
from bot.index.records import Card, Sentence
from bot.model import Extraction

__all__ = ["Card", "Index", "Sentence", "is_index", "open_index", "write_index"]


def write_index(extraction: Extraction, path: Path) -> str:
    """Write the index file and return its content hash; an existing file is replaced only by a whole one.

    Raises IndexFileError when a record does not stand where it says, or the file cannot be written.
    """
    from bot.index.writer import write  # questions never write: their road stays short

    return write(extraction, path)
