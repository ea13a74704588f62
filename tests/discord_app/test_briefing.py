"""/briefing: by managers only, promised only where the bot can keep it, on a real database."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import pytest_asyncio
import simcord

from bot.briefings.model import Brief, Key, Schedule, Slot, State, Timing
from bot.discord_app.client import Memory
from bot.storage import Store
from tests.discord_app.conftest import Stage, texts
from tests.discord_app.test_poster import channel_of, deny

KINDS = ("text", "announcement", "forum", "thread")
COMMANDS = ("schedule", "preview", "post", "list", "status", "pause", "resume", "edit", "remove")


@pytest_asyncio.fixture
async def store(memory: Memory) -> Store:
    return memory.store


@pytest.fixture
def board(stage: Stage) -> simcord.ChannelHandle:
    return stage.guild.create_text_channel("board")


async def told(stage: Stage, command: str, **options: Any) -> str:
    """What the manager, and nobody else, is told."""
    result = await stage.manager.slash(stage.channel, f"briefing {command}", **options)
    assert result.response
    assert result.ephemeral
    return texts(result.response)


async def scheduled(stage: Stage, store: Store, **options: Any) -> Schedule:
    """A schedule made as a manager makes it."""
    known = {one.id for one in await store.schedules.of(stage.guild.id)}
    given = {"channel": stage.channel, "time": "08:00", "zone": "Europe/Lisbon"} | options
    words = await told(stage, "schedule", **given)
    assert words.startswith("Scheduled: "), words
    [made] = [one for one in await store.schedules.of(stage.guild.id) if one.id not in known]
    return made


async def offers(stage: Stage, who: Any, command: str, option: str, typed: str, **others: Any) -> list[dict[str, str]]:
    return list(await who.autocomplete(stage.channel, f"briefing {command}", option, typed, **others))


# --- who may ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_member_whom_discord_lets_through_is_refused_all_the_same(
    stage: Stage, store: Store, command: str
) -> None:
    made = await scheduled(stage, store)
    [briefing] = [one for one in await stage.env.bot.tree.fetch_commands() if one.name == "briefing"]
    stage.guild.set_command_permissions(briefing, {stage.reader: True})
    options: dict[str, Any] = {
        "schedule": {"channel": stage.channel, "time": "8", "zone": "UTC"},
        "post": {"channel": stage.channel},
    }.get(command, {} if command in ("list", "preview", "status") else {"briefing": made.id})
    result = await stage.reader.slash(stage.channel, f"briefing {command}", **options)
    assert result.ephemeral
    assert texts(result.response) == "Only members who may manage the server can do that."
    assert await store.schedules.of(stage.guild.id) == [made]
    if "briefing" in options:
        assert await offers(stage, stage.reader, command, "briefing", "") == []


@pytest.mark.usefixtures("memory")
async def test_reading_commands_stay_open_to_everybody(stage: Stage) -> None:
    assert "Ana Duarte" in texts(await stage.slash("quotes", speaker="Ana Duarte"))


async def test_a_schedule_of_another_server_is_not_there(stage: Stage, store: Store) -> None:
    elsewhere = await store.schedules.add(
        77, 1, Timing(time(8), "UTC"), Brief("takeaways"), quiet=True, now=datetime.now(UTC)
    )
    for command in ("pause", "resume", "remove", "edit", "status", "preview"):
        assert "no such briefing" in await told(stage, command, briefing=elsewhere.id)
    assert await store.schedules.get(77, elsewhere.id) == elsewhere


# --- schedule ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
async def test_a_briefing_is_scheduled(stage: Stage, store: Store, kind: str) -> None:
    channel = channel_of(stage, kind)
    made = await scheduled(stage, store, channel=channel, time="7:30 pm", zone="new york", days="weekdays")
    assert made.timing == Timing(time(19, 30), "America/New_York", frozenset(range(5)))
    assert (made.guild, made.channel, made.brief, made.quiet) == (
        stage.guild.id,
        channel.id,
        Brief("takeaways"),
        True,
    )


@pytest.mark.usefixtures("memory")
async def test_the_manager_reads_what_was_promised_and_when_it_comes_next(
    stage: Stage, board: simcord.ChannelHandle
) -> None:
    words = await told(stage, "schedule", channel=board, time="8", zone="Europe/Lisbon", what="topic", about="fishing")
    assert words.startswith(
        f"Scheduled: **News on fishing** in <#{board.id}>, every day at 08:00 (Europe/Lisbon)."
        " Days that bring nothing new are left out. Next: <t:"
    )
    [at] = {int(one) for one in re.findall(r"<t:(\d+):", words)}
    assert 0 < at - datetime.now(UTC).timestamp() <= 24 * 3600


@pytest.mark.parametrize(
    ("options", "brief"),
    [
        ({}, Brief("takeaways")),
        ({"about": "fishing"}, Brief("takeaways", "fishing")),
        ({"about": "everything"}, Brief("takeaways")),
        ({"what": "quotes", "about": "Ana Duarte"}, Brief("quotes", "Ana Duarte")),
        ({"what": "topic", "about": "World Bank"}, Brief("topic", "World Bank")),
        ({"what": "new"}, Brief("new")),
    ],
)
async def test_what_it_is_about(stage: Stage, store: Store, options: dict[str, str], brief: Brief) -> None:
    assert (await scheduled(stage, store, **options)).brief == brief


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"what": "quotes"}, "Say with `about` whose quotes you want"),
        ({"what": "topic"}, "Say with `about` which topic you want"),
        ({"what": "new", "about": "fishing"}, "leave `about` out"),
        ({"about": "x" * 401}, "`about` is too long"),
        ({"time": "soon"}, "“soon” is no time of day"),
        ({"zone": "Europe/Atlantis"}, "“Europe/Atlantis” is no time zone"),
        ({"days": "someday"}, "“someday” are no days"),
    ],
)
async def test_what_cannot_be_meant_is_refused(stage: Stage, store: Store, options: dict[str, str], words: str) -> None:
    given = {"channel": stage.channel, "time": "08:00", "zone": "UTC"} | options
    assert words in await told(stage, "schedule", **given)
    assert await store.schedules.of(stage.guild.id) == []


@pytest.mark.usefixtures("memory")
async def test_a_person_whom_nobody_quotes_yet_is_remarked_upon(stage: Stage) -> None:
    words = await told(
        stage, "schedule", channel=stage.channel, time="8", zone="UTC", what="quotes", about="Zelda Zorn"
    )
    assert "For now there would be nothing to post: " in words


@pytest.mark.parametrize(
    ("kind", "permission", "named"),
    [
        ("text", "view_channel", "View Channel"),
        ("text", "send_messages", "Send Messages"),
        ("announcement", "send_messages", "Send Messages"),
        ("thread", "send_messages_in_threads", "Send Messages in Threads"),
        ("forum", "send_messages", "Create Posts"),
    ],
)
@pytest.mark.parametrize("command", ["post", "schedule", "edit"])
async def test_the_missing_permission_is_named_before_anything_is_promised(
    stage: Stage, store: Store, command: str, kind: str, permission: str, named: str
) -> None:
    made = await scheduled(stage, store, channel=stage.guild.create_text_channel("other"))
    channel = channel_of(stage, kind)
    deny(stage, stage.channel.id if kind == "thread" else channel.id, permission)
    options: dict[str, Any] = {"schedule": {"time": "8", "zone": "UTC"}, "edit": {"briefing": made.id}}.get(command, {})
    words = await told(stage, command, channel=channel, **options)
    assert f"The bot lacks “{named}” in <#{channel.id}>" in words
    assert await store.schedules.of(stage.guild.id) == [made]
    assert not any("/messages" in request.path or "/threads" in request.path for request in stage.env.http_requests)


@pytest.mark.usefixtures("memory")
async def test_that_the_history_cannot_be_read_is_said(stage: Stage, board: simcord.ChannelHandle) -> None:
    deny(stage, board.id, "read_message_history")
    words = await told(stage, "schedule", channel=board, time="8", zone="UTC")
    assert words.startswith("Scheduled: ")
    assert f"lacks “Read Message History” in <#{board.id}>" in words


async def test_a_server_has_no_more_schedules_than_it_may_have(stage: Stage, store: Store) -> None:
    for n in range(20):
        await scheduled(stage, store, time=f"{n}:00")
    words = await told(stage, "schedule", channel=stage.channel, time="20:00", zone="UTC")
    assert words == "This server has 20 schedules, as many as it may have; remove one first."
    assert len(await store.schedules.of(stage.guild.id)) == 20


async def test_what_is_typed_is_shown_as_it_stands(stage: Stage, store: Store) -> None:
    made = await scheduled(stage, store, what="topic", about="**fish** @everyone <@1> `x`")
    for command, options in (("list", {}), ("pause", {"briefing": made.id}), ("preview", {"briefing": made.id})):
        words = await told(stage, command, **options)
        assert "\\*\\*fish\\*\\* @\u200beveryone \\<@1\\> \\`x\\`" in words


# --- autocomplete -----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("memory")
async def test_zones_are_offered_with_what_the_clock_shows_there(stage: Stage) -> None:
    [offer] = await offers(stage, stage.manager, "schedule", "zone", "lisb")
    assert offer["value"] == "Europe/Lisbon"
    assert re.fullmatch(r"Europe/Lisbon \(now \d\d:\d\d\)", offer["name"])
    assert len(await offers(stage, stage.manager, "schedule", "zone", "")) == 25


@pytest.mark.usefixtures("memory")
async def test_times_and_days_are_offered(stage: Stage) -> None:
    assert (await offers(stage, stage.manager, "schedule", "time", "7.15pm"))[0]["value"] == "19:15"
    assert (await offers(stage, stage.manager, "schedule", "days", "mon, thu"))[0]["value"] == "Monday, Thursday"
    assert (await offers(stage, stage.manager, "schedule", "days", ""))[0]["value"] == "every day"


@pytest.mark.usefixtures("memory")
async def test_people_are_offered_for_quotes_and_else_what_the_articles_speak_of(stage: Stage) -> None:
    people = await offers(stage, stage.manager, "schedule", "about", "", what="quotes")
    topics = await offers(stage, stage.manager, "schedule", "about", "world", what="topic")
    assert people[0]["value"] == "Ana Duarte"
    assert topics[0]["value"] == "World Bank"


async def test_people_are_offered_for_a_briefing_of_quotes_that_is_edited(stage: Stage, store: Store) -> None:
    made = await scheduled(stage, store, what="quotes", about="Ana Duarte")
    people = await offers(stage, stage.manager, "edit", "about", "", briefing=made.id)
    assert [offer["value"] for offer in people[:2]] == ["Ana Duarte", "Ingrid Solberg"]
    assert await offers(stage, stage.manager, "edit", "about", "duarte", briefing="nothing")


async def test_the_briefings_of_the_server_are_offered(stage: Stage, store: Store) -> None:
    one = await scheduled(stage, store)
    other = await scheduled(stage, store, what="quotes", about="Ana Duarte")
    await told(stage, "pause", briefing=other.id)
    offered = {offer["value"]: offer["name"] for offer in await offers(stage, stage.manager, "remove", "briefing", "")}
    assert offered == {
        one.id: "Takeaways of all articles in #summit, every day at 08:00 (Europe/Lisbon)",
        other.id: "paused: Quotes of Ana Duarte in #summit, every day at 08:00 (Europe/Lisbon)",
    }
    [offer] = await offers(stage, stage.manager, "remove", "briefing", "duarte")
    assert offer["value"] == other.id


# --- list, edit, pause, resume, remove --------------------------------------------------------------------------------


async def test_the_list(stage: Stage, store: Store) -> None:
    assert "no briefings yet" in await told(stage, "list")
    await scheduled(stage, store, quiet=False)
    await told(stage, "pause", briefing=(await scheduled(stage, store, what="new", days="sat")).id)
    words = await told(stage, "list")
    assert "2 of at most 20 briefings" in words
    assert "every day at 08:00 (Europe/Lisbon), also when there is nothing new. Next: <t:" in words
    assert "**New articles** in" in words
    assert "Saturday at 08:00 (Europe/Lisbon). **Paused**: A manager paused it." in words


async def test_a_long_list_has_pages(stage: Stage, store: Store) -> None:
    for n in range(12):
        await scheduled(stage, store, time=f"{n}:00", what="topic", about="x" * 200)
    assert "09:00" in await told(stage, "list")
    words = await told(stage, "list", page=2)
    assert "Page 2 of 2" in words
    assert "11:00" in words
    assert "09:00" not in words
    assert await told(stage, "list", page=99) == words


async def test_what_is_left_out_of_an_edit_stays(stage: Stage, store: Store, board: simcord.ChannelHandle) -> None:
    made = await scheduled(stage, store, what="quotes", about="Ana Duarte", days="mon")
    words = await told(stage, "edit", briefing=made.id, time="21:00", channel=board)
    assert words.startswith(f"Now: **Quotes of Ana Duarte** in <#{board.id}>, Monday at 21:00 (Europe/Lisbon).")
    await told(stage, "edit", briefing=made.id, about="Daniel Otieno", quiet=False)
    [changed] = await store.schedules.of(stage.guild.id)
    assert changed.brief == Brief("quotes", "Daniel Otieno")
    assert not changed.quiet
    await told(stage, "edit", briefing=made.id, what="takeaways", about="everything", days="daily", zone="Tokyo")
    [changed] = await store.schedules.of(stage.guild.id)
    assert changed.brief == Brief("takeaways")
    assert changed.timing == Timing(time(21), "Asia/Tokyo")


async def settled(store: Store, schedule: Schedule, at: datetime, state: State, reason: str | None = None) -> Key:
    """A slot with its outcome, as the loop leaves it."""
    key = Key(schedule.id, at.date())
    claim = await store.ledger.claim(
        schedule, Slot(key, at), next_at=schedule.next_at, until=at + timedelta(minutes=3), seen=0, now=at
    )
    assert claim
    await store.ledger.settle(claim, state, now=at, reason=reason, message=4711 if state == "sent" else None)
    return key


async def test_after_todays_post_the_next_one_is_tomorrow_whatever_the_time(stage: Stage, store: Store) -> None:
    made = await scheduled(stage, store, time="00:00", zone="UTC")
    today = datetime.now(UTC)
    await settled(store, made, today, "sent")
    words = await told(stage, "edit", briefing=made.id, time="23:59")
    [at] = {int(one) for one in re.findall(r"<t:(\d+):", words)}
    assert datetime.fromtimestamp(at, UTC).date() == today.date() + timedelta(days=1)


async def test_pause_and_resume(stage: Stage, store: Store) -> None:
    made = await scheduled(stage, store)
    assert (await told(stage, "pause", briefing=made.id)).startswith("Paused: ")
    assert await told(stage, "pause", briefing=made.id) == "It rests already: A manager paused it."
    [resting] = await store.schedules.of(stage.guild.id)
    assert resting.paused
    assert (await told(stage, "resume", briefing=made.id)).startswith("It runs: ")
    [running] = await store.schedules.of(stage.guild.id)
    assert running.paused is None


async def test_it_is_not_resumed_where_the_bot_cannot_post(
    stage: Stage, store: Store, board: simcord.ChannelHandle
) -> None:
    made = await scheduled(stage, store, channel=board)
    await told(stage, "pause", briefing=made.id)
    deny(stage, board.id, "send_messages")
    assert f"lacks “Send Messages” in <#{board.id}>" in await told(stage, "resume", briefing=made.id)
    stage.env.backend.delete_channel(board.id)
    words = await told(stage, "resume", briefing=made.id)
    assert words == "The channel has been deleted. Choose another one with `/briefing edit`."
    [resting] = await store.schedules.of(stage.guild.id)
    assert resting.paused


async def test_remove(stage: Stage, store: Store) -> None:
    made = await scheduled(stage, store)
    assert (await told(stage, "remove", briefing=made.id)).startswith("Removed: ")
    assert await store.schedules.of(stage.guild.id) == []
    assert "no such briefing" in await told(stage, "remove", briefing=made.id)


# --- status -----------------------------------------------------------------------------------------------------------


async def test_the_status_names_the_reasons(stage: Stage, store: Store) -> None:
    assert "Nothing has fallen due yet" in await told(stage, "status")
    made = await scheduled(stage, store, zone="UTC")
    at = datetime(2031, 5, 1, 8, tzinfo=UTC)
    await settled(store, made, at, "sent")
    await settled(store, made, at + timedelta(days=1), "skipped", "no new articles")
    await settled(store, made, at + timedelta(days=2), "failed", "*Discord* says no")
    await settled(store, made, at + timedelta(days=3), "unknown", "no answer")
    lines = (await told(stage, "status")).splitlines()[1:]
    what = f"Takeaways of all articles in <#{stage.channel.id}>"
    assert lines == [
        f"- <t:{int((at + timedelta(days=3)).timestamp())}:f> {what}: **perhaps posted** – no answer",
        f"- <t:{int((at + timedelta(days=2)).timestamp())}:f> {what}: **not posted** – \\*Discord\\* says no",
        f"- <t:{int((at + timedelta(days=1)).timestamp())}:f> {what}: left out – no new articles",
        f"- <t:{int(at.timestamp())}:f> {what}: posted,"
        f" https://discord.com/channels/{stage.guild.id}/{stage.channel.id}/4711",
    ]


async def test_the_status_shows_ten_outcomes_of_all_or_of_one(stage: Stage, store: Store) -> None:
    one, other = await scheduled(stage, store), await scheduled(stage, store, what="new")
    at = datetime(2031, 5, 1, 8, tzinfo=UTC)
    for n in range(12):
        await settled(store, one, at + timedelta(days=n), "skipped", f"reason {n}")
    await settled(store, other, at, "skipped", "another reason")
    words = await told(stage, "status")
    assert "reason 11" in words
    assert words.count("left out") == 10
    assert "another reason" not in words
    assert (await told(stage, "status", briefing=other.id)).count("another reason") == 1


# --- preview and post -------------------------------------------------------------------------------------------------


async def test_a_preview_is_only_for_the_one_who_asks(stage: Stage, store: Store) -> None:
    made = await scheduled(stage, store, quiet=False)
    assert "World Bank will lend Kenya" in await told(stage, "preview", briefing=made.id)
    assert "World Bank" in await told(stage, "preview", about="World Bank")
    assert "never been more important" in await told(stage, "preview", what="quotes", about="Ana Duarte")
    assert "Fishing deal sealed" in await told(stage, "preview", what="new")
    assert not stage.channel.history(viewer=stage.reader)


async def test_a_preview_says_when_nothing_would_be_posted(stage: Stage, memory: Memory) -> None:
    await memory.library.edition()
    first = await told(stage, "preview", briefing=(await scheduled(stage, memory.store)).id)
    assert "nothing new" not in first, "all is new to a channel that has seen nothing"
    assert "World Bank will lend Kenya" in first
    made = await scheduled(stage, memory.store, what="new")
    assert "nothing new since its last post (no new articles)" in await told(stage, "preview", briefing=made.id)
    assert "there is nothing to post" in await told(stage, "preview", what="topic", about="zebra racing")


@pytest.mark.parametrize("kind", KINDS)
async def test_a_briefing_is_posted_now(stage: Stage, memory: Memory, kind: str) -> None:
    channel = channel_of(stage, kind)
    words = await told(stage, "post", channel=channel)
    assert words.startswith(f"Posted in <#{channel.id}>: https://discord.com/channels/")
    [place] = channel.threads if kind == "forum" else [channel]
    assert "Key takeaways:" in posted(stage, place)
    assert await memory.store.ledger.outcomes(stage.guild.id) == [], "a post by hand is no scheduled one"


@pytest.mark.usefixtures("memory")
async def test_on_an_article(stage: Stage, board: simcord.ChannelHandle) -> None:
    await told(stage, "post", channel=board, about="001_herald.txt")
    assert "Ingrid Solberg refused to sign" in posted(stage, board)


@pytest.mark.usefixtures("memory")
async def test_nothing_is_posted_on_a_topic_that_the_articles_do_not_cover(
    stage: Stage, board: simcord.ChannelHandle
) -> None:
    assert "do not cover “zebra racing”" in await told(stage, "post", channel=board, about="zebra racing")
    assert not board.history()


@pytest.mark.parametrize(
    ("status", "words"), [(403, "a permission is missing"), (503, "did not say whether"), (429, "slow down")]
)
@pytest.mark.usefixtures("memory")
async def test_when_discord_refuses_the_post_the_manager_is_told(
    stage: Stage, board: simcord.ChannelHandle, status: int, words: str
) -> None:
    stage.env.inject_error("POST", "/channels/*/messages", status=status)
    assert words in await told(stage, "post", channel=board)


def posted(stage: Stage, channel: simcord.ChannelHandle) -> str:
    """The text of the newest message."""
    messages = stage.env.backend.messages[channel.id]
    return texts(messages[max(messages)])


# --- when the memory is away ------------------------------------------------------------------------------------------


async def test_while_the_memory_cannot_be_reached_a_manager_is_told_and_everybody_else_is_served(stage: Stage) -> None:
    assert "The bot's memory cannot be reached now" in await told(stage, "list")
    assert await offers(stage, stage.manager, "remove", "briefing", "") == []
    assert "Ana Duarte" in texts(await stage.slash("quotes", speaker="Ana Duarte"))


def test_a_key_is_a_day_of_a_schedule() -> None:
    assert str(Key("a1b2c3d4", date(2031, 5, 3))) == "a1b2c3d4-20310503"
