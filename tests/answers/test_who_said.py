from __future__ import annotations

from pathlib import Path

import pytest

from bot.answers.who_said import who_said
from bot.index import Index, open_index, write_index
from tests.summit import extraction


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("This agreement will not save a single fish", "exact"),
        ("THIS AGREEMENT WILL NOT SAVE A SINGLE FISH!", "exact"),
        ("will not save a single fish", "close"),
        ("this agrement wont save a singel fish", "close"),
        ("the agreement will not save one single fish", "close"),
        ("This agreement will not rescue a single fish", "altered"),
    ],
)
def test_well_or_badly_remembered_the_speaker_is_found(index: Index, words: str, verdict: str) -> None:
    found = who_said(index, words)
    assert found.status == "found"
    assert found.quotes[0].quote.speakers == ("Marco Bellini",)
    assert found.quotes[0].verdict == verdict
    assert "Marco Bellini, a marine biologist at the University of Trieste" in found.text
    assert "[1] Fishing deal sealed at Lisbon ocean summit, Harbour Herald, 2031-05-02 – paragraph 6" in found.text


def test_what_differs_is_marked_in_an_altered_quotation(index: Index) -> None:
    found = who_said(index, "This agreement will not rescue a single fish")
    assert "“This agreement will not *save* a single fish,”" in found.text


@pytest.mark.parametrize(
    "words",
    [
        "This agreement will save a single fish",  # the negation is gone
        "The sea has never been less important to our peoples",  # an opposite
        "the sea has been more important to our peoples",
        "everybody asked the people who live from the catch",
    ],
)
def test_words_that_reverse_what_was_said_are_nobodys(index: Index, words: str) -> None:
    found = who_said(index, words)
    assert found.status == "not_found"
    assert found.quotes == ()
    assert found.nearest
    assert "no match" in found.text


@pytest.mark.parametrize(
    "words",
    [
        "I have a dream that one day this nation will rise up",
        "The ocean is rising and so are we",
        "Kenya will never sell its harbours",
        "we will fight them on the beaches",
        "the",
        "",
        "sea",
    ],
)
def test_what_nobody_said_gets_no_speaker(index: Index, words: str) -> None:
    found = who_said(index, words)
    assert found.status == "not_found"
    assert found.quotes == ()


def test_a_rare_two_word_fragment_is_enough(index: Index) -> None:
    found = who_said(index, "turning point")
    assert found.quotes[0].quote.speakers == ("Daniel Otieno",)


def test_the_wordings_of_other_articles_are_listed(index: Index) -> None:
    found = who_said(index, "The sea has never been more important to our peoples")
    first = found.quotes[0]
    assert first.verdict == "exact"
    assert first.also == ("q5",)
    assert "has never been *so* important to our people." in found.text
    assert {citation.document for citation in found.citations} == {"001_herald.txt", "002_tribune.txt"}


def test_both_halves_of_a_split_quotation_may_be_asked_for_at_once(index: Index) -> None:
    found = who_said(index, "The sea has never been more important to our peoples. We will protect it together.")
    assert found.status == "found"
    assert found.quotes[0].quote.speakers == ("Ana Duarte",)


def test_a_term_has_no_speaker(index: Index) -> None:
    found = who_said(index, "blue corridor")
    assert found.status == "found"
    assert found.quotes[0].quote.speakers == ()
    assert "attribute it to nobody" in found.text


def test_an_unsure_speaker_is_not_named(index: Index) -> None:
    found = who_said(index, "We were promised a hearing and got a photograph")
    assert found.status == "found"
    assert found.quotes[0].quote.speakers == ()
    assert "speaker is unclear" in found.text
    assert "one fisherman said." in found.text


def test_indirect_speech_is_said_to_be_the_reporters(index: Index) -> None:
    found = who_said(index, "Norway would not join before its fleet was heard")
    assert found.quotes[0].verdict == "reported"
    assert "the words are the reporter’s" in found.text


def test_words_of_the_article_itself_are_not_a_quotation(index: Index) -> None:
    found = who_said(index, "Fishermen from Galicia blocked one harbour gate for three hours")
    assert found.status == "not_found"
    assert found.quotes == ()
    assert "Nobody is quoted with these words; an article itself says" in found.text
    assert found.sentences[0].document == "003_notes.txt"


