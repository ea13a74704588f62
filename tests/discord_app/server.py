"""A small server that speaks as much of Discord's REST interface and gateway as the bot uses, on this machine only."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
import zlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "MTIz.local.test-token"
BOT = {"id": "100", "username": "summit", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
READER = {"id": "200", "username": "reader", "discriminator": "0", "avatar": None, "global_name": None}
GUILD, CHANNEL = "300", "400"
DISPATCH, HEARTBEAT, IDENTIFY, RESUME, HELLO, ACK = 0, 1, 2, 6, 10, 11
_SESSION = "a-session"


class Server:
    """Takes the bot's requests, notes them, and sends it events."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str, Any]] = []
        self.identified = 0
        self.resumed: list[dict[str, Any]] = []
        self.gateway: str | None = None  # what /gateway answers instead of the truth
        self.silent = False  # whether requests stay without an answer
        self.messages: list[dict[str, Any]] = []  # of all channels, the oldest first
        self.loses_answers = False  # whether messages are taken without an answer
        self._posted = asyncio.Event()
        self._asked = asyncio.Event()
        self._sequence = itertools.count(1)
        self._interactions = itertools.count(1000)
        self._replies: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._socket: web.WebSocketResponse | None = None
        self._deflate = zlib.compressobj()
        self._connected = asyncio.Event()
        self.port = 0

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    def sent(self, method: str, ending: str) -> list[Any]:
        """The bodies of the requests with this method whose path ends so."""
        return [body for made, path, body in self.requests if made == method and path.endswith(ending)]

    # --- REST

    async def rest(self, request: web.Request) -> web.Response:
        """Any request."""
        body = await request.json() if request.can_read_body else None
        path = request.path.removeprefix("/api/v10")
        self.requests.append((request.method, path, body))
        self._asked.set()
        if self.silent:
            await asyncio.sleep(60)
        if request.headers.get("Authorization") not in (None, f"Bot {TOKEN}"):
            return _json({"message": "401: Unauthorized", "code": 0}, status=401)
        match path.strip("/").split("/"):
            case ["users", "@me"]:
                return _json(BOT)
            case ["oauth2", "applications", "@me"]:
                return _json(_APPLICATION)
            case ["gateway"]:
                return _json({"url": self.gateway or f"ws://127.0.0.1:{self.port}/socket"})
            case ["applications", _, "commands"]:
                return _json([_registered(n, command) for n, command in enumerate(body, 500)])
            case ["channels", channel, "messages"] if request.method == "POST":
                return await self._take(channel, body)
            case ["channels", _, "messages"]:
                after = int(request.query.get("after", 0))
                return _json([one for one in reversed(self.messages) if int(one["id"]) > after])
            case ["interactions", id_, _, "callback"]:
                self._replies[id_].set_result(body)
                return _json({"interaction": {"id": id_, "type": 2}, "resource": None})
        return _json({"message": f"unknown here: {path}", "code": 0}, status=404)

    async def _take(self, channel: str, body: dict[str, Any]) -> web.Response:
        """A message for a channel; the answer is kept back while it is to be lost."""
        id_ = (int(time.time() * 1000) - 1420070400000) << 22 | next(self._sequence)
        self.messages.append(_message(str(id_), channel, body))
        self._posted.set()
        if self.loses_answers:
            await asyncio.sleep(60)
        return _json(self.messages[-1])

    # --- gateway

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """One connection of the bot, until it ends."""
        assert request.query["compress"] == "zlib-stream"
        self._socket = socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._deflate = zlib.compressobj()
        await self._send(HELLO, {"heartbeat_interval": 500})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(json.loads(message.data))
        if self._socket is socket:
            self._connected.clear()
        return socket

    async def _hear(self, message: dict[str, Any]) -> None:
        match message["op"]:
            case 1:
                await self._send(ACK, None)
            case 2:
                assert message["d"]["token"] == TOKEN
                assert message["d"]["intents"] == 1, "more than the guilds intent"
                self.identified += 1
                await self._dispatch("READY", self._ready())
                await self._dispatch("GUILD_CREATE", _GUILD)
                self._connected.set()
            case 6:
                self.resumed.append(message["d"])
                await self._dispatch("RESUMED", {})
                self._connected.set()

    def _ready(self) -> dict[str, Any]:
        url = f"ws://127.0.0.1:{self.port}/socket"
        guild = {"id": GUILD, "unavailable": True}
        application = {"id": BOT["id"], "flags": 0}
        return {
            "v": 10,
            "user": BOT,
            "guilds": [guild],
            "session_id": _SESSION,
            "resume_gateway_url": url,
            "application": application,
        }

    async def _dispatch(self, name: str, data: Any) -> None:
        await self._send(DISPATCH, data, t=name, s=next(self._sequence))

    async def _send(self, op: int, data: Any, **more: Any) -> None:
        assert self._socket
        text = json.dumps({"op": op, "d": data, "t": None, "s": None} | more).encode()
        await self._socket.send_bytes(self._deflate.compress(text) + self._deflate.flush(zlib.Z_SYNC_FLUSH))

    # --- what a test does

    async def asked(self) -> None:
        """Waits for the first request."""
        await asyncio.wait_for(self._asked.wait(), 30)

    async def posted(self) -> None:
        """Waits for the first message."""
        await asyncio.wait_for(self._posted.wait(), 30)

    async def connected(self) -> None:
        """Waits until the bot is there, for the first time or again."""
        await asyncio.wait_for(self._connected.wait(), 30)

    def drop(self) -> None:
        """Tears the connection, as a network does."""
        self._connected.clear()
        assert self._socket
        transport = self._socket._req.transport  # type: ignore[union-attr]
        transport.abort()  # type: ignore[union-attr]

    async def interact(self, kind: int, data: dict[str, Any], **more: Any) -> dict[str, Any]:
        """Has somebody use the bot; what the bot answers."""
        id_ = str(next(self._interactions))
        self._replies[id_] = asyncio.get_running_loop().create_future()
        await self._dispatch("INTERACTION_CREATE", _interaction(id_, kind, data) | more)
        return await asyncio.wait_for(self._replies[id_], 10)

    async def slash(self, name: str, **options: Any) -> dict[str, Any]:
        """Has somebody use a slash command with text options."""
        given = [{"name": option, "type": 3, "value": value} for option, value in options.items()]
        return await self.interact(2, {"id": "500", "name": name, "type": 1, "options": given})

    async def click(self, card: dict[str, Any], custom_id: str) -> dict[str, Any]:
        """Has somebody press a button of a card that the bot sent."""
        message = _message("900", CHANNEL, card)
        return await self.interact(3, {"component_type": 2, "custom_id": custom_id}, message=message)


