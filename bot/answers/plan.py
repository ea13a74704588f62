"""What a question asks for, once it is understood."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from bot.model import Intent, Length

LONGEST = 2000  # characters of a question that are read
_BLANKS = ("Cc", "Zs", "Zl", "Zp")
_UNSEEN = ("Cf", "Cs", "Co", "Cn")
_STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛", "'")})


class Plan(NamedTuple):
    """An intent and what about. ``subject`` are the words, the name or the topic; empty means everything.

    ``topic`` narrows a speaker's quotations, or names the part of a comparison ("shared", "alone") that is wanted;
    ``within`` names the articles that quotations are wanted of.
    """

    intent: Intent
    subject: str = ""
    speaker: str | None = None
    topic: str | None = None
    length: Length | None = None
    together: bool = False
    within: str = ""


def clean(question: str) -> str:
    """The question on one line: no control or direction characters, no more than is read."""
    blank = (" " if unicodedata.category(char) in _BLANKS else char for char in question[:LONGEST])
    return " ".join("".join(char for char in blank if unicodedata.category(char) not in _UNSEEN).split())


def straight(text: str) -> str:
    """The text with straight quotation marks."""
    return text.translate(_STRAIGHT)


def bare(text: str) -> str:
    """The line without quotation marks and punctuation around it."""
    return text.strip(" \"'“”‘’«»?!.,;:")
