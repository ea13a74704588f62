"""Pages as Discord's components, and the last guard before they are sent."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from discord import ui

from bot.discord_app import limits
from bot.discord_app.cards import Page
from bot.discord_app.escape import MORE, size

log = logging.getLogger(__name__)
_CUT = f"\n-# {MORE} cut off here: too long for one message."
_V2 = 1 << 15
_NOTE = 200  # characters kept free for what stands below the text


class CardView(ui.LayoutView):
    """A card: the texts of a page in a coloured frame, then rows of buttons. It keeps no state: see ``turn``."""

    def __init__(self, page: Page, *rows: Sequence[ui.Item[Any]]) -> None:
        super().__init__(timeout=None)
        self.add_item(_frame(page))
        for row in filter(None, rows):
            self.add_item(ui.ActionRow(*row))
        self.stop()  # so that discord.py does not keep it for as long as the bot runs
        for fault in limits.message_faults(self.body):
            log.error("a card breaks a limit of Discord: %s", fault)

    @property
    def body(self) -> dict[str, Any]:
        """What Discord is sent."""
        return {"flags": _V2, "components": self.to_components()}  # type: ignore[no-untyped-call]


def _frame(page: Page) -> ui.Container[CardView]:
    frame: ui.Container[CardView] = ui.Container(accent_colour=page.colour)
    for n, text in enumerate(fitted(page)):
        if n:
            frame.add_item(ui.Separator())
        frame.add_item(ui.TextDisplay(text))
    return frame


def fitted(page: Page) -> list[str]:
    """The texts of a page, cut off at the end of a line where they are too long for one message."""
    texts = [*page.texts]
    if page.of > 1:
        texts[-1] += f"\n-# Page {page.number} of {page.of}"
    left = limits.TEXTS - _NOTE
    kept: list[str] = []
    for text in texts:
        if size(text) > left:
            kept.append(shortened(text, left) + _CUT)
            break
        kept.append(text)
        left -= size(text)
    return kept


def shortened(text: str, limit: int) -> str:
    """A beginning of markdown, at most ``limit`` long: whole lines, or part of one line with no escape torn apart."""
    while size(text) > limit:
        line_end = text.rfind("\n", 0, limit)
        text = text[:line_end] if line_end > 0 else _untorn(text[: limit - (size(text[:limit]) - len(text[:limit]))])
    return text


def _untorn(text: str) -> str:
    """Without a backslash at the end that would escape what comes next."""
    slashes = len(text) - len(text.rstrip("\\"))
    return text[:-1] if slashes % 2 else text
