"""From a typed name to the entity or speaker that the articles know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.lexicon import countries
from bot.index import Index
from bot.model import Entity
from bot.words import STOP_WORDS, key, stem, stems, words

_TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord madam president premier minister prime secretary general chancellor king "
    "queen prince princess professor prof senator ambassador spokesman spokeswoman spokesperson foreign leader "
    "chief chairman chairwoman director governor mayor".split()
)
_NEARBY = 0.65  # similarity of a name to one that is worth offering
_LONG_ENOUGH = 5  # letters of a word of a name in which one may be wrong
_LONG = 8  # and in which two may be
_THING = re.compile(r"\s*(?:the|an?)\s+[^\sA-Z]+\s*$")  # an article and one small word: a thing, not a surname
_SHORT = 4  # names shorter than this are never guessed at


class Resolution(NamedTuple):
    """What a typed name may mean: entities, best first, or speakers without an entity; ``near`` if it means none."""

    entities: tuple[Entity, ...] = ()
    speakers: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    group: bool = False  # all of them are meant
    misspelt: str = ""  # what was typed where it is no name that the articles have

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entity.name for entity in self.entities) + self.speakers

    @property
    def ambiguous(self) -> bool:
        return len(self.entities) > 1 and not self.group


def resolve(index: Index, typed: str, *, guess: bool = True) -> Resolution:
    """The entity (several when ambiguous) or the unnamed speaker that is meant; misspelt names when ``guess``."""
    wanted = key(typed)
    plain = _without(wanted, STOP_WORDS)
    steps = ((_exactly, wanted), (_exactly, plain), (_by_role, wanted), (_exactly, _without(plain, _TITLES)))
    for step, candidate in dict.fromkeys(steps):
        if (
            candidate
            and (found := step(index, candidate))
            and not (step is _exactly and _THING.match(typed) and _person(found))
        ):
            return found
    return _guessed(index, wanted) if guess and not _THING.match(typed) else Resolution()


def _person(found: Resolution) -> bool:
    return any(entity.kind == "person" for entity in found.entities)


def _without(name: str, left_out: frozenset[str]) -> str:
    return " ".join(word for word in name.split() if word not in left_out)


def _exactly(index: Index, wanted: str) -> Resolution | None:
    if entities := index.entities_called(wanted) or _of_country(index, wanted):
        return Resolution(_preferred(entities, wanted))
    if entities := _by_surname(index, wanted):
        return Resolution(_preferred(entities, wanted))
    speakers = index.speakers_called(wanted)
    return Resolution(speakers=speakers) if speakers else None


def _of_country(index: Index, wanted: str) -> tuple[Entity, ...]:
    names, _ = countries().get(wanted, ((), ()))
    for name in names:
        if entities := index.entities_called(key(name)):
            return entities
    return ()


def _by_surname(index: Index, wanted: str) -> tuple[Entity, ...]:
    """The people of whose name the wanted words are a part: the end rather than the beginning."""
    if not wanted:
        return ()
    people = [entity for entity in index.entities_named_with(wanted.split()[-1]) if entity.kind == "person"]
    for fits in (str.endswith, str.startswith):
        part = f" {wanted}" if fits is str.endswith else f"{wanted} "
        if found := [one for one in people if any(fits(key(name), part) for name in (one.name, *one.aliases))]:
            return _unique(found)
    return ()


def _unique(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple({entity.id: entity for entity in entities}.values())


def _preferred(entities: tuple[Entity, ...], wanted: str) -> tuple[Entity, ...]:
    """Only people are ambiguous; else the one of that very name, or the one most spoken of."""
    exact = tuple(entity for entity in entities if key(entity.name) == wanted)
    if exact:
        return exact[:1]
    people = tuple(entity for entity in entities if entity.kind == "person")
    if len(people) > 1 and len(people) == len(entities):
        return tuple(sorted(people, key=lambda entity: (-len(entity.mentions), entity.name)))
    return (max(entities, key=lambda entity: len(entity.mentions)),)


def _by_role(index: Index, wanted: str) -> Resolution | None:
    """“the Chinese president”, “a Vibe user”: all its words stand in a role or in a speaker's description."""
    tokens = [word for word in _spelt_out(wanted).split() if word not in STOP_WORDS]
    head = head_of(_spelt_out(wanted))
    if len(tokens) < 2:
        return _by_office(index, head) if tokens else None
    for ways in (_ways(tokens), _ways([word for word in tokens if word not in countries()] if len(tokens) > 2 else [])):
        entities = [entity for asked in ways for entity in index.entities_described(asked)]
        entities = [one for one in entities if one.kind == "person" and _is_called(one, head)]
        if entities:
            return Resolution((max(entities, key=lambda entity: len(entity.mentions)),))
    asked = set(map(stem, tokens))
    speakers = tuple(name for name in index.speakers() if asked <= set(stems(name)) and head_of(name) == head)
    if named := _unique(entity for name in speakers for entity in index.entities_called(key(name))):
        return Resolution(_preferred(named, wanted))
    return Resolution(speakers=speakers[:5]) if speakers else None


