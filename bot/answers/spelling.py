"""Command words typed in a hurry, put right; what stands in quotation marks is left alone."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from bot.words import STOP_WORDS

_COMMANDS = (
    "summarise summarize summary summaries takeaways takeaway compare comparison sources source articles article "
    "quotes quoted profile"
).split()
_FIXED = {
    **dict.fromkeys(("siad", "sayd", "saidd", "sed"), "said"),
    **dict.fromkeys(("waht", "wat", "whta"), "what"),
    **dict.fromkeys(("woh", "hwo"), "who"),
    "teh": "the",
    "abt": "about",
    "hepl": "help",
    "sya": "say",
    "qoutes": "quotes",
    "quots": "quotes",
    "tldr": "tldr",
}
_SHORT_FORMS = (
    (re.compile(r"\bw/o\b", re.IGNORECASE), "without"),
    (re.compile(r"\bb/w\b", re.IGNORECASE), "between"),
    (re.compile(r"\bw/\s*|\bw\s(?=\w)", re.IGNORECASE), "with "),
    (re.compile(r"\bco-?op\b", re.IGNORECASE), "cooperation"),
    (re.compile(r"\b(?:re:|rgd?g)(?=\s)", re.IGNORECASE), "about"),
)
_SHORTEST = 6  # letters of a word that is compared with the commands


def respelt(text: str) -> str:
    """The line with its command words spelt as they should be."""
    parts = re.split(r'("[^"]*")', text)
    return "".join(part if part.startswith('"') else re.sub(r"[A-Za-z]+", _command, _spelt_out(part)) for part in parts)


def _spelt_out(text: str) -> str:
    for pattern, full in _SHORT_FORMS:
        text = pattern.sub(full, text)
    return text


def _command(match: re.Match[str]) -> str:
    word = match[0].casefold()
    if word in _FIXED:
        return _FIXED[word]
    if len(word) < _SHORTEST or word in _COMMANDS or word in STOP_WORDS:
        return match[0]
    near = min(_COMMANDS, key=lambda command: OSA.distance(word, command))
    allowed = 1 if len(near) < 8 else 2
    likely = word[0] == near[0] and not near.startswith(word) and OSA.distance(word, near) <= allowed
    return near if likely else match[0]
