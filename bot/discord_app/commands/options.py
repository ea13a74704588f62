"""What the options of several commands share."""

from __future__ import annotations

from discord.app_commands import Choice

PRIVATE = "Show the answer only to you"
LENGTHS = [
    Choice(name="short: 3 sentences", value="short"),
    Choice(name="normal: 5 sentences", value="normal"),
    Choice(name="long: 8 sentences", value="long"),
]
