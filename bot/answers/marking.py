"""Setting off the words of a quotation that differ from what was asked."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answers.gaps import same
from bot.answers.lexicon import NEGATIONS
from bot.answers.match import Match, Pair
from bot.model import MARK_OFF, MARK_ON
from bot.words import STOP_WORDS, words


def marked(text: str, match: Match) -> str:
    """The text with the words that differ from what was asked between marks.

    Where a word was asked for which the text has none, the next word is marked.
    """
    differs = iter([False] * match.start + _differences(match.pairs) + [False] * (match.length - match.end))
    return with_marks(text, ({next(differs, False) for _ in words(chunk)} for chunk in text.split(" ")))


def with_marks(text: str, differing: Iterable[Iterable[bool]]) -> str:
    """The text, its chunks between blanks set between marks where any of their words differs."""
    chunks = zip(text.split(" "), differing, strict=True)
    return " ".join(f"{MARK_ON}{chunk}{MARK_OFF}" if any(own) else chunk for chunk, own in chunks)


def _differences(pairs: tuple[Pair, ...]) -> list[bool]:
    found: list[bool] = []
    added = False  # whether a word that the text lacks was asked just before
    for asked, said in pairs:
        if said is None:
            added = added or _tells(asked or "", inside=bool(found) and not found[-1])
            continue
        found.append(added or not same((asked, said)))
        added = False
    return found


def _tells(asked: str, *, inside: bool) -> bool:
    return asked in NEGATIONS or (inside and asked not in STOP_WORDS)