_APPLICATION = {
    "id": BOT["id"],
    "name": "summit",
    "icon": None,
    "description": "",
    "bot_public": True,
    "bot_require_code_grant": False,
    "verify_key": "",
    "flags": 0,
    "team": None,
    "owner": READER,
    "summary": "",
}
_EVERYONE = {
    "id": GUILD,
    "name": "@everyone",
    "permissions": str(1 << 10 | 1 << 11 | 1 << 16),
    "position": 0,
    "color": 0,
    "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    "hoist": False,
    "managed": False,
    "mentionable": False,
    "flags": 0,
}
_MEMBER = {"roles": [], "joined_at": "2031-05-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0}
_GUILD = {
    "id": GUILD,
    "name": "Newsroom",
    "owner_id": READER["id"],
    "roles": [_EVERYONE],
    "emojis": [],
    "stickers": [],
    "features": [],
    "channels": [{"id": CHANNEL, "type": 0, "name": "summit", "position": 0, "permission_overwrites": []}],
    "threads": [],
    "members": [_MEMBER | {"user": BOT}],
    "member_count": 2,
    "voice_states": [],
    "presences": [],
    "stage_instances": [],
    "guild_scheduled_events": [],
    "unavailable": False,
    "preferred_locale": "en-US",
    "verification_level": 0,
    "default_message_notifications": 0,
    "explicit_content_filter": 0,
    "mfa_level": 0,
    "nsfw_level": 0,
    "premium_tier": 0,
    "premium_progress_bar_enabled": False,
    "system_channel_flags": 0,
}


def _json(body: Any, status: int = 200) -> web.Response:
    """As Discord sends it: discord.py reads nothing else, not even with a charset behind it, as JSON."""
    return web.Response(body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"})


def _message(id_: str, channel: str, body: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": id_,
        "channel_id": channel,
        "type": 0,
        "author": BOT,
        "content": "",
        "timestamp": "2031-05-02T00:00:00+00:00",
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "pinned": False,
        "flags": body["flags"],
        "components": body["components"],
    }


def _registered(id_: int, command: dict[str, Any]) -> dict[str, Any]:
    return command | {"id": str(id_), "application_id": BOT["id"], "version": "1"}


def _interaction(id_: str, kind: int, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": id_,
        "application_id": BOT["id"],
        "type": kind,
        "data": data,
        "guild_id": GUILD,
        "channel_id": CHANNEL,
        "channel": {"id": CHANNEL, "type": 0, "name": "summit", "permissions": "0"},
        "member": _MEMBER | {"user": READER, "permissions": "0"},
        "token": f"interaction-token-{id_}",
        "version": 1,
        "locale": "en-US",
        "guild_locale": "en-US",
        "app_permissions": "0",
        "entitlements": [],
        "authorizing_integration_owners": {"0": GUILD},
        "context": 0,
        "attachment_size_limit": 1 << 20,
    }


@asynccontextmanager
async def served() -> AsyncIterator[Server]:
    """A server on a free port of 127.0.0.1."""
    server = Server()
    app = web.Application()
    app.router.add_get("/socket", server.socket)
    app.router.add_route("*", "/api/v10/{path:.*}", server.rest)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()
