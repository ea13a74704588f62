"""Who may have said a quotation: candidate speakers with features that a person can read.

A linear model over such features ranks the candidates; after O'Keefe et al. (2012), "A Sequence Labelling Approach to
Quote Attribution", and Pareti (2015), "Attribution: a computational approach", who frame it as a choice among mentions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.syntax import Predicate, verb_group
from bot.extract.tokens import Token

_MOST = 22  # candidates a side
_WIDEST = 160  # tokens of a sentence that are looked at on either side of a quotation
_WORDS_FOR_WORDS = frozenset(
    """term terms word words phrase phrases hashtag hashtags slogan slogans buzzword buzzwords label labels titled
    entitled headlined headline title called named nicknamed dubbed termed""".split()
)
_ATTACHING = frozenset(("of", "from", "at", "for", "in", "with", "to", "on", "by", "told", "object"))
_TERM_LEADS = frozenset(
    """called so-called dubbed termed titled entitled named word words term phrase hashtag slogan headline
    headlined known nicknamed""".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible source of a quotation; ``kind``: ``mention``, ``previous`` (as before), ``next`` or ``nobody``."""

    kind: str
    mention: Mention | None
    features: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Context:
    place: int
    token: Token
    shape: str
    size: str
    first: int  # first token of the sentence
    last: int  # end of the sentence
    solo: bool
    cued: bool


def candidates(read: Read, number: int) -> list[Candidate]:
    """All candidates of quotation ``number``, each with its features."""
    context = _context(read, number)
    found = list(_mentions(read, context))
    if number > 0:
        features = _previous_features(read, number, context)
        if features:
            found.append(Candidate("previous", None, features))
    if number + 1 < len(read.quotations):
        features = _next_features(read, number, context)
        if features:
            found.append(Candidate("next", None, features))
    found.append(Candidate("nobody", None, _nobody_features(read, context)))
    return found


def _context(read: Read, number: int) -> _Context:
    place = read.places[number]
    tokens = read.tokens
    token = tokens[place]
    first, last = place, place + 1
    floor, ceiling = max(0, place - _WIDEST), min(len(tokens), place + _WIDEST)
    while first > floor and tokens[first - 1].sentence == token.sentence and tokens[first - 1].kind != "b":
        first -= 1
    while last < ceiling and tokens[last].sentence == token.sentence and tokens[last].kind != "b":
        last += 1
    others = [t for t in tokens[first:last] if t.kind == "w"]
    solo = not others
    cued = any((g := verb_group(t)) is not None and g[1] == "say" for t in others)
    return _Context(place, token, _shape(tokens, place, first, last, solo), _size(token.text), first, last, solo, cued)


def _shape(tokens: list[Token], place: int, first: int, last: int, solo: bool) -> str:
    """How the quotation sits in its sentence."""
    if solo:
        return "solo"
    before = tokens[place - 1] if place > first else None
    after = tokens[place + 1] if place + 1 < last else None
    inner = tokens[place].text.rstrip("’' ")[-1:]
    if before is None:
        if (after is not None and inner in ",?!—-") or (after is not None and after.text == ","):
            return "tail"
        return "lead"
    if before.text == ":":
        return "colon"
    if before.text == ",":
        return "comma-tail" if after is not None and inner in ",?!" else "comma"
    if before.low == "that":
        return "that"
    if before.kind == "w" and (g := verb_group(before)):
        return "verb-" + g[1]
    return "mid"


def _size(text: str) -> str:
    n = len(text.split())
    kind = "1" if n == 1 else "2" if n == 2 else "4" if n <= 4 else "8" if n <= 8 else "9"
    return kind + ("C" if text[:1].isupper() else "c")


def _mentions(read: Read, c: _Context) -> Iterator[Candidate]:
    tokens = read.tokens
    start = c.first
    back = 0
    while start > 0 and back < 3:  # up to three sentences back, over the break before a paragraph
        start -= 1
        back += start == 0 or tokens[start - 1].sentence != tokens[start].sentence
        if c.place - start > 400:
            break
    left = read.between(start, c.place)[-_MOST:]
    end = c.last
    if c.solo or c.shape == "lead":
        passage = c.token.passage
        limit = tokens[c.last].sentence if c.last < len(tokens) else -1
        while end < len(tokens) and tokens[end].sentence == limit and tokens[end].passage == passage:
            end += 1
    right = read.between(c.place + 1, min(end, c.place + 120))[:_MOST]
    sides = [("L", m) for m in reversed(left)] + [("R", m) for m in right]
    say_left = say_right = 0
    nearest_left = nearest_right = True
    first_in_sentence = {m.first for m in read.between(c.first, c.last)[:1]}
    for side, mention in sides:
        verb = read.predicate(mention)
        says = verb is not None and verb.group in ("say", "call", "think")
        between = say_left if side == "L" else say_right
        nearest = nearest_left if side == "L" else nearest_right
        features = _features(read, c, mention, side, between, nearest, mention.first in first_in_sentence)
        yield Candidate("mention", mention, features)
        if side == "L":
            say_left += says
            nearest_left = False
        else:
            say_right += says
            nearest_right = False


