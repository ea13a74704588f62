"""The finding about one quotation: who said it, how surely, and which words tell."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extract.mentions import Mention


@dataclass(frozen=True, slots=True)
class Attribution:
    """``members`` index the cast; ``description`` stands for an unnamed speaker; neither means that nobody spoke."""

    members: tuple[int, ...] = ()
    description: str = ""
    confidence: float = 0.0
    mention: Mention | None = None
    cue: str | None = None
    nobody: bool = False
    ahead: float = 0.0  # chance that it is whoever speaks next
