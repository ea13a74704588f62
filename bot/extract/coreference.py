"""Whom "he" or "she" stands for: the people named or described before it, ranked by a linear model.

The features are those of the literature on pronouns in news (recency, grammatical role, parallelism: Lappin and Leass
1994, "An Algorithm for Pronominal Anaphora Resolution"), and one of quotations: who spoke last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.descriptions import described
from bot.extract.mentions import Mention
from bot.extract.speaker import Attribution
from bot.extract.weights import probabilities

Who = tuple[int, ...] | str  # members of the cast, or a description in lower case

_REACH = 70  # mentions looked back over
_MALE = frozenset(("he", "him", "his"))
_FEMALE = frozenset(("she", "her"))
_MEN = frozenset("spokesman chairman congressman businessman king prince man father son brother husband".split())
_WOMEN = frozenset(
    "spokeswoman chairwoman congresswoman businesswoman queen princess woman mother daughter sister wife".split()
)
_ONE = frozenset("a an the one another this that his her their".split())
_RECENT, _SURE = 12, 0.8  # attributions looked back over, and how sure one must be to tell the sex of somebody
_LIKELY = 0.04  # chance below which a reading is not followed


@dataclass(slots=True)
class _Antecedent:
    speaker: Attribution
    features: list[str]
    order: int
    latest: int  # token of its latest mention
    count: int = 1
    sources: set[str] = field(default_factory=set)


def key(speaker: Attribution) -> Who:
    """What tells two speakers apart."""
    return speaker.members or speaker.description.lower()


def antecedents(
    read: Read, pronoun: Mention, done: Sequence[Attribution] = ()
) -> list[tuple[Attribution, tuple[str, ...]]]:
    """(who, features) of everybody whom "he" or "she" may stand for, nearest first; ``done``: earlier attributions."""
    spoke = next((key(d) for d in reversed(done) if d.members or d.description), None)
    after = _last_quotation(read, pronoun, len(done))
    found: dict[Who, _Antecedent] = {}
    acting = 0
    chain = _chain(read, pronoun)
    other_sex = _of_the_other_sex(pronoun, done)
    for mention, speaker in _people(read, pronoun):
        own = key(speaker)
        if own in other_sex:
            continue
        if own in found:
            found[own].count += 1
            continue
        features = _features(read, mention, pronoun, len(found))
        acts = "acts" in features
        features.append(f"acting={min(acting, 3)}|acts={acts}")
        features.append(f"place={_place(read, pronoun)}|acts={acts}|order={min(len(found), 2)}")
        if chain is not None:
            side = "since" if mention.first > chain else "before"
            features += [f"chain={side}|acts={acts}", f"chain={side}|order={min(len(found), 2)}"]
        found[own] = _Antecedent(speaker, features, len(found), mention.first)
        acting += acts
    later = {key(Attribution(members=(m.entity,))) for m in read.between(pronoun.last, _clause_end(read, pronoun.last))}
    fresh = sum(one.latest > after for own, one in found.items() if own != spoke)
    for own, one in found.items():
        _add_history(read, own, one, own == spoke, fresh, spoke is not None)
        if own in later:
            one.features.append("named-later")
    return [(one.speaker, tuple(one.features)) for one in found.values()]


def _add_history(read: Read, own: Who, one: _Antecedent, spoke: bool, fresh: int, any_spoke: bool) -> None:
    """Features of who it is: how often named, and whether they spoke last with nobody new since."""
    if isinstance(own, tuple):
        member = read.cast.members[own[0]]
        share = len(member.mentions) / max(len(read.mentions), 1)
        one.features += [
            f"type={member.type}|g={'known' if member.gender else 'open'}",
            f"share={'high' if share > 0.12 else 'mid' if share > 0.05 else 'low'}",
            f"full={len(member.names) > 1}",
        ]
    else:
        one.features.append("described")
    one.features.append(f"again={min(one.count, 3)}|order={min(one.order, 2)}")
    if any_spoke:
        one.features += [
            f"spoke={spoke}|first={one.order == 0}",
            f"spoke={spoke}|fresh={min(fresh, 2)}",
            f"spoke={spoke}|fresh={min(fresh, 2)}|order={min(one.order, 2)}",
        ]


def _of_the_other_sex(pronoun: Mention, done: Sequence[Attribution]) -> set[Who]:
    """Whom an earlier "she" stood for, if this is a "he", and the other way round."""
    against = _FEMALE if pronoun.text.lower() in _MALE else _MALE
    return {key(d) for d in done[-_RECENT:] if d.mention and d.mention.text.lower() in against and d.confidence > _SURE}


def _chain(read: Read, pronoun: Mention) -> int | None:
    """Token of the last pronoun of the same person that is a subject in the same passage or the one before."""
    low, passage = pronoun.text.lower(), read.tokens[pronoun.first].passage
    for other in read.before(pronoun.first, 12):
        if passage - read.tokens[other.first].passage > 1:
            return None
        if other.kind == "pronoun" and other.text.lower() == low and read.predicate(other) is not None:
            return other.first
    return None


def _last_quotation(read: Read, pronoun: Mention, number: int) -> int:
    """Token of the last quotation that is attributed already and stands before the pronoun; -1 for none."""
    return next((p for p in reversed(read.places[:number]) if p < pronoun.first), -1)


def _people(read: Read, pronoun: Mention) -> Iterator[tuple[Mention, Attribution]]:
    """Mentions before a pronoun of a person that it may stand for, latest first, with who that is."""
    low = pronoun.text.lower()
    for mention in read.before(pronoun.first, _REACH):
        if mention.kind == "name" and mention.entity >= 0:
            member = read.cast.members[mention.entity]
            if member.type in ("person", "") and not _clash(low, member.gender):
                yield mention, Attribution(members=(mention.entity,))
        elif mention.kind == "nominal" and mention.type == "person" and _singular(read, mention, low):
            speaker = described(read, mention)[0]
            if len(speaker.members) == 1 and _clash(low, read.cast.members[speaker.members[0]].gender):
                continue
            if len(speaker.members) == 1 or speaker.description:
                yield mention, speaker


def _clash(pronoun: str, gender: str) -> bool:
    return (pronoun in _MALE and gender == "f") or (pronoun in _FEMALE and gender == "m")


def _singular(read: Read, mention: Mention, pronoun: str) -> bool:
    first = read.tokens[mention.np]
    return (
        (first.low in _ONE or first.possessive)
        and not mention.head.endswith("s")
        and not (mention.head in _WOMEN and pronoun in _MALE)
        and not (mention.head in _MEN and pronoun in _FEMALE)
    )


def _place(read: Read, pronoun: Mention) -> str:
    before = read.tokens[pronoun.first - 1]
    return "quoted" if before.kind == "q" else "opens" if read.tokens[pronoun.first].opens else "inside"


def _features(read: Read, mention: Mention, pronoun: Mention, order: int) -> list[str]:
    here, own = read.tokens[pronoun.first], read.tokens[mention.first]
    gap = min(here.sentence - own.sentence, 6)
    passages = min(here.passage - own.passage, 3)
    verb = read.predicate(mention)
    government = read.governor(mention)
    syntax = f"{verb.group}/{verb.link}" if verb else government
    acts = verb is not None and verb.group not in ("passive", "by")
    role = "says" if acts and verb and verb.group == "say" else "acts" if acts else "other"
    cued = government == "poss" and _own_words(read, mention)
    agent = verb is not None and verb.link == "by" and verb.group in ("say", "call")
    by = mention.kind if mention.kind == "nominal" else "full" if len(mention.names) > 1 else "short"
    return [
        *(["acts"] if acts else []),
        *(["agent"] if agent else []),
        *(["own-words"] if cued else []),
        f"opens={mention.np == 0 or read.tokens[mention.np].opens}|gap={min(gap, 2)}",
        f"gap={gap}",
        f"order={min(order, 4)}",
        f"order={min(order, 4)}|gap={min(gap, 3)}",
        f"syn={syntax}",
        f"syn={syntax}|gap={min(gap, 2)}",
        f"gov={government}|gap={min(gap, 2)}",
        f"passages={passages}",
        f"role={role}|order={min(order, 2)}|passages={min(passages, 2)}",
        f"role={role}|place={_place(read, pronoun)}|passages={min(passages, 2)}",
        f"subject={acts}|order={min(order, 2)}|gap={min(gap, 2)}",
        f"by={by}|passages={min(passages, 2)}",
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


def resolve(read: Read, pronoun: Mention, done: Sequence[Attribution] = ()) -> list[tuple[Attribution, float]]:
    """Whom a pronoun stands for, with the chance of each."""
    choices = antecedents(read, pronoun, done)
    if not choices:
        return []
    chances = probabilities("pronoun", [features for _, features in choices])
    return [(speaker, p) for (speaker, _), p in zip(choices, chances, strict=True) if p >= _LIKELY]