def _bucket(n: int) -> str:
    return str(n) if n <= 2 else "4" if n <= 4 else "8" if n <= 8 else "16" if n <= 16 else "x"


def _features(
    read: Read, c: _Context, m: Mention, side: str, between: int, nearest: bool, first: bool
) -> tuple[str, ...]:
    tokens = read.tokens
    own = tokens[m.first]
    gap = abs(own.sentence - c.token.sentence)
    relation = f"{side}{min(gap, 3)}" + ("" if own.passage == c.token.passage else "p")
    verb = read.predicate(m)
    government = read.governor(m)
    inside = f"/{government}" if government in _ATTACHING and verb and verb.link != "inv" else ""
    syntax = f"{verb.group}/{verb.link}{inside}" if verb else government
    kind = f"{m.kind}:{m.type}"
    if m.kind == "pronoun":
        kind = "pron:" + m.text.lower()
    out = [
        f"r={relation}",
        f"r={relation}|shape={c.shape}",
        f"r={relation}|syn={syntax}",
        f"r={relation}|syn={syntax}|shape={c.shape}",
        f"kind={kind}",
        f"r={relation}|kind={kind}",
        f"syn={syntax}|kind={m.kind}",
        f"gov={government}",
        f"r={relation}|gov={government}",
        f"size={c.size}|r={relation}",
        f"r={relation}|between={min(between, 3)}",
        f"r={relation}|syn={syntax}|kind={m.kind}|near={nearest}",
        f"r={relation}|syn={syntax}|shape={c.shape}|between={min(between, 2)}",
        f"r={relation}|cued={c.cued}|kind={kind}|near={nearest}",
        f"r={relation}|gov={government}|shape={c.shape}|cued={c.cued}",
        f"first={first}|syn={syntax}|shape={c.shape}|cued={c.cued}",
    ]
    if verb:
        place = _Standing(side, relation, syntax, between, nearest)
        out += _verb_features(read, c, m, verb, place)
    else:
        out.append(f"noverb|r={relation}|cued={c.cued}")
    if nearest:
        out.append(f"nearest|r={relation}|shape={c.shape}")
    if first:
        out += ["first", f"first|syn={syntax}", f"first|shape={c.shape}"]
    if m.last < len(tokens) and government == "poss":
        after = tokens[m.last]
        out.append(
            "poss+cue"
            if after.low in lex.NOUN_CUES or (m.last + 1 < len(tokens) and tokens[m.last + 1].low in lex.NOUN_CUES)
            else "poss+other"
        )
    if c.place - m.last == 0 or (side == "L" and c.place - m.last == 1 and tokens[m.last].kind == "p"):
        out.append(f"touch|{tokens[m.last].text if m.last < c.place else ''}|{syntax}")
    if side == "R" and m.np - c.place <= 2:
        out.append(f"touchR|{syntax}")
    colon = (side == "L" and gap == 1 and c.first > 1 and tokens[c.first - 1].text == ":") or (
        side == "L" and own.passage != c.token.passage and c.first >= 2 and tokens[c.first - 2].text == ":"
    )
    if colon:
        out += [f"colon|{syntax}", f"colon|r={relation}|near={nearest}"]
    return tuple(out)


class _Standing(NamedTuple):
    """Where a candidate stands to its quotation: side, sentences between, syntax, and speaking rivals nearer to it."""

    side: str
    relation: str
    syntax: str
    between: int
    nearest: bool


def _verb_features(read: Read, c: _Context, m: Mention, verb: Predicate, at: _Standing) -> list[str]:
    """Features of the verb that a candidate is the subject of: which, how far from the quotation, what lies between."""
    tokens = read.tokens
    own = tokens[m.first]
    low, high = sorted((verb.at, c.place))
    distance = high - low - 1
    crossed, reach = read.crossed(low + 1, high)
    toward = "to" if (verb.at - m.first) * (c.place - m.first) > 0 or at.side == "R" else "away"
    out = [
        f"v={verb.stem}|r={at.relation}",
        f"v={verb.stem}|{toward}",
        f"syn={at.syntax}|d={_bucket(distance)}|r={at.relation}",
        f"syn={at.syntax}|q={min(crossed, 2)}|r={at.relation}",
        f"syn={at.syntax}|reach={min(reach, 3)}|r={at.relation}|{toward}",
        f"syn={at.syntax}|between={min(at.between, 2)}|r={at.relation}",
        f"syn={at.syntax}|near={at.nearest}|r={at.relation}",
        f"v={verb.stem}|r={at.relation}|shape={c.shape}",
        f"v={verb.stem}|between={min(at.between, 1)}|{toward}",
        f"syn={at.syntax}|d={_bucket(distance)}|shape={c.shape}|between={min(at.between, 1)}",
        f"syn={at.syntax}|reach={min(reach, 2)}|q={min(crossed, 1)}|shape={c.shape}",
    ]
    if at.side == "L" and [t.low for t in tokens[verb.at + 1 : verb.at + 3]] == ["each", "other"]:
        out.append("each-other")
    plainly = (
        read.crossed(m.last, c.place) == (0, 0)
        if at.side == "L"
        else verb.at == c.place + 1 and tokens[c.place - 1].low not in lex.ARTICLES
    )
    if verb.link == "by" and verb.group in ("say", "call") and plainly:
        out.append("agent")
    if at.side == "L" and own.sentence == c.token.sentence and toward == "to" and verb.group in ("say", "call"):
        out += [
            f"governs={reach == 0}",
            f"governs={reach == 0}|shape={c.shape}",
            f"governs={reach == 0}|between={min(at.between, 2)}|{verb.group}",
        ]
    return out


