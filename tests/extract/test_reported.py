"""Reported speech: one sentence for each kind of cue, and what only looks like one."""

import pytest

from .conftest import extract

OPENING = "Kari Solberg, the harbour minister, opened the summit in Oslo on Monday.\n\n"


def reports(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(q.text, q.speakers) for q in extract(f"{OPENING}{sentence}\n").quotes if q.kind == "reported"]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        # where the content stands
        ("Solberg said the strait would reopen by spring.", "the strait would reopen by spring"),
        ("Solberg said on Monday that the strait would reopen by spring.", "that the strait would reopen by spring"),
        ("The strait would reopen by spring, Solberg said.", "The strait would reopen by spring"),
        ("According to Kari Solberg, the strait would reopen by spring.", "the strait would reopen by spring"),
        ("The strait would reopen by spring, according to Kari Solberg.", "The strait would reopen by spring"),
        ("Solberg, who owns a ferry, said she would not vote on the tolls.", "she would not vote on the tolls"),
        ("When Solberg said the strait was open, the captains cheered.", "the strait was open"),
        # what is said of it
        ("Solberg believes the ferries will run again before Easter.", "the ferries will run again before Easter"),
        ("Solberg hopes to open the strait to cargo ships by spring.", "to open the strait to cargo ships by spring"),
        ("Solberg vowed to keep the strait open for all ships.", "to keep the strait open for all ships"),
        ("Solberg refused to discuss the price of the new ferries.", "to discuss the price of the new ferries"),
        ("Solberg urged the hosts to open the northern strait.", "the hosts to open the northern strait"),
        ("Solberg called for a ban on fishing in the strait.", "a ban on fishing in the strait"),
        ("Solberg asked whether the ferries would be ready in time.", "whether the ferries would be ready in time"),
        (
            "Solberg accused the shipowners of hiding the cost of the repairs.",
            "the shipowners of hiding the cost of the repairs",
        ),
        ("Solberg criticised the plan to close the northern harbour.", "the plan to close the northern harbour"),
        ("Solberg did not say when the ferries would be ready.", "when the ferries would be ready"),
        ("Solberg is convinced that the ferries will be ready in time.", "that the ferries will be ready in time"),
        (
            "Solberg described the deal as a victory for all the captains.",
            "the deal as a victory for all the captains",
        ),
        ("Solberg welcomed the deal, saying it would bring the ferries back.", "it would bring the ferries back"),
        (
            "Solberg said the strait was “open to all of our friends” and would stay so.",
            "the strait was “open to all of our friends” and would stay so",
        ),
    ],
)
def test_content_and_speaker(sentence: str, content: str) -> None:
    assert reports(sentence) == [(content, ("Kari Solberg",))]


def test_the_cue_tells_a_denial_from_a_claim() -> None:
    (denial,) = (q for q in extract(f"{OPENING}Solberg denied that the ferries were late.\n").quotes)
    assert (denial.text, denial.cue) == ("that the ferries were late", "denied")


def test_joined_verbs_have_a_content_each() -> None:
    found = reports("Solberg said the strait would reopen and promised to lower the tolls.")
    assert found == [("the strait would reopen", ("Kari Solberg",)), ("to lower the tolls", ("Kari Solberg",))]


def test_unnamed_sources_are_described() -> None:
    assert reports("A survey of captains found that most ferries leave on time.") == [
        ("that most ferries leave on time", ("A survey of captains",))
    ]


def test_a_decimal_does_not_end_the_content() -> None:
    assert reports("Solberg said the tolls would rise by 2.3 percent next year.") == [
        ("the tolls would rise by 2.3 percent next year", ("Kari Solberg",))
    ]


def test_nobody_is_named_where_a_passive_names_nobody() -> None:
    assert all(not speakers for _, speakers in reports("Reporters were told that the ferries would be late."))


def test_a_report_within_a_report_is_not_told_twice() -> None:
    (only,) = reports("Solberg said the captains hope to sail through the strait by spring.")
    assert only == ("the captains hope to sail through the strait by spring", ("Kari Solberg",))


@pytest.mark.parametrize(
    "sentence",
    [
        "Solberg concluded a visit to Oslo on the first day of the week.",
        "Russia continued to wait in the northern port for the ice to melt.",
        "In a joint statement, both said little.",
        "The ferries waited in the northern harbour for three days.",
        "The state debate record of the northern harbour lies in a box.",
        "“The strait will be open to all of our friends,” Solberg said.",
    ],
)
def test_what_only_looks_like_a_report(sentence: str) -> None:
    assert reports(sentence) == []


@pytest.mark.long
def test_long_sentences_and_many_cues_take_linear_time() -> None:
    extract("Kari Solberg said that the captains hope to say what they want and believe " * 8_000)
    extract("said that " * 40_000)
