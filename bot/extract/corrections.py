"""What an editor has corrected by hand: names of one entity, people who are never one, quotations set right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.model import Quote


class QuoteFix(NamedTuple):
    """The quotation of a document that begins with ``text``: who said it (() for nobody), or None to drop it."""

    document: str
    text: str
    speakers: tuple[str, ...] | None


class Corrections(NamedTuple):
    """``aliases``: (name, its other names); ``separate``: pairs of full names that are never one person."""

    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    separate: tuple[tuple[str, str], ...] = ()
    quotes: tuple[QuoteFix, ...] = ()

    def apart(self, one: str, other: str) -> bool:
        """Whether two full names must not be taken for one person's."""
        return any({one.lower(), other.lower()} == {a.lower(), b.lower()} for a, b in self.separate)


NONE = Corrections()


def corrected(quotes: Sequence[Quote], fixes: Iterable[QuoteFix]) -> tuple[tuple[Quote, ...], tuple[str, ...]]:
    """The quotations after the fixes, and a line for each fix that matches none of them."""
    found = dict(enumerate(quotes))
    unmatched = []
    for fix in fixes:
        matching = [n for n, q in found.items() if q.document == fix.document and _begins(q.text, fix.text)]
        for number in matching:
            if fix.speakers is None:
                del found[number]
            else:
                found[number] = _said_by(found[number], fix.speakers)
        if not matching:
            unmatched.append(f"a correction matches no quotation of {fix.document}: “{fix.text}”")
    return tuple(found.values()), tuple(unmatched)


def _begins(text: str, start: str) -> bool:
    return " ".join(text.split()).casefold().startswith(" ".join(start.split()).casefold())


def _said_by(quote: Quote, speakers: tuple[str, ...]) -> Quote:
    kind = "term" if not speakers else "speech" if quote.kind == "term" else quote.kind
    return quote._replace(speakers=speakers, kind=kind, confidence=1.0, speaker_mention=None, cue=None)
