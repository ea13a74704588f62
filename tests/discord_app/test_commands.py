"""Every command as somebody in a channel uses it."""

from __future__ import annotations

import pytest

from bot.discord_app.cards import AMBER, GREEN, GREY
from tests.discord_app.conftest import Stage, buttons, texts


async def test_who_said_shows_the_words_who_how_sure_and_where(stage: Stage) -> None:
    card = await stage.slash("who-said", words="never been more important to our peoples")
    said = texts(card)
    assert "> “The sea has never been more important to our peoples,” \\[1\\]" in said
    assert "Ana Duarte, Portuguese President" in said
    assert "> — Ana Duarte" in said
    assert "Speaker: sure (97%)" in said
    assert "[Fishing deal sealed at Lisbon ocean summit](<https://example.org/herald>) · Harbour Herald" in said
    assert "paragraph 2" in said
    assert card.components[0]["accent_color"] == GREEN
    assert not card.ephemeral


async def test_a_source_without_an_address_can_be_found_by_file_and_paragraph(stage: Stage) -> None:
    said = texts(await stage.slash("who-said", words="protect the breeding grounds of the western Indian Ocean"))
    assert "Duarte and Otieno agree on ocean pact · outlet unknown · article 002\\_tribune · paragraph 5" in said


async def test_who_said_tells_when_it_was_somebody_else(stage: Stage) -> None:
    card = await stage.slash("who-said", words="a turning point", speaker="Ingrid Solberg")
    assert "Not Ingrid Solberg. Daniel Otieno" in texts(card)
    assert card.components[0]["accent_color"] == AMBER


async def test_who_said_tells_when_nobody_did(stage: Stage) -> None:
    card = await stage.slash("who-said", words="my cat has learned to play the violin")
    assert "Nobody in the articles is quoted with these words." in texts(card)
    assert card.components[0]["accent_color"] == GREY


@pytest.mark.parametrize(
    ("command", "options", "expected"),
    [
        ("quotes", {"speaker": "Ana Duarte"}, "We will protect it together."),
        ("quotes", {"speaker": "duarte", "topic": "the sea"}, "The sea has never been more important"),
        ("summarise", {}, "In brief"),
        ("summarise", {"what": "001_herald.txt", "length": "short"}, "Fishing deal sealed"),
        ("takeaways", {}, "Key takeaways:"),
        ("takeaways", {"what": "001_herald.txt"}, "refused to sign the document"),
        ("profile", {"name": "Ingrid Solberg"}, "Norwegian Fisheries Minister"),
        ("compare", {"topic": "protesters"}, "Some 900 protesters"),
        ("sources", {}, "3 articles:"),
        ("sources", {"topic": "World Bank"}, "1 of 3 articles"),
        ("ask", {"question": "how many patrol boats will be built?"}, "12 patrol boats"),
        ("ask", {"question": "who said 'a turning point'"}, "Daniel Otieno"),
    ],
)
async def test_every_command_answers_with_its_sources(
    stage: Stage, command: str, options: dict[str, str], expected: str
) -> None:
    card = await stage.slash(command, **options)
    assert expected.lower() in texts(card).lower()
    assert "\\[1\\]" in texts(card)


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("quotes", {"speaker": "Zebulon Quark"}),
        ("summarise", {"what": "zebra racing"}),
        ("takeaways", {"what": "zebra racing"}),
        ("profile", {"name": "Zebulon Quark"}),
        ("compare", {"topic": "zebra racing"}),
        ("sources", {"topic": "zebra racing"}),
        ("ask", {"question": "how many zebras raced?"}),
    ],
)
async def test_every_command_says_so_when_the_articles_do_not(
    stage: Stage, command: str, options: dict[str, str]
) -> None:
    card = await stage.slash(command, **options)
    assert card.components[0]["accent_color"] == GREY
    assert "The articles" in texts(card)


async def test_help_names_every_command_and_is_for_the_one_who_asked(stage: Stage) -> None:
    card = await stage.slash("help")
    assert card.ephemeral
    for command in stage.env.bot.tree.get_commands():
        assert f"/{command.name}" in texts(card) or command.name == "help"


async def test_a_private_answer_may_be_shared(stage: Stage) -> None:
    private = await stage.slash("who-said", words="a turning point", private=True)
    assert private.ephemeral
    shared = await stage.reader.click(private, label="Share in this channel")
    assert shared.response
    assert not shared.response.ephemeral
    assert texts(shared.response) == texts(private)
    assert not buttons(shared.response)


async def test_nobody_is_mentioned(stage: Stage) -> None:
    await stage.slash("ask", question="@everyone who said <@1> 'a turning point'?")
    sent = stage.env.http_requests[-1]
    assert sent.json["data"]["allowed_mentions"] == {"parse": []}


async def test_what_differs_is_bold(stage: Stage) -> None:
    message = await stage.slash("who-said", words="This agreement will not rescue a single fish")
    assert "This agreement will not **save** a single fish" in texts(message)
    message = await stage.slash("who-said", words="This agreement will save a single fish")
    assert "This agreement will **not** save a single fish" in texts(message)
