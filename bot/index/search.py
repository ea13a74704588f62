"""Searching quotations: those that hold the rarest of the asked words and pairs of words, the likeliest first.

Posting lists are read from the shortest on, each adding the rarity of its gram to the quotations it names, until the
lists left cannot lift another above the best one, or a budget is spent. A word that nobody uses stands for all
words that are one typing error away, where the pairs with its neighbours tell which is meant.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import accumulate
from typing import Any, NamedTuple

from bot.index.grams import CUT, cuts, pair_grams, read_slot, slot_of, word_gram
from bot.index.postings import decode
from bot.words import STOP_WORDS

Rows = Callable[..., list[tuple[Any, ...]]]  # runs a statement with its values

LITTLE = 0.1  # the rarity of a stop word, where 1 is that of a word nobody uses
_BUDGET = 12_000  # postings read for one question
_MORE = 20_000  # postings read beyond that where too many quotations are alike, …
_NEAR = 0.6  # … that is, come up to this share of the best one's gain
_RAREST = 16  # grams looked up for one question, beside those of other spellings
_ENOUGH = 500  # postings after which it is looked whether the best one can still be beaten
_FLOOR = 0.25  # share of the best one's gain below which a quotation is not worth a look
_MEANT = 16  # words that a misspelt one may be, the most used ones, looked at with its neighbours, …
_ALONE = 4  # … and the least used of them also by themselves
_MISSPELT = 5_000  # one in so many quotations may have a word misspelt in one way
_FEW = 8  # words asked up to which that matters
_DOUBT = 0.6  # what such a word's list counts
_ROOMS = (8, 16, 32, 64, 512)  # keys a statement takes: few different ones, so that each is compiled once
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Likely(NamedTuple):
    """Quotations by number, each with the rarity of the grams it shares, most first; and the asked words' rarity,
    each 0 to 1."""

    gains: tuple[tuple[int, float], ...]
    rarity: tuple[float, ...]


class _List(NamedTuple):
    """A posting list yet to be read (that of ``gram``) or read already (``ids``), and what it adds."""

    length: int
    gain: float
    gram: int
    ids: Sequence[int] | None


class Search:
    """Looks quotations up in the tables ``gram`` and ``gram_slot``."""

    def __init__(self, rows: Rows, quotes: int, bits: int) -> None:
        self._rows = rows
        self._quotes = quotes
        self._bits = bits

    def likely(self, said: Sequence[str], limit: int) -> Likely:
        """At most ``limit`` quotations."""
        cut = cuts(said)
        grams = [word_gram(one) for one in cut]
        pairs = dict.fromkeys(pair_grams(cut))
        frequencies = self._frequencies([*grams, *pairs])
        known = [frequencies.get(gram, 0) for gram in grams]
        content = dict.fromkeys(gram for word, gram in zip(said, grams, strict=True) if word not in STOP_WORDS)
        lists = [self._list(gram, frequencies[gram]) for gram in (*content, *pairs) if gram in frequencies]
        lists += self._rare(pair for pair in pairs if pair not in frequencies)
        lists = sorted(lists, key=_length)[:_RAREST]
        for n in self._doubtful(said, known):
            lists += self._spellings(said[n], cut[max(0, n - 1) : n], cut[n + 1 : n + 2])
        return Likely(self._best(sorted(lists, key=_length), limit), self._rarity(said, known))

    def _rarity(self, said: Sequence[str], known: Sequence[int]) -> tuple[float, ...]:
        quotes = max(1, self._quotes)  # articles may hold no quotation at all
        top = math.log(1 + 2 * quotes)
        return tuple(
            LITTLE if word in STOP_WORDS else math.log(1 + quotes / (often or 0.5)) / top
            for word, often in zip(said, known, strict=True)
        )

    def _rare(self, pairs: Iterable[int], least: int = 1) -> Iterator[_List]:
        """The lists of rare pairs; one counts as if it named ``least`` quotations at least."""
        places = [slot_of(pair, self._bits) for pair in pairs]
        rows: dict[int, bytes] = dict(self._select("SELECT n, ids FROM gram_slot WHERE n IN", {n for n, _ in places}))
        for n, slot in places:
            if n in rows and (ids := read_slot(rows[n], slot)):
                yield _List(len(ids), self._gain(max(least, len(ids))), 0, ids)

    def _spellings(self, word: str, left: Sequence[str], right: Sequence[str]) -> Iterator[_List]:
        """The lists of what a misspelt word may be, alone and with its neighbours."""
        meant = {word_gram(one): one for one in misspellings(word)}
        found = sorted(self._frequencies(meant).items(), key=lambda one: -one[1])[:_MEANT]
        beside = {pair for gram, _ in found for pair in pair_grams([*left, meant[gram], *right])}
        common = self._frequencies(beside)
        yield from (self._list(pair, often) for pair, often in common.items())
        yield from self._rare(beside - common.keys(), least=8)
        yield from (self._list(gram, often, _DOUBT) for gram, often in found[-_ALONE:])

    def _doubtful(self, said: Sequence[str], known: Sequence[int]) -> list[int]:
        """The places of the words that may be misspelt: those that nobody uses, and of few words also rare ones."""
        rare = self._quotes // _MISSPELT if len(said) <= _FEW else 0
        return [n for n, word in enumerate(said) if known[n] <= rare and len(word) > 2 and not word[0].isdigit()]

    def _list(self, gram: int, often: int, share: float = 1.0) -> _List:
        return _List(often, share * self._gain(often), gram, None)

    def _gain(self, often: int) -> float:
        return math.log(1 + self._quotes / often)

    def _frequencies(self, grams: Iterable[int]) -> dict[int, int]:
        return dict(self._select("SELECT n, frequency FROM gram WHERE n IN", set(grams)))

    def _select(self, statement: str, keys: set[int]) -> list[tuple[Any, ...]]:
        """The rows of these keys."""
        if not keys:
            return []
        some = sorted(keys)
        room = next((room for room in _ROOMS if len(some) <= room), _ROOMS[-1])
        some += some[-1:] * (-len(some) % room)
        marks = f" ({','.join('?' * room)})"
        return [row for n in range(0, len(some), room) for row in self._rows(statement + marks, *some[n : n + room])]

    def _best(self, lists: Sequence[_List], limit: int) -> tuple[tuple[int, float], ...]:
        """The quotations that the lists, the shortest first, name most."""
        gains: dict[int, float] = {}
        get = gains.get
        left = sum(one.gain for one in lists)
        spent = done = 0
        ready = self._read(lists, _BUDGET)
        for one in lists:
            spent += one.length
            if gains and (spent > _BUDGET or (spent > _ENOUGH and max(gains.values()) > left)):
                break
            gain = one.gain
            for number in decode(ready[one.gram]) if one.ids is None else one.ids:
                gains[number] = get(number, 0.0) + gain
            left -= gain
            done += 1
        self._settle(gains, lists[done:], limit)
        floor = _FLOOR * max(gains.values(), default=0.0)
        best = sorted((-gain, number) for number, gain in gains.items() if gain >= floor)
        return tuple((number, -gain) for gain, number in best[:limit])

    def _settle(self, gains: dict[int, float], rest: Sequence[_List], limit: int) -> None:
        """Where more than ``limit`` quotations come near the best, longer lists tell them apart."""
        best = nlargest(limit + 1, gains.values())
        if len(best) <= limit or best[-1] < _NEAR * best[0]:
            return
        near = {number for number, gain in gains.items() if gain >= _NEAR * best[0]}
        ready = self._read(rest, _MORE)
        for one in rest:
            if one.gram in ready:
                for number in near.intersection(decode(ready[one.gram])):
                    gains[number] += one.gain

    def _read(self, lists: Sequence[_List], budget: int) -> dict[int, bytes]:
        """The lists that are yet to be read, as many as the budget has room for."""
        spent = accumulate(one.length for one in lists)
        wanted = {one.gram for one, so_far in zip(lists, spent, strict=True) if one.ids is None and so_far <= budget}
        wanted |= {one.gram for one in lists[:1] if one.ids is None}
        return dict(self._select("SELECT n, ids FROM gram WHERE n IN", wanted))


def _length(one: _List) -> int:
    return one.length


def misspellings(word: str) -> set[str]:
    """The cut words that are one letter dropped, added, exchanged or swapped away from the cut of a word."""
    head, tail = word[: CUT + 1], word[CUT + 1 :]
    found: set[str] = set()
    for n in range(len(head)):
        before, after = head[:n], head[n + 1 :]
        found.add(before + after)
        found.update(before + letter + after for letter in _LETTERS)
        found.update(before + letter + head[n:] for letter in _LETTERS)
        found.add(before + after[:1] + head[n] + after[1:])
    found.update(head + letter for letter in _LETTERS)
    return {(one + tail)[:CUT] for one in found} - {word[:CUT], ""}
