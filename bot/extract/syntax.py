"""Shallow syntax around a mention: which verb it is the subject of, what governs it, where its phrase ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.extract import lexicon as lex
from bot.extract.mentions import Mention
from bot.extract.tokens import UNKNOWN, Token

_PREPOSITIONS = frozenset(
    "of for at from in with on to by about against near under over among between into as toward towards behind".split()
)
_LOOSE = frozenset("close familiar briefed involved based affiliated aligned traveling travelling".split())
_BE = frozenset("is are was were be been being".split())
_NOUNS = frozenset(  # base forms that are nouns before a name: "state broadcaster Doe"
    "state report post text comment note claim email e-mail tweet sum signal answer reply boast joke echo".split()
)
_HANDED_OUT = frozenset(
    "issue release publish deliver post sign read see report ask obtain review leak".split()
)  # a statement released by the ministry
_LONGEST_APPOSITION = 32
_LONGEST_PHRASE = 14


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of which a mention is the subject: its place, stem, class, and how the two are linked.

    ``link``: ``adj`` side by side, ``app`` over an apposition or parenthesis, ``pp`` over a prepositional phrase,
    ``rel`` in a relative clause, ``inv`` verb first, ``acc`` "according to", ``by`` agent of a passive.
    """

    at: int
    stem: str
    group: str
    link: str


def verb_group(token: Token) -> tuple[str, str] | None:
    """(stem, class) when a word may be a finite verb; classes: say, call, think, be, do."""
    if token.verb is UNKNOWN:
        token.verb = _verb_group(token)
    return token.verb


def _verb_group(token: Token) -> tuple[str, str] | None:
    low = token.low
    if token.kind != "w" or (token.capital and not token.opens):
        return None
    if low in lex.SAY:
        return lex.SAY[low], "say"
    if low in lex.CALL:
        return lex.CALL[low], "call"
    if low in lex.THINK:
        return lex.THINK[low], "think"
    if low in lex.COPULA:
        return low, "be"
    if len(low) > 4 and low.endswith("ed") and token.text.islower():
        return "-ed", "do"
    return None


def predicate(tokens: Sequence[Token], mention: Mention) -> Predicate | None:
    """The verb of saying or doing that has this mention as its subject or agent, or None."""
    inverted = _inverted(tokens, mention)
    if inverted and inverted.link != "by":
        return inverted
    return _following(tokens, mention) or inverted


def _possessive(tokens: Sequence[Token], mention: Mention) -> bool:
    last = tokens[mention.last - 1]
    return last.possessive or last.low in ("his", "her", "their", "its")


def _inverted(tokens: Sequence[Token], mention: Mention) -> Predicate | None:
    k = mention.np - 1
    if k < 0 or tokens[k].sentence != tokens[mention.first].sentence or _possessive(tokens, mention):
        return None
    before = tokens[k]
    if before.low in ("the", "a", "an") and k:
        k -= 1
        before = tokens[k]
    if before.low == "to" and k and tokens[k - 1].low == "according":
        return Predicate(k - 1, "according", "say", "acc")
    dashes = k
    while dashes > 0 and tokens[dashes].text in ("-", "–", "—", "―"):
        dashes -= 1
    if dashes < k and tokens[dashes].kind == "q":  # “…” — Jane Doe
        return Predicate(k, "dash", "say", "inv")
    if before.low == "per" and not tokens[k - 1].low.isdigit():
        return Predicate(k, "according", "say", "acc")
    if (
        before.low in lex.SAY
        and before.low not in _NOUNS
        and before.low
        not in (
            "told",
            "telling",
            "tell",
            "tells",
            "assured",
            "reminded",
            "urging",
            "demanding",
            "urged",
        )
        and (
            k == 0
            or tokens[k - 1].kind in ("q", "b", "p")
            or tokens[k - 1].low in lex.ADVERBS
            or tokens[k - 1].low in ("as", "so")
        )
    ):
        return Predicate(k, lex.SAY[before.low], "say", "inv")
    if before.low == "by":
        for m in range(k - 1, max(k - 5, -1), -1):  # the agent of a passive: "was hailed on Monday by Doe"
            group = verb_group(tokens[m])
            if tokens[m].sentence != before.sentence or tokens[m].kind != "w":
                break
            if group and group[1] in ("say", "call") and not tokens[m].low.endswith("ing"):  # "as saying by The Paper"
                if group[0] in _HANDED_OUT:
                    break
                return Predicate(m, group[0], group[1], "by")
            if tokens[m].low not in lex.ADVERBS and tokens[m].base not in lex.WEEKDAYS_MONTHS and tokens[m].low != "on":
                break
        if k and tokens[k - 1].low == "and" and (earlier := _agent_verb(tokens, k)) is not None:
            return earlier
        return Predicate(k, "by", "by", "by")
    return None


def _agent_verb(tokens: Sequence[Token], k: int) -> Predicate | None:
    """The passive that a second agent shares: "hailed by Doe as “X” and by Roe as “Y”"."""
    for m in range(k - 2, max(k - 25, 0), -1):
        if tokens[m].sentence != tokens[k].sentence:
            return None
        group = verb_group(tokens[m - 1])
        if tokens[m].low == "by" and group and group[1] in ("say", "call"):
            return Predicate(m - 1, group[0], group[1], "by")
    return None


