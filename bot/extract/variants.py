"""Which quotations are one utterance: the segments of a split quotation, and its wordings or translations elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.extract.overlap import Rarity, terms
from bot.model import Quote
from bot.words import words

_ALIKE = 0.42  # weighted Dice coefficient from which two utterances of one speaker are one in other words
_HELD = 0.62  # share of a short utterance's weight that a longer one must hold
_HELD_OPPOSED = 0.85  # where only one of them negates, which must then be in what the other leaves out
_FEWEST = 3  # stems; a shorter utterance is one only with its equal, or word for word in a longer one
_FEWEST_WORDS = 3  # of a phrase that is found again in a longer utterance of the same article
_PHRASE = 4  # words; the same of another article
_NEGATIONS = frozenset("no not never nor none nothing nobody without".split())
_TELLING = _NEGATIONS | frozenset("up down in out on off over under for against before after".split())
_MOST_COMPARED = 400  # utterances a term may lead to, so that a common word costs nothing


@dataclass(frozen=True, slots=True)
class _Unit:
    """A quotation, or all segments of a split one: its segment group, who speaks, its stems and its words."""

    group: int
    document: str
    speakers: tuple[str, ...]
    stems: frozenset[str]
    text: str


def utterances(quotes: Sequence[Quote], splits: Sequence[tuple[str, int]]) -> list[str | None]:
    """Utterance id of each quotation, or None where it stands alone; ``splits``: (document, segment group or -1)."""
    parent = list(range(len(quotes)))

    def root(k: int) -> int:
        while parent[k] != k:
            parent[k] = parent[parent[k]]
            k = parent[k]
        return k

    def join(a: int, b: int) -> None:
        parent[max(root(a), root(b))] = min(root(a), root(b))

    first: dict[tuple[str, int], int] = {}
    for k, split in enumerate(splits):
        if split[1] != -1:
            join(first.setdefault(split, k), k)
    groups: dict[int, list[int]] = defaultdict(list)
    for k in range(len(quotes)):
        groups[root(k)].append(k)
    for a, b in _alike(list(_units(quotes, groups)), Rarity.of(_stems(quotes, group) for group in groups.values())):
        join(a, b)
    sizes: dict[int, int] = defaultdict(int)
    for k in range(len(quotes)):
        sizes[root(k)] += 1
    return ["u" + quotes[root(k)].id[1:] if sizes[root(k)] > 1 else None for k in range(len(quotes))]


def _stems(quotes: Sequence[Quote], group: Sequence[int]) -> frozenset[str]:
    return frozenset[str]().union(*(terms(quotes[k].text) for k in group))


def _units(quotes: Sequence[Quote], groups: Mapping[int, Sequence[int]]) -> Iterator[_Unit]:
    """Every segment group as a whole, and the segments of those that have several."""
    for first, group in groups.items():
        quote = quotes[first]
        if quote.kind in ("term", "block", "reported") or not quote.speakers:
            continue
        parts = [_unit(first, quotes[k]) for k in group]
        if len(parts) > 1:
            stems = frozenset[str]().union(*(part.stems for part in parts))
            yield _Unit(first, quote.document, quote.speakers, stems, " | ".join(part.text for part in parts))
        yield from parts


def _unit(group: int, quote: Quote) -> _Unit:
    return _Unit(group, quote.document, quote.speakers, terms(quote.text), f" {' '.join(words(quote.text))} ")


def _alike(units: Sequence[_Unit], rarity: Rarity) -> Iterator[tuple[int, int]]:
    """Pairs of segment groups, by their first quotation, that one speaker said in other words."""
    users: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        for term in unit.stems:
            users[term].append(number)
    owners: dict[tuple[str, str], list[int]] = defaultdict(list)
    masses = [rarity.mass(unit.stems) for unit in units]
    for number, unit in enumerate(units):
        for k in _near(unit, masses[number], owners, rarity, masses):
            other = units[k]
            if other.group != unit.group and (
                _one_utterance(other, unit, rarity) or _repeated(units, other, unit, users)
            ):
                yield other.group, unit.group
        for speaker in unit.speakers:
            for term in unit.stems:
                owners[speaker, term].append(number)


def _near(
    unit: _Unit,
    mass: float,
    owners: Mapping[tuple[str, str], Sequence[int]],
    rarity: Rarity,
    masses: Sequence[float],
) -> list[int]:
    """Earlier units of its speakers that may share enough with it; ``owners``: by speaker and stem."""
    shared: dict[int, float] = defaultdict(float)
    unseen = 0.0
    for term in unit.stems:
        weight = rarity.weight(term)
        for speaker in unit.speakers:
            those = owners.get((speaker, term), ())
            if len(those) > _MOST_COMPARED:
                unseen += weight
                continue
            for k in those:
                shared[k] += weight
    return sorted(
        k
        for k, weight in shared.items()
        if weight + unseen + 1e-9 >= min(_ALIKE / 2 * (mass + masses[k]), _HELD * min(mass, masses[k]))
    )


def _one_utterance(one: _Unit, other: _Unit, rarity: Rarity) -> bool:
    small, large = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    if not small.stems:
        return False
    if len(small.stems) < _FEWEST:
        same = small.stems == large.stems and _small_words(small) == _small_words(large)
        return same and set(one.speakers) == set(other.speakers)
    held = rarity.held(small.stems, large.stems)
    if _negates(small) != _negates(large):
        return held >= _HELD_OPPOSED and len(large.stems) >= 2 * len(small.stems)
    return held >= _HELD or rarity.shared(small.stems, large.stems) >= _ALIKE


def _small_words(unit: _Unit) -> frozenset[str]:
    """Those that tell two short phrases of the same stems apart, such as "phase-out" and "phase-down"."""
    return _TELLING & frozenset(unit.text.split())


def _negates(unit: _Unit) -> bool:
    return not _NEGATIONS.isdisjoint(unit.text.split())


def _repeated(units: Sequence[_Unit], one: _Unit, other: _Unit, users: Mapping[str, Sequence[int]]) -> bool:
    """Whether one is a phrase that the other holds word for word, and nobody else's: no commonplace."""
    phrase, longer = (one, other) if len(one.text) <= len(other.text) else (other, one)
    fewest = _FEWEST_WORDS if one.document == other.document else _PHRASE
    if len(phrase.stems) < 2 or len(phrase.text.split()) < fewest or phrase.text not in longer.text:
        return False
    rarest = min(phrase.stems, key=lambda term: len(users[term]))
    those = [units[k] for k in users[rarest][:_MOST_COMPARED] if phrase.text in units[k].text]
    return all(set(user.speakers) & set(phrase.speakers) for user in those)
