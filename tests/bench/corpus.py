"""Sentences to search among: from a file, or made up from a seed.

The made-up ones are as hard as news: a vocabulary whose use falls off as in language (Zipf), names that share parts,
phrases that come again and again, and sentences that differ from an earlier one in a word or two.
"""

from __future__ import annotations

import random
from bisect import bisect
from itertools import accumulate
from pathlib import Path

_ONSETS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w".split()
_VOWELS = "a e i o u ai ea ou io".split()
_CODAS = "b ck d g l ll m n nd ng nt p r rd rn rt s ss st t th x".split()
_ENDINGS = ("", "", "", "s", "ed", "ing", "ion", "ly", "er", "al", "ment", "ity")
_LITTLE = (
    "the of and to a in that is was for on it with as be by at from he we they his our their this have not are but "
    "has will would which an or who had been were more than all its can what if so no when there about out up into"
).split()
_PATTERNS = (  # L a little word, W a word, N a name, P a phrase that is often used, # a number
    "P L W L W W",
    "N L W L W L L W W P",
    "L W L L W W P L W",
    "L N W L L W L P",
    "W L W P L W L L W",
    "L # W L W L L N W",
    "L L W L P L W L W L W W L N",
    "P L L W W L W L W L # W",
    "N W L L L W L W P L W L L W W L W",
)


def load(path: Path, limit: int | None = None) -> list[str]:
    """The sentences of a file, one a line, each once."""
    with path.open(encoding="utf-8", newline="\n") as file:
        found = dict.fromkeys(" ".join(line.split()) for line in file)
    found.pop("", None)
    return list(found)[:limit]


def made_up(count: int, seed: int = 1, apart: int = 0) -> list[str]:
    """So many different made-up sentences; no other is a variant of the first ``apart``."""
    dice = random.Random(seed)
    source = _Source(dice, 4_000 + count // 10)
    made: dict[str, None] = {}
    kept: list[str] = []
    while len(kept) < count:
        near = len(kept) > apart and dice.random() < 0.08
        text = source.like(kept[dice.randrange(apart, len(kept))]) if near else source.sentence()
        if text not in made:
            made[text] = None
            kept.append(text)
    return kept


class _Source:
    """A language of its own: words, names and phrases drawn by rank."""

    def __init__(self, dice: random.Random, size: int) -> None:
        self._dice = dice
        self._words = list(dict.fromkeys(self._word() for _ in range(size)))
        self._weights = list(accumulate(1 / (rank + 12) for rank in range(len(self._words))))
        self._little = list(accumulate(1 / (rank + 1.5) for rank in range(len(_LITTLE))))
        first, last = ([self._word(1 + n).capitalize() for _ in range(300 + 900 * n)] for n in (0, 1))
        self._names = [f"{dice.choice(first)} {dice.choice(last)}" for _ in range(size // 4)]
        self._phrases = [
            " ".join(self._slot(kind) for kind in dice.choice(("L L W", "W L L W", "L W W", "L W L L W")).split())
            for _ in range(size // 10)
        ]

    def sentence(self) -> str:
        """One sentence of one to three patterns."""
        parts = [self._dice.choice(_PATTERNS) for _ in range(self._dice.choice((1, 1, 2, 2, 3)))]
        said = ", ".join(" ".join(map(self._slot, part.split())) for part in parts)
        return said[:1].upper() + said[1:] + "."

    def like(self, text: str) -> str:
        """An earlier sentence with one or two words changed."""
        said = text.split()
        for _ in range(self._dice.randint(1, 2)):
            said[self._dice.randrange(1, len(said) - 1)] = self._slot("W")
        return " ".join(said)

    def _word(self, syllables: int = 0) -> str:
        dice = self._dice
        parts = (
            dice.choice(_ONSETS) + dice.choice(_VOWELS) + (dice.choice(_CODAS) if dice.random() < 0.6 else "")
            for _ in range(syllables or dice.choice((1, 2, 2, 3)))
        )
        return "".join(parts) + dice.choice(_ENDINGS)

    def _slot(self, kind: str) -> str:
        dice = self._dice
        if kind == "L":
            return self._ranked(_LITTLE, self._little)
        if kind == "W":
            return self._ranked(self._words, self._weights)
        if kind == "N":
            return self._names[int(len(self._names) * dice.random() ** 3)]
        if kind == "P":
            return self._phrases[int(len(self._phrases) * dice.random() ** 2)]
        return str(dice.choice((dice.randint(2, 99), dice.randint(1990, 2031), 100 * dice.randint(1, 90))))

    def _ranked(self, some: list[str], weights: list[float]) -> str:
        return some[bisect(weights, self._dice.random() * weights[-1])]
