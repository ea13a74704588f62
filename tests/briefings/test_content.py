"""What briefings say, and when they say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from bot.briefings.content import Nothing, compose
from bot.briefings.model import Brief, Timing
from bot.index import Index, open_index, write_index
from bot.model import Answer
from tests.briefings.board import World
from tests.summit import extraction

HERALD, TRIBUNE, NOTES = "001_herald.txt", "002_tribune.txt", "003_notes.txt"
ALL = frozenset((HERALD, TRIBUNE, NOTES))
NONE: frozenset[str] = frozenset()


@pytest.fixture
def index(index_file: Path) -> Iterator[Index]:
    with open_index(index_file) as opened:
        yield opened


def said(content: Answer | Nothing) -> str:
    assert isinstance(content, Answer)
    return content.text


def test_each_kind_is_an_answer(index: Index) -> None:
    assert "refused to sign" in said(compose(index, Brief("takeaways"), NONE))
    assert "On “patrol boats”" in said(compose(index, Brief("topic", "patrol boats"), NONE))
    assert "a turning point" in said(compose(index, Brief("quotes", "Otieno"), NONE))
    assert "1 new article:" in said(compose(index, Brief("new"), frozenset({NOTES})))


def test_what_the_articles_do_not_have_is_nothing(index: Index) -> None:
    chess = compose(index, Brief("topic", "chess"), ALL)
    assert isinstance(chess, Nothing)
    assert chess.reason.startswith("The articles do not cover “chess”.")
    assert isinstance(compose(index, Brief("quotes", "Napoleon"), ALL), Nothing)
    assert compose(index, Brief("new"), NONE) == Nothing("no new articles")


def test_a_quiet_one_waits_for_what_belongs_to_its_subject(index: Index) -> None:
    loans, boats = Brief("topic", "World Bank loan"), Brief("takeaways", "patrol boats")
    otieno = Brief("quotes", "Otieno")
    for brief in (loans, boats, otieno, Brief("takeaways")):
        assert compose(index, brief, NONE, quiet=True) == Nothing("no new articles")
    for brief in (loans, boats, otieno):
        assert isinstance(compose(index, brief, frozenset({NOTES}), quiet=True), Nothing)
        assert isinstance(compose(index, brief, frozenset({HERALD}), quiet=True), Answer)
    assert isinstance(compose(index, Brief("takeaways"), frozenset({NOTES}), quiet=True), Answer)


def test_a_quiet_one_quotes_only_new_articles(index: Index) -> None:
    duarte = Brief("quotes", "Ana Duarte")
    whole = said(compose(index, duarte, frozenset({TRIBUNE})))
    new = said(compose(index, duarte, frozenset({TRIBUNE}), quiet=True))
    assert "We will protect it together" in whole
    assert "We will protect it together" not in new
    assert "has never been so important to our people" in new


def test_many_articles_make_one_digest(tmp_path: Path) -> None:
    whole = extraction()
    template = whole.documents[2]
    copies = tuple(template._replace(id=f"copy_{n:02}.txt") for n in range(30))
    write_index(whole._replace(documents=(*whole.documents, *copies)), tmp_path / "i.db")
    with open_index(tmp_path / "i.db") as index:
        text = said(compose(index, Brief("new"), frozenset(card.id for card in index.cards())))
    assert text.startswith("33 new articles:\n“Fishing deal sealed at Lisbon ocean summit”")
    assert "… and 23 more articles." in text
    assert text.count("\n• ") == 10


async def test_new_is_what_came_since_the_last_post(world: World) -> None:
    await world.store.schedules.add(7, 70, Timing(time(13), "UTC"), Brief("new"), quiet=False, now=world.clock())
    await world.pass_by(hours=1)
    assert world.days == []  # what was there when it was made is not new
    _swap(world, "more_a.txt")
    await world.pass_by(days=1)
    _swap(world, "more_a.txt", "more_b.txt", "more_c.txt")
    await world.pass_by(days=1)
    await world.pass_by(days=1)
    assert [one.text.split("\n")[0] for one in world.board.messages] == ["1 new article:", "2 new articles:"]
    states = [(one.state, one.reason) for one in await world.store.ledger.outcomes(7)]
    quiet = ("skipped", "no new articles")
    assert states == [quiet, ("sent", None), ("sent", None), quiet]


async def test_what_a_lost_post_would_have_told_is_told_by_the_next(world: World) -> None:
    await world.store.schedules.add(7, 70, Timing(time(13), "UTC"), Brief("new"), quiet=True, now=world.clock())
    _swap(world, "more_a.txt")
    await world.pass_by(hours=4)
    _swap(world, "more_a.txt", "more_b.txt")
    await world.pass_by(hours=21)
    assert [one.text.split("\n")[0] for one in world.board.messages] == ["2 new articles:"]


async def test_a_broken_index_in_the_place_of_a_good_one_is_not_used(world: World) -> None:
    await world.store.schedules.add(7, 70, Timing(time(13), "UTC"), Brief("takeaways"), quiet=False, now=world.clock())
    world.index.unlink()
    world.index.write_bytes(b"half an index")
    await world.pass_by(hours=1)
    assert world.days == ["2026-03-02"]


def _swap(world: World, *names: str) -> None:
    """Builds the index anew with these articles too."""
    whole = extraction()
    more = tuple(whole.documents[2]._replace(id=name) for name in names)
    write_index(whole._replace(documents=(*whole.documents, *more)), world.index)


async def test_an_index_that_is_written_into_while_it_is_open_does_not_matter(world: World) -> None:
    await world.store.schedules.add(7, 70, Timing(time(13), "UTC"), Brief("takeaways"), quiet=False, now=world.clock())
    with world.index.open("r+b") as file:
        file.seek(4096)
        file.write(b"\0" * 40_000)
    await world.pass_by(hours=1)
    assert "Norwegian Fisheries Minister" in world.board.messages[0].text
