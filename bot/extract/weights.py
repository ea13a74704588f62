"""The linear model that chooses among candidates: weights of named features, read from a small file beside this one."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")


@cache
def weights() -> dict[str, dict[str, float]]:
    """Feature weights by task (``speaker``, ``pronoun``)."""
    loaded: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def probabilities(task: str, choices: Sequence[Iterable[str]]) -> list[float]:
    """Softmax over the choices' summed feature weights; one probability each, in order."""
    table = weights()[task]
    scores = [sum(table[name] for name in features if name in table) for features in choices]
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    total = sum(shares)
    return [s / total for s in shares]
