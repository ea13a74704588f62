"""Fit the weights of ``bot/answers/rank.py``: ``python -m tests.bench.fit SENTENCES [SENTENCES …]``.

From each file of sentences (one a line) it makes corpora of several sizes and questions on them (``queries``):
remembered well and badly, and from sentences held out. Every quotation that the search brings up is one example: the
right one, or a wrong one. A logistic regression (L2) on their features is printed as the constants of ``rank.py``, with
what it reaches on questions of another seed. Needs numpy and scipy (the ``train`` extra).
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from bot.answers.rank import Asked, Features
from bot.index import Index, open_index
from bot.words import words
from tests.bench.corpus import load
from tests.bench.engines import write_sentences
from tests.bench.queries import Query, make, spaced

SIZES = (300, 3_000, 30_000, 300_000)
_RIDGE = 1e-5
_LOOKED_AT = 24


class Example(NamedTuple):
    """A quotation that a question brought up, by its features; which question, and whether it is the right one."""

    features: Features
    question: int
    right: bool


def examples(index: Index, asked: Sequence[Query], first: int) -> list[Example]:
    """All that the search brings up for these questions, which are numbered from ``first``."""
    found = []
    for n, query in enumerate(asked, first):
        spoken = words(query.text)
        likely = index.likely_quotes(spoken, _LOOKED_AT)
        about = Asked(spoken, likely.rarity)
        for text in index.quote_texts(number for number, _ in likely.gains).values():
            right = bool(query.meant) and query.meant in spaced(text)
            found.append(Example(about.features(words(text)), n, right))
    return found


def gathered(path: Path, questions: int, seed: int) -> list[Example]:
    """Examples from corpora of several sizes, made of the sentences of a file."""
    lines = load(path)
    random.Random(0).shuffle(lines)
    held_out, lines = lines[: len(lines) // 12], lines[len(lines) // 12 :]
    found: list[Example] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in (size for size in SIZES if size <= len(lines)):
            place = Path(folder) / "corpus.index"
            write_sentences(lines[:size], place)
            asked = make(lines[:size], held_out, questions, questions // 2, seed)
            with open_index(place) as index:
                found += examples(index, asked, found[-1].question + 1 if found else 0)
            print(f"{path.name}: {size:,} sentences, {len(asked):,} questions, {len(found):,} examples", flush=True)
    return found


def fit(found: Sequence[Example]) -> np.ndarray:
    """Bias and weights; each question counts as much as any other, however many quotations it brings up."""
    inputs = np.array([[1.0, *one.features] for one in found])
    right = np.array([one.right for one in found])
    question = np.unique([one.question for one in found], return_inverse=True)[1]
    wrong = np.bincount(question, ~right)
    share = np.where(
        right, 1 / np.maximum(1, np.bincount(question, right)[question]), 1 / np.maximum(1, wrong[question])
    )

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = np.where(right, 1, -1) * (inputs @ weights)
        slope = np.where(right, -1, 1) * share / (1 + np.exp(odds))
        penalty = _RIDGE * len(found) * np.r_[0, weights[1:]]
        return (share * np.logaddexp(0, -odds)).sum() + penalty @ weights / 2, inputs.T @ slope + penalty

    return minimize(loss, np.zeros(inputs.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x


def report(weights: np.ndarray, found: Sequence[Example]) -> str:
    """Right at 1 among those brought up, and false answers where 95 % of the answerable are accepted."""
    best: dict[int, tuple[float, bool]] = {}
    answerable = {one.question for one in found if one.right}
    for one in found:
        odds = float(weights[0] + np.dot(weights[1:], one.features))
        best[one.question] = max(best.get(one.question, (-99.0, False)), (odds, one.right))
    scores = sorted(best[n][0] for n in answerable)
    least = scores[len(scores) // 20]
    unsaid = [odds for n, (odds, _) in best.items() if n not in answerable]
    right = sum(best[n][1] for n in answerable) / len(answerable)
    false = sum(odds >= least for odds in unsaid) / max(1, len(unsaid))
    return f"right at 1 {right:.4f}, score at which 95 % are accepted {least:.2f}, false then {false:.4f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fit", description="Fit the weights of the ranking.")
    parser.add_argument("sentences", nargs="+", type=Path, help="files of sentences, one a line")
    parser.add_argument("--questions", type=int, default=1400, help="answerable questions a corpus (default: 1400)")
    options = parser.parse_args()
    learned = [one for path in options.sentences for one in gathered(path, options.questions, seed=1)]
    weights = fit(learned)
    for seed, some in ((1, learned), (2, gathered(options.sentences[0], options.questions, seed=2))):
        print(f"seed {seed}: {report(weights, some)}")
    print(f"BIAS = {weights[0]:.2f}\nWEIGHTS = Features(")
    for name, weight in zip(Features._fields, weights[1:], strict=True):
        print(f"    {name}={weight:.2f},")
    print(")")


if __name__ == "__main__":
    main()
