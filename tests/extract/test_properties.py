"""No text breaks the extraction, and every record is verbatim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from .conftest import extract

PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        "``",
        "''",
        "&quot;",
        '<a title="',
        ">",
        " ",
        "\n\n",
        ".",
        ",",
        "?",
        "said",
        "Kari Solberg",
        "he",
        "the minister",
        "told",
        "according to",
        "and",
        ":",
        "(",
        ")",
        "[Source]",
        "…",
        "U.S.",
        "Mr.",
        "Oslo",
        "who",
        "both",
        "leaders",
        "\u2028",
        "\u200f",
        "😀",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_valid_records(raw: str) -> None:
    found = extract(raw, "Kari Solberg said “we will stay” in Oslo.")
    texts = {d.id: d.raw for d in found.documents}
    spans = [(q.document, q.start, q.end, q.text) for q in found.quotes]
    spans += [(t.document, t.start, t.end, t.text) for t in found.takeaways]
    spans += [(m.document, m.start, m.end, m.text) for e in found.entities for m in (*e.mentions, *e.roles)]
    assert all(texts[document][start:end] == text for document, start, end, text in spans)
    assert all(0 <= q.confidence <= 1 for q in found.quotes)
    assert not any(q.speakers for q in found.quotes if q.kind == "term")


@pytest.mark.long
def test_marks_without_end_finish() -> None:
    for marks in (
        "“" * 100_000,
        '" ' * 100_000,
        "’ ‘" * 70_000,
        "“a” ‘b " * 30_000,
        "“x w “y” " * 30_000,
        "''a``b " * 30_000,
    ):
        extract(marks)


@pytest.mark.long
def test_one_long_line_finishes() -> None:
    extract("The minister said “we will stay,” and left for Oslo with Kari Solberg. " * 3_000)


def test_a_country_as_the_last_word_of_all_finishes() -> None:
    extract(
        "“She was ambassador to Norway”", "Envoy to Norway\n\nText.", "He told Oslo: “She is the envoy to New Zealand”"
    )
