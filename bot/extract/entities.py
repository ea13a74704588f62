"""One entity from the casts of many articles: spellings, surnames, acronyms and country names brought together."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from bot.extract import lexicon as lex
from bot.extract.cast import close_spelling, same_person, skeleton, surname
from bot.extract.draft import Draft
from bot.extract.local_entities import LocalEntity
from bot.model import Corrections, Entity, EntityKind, Mention

_INITIAL = re.compile(r"^[A-Z]\.$")


@dataclass(slots=True)
class _Group:
    """Members of several casts that are one entity."""

    members: list[tuple[int, int]] = field(default_factory=list)  # (article, member)
    spellings: Counter[tuple[str, ...]] = field(default_factory=Counter)
    kinds: Counter[EntityKind] = field(default_factory=Counter)
    name: str = ""  # where an editor has set it


@dataclass(frozen=True, slots=True)
class Merged:
    """``names[article][member]`` is the canonical name of a cast member; ``entities`` are in order of name."""

    names: tuple[tuple[str, ...], ...]
    entities: tuple[Entity, ...]
    warnings: tuple[str, ...]


def merge_entities(drafts: Sequence[Draft], corrections: Corrections) -> Merged:
    """Entities of a corpus. Two people of one surname stay two; a surname alone joins the only person who has it."""
    groups: list[_Group] = []
    people: dict[str, list[int]] = {}
    others: dict[str, int] = {}
    acronyms = _acronyms(drafts)
    late: list[tuple[int, int]] = []
    for article, draft in enumerate(drafts):
        for k, member in enumerate(draft.cast):
            if member.kind == "person" and len(member.names) > 1:
                _join_person(groups, people, (article, k), member, corrections)
            elif len(member.names) == 1 and (member.kind == "person" or not member.typed):
                late.append((article, k))
            else:
                _join_other(groups, others, (article, k), member, acronyms)
    for article, k in late:
        _join_surname(groups, people, others, (article, k), drafts[article].cast[k])
    warnings = [_unite(groups, name, others) for name, others in corrections.aliases]
    names = [["" for _ in draft.cast] for draft in drafts]
    entities = []
    for group in groups:
        if not group.members:
            continue
        name = group.name or _canonical(group)
        for article, k in group.members:
            names[article][k] = name
        entities.append(_entity(name, group, drafts))
    entities.sort(key=lambda e: (e.name.lower(), e.id))
    return Merged(tuple(tuple(row) for row in names), tuple(entities), tuple(w for w in warnings if w))


def _unite(groups: list[_Group], name: str, aliases: Sequence[str]) -> str:
    """Brings the groups of these names under ``name``; a warning when the articles name none of them."""
    wanted = {form.lower() for form in (name, *aliases)}
    chosen = [g for g in groups if any(" ".join(names).lower() in wanted for names in g.spellings)]
    if not chosen:
        return f"an alias matches no name in the articles: {name} ({', '.join(aliases)})"
    first, *others = chosen
    first.name = name
    for other in others:
        first.members += other.members
        first.spellings += other.spellings
        first.kinds += other.kinds
        other.members = []
    return ""


def _put(groups: list[_Group], at: int, where: tuple[int, int], member: LocalEntity) -> None:
    group = groups[at]
    group.members.append(where)
    group.spellings[member.names] += 1
    group.kinds[member.kind] += 1 + 2 * member.typed


def _join_person(
    groups: list[_Group],
    people: dict[str, list[int]],
    where: tuple[int, int],
    member: LocalEntity,
    corrections: Corrections,
) -> None:
    key = skeleton(surname(member.names))
    for at in people.get(key, ()):
        if all(
            same_person(names, member.names) and not corrections.apart(" ".join(names), member.name)
            for names in groups[at].spellings
        ):
            _put(groups, at, where, member)
            return
    groups.append(_Group())
    people.setdefault(key, []).append(len(groups) - 1)
    _put(groups, len(groups) - 1, where, member)


def _join_surname(
    groups: list[_Group],
    people: dict[str, list[int]],
    others: dict[str, int],
    where: tuple[int, int],
    member: LocalEntity,
) -> None:
    word = member.names[0]
    owners = [
        at
        for at in people.get(skeleton(word), ())
        if any(close_spelling(surname(names), word) for names in groups[at].spellings)
    ]
    if len(owners) == 1:
        groups[owners[0]].members.append(where)
        groups[owners[0]].kinds["person"] += 1
        return
    _join_other(groups, others, where, member, {})


def _join_other(
    groups: list[_Group], others: dict[str, int], where: tuple[int, int], member: LocalEntity, acronyms: dict[str, str]
) -> None:
    key = lex.COUNTRIES.get(member.name) or lex.DEMONYMS.get(member.name) or member.name
    key = acronyms.get(key, key).lower().removeprefix("the ")
    if key not in others:
        groups.append(_Group())
        others[key] = len(groups) - 1
    _put(groups, others[key], where, member)


def _acronyms(drafts: Sequence[Draft]) -> dict[str, str]:
    """Acronym to the full name it stands for, where exactly one name of the corpus has its initials."""
    full: dict[str, set[str]] = {}
    short: set[str] = set()
    for draft in drafts:
        for member in draft.cast:
            capitals = [n for n in member.names if n[0].isupper()]
            if len(capitals) > 2 and member.kind == "organisation":
                full.setdefault("".join(n[0] for n in capitals), set()).add(member.name)
            elif len(member.names) == 1 and member.name.isupper():
                short.add(member.name)
    return {a: next(iter(full[a])) for a in short if len(full.get(a, ())) == 1}


def _canonical(group: _Group) -> str:
    """The spelling nearest to all that are used; a known given name and no initials before others."""

    def rank(names: tuple[str, ...]) -> tuple[bool, bool, bool, int, int, int, tuple[str, ...]]:
        known = len(names) > 1 and names[0].split("-")[0] in lex.GIVEN_NAMES
        plain = not any(_INITIAL.match(n) for n in names)
        demonym = " ".join(names) in lex.DEMONYMS
        word = " ".join(names)
        apart = sum(n * DamerauLevenshtein.distance(word, " ".join(other)) for other, n in group.spellings.items())
        return (not demonym, known, plain, -apart, group.spellings[names], len(names), names)

    name = " ".join(sorted(group.spellings, key=rank)[-1])
    return lex.DEMONYMS.get(name, name)


def _entity(name: str, group: _Group, drafts: Sequence[Draft]) -> Entity:
    members = [drafts[article].cast[k] for article, k in group.members]
    forms: Counter[str] = Counter()
    for member in members:
        forms.update(member.forms)
    roles: dict[str, Mention] = {}
    for member in members:
        for role in member.roles:
            roles.setdefault(role.text.lower(), role)
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Entity(
        id="e" + digest,
        name=name,
        kind=group.kinds.most_common(1)[0][0],
        aliases=tuple(f for f in forms if f != name),
        roles=tuple(roles.values()),
        mentions=tuple(m for member in members for m in member.mentions),
    )
