"""What a cue may report: the stretches of its sentence that can be the content, with features."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.extract.clues import Features, clause_ahead
from bot.extract.cues import CLAUSES_ONLY, VERBS
from bot.extract.sites import Site
from bot.extract.tokens import Token
from bot.extract.wordkinds import kind

_FEWEST = 2  # tokens of a content
_JOINTS = frozenset((",", "—", "–", "-"))
_CLAUSE_WORDS = frozenset(("that", "to", "wh", "q"))
_LEADS = frozenset(("as", "and", "but", "so"))
_PARTICLES = frozenset("for of about on against over as into at with from in".split())
_AFTER_HEARER = frozenset("he she they it there his as for of on about whether how".split())


class Choice(NamedTuple):
    """A way in which a content can stand to its cue, the token where it begins and, if only one is possible, its end.

    ``how``: ``that`` and ``to`` begin with this word, ``next`` right after the cue, ``past`` after a preposition or
    the person spoken to; ``before`` opens the sentence and ends at the cue, ``around`` holds it; or ``none``.
    """

    how: str
    start: int = -1
    end: int = -1
    features: Features = ()


def choices(tokens: Sequence[Token], site: Site) -> list[Choice]:
    """All contents that a cue may have, "none" first."""
    found = [Choice("none"), *_right(tokens, site)]
    if site.form not in ("noun", "adj", "colon"):
        found += _left(tokens, site)
    return found


def _right(tokens: Sequence[Token], site: Site) -> Iterator[Choice]:
    last = site.last
    k = _after(tokens, site)
    if k >= last:
        return
    opening = kind(tokens[k])
    clause = clause_ahead(tokens, k, last)
    done = site.stem in CLAUSES_ONLY and clause == "no" and opening not in _CLAUSE_WORDS
    if tokens[k].kind in ("w", "q") and not done:
        yield Choice("next", k, -1, _shape(site, opening, clause))
    if opening == "that" or opening == "to":
        return
    yield from _later(tokens, site, k, opening)
    hop = k if done else _hearer(tokens, k, last)
    if k < hop < last and tokens[hop].kind in ("w", "q"):
        shape = _shape(site, kind(tokens[hop]), clause_ahead(tokens, hop, last))
        yield Choice("past", hop, -1, ((f"hop={opening}", ("", site.group)), *shape))


def _after(tokens: Sequence[Token], site: Site) -> int:
    """The token after the cue (and its subject, when that follows), past adverbs and a colon."""
    last, k = site.last, site.right
    if site.form == "acc" or site.link == "inv":
        while k < last and k - site.right < 40 and tokens[k].text != ",":
            k += 1
        return k + 1
    while k < last and (kind(tokens[k]) == "adv" or (tokens[k].text == "," and k > site.right)):
        k += 1
    return k + (k < last and tokens[k].text == ":")


def _later(tokens: Sequence[Token], site: Site, k: int, opening: str) -> Iterator[Choice]:
    """Contents that begin with the first "that" and the first "to" some words after the cue."""
    sought = ["that", "to"]
    verbs = False
    for m in range(k + 1, min(k + 10, site.last - 1)):
        token = tokens[m]
        if token.kind == "q" or token.text in (";", ":"):
            return
        if token.low in sought:
            sought.remove(token.low)
            prior, gap = kind(tokens[m - 1]), min(m - k, 4)
            features = (
                (f"gap={gap}", (site.group,)),
                (f"gap={opening}", (site.group, str(gap))),
                (f"prior={prior}", (str(verbs), site.group)),
            )
            yield Choice(token.low, m, -1, features)
        verbs = verbs or token.low in VERBS


def _hearer(tokens: Sequence[Token], k: int, last: int) -> int:
    """The token after a preposition, or after the person spoken to; ``k`` where there is neither."""
    low, first = tokens[k].low, kind(tokens[k])
    if low in _PARTICLES:
        return k + 2 if low in ("on", "in", "at") and k < last and kind(tokens[k + 1]) == "adv" else k + 1
    if first in ("him", "hearer") or low in ("her", "you", "it"):
        return k + 1
    if first in ("Name", "the", "his", "word"):
        for m in range(k + 1, min(k + 8, last)):
            if tokens[m].low in _AFTER_HEARER:
                return m
            if tokens[m].kind == "p":
                return k
    return k


def _shape(site: Site, opening: str, clause: str) -> Features:
    return ((f"clause={clause}", (opening, site.group, site.stem, site.form)),)


def _left(tokens: Sequence[Token], site: Site) -> Iterator[Choice]:
    """What stands before ", Doe said", with or without what goes on after a comma."""
    last, left = site.last, site.left
    while left > site.first and tokens[left - 1].low in _LEADS:
        left -= 1
    if left - site.first > _FEWEST and tokens[left - 1].text in _JOINTS:
        start = site.first
        while start < left and tokens[start].kind in ("p", "b"):
            start += 1
        if left - 1 - start < _FEWEST:
            return
        features = _opening(tokens, site, start, left)
        yield Choice("before", start, left - 1, features)
        if site.right < last and tokens[site.right].text in _JOINTS:
            yield Choice("around", start, last + 1, (*features, (f"after={kind(tokens[site.right + 1])}", ("",))))
    elif site.form == "passive" and site.link == "object" and site.right < last:
        yield Choice("around", site.left, -1, ((f"open={kind(tokens[site.right])}", ("",)),))


def _opening(tokens: Sequence[Token], site: Site, start: int, left: int) -> Features:
    inner = any(t.text == "," for t in tokens[start : left - 1])
    quoted = any(t.kind == "q" for t in tokens[start : left - 1])
    return (
        (f"clause={clause_ahead(tokens, start, left - 1)}", ("", site.link)),
        (f"open={kind(tokens[start])}", ("", str(inner))),
        (f"quoted={quoted}", ("",)),
        (f"long={min((left - start) // 4, 4)}", ("",)),
        (f"word={tokens[left].low if tokens[left].low in _LEADS else ''}", ("",)),
    )
