"""Answering an interaction: the only place that sends replies."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord

from bot.discord_app.cards import GREY, Page, only_page, pages
from bot.discord_app.errors import gone, words_for
from bot.discord_app.paging import buttons, fits, menu
from bot.discord_app.request import Request
from bot.discord_app.view import CardView
from bot.model import Answer

if TYPE_CHECKING:
    from bot.discord_app.client import Interaction

log = logging.getLogger(__name__)
T = TypeVar("T")
PATIENCE = 1.5  # seconds after which Discord shows that the bot is thinking; it allows 3


async def reply(interaction: Interaction, request: Request, *, private: bool) -> None:
    """Answers a command."""
    desk = interaction.client.desk
    answer = await patiently(interaction, desk.answer(request), private=private)
    await send(interaction, card(answer, request, mark=desk.mark, private=private), private=private)


async def patiently(interaction: Interaction, work: Coroutine[Any, Any, T], *, private: bool) -> T:
    """What the work gives; where it takes long, the member sees meanwhile that the bot is thinking."""
    working, waiting = asyncio.ensure_future(work), asyncio.ensure_future(asyncio.sleep(PATIENCE))
    await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not working.done():
        await interaction.response.defer(ephemeral=private, thinking=True)
    return await working


async def send(interaction: Interaction, view: CardView, *, private: bool) -> None:
    """Sends a card as the reply, or as what follows when a reply was announced already."""
    if interaction.response.is_done():
        await interaction.followup.send(view=view, ephemeral=private)
    else:
        await interaction.response.send_message(view=view, ephemeral=private)


def card(answer: Answer, request: Request, *, mark: str, private: bool, number: int = 1, note: str = "") -> CardView:
    """One page of an answer with the buttons that lead to the others; the last page where there is none so high."""
    if fits(request, mark):
        all_pages = pages(answer, request.asked)
        page = all_pages[max(1, min(number, len(all_pages))) - 1]
    else:
        page = only_page(answer, request.asked)
    noted = replace(page, texts=(note, *page.texts)) if note else page
    return CardView(noted, menu(answer, mark=mark), buttons(request, page, mark=mark, private=private))


def notice(words: str) -> CardView:
    """A card that only says something."""
    return CardView(Page((words,), colour=GREY))


async def fail(interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tells the member, and nobody else, what went wrong; stays silent where nobody can be told any more."""
    if gone(error):
        log.warning("a reply came too late: %s", error)
        return
    view = notice(words_for(error))
    with suppress(discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError):
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
