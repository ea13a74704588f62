"""Cuts a raw text into paragraphs, whatever its line ends, blank lines, byte-order marks and odd blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.model import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\xa0\xad\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
EDGES = _BLANK + "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060\x00\x1c\x1d\x1e\x1f"
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*\Z")
_WIDEST = 100  # a file whose longest line is no wider may have been wrapped by hand


def paragraphs(raw: str) -> tuple[Span, ...]:
    """The non-blank paragraphs in order, trimmed. A line is one, unless the text was wrapped at a fixed width."""
    lines = tuple(_lines(raw))
    width = max((line.end - line.start for line in lines), default=0)
    if width > _WIDEST:
        return lines
    return tuple(joined for group in _groups(raw, lines) for joined in _unwrapped(raw, group, width))


def _lines(raw: str) -> Iterator[Span]:
    for line in _LINE.finditer(raw):
        text = line.group()
        start = line.start() + len(text) - len(text.lstrip(EDGES))
        end = line.end() - len(text) + len(text.rstrip(EDGES))
        if start < end:
            yield Span(start, end)


def _groups(raw: str, lines: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Lines with no blank line between them."""
    group: list[Span] = []
    for line in lines:
        if group and len(_LINE_ENDS.findall(raw, group[-1].end, line.start)) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _unwrapped(raw: str, group: list[Span], width: int) -> list[Span]:
    """One paragraph when every line but the last runs to the width and at least one breaks off mid-sentence."""
    *full, _ = group
    runs_on = [not _SENTENCE_END.search(raw[line.start : line.end]) for line in full]
    if full and any(runs_on) and width > 40 and all(line.end - line.start >= 0.7 * width for line in full):
        return [Span(group[0].start, group[-1].end)]
    return group
