"""Who wrote a block quotation without marks, and where, as the paragraph that introduces it says."""

import pytest

from .conftest import extract

OPENING = (
    "The leaders of Norland and Sudland met in Oslo on Monday for talks about the strait, and left without a deal."
)
BLOCK = "Ships have waited at the entrance of the strait for eleven days, and the ports along the coast are full."
AFTER = "Nothing more was agreed, and the delegations flew home on Tuesday evening after a short dinner at the castle."


def block(introduction: str) -> tuple[tuple[str, ...], str | None]:
    """Speakers and outlet of the one paragraph that stands between introduction and end mark."""
    found = extract(f"Talks fail\n\n{OPENING}\n\n{introduction}\n\n{BLOCK} [Source]\n\n{AFTER}")
    (quote,) = (q for q in found.quotes if q.kind == "block")
    assert quote.text == BLOCK
    return quote.speakers, quote.via


@pytest.mark.parametrize(
    ("introduction", "writers", "outlet"),
    [
        ("As Jane Doe reported for The Northern Post, the strait is blocked:", ["Jane Doe"], "The Northern Post"),
        ("Jane Doe of The Northern Post writes:", ["Jane Doe"], "The Northern Post"),
        ("The Northern Post’s Jane Doe reports that the strait is blocked:", ["Jane Doe"], "Northern Post"),
        ("Writing in The Northern Post, Jane Doe explained why it matters:", ["Jane Doe"], "The Northern Post"),
        ("Jane Doe, reporting for The Northern Post:", ["Jane Doe"], "The Northern Post"),
        ("According to Jane Doe of The Northern Post:", ["Jane Doe"], "The Northern Post"),
        ("As Jane Doe and John Roe wrote in Sudland Today:", ["Jane Doe", "John Roe"], "Sudland Today"),
        ("From The Northern Post:", ["The Northern Post"], "The Northern Post"),
        ("The Northern Post described how the ships wait there:", ["Northern Post"], "Northern Post"),
    ],
)
def test_the_writer_speaks_and_the_outlet_carries_it(introduction: str, writers: list[str], outlet: str) -> None:
    speakers, via = block(introduction)
    assert list(speakers) == writers
    assert via is not None
    assert via.removeprefix("The ") == outlet.removeprefix("The ")


def test_an_introduction_that_names_nobody_leaves_the_writer_open() -> None:
    assert block("One report described the scene at the coast like this:") == ((), None)
