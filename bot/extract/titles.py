"""Offices and roles as articles put them ("Deputy Prime Minister"), and whether a description names one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.extract import lexicon as lex

FORMER = frozenset(("former", "ex", "then"))
LEADERS = frozenset("president premier chancellor leader minister prime king queen ruler taoiseach".split())
_LESSER = frozenset("vice deputy acting interim assistant first under".split()) | FORMER
_PORTFOLIOS = frozenset(
    """prime foreign defence defense finance interior trade economy energy justice health climate treasury home state
    press education environment agriculture commerce transport labour labor culture chief national security opposition
    crown secretary general affairs economic""".split()
)
_EMPTY = frozenset("of the a an this that his her its their and for to own new top senior".split())


def country_of(words: Sequence[str]) -> str:
    """The country that a title or description names ("South Korean president"), "" for none."""
    bases = [re.sub(r"[’']s?$", "", w) for w in words]
    for size in (2, 1):
        for k in range(len(bases) - size + 1):
            word = " ".join(bases[k : k + size])
            found = lex.DEMONYMS.get(word) or lex.COUNTRIES.get(word) or lex.CAPITALS.get(word)
            if found:
                return found
    return ""


def title(words: Sequence[str]) -> frozenset[str]:
    """The words of an office in lower case, without its country."""
    bases = [re.sub(r"[’']s?$", "", w) for w in words]
    countries = (lex.DEMONYMS, lex.COUNTRIES, lex.CAPITALS)
    return frozenset(b.lower() for b in bases if b.lower() not in _EMPTY and not any(b in known for known in countries))


def fit(description: Sequence[str], held: frozenset[str]) -> int:
    """How many words of a description (its head last) an office has; 0 where they do not go together.

    "The prime minister" is no foreign minister and no deputy, "the president" no vice president and no former one, "the
    minister" no prime minister.
    """
    asked = title(description)
    head = description[-1].lower()
    if head not in held or (held & _LESSER) - asked or (asked & _LESSER) - held:
        return 0
    portfolios = asked & _PORTFOLIOS - {head}
    if portfolios - held or (head == "minister" and "prime" in held - asked):
        return 0
    named = {w.lower() for w in description[:-1] if w[:1].isupper()} & asked
    bodies = held - _PORTFOLIOS - _LESSER - lex.ROLE_WORDS
    if named - held and bodies:
        return 0
    return 1 + len(asked & held)
