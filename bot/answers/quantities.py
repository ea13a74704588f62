"""Numbers and measures: whether as much was asked as was said, however it is put."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.words import stem

_EQUAL = tuple(  # one way to put it, and the other
    (frozenset(map(stem, one.split())), frozenset(map(stem, other.split())))
    for one, other in (
        ("century", "100 year"),
        ("decade", "10 year"),
        ("dozen", "12"),
        ("half", "50"),
        ("quarter", "25"),
        ("year", "12 month"),
        ("week", "7 day"),
        ("fortnight", "2 week"),
        ("day", "24 hour"),
        ("hour", "60 minute"),
        ("double", "2"),
        ("triple", "3"),
        ("single", "one"),
    )
)


def miscounts(asked: Sequence[str], said: Sequence[str]) -> bool:
    """Whether there is a number among the asked words that is not among the said ones, nor put otherwise there."""
    left, right = unmeasured(asked, said)
    return not _numbers(left) <= _numbers(right)


def unmeasured(asked: Sequence[str], said: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words without a measure that one side names and the other spells out: “a century”, “100 years”."""
    left, right = list(asked), list(said)
    for one, other in _EQUAL:
        for here, there in ((one, other), (other, one)):
            if here <= set(map(stem, left)) and there <= set(map(stem, right)):
                left = [word for word in left if stem(word) not in here]
                right = [word for word in right if stem(word) not in there]
    return left, right


def _numbers(some: Iterable[str]) -> set[str]:
    return {word for word in some if any(char.isdigit() for char in word)}
