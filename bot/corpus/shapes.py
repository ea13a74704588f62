"""What a paragraph, as `wording.plain` text, looks like: prose, a heading, a bare name."""

from __future__ import annotations

import re

from bot.corpus.wording import END_OF_BLOCK, any_of

_STOPPED = re.compile(r"[.!?…][\"')\]]*\Z")
_ASIDE_AT_END = re.compile(r"[.!?…][\"']? [\[(][^\[\]()]{1,60}[\])]\Z")
_UNFINISHED = re.compile(r"[.,;:…–—-][\"')\]]*\Z")
_LINKING = re.compile(r"(?:but|and|so|or|yet|then|because|though|still)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:#?\d{1,2}[.):]|[IVX]{1,5}[.)]|#\d{1,2}) ?\S")
_SOURCE = re.compile(rf"{END_OF_BLOCK}\Z", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'-]+(?: (?:de|van|von|der|al|bin|el|la|and|&|[A-Z][\w.'-]*)){1,4}")
_NO_NAME = re.compile(
    r"\b(?:key|main|official|executive|full|live|latest|what|how|why|who|where|when|next|summary|takeaways?|points?|text"
    r"|highlights?|updates?|background|analysis|statements?|talks?|deals?|summit|war|peace|world|nuclear|trade|new)\b"
    r"|'s\b|(?<!Jr)(?<!Sr)\.\Z",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    any_of(rf"""
    \A[•●▪◦‣*·–—-]\s
    \AQ[:.] |\A".*" ?[—–―-]+ ?\w
    ,["']|["'] (?:\w+ ){{0,3}}(?:said|says|told|asked|wrote|added|tweeted|warned|declared|insisted)\b
    \b(?:he|she|they) (?:said|says|added)\b
    [?!]["')\]]+\Z
    {END_OF_BLOCK}\Z
    [.!?…]["']? [\[(][^\[\]()]{{1,60}}[\])]\Z
    """),
    re.IGNORECASE,
)
_SPEAKER_AT_END = re.compile(r" [–—] [A-Z][\w.-]+(?: [A-Z][\w.-]+)?\Z")
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as vs is are it its over into up off".split()
)
_HEADING_WORDS = 25
_PROSE_WORDS = 30  # an unfinished paragraph this long is prose all the same


def is_prose(text: str) -> bool:
    """A sentence of six words or more, or so many words that it is prose with or without a full stop."""
    words = text.count(" ") + 1
    stopped = _STOPPED.search(text) or _ASIDE_AT_END.search(text) or _SOURCE.search(text)
    return words > _PROSE_WORDS or (words >= 6 and bool(stopped) and not _is_question_title(text))


def introduces(text: str) -> bool:
    """ "The minister told the assembly:"."""
    return text.endswith(":") and text.count(" ") >= 4


def is_unfinished(text: str) -> bool:
    """Does it end with a full stop, a colon or the like, as no title does?"""
    return _UNFINISHED.search(text) is not None


def _is_question_title(text: str) -> bool:
    return text.endswith("?") and text.count(" ") < 20 and '"' not in text


def is_title_case(text: str) -> bool:
    """Do All but the Small Words Open with a Capital?"""
    words = [word.strip("\"'():,?!") for word in text.split()]
    large = [word for word in words if word and word.lower() not in _SMALL]
    return len(large) > 1 and all(not word[0].islower() for word in large)


def is_heading_like(text: str) -> bool:
    """Short, no sentence, and nobody's words."""
    words = text.count(" ") + 1
    if words > _HEADING_WORDS or len(text) > 180 or text[0].islower():
        return False
    if _NO_HEADING.search(text) or _is_wholly_quoted(text):
        return False
    if text.endswith("?"):
        return words <= 13 and not _LINKING.match(text)
    if text.endswith("!"):
        return words <= 6 and not _LINKING.match(text)
    if is_unfinished(text):
        return words <= 10 and _stops_like_a_heading(text)
    return True


def _is_wholly_quoted(text: str) -> bool:
    return text.count(" ") > 5 and text[0] == '"' and text.find('"', 1) in (-1, len(text) - 1)


def _stops_like_a_heading(text: str) -> bool:
    """ "Key Points:" and "1. Arms control."."""
    return (text.endswith(":") and is_title_case(text)) or (text.endswith((".", ":")) and bool(_NUMBERED.match(text)))


def is_name(text: str) -> bool:
    """A bare name: "Jane van Doe", but not "Key Points"."""
    return _NAME.fullmatch(text) is not None and not _NO_NAME.search(text)


def ends_with_speaker(text: str) -> bool:
    """As headlines do: "We did what we could – minister"."""
    return text.count(" ") > 6 and _SPEAKER_AT_END.search(text) is not None
