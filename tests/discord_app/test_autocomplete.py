"""Autocomplete: what a member may have begun to type."""

from __future__ import annotations

from tests.discord_app.conftest import Stage


async def _offers(stage: Stage, command: str, option: str, typed: str) -> list[str]:
    return [choice["name"] for choice in await stage.reader.autocomplete(stage.channel, command, option, typed)]


async def test_speakers_by_any_of_their_names(stage: Stage) -> None:
    assert await _offers(stage, "quotes", "speaker", "due") == []
    assert await _offers(stage, "quotes", "speaker", "Dua") == ["Ana Duarte"]
    assert await _offers(stage, "who-said", "speaker", "ana") == ["Ana Duarte"]


async def test_the_most_quoted_come_first(stage: Stage) -> None:
    assert (await _offers(stage, "quotes", "speaker", ""))[:2] == ["Ana Duarte", "Ingrid Solberg"]


async def test_topics_and_articles(stage: Stage) -> None:
    assert await _offers(stage, "compare", "topic", "world b") == ["World Bank"]
    assert (await _offers(stage, "summarise", "what", ""))[0].startswith("Fishing deal sealed")
    assert await _offers(stage, "takeaways", "what", "002") == ["Duarte and Otieno agree on ocean pact"]
    chosen = await stage.reader.autocomplete(stage.channel, "takeaways", "what", "ocean pact")
    assert chosen[0]["value"] == "002_tribune.txt"


async def test_a_slip_of_the_last_letters_still_finds_the_name(stage: Stage) -> None:
    assert await _offers(stage, "profile", "name", "Solberk") == ["Ingrid Solberg"]
