"""Block quotations as aggregators set them: no marks, an introduction before, "[Source]" at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.corpus.wording import END_OF_BLOCK, any_of
from bot.model import PassageKind

_ENDS = re.compile(rf"{END_OF_BLOCK}\Z", re.IGNORECASE)
_ENDS_WITH_NAME = re.compile(r"[.!?…][\"')]* \[((?:the )?[A-Z][^\[\]]{1,60})\]\Z")
_ENDS_WITH_SOURCE = re.compile(r"[\[(](?:via|source:) ([^\[\]()]{2,60})[\])]\.?\Z", re.IGNORECASE)
_ARTICLE = re.compile(r"\A[Tt]he ")
_SOURCE_LINE = re.compile(r"[\[(]?(?:source|via)\s*: ?(.{2,60}?)[\])]?\.?", re.IGNORECASE)
_FROM_OUTLET = re.compile(r"(?:From|Via|Per|According to) (?:the )?[A-Z].{1,80}:")
_COLON = re.compile(r":[\"')\]]*\Z")
_TELLS = (
    r"(?:reported|reports|wrote|writes|described|describes|explained|explains|noted|notes|argued|argues|observed|observes"
    r"|put it|puts it|summarized|summarised|detailed|details|highlighted|highlights|recounted|said|says|added|adds)"
)
_PERSON = r"[A-Z][\w.'-]+(?:,? (?:and |& |de |van |von |al |bin )?[A-Z][\w.'-]+){0,8}"
_OUTLET = r"(?:the )?[A-Z][\w.'& -]{1,60}"
_FOR = "(?:for|at|in|from|on|of)"
_INTRODUCES = re.compile(
    r"(?:\A|[.!?][\"')]* |, )(?:[Aa]s |[Hh]ere is how )?"
    + any_of(rf"""
    (?:At|In|For|Over at) {_OUTLET}, {_PERSON} {_TELLS}\b
    {_PERSON} {_FOR} {_OUTLET}? {_TELLS}\b
    {_PERSON} {_TELLS} (?:\w+ ){{0,3}}{_FOR} (?:the )?[A-Z]
    """)
)
_LAST_SENTENCE = re.compile(r"[.!?][\"')\]]* (?=[\"'(\[]?[A-Z])")
_LOOK = 600  # code points at a paragraph's end in which an introduction is looked for
_LONGEST = 15  # paragraphs


def find_blocks(texts: Sequence[str], kinds: Sequence[PassageKind]) -> Mapping[int, int]:
    """For each paragraph of a block quotation, which paragraph introduces it (both as places in ``texts``).

    An introduction may be laid out as a heading: "From The Paper:".
    """
    blocks: dict[int, int] = {}
    floor = 0  # no block reaches above a heading or the end of the block before
    for here, text in enumerate(texts):
        if kinds[here] in ("heading", "title"):
            floor = here if _FROM_OUTLET.fullmatch(text) else here + 1
        elif _may_end(text, kinds[here]):
            start = _introduction(texts, kinds, max(floor, here - _LONGEST), here)
            if start is not None and _names_its_source(texts[start], text):
                blocks.update({place: start for place in range(start + 1, here + 1) if kinds[place] == "body"})
                floor = here + 1
            elif kinds[here] == "body" and _ENDS.search(text):
                floor = here + 1
    return blocks


def _may_end(text: str, kind: PassageKind) -> bool:
    if kind == "furniture":
        return _SOURCE_LINE.fullmatch(text) is not None
    return kind == "body" and bool(_ENDS.search(text) or _ENDS_WITH_NAME.search(text))


def _names_its_source(introduction: str, end: str) -> bool:
    """Where a block ends with the name of its outlet, the introduction has that name too."""
    named = _SOURCE_LINE.fullmatch(end) or _ENDS_WITH_SOURCE.search(end)
    if named is None and not _ENDS.search(end):
        named = _ENDS_WITH_NAME.search(end)
    return named is None or _ARTICLE.sub("", named[1]) in introduction


def _introduction(texts: Sequence[str], kinds: Sequence[PassageKind], floor: int, end: int) -> int | None:
    """The nearest that names writer and outlet and ends with a colon, else the nearest that does either."""
    above = [here for here in range(end - 1, floor - 1, -1) if _may_introduce(texts[here], kinds[here])]
    colon = [here for here in above if _COLON.search(texts[here])]
    naming = [here for here in above if names_writer(texts[here])]
    both = [here for here in colon if here in naming]
    return next(iter(both or sorted(colon + naming, reverse=True)), None)


def _may_introduce(text: str, kind: PassageKind) -> bool:
    return kind == "body" or (kind == "heading" and _FROM_OUTLET.fullmatch(text) is not None)


def names_writer(text: str) -> bool:
    """Does its last sentence say who reported it, and where?"""
    tail = text[-_LOOK:]
    opened = 0
    for stop in _LAST_SENTENCE.finditer(tail):
        opened = stop.end()
    return _INTRODUCES.search(tail[opened:]) is not None
