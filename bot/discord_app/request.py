"""What somebody asked, small enough to be carried by a button and asked again after a restart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bot.answers import answer
from bot.answers.compare import compare
from bot.answers.profile import profile
from bot.answers.quotes import quotes
from bot.answers.sources import sources
from bot.answers.summarise import summarise
from bot.answers.takeaways import takeaways
from bot.answers.who_said import who_said
from bot.index import Index
from bot.model import Answer, Length
from bot.terminal import one_line

Kind = Literal["who_said", "quotes", "summarise", "takeaways", "profile", "compare", "sources", "ask"]
_KINDS: dict[str, Kind] = {
    "w": "who_said",
    "q": "quotes",
    "s": "summarise",
    "t": "takeaways",
    "p": "profile",
    "c": "compare",
    "o": "sources",
    "a": "ask",
}
_LENGTHS: dict[str, Length] = {"s": "short", "n": "normal", "l": "long"}
_CODE = re.compile(r"(?P<kind>[a-z])(?P<length>[snl])(?P<size>\d{1,3}):(?P<text>.+|)")


@dataclass(frozen=True, slots=True)
class Request:
    """A question by its kind; ``beside`` is the speaker of ``who_said`` and the topic of ``quotes``, else empty."""

    kind: Kind
    subject: str = ""
    beside: str = ""
    length: Length = "normal"

    def carried_out(self, index: Index) -> Answer:
        """The answer. Raises IndexFileError when the index turns out to be damaged."""
        subject, beside = one_line(self.subject), one_line(self.beside)
        match self.kind:
            case "who_said":
                return who_said(index, subject, speaker=beside or None)
            case "quotes":
                return quotes(index, subject, topic=beside or None)
            case "summarise":
                return summarise(index, subject or None, length=self.length)
            case "takeaways":
                return takeaways(index, subject or None, length=self.length)
            case "profile":
                return profile(index, subject)
            case "compare":
                return compare(index, subject, length=self.length)
            case "sources":
                return sources(index, topic=subject or None)
            case "ask":
                return answer(index, subject, length=self.length)

    @property
    def asked(self) -> str:
        """The question in words, for the others who read the reply."""
        subject, beside = one_line(self.subject), one_line(self.beside)
        match self.kind:
            case "who_said":
                return f"Did {beside} say “{subject}”?" if beside else f"Who said “{subject}”?"
            case "quotes":
                return f"Quotes of {subject}" + (f" on {beside}" if beside else "")
            case "summarise":
                return f"Summary of {subject or 'all articles'}"
            case "takeaways":
                return f"Takeaways of {subject or 'all articles'}"
            case "profile":
                return f"Who or what is {subject}?"
            case "compare":
                return f"How do the sources differ on {subject}?"
            case "sources":
                return f"Which articles speak of {subject}?" if subject else "Which articles are there?"
            case "ask":
                return subject

    @property
    def code(self) -> str:
        """Everything as one short text, from which ``decoded`` makes an equal request."""
        kind = next(letter for letter, kind in _KINDS.items() if kind == self.kind)
        return f"{kind}{self.length[0]}{len(one_line(self.subject))}:{one_line(self.subject)}{one_line(self.beside)}"


def decoded(code: str) -> Request | None:
    """The request of a code; None when it is none."""
    match = _CODE.fullmatch(code)
    if not match or match["kind"] not in _KINDS:
        return None
    cut = int(match["size"])
    return Request(_KINDS[match["kind"]], match["text"][:cut], match["text"][cut:], _LENGTHS[match["length"]])
