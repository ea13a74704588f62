"""What is stored of a server, and its deletion: by a manager, and when the bot is removed."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest
import pytest_asyncio

from bot.briefings.model import Brief, Stored, Timing
from bot.discord_app.client import Memory
from bot.discord_app.forget import forget_absent
from bot.storage import Store
from tests.discord_app.conftest import Stage, buttons, texts

NOTHING = Stored(0, 0, 0)


@pytest_asyncio.fixture
async def store(memory: Memory) -> Store:
    return memory.store


async def _something(stage: Stage, store: Store, guild: int = 0) -> int:
    """Has something stored of a server; which one."""
    server = guild or stage.guild.id
    now = datetime.now(UTC)
    await store.schedules.add(server, stage.channel.id, Timing(time(8), "UTC"), Brief("takeaways"), quiet=True, now=now)
    await store.guilds.note(server, "A briefing is paused.", now)
    return server


async def test_everybody_may_read_what_is_stored_and_only_managers_delete_it(stage: Stage, store: Store) -> None:
    await _something(stage, store)
    card = await stage.slash("privacy")
    assert card.ephemeral
    assert "Of people: nothing." in texts(card)
    assert not buttons(card)
    managers = (await stage.manager.slash(stage.channel, "privacy")).response
    assert "Of this server: 1 briefing, 0 outcomes, 1 undelivered message." in texts(managers)
    assert [*buttons(managers)] == ["Delete all of this server"]


async def test_a_manager_deletes_all_after_a_second_look(stage: Stage, store: Store) -> None:
    server, other = await _something(stage, store), await _something(stage, store, 77)
    card = (await stage.manager.slash(stage.channel, "privacy")).response
    sure = (await stage.manager.click(card, label="Delete all of this server")).response
    assert "This cannot be undone" in texts(sure)
    assert await store.guilds.stored(server) != NOTHING
    done = await stage.manager.click(sure, label="Delete for good")
    assert done.ephemeral
    assert texts(done.response) == "Deleted: 1 briefing, 0 outcomes, 1 undelivered message."
    assert await store.guilds.stored(server) == NOTHING
    assert await store.guilds.stored(other) != NOTHING


async def test_who_has_ceased_to_manage_the_server_deletes_nothing(stage: Stage, store: Store) -> None:
    server = await _something(stage, store)
    card = (await stage.manager.slash(stage.channel, "privacy")).response
    sure = (await stage.manager.click(card, label="Delete all of this server")).response
    stage.env.backend.get_guild(server).members[stage.manager.id].role_ids.clear()
    refused = await stage.manager.click(sure, label="Delete for good")
    assert texts(refused.response) == "Only members who may manage the server can do that."
    assert await store.guilds.stored(server) != NOTHING


async def test_when_the_memory_is_away_what_is_stored_in_general_is_told(stage: Stage) -> None:
    card = (await stage.manager.slash(stage.channel, "privacy")).response
    assert "Of people: nothing." in texts(card)
    assert "cannot be looked up now" in texts(card)


async def test_a_server_that_removes_the_bot_is_forgotten(stage: Stage, store: Store) -> None:
    server, other = await _something(stage, store), await _something(stage, store, 77)
    stage.env.backend.remove_guild(server)
    await stage.env.settle()
    assert await store.guilds.stored(server) == NOTHING
    assert await store.guilds.stored(other) != NOTHING


async def test_one_that_did_so_while_the_bot_was_not_running_is_forgotten_too(stage: Stage, store: Store) -> None:
    server, gone = await _something(stage, store), await _something(stage, store, 77)
    await forget_absent(stage.env.bot, store)
    assert await store.guilds.stored(gone) == NOTHING
    assert await store.guilds.stored(server) != NOTHING


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_server_is_not_forgotten_because_discord_is_away(stage: Stage, store: Store, status: int) -> None:
    unknown = await _something(stage, store, 77)
    stage.env.inject_error("GET", "/guilds/*", status=status)
    await forget_absent(stage.env.bot, store)
    assert await store.guilds.stored(unknown) != NOTHING
