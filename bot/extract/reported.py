"""Reported speech: "Smith said the talks would resume". No marks, the reporter's words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.syntax import Predicate

_FEWEST = 4  # words; a shorter report says too little to be found again
_NOT_SPEECH = frozenset(
    """read go text post observe find repeat signal reason snap confirm relay agree release sum persist advise
    demand propose""".split()
)
_OPENERS = frozenset(
    """that the a an he she it they we i there this these those his her its their no some any all if what how why
    whether when both many most more such neither nothing everyone nobody one""".split()
)
_TIMES = frozenset("on in at during after before last this earlier later yesterday today late early".split())


@dataclass(frozen=True, slots=True)
class Report:
    """``start`` and ``end`` of the reported content, who is said to have said it, and the word that says so."""

    start: int
    end: int
    mention: Mention
    cue: str


def find_reports(read: Read) -> list[Report]:
    """Reported speech outside quotations, in order, one for each verb of saying."""
    found: dict[int, Report] = {}
    for mention in read.mentions:
        if mention.kind == "relative" or read.passages[read.tokens[mention.first].passage].kind not in (
            "body",
            "block",
            "caption",
        ):
            continue
        verb = read.predicate(mention)
        if verb is None or verb.group != "say" or verb.stem in _NOT_SPEECH or verb.at in found:
            continue
        span = _content(read, mention, verb)
        if span and len(read.raw[span[0] : span[1]].split()) >= _FEWEST:
            found[verb.at] = Report(*span, mention, read.tokens[verb.at].text)
    return [found[k] for k in sorted(found)]


def _content(read: Read, mention: Mention, verb: Predicate) -> tuple[int, int] | None:
    tokens = read.tokens
    sentence = tokens[verb.at].sentence
    first = verb.at
    while first > 0 and tokens[first - 1].sentence == sentence and tokens[first - 1].kind != "b":
        first -= 1
    last = verb.at
    while last + 1 < len(tokens) and tokens[last + 1].sentence == sentence:
        last += 1
    if verb.link in ("acc", "inv"):
        return _around(read, first, last, verb.at if verb.link == "acc" else min(verb.at, mention.np), mention.last)
    after = _after(read, verb, last)
    return after if after else _around(read, first, last, mention.np, verb.at + 1)


def _after(read: Read, verb: Predicate, last: int) -> tuple[int, int] | None:
    """The clause after "said (that)", up to the end of the sentence."""
    tokens = read.tokens
    k = verb.at + 1
    if verb.stem in ("tell", "assure", "warn", "remind", "inform", "advise", "promise") and k <= last:
        k = _past_addressee(read, k, last)
    while k <= last and (
        tokens[k].text in lex.WEEKDAYS_MONTHS or tokens[k].low in _TIMES or tokens[k].low in lex.ADVERBS
    ):
        if tokens[k].low in ("that", "this") or (tokens[k].low in _OPENERS and tokens[k].low != "this"):
            break
        step = _past_time(read, k, last)
        if step == k:
            break
        k = step
    if k > last or tokens[k].kind == "q" or tokens[k].text in (",", ".", ":", ";"):
        return None
    if tokens[k].low not in _OPENERS and not tokens[k].capital and not _clause_ahead(read, k, last):
        return None
    if tokens[k].low == "to" and verb.stem not in ("vow", "pledge", "promise", "agree", "urge"):
        return None
    return _trimmed(read, k, last)


def _past_addressee(read: Read, k: int, last: int) -> int:
    tokens = read.tokens
    for m in range(k, min(last, k + 10)):
        if tokens[m].low == "that":
            return m
        if (
            m > k
            and tokens[m].low in ("he", "she", "they", "it", "the", "his", "there")
            and tokens[m - 1].low not in ("of", "in", "at", "to", "for", "from")
        ):
            return m
    return k + 1


def _past_time(read: Read, k: int, last: int) -> int:
    """Index after "on Tuesday", "in an interview", "last week"."""
    tokens = read.tokens
    if (
        tokens[k].text in lex.WEEKDAYS_MONTHS
        or tokens[k].low in lex.ADVERBS
        or tokens[k].low in ("yesterday", "today", "earlier", "later")
    ):
        return k + 1
    for m in range(k + 1, min(last, k + 7)):
        if tokens[m].low == "that":
            return m
        if tokens[m].text in lex.WEEKDAYS_MONTHS or tokens[m].low in (
            "week",
            "month",
            "year",
            "interview",
            "speech",
            "conference",
            "morning",
            "night",
            "evening",
        ):
            return m + 1
    return k


def _clause_ahead(read: Read, k: int, last: int) -> bool:
    return any(t.low in lex.COPULA for t in read.tokens[k : min(last, k + 9)])


def _around(read: Read, first: int, last: int, left: int, right: int) -> tuple[int, int] | None:
    """The clause before ", Smith said" or after "According to Smith,"."""
    tokens = read.tokens
    if left > first and tokens[left - 1].text == ",":
        return _trimmed(read, first, left - 2)
    k = right
    while k <= last and tokens[k].text != ",":
        k += 1
    if left == first and k < last:
        return _trimmed(read, k + 1, last)
    return None


def _trimmed(read: Read, first: int, last: int) -> tuple[int, int] | None:
    tokens = read.tokens
    while last > first and tokens[last].kind == "p" and tokens[last].text in ".,;:!?[](":
        last -= 1
    if last <= first or all(t.kind == "q" for t in tokens[first : last + 1]):
        return None
    return tokens[first].start, tokens[last].end
