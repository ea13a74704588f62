"""From raw text to `Document`: paragraphs, their kinds, numbers, headings, blocks and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.corpus.blocks import find_blocks
from bot.corpus.bylines import writers
from bot.corpus.cuts import cut
from bot.corpus.layout import Layout, lay_out
from bot.corpus.paragraphs import paragraphs
from bot.corpus.sentences import split_sentences
from bot.corpus.wording import plain
from bot.model import Document, Passage, PassageKind, Source, Span

_READ = ("body", "block")  # kinds that a reader counts as paragraphs
_WITHOUT_SENTENCES = ("furniture", "byline")
_NAME_AT_END = re.compile(r"(?<=[.!?…\"'”’)])\s*\[[^\[\]]{2,64}\]\s*\Z")  # of the outlet that a block was taken from
_NAME_LOOK = 80
_SITE_NAME = re.compile(r"\s*[|｜]\s*[^|｜]{1,40}\Z")


def parse(raw: str, *, id: str, sha256: str, source: Source = Source()) -> Document:  # noqa: A002
    """The article in ``raw``; every span counts its code points. Takes linear time and raises nothing."""
    spans = [piece for line in paragraphs(raw) for piece in cut(raw, line)]
    texts = [plain(raw[span.start : span.end]) for span in spans]
    layout = lay_out(texts)
    blocks = find_blocks(texts, layout.kinds)
    return Document(
        id=id,
        raw=raw,
        sha256=sha256,
        passages=tuple(_passages(raw, spans, layout, blocks)),
        title=None if layout.title is None else _title(raw, spans[layout.title]),
        source=_signed(source, texts, layout),
    )


def _passages(raw: str, spans: Sequence[Span], layout: Layout, blocks: Mapping[int, int]) -> Iterator[Passage]:
    number = 0
    numbers: list[int] = []
    heading: Span | None = None
    introductions = frozenset(blocks.values())
    for here, (span, laid) in enumerate(zip(spans, layout.kinds, strict=True)):
        kind: PassageKind = "block" if here in blocks else "body" if here in introductions else laid
        number += kind in _READ
        numbers.append(number)
        if kind == "heading":
            heading = span
        yield Passage(
            start=span.start,
            end=span.end,
            kind=kind,
            number=number if kind in _READ else 0,
            heading=heading if kind in (*_READ, "caption") else None,
            block=numbers[blocks[here]] if here in blocks else 0,
            sentences=_sentences(raw, span, kind),
        )


def _sentences(raw: str, span: Span, kind: PassageKind) -> tuple[Span, ...]:
    if kind in _WITHOUT_SENTENCES:
        return ()
    if kind in ("title", "heading"):
        return (span,)
    named = _NAME_AT_END.search(raw, max(span.start, span.end - _NAME_LOOK), span.end) if kind == "block" else None
    return split_sentences(raw, span.start, named.start() if named else span.end)


def _title(raw: str, span: Span) -> Span:
    """Without the name of the site behind it: "Leaders meet | The Paper"."""
    site = _SITE_NAME.search(raw, span.start, span.end)
    return Span(span.start, site.start()) if site and site.start() > span.start else span


def _signed(source: Source, texts: Sequence[str], layout: Layout) -> Source:
    """With the author that a byline above the body plainly names, when none is configured."""
    if source.author is not None or "body" not in layout.kinds:
        return source
    above = layout.kinds.index("body")
    names = (writers(text) for text, kind in zip(texts[:above], layout.kinds, strict=False) if kind == "byline")
    return source._replace(author=next((name for name in names if name), None))
