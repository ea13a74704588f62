"""A folder of made-up articles about made-up summits, from a seed.

    python -m tests.bench.articles FOLDER COUNT [SEED]

Some five articles tell of the same event, each in its own words and with its own choice of what was said there. Words
are used as in language (Zipf); people share first names and surnames with others, have an office, and are named in full
once and by their surname later. An article has ten quotations.
"""

from __future__ import annotations

import sys
from bisect import bisect
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

PER_EVENT = 5
_ONSETS = "b br c ch d dr f g gr h j k l m n p pl pr r s sh st t tr v w".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = "b ck d g l m n nd ng nt p r rd rn s ss st t th".split()
_ENDINGS = "s ed ing ion er al ment ity ness ive".split()
_FIRST = (
    "Anna Karl Maria Peter Elena James Ivan Laura Omar Sofia David Nadia Paul Irina Thomas Julia Viktor Clara".split()
)
_OFFICES = (
    "President|Prime Minister|Foreign Minister|Defence Minister|Finance Minister|spokesman|spokeswoman"
    "|senior fellow at the|analyst at the|professor at the|director of the|adviser to the"
).split("|")
_PLACES = "Oslo Geneva Vienna Lisbon Nairobi Manila Prague Ottawa Santiago Cairo Hanoi Warsaw".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SAID = "said told reporters|said|added|wrote|warned|argued|insisted".replace("said told", "told").split("|")
_FACTS = (
    "The delegations agreed to {w} the {w} {w} of the {w} by {n}, officials said.",
    "The {w} {w} will {w} some {n} {w}s in the {w} region before the next round of talks.",
    "Negotiators from both sides {w} over the {w} {w} for {n} hours without a {w} decision.",
    "A {w} {w} that both governments signed on {day} gives the {w} a {w} role in {place}.",
    "Around {n} protesters with {w} banners gathered near the {w} hall in {place}.",
    "The {w} of {w} goods between the two countries grew by {n} percent in a year, the {w} ministry reported.",
)
_TALK = (
    "We have to {w} the {w} {w} before anybody can {w} about {w}s",
    "Nobody in this {w} wants a {w} {w} that our children must {w}",
    "The {w} between our peoples has never been so {w}, and the {w} must not {w} it",
    "It is a {w} step, but the {w} of the {w} will decide whether it is {w}",
    "They promised {n} {w}s and gave us a {w} {w}",
)


@cache
def _words(seed: int) -> tuple[list[str], list[float]]:
    dice = Random(f"words {seed}")
    made = dict.fromkeys(_word(dice) + dice.choice(["", "", *_ENDINGS]) for _ in range(60_000))
    return list(made), list(accumulate(1 / (rank + 8) for rank in range(len(made))))


def _word(dice: Random, syllables: int = 0) -> str:
    parts = (dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(syllables or dice.choice((1, 1, 2, 2, 3))))
    return "".join(parts) + dice.choice(_CODAS)


def article(number: int, seed: int = 1) -> str:
    """The text of one article."""
    return _Writer(number, seed).text()


class _Writer:
    def __init__(self, number: int, seed: int) -> None:
        self._seed = seed
        event = Random(f"event {seed} {number // PER_EVENT}")
        self._facts = [self._filled(event, event.choice(_FACTS)) for _ in range(14)]
        self._people = [self._person(event) for _ in range(5)]
        self._talk = [(event.choice(self._people), self._filled(event, event.choice(_TALK))) for _ in range(16)]
        self._place = event.choice(_PLACES)
        self._dice = Random(f"article {seed} {number}")

    def _drawn(self, dice: Random) -> str:
        words, weights = _words(self._seed)
        return words[bisect(weights, dice.random() * weights[-1])]

    def _filled(self, dice: Random, pattern: str) -> str:
        text = pattern.replace("{n}", str(dice.randrange(2, 900)), 1)
        text = text.replace("{day}", dice.choice(_DAYS)).replace("{place}", dice.choice(_PLACES))
        while "{w}" in text:
            text = text.replace("{w}", self._drawn(dice), 1)
        return text

    def _person(self, dice: Random) -> tuple[str, str, str]:
        """First name, surname, office; some are in many articles, most in few."""
        known = Random(f"person {self._seed} {int(50_000 ** dice.random())}")
        surname = _word(known, 2).capitalize()
        office = known.choice(_OFFICES)
        if office.endswith(("the", "of the", "to the")):
            office = f"{office} {_word(known, 2).capitalize()} Institute"
        return known.choice(_FIRST) + known.choice(["", "", "-Lou"]), surname, office

    def text(self) -> str:
        """Title and paragraphs, blank lines between them."""
        facts = self._dice.sample(self._facts, 9)
        talk = self._dice.sample(self._talk, 10)
        named: set[str] = set()
        lines = [
            f"{self._drawn(self._dice).capitalize()} talks in {self._place} end with {self._drawn(self._dice)} pact"
        ]
        while facts or talk:
            if talk and (not facts or self._dice.random() < 0.5):
                lines.append(self._quoted(*talk.pop(), named))
            else:
                lines.append(" ".join(self._reworded(fact) for fact in facts[:2]))
                facts = facts[2:]
        return "\n\n".join(lines) + "\n"

    def _reworded(self, text: str) -> str:
        """The same with a word or two exchanged."""
        words = text.split(" ")
        for _ in range(self._dice.choice((0, 1, 2))):
            place = self._dice.randrange(1, len(words) - 1)
            if words[place].isalpha() and words[place].islower():
                words[place] = self._drawn(self._dice)
        return " ".join(words)

    def _quoted(self, person: tuple[str, str, str], words: str, named: set[str]) -> str:
        first, surname, office = person
        said, words = self._dice.choice(_SAID), self._reworded(words)
        if surname in named:
            who = self._dice.choice((surname, surname, f"{office.split(' ')[0]} {surname}"))
            return f"“{words},” {who} {said}." if self._dice.random() < 0.7 else f"{surname} {said} that “{words}.”"
        named.add(surname)
        if office[0].isupper():
            return f"“{words},” {office} {first} {surname} {said} on {self._dice.choice(_DAYS)}."
        return f"“{words},” said {first} {surname}, {office}."


def write(folder: Path, count: int, seed: int = 1) -> None:
    """So many articles into a folder; those that are there already stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        path = folder / f"{number:06}.txt"
        if not path.exists():
            path.write_text(article(number, seed), "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:]))
