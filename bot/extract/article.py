"""One article read once: tokens, quotations, mentions and cast, as the later steps need them."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.extract import lexicon as lex
from bot.extract.cast import Cast
from bot.extract.corrections import NONE
from bot.extract.mentions import Mention, find_names, find_nominals, find_pronouns
from bot.extract.quotations import Quotation, find_quotations
from bot.extract.speaker import Attribution
from bot.extract.syntax import Predicate, governor, predicate, verb_group
from bot.extract.tokens import Token, tokenise
from bot.model import Corrections, Passage


@dataclass(frozen=True, slots=True)
class Read:
    """``places`` gives the token of each quotation; ``mentions`` are all mentions outside quotations, in order;
    ``headlines`` the passages whose capitals tell nothing.
    """

    raw: str
    passages: tuple[Passage, ...]
    tokens: list[Token]
    quotations: tuple[Quotation, ...]
    places: tuple[int, ...]
    mentions: list[Mention]
    cast: Cast
    headlines: frozenset[int]
    _firsts: list[int]
    _predicates: dict[int, Predicate | None]
    _passed: list[tuple[int, int]]
    described: dict[int, tuple[Attribution, float]]  # whom descriptions mean, by first token, as far as looked up

    def between(self, first: int, last: int) -> list[Mention]:
        """Mentions that begin in the tokens from ``first`` to ``last`` (half-open)."""
        return self.mentions[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]

    def predicate(self, mention: Mention) -> Predicate | None:
        if mention.first not in self._predicates:
            self._predicates[mention.first] = predicate(self.tokens, mention)
        return self._predicates[mention.first]

    def crossed(self, first: int, last: int) -> tuple[int, int]:
        """(quotations, verbs other than "be") among the tokens from ``first`` to ``last`` (half-open)."""
        if not self._passed:
            self._passed.extend(_passed(self.tokens))
        if first >= last:
            return 0, 0
        (q0, v0), (q1, v1) = self._passed[first], self._passed[last]
        return q1 - q0, v1 - v0

    def governor(self, mention: Mention) -> str:
        return governor(self.tokens, mention)

    def before(self, token: int, count: int) -> list[Mention]:
        """The last ``count`` mentions that begin before a token, latest first."""
        k = bisect_right(self._firsts, token - 1)
        return self.mentions[max(0, k - count) : k][::-1]


def read(raw: str, passages: Sequence[Passage], corrections: Corrections = NONE) -> Read:
    """Read an article whose passages are known. Pure; linear in its length."""
    quotations = find_quotations(raw, passages)
    tokens = tokenise(raw, passages, quotations)
    headings = frozenset(k for k, p in enumerate(passages) if p.kind in ("title", "heading"))
    headlines = headings | frozenset(_title_case(tokens))
    found = find_names(tokens, heading=headlines)
    offices = [m for m in found if m.kind == "nominal"]
    names = [m for m in found if m.kind == "name"]
    cast = Cast(
        names,
        _behaviour(tokens, names),
        corrections,
        appositions=dict(_appositions(tokens, names)),
        initials=dict(_initials(tokens, names)),
    )
    pronouns = find_pronouns(tokens)
    nominals = find_nominals(tokens, ((m.np, m.last) for m in found))
    names = [m for m in names if not _modifies(tokens, m) and not _adjective(tokens, m)]
    mentions = sorted([*names, *offices, *pronouns, *nominals], key=lambda m: (m.first, -m.last))
    places = [0] * len(quotations)
    for k, token in enumerate(tokens):
        if token.quote >= 0:
            places[token.quote] = k
    return Read(
        raw,
        tuple(passages),
        tokens,
        quotations,
        tuple(places),
        mentions,
        cast,
        headlines,
        [m.first for m in mentions],
        {},
        [],
        {},
    )


def _passed(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """(quotations, verbs) before each token, and before the end."""
    quotes = verbs = 0
    for token in tokens:
        yield quotes, verbs
        quotes += token.kind == "q"
        group = verb_group(token)
        verbs += group is not None and group[1] != "be"
    yield quotes, verbs


_TRAVEL = frozenset(
    "trip visit visits travel travelled traveled flew journey tour arrive return returned went came".split()
)
_SMALL = frozenset(
    """a an the of in on at to for and or but as by with from via vs over is are be it its up out off after into
    amid than if when how that this not no who what why""".split()
)


def _title_case(tokens: Sequence[Token]) -> Iterator[int]:
    """Passages set like a headline, whose capitals tell nothing of names: only small words are in lower case."""
    opening = tokens[0].passage if tokens else 0
    plain = {token.passage for token in tokens if token.kind == "q"} - {opening}
    plain |= {token.passage for token, after in pairwise(tokens) if token.text == ":" and after.kind == "b"}
    words: Counter[int] = Counter()
    capitals: Counter[int] = Counter()
    for token in tokens:
        if token.kind != "w" or token.passage in plain or not token.text[0].isalpha():
            continue
        if not token.capital and token.low not in _SMALL:
            plain.add(token.passage)
        words[token.passage] += 1
        capitals[token.passage] += token.text[0].isupper()
    for passage, count in words.items():
        if passage not in plain and count >= 5 and capitals[passage] * 2 > count:
            yield passage


def _behaviour(tokens: Sequence[Token], names: Sequence[Mention]) -> dict[str, str]:
    """Types of names whose words do not tell: a person acts or has a role beside the name, one is "in" a place."""
    found: dict[str, str] = {}
    placed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for mention in names:
        if mention.type:
            continue
        total[mention.text] += 1
        before = tokens[mention.first - 1].low if mention.first else ""
        placed[mention.text] += _place_before(tokens, mention)
        if len(mention.names) > 1 and before != "the" and _speaks(tokens, mention):
            found[mention.text] = "person"
    places = {text: "place" for text, count in placed.items() if count * 2 >= total[text]}
    return {**places, **found}


def _appositions(tokens: Sequence[Token], names: Sequence[Mention]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(first token of a name, words after it that tell who somebody is): "Doe, the president of Freedonia,"."""
    people = {m.first for m in names if m.type == "person" or len(m.names) > 1}
    for mention in names:
        k = mention.last
        if mention.type not in ("person", "") or k + 1 >= len(tokens) or tokens[k].text != ",":
            continue
        end = k + 1
        while end < len(tokens) and end - k < 12 and tokens[end].kind == "w":
            end += 1
        words = tokens[k + 1 : end]
        closed = end < len(tokens) and tokens[end].text in (",", ".", ";", "—", "–")
        role = next((n for n, t in enumerate(words) if t.low in lex.ROLE_WORDS), None)
        if (
            not closed
            or role is None
            or role > 6
            or words[0].low in ("who", "which", "and", "but", "as", "while", "whose", "when", "with", "by")
            or any(verb_group(t) for t in words[: role + 1])
            or any(n in people for n in range(k + 1, end) if tokens[n].base not in lex.ORG_HEADS)
        ):
            continue
        yield mention.first, tuple(t.text for t in words[: role + 1] if t.low not in ("of", "the", "a", "an"))


