"""One utterance in several places shares an id; what only resembles it does not."""

import pytest

from bot.model import Quote

from .conftest import extract

PREMIER = "Prime Minister Kari Solberg spoke to reporters in Oslo on Monday. "


def said(*raws: str) -> list[Quote]:
    return [q for q in extract(*raws).quotes if q.kind in ("speech", "statement")]


def shared(*raws: str) -> list[list[str]]:
    """The texts of each utterance that stands in several places."""
    found: dict[str, list[str]] = {}
    for quote in said(*raws):
        assert quote.speakers, quote.text
        if quote.utterance is not None:
            found.setdefault(quote.utterance, []).append(quote.text)
    return list(found.values())


def test_two_translations_of_a_remark() -> None:
    one = "The northern route is a strategic choice that both our nations made long ago,"
    other = "the northern route was the strategic choice both of our nations had made"
    assert shared(f"{PREMIER}“{one}” Solberg said.", f"{PREMIER}Solberg said that “{other}”.") == [[one, other]]


def test_a_headline_repeats_words_of_the_article() -> None:
    raw = (
        f"Solberg: ‘only a question of days’\n\n{PREMIER}“It is only a question of days before we sign,” Solberg said."
    )
    assert shared(raw) == [["only a question of days", "It is only a question of days before we sign,"]]


def test_a_phrase_that_others_use_too_is_a_commonplace() -> None:
    raw = (
        f"{PREMIER}Solberg hoped for “peace and stability” there. “We all need peace and stability at sea,” she said. "
        "“There will be peace and stability,” said Matti Virtanen, the host of the talks."
    )
    assert shared(raw) == []


def test_a_short_remark_of_one_is_none_of_two() -> None:
    joint = f"{PREMIER}In a joint statement, Kari Solberg and Matti Virtanen praised their “boundless friendship”."
    alone = f"{PREMIER}Solberg said that a “boundless friendship” was all she wanted."
    assert shared(joint, alone) == []


def test_sentences_of_one_person_on_one_theme_stay_two() -> None:
    assert (
        shared(
            f"{PREMIER}“We will keep the northern strait open to every ship,” Solberg said.",
            f"{PREMIER}“We will not let warships pass the northern strait,” Solberg said.",
        )
        == []
    )


@pytest.mark.parametrize("denial", ["Norland will never join the fishing treaty", "Norland will not join any treaty"])
def test_what_one_affirms_and_denies_are_two(denial: str) -> None:
    assert (
        shared(f"{PREMIER}“Norland will join the fishing treaty,” she said.", f"{PREMIER}“{denial},” she said.") == []
    )


def test_a_longer_wording_may_deny_something_else() -> None:
    short = "Norland will join the treaty this spring,"
    long = "Norland will join the treaty this spring, and no neighbour has to fear for its trawlers or its harbours,"
    assert shared(f"{PREMIER}“{short}” she said.", f"{PREMIER}“{long}” she said.") == [[short, long]]


def test_small_words_tell_short_phrases_apart() -> None:
    assert shared(f"{PREMIER}She wants a “phase-out”.", f"{PREMIER}She said a “phase-down” was enough.") == []


def test_a_cue_in_the_midst_of_a_sentence_splits_one_utterance() -> None:
    raw = f"{PREMIER}She stated: “We believe this can be settled. However,” she added, “we see no will on their side.”"
    assert shared(raw) == [["We believe this can be settled. However,", "we see no will on their side."]]


def test_phrases_picked_from_one_remark_are_one_utterance() -> None:
    raw = f"{PREMIER}Solberg voiced “grave doubts” about the “ever closer ties of navies” in the north."
    assert shared(raw) == [["grave doubts", "ever closer ties of navies"]]


def test_what_the_reporter_adds_is_another_utterance() -> None:
    raw = f"{PREMIER}“We decided not to sign anything today,” Solberg said, adding that the dinner was “very useful.”"
    assert shared(raw) == []


def test_the_sentence_after_a_picked_phrase_is_another_utterance() -> None:
    assert shared(f"{PREMIER}Solberg wanted “to take stock” first. “I like this city and its people very much.”") == []


def test_a_heading_is_no_segment_of_the_quotation_above_it() -> None:
    filler = "The summer was long, and the boats lay still for weeks in every harbour of the north. " * 3
    above = "“The rich must carry the load for all of us,” Solberg said."
    below = "“Let all of us carry the load,” said Matti Virtanen, the host of the talks."
    raw = f"The talks in Oslo\n\n{PREMIER}{filler}\n\n{above}\n\n‘Carry the load’\n\n{below}\n\n{filler}"
    assert len(said(raw)) == 3
    assert shared(raw) == []