def test_the_right_speaker_is_confirmed(index: Index) -> None:
    found = who_said(index, "a turning point", speaker="otieno")
    assert found.status == "found"
    assert found.text.startswith("Yes.")


@pytest.mark.parametrize("asked", ["Ana Duarte", "the Portuguese president", "Winston Churchill"])
def test_the_wrong_speaker_is_corrected(index: Index, asked: str) -> None:
    found = who_said(index, "a turning point", speaker=asked)
    assert found.status == "corrected"
    assert found.quotes[0].quote.speakers == ("Daniel Otieno",)
    assert found.text.startswith("Not ")


def test_a_speaker_of_what_nobody_said_is_not_found(index: Index) -> None:
    found = who_said(index, "the moon is made of cheese", speaker="Duarte")
    assert found.status == "not_found"
    assert found.quotes == ()


@pytest.mark.parametrize(
    "words",
    [
        "protect the breeding grounds of the western Atlantic Ocean of Brazil",
        "Sweden would not join before its fleet was heard",
        "nobody denied that this agreement will never not save a single fish",
    ],
)
def test_other_names_and_piled_up_negations_are_no_match(index: Index, words: str) -> None:
    found = who_said(index, words)
    assert found.status == "not_found"
    assert found.quotes == ()


def test_a_fragment_is_said_to_be_part_of_the_quotation(index: Index) -> None:
    text = who_said(index, "not save a single fish").text
    assert text.startswith("Marco Bellini, a marine biologist at the University of Trieste – these words are part of:")
    assert "asterisks" not in text


def test_a_role_is_told_once(index: Index) -> None:
    assert who_said(index, "a turning point").text.count("Kenyan President") == 1


def test_few_words_with_others_between_are_no_close_match(index: Index) -> None:
    found = who_said(index, "nobody asked the catch")
    assert not [one for one in found.quotes if one.verdict in ("exact", "close")]


def test_a_reply_is_not_certain_where_the_attribution_is_not(tmp_path: Path) -> None:
    whole = extraction()
    quotes = tuple(one._replace(confidence=0.6) for one in whole.quotes)
    write_index(whole._replace(quotes=quotes), tmp_path / "unsure.index")
    with open_index(tmp_path / "unsure.index") as unsure:
        assert who_said(unsure, "a turning point", speaker="Otieno").text.startswith("Probably, but")
        assert who_said(unsure, "a turning point", speaker="biden").text.startswith("Probably not Biden;")


def test_what_somebody_is_said_to_have_said_in_other_words_is_shown(index: Index) -> None:
    found = who_said(index, "the fleet joins before it is heard", speaker="Duarte")
    assert found.status == "not_found"
    found = who_said(index, "norway would join, its fleet heard or not", speaker="Solberg")
    assert found.quotes == ()


def test_nothing_far_off_is_offered_as_nearest(index: Index) -> None:
    found = who_said(index, "the agreement of the farmers on milk prices was signed in Vienna")
    assert found.status == "not_found"
    assert found.nearest == ()
    assert "either" not in who_said(index, "milk is white and cheap", speaker="Duarte").text


def test_a_person_whom_the_articles_do_not_name_is_said_to_be_none(index: Index) -> None:
    assert (
        "The articles name no Winston Churchill."
        in who_said(index, "a turning point", speaker="Winston Churchill").text
    )
    found = who_said(index, "the moon is made of cheese", speaker="Ann Duarte")
    assert found.text.startswith("Nobody in the articles is quoted with these words. The articles name no Ann Duarte.")


def test_the_difference_is_marked_in_what_is_no_match(index: Index) -> None:
    assert (
        "“This agreement will *not* save a single fish,”" in who_said(index, "agreement will save a single fish").text
    )
    assert "has never been *more* important" in who_said(index, "the sea has never been less important").text
    assert (
        "This agreement will not *save* a single fish"
        in who_said(index, "This agreement will not doom a single fish").text
    )


def test_where_nobody_is_quoted_nobody_said_it(tmp_path: Path) -> None:
    write_index(extraction()._replace(quotes=()), tmp_path / "silent.index")
    with open_index(tmp_path / "silent.index") as silent:
        assert who_said(silent, "a turning point").status == "not_found"
