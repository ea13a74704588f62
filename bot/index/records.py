"""What the index hands out beside the nouns of ``bot.model``."""

from __future__ import annotations

from typing import NamedTuple

from bot.model import PassageKind


class Card(NamedTuple):
    """A document without its text. ``position`` counts from 1 in the order of the corpus."""

    id: str
    position: int
    title: str | None
    outlet: str | None
    author: str | None
    url: str | None
    published: str | None
    sha256: str


class Sentence(NamedTuple):
    """A sentence (or a heading, title, caption as one) with where it stands.

    ``number`` is its number in the index and grows along a document; ``passage`` numbers its passage in the whole
    index; ``paragraph`` is the number a reader would count (0 for none), ``block`` that of the paragraph which
    introduces a block quotation. ``said`` are its stems with a space before each and at the end; ``sources`` counts
    the documents that carry its point; ``overtaken`` says that it announces what another tells of as done.
    """

    number: int
    document: str
    start: int
    end: int
    text: str
    kind: PassageKind
    paragraph: int
    passage: int
    heading: str | None
    block: int = 0
    said: str = ""
    sources: int = 1
    overtaken: bool = False
