"""The real bot on a stage: a pretended server with a channel, a manager and a member, without a token or a network."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import discord
import simcord

from bot.build import build
from bot.discord_app.app import make_bot
from bot.discord_app.desk import Desk
from bot.discord_app.service import close_memory, open_memory
from bot.settings import Storage, load_settings, project_folder


@dataclass(frozen=True)
class Stage:
    """Who and what is there."""

    env: simcord.Env
    channel: simcord.ChannelHandle
    manager: simcord.MemberActor
    member: simcord.MemberActor


@asynccontextmanager
async def stage(folder: Path) -> AsyncIterator[Stage]:
    """The bot on the shipped articles; its index and state lie in ``folder``."""
    settings = load_settings(project_folder())
    build(settings.paths.corpus, folder / "index.db", settings)
    own = settings._replace(paths=settings.paths._replace(data=folder), storage=Storage())
    bot = make_bot(own, Desk(folder / "index.db"))
    try:
        async with simcord.run(bot) as env:
            env.backend.bot_user.name = "Summit briefings"
            await bot.tree.sync()
            guild = env.create_guild("Newsroom")
            managing = guild.create_role("Editors", permissions=discord.Permissions(manage_guild=True))
            manager = guild.add_member(env.create_user("Maya"), roles=[managing])
            member = guild.add_member(env.create_user("Alex"))
            await open_memory(bot)
            yield Stage(env, guild.create_text_channel("summit"), manager, member)
    finally:
        await close_memory(bot)
        bot.desk.close()
