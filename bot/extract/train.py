"""Learn the weights of the speaker and pronoun models: ``python -m bot.extract.train NEWS PRONOUNS SUMMITS``.

``NEWS`` and ``SUMMITS`` hold one annotated article a line:
``{"doc_id", "text", "quotes": [{"start", "end", "speaker", "speaker_start", "speaker_end", "speaker_class"}]}``.
In NEWS a machine resolved the pronouns; ``PRONOUNS`` holds those that somebody read,
``{"doc_id", "start", "speaker"}``, null to skip. ``SUMMITS``, read by people throughout, is
the coverage that the weights are for, and counts more.
Needs numpy and scipy (the ``train`` extra). Only feature names and numbers are written: of the
articles' words nothing gets into the file but verbs of the lexicon.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.corpus import parse
from bot.extract.article import Read, read
from bot.extract.candidates import candidates
from bot.extract.coreference import antecedents
from bot.extract.mentions import Mention
from bot.extract.speaker import Attribution
from bot.extract.weights import WEIGHTS

# Weights set by hand, for constructions that are too rare in the training articles to be learned.
PRIORS = {
    "speaker": {"agent": 6.0, "each-other": 4.0},
    "pronoun": {"agent": 3.0, "named-later": -4.0, "own-words": 2.5},
}

_SPEAKER_LASSO, _PRONOUN_LASSO = 2.0, 2.5  # L1 penalties
_SUMMITS = 2  # times that an article about a summit counts
_RARE = 8  # times that a feature must occur
_RIDGE = 0.2  # L2 penalty beside the L1
_UNLIKELY = 0.2  # chance below which a machine-made label is taken for wrong

Example = tuple[list[tuple[str, ...]], list[int]]  # features of each choice; the right ones


def main(news: str, pronouns: str, summits: str) -> None:
    known = {(one["doc_id"], one["start"]): one["speaker"] for one in _lines(pronouns)}
    wide, close = _Examples(), _Examples()
    for article in _lines(news):
        wide.add(article, known)
    for article in _lines(summits):
        close.add(article, None)
    speaker = wide.speaker + close.speaker * _SUMMITS
    people = wide.people + close.people * _SUMMITS
    print(f"{len(wide.speaker)} + {len(close.speaker)} quotations, {len(people)} + {len(wide.machine)} pronouns")
    first = fit(people, _PRONOUN_LASSO)
    pronoun = fit(people + _believable(wide.machine, first), _PRONOUN_LASSO)
    tables = {"speaker": fit(speaker, _SPEAKER_LASSO), "pronoun": pronoun}
    for task, priors in PRIORS.items():
        tables[task].update(priors)
    WEIGHTS.write_text(json.dumps(tables, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print({task: len(table) for task, table in tables.items()}, WEIGHTS.stat().st_size, "bytes")


class _Examples:
    """What the articles teach: speakers, pronouns read by people, and pronouns resolved by a machine."""

    def __init__(self) -> None:
        self.speaker: list[Example] = []
        self.people: list[Example] = []
        self.machine: list[Example] = []

    def add(self, article: dict[str, Any], known: dict[tuple[str, int], str | None] | None) -> None:
        """``known``: the pronouns that somebody read; None when somebody read them all."""
        parsed = parse(article["text"], id="x", sha256="")
        whole = read(parsed.raw, parsed.passages)
        quotes = article["quotes"]
        _speaker_examples(whole, quotes, self.speaker)
        places = {
            q["speaker_start"] for q in quotes if known is None or (article["doc_id"], q["speaker_start"]) in known
        }
        for gold in quotes:
            if known is not None and gold["speaker_start"] in places:
                gold["speaker"] = known[article["doc_id"], gold["speaker_start"]]
        _pronoun_examples(whole, quotes, places, self.people, self.machine)


def _lines(path: str) -> Iterator[dict[str, Any]]:
    return (json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line.strip())


def _gold_of(whole: Read, quotes: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """The annotation of each quotation found, or None: the one that overlaps it most."""
    found: list[dict[str, Any] | None] = []
    for quotation in whole.quotations:
        best, most = None, 0
        for gold in quotes:
            shared = min(gold["end"], quotation.end) - max(gold["start"], quotation.start)
            if shared > most and shared > 0.5 * (quotation.end - quotation.start):
                best, most = gold, shared
        found.append(best)
    return found


def _covers(mention: Mention, whole: Read, gold: dict[str, Any]) -> bool:
    start = whole.tokens[mention.np].start
    return gold["speaker_start"] is not None and start < gold["speaker_end"] and mention.end > gold["speaker_start"]


def _speaker_examples(whole: Read, quotes: list[dict[str, Any]], out: list[Example]) -> None:
    golds = _gold_of(whole, quotes)
    for number, gold in enumerate(golds):
        choices = candidates(whole, number)
        right = _right(whole, choices, gold, golds, number)
        if right:
            out.append(([c.features for c in choices], right))


def _right(
    whole: Read, choices: list[Any], gold: dict[str, Any] | None, golds: list[dict[str, Any] | None], number: int
) -> list[int]:
    if gold is None or gold["speaker_class"] == "none":
        return [len(choices) - 1]
    covering = [k for k, c in enumerate(choices) if c.mention is not None and _covers(c.mention, whole, gold)]
    if covering:
        first = min(choices[k].mention.np for k in covering)
        widest = max(choices[k].mention.last for k in covering if choices[k].mention.np == first)
        covering = [k for k in covering if choices[k].mention.np == first and choices[k].mention.last == widest]
    direct = bool(covering)
    for kind, other in (
        ("previous", golds[number - 1] if number else None),
        ("next", golds[number + 1] if number + 1 < len(golds) else None),
    ):
        if kind == "next" and direct:
            continue
        if other is not None and other["speaker_start"] is not None and _same(gold, other):
            covering += [k for k, c in enumerate(choices) if c.kind == kind]
    return covering


def _same(a: dict[str, Any], b: dict[str, Any]) -> bool:
    return a["speaker_start"] == b["speaker_start"] or (a["speaker"] is not None and a["speaker"] == b["speaker"])


def _pronoun_examples(
    whole: Read, quotes: list[dict[str, Any]], read_places: set[int], people: list[Example], machine: list[Example]
) -> None:
    seen: set[int] = set()
    done: list[Attribution] = []
    for gold in _gold_of(whole, quotes):
        if gold is None or not gold["speaker"]:
            done.append(Attribution(nobody=True))
            continue
        if gold["speaker_class"] == "pronoun" and gold["speaker_start"] not in seen:
            seen.add(gold["speaker_start"])
            _pronoun_example(whole, gold, done, people if gold["speaker_start"] in read_places else machine)
        done.append(_speaker(whole, gold["speaker"]))


def _pronoun_example(whole: Read, gold: dict[str, Any], done: list[Attribution], out: list[Example]) -> None:
    mention = next((m for m in whole.mentions if m.kind == "pronoun" and m.start == gold["speaker_start"]), None)
    if mention is None or mention.text.lower() not in ("he", "she", "his", "her", "him"):
        return
    choices = antecedents(whole, mention, done)
    right = [k for k, (speaker, _) in enumerate(choices) if _means(whole, speaker, gold["speaker"])]
    if right and len(choices) > 1:
        out.append(([features for _, features in choices], right))


def _means(whole: Read, speaker: Attribution, name: str) -> bool:
    """Whether an antecedent is whom the annotation names: one surname and no other given name, or one description."""
    words = [w.rstrip(".") for w in name.split()]
    if not speaker.members:
        own = speaker.description.lower().split()
        return len({w.lower() for w in words} & set(own)) * 2 > max(len(own), len(words))
    names = [n.rstrip(".") for n in whole.cast.members[speaker.members[0]].names]
    return names[-1] in words and (len(names) == 1 or len(words) == 1 or names[0] in words or len(words[0]) == 1)


def _speaker(whole: Read, name: str) -> Attribution:
    for k, member in enumerate(whole.cast.members):
        if member.type == "person" and _means(whole, Attribution(members=(k,)), name):
            return Attribution(members=(k,))
    return Attribution(description=name)


def _believable(examples: list[Example], table: dict[str, float]) -> list[Example]:
    """Without those whose label a first model finds very unlikely: one resolved pronoun in four is labelled wrong."""
    kept = []
    for choices, right in examples:
        scores = np.array([sum(table.get(name, 0.0) for name in features) for features in choices])
        shares = np.exp(scores - scores.max())
        if shares[right].sum() / shares.sum() >= _UNLIKELY:
            kept.append((choices, right))
    return kept


def fit(examples: list[Example], lasso: float) -> dict[str, float]:
    """Maximum likelihood of the right choices under a softmax; an L1 penalty leaves few features (Tibshirani 1996)."""
    counts = Counter(name for choices, _ in examples for features in choices for name in set(features))
    names = [name for name, count in sorted(counts.items()) if count >= _RARE]
    matrix, groups, good = _matrix(examples, {name: k for k, name in enumerate(names)})
    starts = np.flatnonzero(np.r_[True, groups[1:] != groups[:-1]])

    def loss(halves: Any) -> tuple[float, Any]:
        weights = halves[: len(names)] - halves[len(names) :]  # both halves >= 0, so that their sum is the L1 norm
        scores = matrix @ weights
        scores -= np.maximum.reduceat(scores, starts)[groups]
        exp = np.exp(scores)
        total, hit = np.bincount(groups, exp), np.bincount(groups, exp * good)
        slope = matrix.T @ (exp / total[groups] - exp * good / hit[groups]) + _RIDGE * weights
        value = -np.log(hit / total).sum() + _RIDGE / 2 * (weights @ weights) + lasso * halves.sum()
        return float(value), np.r_[slope + lasso, -slope + lasso]

    bounds = [(0, None)] * (2 * len(names))
    best = minimize(
        loss, np.zeros(2 * len(names)), jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 400}
    ).x
    found = best[: len(names)] - best[len(names) :]
    return {name: round(float(w), 2) for name, w in zip(names, found, strict=True) if abs(w) >= 0.03}


def _matrix(examples: list[Example], columns: dict[str, int]) -> tuple[Any, Any, Any]:
    """(choices x features, group of each choice, whether each is right)."""
    rows: list[int] = []
    ones: list[int] = []
    group: list[int] = []
    right: list[bool] = []
    for number, (choices, rights) in enumerate(examples):
        for k, features in enumerate(choices):
            found = [columns[name] for name in features if name in columns]
            rows += [len(group)] * len(found)
            ones += found
            group.append(number)
            right.append(k in rights)
    shape = (len(group), len(columns))
    return csr_matrix((np.ones(len(rows)), (rows, ones)), shape=shape), np.array(group), np.array(right)


if __name__ == "__main__":
    main(*sys.argv[1:4])
