"""What a briefing looks like in a channel, and how it is known again: its key stands in the id of its button."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from discord import ui

from bot.briefings.model import Brief, Key, Post
from bot.discord_app.cards import only_page
from bot.discord_app.escape import cut
from bot.discord_app.limits import CUSTOM_ID
from bot.discord_app.paging import PREFIX, menu
from bot.discord_app.view import CardView

_KEY = f"{PREFIX}1:brief:"
_SUBJECT = 60  # characters of a subject in a title
_NOTE = "-# Only the beginning is shown. The commands of the bot show all of it, page by page."


def title(brief: Brief) -> str:
    """What a briefing is about, in words."""
    subject = cut(brief.subject, _SUBJECT)
    match brief.kind:
        case "takeaways":
            return f"Takeaways on {subject}" if subject else "Takeaways of all articles"
        case "quotes":
            return f"Quotes of {subject}"
        case "topic":
            return f"News on {subject}"
        case "new":
            return "New articles"


def card(post: Post, mark: str, note: str = "") -> CardView:
    """The message for a post; ``mark`` is the index that the answer came from, ``note`` stands above it."""
    page = only_page(post.answer, f"Briefing: {title(post.brief)}", _NOTE)
    page = replace(page, texts=(note, *page.texts)) if note else page
    return CardView(page, menu(post.answer, mark=mark), [_about(post.key)] if post.key else [])


def _about(key: Key) -> ui.Button[Any]:
    return ui.Button(label="About this briefing", custom_id=f"{_KEY}{key}"[:CUSTOM_ID])


def key_in(custom_id: str | None) -> str | None:
    """The key that the id of a component carries."""
    return custom_id.removeprefix(_KEY) if custom_id and custom_id.startswith(_KEY) else None


def carries(components: Iterable[Any], key: Key) -> bool:
    """Whether one of these components, or one inside them, carries the key."""
    return any(key_in(getattr(part, "custom_id", None)) == str(key) for part in _all(components))


def _all(components: Iterable[Any]) -> Iterator[Any]:
    for part in components:
        yield part
        yield from _all(getattr(part, "children", ()))
