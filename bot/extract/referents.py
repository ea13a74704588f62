"""Whom a mention means: a member of the cast, two of them, or somebody whom the article only describes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.coreference import resolve
from bot.extract.descriptions import described
from bot.extract.mentions import Mention
from bot.extract.speaker import Attribution
from bot.extract.syntax import verb_group


def who(read: Read, mention: Mention) -> tuple[Attribution, float] | None:
    """Whom a mention means, and how surely; None when that cannot be told."""
    found = referents(read, mention, ())
    return max(found, key=lambda pair: pair[1]) if found else None


def referents(read: Read, mention: Mention, done: Sequence[Attribution]) -> list[tuple[Attribution, float]]:
    """Whom a mention means, with the chance that it means them."""
    low = mention.text.lower()
    if mention.kind == "name" and mention.entity >= 0:
        return [(Attribution(members=joint(read, mention)), 1.0)]
    if mention.kind == "pronoun" and low in ("he", "she", "his", "her", "him"):
        return resolve(read, mention, done)
    if mention.kind == "pronoun":
        return _plural(read, mention, done)
    if mention.kind == "relative":
        here = read.tokens[mention.first].sentence
        near = (
            m
            for m in read.before(mention.first, 4)
            if m.kind != "relative" and m.last <= mention.first and not _denied(read, m)
        )
        antecedent = next((m for m in near if read.tokens[m.first].sentence == here), None)
        return referents(read, antecedent, done) if antecedent else []
    return [described(read, mention)]


def _denied(read: Read, mention: Mention) -> bool:
    """ "It was Doe, not Roe, who said …"."""
    return mention.np > 0 and read.tokens[mention.np - 1].low in ("not", "unlike", "than")


def joint(read: Read, mention: Mention) -> tuple[int, ...]:
    """A name with those joined to it by "and": "Doe and Roe both voiced …"."""
    members = [mention.entity]
    tokens = read.tokens
    for step in (1, -1):
        here = mention
        while True:
            k = here.last if step > 0 else here.np - 1
            if not 0 <= k < len(tokens) or tokens[k].low != "and" or tokens[k].sentence != tokens[here.first].sentence:
                break
            if here.last and tokens[here.last - 1].possessive and step > 0:
                break
            near = read.between(k + 1, k + 6) if step > 0 else [m for m in read.before(k, 4) if m.last == k]
            other = next((m for m in near if m.kind == "name" and (m.np == k + 1 or step < 0)), None)
            if other is None or other.entity < 0 or other.entity in members:
                break
            if read.cast.members[other.entity].type != read.cast.members[mention.entity].type:
                break
            members.insert(len(members) if step > 0 else 0, other.entity)
            here = other
    first = members[0]
    if len(members) > 1 and _joins_clauses(read, mention):
        return (mention.entity,)
    return tuple(dict.fromkeys([first, *members]))


def _joins_clauses(read: Read, mention: Mention) -> bool:
    """Whether the "and" before a name joins clauses, not names: "met Doe and Roe said"."""
    verb = read.predicate(mention)
    if verb is None or verb.link == "inv":
        return False
    left = next((m for m in read.before(mention.np, 3) if m.last == mention.np - 1), None)
    if left is None:
        return False
    k = left.np - 1
    return k >= 0 and verb_group(read.tokens[k]) is not None


def _plural(read: Read, mention: Mention, done: Sequence[Attribution]) -> list[tuple[Attribution, float]]:
    low = mention.text.lower()
    if low in ("they", "their", "them"):
        last = next((d for d in reversed(done) if not d.nobody), None)
        if last and (len(last.members) > 1 or last.description):
            return [(replace(last, mention=None), 0.8)]
        pair = _pair_before(read, mention)
        if pair:
            return [(Attribution(members=pair), 0.7)]
        group = next((m for m in read.before(mention.first, 6) if m.kind == "nominal" and m.head.endswith("s")), None)
        if group:
            return [described(read, group)]
    if low == "it":
        if done and _of_a_body(read, done[-1]):
            return [(replace(done[-1], mention=None), 0.85)]
        for other in read.before(mention.first, 8):
            if (
                other.kind == "name"
                and other.entity >= 0
                and read.cast.members[other.entity].type in ("organisation", "")
            ):
                return [(Attribution(members=(other.entity,)), 0.6)]
            if other.kind == "nominal" and other.type == "document":
                found, share = described(read, other)
                return [(found, 0.6 * share)]
    return []


def _of_a_body(read: Read, last: Attribution) -> bool:
    """Whether the speaker before is a body or a document, which "it" goes on to quote."""
    if last.members:
        return read.cast.members[last.members[0]].type == "organisation"
    return (
        bool(last.description)
        and last.mention is not None
        and (last.mention.type == "document" or last.mention.head in lex.BODY_HEADS)
    )


def _pair_before(read: Read, mention: Mention) -> tuple[int, ...]:
    """The two people or states most lately named side by side."""
    for other in read.before(mention.first, 40):
        if (
            other.kind == "name"
            and other.entity >= 0
            and read.cast.members[other.entity].type in ("person", "place", "")
        ):
            pair = joint(read, other)
            if len(pair) == 2:
                return pair
    return ()
