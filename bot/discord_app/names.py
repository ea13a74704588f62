"""Names that autocomplete offers: found by how they begin, by how one of their words begins, or by any part of them."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import merge, nsmallest
from itertools import islice

from bot.discord_app.escape import cut
from bot.discord_app.limits import CHOICE, CHOICES
from bot.terminal import one_line
from bot.words import fold

_LEAST = 3  # letters left of a misspelt beginning, or asked of an inner part
_SEARCHED = 300_000  # characters of the most important names that are searched for an inner part
_SORTED = 2000  # words put in order at a stroke
_COMPARED = 40  # characters by which words are put in order


@dataclass(frozen=True, slots=True)
class Name:
    """What is shown, what is sent when it is chosen, and further words by which it is found."""

    shown: str
    value: str
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A choice as Discord takes it: neither part longer than 100."""

    shown: str
    value: str


class Names:
    """An unchanging list of names, the most important first; a look-up takes well under 2 ms among 50,000."""

    def __init__(self, names: Iterable[Name]) -> None:
        kept = {name.value: name for name in names if one_line(name.shown) and one_line(name.value)}
        self._offers = [Offer(cut(name.shown, CHOICE), cut(name.value, CHOICE)) for name in kept.values()]
        self._cut_off = {cut(value, CHOICE): value for value in reversed(kept) if cut(value, CHOICE) != value}
        keys = [fold(one_line(f"{name.shown} {name.found_by}")) for name in kept.values()]
        self._text = "\n".join(keys)
        self._starts = array("L", _starts_of(keys))
        inner = (match.end() for match in re.finditer(r"[^\w\n](?=\w)", self._text))
        self._beginnings = self._ordered(self._starts)
        self._words = self._ordered(inner)

    def _ordered(self, places: Iterable[int]) -> tuple[array[int], array[int]]:
        """Places in the text, in the order of what stands there, and the number of the name each belongs to."""

        def there(place: int) -> str:
            return self._text[place : place + _COMPARED]

        left = iter(places)
        runs = [sorted(run, key=there) for run in iter(lambda: list(islice(left, _SORTED)), [])]
        ordered = array("L", merge(*runs, key=there))  # not sorted at a stroke: the event loop must get its turn
        return ordered, array("L", (self._number(place) for place in ordered))

    def _number(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def offers(self, typed: str) -> list[Offer]:
        """At most 25 that fit what was typed so far, best first; what begins nearly so where nothing fits."""
        wanted = fold(one_line(typed[:CHOICE]))[:_COMPARED]
        found = list(range(min(CHOICES, len(self._offers)))) if not wanted else self._fitting(wanted)
        for length in (len(wanted) - 1, len(wanted) - 2, _LEAST):
            if not found and length >= _LEAST:
                found = self._fitting(wanted[:length])
        return [self._offers[n] for n in found]

    def _fitting(self, wanted: str) -> list[int]:
        found = dict.fromkeys([*self._beginning(wanted, *self._beginnings), *self._beginning(wanted, *self._words)])
        if not found and len(wanted) >= _LEAST:
            found = dict.fromkeys(self._holding(wanted))
        return list(found)[:CHOICES]

    def _beginning(self, wanted: str, places: array[int], numbers: array[int]) -> list[int]:
        """The most important names with a word that begins so."""

        def there(place: int) -> str:
            return self._text[place : place + len(wanted)]

        first = bisect_left(places, wanted, key=there)
        last = bisect_right(places, wanted, lo=first, key=there)
        return nsmallest(CHOICES, numbers[first:last])

    def _holding(self, wanted: str) -> Iterator[int]:
        """The numbers of the names that hold this anywhere."""
        place, found = self._text.find(wanted, 0, _SEARCHED), 0
        while place >= 0 and found < CHOICES:
            yield self._number(place)
            place, found = self._text.find(wanted, place + 1, _SEARCHED), found + 1

    def whole(self, chosen: str) -> str:
        """The value behind what was chosen, which Discord may have got cut off; any other text as it is."""
        return self._cut_off.get(chosen, chosen)


def _starts_of(keys: Iterable[str]) -> Iterator[int]:
    """Where each key begins when all are joined by line feeds."""
    place = 0
    for key in keys:
        yield place
        place += len(key) + 1
