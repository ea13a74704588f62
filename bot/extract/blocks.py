"""Block quotations: who wrote them and where, as the paragraph that introduces them says."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.referents import joint


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
    inside = [k for k, t in enumerate(read.tokens) if t.passage == passage]
    if not inside:
        return Origin((), None, None, None)
    sentence = read.tokens[inside[-1]].sentence
    first = next(k for k in inside if read.tokens[k].sentence == sentence)
    names = [m for m in read.between(first, inside[-1] + 1) if m.kind == "name" and m.entity >= 0]
    outlet = next((m for m in names if _is_outlet(read, m)), None)
    for mention in names:
        verb = read.predicate(mention)
        member = read.cast.members[mention.entity]
        if verb is None or verb.group not in ("say", "call") or (mention is outlet and member.type == "person"):
            continue
        cue = read.tokens[verb.at].text
        text = read.raw[read.tokens[mention.np].start : mention.end]
        if member.type in ("person", ""):
            return Origin(joint(read, mention), outlet.entity if outlet else None, text, cue)
        return Origin((mention.entity,), mention.entity, text, cue)
    return Origin((), outlet.entity if outlet else None, None, None)


def _is_outlet(read: Read, mention: Mention) -> bool:
    before = read.tokens[mention.np - 1].low if mention.np else ""
    return before in ("for", "in", "at", "from") and read.cast.members[mention.entity].type in ("organisation", "")
