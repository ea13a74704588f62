"""The link with which somebody brings the bot to a server, with the few permissions it needs there."""

from __future__ import annotations

import discord

PERMISSIONS = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, read_message_history=True
)
SCOPES = ("bot", "applications.commands")


def invite_link(application: int) -> str:
    """The link; whoever opens it chooses the server."""
    return discord.utils.oauth_url(application, permissions=PERMISSIONS, scopes=SCOPES)
