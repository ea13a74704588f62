from __future__ import annotations

import pytest

from bot.answers.find import find
from bot.index import Index


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("how many patrol boats will they build", "12 patrol boats"),
        ("how much will the world bank lend kenya", "90 million dollars"),
        ("who refused to sign the document", "Ingrid Solberg refused"),
        ("when would otieno visit galicia", "in May"),
        ("how long did fishermen block the harbour gate", "for three hours"),
        ("where does daniel otieno wave to reporters", "picture caption"),
    ],
)
def test_a_question_of_fact_is_answered_by_a_sentence(index: Index, question: str, answer: str) -> None:
    found = find(index, question)
    assert found.status == "found"
    assert 1 <= len(found.sentences) <= 3
    assert answer in found.text


@pytest.mark.parametrize(
    "question",
    [
        "how old is duarte",
        "how many submarines does kenya have",
        "who is otieno's wife",
        "when was the treaty of versailles signed",
        "what is the gdp of portugal",
    ],
)
def test_a_question_the_articles_do_not_answer(index: Index, question: str) -> None:
    found = find(index, question)
    assert found.status == "not_found"
    assert found.sentences == ()


def test_a_single_source_is_said_to_be_one(index: Index) -> None:
    assert "Found in one article." in find(index, "how many patrol boats will they build").text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("did solberg refuse to sign the document", "Ingrid Solberg refused"),
        ("did kenya agree to share patrol boats", "agreed on Friday to share patrol boats"),
        ("they will build 15 patrol boats by 2030", "12 patrol boats by 2030"),
    ],
)
def test_the_one_who_did_it_must_be_the_one_asked_about(index: Index, question: str, answer: str) -> None:
    assert answer in find(index, question).text


@pytest.mark.parametrize("question", ["did otieno refuse to sign the document", "did bellini embrace otieno"])
def test_somebody_else_who_did_it_is_no_answer(index: Index, question: str) -> None:
    assert find(index, question).status == "not_found"


def test_how_long_wants_a_span_of_time(index: Index) -> None:
    assert find(index, "how long are the patrol boats").status == "not_found"
