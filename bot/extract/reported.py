"""Reported speech: "Doe said the talks would resume", "Doe vowed to stay", "his claim that …". The reporter's words.

A linear model chooses for every cue the way in which a content stands to it, and where that ends, as in Pareti et al.
(2013), "Automatically Detecting and Attributing Indirect Quotations"; its weights are learned by ``train_reported``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.extract.article import Read
from bot.extract.clues import Endings, Features, site_features
from bot.extract.contents import Choice, choices
from bot.extract.mentions import Mention
from bot.extract.sites import Site, find_sites
from bot.extract.tokens import Token

WEIGHTS = Path(__file__).with_name("reported.json")
Weights = Mapping[str, Mapping[str, Mapping[str, float]]]  # by the two parts of a feature's name, for each choice

MOST = 16  # ends that are tried before the end of the sentence
_FEWEST = 4  # words; a shorter report says too little to be found again
_LIKELY = 0.27  # chance from which a stretch counts as reported
_FAINT = 0.1  # chance below which a content is not looked at
_ALIKE = 0.8  # share of two stretches from which they are one finding
_SURE = {"adj": 0.95, "app": 0.95, "inv": 0.95, "poss": 0.95, "acc": 0.9, "by": 0.9}  # that the subject is the source
_UNSURE = 0.5  # where no syntax ties the subject to the cue; held-out articles have four in five right


@dataclass(frozen=True, slots=True)
class Report:
    """``start`` and ``end`` of the reported content, the word that reports it, and whose it is, if that is told.

    ``chance`` is the probability that this is a report, ``sure`` that ``mention`` is its source.
    """

    start: int
    end: int
    cue: Token
    mention: Mention | None
    chance: float
    sure: float


def find_reports(read: Read, weights: Weights | None = None) -> list[Report]:
    """Reported speech outside quotations, in order; none lies within another. Linear in the length."""
    learned = _learned() if weights is None else weights
    found = []
    endings = Endings(read.tokens)
    for site in find_sites(read):
        report = _decide(read, site, learned, endings)
        if report is None or report.chance < _LIKELY:
            continue
        if len(read.raw[report.start : report.end].split()) >= _FEWEST:
            found.append(report)
    return _apart(found)


@cache
def _learned() -> Weights:
    loaded: dict[str, dict[str, dict[str, float]]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def _decide(read: Read, site: Site, weights: Weights, endings: Endings) -> Report | None:
    """The stretch that a cue most likely reports: the one with the most chance in all that are much like it."""
    stretches = _stretches(read, site, weights, endings)
    if not stretches:
        return None
    pooled = [
        (sum(c for c, s, e in stretches if _alike((s, e), (start, end))), chance, start, end)
        for chance, start, end in stretches
    ]
    total, _, start, end = max(pooled)
    mention = None if site.link == "object" else site.subject
    return Report(start, end, read.tokens[site.at], mention, min(1.0, total), _SURE.get(site.link, _UNSURE))


def _alike(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two stretches share so much that a reader would take them for one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared >= _ALIKE * (one[1] - one[0] + other[1] - other[0])


def _stretches(read: Read, site: Site, weights: Weights, endings: Endings) -> list[tuple[float, int, int]]:
    """(chance, start, end) of the contents that a cue may have, as offsets into the text."""
    tokens = read.tokens
    options = choices(tokens, site)
    if len(options) < 2:
        return []
    scores = dict.fromkeys((c.how for c in options), 0.0)
    _add(scores, site_features(tokens, site), weights)
    for choice in options[1:]:
        scores[choice.how] += _score(choice.how, choice.features, weights)
    chances = _softmax(list(scores.values()))
    if 1.0 - chances[0] < _LIKELY:
        return []
    found = []
    for choice, chance in zip(options[1:], chances[1:], strict=True):
        if chance >= _FAINT:
            for end, share in _ended(endings, site, choice, weights):
                if chance * share >= _FAINT / 8 and any(t.kind == "w" for t in tokens[choice.start : end]):
                    found.append((chance * share, tokens[choice.start].start, tokens[end - 1].end))
    return found


def _ended(endings: Endings, site: Site, choice: Choice, weights: Weights) -> list[tuple[int, float]]:
    if choice.end >= 0:
        return [(choice.end, 1.0)]
    places = endings.of(site, choice.how, choice.start, MOST)
    shares = _softmax([_score("end", features, weights) for _, features in places])
    return [(end, share) for (end, _), share in zip(places, shares, strict=True)]


def _score(choice: str, features: Features, weights: Weights) -> float:
    """Sum of the weights that features have for one choice."""
    total = 0.0
    for first, seconds in features:
        row = weights.get(first)
        if row is not None:
            for second in seconds:
                if second in row:
                    total += row[second].get(choice, 0.0)
    return total


def _add(scores: dict[str, float], features: Features, weights: Weights) -> None:
    """Add the weights that features have for each choice."""
    for first, seconds in features:
        row = weights.get(first)
        if row is not None:
            for second in seconds:
                if second in row:
                    for choice, weight in row[second].items():
                        if choice in scores:
                            scores[choice] += weight


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    total = sum(shares)
    return [s / total for s in shares]


def _apart(reports: Iterable[Report]) -> list[Report]:
    """Reports without those that lie in another; of two that overlap the likelier."""
    kept: list[Report] = []
    for report in sorted(reports, key=lambda r: (r.start, -r.end, -r.chance)):
        if kept and report.start < kept[-1].end:
            if report.end > kept[-1].end and report.chance > kept[-1].chance:
                kept[-1] = report
            continue
        kept.append(report)
    return kept
