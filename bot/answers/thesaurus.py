"""What a word may stand for, and its opposite, by the pairs of ``thesaurus.txt`` (from WordNet) and groups by hand."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.answers.lexicon import groups, synonyms


class Entry(NamedTuple):
    """The stems that one stem may be put for, and its opposites."""

    related: frozenset[str] = frozenset()
    opposed: frozenset[str] = frozenset()


_UNKNOWN = Entry()
_SHARED = 2  # words that two may both be put for, from which they are near each other
_SHARE = 0.1  # and as a share of those that the one with fewer may be put for


def related(asked: str, said: str) -> bool:
    """Whether one stem may be put for another: a synonym, one derived from the other, the wider word for a thing."""
    return asked == said or (said in kin(asked) and not opposite(asked, said))


@lru_cache(maxsize=4096)
def near(asked: str, said: str) -> bool:
    """Whether they are related, or may both be put for some of the same words: “missions” and “operations”."""
    if asked == said or related(asked, said):
        return True
    left, right = kin(asked) | {asked}, kin(said) | {said}
    shared = len(left & right)
    return shared >= _SHARED and shared >= _SHARE * min(len(left), len(right)) and not opposite(asked, said)


def kin(asked: str) -> frozenset[str]:
    """The stems that a stem may be put for; opposites are among them where a word has many meanings."""
    return entry(asked).related


def opposite(one: str, other: str) -> bool:
    """Whether one stem is an antonym of the other."""
    return other in entry(one).opposed or one in entry(other).opposed


def is_known(term: str) -> bool:
    """Whether it is the stem of an ordinary word."""
    return entry(term) is not _UNKNOWN


@lru_cache(maxsize=4096)
def entry(term: str) -> Entry:
    """What the thesaurus has of a stem."""
    fields = _line(term).split()[1:]
    near, far = (frozenset(field[1:] for field in fields if field[0] == sign) for sign in "+-")
    near |= synonyms().get(term, frozenset()) | _alike().get(term, frozenset())
    return Entry(near, far) if near or far else _UNKNOWN


@cache
def _alike() -> dict[str, frozenset[str]]:
    """For a stem those that stand in a group with it, by ``alike.txt``."""
    text = Path(__file__).with_name("alike.txt").read_text(encoding="ascii")
    return groups(line for line in text.splitlines() if not line.startswith("#"))


def _line(term: str) -> str:
    """The line that begins with the stem, found by halving; empty when none does."""
    data, wanted = _data(), term.encode("ascii", "replace")
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"\n", middle)
        line = data[start:end]
        own = line.partition(b" ")[0]
        if own == wanted:
            return line.decode()
        low, high = (end + 1, high) if own < wanted else (low, start)
    return ""


@cache
def _data() -> bytes:
    """The file less the notice at its head."""
    data = Path(__file__).with_name("thesaurus.txt").read_bytes()
    return data[data.index(b"\n", data.rindex(b"\n#") + 1) + 1 :]
