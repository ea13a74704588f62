"""How much two texts share, by the rarity of their words."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.words import STOP_WORDS, stem, words


def terms(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return stems_of(words(text))


def stems_of(said: Iterable[str]) -> frozenset[str]:
    """Stems of those folded words that carry meaning."""
    return frozenset(stem(w) for w in said if w not in STOP_WORDS)


@dataclass(frozen=True, slots=True)
class Rarity:
    """Inverse document frequency of stems over the texts it was made from."""

    total: int
    counts: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[Iterable[str]]) -> Rarity:
        counts: Counter[str] = Counter()
        total = 0
        for found in texts:
            counts.update(set(found))
            total += 1
        return cls(total, counts)

    def weight(self, term: str) -> float:
        return math.log((self.total + 1) / (self.counts[term] + 0.5))

    def mass(self, found: Iterable[str]) -> float:
        return sum(self.weight(t) for t in found)

    def shared(self, a: frozenset[str], b: frozenset[str]) -> float:
        """Weighted Dice coefficient, 0 to 1."""
        total = self.mass(a) + self.mass(b)
        return 2 * self.mass(a & b) / total if total else 0.0

    def held(self, small: frozenset[str], large: frozenset[str]) -> float:
        """Share of ``small`` that ``large`` holds, 0 to 1."""
        total = self.mass(small)
        return self.mass(small & large) / total if total else 0.0
