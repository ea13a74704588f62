"""The index: one read-only file that holds all that replies need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot.index.reader import Index, is_index, is_outdated, open_index, verify_index
from bot.index.records import Card, Sentence
from bot.model import Extraction

if TYPE_CHECKING:
    from bot.index.writer import Written
    from bot.support.record import Records

__all__ = [
    "Card",
    "Index",
    "Sentence",
    "is_index",
    "is_outdated",
    "open_index",
    "verify_index",
    "write_index",
    "write_records",
]


def write_records(records: Records, path: Path) -> Written:
    """Write the index file; an existing one is replaced only by a whole one.

    Raises IndexFileError when a record does not stand where it says, or the file cannot be written.
    """
    from bot.index.writer import write  # questions never write: their road stays short

    return write(records, path)


def write_index(extraction: Extraction, path: Path) -> str:
    """As ``write_records``, from records that are all in memory; returns the content hash."""
    from bot.index.extracted import Extracted

    return write_records(Extracted(extraction), path).content_hash
