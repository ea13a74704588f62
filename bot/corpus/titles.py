"""Finds the title among the paragraphs above the prose."""

from __future__ import annotations

from collections.abc import Sequence

from bot.corpus.captions import caption_marks
from bot.corpus.furniture import is_outlet
from bot.corpus.shapes import is_title_case, is_unfinished
from bot.model import PassageKind

DEPTH = 14  # how many paragraphs above the prose a title may stand
_LONGEST = 30  # words


def find_title(texts: Sequence[str], kinds: Sequence[PassageKind | None], start: int) -> int | None:
    """Which paragraph is the title, given what each is so far and where the prose starts."""
    first = max(0, start - DEPTH)
    named = [here for here in range(1, first) if texts[here] in texts[0] and texts[here].count(" ") > 2]
    places: list[int] = [*named, *range(first, start)]
    candidates = [here for here in places if _can_be_title(texts[here], kinds[here])]
    if not candidates or start == len(texts):
        return None
    near = [*texts[: min(1, first)], *texts[first:start]]
    score, best = max((_title_score(here, texts, kinds, near), -here) for here in candidates)
    above = _title_far_above(texts, kinds, first) if score < 0 else None
    return -best if above is None else above


def _title_far_above(texts: Sequence[str], kinds: Sequence[PassageKind | None], end: int) -> int | None:
    """The first line of some length, where a menu or a list of tags parts it from the prose."""
    for here in range(end):
        text = texts[here]
        if text.count(" ") >= 5 and _can_be_title(text, kinds[here]) and caption_marks(text, verbs=False) <= 0:
            return here
    return None


def _can_be_title(text: str, kind: PassageKind | None) -> bool:
    words = text.count(" ") + 1
    short = 1 < words <= _LONGEST and len(text) < 250
    return kind is None and short and not is_unfinished(text) and not is_outlet(text)


def _title_score(here: int, texts: Sequence[str], kinds: Sequence[PassageKind | None], near: Sequence[str]) -> int:
    """Titles are repeated on their pages, stand above the byline, and are no section's name and no caption."""
    text = texts[here]
    words = text.count(" ") + 1
    again = words > 3 and (sum(text in other for other in near) > 1 or (here > 0 and text in texts[0]))
    signed = list(kinds[here + 1 : here + 2]) == ["byline"]
    shown = caption_marks(text, verbs=False) > 0
    return 3 * again + 2 * signed + is_title_case(text) - 3 * shown - 3 * (words < 4)
