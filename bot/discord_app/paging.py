"""What stands below a card: buttons that turn pages or share it, and the menu to its sources.

All they know stands in their custom_id, so they outlive a restart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import discord
from discord import ui

from bot.discord_app.cards import Page
from bot.discord_app.errors import StaleButtonError
from bot.discord_app.escape import size
from bot.discord_app.limits import CUSTOM_ID
from bot.discord_app.passage import entries
from bot.discord_app.request import Request, decoded
from bot.model import Answer

Verb = Literal["page", "share"]
PREFIX = "summit"  # the ids of all buttons of this bot begin so, whatever the version
_MENU = f"{PREFIX}1:read:"
_VERBS: dict[str, Verb] = {"p": "page", "s": "share"}
_ID = re.compile(rf"{PREFIX}1:(?P<verb>[ps])(?P<page>\d{{1,3}}):(?P<mark>[0-9a-f]+):(?P<code>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class State:
    """What a button does: turn to a page of an answer or share it; ``mark`` is the index the answer came from."""

    verb: Verb
    page: int
    mark: str
    request: Request

    @property
    def custom_id(self) -> str:
        return f"{PREFIX}1:{self.verb[0]}{self.page}:{self.mark}:{self.request.code}"


def state_of(custom_id: str) -> State:
    """What the button with this id does. Raises StaleButtonError when that cannot be told."""
    match = _ID.fullmatch(custom_id)
    request = decoded(match["code"]) if match else None
    if not match or not request:
        raise StaleButtonError("This button is from another version of the bot. Please ask again.")
    return State(_VERBS[match["verb"]], int(match["page"]), match["mark"], request)


def menu(answer: Answer, *, mark: str) -> Sequence[ui.Item[Any]]:
    """The menu that leads to the places of an answer; none where there are none."""
    options = [
        discord.SelectOption(label=entry.label, description=entry.words, value=entry.code) for entry in entries(answer)
    ]
    shown = "Read it in the article"
    return [ui.Select(custom_id=f"{_MENU}{mark}", placeholder=shown, options=options)] if options else []


def menu_mark(custom_id: str) -> str | None:
    """The mark of the index that a menu belongs to; None when this is not the id of a menu."""
    return custom_id.removeprefix(_MENU) if custom_id.startswith(_MENU) else None


def buttons(request: Request, page: Page, *, mark: str, private: bool) -> Sequence[ui.Item[Any]]:
    """The buttons below a page; none when the question is too long to be kept in them."""
    made: list[ui.Item[Any]] = []
    if page.of > 1:
        made.append(_button("Back", State("page", page.number - 1, mark, request), disabled=page.number == 1))
        made.append(_button("Next", State("page", page.number + 1, mark, request), disabled=page.number == page.of))
    if private:
        made.append(_button("Share in this channel", State("share", page.number, mark, request)))
    return made if fits(request, mark) else []


def fits(request: Request, mark: str) -> bool:
    """Whether a button can keep this question."""
    return size(State("page", 999, mark, request).custom_id) <= CUSTOM_ID


def _button(label: str, state: State, *, disabled: bool = False) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=state.custom_id[:CUSTOM_ID], disabled=disabled)
