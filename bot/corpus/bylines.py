"""Bylines: who wrote an article, when it was published, where from; each alone on its line, as `wording.plain` text."""

from __future__ import annotations

import re

from bot.corpus.wording import DATE, MONTH, OUTLET, any_of

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
_STAMP_ENDS = re.compile(
    rf"(?:\b{DATE}[ ,|·•–-]+(?:at )?{_TIME}|{_TIME}[ ,|·•–-]+(?:on )?{DATE}|\d[ -]min(?:ute)?s?[ -]read)\Z",
    re.IGNORECASE,
)

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
_PLACE = r"[^\W\d_a-z](?:[^\W\d_]|[ .,/'-]){1,60}"
_DATELINE = re.compile(
    rf"{_PLACE}(?:[, ]+(?i:{MONTH}) \d{{1,2}})? ?(?:\([A-Za-z .]+\))? ?[-–—]+|{_PLACE}, [^\W\d_a-z][^\W\d_]+:"
)
_ROLE = r"(?:correspondent|reporter|editor|columnist|bureau chief|special envoy|contributor|staff writer)"
_FROM = re.compile(
    rf"From (?:{OUTLET})(?:'s|,)? [A-Z][\w'-]*.{{0,80}}"
    rf"|{_NAME}, (?:[\w-]+ ){{0,4}}{_ROLE}(?: (?:in|at|for|to) [A-Z][\w ]+)?",
)
_BIO = re.compile(
    rf"{_NAME}(?: \(@\w+\))? (?:is|was|writes|covers|reports|has (?:covered|written|reported))\b.{{0,80}}"
    r"\b(?:correspondent|reporter|editor|columnist|journalist|writer|contributor|blogger|producer|freelancer?)\b"
)


def is_byline(text: str) -> bool:
    """Is the line nothing but who wrote it, when it was published or updated, or where it was written?"""
    if len(text) > 250:
        return False
    return bool(_is_stamp(text) or _is_dateline(text) or _CONTRIBUTIONS.match(text) or _names_writers(text))


def _is_stamp(text: str) -> bool:
    if text[-1] == "." or len(text) > 150:
        return _STAMP.fullmatch(text) is not None
    opens = len(text) < 90 and _STAMP_OPENS.match(text)
    return bool(opens or _STAMP_ENDS.search(text[-60:]) or _STAMP.fullmatch(text))


def _is_dateline(text: str) -> bool:
    """ "OSLO, June 3 (Reuters) -", "From CNN's Jane Doe", "Jane Doe, political editor"."""
    short = len(text) < 90 and text[-1] not in ".?!"
    return short and bool(_DATELINE.fullmatch(text) or _FROM.fullmatch(text))


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
