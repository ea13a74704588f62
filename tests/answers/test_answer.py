from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import answer, to_json
from bot.index import Index


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("who said “a turning point”?", "who_said"),
        ("who siad this agreement will not save a single fish", "who_said"),
        ("“nobody asked the people who live from the catch.” who was that", "who_said"),
        ("This agreement will not save a single fish", "who_said"),
        ("did duarte say a turning point", "who_said"),
        ("was it Otieno who said “a turning point”", "who_said"),
        ("what did duarte say", "quotes"),
        ("what did Solberg say about the catch?", "quotes"),
        ("quotes from otieno", "quotes"),
        ("bellini quotes", "quotes"),
        ("solberg on the catch", "quotes"),
        ("summarise the protests", "summarise"),
        ("sumarise the protests pls", "summarise"),
        ("tldr", "summarise"),
        ("sum up the first article", "summarise"),
        ("what happened at the summit?", "summarise"),
        ("fishing agreement", "summarise"),
        ("key takeaways", "takeaways"),
        ("main points of 001", "takeaways"),
        ("takeways", "takeaways"),
        ("who is marco bellini", "profile"),
        ("Otieno", "profile"),
        ("what is the World Bank?", "profile"),
        ("how do the sources differ on the protesters", "compare"),
        ("compare the fishing agreement", "compare"),
        ("sources", "sources"),
        ("which articles mention Galicia", "sources"),
        ("how many patrol boats will be built?", "find"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("", "help"),
    ],
)
def test_questions_as_people_type_them(index: Index, question: str, intent: str) -> None:
    assert answer(index, question).intent == intent


def test_a_length_in_the_question_wins(index: Index) -> None:
    assert len(answer(index, "short summary of everything", length="long").sentences) <= 3
    assert len(answer(index, "summarise everything, long").sentences) > 5


def test_the_json_has_the_keys_of_the_contract_in_order(index: Index) -> None:
    found = to_json(answer(index, "who said “a turning point”?"))
    assert list(found) == ["question", "intent", "status", "text", "quotes", "sentences", "citations", "nearest"]
    assert list(found["quotes"][0]) == (
        "id text speakers confidence via kind document start end verdict score also".split()
    )
    assert list(found["citations"][0]) == ["n", "document", "title", "outlet", "url", "published"]
    summary = to_json(answer(index, "summary"))
    assert list(summary["sentences"][0]) == ["text", "document", "start", "end", "sources"]


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                'who said what did Duarte say about "sea" “ ” \' compare summarise takeaways 001 the first article is '
                "? * - not how many AND OR NEAR( \u202e \u2066 \x00 \ud800 help quotes from fish 12 never […]".split(
                    " "
                )
            ),
            max_size=15,
        ).map(" ".join),
    )
)
def test_no_question_raises_and_every_answer_keeps_its_limits(index: Index, question: str) -> None:
    found = answer(index, question)
    assert len(found.quotes) <= 5
    assert len(found.sentences) <= 8
    assert found.text
    assert not (found.quotes and found.nearest)
    for one in (*found.quotes, *found.nearest):
        assert index.text(one.quote.document, one.quote.start, one.quote.end) == one.quote.text
    json.dumps(to_json(found), ensure_ascii=False).encode("utf-8")


def test_a_hundred_thousand_letters_are_answered(index: Index) -> None:
    assert answer(index, "a" * 100_000).status == "not_found"
    assert answer(index, "who said " + "fish and sea " * 10_000).intent == "who_said"
