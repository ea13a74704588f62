"""Block quotations: who wrote them and where, as the paragraph that introduces them says."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.referents import joint

_AT_WORK = frozenset("reporting writing covering blogging".split())
_SOURCES = frozenset("from via per".split())


@dataclass(frozen=True, slots=True)
class Origin:
    """``writers`` and ``via`` (the outlet) index the cast; ``mention`` and ``cue`` are the words that say so."""

    writers: tuple[int, ...]
    via: int | None
    mention: str | None
    cue: str | None


def origins(read: Read) -> dict[int, Origin]:
    """Origin of every block passage, by passage index."""
    found: dict[int, Origin] = {}
    introductions: dict[int, Origin] = {}
    by_number = {p.number: k for k, p in enumerate(read.passages) if p.number}
    for k, passage in enumerate(read.passages):
        if passage.kind != "block" or passage.block not in by_number:
            continue
        if passage.block not in introductions:
            introductions[passage.block] = _origin(read, by_number[passage.block])
        found[k] = introductions[passage.block]
    return found


def _origin(read: Read, passage: int) -> Origin:
    """From the last sentence of the introducing paragraph: who says something there, and for which outlet."""
    first, end = _last_sentence(read, passage)
    names = [m for m in read.between(first, end) if m.kind == "name" and m.entity >= 0]
    outlet = next((m for m in names if _is_outlet(read, m)), None)
    for mention in names:
        cue = _cue(read, mention)
        if cue is not None and not (mention is outlet and _is_person(read, mention)):
            return _written(read, mention, outlet, cue)
    if outlet is not None and len(names) == 1 and read.tokens[first].low in _SOURCES:
        return _written(read, outlet, outlet, read.tokens[first].text)
    return Origin((), outlet.entity if outlet else None, None, None)


def _last_sentence(read: Read, passage: int) -> tuple[int, int]:
    """Its tokens, from and to."""
    end = bisect_right(read.tokens, passage, key=lambda t: t.passage)
    first = end
    while (
        first
        and read.tokens[first - 1].kind != "b"
        and read.tokens[first - 1].sentence == read.tokens[end - 1].sentence
    ):
        first -= 1
    return first, end


def _cue(read: Read, mention: Mention) -> str | None:
    """ "Jane Doe reported", "Jane Doe, writing for The Paper"."""
    verb = read.predicate(mention)
    if verb is not None and verb.group in ("say", "call"):
        return read.tokens[verb.at].text
    after = read.tokens[mention.last : mention.last + 2]
    at_work = len(after) == 2 and after[0].text == "," and after[1].low in _AT_WORK
    return after[1].text if at_work else None


def _written(read: Read, writer: Mention, outlet: Mention | None, cue: str) -> Origin:
    text = read.raw[read.tokens[writer.np].start : writer.end]
    if writer is outlet or not _is_person(read, writer):
        return Origin((writer.entity,), writer.entity, text, cue)
    return Origin(joint(read, writer), outlet.entity if outlet else None, text, cue)


def _is_person(read: Read, mention: Mention) -> bool:
    """Unless an article stands before the name: "The Northern Paper"."""
    kind = read.cast.members[mention.entity].type
    return kind == "person" or (not kind and read.tokens[mention.np].low not in ("the", "a", "an"))


def _is_outlet(read: Read, mention: Mention) -> bool:
    """ "for The Paper", "Jane Doe of The Paper", "The Paper's Jane Doe"."""
    if read.cast.members[mention.entity].type not in ("organisation", ""):
        return False
    before = read.tokens[mention.np - 1].low if mention.np else ""
    if before in ("for", "in", "at", "from", "via", "per"):
        return True
    if before == "of":
        return any(m.kind == "name" and m.last == mention.np - 1 for m in read.before(mention.np, 2))
    follows = read.between(mention.last, mention.last + 1)
    return read.tokens[mention.last - 1].possessive and any(m.kind == "name" for m in follows)
