"""Quotation marks of a passage: which characters are marks, and which way each one seems to face."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.model import Passage

# A mark between two letters is an apostrophe, and so are those of 'n'. Typewriters and wire services double the single
# ones: ``X'', ‘‘X’’. Some sites leave the marks as HTML entities.
_MAY_BE_MARK = re.compile("[\"“”„‟«»‘’'＂″❝❞「」『』`&]")  # a single set of characters is found fastest
_MARK = re.compile(
    r"(?<![^\s])['‘’]n['’](?!\S)|``|''|‘‘|’’|[\"“”„‟«»‘＂″❝❞「」『』]|(?<!\w)['’]|['’](?!\w)"
    r"|&(?:quot|[lr]dquo|#34|#822[01]);"
)
_SHAPES = {
    **dict.fromkeys(("``", "‘‘", "„", "‟", "«", "❝", "「", "『", "&ldquo;", "&#8220;"), "“"),
    **dict.fromkeys(("’’", "»", "❞", "」", "』", "&rdquo;", "&#8221;"), "”"),
    **dict.fromkeys(("''", "＂", "″", "&quot;", "&#34;"), '"'),
}
_MARKUP = re.compile(r"<[A-Za-z/!][^<>]{0,2000}(?:>|\Z)|\A\s*[\"”]\s*/?>")  # an attribute's value is no quotation
_INCHES = re.compile(r"\d ?['’′] ?\d{1,2}(?:\.\d)?\Z")
_OPENING_BEFORE = "([—–-/"
_OPENING_AFTER = "[…$£€‘'(#@"


class Mark(NamedTuple):
    """``shape`` is one of “ ” " ‘ ’ '; ``before`` and ``after`` are the characters beside it, blanks at the edges."""

    start: int
    end: int
    shape: str
    before: str
    after: str

    @property
    def single(self) -> bool:
        return self.shape in "‘’'"

    @property
    def faces_right(self) -> bool:
        """Whether, inside an open quotation, it looks like the opening mark of another one."""
        if self.shape == "“":
            return self.before.isspace() or not (self.after.isspace() or self.after in ".,;:!?)")
        if self.shape == '"':
            return (self.before.isspace() or self.before in _OPENING_BEFORE) and (
                self.after.isalnum() or self.after in _OPENING_AFTER
            )
        return False


def find_marks(raw: str, passage: Passage, within: int | None = None) -> list[Mark]:
    """The marks of a passage in order, or of as many characters at its beginning. Linear time.

    Those of mark-up, of feet and inches, and of letters left out are none.
    """
    limit = passage.end if within is None else min(passage.end, passage.start + within)
    return list(_marks(raw, passage.start, limit))


def _marks(raw: str, start: int, end: int) -> Iterator[Mark]:
    hidden = iter(_markup(raw, start, end))
    tag = next(hidden, None)
    stop = start
    for candidate in _MAY_BE_MARK.finditer(raw, start, end):
        at = candidate.start()
        found = _MARK.match(raw, at, end) if at >= stop else None
        if found is None:
            continue
        stop = found.end()
        while tag is not None and tag[1] <= at:
            tag = next(hidden, None)
        if tag is not None and tag[0] <= at:
            continue
        shape = _SHAPES.get(found.group(), found.group())
        if len(shape) > 1 or (shape == '"' and _INCHES.search(raw, max(start, at - 8), at)):
            continue
        yield Mark(at, stop, shape, raw[at - 1] if at > start else " ", raw[stop] if stop < end else " ")


def _markup(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    text = raw[start:end]
    if "<" not in text and ">" not in text:
        return []
    return [(start + m.start(), start + m.end()) for m in _MARKUP.finditer(text)]
