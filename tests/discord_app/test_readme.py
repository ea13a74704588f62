"""The README tells of every slash command and gives the invite link that the bot would give."""

from __future__ import annotations

from pathlib import Path

from bot.discord_app.commands import COMMANDS
from bot.discord_app.invite import PERMISSIONS, SCOPES

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_every_command_is_described() -> None:
    assert not [command.name for command in COMMANDS if f"/{command.name}" not in README]


def test_the_invite_link_asks_for_what_the_bot_needs() -> None:
    assert f"scope={'+'.join(SCOPES)}&permissions={PERMISSIONS.value}" in README
