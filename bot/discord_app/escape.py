"""Text of articles and of users made safe to stand in a Discord message: no markdown, no mentions, no tricks."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from bot.terminal import one_line

_SPECIAL = re.compile(r"[\\*_~|`\[\]<>#]|:(?=//)|^[-+]|(?<=^\d)[.)](?=\s|$)|(?<=^\d\d)[.)](?=\s|$)")
_EVERYBODY = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_APART = "\u200b"  # a blank of no width: nobody is called, and it reads the same
_JOINING = "\u200d\ufe0f\ufe0e"
_NEAR_END = 40  # so many characters may be given up to end with a whole word
MORE = "…"


def size(text: str) -> int:
    """The length as Discord's clients count it: in UTF-16 units, so never less than any other count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def escaped(text: str, limit: int | None = None) -> str:
    """The text on one line, shown by Discord as it stands; at most ``limit`` long, then ending in “…”."""
    plain = one_line(text)
    whole = _escape(plain)
    if limit is None or size(whole) <= limit:
        return whole
    return _escape(_shortened(plain[:limit], limit - 1)) + MORE


def cut(text: str, limit: int) -> str:
    """The text on one line, not escaped, for places without markdown; at most ``limit`` long, then ending in “…”."""
    plain = one_line(text)
    if size(plain) <= limit:
        return plain
    end = bisect_right(range(limit), limit - 1, key=lambda n: size(plain[:n])) - 1
    return plain[:end].rstrip() + MORE


def _escape(plain: str) -> str:
    """Backslashes before what markdown would take for its own, and nobody called."""
    return _EVERYBODY.sub(f"@{_APART}", _SPECIAL.sub(r"\\\g<0>", plain))


def _shortened(plain: str, limit: int) -> str:
    """The longest beginning that is at most ``limit`` long once escaped, ending with a whole word where one is near."""
    end = bisect_right(range(len(plain) + 1), limit, key=lambda n: size(_escape(plain[:n]))) - 1
    while 0 < end < len(plain) and _belongs(plain[end]):
        end -= 1
    blank = plain.rfind(" ", max(0, end - _NEAR_END), end + 1)
    return plain[: blank if blank > 0 else end].rstrip()


def _belongs(character: str) -> bool:
    """Whether a character is part of the one before it."""
    return character in _JOINING or bool(unicodedata.combining(character))
