"""How well remembered words fit a quotation: an alignment of words, weighted by their rarity."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.answers.lexicon import NEGATIONS, opposites
from bot.answers.thesaurus import kin, related
from bot.index import Index
from bot.words import STOP_WORDS, stem

_STOP_WEIGHT = 0.25
_SKIP_ASKED = 0.35  # cost of an asked word that the quotation lacks, by its weight
_SKIP_SAID = 0.3  # cost of a word of the quotation that was not asked, inside the stretch that matches
_SYNONYM = 0.7  # what a word that may stand for another counts
_TYPO = 0.75  # similarity from which two words count as one misspelt
_TURNING_PREFIXES = frozenset("un in im il ir dis non anti de mis counter pro pre post over under ex".split())
_OPPOSED_PREFIXES = [
    set(pair.split("/"))
    for pair in "dis/re dis/en de/in de/re ex/im ex/in pre/post over/under pro/anti in/out up/down fore/back".split()
]

Weigh = Callable[[str], float]
Pair = tuple[str | None, str | None]


class Match(NamedTuple):
    """An alignment. ``pairs`` holds (asked word, said word), None where one side has nothing.

    ``score`` is 0 to 1; ``start``/``end`` is the stretch of the said words that was used; ``matched`` counts the
    asked content words that were found, ``content`` all of them; ``share`` is the share of the latter's weight.
    """

    score: float
    share: float
    pairs: tuple[Pair, ...]
    start: int
    end: int
    length: int
    matched: int
    content: int

    @property
    def identical(self) -> bool:
        """Every asked word stands there in order, with nothing between."""
        return all(asked == said for asked, said in self.pairs)

    @property
    def whole(self) -> bool:
        """The stretch is all of the quotation."""
        return self.start == 0 and self.end == self.length

    @property
    def contiguous(self) -> bool:
        """As ``identical``, but inflections and typing errors are let pass."""
        return all(asked and said and likeness(asked, said) >= ALIKE for asked, said in self.pairs)


ALIKE = 0.8  # likeness from which two words are one, inflected or misspelt


def weigher(index: Index) -> Weigh:
    """Weights of words: stop words little, content words 1 to 2 by their rarity in the corpus."""
    count = index.sentence_count() + 1
    top = math.log(2 * count)

    @lru_cache(maxsize=4096)
    def weigh(word: str) -> float:
        if word in STOP_WORDS and word not in NEGATIONS:
            return _STOP_WEIGHT
        return 1 + math.log(count / (0.5 + index.sentence_frequency(stem(word)))) / top

    return weigh


@lru_cache(maxsize=8192)
def likeness(asked: str, said: str) -> float:
    """1 for one word, .95 for its inflections, .85 for a typing error, .7 for a synonym, else 0; opposites 0."""
    if asked == said:
        return 1.0
    if asked[0].isdigit() or said[0].isdigit() or opposed(asked, said):
        return 0.0
    left, right = stem(asked), stem(said)
    if left == right:
        return 0.95
    if min(len(asked), len(said)) >= 4 and OSA.normalized_similarity(asked, said) >= _TYPO:
        return 0.85
    return _SYNONYM if related(left, right) else 0.0


def opposed(one: str, other: str) -> bool:
    """Whether two words mean the opposite of each other."""
    if (one, other) in opposites():
        return True
    tail = 0
    while tail < min(len(one), len(other)) and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    heads = {one[: len(one) - tail], other[: len(other) - tail]}
    return tail > 3 and (heads in _OPPOSED_PREFIXES or ("" in heads and bool(heads & _TURNING_PREFIXES)))


def align(asked: Sequence[str], said: Sequence[str], weigh: Weigh) -> Match:
    """The best alignment of all asked words to a stretch of the said words."""
    table, moves = _fill(asked, said, weigh)
    end = max(range(len(said) + 1), key=lambda column: (table[column], -column))
    total = sum(map(weigh, asked)) or 1.0
    score = min(1.0, max(0.0, table[end] / total))
    pairs, start, end = _against_neighbours(*_trace(asked, said, moves, end), end, said)
    pairs = _settled(pairs)
    content = [word for word in asked if word not in STOP_WORDS]
    alike = [a for a, s in pairs if a and s and likeness(a, s) >= ALIKE and a not in STOP_WORDS]
    share = sum(map(weigh, alike)) / (sum(map(weigh, content)) or 1.0)
    return Match(score, share, pairs, start, end, len(said), len(alike), len(content))


def _settled(pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
    """The alignment with words that stand on both sides of one gap paired with themselves."""
    settled: list[Pair] = []
    gap: list[Pair] = []
    for pair in (*pairs, ("", "")):
        if pair[0] != pair[1]:
            gap.append(pair)
            continue
        settled += _closed([a for a, _ in gap if a], [s for _, s in gap if s]) if _shares(gap) else gap
        settled.append(pair)
        gap = []
    return tuple(settled[:-1])


def _shares(gap: Sequence[Pair]) -> bool:
    return bool({a for a, _ in gap if a} & {s for _, s in gap if s})


def _closed(asked: list[str], said: list[str]) -> list[Pair]:
    """Two stretches of words side by side, the first common word paired with itself."""
    for n, word in enumerate(asked):
        if word in said:
            place = said.index(word)
            return [*_side_by_side(asked[:n], said[:place]), (word, word), *_closed(asked[n + 1 :], said[place + 1 :])]
    return _side_by_side(asked, said)


def _side_by_side(asked: list[str], said: list[str]) -> list[Pair]:
    return list(zip_longest(asked, said))


def _against_neighbours(
    pairs: tuple[Pair, ...], start: int, end: int, said: Sequence[str]
) -> tuple[tuple[Pair, ...], int, int]:
    """Asked words that match nothing at either edge stand in the place of the said words there."""
    edged = list(pairs)
    last = len(edged)
    while last and edged[last - 1][1] is None:
        last -= 1
    for n in range(last, len(edged)):
        if end < len(said):
            edged[n] = (edged[n][0], said[end])
            end += 1
    first = next((n for n, pair in enumerate(edged) if pair[1] is not None), 0)
    for n in range(first - 1, -1, -1):
        if start > 0:
            start -= 1
            edged[n] = (edged[n][0], said[start])
    return tuple(edged), start, end


def _fill(asked: Sequence[str], said: Sequence[str], weigh: Weigh) -> tuple[list[float], list[list[int]]]:
    """Last row of the scores, and for every cell the move that led there (0 both, 1 asked only, 2 said only)."""
    skips = [_SKIP_SAID * weigh(word) for word in said]
    distinct = {word: stem(word) for word in said}
    row = [0.0] * (len(said) + 1)
    moves: list[list[int]] = []
    for word in asked:
        weight = weigh(word)
        skip = _SKIP_ASKED * weight
        gains_of = _gains(word, distinct, weight)
        gains = [gains_of[other] for other in said]
        fresh = [row[0] - skip]
        step = [1]
        for column, gain in enumerate(gains):
            best, move = row[column] + gain, 0
            if (above := row[column + 1] - skip) > best:
                best, move = above, 1
            if (left := fresh[column] - skips[column]) > best:
                best, move = left, 2
            fresh.append(best)
            step.append(move)
        row = fresh
        moves.append(step)
    return row, moves


def _gains(asked: str, said: Mapping[str, str], weight: float) -> dict[str, float]:
    """What pairing the asked word with each of the said words (given with their stems) brings."""
    own = stem(asked)
    meant = {own, *kin(own)}
    ends = (asked[0], asked[-2:])
    gains = dict.fromkeys(said, -0.5 * weight)
    for word, its_stem in said.items():
        if (its_stem in meant or word[0] == ends[0] or word[-2:] == ends[1]) and (alike := likeness(asked, word)):
            gains[word] = weight * alike
    return gains


def _trace(asked: Sequence[str], said: Sequence[str], moves: list[list[int]], end: int) -> tuple[tuple[Pair, ...], int]:
    pairs: list[Pair] = []
    row, column = len(asked), end
    while row:
        move = moves[row - 1][column] if column else 1
        if move == 0:
            pairs.append((asked[row - 1], said[column - 1]))
            row, column = row - 1, column - 1
        elif move == 1:
            pairs.append((asked[row - 1], None))
            row -= 1
        else:
            pairs.append((None, said[column - 1]))
            column -= 1
    return tuple(reversed(pairs)), column
