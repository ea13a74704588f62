"""Whom "he", "she" or "they" stands for: the people named before it, ranked by a linear model of readable features."""

from __future__ import annotations

from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.model import probabilities

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
    order = 0
    total = len(read.mentions)
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
        seen[mention.entity] = _features(read, mention, pronoun, here.sentence, order)
        order += 1
    for mention in read.between(pronoun.last, pronoun.last + 40):
        if mention.kind == "name" and mention.entity in seen and read.tokens[mention.first].sentence == here.sentence:
            seen[mention.entity].append("named-later")
    for k, features in seen.items():
        member = read.cast.members[k]
        features.append(f"type={member.type}|g={'known' if member.gender else 'open'}")
        share = len(member.mentions) / max(total, 1)
        features.append(f"share={'high' if share > 0.12 else 'mid' if share > 0.05 else 'low'}")
        features.append(f"full={len(member.names) > 1}")
        if spoke is not None:
            features.append(f"spoke={k == spoke}|order={features[1][-1]}")
    return [(k, tuple(features)) for k, features in seen.items()]


def _features(read: Read, mention: Mention, pronoun: Mention, sentence: int, order: int) -> list[str]:
    own = read.tokens[mention.first]
    gap = min(sentence - own.sentence, 6)
    verb = read.predicate(mention)
    government = read.governor(mention)
    syntax = f"{verb.group}/{verb.link}" if verb else government
    passages = read.tokens[pronoun.first].passage - own.passage
    return [
        f"gap={gap}",
        f"order={min(order, 4)}",
        f"order={min(order, 4)}|gap={min(gap, 3)}",
        f"syn={syntax}",
        f"syn={syntax}|gap={min(gap, 2)}",
        f"gov={government}|gap={min(gap, 2)}",
        f"passages={min(passages, 3)}",
        f"subject={verb is not None}|order={min(order, 2)}|gap={min(gap, 2)}",
        f"name={'full' if len(mention.names) > 1 else 'short'}",
        f"heading={read.passages[own.passage].kind}",
    ]


def resolve(read: Read, pronoun: Mention, spoke: int | None = None) -> tuple[int | None, float]:
    """(member, probability) whom a pronoun stands for, or (None, 0) when nobody fits."""
    choices = pronoun_choices(read, pronoun, spoke)
    if not choices:
        return None, 0.0
    chances = probabilities("pronoun", [features for _, features in choices])
    best = max(range(len(choices)), key=chances.__getitem__)
    return choices[best][0], chances[best]