def _following(tokens: Sequence[Token], mention: Mention) -> Predicate | None:
    sentence, n = tokens[mention.first].sentence, len(tokens)
    k, link, steps = mention.last, "adj", 0
    if _possessive(tokens, mention):
        return None
    while k < n and tokens[k].sentence == sentence and steps < 8:
        steps += 1
        token = tokens[k]
        if token.text in ("(", "[", ",", "—", "–", "-"):
            skipped = _skip_insert(tokens, k)
            if skipped is None:
                return None
            if (
                token.text == ","
                and tokens[k + 1].low in ("who", "which")
                and k + 2 < n
                and (group := _verb_at(tokens, k + 2))
            ) and group[0].group == "say":
                return Predicate(group[0].at, group[0].stem, group[0].group, "rel")
            k, link = skipped, "app"
            continue
        if token.low in ("who", "which", "that") and link == "adj" and token.kind == "w":
            found = _verb_at(tokens, k + 1)
            return Predicate(found[0].at, found[0].stem, found[0].group, "rel") if found else None
        if token.low in _PREPOSITIONS or token.low in _LOOSE:
            after = _skip_phrase(tokens, k)
            if after is None:
                return None
            k, link = after, "pp" if link == "adj" else link
            continue
        found = _verb_at(tokens, k)
        if found:
            return Predicate(found[0].at, found[0].stem, found[0].group, link)
        if (
            token.low in lex.ADVERBS
            or (token.low.endswith("ly") and token.kind == "w")
            or token.text in lex.WEEKDAYS_MONTHS
        ):
            k += 1
            continue
        if token.low == "and" and k + 1 < n and tokens[k + 1].capital:  # "Li and Wang said"
            k += 1
            while k < n and (tokens[k].capital or tokens[k].low in lex.PARTICLES):
                k += 1
            link = "adj"
            continue
        if token.low == "and" and link == "adj":  # "Li and other leaders said"
            return next(
                (
                    f[0]
                    for m in range(k + 2, min(k + 6, n))
                    if (f := _verb_at(tokens, m)) and tokens[m].sentence == sentence
                ),
                None,
            )
        return None
    return None


def _verb_at(tokens: Sequence[Token], k: int) -> tuple[Predicate, int] | None:
    """The main verb that starts at ``k``, past adverbs and auxiliaries ("has also repeatedly said")."""
    n = len(tokens)
    first: Predicate | None = None
    start = k
    while k < n and k - start < 6 and tokens[k].sentence == tokens[min(start, n - 1)].sentence:
        token = tokens[k]
        group = verb_group(token)
        if group and group[1] != "be":
            passive = (
                first is not None and first.stem in _BE and not token.low.endswith("ing") and token.low != group[0]
            )
            return Predicate(k, group[0], "passive" if passive else group[1], "adj"), k
        if group:
            first = first or Predicate(k, group[0], "be", "adj")
        elif token.low in lex.ADVERBS or (token.kind == "w" and token.low.endswith("ly")) or token.low in ("to", "be"):
            pass
        else:
            break
        k += 1
    return (first, first.at) if first else None


def _skip_insert(tokens: Sequence[Token], k: int) -> int | None:
    """Index after an apposition between commas or dashes, or after a parenthesis, that starts at ``k``."""
    closing = {"(": ")", "[": "]"}.get(tokens[k].text, tokens[k].text)
    sentence, last = tokens[k].sentence, None
    for m in range(k + 1, min(len(tokens), k + 1 + _LONGEST_APPOSITION)):
        token = tokens[m]
        if token.sentence != sentence:
            break
        if token.kind == "q":  # “…,” closes an apposition with the comma inside its marks
            if closing == "," and token.text.rstrip("”’\"' ").endswith(",") and _plausible_resumption(tokens, m + 1):
                return m + 1
            break
        if token.text == closing or (closing in "—–" and token.text in "—–"):
            if closing != "," or _plausible_resumption(tokens, m + 1):
                return m + 1
            last = m
    return None if closing == "," or last is None else last + 1


def _plausible_resumption(tokens: Sequence[Token], k: int) -> bool:
    """Whether the clause goes on with its verb after the comma that ends an apposition."""
    return k < len(tokens) and (_verb_at(tokens, k) is not None or tokens[k].low in ("who",))


def _skip_phrase(tokens: Sequence[Token], k: int) -> int | None:
    """Index of the first verb after a prepositional phrase that starts at ``k``."""
    sentence = tokens[k].sentence
    for m in range(k + 1, min(len(tokens), k + 1 + _LONGEST_PHRASE)):
        token = tokens[m]
        if token.sentence != sentence or token.kind == "q" or token.text in (";", ":"):
            return None
        if token.text == ",":
            skipped = _skip_insert(tokens, m)
            return skipped if skipped and skipped < len(tokens) and _verb_at(tokens, skipped) else None
        group = verb_group(token)
        if (
            group
            and (group[1] in ("say", "be", "call", "think"))
            and tokens[m - 1].low not in ("the", "a", "an", "his", "her", "its", "their")
        ):
            return m
        if token.low in ("who", "which", "that", "where", "when"):
            return None
    return None


def governor(tokens: Sequence[Token], mention: Mention) -> str:
    """What a mention stands under: a preposition, ``told`` (it is spoken to), ``poss`` when it owns what follows …"""
    if _possessive(tokens, mention):
        return "poss"
    k = mention.np - 1
    if k < 0 or tokens[k].sentence != tokens[mention.first].sentence:
        return "start"
    if tokens[k].low in ("the", "a", "an") and k:
        k -= 1
    low = tokens[k].low
    if low in _PREPOSITIONS:
        return low
    if low in (
        "told",
        "tell",
        "telling",
        "tells",
        "assured",
        "urged",
        "reminded",
        "asked",
        "warned",
        "informed",
        "thanked",
    ):
        return "told"
    if verb_group(tokens[k]):
        return "object"
    if tokens[k].kind == "b":
        return "start"
    if tokens[k].kind == "p":
        return "comma" if tokens[k].text == "," else "punct"
    return "and" if low in ("and", "but", "or") else "word"
