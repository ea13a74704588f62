"""Captions: how much a paragraph, as `wording.plain` text, looks like the words under a picture."""

from __future__ import annotations

import re

from bot.corpus.furniture import AGENCY
from bot.corpus.wording import DATE, MONTH, any_of

_SIDE = r"(?:left|right|centre|center|(?:second|third|fourth) from (?:left|right)|far (?:left|right))"
_POSITIONS = re.compile(
    any_of(rf"""
    \((?:from )?(?:{_SIDE}|back|front|file|pictured)\)
    [A-Za-z], (?:at )?{_SIDE},
    \b(?:from left|clockwise from|left to right|file (?:photo|picture)|pictured|looks? on|seen here)\b
    \bin this (?:file )?(?:photo|image|picture)\b
    \b(?:is|are) seen (?:in|at|during|on|with|before|after)\b
    \A(?:file|photo|image|pictured?)\s?[:–—-]
    """),
    re.IGNORECASE,
)
_SIDES = re.compile(r"\((?:R|L|C|2nd [LR]|[LRC]-[LRC])\)")
_CREDIT_AT_END = re.compile(
    any_of(rf"""
    [\[(|][^\[\](|]{{0,60}}\b{AGENCY}\b[^\])]{{0,40}}[\])]?
    (?:photo|image|picture|photograph|credit)s?\s*:.{{2,60}}
    (?:/|\bvia )\s?{AGENCY}
    (?:shutterstock|getty images|ap photo|alamy)
    """)
    + r"\.?\Z",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"(?<!to )(?<!will )(?<!would )(?<!could )(?<!can )(?<!may )(?<!should )(?<!must )(?<!not )\b"
    + any_of("""
    meets?|meeting
    shakes?|shaking
    poses?|posing
    speaks?|speaking
    attends?|attending
    walks?|walking
    stands?|standing
    holds?|holding
    waves?|waving
    arrives?|arriving
    greets?|greeting
    listens?|sits?|sitting|leaves?|departs?|applauds?|embraces?|hugs?|reviews?|toasts?|delivers?
    gestures?|gathers?|smiles?|welcomes?|takes? part|signs?|watch(?:es)?|address(?:es)?
    """)
    + r"\b"
)
_DATED = re.compile(rf"{DATE}|\b{MONTH},? \d{{4}}\b", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"[.!?] [A-Z]")
_LONGEST = 450  # code points
LIKELY = 2


def caption_marks(text: str, *, verbs: bool = True) -> int:
    """0 or less: nothing speaks for a caption; 1: something; `LIKELY` and more: it is one.

    Without ``verbs`` "Leaders meet" does not count: titles are written so too.
    """
    if len(text) > _LONGEST or text.startswith('"') or len(_NEW_SENTENCE.findall(text)) > 2:
        return 0
    strong = bool(_POSITIONS.search(text)) + bool(_CREDIT_AT_END.search(text))
    weak = bool(_SIDES.search(text)) + bool(_DATED.search(text)) + (verbs and bool(_SHOWS.search(text)))
    return 2 * strong + weak - ('"' in text)
