"""The menu below a card opens the paragraph that words stand in, for the one who chose it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import simcord

from bot.discord_app.desk import Desk
from bot.discord_app.limits import walk
from bot.discord_app.passage import Place, place_of
from bot.model import Extraction
from tests.discord_app.conftest import Stage, texts
from tests.discord_app.hostile import hostile
from tests.discord_app.test_hostile import LIVE


def _options(card: simcord.ResponseMessage) -> list[dict[str, Any]]:
    return next(part["options"] for part in walk(card.components) if part["type"] == 3)


async def _open(stage: Stage, card: simcord.ResponseMessage, number: int = 0) -> simcord.ResponseMessage:
    opened = await stage.reader.select(card, [_options(card)[number]["value"]])
    assert opened.response
    assert opened.response.ephemeral
    return opened.response


async def test_the_paragraph_is_shown_with_the_words_in_bold_and_its_source(stage: Stage) -> None:
    card = await stage.slash("who-said", words="a turning point")
    [option] = _options(card)
    assert option["label"] == "[1] paragraph 3"
    assert option["description"] == "a turning point"
    said = texts(await _open(stage, card))
    assert "> Otieno called the agreement “**a turning point**” for coastal towns." in said
    assert "[Fishing deal sealed at Lisbon ocean summit](<https://example.org/herald>)" in said
    assert "paragraph 3" in said


async def test_the_heading_it_stands_under_is_shown(stage: Stage) -> None:
    said = texts(await _open(stage, await stage.slash("quotes", speaker="Marco Bellini")))
    assert said.startswith("**A fight over quotas**\n> “**This agreement will not save a single fish,**” said Marco")


async def test_it_works_after_a_restart(stage: Stage) -> None:
    card = await stage.slash("takeaways")
    await stage.restart()
    bold = texts(await _open(stage, card)).split("**")[-2]
    assert bold in texts(card)


async def test_when_the_articles_have_changed_it_says_so(
    stage: Stage, make_desk: Callable[[Extraction], Desk], records: Extraction
) -> None:
    card = await stage.slash("takeaways")
    await stage.restart(make_desk(records._replace(takeaways=())))
    assert "The articles have changed since this was asked" in texts(await _open(stage, card))


async def test_a_hostile_paragraph_is_harmless(stage: Stage, make_desk: Callable[[Extraction], Desk]) -> None:
    await stage.restart(make_desk(hostile()))
    card = await stage.slash("quotes", speaker="Baron")
    for number in range(len(_options(card))):
        said = texts(await _open(stage, card, number)).replace("](<https://example.org", "")
        assert not LIVE.search(said)


async def test_an_answer_without_words_has_no_menu(stage: Stage) -> None:
    card = await stage.slash("ask", question="how many zebras raced?")
    assert [part["type"] for part in card.components] == [17]


def test_a_place_is_known_again_from_its_code() -> None:
    place = Place("0123456789abcdef", 12, 345)
    assert place_of(place.code) == place
    assert place_of("anything") is None
