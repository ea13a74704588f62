"""Cuts a line into pieces where the article's own text shares it with something else.

A stamp in front ("date 2021-06-16 Leaders met …"), a caption with its credit in the midst of prose, and the credits of
reporters and editors at the end become paragraphs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.corpus.captions import caption_marks
from bot.corpus.paragraphs import EDGES
from bot.corpus.sentences import split_sentences
from bot.corpus.wording import DATE, any_of, plain
from bot.model import Span

_STAMP = re.compile(
    rf"(?i:(?:date|published|updated|posted)(?: on)?:? {DATE}(?: (?:at )?\d\d?:\d\d)?)(?=\s+[\"'“‘]?[^\W\d_a-z])"
)
_AGENCIES = r"(?:AFP|AP|EPA|Reuters|REUTERS|Getty Images|GETTY IMAGES|Pool|POOL|Anadolu|Sputnik|Xinhua|Kyodo|Bloomberg)"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
_CREDIT = re.compile(
    any_of(rf"""
    [\[(](?:(?i:file )?(?i:photo|picture|image|credit)s?(?i: credits?| by)?\s?[:/ ])[^()\[\]]{{2,90}}[\])]
    [\[(](?:{_AGENCIES}|{_NAME})(?: (?i:photo))? ?/ ?(?:{_AGENCIES}|{_NAME})[^()\[\]]{{0,60}}[\])]
    (?<=[.!?”"] )(?:(?i:photo|picture|image): )?{_NAME} ?/ ?{_AGENCIES}(?:(?:/| via ){_AGENCIES})*(?![\w.])
    (?<=[.!?”"] )(?:AP|EPA|AFP) Photo/{_NAME}
    """)
)
_REPORTING = re.compile(
    r"(?<=\s)[\[(](?:(?:Additional|With) )?(?i:reporting|writing|editing|translation|compiled) by [^()\[\]]{3,300}"
    r"[\])]\.?\Z"
)
_SHARED = 30  # code points; no shorter line holds two things
_LOOK = 350  # code points at the end in which the credits of reporters are looked for
_CAPTION = 450  # code points; what ends with its credit and is no longer is a caption as a whole or not at all


def cut(raw: str, line: Span) -> Iterator[Span]:
    """The pieces of a line in order, trimmed; most lines are one."""
    if line.end - line.start < _SHARED:
        yield line
        return
    stamp = _STAMP.match(raw, line.start, line.end)
    start = _skip_space(raw, stamp.end()) if stamp else line.start
    if stamp:
        yield Span(line.start, stamp.end())
    credits_ = _REPORTING.search(raw, max(start, line.end - _LOOK), line.end)
    end = credits_.start() if credits_ else line.end
    yield from _around_captions(raw, Span(start, end))
    if credits_:
        yield Span(credits_.start(), line.end)


def _around_captions(raw: str, line: Span) -> Iterator[Span]:
    start = line.start
    for credit in _CREDIT.finditer(raw, line.start, line.end):
        if credit.end() == line.end and line.end - start <= _CAPTION:
            break
        caption = _caption(raw, start, credit)
        yield from _trimmed(raw, start, caption.start)
        yield caption
        start = credit.end()
    yield from _trimmed(raw, start, line.end)


def _caption(raw: str, start: int, credit: re.Match[str]) -> Span:
    """The credit, and the sentence before it if that shows something."""
    *_, last = split_sentences(raw, start, credit.start()) or [Span(credit.start(), credit.start())]
    shows = caption_marks(plain(raw[last.start : last.end])) > 0
    return Span(last.start if shows else credit.start(), credit.end())


def _trimmed(raw: str, start: int, end: int) -> Iterator[Span]:
    text = raw[start:end]
    start, end = end - len(text.lstrip(EDGES)), start + len(text.rstrip(EDGES))
    if start < end:
        yield Span(start, end)


def _skip_space(raw: str, start: int) -> int:
    while raw[start].isspace():
        start += 1
    return start
