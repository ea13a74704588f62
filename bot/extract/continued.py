"""Quotations that run on into the next paragraphs, which open again, or do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from bot.extract.marks import find_marks
from bot.model import Passage

Opening = Literal["", "double", "single"]

_MOST_CARRIED = 4  # paragraphs that a quotation may run on through without opening again
_A_SENTENCE = 300  # characters at the beginning of such a paragraph that tell what it is
_NAME_AND_OFFICE = 7  # words; a paragraph of no more is no speech


def _following(passages: Sequence[Passage], number: int) -> Iterator[int]:
    """The next paragraphs of text."""
    for k in range(number + 1, min(number + 2 * _MOST_CARRIED, len(passages))):
        if passages[k].kind not in ("furniture", "byline", "caption"):
            yield k


def opening_of_next(raw: str, passages: Sequence[Passage], number: int) -> Opening:
    """Which kind of mark the next paragraph of text begins with."""
    following = next(_following(passages, number), None)
    if following is None:
        return ""
    mark = next(iter(find_marks(raw, passages[following], 10)), None)
    if mark is None or mark.start > passages[following].start or mark.after.isspace():
        return ""
    return "single" if mark.single else "double"


def closed_in(raw: str, passages: Sequence[Passage], number: int) -> int:
    """The paragraph whose first mark closes a quotation that paragraph ``number`` left open; -1: there is none."""
    for count, k in enumerate(_following(passages, number)):
        if count == _MOST_CARRIED or passages[k].kind not in ("body", "block"):
            return -1
        mark = next((m for m in find_marks(raw, passages[k]) if not m.single), None)
        if mark is not None:
            closes = mark.before in ".,!?…" and not mark.after.isalnum() and mark.shape != "“"
            return k if closes and _goes_on(raw[passages[k].start : mark.start]) else -1
    return -1


def _goes_on(text: str) -> bool:
    """Whether it is a sentence at least, and not the name and office under a quotation set apart."""
    words = text[:_A_SENTENCE].split()
    return (
        len(words) > _NAME_AND_OFFICE and not text[0].islower() and sum(w[0].isupper() for w in words) * 2 < len(words)
    )
