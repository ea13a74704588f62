"""Who does what to whom: whether the same words stand in an order that turns it round."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.match import Pair
from bot.words import STOP_WORDS, stem

# what stands between two things that may change places
_EVEN = frozenset("and or plus with between both is are was were be been being the a an as also in on at to".split())
_EVEN_VERBS = frozenset(map(stem, "meet talk speak discuss agree cooperate join marry equal negotiate".split()))
_CASES = {"him": "he", "us": "we", "me": "i", "them": "they", "her": "she"}
_PERSONS = frozenset("i you he she it we they".split())
_PASSIVE = frozenset("is are was were be been being get got".split())


def turned_round(pairs: Sequence[Pair]) -> bool:
    """Whether two things have changed places about a verb or a preposition: “A owes B” and “B owes A”."""
    if _crossed(pairs):
        return True
    asked, said = ([_plain(pair[side] or "") for pair in pairs if pair[side]] for side in (0, 1))
    places = {term: said.index(term) for term in said if said.count(term) == 1}
    things = [(n, term) for n, term in enumerate(asked) if term in places and asked.count(term) == 1 and _thing(term)]
    for i, (first, one) in enumerate(things):
        for second, other in things[i + 1 :]:
            between = asked[first + 1 : second]
            if places[one] > places[other]:
                if _about(between, said[places[other] + 1 : places[one]]):
                    return True
            elif _suffered(between, said[places[one] + 1 : places[other]]):
                return True
    return False


def _crossed(pairs: Sequence[Pair]) -> bool:
    """Whether two things stand each in the other's place, with a word in common between."""
    unlike = [(n, _plain(a), _plain(s)) for n, (a, s) in enumerate(pairs) if a and s and _plain(a) != _plain(s)]
    return any(
        (one, other) == (theirs, own) and _thing(one) and _thing(other) and _about(*_between(pairs, n, m))
        for n, one, other in unlike
        for m, own, theirs in unlike
        if m > n
    )


def _between(pairs: Sequence[Pair], first: int, last: int) -> tuple[list[str], list[str]]:
    asked, said = ([_plain(pair[side] or "") for pair in pairs[first + 1 : last] if pair[side]] for side in (0, 1))
    return asked, said


def _plain(word: str) -> str:
    return _CASES.get(word, word) if word in STOP_WORDS else stem(word)


def _thing(term: str) -> bool:
    return term not in STOP_WORDS or term in _PERSONS


def _about(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the same deed stands between two things in both, and in the same voice."""
    common = set(asked) & set(said) - _EVEN - _EVEN_VERBS - _PERSONS
    return bool(common) and ("by" in asked) == ("by" in said)


def _suffered(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether what somebody does has become what is done to them: “A was attacked by B” for “A attacked B”."""
    voices = ["by" in some and not _PASSIVE.isdisjoint(some) for some in (asked, said)]
    return voices[0] != voices[1] and bool(set(asked) & set(said) - _EVEN - STOP_WORDS)
