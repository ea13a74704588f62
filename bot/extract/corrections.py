"""Applying what an editor has corrected by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.model import Corrections, Quote, QuoteFix

NONE = Corrections()


class Fixes:
    """Sets quotations right, article by article, and knows which fixes matched none."""

    def __init__(self, fixes: Iterable[QuoteFix]) -> None:
        self._fixes = dict.fromkeys(fixes, False)

    def applied(self, quotes: Sequence[Quote]) -> list[Quote]:
        """The quotations of an article after the fixes."""
        found = dict(enumerate(quotes))
        for fix in self._fixes:
            for number in [n for n, q in found.items() if q.document == fix.document and _begins(q.text, fix.text)]:
                self._fixes[fix] = True
                if fix.speakers is None:
                    del found[number]
                else:
                    found[number] = _said_by(found[number], fix.speakers)
        return list(found.values())

    def unmatched(self) -> tuple[str, ...]:
        """A line for each fix that matched no quotation."""
        return tuple(
            f"a correction matches no quotation of {fix.document}: “{fix.text}”"
            for fix, matched in self._fixes.items()
            if not matched
        )


def _begins(text: str, start: str) -> bool:
    return " ".join(text.split()).casefold().startswith(" ".join(start.split()).casefold())


def _said_by(quote: Quote, speakers: tuple[str, ...]) -> Quote:
    kind = "term" if not speakers else "speech" if quote.kind == "term" else quote.kind
    return quote._replace(speakers=speakers, kind=kind, confidence=1.0, speaker_mention=None, cue=None)
