"""Captions: how much a paragraph, as `wording.plain` text, looks like the words under a picture."""

from __future__ import annotations

import re

from bot.corpus.furniture import AGENCY
from bot.corpus.sentences import split_sentences
from bot.corpus.wording import DATE, MONTH, any_of

_SIDE = r"(?:left|right|centre|center|(?:second|third|fourth) from (?:left|right)|far (?:left|right))"
_POSITIONS = re.compile(
    rf"\((?:from )?(?:{_SIDE}|back|front|file|pictured)\)|, (?:at )?{_SIDE},|, seen here\b"
    r"|\A(?:file|photo|image|pictured?)\s?[:–—-]|\b"
    + any_of("""
    from left|clockwise from|left to right
    file (?:photo|picture)|pictured
    looks? on
    in this (?:file )?(?:photo|image|picture)
    (?:is|are) seen (?:in|at|during|on|with|before|after)
    """)
    + r"\b",
    re.IGNORECASE,
)
_SIDES = re.compile(r"\((?:R|L|C|2nd [LR]|[LRC]-[LRC])\)")
_WRITER = r"(?:The )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}"
_MADE = r"[^\[\](]{0,80}(?:/|via |photo|image|picture|courtesy|getty|handout|pool)"  # "(Reuters)" may be a source
_CREDIT_AT_END = re.compile(
    r"(?:(?=[\[(|/.!?\"])|\b)"
    + any_of(rf"""
    (?i:[\[(|](?={_MADE})[^\[\](|]{{0,60}}\b{AGENCY}\b[^\])]{{0,40}}[\])]?)
    (?i:(?:photo|image|picture|photograph|credit)s?\s*:.{{2,60}})
    (?i:(?:/|\bvia )\s?{AGENCY})
    [.!?"] \({_WRITER} ?/ ?{_WRITER}\)
    [.!?"] ?/ ?{_WRITER} ?/?
    """)
    + r"\.?\Z",
)
_CREDIT_SIGNS = ("/", "(", "[", "|", ":", " via ")
_AGENCIES = ("shutterstock", "getty images", "ap photo", "alamy")
_SHOWS = frozenset(
    "meet meets meeting shake shakes shaking pose poses posing speak speaks speaking attend attends attending"
    " walk walks walking stand stands standing hold holds holding wave waves waving arrive arrives arriving greet"
    " greets greeting listens sit sits sitting leaves departs applauds embraces hugs reviews toasts delivers"
    " gesture gestures gather gathers smile smiles welcome welcomes sign signs watch watches".split()
)
_TAKES_INFINITIVE = frozenset("to will would could can may should must not".split())
_DATED = re.compile(rf"\b(?=[\djfmasond])(?:{DATE}|{MONTH},? \d{{4}}\b)", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^" ]+ ){4}|," \w')  # more than the name of a place
_LONGEST = 450  # code points
_LONGEST_UNSIGNED = 250  # of a caption with no credit and no "left" and "right"
_MOST_SENTENCES = 4  # its credit among them
_CREDIT_LENGTH = 120
LIKELY = 2


def caption_marks(text: str, *, verbs: bool = True) -> int:
    """0 or less: nothing speaks for a caption; 1: something; `LIKELY` and more: it is one.

    Without ``verbs`` "Leaders meet" does not count: titles are written so too.
    """
    if len(text) > _LONGEST or text.startswith('"'):
        return 0
    strong = bool(_POSITIONS.search(text)) + _ends_with_credit(text[-_CREDIT_LENGTH:])
    weak = bool(_SIDES.search(text)) + bool(_DATED.search(text)) + (verbs and _shows(text))
    sentences = len(split_sentences(text, 0, len(text))) if strong or weak else 0
    if sentences > _MOST_SENTENCES:
        return 0
    if not strong and (len(text) > _LONGEST_UNSIGNED or sentences > 1):
        weak = min(weak, 1)
    return 2 * strong + weak - (_QUOTED.search(text) is not None)


def _ends_with_credit(text: str) -> bool:
    if text.lower().rstrip(".").endswith(_AGENCIES):
        return True
    return any(sign in text for sign in _CREDIT_SIGNS) and _CREDIT_AT_END.search(text) is not None


def _shows(text: str) -> bool:
    """Does it tell in the present tense what is to be seen?"""
    words = text.split()
    return any(
        word in _SHOWS and before not in _TAKES_INFINITIVE
        for before, word in zip(["", *words], (word.strip(",.") for word in words), strict=False)
    )
