"""/briefing preview and /briefing post: what would be posted, to oneself or now to a channel."""

from __future__ import annotations

from discord import app_commands

from bot.briefings.content import Nothing
from bot.briefings.model import Brief, Post
from bot.discord_app.client import Interaction
from bot.discord_app.commands.briefing.group import briefing, schedule_of, server_of, tell
from bot.discord_app.commands.briefing.options import DESCRIPTIONS, KINDS, brief_of, schedules, subjects
from bot.discord_app.desk import mark_of
from bot.discord_app.escape import escaped
from bot.discord_app.posted import card, title
from bot.discord_app.poster import DiscordPoster
from bot.discord_app.posting import ChosenTarget, Target, check
from bot.discord_app.view import CardView

_ANEW = "It brings nothing new since its last post ({}), so today it would be left out. With all the articles it reads:"
_REASON = 200  # characters


@briefing.command(name="preview", description="See what would be posted now, only you")
@app_commands.describe(
    briefing="One of this server's briefings; or leave it out and say what and about",
    what=DESCRIPTIONS["what"],
    about=DESCRIPTIONS["about"],
)
@app_commands.choices(what=KINDS)
@app_commands.autocomplete(briefing=schedules, about=subjects)
async def preview(interaction: Interaction, briefing: str = "", what: str = "", about: str = "") -> None:
    """Answers /briefing preview."""
    await tell(interaction, _preview(interaction, briefing, what, about))


async def _preview(interaction: Interaction, briefing: str, what: str, about: str) -> str | CardView:
    """The briefing as it would be posted; where it would be left out, that is said first."""
    server_of(interaction)
    schedule = await schedule_of(interaction, briefing) if briefing else None
    brief = schedule.brief if schedule else brief_of(interaction.client.desk, what, about)
    seen, quiet = (schedule.seen, schedule.quiet) if schedule else (0, False)
    library = interaction.client.library
    edition = await library.edition()
    content = await library.compose(edition, brief, seen, quiet=quiet)
    if not isinstance(content, Nothing):
        return card(Post(brief, content), mark_of(edition.index), note="Preview")
    whole = await library.compose(edition, brief, 0, quiet=False)
    if isinstance(whole, Nothing):
        return _nothing(brief, whole)
    note = _ANEW.format(escaped(content.reason, _REASON))
    return card(Post(brief, whole), mark_of(edition.index), note=note)


def _nothing(brief: Brief, content: Nothing) -> str:
    return f"{escaped(title(brief))}: there is nothing to post. {escaped(content.reason, _REASON)}"


@briefing.command(name="post", description="Post a briefing to a channel, now")
@app_commands.describe(**{name: DESCRIPTIONS[name] for name in ("channel", "what", "about")})
@app_commands.choices(what=KINDS)
@app_commands.autocomplete(about=subjects)
async def post_(
    interaction: Interaction, channel: app_commands.Transform[Target, ChosenTarget], what: str = "", about: str = ""
) -> None:
    """Answers /briefing post: with the message that was posted, or why there is none."""
    check(channel, interaction.guild)
    brief = brief_of(interaction.client.desk, what, about)

    async def work() -> str:
        library = interaction.client.library
        content = await library.compose(await library.edition(), brief, 0, quiet=False)
        if isinstance(content, Nothing):
            return _nothing(brief, content)
        message = await DiscordPoster(interaction.client).post_now(channel, Post(brief, content))
        return f"Posted in {channel.mention}: {message.jump_url}"

    await tell(interaction, work())
