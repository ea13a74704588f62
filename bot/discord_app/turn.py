"""What happens when somebody uses a button or the menu of a card, of today or of last month."""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import ui

from bot.discord_app.client import Interaction
from bot.discord_app.errors import StaleButtonError
from bot.discord_app.paging import PREFIX, State, menu_mark, state_of
from bot.discord_app.passage import page, place_of
from bot.discord_app.posted import key_in
from bot.discord_app.privacy import act_of, carry_out
from bot.discord_app.reply import card, fail, send
from bot.discord_app.standing import explain
from bot.discord_app.view import CardView

CHANGED = "The articles have changed since this was asked. The answer now:"
GONE = "The articles have changed since this was asked, and what was shown here is no longer in them as it was."


class Turn(ui.DynamicItem[ui.Item[Any]], template=re.compile(rf"{PREFIX}.*", re.DOTALL)):
    """Any button or menu of a card; discord.py makes one for each use."""

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003
        item: ui.Item[Any],
        match: re.Match[str],  # noqa: ARG003
        /,
    ) -> Self:
        """The button that came back; whether it can still be read is found out when it acts."""
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Does what the button says; every error is told."""
        try:
            await self._act(interaction)
        except Exception as error:
            await fail(interaction, error)

    async def _act(self, interaction: Interaction) -> None:
        mark, key, act = menu_mark(self.custom_id), key_in(self.custom_id), act_of(self.custom_id)
        if mark is not None and isinstance(self.item, ui.Select):
            await _open(interaction, mark, "".join(self.item.values))
        elif key is not None:
            await explain(interaction, key)
        elif act is not None:
            await carry_out(interaction, act)
        else:
            await _carry_out(interaction, state_of(self.custom_id))


async def _open(interaction: Interaction, mark: str, chosen: str) -> None:
    """Shows the paragraph that was chosen, to the one who chose it."""
    desk = interaction.client.desk
    place = place_of(chosen)
    extract = await desk.read(place) if place and mark == desk.mark else None
    if extract is None:
        raise StaleButtonError(f"{GONE} Please ask again.")
    await send(interaction, CardView(page(extract)), private=True)


async def _carry_out(interaction: Interaction, state: State) -> None:
    desk = interaction.client.desk
    answer = await desk.answer(state.request)
    if state.mark != desk.mark:
        if answer.status == "not_found":
            raise StaleButtonError(GONE)
        fresh = card(answer, state.request, mark=desk.mark, private=True, note=CHANGED)
        await send(interaction, fresh, private=True)
    elif state.verb == "share":
        shared = card(answer, state.request, mark=desk.mark, private=False, number=state.page)
        await send(interaction, shared, private=False)
    else:
        private = bool(interaction.message and interaction.message.flags.ephemeral)
        turned = card(answer, state.request, mark=desk.mark, private=private, number=state.page)
        await interaction.response.edit_message(view=turned)
