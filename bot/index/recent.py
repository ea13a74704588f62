"""What was read lately, kept within a bound."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """Values by their keys, together never weighing more than ``limit``; the longest unused go first."""

    def __init__(self, limit: int, weight: Callable[[V], int]) -> None:
        self._limit, self._weight = limit, weight
        self._values: dict[K, V] = {}
        self._total = 0

    def get(self, key: K) -> V | None:
        """The value, which counts as used now; None when it is not kept."""
        value = self._values.pop(key, None)
        if value is not None:
            self._values[key] = value
        return value

    def keep(self, key: K, value: V) -> V:
        """Keeps a value that was not kept so far, if it is not too heavy; gives it back."""
        if (weight := self._weight(value)) <= self._limit // 8:
            self._values[key] = value
            self._total += weight
        while self._total > self._limit:
            self._total -= self._weight(self._values.pop(next(iter(self._values))))
        return value
