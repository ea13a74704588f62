"""``python -m bot run`` as its own process, over real sockets."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.briefings.model import Brief, Key, Timing
from bot.settings import load_settings
from bot.storage import open_store
from tests.discord_app.server import CHANNEL, GUILD, TOKEN, Server, served
from tests.summit import SOURCES

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]


class Project:
    """A project folder with articles and a configuration that leads to the local server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started: list[asyncio.subprocess.Process] = []
        (folder / "seeds").mkdir()
        for name, (raw, _) in SOURCES.items():
            (folder / "seeds" / name).write_text(raw, "utf-8")
        (folder / "config").mkdir()

    def lead_to(self, api_url: str, more: str = "") -> None:
        text = f"discord:\n  api_url: {api_url}\n{more}"
        (self.folder / "config" / "settings.yaml").write_text(text, "utf-8")

    async def start(self, *arguments: str, token: str = TOKEN) -> asyncio.subprocess.Process:
        known = {name: value for name, value in os.environ.items() if "TOKEN" not in name}
        environment = known | {"PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token}
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *arguments),
            cwd=self.folder,
            env=environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.started.append(process)
        return process

    async def stop(self) -> None:
        """Ends what a failed test left running."""
        for process in self.started:
            if process.returncode is None:
                process.kill()
                print((await process.communicate())[1].decode())


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    async with served() as running:
        yield running


@pytest_asyncio.fixture
async def project(tmp_path: Path, server: Server) -> AsyncIterator[Project]:
    made = Project(tmp_path)
    made.lead_to(server.api_url)
    yield made
    await made.stop()


async def _ended(
    process: asyncio.subprocess.Process, stop: signal.Signals | None = None
) -> tuple[int | None, str, str]:
    """Exit code, output and log; the log holds neither the token nor a traceback."""
    if stop:
        process.send_signal(stop)
    out, log = await asyncio.wait_for(process.communicate(), 30)
    assert TOKEN not in log.decode()
    assert "interaction-token" not in log.decode()
    assert "Traceback" not in log.decode()
    return process.returncode, out.decode(), log.decode()


def _said(reply: dict[str, Any]) -> str:
    return json.dumps(reply, ensure_ascii=False)


async def test_it_answers_survives_a_dropped_connection_and_closes_cleanly(server: Server, project: Project) -> None:
    process = await project.start("run")
    await server.connected()
    assert "Daniel Otieno" in _said(await server.slash("who-said", words="a turning point"))

    server.drop()
    await server.connected()
    assert server.resumed[0]["session_id"] == "a-session"
    assert server.resumed[0]["seq"] >= 3
    assert server.identified == 1

    reply = await server.slash("sources")
    assert "Fishing deal sealed at Lisbon ocean summit" in _said(reply)
    offered = await server.interact(
        4,
        {
            "id": "501",
            "name": "quotes",
            "type": 1,
            "options": [{"name": "speaker", "type": 3, "value": "otie", "focused": True}],
        },
    )
    assert {"name": "Daniel Otieno", "value": "Daniel Otieno"} in offered["data"]["choices"]
    code, _, log = await _ended(process, signal.SIGTERM)
    assert code == 0
    assert f"connecting to 127.0.0.1:{server.port}" in log
    assert "There is no index yet" in log
    assert "connected again" in log


async def test_a_button_from_before_a_restart_works(server: Server, project: Project) -> None:
    process = await project.start("run")
    await server.connected()
    private = {"name": "private", "type": 5, "value": True}
    card = (await server.interact(2, {"id": "500", "name": "sources", "type": 1, "options": [private]}))["data"]
    [custom_id] = re.findall(r'"custom_id": "(summit1:s[^"]+)"', json.dumps(card))
    await _ended(process, signal.SIGINT)

    process = await project.start("run")
    await server.connected()
    shared = await server.click(card, custom_id)
    assert shared["type"] == 4
    assert "Fishing deal sealed" in _said(shared)
    code, *_ = await _ended(process, signal.SIGINT)
    assert code == 0


