"""A reply inside Discord's machinery: ``python -m tests.bench.discord_reply [--corpus DIR]``.

An interaction's payload goes in where discord.py takes it from the gateway; the time is up when the callback request is
handed over to be sent. Beside each question the same answer without Discord, and a command that replies "pong". Then
autocomplete among 50,000 names, all of which the event loop waits for.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, NamedTuple
from unittest.mock import patch

from discord import app_commands
from discord.webhook.async_ import AsyncWebhookAdapter
from rich.console import Console
from rich.table import Table

from bot.build import build
from bot.discord_app.app import make_bot
from bot.discord_app.client import Bot, Interaction
from bot.discord_app.desk import Desk
from bot.discord_app.names import Name, Names
from bot.discord_app.request import Request
from bot.index import Index, open_index
from bot.settings import Settings, load_settings, project_folder

NAMES = 50_000
_TYPED = ("", "p", "pe", "person 4", "person 49", "surname 123", "sur", "rname 7", "zzz", "persom 12")
QUESTIONS = (
    Request("who_said", "China is clearly the top dog"),
    Request("who_said", "our friendship is growing steadily", "Xi Jinping"),
    Request("quotes", "Vladimir Putin", "Ukraine"),
    Request("summarise", "energy"),
    Request("takeaways", ""),
    Request("profile", "Maria Shagina"),
    Request("compare", "arrest warrant"),
    Request("sources", "Taiwan"),
    Request("ask", "how many times have they met"),
)
_OPTIONS = {  # what the options of a command are called: the subject, what stands beside it
    "who_said": ("words", "speaker"),
    "quotes": ("speaker", "topic"),
    "summarise": ("what", ""),
    "takeaways": ("what", ""),
    "profile": ("name", ""),
    "compare": ("topic", ""),
    "sources": ("topic", ""),
    "ask": ("question", ""),
}


class Timing(NamedTuple):
    """Seconds of many replies."""

    values: tuple[float, ...]

    @property
    def typical(self) -> float:
        """The median in milliseconds."""
        return 1000 * median(self.values)

    @property
    def slow(self) -> float:
        """The 99th percentile in milliseconds."""
        return 1000 * quantiles(self.values, n=100)[98]


@app_commands.command(name="pong", description="Replies at once")
async def pong(interaction: Interaction) -> None:
    """What a reply costs that needs no thought."""
    await interaction.response.send_message("pong")


class Stage:
    """A bot that is not connected: payloads go in, and what it would send is only timed."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._sent: asyncio.Future[float] | None = None

    async def timed(self, payload: dict[str, Any]) -> float:
        """Seconds from an interaction's arrival to its callback request."""
        self._sent = asyncio.get_running_loop().create_future()
        began = perf_counter()
        self._bot._connection.parse_interaction_create(payload)  # type: ignore[arg-type]
        ended = await asyncio.wait_for(self._sent, 10)
        await asyncio.sleep(0)  # what follows a reply is not part of the next
        return ended - began

    async def request(self, _: AsyncWebhookAdapter, *__: Any, **___: Any) -> dict[str, Any]:
        """Stands in for sending; ends the measurement."""
        ended = perf_counter()
        if self._sent and not self._sent.done():
            self._sent.set_result(ended)
        return {"interaction": {"id": "1", "type": 2}}


def payload(command: str, options: Sequence[tuple[str, str]], *, typing: bool = False) -> dict[str, Any]:
    """An interaction as Discord's gateway sends it; with ``typing`` the last option is being typed."""
    given: list[dict[str, Any]] = [{"name": name, "type": 3, "value": value} for name, value in options]
    if typing:
        given[-1]["focused"] = True
    user = {"id": "5", "username": "reader", "discriminator": "0", "avatar": None, "global_name": None}
    return {
        "id": "1",
        "application_id": "2",
        "type": 4 if typing else 2,
        "data": {"id": "3", "name": command, "type": 1, "options": given},
        "channel_id": "4",
        "channel": {"id": "4", "type": 1, "recipients": [user], "last_message_id": None, "flags": 0},
        "user": user,
        "token": "t",
        "version": 1,
        "entitlements": [],
        "authorizing_integration_owners": {"1": "5"},
        "context": 1,
        "attachment_size_limit": 1,
    }


def asked(request: Request) -> dict[str, Any]:
    """The interaction that asks this."""
    names = zip(_OPTIONS[request.kind], (request.subject, request.beside), strict=True)
    return payload(request.kind.replace("_", "-"), [(name, value) for name, value in names if value])


def search_only(index: Index, request: Request, repeats: int) -> Timing:
    """The answer without Discord."""
    return _timing(repeats, lambda: request.carried_out(index))


def _timing(repeats: int, work: Callable[[], object]) -> Timing:
    values = []
    for _ in range(repeats):
        began = perf_counter()
        work()
        values.append(perf_counter() - began)
    return Timing(tuple(values))


async def measured(desk: Desk, settings: Settings, index: Index, repeats: int) -> list[tuple[str, Timing, Timing]]:
    """For every kind of question the reply and the answer alone; the reply "pong" first."""
    bot = make_bot(settings, desk)
    bot.tree.add_command(pong)
    stage = Stage(bot)
    await bot._async_setup_hook()  # what logging in would do first
    with patch.object(AsyncWebhookAdapter, "request", stage.request.__get__(stage)):
        rows = [("pong", await _many(stage, payload("pong", ()), repeats), Timing((0.0, 0.0)))]
        for one in QUESTIONS:
            one.carried_out(index)
            await stage.timed(asked(one))
            rows.append((one.asked, await _many(stage, asked(one), repeats), search_only(index, one, repeats)))
        desk.speakers = Names(Name(f"Person {n} Surname {n * 7919 % NAMES}", f"{n}") for n in range(NAMES))
        for typed in _TYPED:
            typing = payload("who-said", [("words", "x"), ("speaker", typed)], typing=True)
            rows.append((f"typing “{typed}”", await _many(stage, typing, repeats), Timing((0.0, 0.0))))
    await bot.close()
    return rows


async def _many(stage: Stage, interaction: dict[str, Any], repeats: int) -> Timing:
    return Timing(tuple([await stage.timed(interaction) for _ in range(repeats)]))


def table(rows: Sequence[tuple[str, Timing, Timing]]) -> Table:
    """The figures as a table."""
    shown = Table("reply, ms", "median", "p99", "the answer alone", "beyond it", title="Inside Discord's machinery")
    for name, whole, alone in rows:
        beyond = whole.typical - alone.typical
        shown.add_row(name, *(f"{value:.2f}" for value in (whole.typical, whole.slow, alone.typical, beyond)))
    return shown


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.discord_reply", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("seeds"), help="a folder of articles")
    parser.add_argument("--repeats", type=int, default=200, help="replies of each kind")
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    settings = load_settings(project_folder())
    with TemporaryDirectory() as folder:
        place = Path(folder) / "index.db"
        build(given.corpus, place, settings)
        desk = Desk(place)
        desk.warm_up()
        with open_index(place) as index:
            rows = asyncio.run(measured(desk, settings, index, given.repeats))
        desk.close()
    Console(width=120).print(table(rows))
    beyond = median([whole.typical - alone.typical for _, whole, alone in rows[1 : 1 + len(QUESTIONS)]])
    print(f"beyond the answer, median over the questions: {beyond:.2f} ms")


if __name__ == "__main__":
    main()
