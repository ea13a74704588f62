"""Which quotations are one utterance: the segments of a split quotation, and its wordings or translations elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bot.extract.overlap import Rarity, terms
from bot.model import Quote

_ALIKE = 0.42  # weighted Dice coefficient from which two utterances of one speaker are one in other words
_HELD = 0.62  # share of a short utterance's weight that a longer one must hold
_FEWEST = 3  # stems; a shorter utterance is one only with its equal
_MOST_COMPARED = 400  # utterances a term may lead to, so that a common word costs nothing


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
    for a, b in _alike(quotes, groups):
        join(a, b)
    sizes: dict[int, int] = defaultdict(int)
    for k in range(len(quotes)):
        sizes[root(k)] += 1
    return ["u" + quotes[root(k)].id[1:] if sizes[root(k)] > 1 else None for k in range(len(quotes))]


def _alike(quotes: Sequence[Quote], groups: Mapping[int, Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs of segment groups, by their first quotation, that one speaker said in other words."""
    found = {first: frozenset[str]().union(*(terms(quotes[k].text) for k in group)) for first, group in groups.items()}
    rarity = Rarity.of(found.values())
    by_term: dict[tuple[str, str], list[int]] = defaultdict(list)
    pairs = []
    for first in groups:
        quote = quotes[first]
        if quote.kind in ("term", "block", "reported") or not quote.speakers:
            continue
        near: set[int] = set()
        for speaker in quote.speakers:
            for term in found[first]:
                owners = by_term[speaker, term]
                if len(owners) <= _MOST_COMPARED:
                    near.update(owners)
                owners.append(first)
        pairs += [(other, first) for other in sorted(near) if _one_utterance(found[other], found[first], rarity)]
    return pairs


def _one_utterance(left: frozenset[str], right: frozenset[str], rarity: Rarity) -> bool:
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    if not small:
        return False
    if len(small) < _FEWEST:
        return small == large
    return rarity.shared(left, right) >= _ALIKE or rarity.held(small, large) >= _HELD
