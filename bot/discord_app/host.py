"""Which server the bot talks to: Discord, or one that speaks the same, as ``discord.api_url`` says."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import HTTPClient, Route

from bot.model import BotError
from bot.settings import API_URL

_SAFE = re.compile(r"wss://[^\s/]+(/\S*)?|ws://(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(/\S*)?", re.IGNORECASE)


def host_of(api_url: str) -> str:
    """The host to show in the log, with its port if it names one."""
    return urlsplit(api_url).netloc


def point_at(api_url: str) -> None:
    """Sends all requests of discord.py there, those that answer interactions too."""
    Route.BASE = api_url.rstrip("/")


async def find_gateway(http: HTTPClient, api_url: str) -> None:
    """Asks another server than Discord where its gateway is. Raises BotError when that is no safe place for a token."""
    if api_url.rstrip("/") == API_URL:
        return
    answer = await http.request(Route("GET", "/gateway"))
    url = answer.get("url") if isinstance(answer, dict) else None
    if not isinstance(url, str) or not _SAFE.fullmatch(url):
        raise BotError(
            f"{host_of(api_url)} names no safe gateway; its /gateway must answer with a wss:// address"
            " (ws:// on this machine only)"
        )
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url)
