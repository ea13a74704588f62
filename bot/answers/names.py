"""From a typed name to the entity or speaker that the articles know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.lexicon import countries
from bot.index import Index
from bot.model import Entity
from bot.words import STOP_WORDS, key, stem, stems

_TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord madam president premier minister prime secretary general chancellor king "
    "queen prince princess professor prof senator ambassador spokesman spokeswoman spokesperson foreign leader "
    "chief chairman chairwoman director governor mayor".split()
)
_NEAR = 0.72  # similarity of a misspelt name to the name meant
_SHORT = 4  # names shorter than this are never guessed at


class Resolution(NamedTuple):
    """What a typed name may mean: entities, best first, or speakers without an entity; ``near`` if it means none."""

    entities: tuple[Entity, ...] = ()
    speakers: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(entity.name for entity in self.entities) or self.speakers

    @property
    def ambiguous(self) -> bool:
        return len(self.names) > 1


def resolve(index: Index, typed: str, *, guess: bool = True) -> Resolution:
    """The entity (several when ambiguous) or the unnamed speaker that is meant; misspelt names when ``guess``."""
    wanted = key(typed)
    plain = _without(wanted, STOP_WORDS)
    steps = ((_exactly, wanted), (_exactly, plain), (_by_role, wanted), (_exactly, _without(plain, _TITLES)))
    for step, candidate in dict.fromkeys(steps):
        if candidate and (found := step(index, candidate)):
            return found
    return _guessed(index, wanted) if guess else Resolution()


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
    """“the Chinese president”, “a Weibo user”: all its words stand in a role or in a speaker's description."""
    asked = {stem(word) for word in wanted.split() if word not in STOP_WORDS}
    if len(asked) < 2:
        return None
    entities = [entity for entity in index.entities_described(asked) if entity.kind == "person"]
    if entities:
        return Resolution((max(entities, key=lambda entity: len(entity.mentions)),))
    speakers = tuple(name for name in index.speakers() if asked <= set(stems(name)))
    return Resolution(speakers=speakers[:5]) if speakers else None


def _guessed(index: Index, wanted: str) -> Resolution:
    if len(wanted) < _SHORT or any(word in countries() for word in (wanted,)):
        return Resolution()
    near = process.extract(
        wanted, _targets(index), scorer=OSA.normalized_similarity, processor=None, limit=5, score_cutoff=0.5
    )
    best = [alias for alias, score, _ in near if score >= _NEAR and score >= near[0][1] - 0.02]
    entities = _unique(entity for alias in best for entity in _owners(index, alias))
    if entities:
        return Resolution(_preferred(entities, wanted), guessed=True)
    close = _unique(entity for alias, _, _ in near for entity in _owners(index, alias))
    return Resolution(near=tuple(dict.fromkeys(entity.name for entity in close)))


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
