"""Applying what an editor has corrected by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import Corrections, Quote, QuoteFix

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
