"""Whatever articles hold and people type: cards stay within the limits, show it as it stands and call nobody."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.discord_app.escape import size
from bot.model import Extraction
from tests.discord_app.conftest import Stage, buttons, texts
from tests.discord_app.hostile import LONG_NAME, TRICKS, hostile
from tests.discord_app.test_poster import channel_of

LIVE = re.compile(
    r"(?<!\\)(?:\*\*bold|_under|~~gone|\|\|hidden|`)"  # formatting
    r"|(?<!\\)\[link|@everyone|@here|(?<!\\)<[@#t:/]|https:// *evil|[\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
OURS = re.compile(r"`(?:about|/briefing [^`]*)`|<#\d+>|<t:\d+:\w>")  # what the bot's own words hold of it
TYPED = {
    "markdown": TRICKS,
    "4,000 characters": "why " * 1000,
    "one word of 4,000 letters": "w" * 4000,
    "4,000 stars": "*" * 4000,
    "emoji": "😀" * 500,
    "query syntax": '") OR 1=1; -- NEAR/2 * AND "^%_\x00',
    "right to left": "\u202e\u2067שלום\u200f",
    "line feeds": "x\n\nSources\n[1] forged\n> @everyone",
    "blanks": "   ",
    "backslashes": "\\" * 99,
}


@pytest.fixture
def records() -> Extraction:
    return hostile()


FREE_TEXT = {
    "who-said": "words",
    "quotes": "speaker",
    "summarise": "what",
    "takeaways": "what",
    "profile": "name",
    "compare": "topic",
    "sources": "topic",
    "ask": "question",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
async def test_whatever_is_typed_gets_a_harmless_card(stage: Stage, typed: str) -> None:
    for command, option in FREE_TEXT.items():
        card = await stage.slash(command, **{option: typed})
        assert not LIVE.search(texts(card))
        assert "Something went wrong" not in texts(card)
        await stage.reader.autocomplete(stage.channel, "quotes", "speaker", typed)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("who-said", {"words": "unending words of a very long speech"}),
        ("who-said", {"words": "Speech number 3 about endless harbours", "speaker": LONG_NAME[:100]}),
        ("quotes", {"speaker": LONG_NAME}),
        ("quotes", {"speaker": "Baron", "topic": "harbours"}),
        ("summarise", {"what": "harbours", "length": "long"}),
        ("summarise", {"length": "long"}),
        ("takeaways", {"length": "long"}),
        ("profile", {"name": LONG_NAME}),
        ("compare", {"topic": "harbours"}),
        ("sources", {}),
        ("ask", {"question": "which harbours are endless?"}),
    ],
)
async def test_whatever_articles_hold_every_page_is_harmless_and_fits(
    stage: Stage, command: str, options: dict[str, Any]
) -> None:
    card = await stage.slash(command, **options)
    for _ in range(40):
        assert not LIVE.search(texts(card).replace("](<https://example.org", ""))
        assert 0 < size(texts(card)) <= 4000
        following = buttons(card).get("Next")
        if not following or following["disabled"]:
            break
        card = (await stage.reader.click(card, label="Next")).response
    else:
        pytest.fail("the pages have no end")


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize(
    "options",
    [
        {"what": "new"},
        {"what": "quotes", "about": LONG_NAME},
        {"what": "quotes", "about": LONG_NAME[:99] + "…"},
        {"what": "topic", "about": "harbours"},
    ],
)
@pytest.mark.parametrize("kind", ["text", "forum"])
async def test_whatever_is_posted_is_harmless_and_fits(stage: Stage, kind: str, options: dict[str, str]) -> None:
    channel = channel_of(stage, kind)
    result = await stage.manager.slash(stage.channel, "briefing post", channel=channel, **options)
    assert texts(result.response).startswith("Posted in")
    for place in channel.threads if kind == "forum" else [channel]:
        for message in stage.env.backend.messages[place.id].values():
            assert not LIVE.search(texts(message).replace("](<https://example.org", ""))
            assert 0 < size(texts(message)) <= 4000


@pytest.mark.usefixtures("memory")
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
async def test_whatever_a_manager_types_is_answered_harmlessly(stage: Stage, typed: str) -> None:
    whole = {"channel": stage.channel, "time": "08:00", "zone": "UTC", "what": "topic", "about": "fish"}
    for option in ("time", "zone", "days", "about"):
        result = await stage.manager.slash(stage.channel, "briefing schedule", **(whole | {option: typed}))
        assert not LIVE.search(OURS.sub("", texts(result.response)))
        assert "Something went wrong" not in texts(result.response)
        await stage.manager.autocomplete(stage.channel, "briefing schedule", option, typed)
    result = await stage.manager.slash(stage.channel, "briefing list")
    assert not LIVE.search(OURS.sub("", texts(result.response)))


async def test_long_names_are_offered_cut_and_still_found(stage: Stage) -> None:
    [offer] = await stage.reader.autocomplete(stage.channel, "quotes", "speaker", "baron v")
    assert size(offer["name"]) == size(offer["value"]) == 100
    assert "72 quotations" in texts(await stage.slash("quotes", speaker=offer["value"]))
    articles = await stage.reader.autocomplete(stage.channel, "summarise", "what", "007")
    assert size(articles[0]["value"]) == 100
    assert "· article 007\\_" in texts(await stage.slash("summarise", what=articles[0]["value"]))
