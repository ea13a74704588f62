"""How well a sentence can be shown by itself: whole, of the running text, and pointing to no other sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.index import Sentence
from bot.model import PassageKind

_WORDS = range(8, 46)  # a full sentence that is short enough to quote
_FEWEST = 5
_ODD_SIZE = 0.7  # what a sentence counts that is shorter or longer
_BROKEN = 0.4  # one that is run together from two
_CUT_QUOTATION = 0.7  # one that opens or ends in the middle of a quotation
_LEADING_ON = 0.5  # one that ends in a colon
_DEPENDENT = re.compile(
    r"^[\W_]*(?!it(?:['’]s| is| was| will be| would be) (?:\w+ )?\w+ (?:to|that)\b|there(?:['’]s| is| "
    r"are| was| were)\b)"
    r"(?:he|she|it|they|him|her|his|its|their|them|this|that|these|those|such|but|and|or|so|yet|however|"
    r"moreover|instead|meanwhile|also|still|here|there|then|thus|therefore|nevertheless|nonetheless|furthermore|"
    r"additionally|consequently|otherwise|another|both|one of the|the two|the pair|the former|the latter|in addition|"
    r"in short|for example|for instance|as such|on the other hand|that said|as for|according to (?:him|her|them))\b",
    re.IGNORECASE,
)
_POINTING = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_RUN_TOGETHER = re.compile(  # two sentences in one, as hasty editing leaves them
    r"[a-z][.!?]”? [a-z]|[a-z] (?:After|Before|When|While|He|She|They|It|In|On|At|But|And|This|These) (?=[a-z])"
)
_END = re.compile(r"[.!?][”\"’')\]]*$")


def soundness(sentence: Sentence) -> float:
    """How whole a sentence of running text is, 0 (not to be shown) to 1."""
    return _soundness(sentence.text, sentence.kind)


def stands_alone(sentence: Sentence) -> bool:
    """Whether a reader understands the sentence by itself: it opens with no pronoun and no connective."""
    return not _leans(sentence.text)


@lru_cache(maxsize=2048)
def _soundness(text: str, kind: PassageKind) -> float:
    length = text.count(" ") + 1
    opens = text[0].isupper() or text[0] in "“\"‘'[($…" or text[0].isdigit()
    if kind not in ("body", "block") or length < _FEWEST or not opens:
        return 0.0
    ending = 1.0 if _END.search(text) else _LEADING_ON if text.endswith(":") else 0.0
    size = 1.0 if length in _WORDS else _ODD_SIZE
    marks = 1.0 if text.count("“") == text.count("”") else _CUT_QUOTATION
    return ending * size * marks * (_BROKEN if _RUN_TOGETHER.search(text) else 1.0)


@lru_cache(maxsize=2048)
def _leans(text: str) -> bool:
    if _DEPENDENT.match(text):
        return True
    first, comma, rest = text.partition(", ")  # “On Monday, he said”
    return bool(comma) and first.count(" ") < 4 and bool(_POINTING.match(rest))
