"""A corpus that tries to break cards: endless quotations and names, markdown, mentions, marks that turn the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

from bot.corpus import parse
from bot.model import Document, Entity, Extraction, Mention, Quote, Source, Span, Takeaway

TRICKS = (
    "**bold** _under_ ~~gone~~ ||hidden|| `code` ```fence``` # heading > quote - list 1. one"
    " [link](https://evil.example) @everyone @here <@1> <@&2> <#3> <t:0:R> <:x:4> </go:5>"
    " \u202ereversed\u202c \u200f\\ https://x.example 😀👩\u200d🚀"
)
LONG_NAME = "Baron " + "van der " * 40 + "Endless"
ENDLESS = "the " + "unending *words* of a _very_ long speech " * 120 + "stop"
_SPEECHES = [f"Speech number {n} about endless harbours and {TRICKS}" for n in range(5)]
URL = "https://example.org/" + "long/" * 100


@cache
def hostile() -> Extraction:
    """The corpus."""
    documents = tuple(_documents())
    quotes = tuple(quote for document in documents for quote in _quotes(document))
    mentions = tuple(_mentions(documents, LONG_NAME))
    entity = Entity("e1", LONG_NAME, "person", (f"Mr {LONG_NAME}",), mentions[:1], mentions)
    return Extraction(documents, quotes, (entity,), tuple(map(_takeaway, range(1, 9), quotes)))


def _documents() -> Iterator[Document]:
    for n in range(12):
        said = "\n\n".join(f"“{speech}” said {LONG_NAME}." for speech in (*_SPEECHES, ENDLESS))
        raw = f"{n} {TRICKS} {'title ' * 60}\n\n{said}\n"
        id_ = f"{n:03}_{'x' * 200}.txt"
        yield parse(
            raw, id=id_, sha256=hashlib.sha256(raw.encode()).hexdigest(), source=Source(TRICKS * 3, None, URL, "2031")
        )


def _quotes(document: Document) -> Iterator[Quote]:
    for n, text in enumerate((*_SPEECHES, ENDLESS)):
        start = document.raw.index(text)
        span = Span(start, start + len(text))
        yield Quote(
            f"{document.id[:3]}q{n}",
            document.id,
            start,
            span.end,
            text,
            "speech",
            (LONG_NAME,),
            0.99,
            None,
            None,
            TRICKS,
            None,
            span,
        )


def _mentions(documents: tuple[Document, ...], name: str) -> Iterator[Mention]:
    for document in documents:
        start = document.raw.index(name)
        yield Mention(document.id, start, start + len(name), name)


def _takeaway(rank: int, quote: Quote) -> Takeaway:
    return Takeaway(f"t{rank}", quote.document, quote.start, quote.end, quote.text, None, rank, ())
