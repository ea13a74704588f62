"""Little words that carry the sense of a sentence: how much, how sure, under what condition, which way."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from bot.answers.gaps import Gap, stands_for

# families of classes; a word of one class does not stand for one of another class of the same family
_FAMILIES = (
    (
        "all every each everyone everybody everything both always whole entire",
        "some several someone somebody something sometimes",
        "few little seldom rarely",
        "many most much often mostly",
        "one single",
    ),
    (
        "will would shall going",
        "can could able",
        "must should need ought supposed",
        "may might could perhaps maybe possibly",
    ),
    (
        "if provided when whenever whether once",
        "unless except",
        "although though despite even",
        "because since due",
        "until till",
    ),
    ("to toward towards into onto", "from away out off"),
    ("for", "against"),
    ("up above over", "down below under beneath"),
    ("before earlier", "after afterwards later"),
    ("inside in within", "outside out beyond"),
    ("today now", "tomorrow", "yesterday", "tonight"),
    ("here", "there"),
    ("once", "twice"),
    ("i we me us my our ours", "you your yours"),
    ("first", "second", "third", "fourth", "fifth", "last"),
    ("only just solely merely simply purely exclusively",),
    ("almost nearly practically virtually",),
)
_ADDED = frozenset(  # words that change what is said wherever they are put in
    "if unless until except may might perhaps maybe possibly few seldom rarely only partly partially almost nearly "
    "allegedly supposedly reportedly former ex fake pseudo anti non less least against pretend supposed stop stopped "
    "cease ceased".split()
)
_DROPPED = frozenset(
    "if unless until except may might perhaps maybe possibly seldom rarely partly almost non anti pro".split()
)
_SOME = frozenset(("a", "quite"))


@cache
def _classes() -> dict[str, frozenset[tuple[int, int]]]:
    """For a word the (family, class) pairs that it belongs to."""
    found: dict[str, set[tuple[int, int]]] = {}
    for family, classes in enumerate(_FAMILIES):
        for number, some in enumerate(classes):
            for word in some.split():
                found.setdefault(word, set()).add((family, number))
    return {word: frozenset(places) for word, places in found.items()}


def differ(gap: Gap) -> bool:
    """Whether little words in the place of others, or added or left out, change what is said."""
    if not _SOME.isdisjoint((*gap.asked, *gap.said, *gap.before)):  # “a few”, “quite a few”
        gap = gap._replace(asked=_few_as_some(gap.asked), said=_few_as_some(gap.said))
    asked, said = _held(gap.asked), _held(gap.said)
    for family in asked.keys() & said.keys():
        if not asked[family] & said[family]:
            return True
    return _alone(gap.asked, said, _ADDED, gap.said) or _alone(gap.said, asked, _DROPPED, gap.asked)


def _few_as_some(some: Iterable[str]) -> tuple[str, ...]:
    return tuple("some" if word == "few" else word for word in some)


def _held(some: Iterable[str]) -> dict[int, set[int]]:
    held: dict[int, set[int]] = {}
    for word in some:
        for family, number in _classes().get(word, ()):
            held.setdefault(family, set()).add(number)
    return held


def _alone(some: Iterable[str], others: dict[int, set[int]], telling: frozenset[str], beside: Iterable[str]) -> bool:
    """Whether a telling word has none of its family, nor itself, on the other side."""
    return any(
        word in telling
        and not any(family in others for family, _ in _classes().get(word, ()))
        and stands_for(word, beside) is None
        for word in some
    )
