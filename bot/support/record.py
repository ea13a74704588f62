"""What the index is made of, article by article, so that no more than one need be in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from bot.model import Document, Entity, Quote, Takeaway
from bot.support.points import Told


class Named(NamedTuple):
    """A place where an article names an entity, which is given by its number from 0."""

    entity: int
    start: int
    end: int


class Article(NamedTuple):
    """All records of an article.

    ``sources`` and ``overtaken`` run along ``told``: how many articles carry the point of a sentence, and whether
    another one tells of as done what it announces.
    """

    document: Document
    told: Sequence[Told]
    sources: Sequence[int]
    overtaken: Sequence[bool]
    quotes: Sequence[Quote]
    mentions: Sequence[Named]


class Records(Protocol):
    """All that an index holds. Each is gone through once, in this order."""

    names: frozenset[str]
    """The words that are always written with a capital."""

    def articles(self) -> Iterator[Article]:
        """The articles, in the order of the corpus."""
        ...

    def entities(self) -> Iterator[Entity]:
        """The entities without their mentions, in the order of their numbers."""
        ...

    def takeaways(self) -> Iterator[Takeaway]:
        """The takeaways, in order of rank."""
        ...
