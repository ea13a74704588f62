"""/briefing: takeaways posted to a channel, by those who manage the server."""

from __future__ import annotations

import discord
from discord import app_commands

from bot.discord_app import choices
from bot.discord_app.client import Interaction
from bot.discord_app.posting import ChosenTarget, Target, check, post
from bot.discord_app.reply import card, notice, patiently, send
from bot.discord_app.request import Request


@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(manage_guild=True)
class Briefing(app_commands.Group):
    """The group /briefing; all of it is for members who may manage the server, whatever Discord let through."""

    async def interaction_check(self, interaction: discord.Interaction, /) -> bool:
        """Refuses all others: the setting in Discord is only a default."""
        if interaction.guild is None:
            raise app_commands.NoPrivateMessage
        if not interaction.permissions.manage_guild:
            raise app_commands.MissingPermissions(["manage_guild"])
        return True


briefing = Briefing(name="briefing", description="Briefings in a channel, for those who manage the server")


@briefing.command(name="post", description="Post the key points to a channel, now")
@app_commands.describe(
    channel="Where; a forum gets a new post", topic="Only points on this; leave it out for everything"
)
@app_commands.autocomplete(topic=choices.topics_and_sources)
async def post_(
    interaction: Interaction, channel: app_commands.Transform[Target, ChosenTarget], topic: str = ""
) -> None:
    """Answers /briefing post: with the message that was posted, or why there is none."""
    check(channel, interaction.guild)
    desk = interaction.client.desk
    request = Request("takeaways", desk.whole(topic), length=interaction.client.length())
    answer = await desk.answer(request)
    if answer.status != "found":
        await send(interaction, card(answer, request, mark=desk.mark, private=False), private=True)
        return
    posting = post(channel, card(answer, request, mark=desk.mark, private=False), request.asked)
    message = await patiently(interaction, posting, private=True)
    await send(interaction, notice(f"Posted in {channel.mention}: {message.jump_url}"), private=True)
