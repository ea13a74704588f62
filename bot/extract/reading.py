"""All that one article gives, found once: its draft, and the words that articles are compared by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from bot.extract.corrections import NONE
from bot.extract.draft import Draft, extract_document
from bot.extract.entities import Called
from bot.model import Corrections, Document
from bot.support.points import Letters, Told, letters, told
from bot.words import words


class Reading(NamedTuple):
    """``told`` are the sentences with their words; ``said`` the folded words of each quotation."""

    draft: Draft
    told: tuple[Told, ...]
    letters: Letters
    said: tuple[tuple[str, ...], ...]


class Readings(Protocol):
    """What all articles give, in the order of the corpus; can be gone through again and again."""

    def casts(self) -> Iterator[tuple[Sequence[Called], Letters]]:
        """The little of each that tells who and what is named."""
        ...

    def whole(self) -> Iterator[Reading]:
        """All of each."""
        ...


def read_document(document: Document, corrections: Corrections = NONE) -> Reading:
    """Everything that one article gives. Pure; raises nothing."""
    return reading(extract_document(document, corrections))


def reading(draft: Draft) -> Reading:
    """A draft with the words that it is compared by."""
    document = draft.document
    said = tuple(tuple(words(document.raw[quote.start : quote.end])) for quote in draft.quotes)
    return Reading(draft, tuple(told(document)), letters(document), said)


def called(draft: Draft) -> tuple[Called, ...]:
    """What an article calls the members of its cast."""
    return tuple(Called(one.name, one.names, one.kind, one.typed) for one in draft.cast)


class Held:
    """Readings that are held in memory."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings

    def casts(self) -> Iterator[tuple[Sequence[Called], Letters]]:
        """See ``Readings``."""
        return ((called(one.draft), one.letters) for one in self._readings)

    def whole(self) -> Iterator[Reading]:
        """See ``Readings``."""
        return iter(self._readings)