async def test_what_was_built_meanwhile_is_answered_without_a_restart(server: Server, project: Project) -> None:
    process = await project.start("run")
    await server.connected()
    (project.folder / "seeds" / "new.txt").write_text("A late word\n\n“We are done here,” said Jane Doe in Lisbon.\n")
    assert (await _ended(await project.start("build")))[0] == 0
    assert process.stderr
    log = b""
    while b"took up a new index: 4 articles" not in log:
        log += await asyncio.wait_for(process.stderr.readline(), 30)
    assert "Jane Doe" in _said(await server.slash("who-said", words="we are done here"))
    (project.folder / "data" / "index.db").write_bytes(b"nonsense")
    while b"the new index is refused" not in log:
        log += await asyncio.wait_for(process.stderr.readline(), 30)
    assert "Jane Doe" in _said(await server.slash("who-said", words="we are done here"))
    code, _, rest = await _ended(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log.decode() + rest


# --- briefings --------------------------------------------------------------------------------------------------------


async def _schedule(folder: Path) -> Key:
    """Puts a briefing into the project's memory that has just fallen due; the key of its slot."""
    now = datetime.now(UTC)
    at = (now - timedelta(minutes=1)).replace(second=0, microsecond=0)
    async with await open_store(load_settings(folder, sources=False)) as store:
        timing = Timing(at.time(), "UTC")
        made = await store.schedules.add(
            int(GUILD), int(CHANNEL), timing, Brief("takeaways"), quiet=False, now=at - timedelta(minutes=1)
        )
    return Key(made.id, at.date())


async def _outcomes(folder: Path) -> list[tuple[str, str | None]]:
    async with await open_store(load_settings(folder, sources=False)) as store:
        found = await store.ledger.outcomes(int(GUILD))
    return [(one.state, str(one.message) if one.message else None) for one in found]


async def test_a_briefing_that_is_due_is_posted(server: Server, project: Project) -> None:
    key = await _schedule(project.folder)
    process = await project.start("run")
    await server.posted()
    code, _, log = await _ended(process, signal.SIGTERM)
    assert code == 0
    [message] = server.messages
    assert message["channel_id"] == CHANNEL
    assert str(key) in _said(message)
    assert f"briefing {key}: sent" in log
    assert await _outcomes(project.folder) == [("sent", message["id"])]


async def test_one_that_was_posted_when_the_bot_was_killed_is_found_again(server: Server, project: Project) -> None:
    await _schedule(project.folder)
    server.loses_answers = True
    process = await project.start("run")
    await server.posted()
    await _ended(process, signal.SIGKILL)
    assert await _outcomes(project.folder) == [("claimed", None)]
    with closing(sqlite3.connect(project.folder / "data" / "state.db")) as database, database:
        database.execute("UPDATE briefing_outcome SET lease = 0")  # as if three minutes had passed

    server.loses_answers = False
    process = await project.start("run")
    async with asyncio.timeout(30):
        while (await _outcomes(project.folder))[0][0] == "claimed":
            await asyncio.sleep(0.1)
    await _ended(process, signal.SIGTERM)
    [message] = server.messages
    assert await _outcomes(project.folder) == [("sent", message["id"])]


async def test_without_a_running_bot_cron_posts_what_is_due_once(server: Server, project: Project) -> None:
    key = await _schedule(project.folder)
    ended = [await _ended(await project.start("briefing", "run", "--once")) for _ in range(2)]
    assert [(code, out) for code, out, _ in ended] == [(0, "sent: 1\n"), (0, "Nothing was due.\n")]
    [message] = server.messages
    assert str(key) in _said(message)


async def test_while_the_database_is_away_questions_are_answered(server: Server, project: Project) -> None:
    project.lead_to(server.api_url, "storage:\n  url: postgresql://nobody@127.0.0.1:9/nothing\n")
    process = await project.start("run")
    await server.connected()
    assert "Daniel Otieno" in _said(await server.slash("who-said", words="a turning point"))
    code, _, log = await _ended(process, signal.SIGTERM)
    assert code == 0
    assert "no briefings until this is mended" in log


async def test_a_memory_of_a_newer_version_is_one_line(project: Project) -> None:
    await _schedule(project.folder)
    with closing(sqlite3.connect(project.folder / "data" / "state.db")) as database, database:
        database.execute("INSERT INTO briefing_migration VALUES (9999, 0)")
    code, _, log = await _ended(await project.start("run"))
    assert code == 2
    assert "written by a newer version of this bot" in log.splitlines()[-1]


# --- commands and the network -----------------------------------------------------------------------------------------


async def test_commands_are_pushed_once_and_by_sync_always(server: Server, project: Project) -> None:
    for _ in range(2):
        process = await project.start("run")
        await server.connected()
        await _ended(process, signal.SIGTERM)
    assert len(server.sent("PUT", "/commands")) == 1
    code, out, _ = await _ended(await project.start("sync"))
    assert (code, out) == (0, "11 slash commands pushed.\n")
    assert len(server.sent("PUT", "/commands")) == 2


async def test_a_wrong_token_is_one_line(project: Project) -> None:
    code, _, log = await _ended(await project.start("run", token="wrong.token"))
    assert code == 2
    assert re.fullmatch(
        r"bot: 127.0.0.1:\d+ refuses the token from DISCORD_TOKEN; make a new one .+", log.splitlines()[-1]
    )
    assert "wrong.token" not in log


async def test_no_network_is_one_line(project: Project) -> None:
    project.lead_to("http://127.0.0.1:9/api/v10")
    code, _, log = await _ended(await project.start("run"))
    assert code == 1
    assert log.splitlines()[-1].startswith("bot: cannot reach 127.0.0.1:9 (")


async def test_a_gateway_where_the_token_would_travel_in_the_open_is_refused(server: Server, project: Project) -> None:
    server.gateway = "ws://gateway.example.org"
    code, _, log = await _ended(await project.start("run"))
    assert code == 1
    assert "names no safe gateway" in log.splitlines()[-1]


async def test_a_server_that_is_not_discord_is_one_line(server: Server, project: Project) -> None:
    project.lead_to(f"{server.api_url}/nothing")
    code, _, log = await _ended(await project.start("run"))
    assert code == 1
    assert "answered 404" in log.splitlines()[-1]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_bot_that_is_still_logging_in_stops_cleanly_too(
    server: Server, project: Project, number: signal.Signals
) -> None:
    server.silent = True
    process = await project.start("run")
    await server.asked()
    code, *_ = await _ended(process, number)
    assert code == 0


async def test_when_the_server_is_away_it_waits_without_a_traceback(project: Project) -> None:
    async with served() as own:
        project.lead_to(own.api_url)
        process = await project.start("run")
        await own.connected()
    assert process.stderr
    log = b""
    while b"Attempting a reconnect" not in log:
        log += await asyncio.wait_for(process.stderr.readline(), 30)
    code, _, rest = await _ended(process, signal.SIGTERM)
    assert code == 0
    assert "Traceback" not in log.decode() + rest
