"""What was read lately, kept within a bound."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_SHARE = 4  # the part of the bound that one value may take


class Recent(Generic[K, V]):
    """Values by their keys, together never weighing more than ``limit``; the longest unused go first."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._kept: dict[K, tuple[V, int]] = {}
        self._total = 0

    def get(self, key: K) -> V | None:
        """The value, which counts as used now; None when it is not kept."""
        kept = self._kept.pop(key, None)
        if kept is None:
            return None
        self._kept[key] = kept
        return kept[0]

    def keep(self, key: K, value: V, weight: int) -> V:
        """Keeps a value that was not kept so far, if it is not too heavy; gives it back."""
        if weight * _SHARE <= self._limit:
            self._kept[key] = (value, weight)
            self._total += weight
        while self._total > self._limit:
            self._total -= self._kept.pop(next(iter(self._kept)))[1]
        return value
