"""Times of day, days of the week and time zones as members type them."""

from __future__ import annotations

from datetime import time

import pytest

from bot.briefings.model import WEEK
from bot.discord_app.errors import RefusalError
from bot.discord_app.when import clock_of, days_in_words, days_of
from bot.discord_app.zones import zone_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("08:00", time(8)),
        ("8", time(8)),
        ("8.30", time(8, 30)),
        ("0830", time(8, 30)),
        ("8h30", time(8, 30)),
        ("8 pm", time(20)),
        ("8:15 p.m.", time(20, 15)),
        ("12am", time(0)),
        ("noon", time(12)),
        (" 23:59 ", time(23, 59)),
    ],
)
def test_times_of_day(typed: str, meant: time) -> None:
    assert clock_of(typed) == meant


@pytest.mark.parametrize("typed", ["", "soon", "24:00", "8:60", "13 pm", "0 am", "٠٨:٠٠ x", "1" * 5000])
def test_what_is_no_time_of_day_is_refused(typed: str) -> None:
    with pytest.raises(RefusalError, match="is no time of day"):
        clock_of(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("every day", WEEK),
        ("Daily", WEEK),
        ("weekdays", {0, 1, 2, 3, 4}),
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("Friday to Monday", {4, 5, 6, 0}),
        ("tue, thu", {1, 3}),
        ("Tuesdays and Thursdays", {1, 3}),
        ("mon – wed, sat", {0, 1, 2, 5}),
    ],
)
def test_days(typed: str, meant: set[int]) -> None:
    assert days_of(typed) == meant


@pytest.mark.parametrize("typed", ["", "someday", "t", "-", "2", "mon tue wedding"])
def test_what_are_no_days_is_refused(typed: str) -> None:
    with pytest.raises(RefusalError, match="are no days"):
        days_of(typed)


@pytest.mark.parametrize("days", [WEEK, {0, 1, 2, 3, 4}, {5, 6}, {2}, {0, 3, 6}])
def test_days_in_words_are_read_as_the_same_days(days: set[int]) -> None:
    assert days_of(days_in_words(days)) == days


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("america/new york", "America/New_York"),
        ("new york", "America/New_York"),
        ("Beijing", "Asia/Shanghai"),
        ("utc", "UTC"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ],
)
def test_zones(typed: str, meant: str) -> None:
    assert zone_of(typed) == meant


@pytest.mark.parametrize("typed", ["", "Poseidonis", "../../etc/passwd", "localtime", "*" * 4000, "\x00"])
def test_what_is_no_zone_is_refused(typed: str) -> None:
    with pytest.raises(RefusalError, match=r"is no time zone\. Choose one"):
        zone_of(typed)


def test_a_misspelt_zone_is_not_guessed() -> None:
    with pytest.raises(RefusalError, match=r"Did you mean Europe/Berlin\?"):
        zone_of("Berlim")


def test_where_several_zones_are_meant_they_are_named() -> None:
    with pytest.raises(RefusalError, match="Did you mean America/Argentina/Buenos_Aires or America/Buenos_Aires"):
        zone_of("Buenos Aires")