def _initials(tokens: Sequence[Token], names: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """(letters, name) where an article explains them: "Maria Anna Doe (MAD)"."""
    for name, letters in itertools.pairwise(names):
        k = name.last
        if (
            len(name.names) > 1
            and letters.first == k + 1
            and len(letters.names) == 1
            and letters.text.isupper()
            and tokens[k].text == "("
            and letters.text == "".join(n[0] for n in name.names if n[0].isalpha()).upper()
        ):
            yield letters.text, name.text


def _place_before(tokens: Sequence[Token], mention: Mention) -> bool:
    """ "in Tromso", "a visit to Tromso"."""
    k = mention.first - 1
    if k < 1 or tokens[k].sentence != tokens[mention.first].sentence:
        return False
    return tokens[k].low in ("in", "near") or (tokens[k].low == "to" and tokens[k - 1].low in _TRAVEL)


def _speaks(tokens: Sequence[Token], mention: Mention) -> bool:
    verb = predicate(tokens, mention)
    after = tokens[mention.last : mention.last + 9]
    aged = len(after) > 1 and after[0].text == "," and after[1].low.isdigit()
    role = len(after) > 1 and after[0].text == "," and any(t.low in lex.ROLE_WORDS for t in after[1:])
    described = any(p.lower() in lex.ROLE_WORDS for p in mention.prefix)
    return aged or role or described or (verb is not None and verb.group in ("say", "think", "call", "do"))


def _adjective(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a nationality stands before a noun: "Chinese state media"."""
    if mention.type != "people" or mention.last >= len(tokens):
        return False
    after = tokens[mention.last]
    verb = verb_group(after)
    acts = verb is not None and (after.low != verb[0] or verb[1] == "be")  # "Russian state media": no verb but a noun
    return (
        after.kind == "w"
        and not acts
        and after.low not in lex.ADVERBS
        and after.sentence == tokens[mention.first].sentence
    )


def _modifies(tokens: Sequence[Token], mention: Mention) -> bool:
    """Whether a name only tells which office another one holds: "White House spokesman Jane Doe"."""
    k = mention.last
    if tokens[k - 1].possessive:
        return False
    role = False
    while (
        k < len(tokens)
        and k - mention.last < 6
        and tokens[k].kind == "w"
        and tokens[k].sentence == tokens[mention.first].sentence
    ):
        if tokens[k].capital:
            return role or tokens[k].base in lex.OFFICES
        role = tokens[k].low in lex.ROLE_WORDS or tokens[k].low in lex.PERSON_HEADS
        if (
            not tokens[k].text.islower()
            or tokens[k].low in lex.SAY
            or tokens[k].low in lex.COPULA
            or tokens[k].low in lex.PARTICLES
            or tokens[k].low in ("at", "of", "in", "on", "from", "with", "for", "by", "and", "to", "who")
        ):
            return False
        k += 1
    return False
