"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.corpus import split_sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He met U.S. Secretary of State Antony Blinken.", "They spoke."],
        ["They opposed the U.S.", "The readout said so."],
        ["They sided against the U.S.", "This was clear to all."],
        ["“We side against the U.S.”", "This was clear to all."],
        ['"We side against the U.K.', 'But not today," he said.'],
        ["They met at 9 a.m.", "At 5 p.m.", "They had left."],
        ["It was made by Acme Inc.", "In Oslo it sold well."],
        ["The U.S. Under Secretary met the U.N. Under-Secretary-General in St. Anton.", "Under the pact, he stayed."],
        ["He sat.", "Xi was ill.", "Putin may.", "Ann left on Sat. Sept. 3."],
        ["Mr. Xi spoke.", "Gen. Milley and Sen. Cruz did not."],
        ["President Vladimir V. Putin of Russia arrived.", "J. F. Kennedy had not."],
        ["The talks began at 9 a.m. on Monday in St. Petersburg.", "No. 10 was silent."],
        ["Will he go?", "No.", "He stays."],
        ["Exports grew 3.5 percent to $1.2 billion.", "See www.example.com/a.b for more."],
        ["“So far we see no such readiness from their side.”", "He left."],
        ["“We meet again.”", "“Yes,” she said."],
        ["“Really?” he asked."],
        ["“Really?” Mr. Putin asked the reporter."],
        ['"If you are sincere..." Xi went on, and others continued.', "He left."],
        ["“We made it in a year.” — Ann Lee, a minister, on Monday.", "She left."],
        ["“We made it in a year.” —Ann Lee, a minister.", "She left."],
        ["It is strange — is it not? – that he left.", "We stayed."],
        ["“Never!” said Angela Merkel.", "Nobody replied."],
        ["“The fault line is deep,” he said.", "It is."],
        ["“The main goal is a show.", "And they’ve succeeded in that,” she said."],
        ["“Why now?", "Because we must,” he said."],
        ['"We agree," he said.', '"We always did."'],
        ["He waited ... and then he spoke.", "Nobody answered…", "The end."],
        ["He paused… I did not.", "We left."],
        ["It was said in 2019.[12]", "Nobody denied it.[3]"],
        ["(He had left.)", "Then she came."],
        ["1. Arms control comes first.", "2. Trade is next."],
        ["He said. added. says Jane Doe, an analyst.", "The rest followed."],
        ["Visitors came from Washington, D.C. and Ottawa.", "All left by Dec. 3."],
        ["我们同意。", "他们也同意！"],
    ],
)
def test_sentences_with_a_blank_between_them(sentences: list[str]) -> None:
    between = "" if sentences[0].endswith("。") else " "
    assert split(between.join(sentences)) == sentences


def test_a_missing_blank_after_a_full_stop() -> None:
    assert split("They left.He stayed.“We agree.”She did.") == ["They left.", "He stayed.", "“We agree.”", "She did."]


def test_a_straight_mark_without_blanks_opens_or_closes() -> None:
    text = 'They met on Monday."We have basic rules," he said.He wants "a start for the world."Putin agreed.'
    assert split(text) == [
        "They met on Monday.",
        '"We have basic rules," he said.',
        'He wants "a start for the world."',
        "Putin agreed.",
    ]


def test_elisions_and_source_marks_belong_to_no_sentence() -> None:
    text = "[…] Xi spoke openly. […] “It is [renminbi] now.” [Source]"
    assert split(text) == ["Xi spoke openly.", "“It is [renminbi] now.”"]
    assert split("They agreed, no matter what. [Source] Others did not.") == [
        "They agreed, no matter what.",
        "Others did not.",
    ]


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "One. Two. Three."
    assert [text[s.start : s.end] for s in split_sentences(text, 5, 9)] == ["Two."]


TEXTS = st.text(st.sampled_from("aAé1 .!?…,;:“”\"'‘’[]()—\n\u2028\xa0\u202e我。"), max_size=60) | st.text(max_size=60)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_sentences_cover_all_words_in_order(text: str) -> None:
    end = 0
    left: list[str] = []
    for span in split_sentences(text, 0, len(text)):
        assert end <= span.start < span.end <= len(text)
        left.append(text[end : span.start])
        end = span.end
    left.append(text[end:])
    outside = "".join(left).lower().replace("source", "")
    assert not any(char.isalnum() for char in outside) or not any(char.isalnum() for char in text)


@pytest.mark.long
@given(st.text(st.sampled_from("aAé1 .!?…,“”\"'[]()\nsource"), max_size=400))
@settings(max_examples=5000, deadline=None)
def test_sentences_cover_all_words_of_long_texts(text: str) -> None:
    spans = split_sentences(text, 0, len(text))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(text[span.start : span.end].strip() for span in spans)
