"""One entity from the casts of many articles: spellings, surnames, acronyms and country names brought together."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from bot.extract import lexicon as lex
from bot.extract.cast import close_spelling, same_person, skeleton, surname
from bot.model import Corrections, EntityKind

_INITIAL = re.compile(r"^[A-Z]\.$")


class Called(NamedTuple):
    """What one article calls a member of its cast; ``typed``: whether it tells the kind."""

    name: str
    names: tuple[str, ...]
    kind: EntityKind
    typed: bool


class Known(NamedTuple):
    """An entity: its id, canonical name and kind."""

    id: str
    name: str
    kind: EntityKind


class Merged(NamedTuple):
    """``members``: for the members of all casts, one after the other, the place of their entity in ``entities``, which
    are in order of name."""

    entities: tuple[Known, ...]
    members: array[int]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Group:
    """Names that are one entity's, and how often it is called each."""

    called: list[int] = field(default_factory=list)
    spellings: Counter[tuple[str, ...]] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    name: str = ""  # where an editor has set it


class Casts:
    """Takes in the casts of all articles, in their order, and keeps each way of calling somebody once."""

    def __init__(self) -> None:
        self._numbers: dict[Called, int] = {}
        self._often = array("Q")
        self._members = array("I")

    def add(self, cast: Iterable[Called]) -> None:
        """The cast of the next article."""
        for one in cast:
            number = self._numbers.setdefault(one, len(self._often))
            if number == len(self._often):
                self._often.append(0)
            self._often[number] += 1
            self._members.append(number)

    def merged(self, corrections: Corrections) -> Merged:
        """Entities of a corpus. Two people of one surname stay two; a surname alone joins the only one who has it."""
        called = list(self._numbers)
        groups = _Groups(corrections)
        acronyms = _acronyms(called)
        late: list[int] = []
        for number, one in enumerate(called):
            if one.kind == "person" and len(one.names) > 1:
                groups.join_person(number, one, self._often[number])
            elif len(one.names) == 1 and (one.kind == "person" or not one.typed):
                late.append(number)
            else:
                groups.join_other(number, one, self._often[number], acronyms)
        for number in late:
            groups.join_surname(number, called[number], self._often[number])
        warnings = [groups.unite(name, others) for name, others in corrections.aliases]
        return self._numbered(groups.whole(), tuple(filter(None, warnings)))

    def _numbered(self, groups: Iterable[_Group], warnings: tuple[str, ...]) -> Merged:
        known = [(_known(group), group) for group in groups]
        known.sort(key=lambda pair: (pair[0].name.lower(), pair[0].id))
        places = array("I", bytes(4 * len(self._often)))
        for place, (_, group) in enumerate(known):
            for number in group.called:
                places[number] = place
        members = array("I", (places[number] for number in self._members))
        return Merged(tuple(entity for entity, _ in known), members, warnings)


