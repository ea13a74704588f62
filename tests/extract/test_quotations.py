"""Quotations are found by their marks, whatever a site has done to them."""

import pytest

from bot.corpus import parse
from bot.extract.quotations import find_quotations


def quoted(raw: str) -> list[str]:
    document = parse(raw, id="a.txt", sha256="")
    return [raw[q.start : q.end] for q in find_quotations(raw, document.passages)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("The envoy said “we will stay” and left the room.", ["we will stay"]),
        ('The envoy said "we will stay" and left the room.', ["we will stay"]),
        ("The envoy said ‘we will stay’ and left the room.", ["we will stay"]),
        ("She had “hoped for more,” he said, “but took less.”", ["hoped for more,", "but took less."]),
        ("The envoy welcomed the ” useful role” of the hosts.", ["useful role"]),
        ("They called it ”useful” on Monday.", ["useful"]),
        ("The talks were “useful.“ Nobody else said so.", ["useful."]),
        ("“First we talk. “Then we act,” she urged as she left.", ["First we talk.", "Then we act,"]),
        ("He said: “The minister told me ‘never again’ and left.”", ["The minister told me ‘never again’ and left."]),
        ("He said: “The minister said “never again” to me.”", ["The minister said “never again” to me."]),
        ("The leaders’ talks and the ministers’ dinner went well.", []),
        ("It’s China’s choice, they’ve said, and won’t change.", []),
        ("Rock ’n’ roll of the ’90s played at the gala dinner.", []),
        ("The gap is 6'2\" wide, the engineers measured.", []),
        ("The word “” is empty and “…” says nothing.", []),
    ],
)
def test_finds_what_stands_between_marks(raw: str, expected: list[str]) -> None:
    assert quoted(raw) == expected


def test_a_quotation_over_paragraphs_opens_again_in_each() -> None:
    raw = "The premier spoke.\n\n“We came to listen to all of them.\n\n“We leave with a plan,” she said."
    document = parse(raw, id="a.txt", sha256="")
    first, second = find_quotations(raw, document.passages)
    assert raw[first.start : first.end] == "We came to listen to all of them."
    assert raw[second.start : second.end] == "We leave with a plan,"
    assert (first.continues, second.continues) == (False, True)


def test_a_missing_closing_mark_ends_before_the_cue() -> None:
    assert quoted("“We leave with a plan, she said on Monday, and took off her coat.") == ["We leave with a plan,"]


def test_site_furniture_holds_no_quotations() -> None:
    assert quoted("Talks went on for hours.\n\nLeave a Reply\n\nYour email address will not be published.") == []
