"""The bot's own search on a corpus of sentences, through the index file that the bot reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bot.index import write_index
from bot.model import Document, Extraction, Quote, Span

_TOGETHER = 10  # sentences an article


def write(sentences: Sequence[str], path: Path) -> None:
    """An index in which every sentence is a quotation."""
    documents: list[Document] = []
    quotes: list[Quote] = []
    for first in range(0, len(sentences), _TOGETHER):
        id_, start = f"{first:09}.txt", 0
        some = sentences[first : first + _TOGETHER]
        for n, text in enumerate(some, first):
            span = Span(start, start + len(text))
            quotes.append(Quote(f"{n:x}", id_, *span, text, "speech", (), 1.0, None, None, None, None, span))
            start += len(text) + 1
        documents.append(Document(id_, "\n".join(some) + "\n", "", ()))
    write_index(Extraction(tuple(documents), tuple(quotes), (), ()), path)
