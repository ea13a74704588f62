"""A server that records what is posted to it, one JSON object a line, and a poster that uses it.

It can kill whoever posts, before or after it has recorded the message.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import socketserver
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from bot.briefings.model import Key, Post, Schedule
from bot.briefings.poster import PermanentError, Sent, UncertainError, Unreadable


class Recorder(socketserver.ThreadingTCPServer):
    """Listens on this machine until it is closed; ``posted`` are the (channel, key) of all messages, in order."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 512  # more than are ever posted at once, or some would be knocking for seconds

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.posted: list[tuple[int, str]] = []
        self.lock = threading.Lock()
        self._open = 0
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def process_request(self, request: Any, client_address: Any) -> None:
        with self.lock:
            self._open += 1
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        super().shutdown_request(request)
        with self.lock:
            self._open -= 1

    def catch_up(self) -> None:
        """Waits until everything that was sent before is dealt with."""
        with socket.create_connection(self.server_address[:2]) as asking:  # type: ignore[arg-type]
            asking.sendall(b'{"do": "count"}\n')
            asking.recv(100)
        while self._open:
            time.sleep(0.001)

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Handler(socketserver.StreamRequestHandler):
    server: Recorder

    def handle(self) -> None:
        line = self.rfile.readline()
        if not line.endswith(b"\n"):
            return  # whoever asks died on the way
        request = json.loads(line)
        if request.get("kill") == "unrecorded":
            os.kill(request["pid"], signal.SIGKILL)
            return
        self.wfile.write(json.dumps(self._answer(request)).encode() + b"\n")

    def _answer(self, request: dict[str, Any]) -> object:
        if request["do"] == "count":
            return len(self.server.posted)
        message = (request["channel"], request["key"])
        with self.server.lock:
            if request["do"] == "find":
                return self.server.posted.index(message) + 1 if message in self.server.posted else None
            self.server.posted.append(message)
            if request.get("kill") == "recorded":
                os.kill(request["pid"], signal.SIGKILL)
            return len(self.server.posted)


class RecorderPoster:
    """Posts to a `Recorder`; ``step`` is told what is about to happen."""

    def __init__(self, port: int, step: Callable[[str], str | None] = lambda _: None) -> None:
        self._port = port
        self._step = step

    async def post(self, schedule: Schedule, post: Post) -> Sent:
        kill = self._step("post") or self._step("record")
        number = await self._ask(do="post", channel=schedule.channel, key=str(post.key), kill=kill, pid=os.getpid())
        self._step("posted")
        return Sent(int(str(number)))

    async def find(self, schedule: Schedule, key: Key, since: datetime) -> int | Unreadable | None:  # noqa: ARG002
        self._step("find")
        number = await self._ask(do="find", channel=schedule.channel, key=str(key))
        return None if number is None else int(str(number))

    async def tell_manager(self, guild: int, text: str) -> None:
        raise PermanentError(f"nobody listens: {guild} {text}")

    async def check(self, guild: int, channel: int) -> tuple[str, ...]:
        raise PermanentError(f"{guild} {channel}")

    async def _ask(self, **request: object) -> object:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            writer.write(json.dumps(request).encode() + b"\n")
            line = await reader.readline()
        finally:
            writer.close()
        if not line:
            raise UncertainError("no answer")
        return json.loads(line)
