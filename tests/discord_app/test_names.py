"""Names found while they are typed, among very many too."""

from __future__ import annotations

from bot.discord_app.names import Name, Names


def test_beginnings_come_before_words_and_words_before_parts() -> None:
    names = Names(Name(name, name) for name in ("Coxian", "Li Xian", "Xian Li", "Xi’an"))
    assert [offer.shown for offer in names.offers("xi")] == ["Xian Li", "Xi’an", "Li Xian"]
    assert [offer.shown for offer in names.offers("oxi")] == ["Coxian"]


def test_case_accents_and_quotation_marks_do_not_matter() -> None:
    names = Names([Name("José O’Brien", "1")])
    assert names.offers("jose o'b") == names.offers("JOSÉ") == names.offers("o’brien")
    assert names.offers("jose")[0].value == "1"


def test_among_fifty_thousand_at_most_25_the_most_important_first() -> None:
    names = Names(Name(f"Person {n}", str(n)) for n in range(50_000))
    assert [offer.value for offer in names.offers("person")] == [str(n) for n in range(25)]
    assert [offer.value for offer in names.offers("person 4999")][:2] == ["4999", "49990"]
    assert [offer.value for offer in names.offers("")] == [str(n) for n in range(25)]


def test_what_is_too_long_for_a_choice_is_cut_and_known_again() -> None:
    long = "a person " * 30
    names = Names([Name(long, long)])
    [offer] = names.offers("a person")
    assert len(offer.value) <= 100
    assert names.whole(offer.value) == long
    assert names.whole("anything else") == "anything else"


def test_names_without_anything_to_show_are_left_out() -> None:
    assert Names([Name("\u200e\u202e", "x"), Name(" ", "y")]).offers("") == []
