"""What an editor writes into the configuration wins over what was found, and is never lost in silence."""

from bot.extract import extract_document, merge
from bot.model import Corrections, Extraction, QuoteFix

from .conftest import document

TWO_BERGS = "Anna Berg spoke first. “It is late,” Anna Berg said. Later Annabelle Berg said: “It is early.”"


def corrected(raw: str, corrections: Corrections) -> Extraction:
    return merge([extract_document(document(raw), corrections)], corrections)


def test_an_alias_brings_two_names_together() -> None:
    raw = "Kari Solberg spoke. “We stay,” she said. The Iron Lady of Tromso left. “I go,” said Karoline Nyberg."
    found = corrected(raw, Corrections(aliases=(("Kari Solberg", ("Karoline Nyberg",)),)))
    assert {q.speakers for q in found.quotes if q.kind == "speech"} == {("Kari Solberg",)}
    assert found.warnings == ()


def test_two_people_can_be_kept_apart() -> None:
    assert len({q.speakers for q in corrected(TWO_BERGS, Corrections()).quotes if q.kind == "speech"}) == 1
    found = corrected(TWO_BERGS, Corrections(separate=(("Anna Berg", "Annabelle Berg"),)))
    assert {q.speakers for q in found.quotes if q.kind == "speech"} == {("Anna Berg",), ("Annabelle Berg",)}


def test_a_quotation_can_be_set_right_or_dropped() -> None:
    fixes = (QuoteFix("a.txt", "It is late", ("Lars Berg",)), QuoteFix("a.txt", "it is early", None))
    found = corrected(TWO_BERGS, Corrections(quotes=fixes))
    assert [(q.text, q.speakers, q.confidence) for q in found.quotes if q.kind == "speech"] == [
        ("It is late,", ("Lars Berg",), 1.0)
    ]


def test_a_correction_that_matches_nothing_is_a_warning() -> None:
    corrections = Corrections(
        aliases=(("Nobody Known", ("Nemo",)),), quotes=(QuoteFix("a.txt", "Words of another article", None),)
    )
    first, second = corrected(TWO_BERGS, corrections).warnings
    assert "Nobody Known" in first
    assert "Words of another article" in second
