"""Bylines: who wrote an article, when it was published, where from; each alone on its line, as `wording.plain` text."""

from __future__ import annotations

import re

from bot.corpus.wording import DATE, MONTH, any_of

_TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?)(?: ?\(?(?:[a-z]{2,4}|gmt[+-]\d+)\)?)?"
_PUBLISHED = r"(?:first |last )?(?:published|updated|posted|modified)"
_STAMP = re.compile(
    any_of(rf"""
    (?:{_PUBLISHED}|created|date|issued)(?: (?:on|at|by))?\s*:?\s*
    on\b
    at\b
    [ |•·,/–—-]
    (?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day|\.)?
    {DATE}
    {_TIME}
    {MONTH} \d{{1,2}}
    \d+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?) (?:ago|read)
    """)
    + "++",
    re.IGNORECASE,
)
_STAMP_OPENS = re.compile(rf"{_PUBLISHED}(?: (?:on|at))?:? .{{0,60}}\d|\d+ min(?:ute)?s? read\b", re.IGNORECASE)

_PARTICLES = "(?:de|da|di|du|van|von|der|den|al|bin|ibn|la|le|el|ter|of)"
_NAME = rf"[A-Z][\w'-]*\.?(?:[ -](?:{_PARTICLES} ?)*[A-Z][\w'-]*\.?){{1,3}}"
_BY = re.compile(
    r"(?:by|(?:written|reported|posted|words|text|story|analysis|opinion) by|author)\s*:?\s+(.{2,160})", re.IGNORECASE
)
_BY_WORD = re.compile(rf"[A-Z][\w.'’&/-]*|and|&|,|\||[–—•·-]|in|for|the|at|{_PARTICLES}|@\w+|\d+")
_PLAIN_NAMES = re.compile(rf"{_NAME}(?:(?:, {_NAME})*,? (?:and|&) {_NAME})?")
_AFTER_NAMES = re.compile(r"\s*(?:[,|–—•·]| - | for | in | at |\Z)")
_NO_PERSON = re.compile(
    r"\b(?:news|staff|editors?|press|times|reuters|afp|agenc\w+|desk|team|correspondents?|reporters?|writers?|post"
    r"|journal|today|media|bureau|network|admin|service|associated|guardian|bbc|cnn|board)\b",
    re.IGNORECASE,
)
_CONTRIBUTIONS = re.compile(
    any_of(r"""
    [\[(]?(?:(?:Additional|With) )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Tt]ranslation|[Pp]roduction) by [A-Z]
    [\[(]?(?:With )?(?:[Ff]iles|[Cc]ontributions) from [A-Z]
    (?:[\w.'-]+,? ){1,12}contributed (?:to this (?:report|story|article)|reporting)
    """)
)
_DATELINE = re.compile(rf"[A-Z][A-Za-z .,/'-]{{1,60}}(?:[, ]+(?i:{MONTH}) \d{{1,2}})? ?(?:\([A-Za-z .]+\))? ?[-–—]+")
_BIO = re.compile(
    rf"{_NAME}(?: \(@\w+\))? (?:is|was|writes|covers|reports|has (?:covered|written|reported))\b.{{0,80}}"
    r"\b(?:correspondent|reporter|editor|columnist|journalist|writer|contributor|blogger|producer|freelancer?)\b"
)


def is_byline(text: str) -> bool:
    """Is the line nothing but who wrote it, when it was published or updated, or where it was written?"""
    if len(text) > 250:
        return False
    stamped = _STAMP.fullmatch(text) or (_STAMP_OPENS.match(text) and text[-1] != "." and len(text) < 90)
    dateline = len(text) < 90 and _DATELINE.fullmatch(text)
    return bool(stamped or dateline or _CONTRIBUTIONS.match(text) or _names_writers(text))


def _names_writers(text: str) -> bool:
    by = _BY.fullmatch(text)
    if not by or text.endswith(("?", "!")) or (text.endswith(".") and not text.endswith(("Jr.", "Sr."))):
        return False
    words = by.group(1).replace(",", " ").split()
    return words[0][0].isupper() and all(_BY_WORD.fullmatch(word) or _STAMP.fullmatch(word) for word in words)


def is_bio(text: str) -> bool:
    """ "Jane Doe is a reporter in …": what sites print below an article about its writer."""
    return len(text) < 600 and '"' not in text and _BIO.match(text) is not None


def writers(text: str) -> str | None:
    """The plain names of a "By Jane Doe and John Roe" line; None when it is anything less plain."""
    by = _BY.fullmatch(text)
    names = _PLAIN_NAMES.match(by.group(1)) if by else None
    if not by or not names or _NO_PERSON.search(names.group()):
        return None
    return names.group() if _AFTER_NAMES.match(by.group(1), names.end()) else None
