"""Whom "he", "she" or "they" stands for: the people named before it, ranked by a linear model of readable features."""

from __future__ import annotations

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.weights import probabilities

_REACH = 60  # mentions looked back over
_MALE = frozenset(("he", "him", "his"))
_FEMALE = frozenset(("she", "her"))


def pronoun_choices(read: Read, pronoun: Mention, spoke: int | None = None) -> list[tuple[int, tuple[str, ...]]]:
    """(member of the cast, features) of everybody whom "he" or "she" may stand for, nearest first.

    ``spoke``: the member to whom the quotation before is attributed.
    """
    low = pronoun.text.lower()
    tokens = read.tokens
    here = tokens[pronoun.first]
    seen: dict[int, list[str]] = {}
    order = acting = 0
    total = len(read.mentions)
    place = "quoted" if tokens[pronoun.first - 1].kind == "q" else "opens" if here.opens else "inside"
    for mention in read.before(pronoun.first, _REACH):
        if mention.kind != "name" or mention.entity < 0 or mention.entity in seen:
            continue
        member = read.cast.members[mention.entity]
        if (
            member.type not in ("person", "")
            or (low in _MALE and member.gender == "f")
            or (low in _FEMALE and member.gender == "m")
        ):
            continue
        found = _features(read, mention, pronoun, here.sentence, order)
        acts = "acts" in found
        found.append(f"acting={min(acting, 3)}|acts={acts}")
        found.append(f"place={place}|acts={acts}|order={min(order, 2)}")
        seen[mention.entity] = found
        order += 1
        acting += acts
    for mention in read.between(pronoun.last, _clause_end(read, pronoun.last)):
        if mention.kind == "name" and mention.entity in seen:
            seen[mention.entity].append("named-later")
    for k, features in seen.items():
        member = read.cast.members[k]
        features.append(f"type={member.type}|g={'known' if member.gender else 'open'}")
        share = len(member.mentions) / max(total, 1)
        features.append(f"share={'high' if share > 0.12 else 'mid' if share > 0.05 else 'low'}")
        features.append(f"full={len(member.names) > 1}")
        if spoke is not None:
            features.append(f"spoke={k == spoke}|first={'order=0' in features}")
    return [(k, tuple(features)) for k, features in seen.items()]


def _features(read: Read, mention: Mention, pronoun: Mention, sentence: int, order: int) -> list[str]:
    own = read.tokens[mention.first]
    gap = min(sentence - own.sentence, 6)
    verb = read.predicate(mention)
    government = read.governor(mention)
    syntax = f"{verb.group}/{verb.link}" if verb else government
    acts = verb is not None and verb.group not in ("passive", "by")
    passages = read.tokens[pronoun.first].passage - own.passage
    cued = government == "poss" and _own_words(read, mention)
    agent = ["agent"] if verb is not None and verb.link == "by" and verb.group in ("say", "call") else []
    return [
        *(["acts"] if acts else []),
        f"opens={mention.np == 0 or read.tokens[mention.np].opens}|gap={min(gap, 2)}",
        *agent,
        *(["own-words"] if cued else []),
        f"gap={gap}",
        f"order={min(order, 4)}",
        f"order={min(order, 4)}|gap={min(gap, 3)}",
        f"syn={syntax}",
        f"syn={syntax}|gap={min(gap, 2)}",
        f"gov={government}|gap={min(gap, 2)}",
        f"passages={min(passages, 3)}",
        f"subject={acts}|order={min(order, 2)}|gap={min(gap, 2)}",
        f"name={'full' if len(mention.names) > 1 else 'short'}",
        f"heading={read.passages[own.passage].kind}",
    ]


def _clause_end(read: Read, first: int) -> int:
    """The next punctuation, quotation or end of sentence: a name before it is not whom the pronoun means."""
    k = first
    while k < min(len(read.tokens), first + 25) and read.tokens[k].kind == "w":
        k += 1
    return k


def _own_words(read: Read, mention: Mention) -> bool:
    """ "Doe's parting statement …": a possessive whose noun is what somebody says."""
    after = read.tokens[mention.last : mention.last + 3]
    return any(t.low in lex.NOUN_CUES for t in after)


def resolve(read: Read, pronoun: Mention, spoke: int | None = None) -> tuple[int | None, float]:
    """(member, probability) whom a pronoun stands for, or (None, 0) when nobody fits."""
    choices = pronoun_choices(read, pronoun, spoke)
    if not choices:
        return None, 0.0
    chances = probabilities("pronoun", [features for _, features in choices])
    best = max(range(len(choices)), key=chances.__getitem__)
    return choices[best][0], chances[best]