def _previous_features(read: Read, number: int, c: _Context) -> tuple[str, ...]:
    """Features of "the same as the quotation before", which must be near."""
    tokens = read.tokens
    earlier = read.places[number - 1]
    passages = c.token.passage - tokens[earlier].passage
    sentences = c.token.sentence - tokens[earlier].sentence
    if passages > 3:
        return ()
    gap = tokens[earlier + 1 : c.place]
    words = sum(t.kind == "w" for t in gap)
    where = f"p{min(passages, 2)}s{min(sentences, 3)}"
    initial = c.first == c.place and tokens[max(c.place - 1, 0)].kind == "b"
    continues = read.quotations[number].continues
    said = any(t.low in lex.SAY for t in gap if t.kind == "w")
    names = any(m.kind == "name" and m.type in ("person", "") for m in read.between(earlier + 1, c.place))
    return (
        "prev",
        f"prev|{where}|shape={c.shape}",
        f"prev|{where}|cued={c.cued}",
        f"prev|{where}|words={_bucket(words)}",
        f"prev|{where}|said={said}|names={names}",
        f"prev|shape={c.shape}|size={c.size}",
        f"prev|continues={continues}",
        f"prev|initial={initial}|{where}|shape={c.shape}",
        f"prev|solo={c.solo}|names={names}|{where}",
        f"prev|small={len(tokens[earlier].text.split()) < 4}|{where}",
        f"prev|words0={words == 0}|{where}",
    )


def _next_features(read: Read, number: int, c: _Context) -> tuple[str, ...]:
    tokens = read.tokens
    later = read.places[number + 1]
    if tokens[later].passage - c.token.passage > 1:
        return ()
    where = f"p{tokens[later].passage - c.token.passage}s{min(tokens[later].sentence - c.token.sentence, 2)}"
    words = sum(t.kind == "w" for t in tokens[c.place + 1 : later])
    return (
        "next",
        f"next|{where}|shape={c.shape}",
        f"next|{where}|cued={c.cued}|words={_bucket(words)}",
        f"next|solo={c.solo}|{where}|size={c.size}",
    )


def _named_as_word(tokens: list[Token], c: _Context) -> bool:
    """ "Terms such as “X”", "the hashtag “X”": the words are spoken of, not spoken."""
    near = [t.low for t in tokens[max(c.first, c.place - 4) : c.place]]
    return bool(near) and (
        near[-1] in _WORDS_FOR_WORDS
        or (near[-1] in ("as", "like", "including", "of") and bool(_WORDS_FOR_WORDS & set(near)))
    )


def _nobody_features(read: Read, c: _Context) -> tuple[str, ...]:
    tokens = read.tokens
    text = c.token.text
    words = text.split()
    before = tokens[c.place - 1] if c.place else c.token
    second = tokens[c.place - 2] if c.place > 1 else c.token
    after = tokens[c.place + 1] if c.place + 1 < len(tokens) else c.token
    title = len(words) > 1 and sum(w[:1].isupper() for w in words) / len(words) > 0.6
    kind = read.passages[c.token.passage].kind
    lead = (
        before.low
        if before.low in _TERM_LEADS
        else "det"
        if before.low in ("the", "a", "an", "this", "that", "its", "their", "his", "her")
        else ("prep" if before.low in ("of", "as", "in", "on", "for", "to", "by", "with", "from") else before.kind)
    )
    inner_end = text[-1:] if text[-1:] in ",.?!" else "w"
    mark_in = any(
        (g := verb_group(t)) and g[1] in ("call", "think") for t in tokens[c.first : c.place] if t.kind == "w"
    )
    return (
        "none",
        f"none|shape={c.shape}",
        f"none|size={c.size}",
        f"none|size={c.size}|shape={c.shape}",
        f"none|cued={c.cued}|shape={c.shape}",
        f"none|cued={c.cued}|call={mark_in}|size={c.size}",
        f"none|title={title}|size={c.size}",
        f"none|title={title}|end={inner_end}",
        f"none|lead={lead}|size={c.size}",
        f"none|lead={lead}|cued={c.cued}",
        f"none|lead2={second.low if second.low in _TERM_LEADS else ''}",
        f"none|after={after.kind}|lead={lead}",
        f"none|end={inner_end}|size={c.size}",
        f"none|in={kind}",
        f"none|such={_named_as_word(tokens, c)}",
    )
