"""A briefing as text, for a terminal: as somebody would get it who has read nothing yet."""

from __future__ import annotations

from typing import get_args

from bot.briefings.content import Nothing, compose
from bot.briefings.model import Brief, BriefKind
from bot.index import Index
from bot.model import ConfigError, Length

_NEEDS: dict[BriefKind, str] = {"quotes": "quotes Xi Jinping", "topic": "topic energy"}


def preview(index: Index, what: str, about: str, length: Length) -> str:
    """The text. Raises ConfigError when there is no such briefing."""
    kind = next(one for one in get_args(BriefKind) if one == what)
    if kind in _NEEDS and not about:
        raise ConfigError(f"say of what or whom: python -m bot briefing preview {_NEEDS[kind]}")
    if kind == "new" and about:
        raise ConfigError("a briefing on new articles is about all of them; leave the rest out")
    everything = frozenset(card.id for card in index.cards())
    content = compose(index, Brief(kind, about), everything, length=length)
    return f"Nothing to post: {content.reason}" if isinstance(content, Nothing) else content.text
