"""Block quotations as aggregators set them: no marks, an introduction before, "[Source]" at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.corpus.wording import any_of
from bot.model import PassageKind

_ENDS = re.compile(r"[\[(]source[\])]\.?\Z", re.IGNORECASE)
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
    """For each paragraph of a block quotation, which paragraph introduces it (both as places in ``texts``)."""
    blocks: dict[int, int] = {}
    floor = 0  # no block reaches above a heading or the end of the block before
    for here, text in enumerate(texts):
        if kinds[here] in ("heading", "title"):
            floor = here + 1
        elif kinds[here] == "body" and _ENDS.search(text):
            start = _introduction(texts, kinds, max(floor, here - _LONGEST), here)
            if start is not None:
                blocks.update({place: start for place in range(start + 1, here + 1) if kinds[place] == "body"})
            floor = here + 1
    return blocks


def _introduction(texts: Sequence[str], kinds: Sequence[PassageKind], floor: int, end: int) -> int | None:
    """The nearest that names writer and outlet and ends with a colon, else the nearest that does either."""
    above = [here for here in range(end - 1, floor - 1, -1) if kinds[here] == "body"]
    colon = [here for here in above if _COLON.search(texts[here])]
    naming = [here for here in above if names_writer(texts[here])]
    both = [here for here in colon if here in naming]
    return next(iter(both or sorted(colon + naming, reverse=True)), None)


def names_writer(text: str) -> bool:
    """Does its last sentence say who reported it, and where?"""
    tail = text[-_LOOK:]
    opened = 0
    for stop in _LAST_SENTENCE.finditer(tail):
        opened = stop.end()
    return _INTRODUCES.search(tail[opened:]) is not None