class _Groups:
    """The names of a corpus, brought together one after the other."""

    def __init__(self, corrections: Corrections) -> None:
        self._corrections = corrections
        self._groups: list[_Group] = []
        self._people: dict[str, list[int]] = {}  # by the skeleton of their surname
        self._given: dict[tuple[str, str], list[int]] = {}  # by that and the first letters of their given names
        self._others: dict[str, int] = {}
        self._owners: dict[str, int | None] = {}

    def whole(self) -> Iterator[_Group]:
        """The groups that hold anything."""
        return (group for group in self._groups if group.called)

    def _new(self) -> int:
        self._groups.append(_Group())
        return len(self._groups) - 1

    def _put(self, at: int, number: int, one: Called, often: int) -> None:
        group = self._groups[at]
        group.called.append(number)
        group.spellings[one.names] += often
        group.kinds[one.kind] += often * (1 + 2 * one.typed)

    def join_person(self, number: int, one: Called, often: int) -> None:
        key = skeleton(surname(one.names))
        letters = _letters(one.names)
        near = {at for letter in (*letters, "") for at in self._given.get((key, letter), ())}
        if not letters:
            near.update(self._people.get(key, ()))
        at = next((at for at in sorted(near) if self._may_be(self._groups[at], one)), -1)
        if at < 0:
            at = self._new()
            self._people.setdefault(key, []).append(at)
        for letter in letters or ("",):
            owners = self._given.setdefault((key, letter), [])
            if at not in owners:
                owners.append(at)
        self._put(at, number, one, often)

    def _may_be(self, group: _Group, one: Called) -> bool:
        return one.names in group.spellings or all(
            same_person(names, one.names) and not self._corrections.apart(" ".join(names), one.name)
            for names in group.spellings
        )

    def join_surname(self, number: int, one: Called, often: int) -> None:
        word = one.names[0]
        if word not in self._owners:
            self._owners[word] = self._only_owner(word)
        owner = self._owners[word]
        if owner is None:
            self.join_other(number, one, often, {})
            return
        self._groups[owner].called.append(number)
        self._groups[owner].kinds["person"] += often

    def _only_owner(self, word: str) -> int | None:
        """The only person with this surname; all people are known by now."""
        near = self._people.get(skeleton(word), ())
        owners = [
            at for at in near if any(close_spelling(surname(names), word) for names in self._groups[at].spellings)
        ]
        return owners[0] if len(owners) == 1 else None

    def join_other(self, number: int, one: Called, often: int, acronyms: dict[str, str]) -> None:
        key = lex.COUNTRIES.get(one.name) or lex.DEMONYMS.get(one.name) or one.name
        key = acronyms.get(key, key).lower().removeprefix("the ")
        if key not in self._others:
            self._others[key] = self._new()
        self._put(self._others[key], number, one, often)

    def unite(self, name: str, aliases: Sequence[str]) -> str:
        """Brings the groups of these names under ``name``; a warning when the articles name none of them."""
        wanted = {form.lower() for form in (name, *aliases)}
        chosen = [g for g in self._groups if any(" ".join(names).lower() in wanted for names in g.spellings)]
        if not chosen:
            return f"an alias matches no name in the articles: {name} ({', '.join(aliases)})"
        first, *others = chosen
        first.name = name
        for other in others:
            first.called += other.called
            first.spellings += other.spellings
            first.kinds += other.kinds
            other.called = []
        return ""


def _letters(names: tuple[str, ...]) -> tuple[str, ...]:
    """The first letters of given names: those of one person share one, whatever the spelling."""
    family = surname(names)
    return tuple(dict.fromkeys(name[0] for name in names if name != family))


def _acronyms(called: Iterable[Called]) -> dict[str, str]:
    """Acronym to the full name it stands for, where exactly one name of the corpus has its initials."""
    full: dict[str, set[str]] = {}
    short: set[str] = set()
    for one in called:
        capitals = [n for n in one.names if n[0].isupper()]
        if len(capitals) > 2 and one.kind == "organisation":
            full.setdefault("".join(n[0] for n in capitals), set()).add(one.name)
        elif len(one.names) == 1 and one.name.isupper():
            short.add(one.name)
    return {a: next(iter(full[a])) for a in short if len(full.get(a, ())) == 1}


def _known(group: _Group) -> Known:
    name = group.name or _canonical(group)
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Known("e" + digest, name, group.kinds.most_common(1)[0][0])


def _canonical(group: _Group) -> str:
    """The spelling nearest to all that are used; a known given name and no initials before others."""

    def rank(names: tuple[str, ...]) -> tuple[bool, bool, bool, int, int, int, tuple[str, ...]]:
        known = len(names) > 1 and names[0].split("-")[0] in lex.GIVEN_NAMES
        plain = not any(_INITIAL.match(n) for n in names)
        demonym = " ".join(names) in lex.DEMONYMS
        word = " ".join(names)
        apart = sum(n * DamerauLevenshtein.distance(word, " ".join(other)) for other, n in group.spellings.items())
        return (not demonym, known, plain, -apart, group.spellings[names], len(names), names)

    best: tuple[str, ...] = max(group.spellings, key=rank)
    name = " ".join(best)
    return lex.DEMONYMS.get(name, name)