def _by_office(index: Index, head: str) -> Resolution | None:
    """“the biologist”: the only person, or the only unnamed speaker, who is called so."""
    people = [one for one in index.entities_described([head]) if one.kind == "person" and _is_called(one, head)]
    speakers = tuple(name for name in index.speakers() if head_of(name) == head and name[:1].islower())
    if len(people) + len(speakers) != 1:
        return None
    return Resolution(tuple(people), speakers)


def _spelt_out(wanted: str) -> str:
    """“us secretary of state” with the country's name."""
    return re.sub(r"^us (?=\w)", "usa ", wanted)


def _ways(tokens: Sequence[str]) -> list[list[str]]:
    """The stems asked for, with a country's name in all its forms: “Japan” stands in a role as “Japanese”."""
    ways: list[list[str]] = [[]] if tokens else []
    for word in tokens:
        forms = dict.fromkeys(stem(form) for form in (word, *countries().get(word, ((), ()))[0]) if " " not in form)
        ways = [[*way, form] for way in ways for form in forms]
    return ways


def _is_called(entity: Entity, head: str) -> bool:
    return any(head_of(part) == head for role in entity.roles for part in _PARTS.split(role.text))


_PARTS = re.compile(r"\s+and\s+|[,;]\s*")
_TAIL = frozenset("of at for in with from to on who by about near close".split())


def head_of(text: str) -> str:
    """The stem of the word that says what it is: “professor” of “a professor of law at Harvard”; may be empty."""
    first: list[str] = []
    for word in words(text):
        if word in _TAIL and first:
            break
        first.append(word)
    return stem(first[-1]) if first else ""


def _guessed(index: Index, wanted: str) -> Resolution:
    if len(wanted) < _SHORT or any(word in countries() for word in (wanted,)):
        return Resolution()
    if " " not in wanted and index.is_proper(wanted):
        return Resolution()
    near = process.extract(
        wanted, _targets(index), scorer=OSA.normalized_similarity, processor=None, limit=5, score_cutoff=0.5
    )
    best = [alias for alias, score, _ in near if score >= near[0][1] - 0.02 and _slipped(wanted, alias)]
    entities = _unique(entity for alias in best for entity in _owners(index, alias))
    if entities:
        return Resolution(_preferred(entities, wanted), misspelt=wanted)
    close = _unique(entity for alias, score, _ in near if score >= _NEARBY for entity in _owners(index, alias))
    return Resolution(near=tuple(dict.fromkeys(entity.name for entity in close)))


def _slipped(typed: str, name: str) -> bool:
    """Whether it is the name with slips of the hand, word by word: none in a short word, which is another name then."""
    some, others = typed.split(), name.split()
    if len(some) != len(others):
        return typed.replace(" ", "") == name.replace(" ", "")
    return all(one == other or _slip(one, other) for one, other in zip(some, others, strict=True))


def _slip(typed: str, word: str) -> bool:
    length = max(len(typed), len(word))
    if length < _LONG_ENOUGH or typed[0] != word[0]:
        return False
    return OSA.distance(typed, word) <= (1 if length < _LONG else 2)


def is_absent(index: Index, typed: str) -> bool:
    """Whether the articles cannot name the one typed: a word of the name stands nowhere in them."""
    own = [word for word in words(typed) if word not in STOP_WORDS and word not in _TITLES]
    return any(not index.sentence_frequency(stem(word)) for word in own)


def taken_for(who: Resolution, typed: str) -> str:
    """What to say before an answer about somebody whose name was misspelt; empty where it was not."""
    return f"“{' '.join(typed.split())}” is not in the articles; taken for {who.names[0]}." if who.misspelt else ""


def _targets(index: Index) -> list[str]:
    """All names, and all words of names."""
    return list(dict.fromkeys([*index.alias_keys(), *index.name_words()]))


def _owners(index: Index, alias: str) -> tuple[Entity, ...]:
    return index.entities_called(alias) or _by_surname(index, alias)


def same_speaker(resolution: Resolution, speaker: str) -> bool:
    """Whether a record's speaker is the person who was asked about."""
    if speaker in resolution.names:
        return True
    own = key(speaker)
    return any(own == key(name) for entity in resolution.entities for name in (entity.name, *entity.aliases))
