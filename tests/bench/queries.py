"""Questions as people ask them: sentences remembered well, badly and in part, and sentences that nobody said."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from bot.words import STOP_WORDS, words

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    key: "".join(row[max(0, n - 1) : n] + row[n + 1 : n + 2] for row in _ROWS for n in [row.find(key)] if n >= 0)
    for key in _LETTERS
}
_LITTLE = "the a of to in that it is was on for and with this as at we they has have be so".split()
_BARE = re.compile(r"[^\W\d_]{4,}")  # the words that get typing errors


class Query(NamedTuple):
    """What is typed, how it came about, and the words it was made from ("" when nobody said it).

    An answer is right when it holds ``meant`` (folded words with a space on either side): a fragment may stand in
    several sentences.
    """

    text: str
    kind: str
    meant: str


def spaced(text: str) -> str:
    """The folded words of a text with a space on either side of each."""
    return f" {' '.join(words(text))} "


def typing_error(word: str, dice: random.Random) -> str:
    """One letter left out, doubled, exchanged with the next, or hit beside its key."""
    n = dice.randrange(len(word))
    kind = dice.randrange(4)
    if kind == 0:
        return word[:n] + word[n + 1 :]
    if kind == 1:
        return word[:n] + word[n] + word[n:]
    if kind == 2:
        n = dice.randrange(len(word) - 1)
        return word[:n] + word[n + 1] + word[n] + word[n + 2 :]
    return word[:n] + dice.choice(_BESIDE.get(word[n].lower()) or _LETTERS) + word[n + 1 :]


class Perturb:
    """Makes questions from sentences; ``others`` are the content words that replace some, common ones most often."""

    def __init__(self, sentences: Iterable[str], dice: random.Random) -> None:
        self._dice = dice
        counts = Counter(word for text in sentences for word in text.split() if _content(word))
        self._others = [word for word in counts.elements() if word.isalpha()] or ["other"]
        self.kinds: dict[str, Callable[[list[str]], tuple[list[str], list[str]]]] = {
            "exact": lambda said: (said, said),
            "typos": lambda said: (self._mistyped(said, dice.randint(1, 3)), said),
            "dropped": lambda said: (self._dropped(said), said),
            "swapped": lambda said: (self._swapped(said), said),
            "replaced": lambda said: (self._replaced(said), said),
            "little words": lambda said: (self._little(said), said),
            "fragment": self._fragment,
            "fragment with a typo": self._worn_fragment,
        }

    def __call__(self, text: str, kind: str) -> Query:
        asked, meant = self.kinds[kind](text.split())
        return Query(" ".join(asked), kind, spaced(" ".join(meant)))

    def _mistyped(self, said: list[str], errors: int) -> list[str]:
        places = [n for n, word in enumerate(said) if _BARE.search(word)]
        said = list(said)
        for n in self._dice.sample(places, min(errors, len(places))):
            said[n] = _BARE.sub(lambda found: typing_error(found[0], self._dice), said[n], count=1)
        return said

    def _dropped(self, said: list[str]) -> list[str]:
        gone = set(self._dice.sample(range(len(said)), min(self._dice.randint(1, 3), len(said) // 3)))
        return [word for n, word in enumerate(said) if n not in gone]

    def _swapped(self, said: list[str]) -> list[str]:
        said = list(said)
        for _ in range(self._dice.randint(1, 2)):
            n = self._dice.randrange(len(said) - 1)
            said[n], said[n + 1] = said[n + 1], said[n]
        return said

    def _replaced(self, said: list[str]) -> list[str]:
        said = list(said)
        places = [n for n, word in enumerate(said) if _content(word)]
        for n in self._dice.sample(places, min(self._dice.randint(1, 2), len(places) // 3)):
            said[n] = self._dice.choice(self._others)
        return said

    def _little(self, said: list[str]) -> list[str]:
        """One or two little words exchanged, left out or added."""
        said = list(said)
        for _ in range(self._dice.randint(1, 2)):
            places = [n for n, word in enumerate(said) if word.lower() in STOP_WORDS]
            other = self._dice.choice(_LITTLE)
            change = self._dice.randrange(3) if places else 0
            n = self._dice.randrange(1, len(said)) if change == 0 else self._dice.choice(places)
            said[n : n + (change > 0)] = [other] if change < 2 else []
        return said

    def _fragment(self, said: list[str]) -> tuple[list[str], list[str]]:
        length = min(self._dice.randint(4, 8), len(said))
        start = self._dice.randint(0, len(said) - length)
        return said[start : start + length], said[start : start + length]

    def _worn_fragment(self, said: list[str]) -> tuple[list[str], list[str]]:
        kept, meant = self._fragment(said)
        return self._mistyped(kept, 1), meant


def _content(word: str) -> bool:
    bare = word.strip("“”\"'‘’()[],.;:!?…–—-").lower()
    return len(bare) > 2 and bare not in STOP_WORDS


def make(corpus: Sequence[str], held_out: Sequence[str], answerable: int, never: int, seed: int) -> list[Query]:
    """Questions in equal shares of all kinds; those that nobody said come from held-out sentences in the same shares.

    A fragment of a held-out sentence that stands in the corpus word for word was said, and is left out.
    """
    dice = random.Random(seed)
    perturb = Perturb(dice.sample(corpus, min(len(corpus), 20_000)), dice)
    kinds = list(perturb.kinds)
    long = [text for text in dice.sample(corpus, min(len(corpus), 4 * answerable)) if len(text.split()) >= 6]
    asked = [perturb(text, kinds[n % len(kinds)]) for n, text in enumerate(long[:answerable])]
    spare = [perturb(text, kinds[n % len(kinds)]) for n, text in enumerate(held_out) if len(text.split()) >= 6]
    spare = spare[: 2 * never]
    said = _said(corpus, [one.meant for one in spare])
    unsaid = [one._replace(meant="") for one in spare if one.meant not in said]
    return asked + unsaid[:never]


def _said(corpus: Sequence[str], wanted: Iterable[str]) -> set[str]:
    """Those of the wanted stretches of words that stand in the corpus."""
    left, found = set(wanted), set[str]()
    for first in range(0, len(corpus), 50_000):
        whole = "\n".join(map(spaced, corpus[first : first + 50_000]))
        now = {text for text in left if text in whole}
        left -= now
        found |= now
    return found
