"""The limits that Discord has and discord.py does not check."""

from __future__ import annotations

from typing import Any

import pytest

from bot.discord_app.cards import Page
from bot.discord_app.client import Bot
from bot.discord_app.limits import choice_faults, command_faults, message_faults
from bot.discord_app.sync import payload
from bot.discord_app.view import CardView, shortened

V2 = 1 << 15


def text(content: str) -> dict[str, Any]:
    return {"type": 10, "content": content}


def button(**more: Any) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "Go", "custom_id": "x"} | more


def row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def option(name: str, **more: Any) -> dict[str, Any]:
    return {"type": 3, "name": name, "description": "d"} | more


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({"content": "x" * 2001}, "content: 2001 characters"),
        ({}, "an empty message"),
        ({"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]}, "embeds: 6001 characters"),
        ({"embeds": [{"title": "x" * 257}]}, "embed title: 257"),
        ({"embeds": [{"fields": [{"name": "a", "value": ""}]}]}, "empty value"),
        ({"embeds": [{"footer": {"text": "x" * 2049}}]}, "embed footer.text"),
        ({"flags": V2, "components": [text("x" * 4000), text("y")]}, "texts: 4001 characters"),
        ({"flags": V2, "components": [text("x")] * 41}, "41 components"),
        ({"flags": V2, "components": [text(" ")]}, "an empty text"),
        ({"flags": V2, "content": "x", "components": [text("x")]}, "together with Components V2"),
        ({"components": [text("x")]}, "without their flag"),
        ({"components": [row(button(custom_id=str(n))) for n in range(6)]}, "6 rows"),
        ({"components": [row(*(button(custom_id=str(n)) for n in range(6)))]}, "6 buttons in a row"),
        ({"components": [row(button(), button())]}, "custom_id 'x' 2 times"),
        ({"components": [row(button(custom_id="x" * 101))]}, "custom_id: 101"),
        ({"components": [row(button(label="x" * 81))]}, "label: 81"),
        ({"components": [row(button(custom_id=None))]}, "either a custom_id or"),
        ({"components": [row(button(label=""))]}, "without a label"),
        ({"components": [row(button(style=5, custom_id=None, url="https://x.y/" + "z" * 512))]}, "url: 524"),
        ({"components": [row({"type": 3, "custom_id": "s", "options": []})]}, "0 options"),
        ({"components": [row({"type": 3, "custom_id": "s", "options": [{"label": "x" * 101, "value": "v"}]})]}, "101"),
        ({"components": [row()]}, "empty row"),
        ({"content": "x", "nonce": "n" * 26}, "nonce: 26"),
    ],
)
def test_what_discord_would_refuse_in_a_message(body: dict[str, Any], fault: str) -> None:
    assert any(fault in one for one in message_faults(body)), message_faults(body)


def test_what_discord_takes_has_no_fault() -> None:
    link = button(style=5, custom_id=None, url="https://example.org")
    frame = {"type": 17, "components": [text("x" * 4000)]}
    assert not message_faults({"flags": V2, "components": [frame, row(button(), link)]})
    assert not message_faults({"content": "😀" * 1000})


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ({"name": "Who Said", "description": "d"}, "no name Discord takes"),
        ({"name": "x" * 33, "description": "d"}, "no name Discord takes"),
        ({"name": "x", "description": "d" * 101}, "1 to 100 characters"),
        ({"name": "x", "description": ""}, "1 to 100 characters"),
        ({"name": "x", "description": "d", "options": [option(f"o{n}") for n in range(26)]}, "26 options"),
        ({"name": "x", "description": "d", "options": [option("a"), option("b", required=True)]}, "required option"),
        ({"name": "x", "description": "d", "options": [option("a", choices=[{"name": "", "value": "v"}])]}, "empty"),
    ],
)
def test_what_discord_would_refuse_in_a_command(command: dict[str, Any], fault: str) -> None:
    assert any(fault in one for one in command_faults([command]))


def test_what_discord_would_refuse_in_choices() -> None:
    assert choice_faults([{"name": "n", "value": "v"}] * 26) == ["26 choices, at most 25"]
    assert choice_faults([{"name": "n" * 101, "value": "v"}]) == ["choice name: 101 characters, at most 100"]


def test_the_commands_are_as_discord_takes_them_and_say_where_they_work(bot: Bot) -> None:
    commands = {command["name"]: command for command in payload(bot)}
    assert not command_faults(list(commands.values()))
    briefing = commands.pop("briefing")
    assert briefing["contexts"] == [0]
    assert briefing["integration_types"] == [0]
    assert briefing["default_member_permissions"] == 32
    assert all(one["contexts"] == [0, 1, 2] and one["integration_types"] == [0, 1] for one in commands.values())


def test_a_page_that_is_too_long_is_cut_at_the_end_of_a_line(caplog: pytest.LogCaptureFixture) -> None:
    view = CardView(Page(("a line of text\n" * 300, "sources")))
    assert not message_faults({"flags": V2, "components": view.to_components()})
    assert view.content_length() <= 4000
    assert not caplog.records


def test_a_cut_line_keeps_its_escapes_whole() -> None:
    assert shortened("\\*" * 10, 7) == "\\*\\*\\*"
    assert shortened("one\ntwo three", 8) == "one"
