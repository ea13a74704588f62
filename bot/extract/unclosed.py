"""Where a quotation ends that lacks its closing mark, and where one begins that lacks its opening mark."""

from __future__ import annotations

import re

_SAID = r"(?:said|says|told|added|wrote|tweeted|continued|asked|explained)\b"
_WHO = r"(?:he|she|they|it|I|[Tt]he \w+|an? \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
_CUE = re.compile(rf"\s+(?:{_WHO} )?{_SAID}")
_CUE_AFTER_COMMA = re.compile(rf",(?={_CUE.pattern})")
_CUE_AT_END = re.compile(rf"{_SAID}[,:]?\s*\Z")
_NO_REPORTER = r"(?!(?:And|But|So|Then|They|He|She|I|We|You|It|Who|That) )"
_REPORTER = re.compile(  # in a sentence of the article's, not of the speaker's
    rf"\b(?:(?:is|was|are|were) said to|{_NO_REPORTER}(?:[A-Z][\w.-]+|[Tt]he \w+) {_SAID})"
)
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*(?=\s|\Z)")
_CLOSED_BY_SINGLE = re.compile(r"[.,!?](?=[’'](?:\s+[A-Z]|\s*\Z))")
_OPENED_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)")
_LONGEST = 1500  # characters that such a quotation may run to the end of its paragraph, or from its beginning
_LONGEST_REOPENED = 8000  # the same when the next paragraph goes on with it


def cue_follows(raw: str, at: int, end: int) -> bool:
    """Whether somebody said it right after: “X” Doe said."""
    return _CUE.match(raw, at, end) is not None


def cue_precedes(text: str) -> bool:
    return _CUE_AT_END.search(text) is not None


def end_before(raw: str, first: int, at: int) -> int:
    """End of the words from ``first`` where the next quotation opens at ``at``."""
    comma = _CUE_AFTER_COMMA.search(raw, first, at)
    return comma.end() if comma else _last_sentence(raw, first, at) or at


def end_in_paragraph(raw: str, first: int, end: int, goes_on: bool) -> int:
    """End of the words from ``first`` in a paragraph that ends at ``end``; ``goes_on``: so does the next one."""
    if goes_on and end - first <= _LONGEST_REOPENED:
        return end
    limit = min(end, first + _LONGEST)
    comma = _CUE_AFTER_COMMA.search(raw, first, limit)
    if comma:
        return comma.end()
    single = _CLOSED_BY_SINGLE.search(raw, first, limit)
    if single and not _OPENED_SINGLE.search(raw, first, single.end()):
        return single.end()
    if end - first <= _LONGEST:
        return _last_sentence(raw, first, end) or end
    sentence = _SENTENCE_END.search(raw, first, limit)
    return sentence.end() if sentence else first


def start_before(raw: str, floor: int, at: int, paragraph: int) -> int | None:
    """Start of the sentence that a closing mark at ``at`` ends, from ``floor`` on: We came to stay," he said."""
    ends = [m.end() for m in _SENTENCE_END.finditer(raw, max(floor, at - _LONGEST), at - 1)]
    start = ends[-1] if ends else floor
    while start < at and raw[start].isspace():
        start += 1
    return start if raw[start].isupper() and (ends or start == paragraph) else None


def _last_sentence(raw: str, first: int, stop: int) -> int | None:
    """End of the last sentence before ``stop`` that can be the speaker's: of those before one with a reporter's cue."""
    found = None
    for sentence in _SENTENCE_END.finditer(raw, max(first, stop - _LONGEST), stop):
        if found is not None and _REPORTER.search(raw, found, sentence.start()):
            break
        found = sentence.end()
    return found
