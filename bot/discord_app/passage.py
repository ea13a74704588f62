"""Reading on in an article: the menu below a card, and the paragraph that it leads to."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.discord_app.cards import BLUE, Page, where
from bot.discord_app.escape import MORE, cut, escaped
from bot.discord_app.limits import CHOICE, CHOICES
from bot.index import Card, Index
from bot.model import Answer, Citation, FoundSentence, Passage, Quote

_AROUND, _WORDS, _HEADING = 700, 1200, 200  # characters shown before and after the words, of the words, of a heading
_CODE = re.compile(r"([0-9a-f]{16}):(\d{1,9}):(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of an article; ``article`` stands for its id, which may be too long for a menu."""

    article: str
    start: int
    end: int

    @property
    def code(self) -> str:
        return f"{self.article}:{self.start}:{self.end}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu: its label, the words it leads to, and the place as text."""

    label: str
    words: str
    code: str


@dataclass(frozen=True, slots=True)
class Extract:
    """Words in their paragraph, with what stands before and after them."""

    card: Card
    passage: Passage
    heading: str
    before: str
    words: str
    after: str


def entries(answer: Answer) -> list[Entry]:
    """Where the words of an answer stand: its quotations and sentences, in their order."""
    made = {entry.code: entry for entry in _entries(answer)}
    return list(made.values())[:CHOICES]


def _entries(answer: Answer) -> Iterator[Entry]:
    numbers = {citation.document: citation.n for citation in answer.citations}
    places: list[tuple[Quote | FoundSentence, int]] = [
        *((found.quote, found.paragraph) for found in (*answer.quotes, *answer.nearest)),
        *((sentence, sentence.paragraph) for sentence in answer.sentences),
    ]
    for found, paragraph in places:
        at = f"paragraph {paragraph}" if paragraph else "outside the running text"
        place = Place(_stand_in(found.document), found.start, found.end)
        yield Entry(f"[{numbers.get(found.document, '–')}] {at}", cut(found.text, CHOICE) or MORE, place.code)


def _stand_in(document: str) -> str:
    return hashlib.sha256(document.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def place_of(code: str) -> Place | None:
    """The place of a code; None when it is none."""
    match = _CODE.fullmatch(code)
    return Place(match[1], int(match[2]), int(match[3])) if match else None


def read(index: Index, place: Place) -> Extract | None:
    """The words with their paragraph; None when the article is not in the index."""
    card = next((card for card in index.cards() if _stand_in(card.id) == place.article), None)
    if card is None:
        return None
    passage = index.passage_at(card.id, place.start) or Passage(place.start, place.end, "body")
    heading = passage.heading
    return Extract(
        card,
        passage,
        index.text(card.id, heading.start, heading.end) if heading else "",
        index.text(card.id, passage.start, place.start),
        index.text(card.id, place.start, place.end),
        index.text(card.id, place.end, max(place.end, passage.end)),
    )


def page(extract: Extract) -> Page:
    """The paragraph with the words in bold, and where it stands."""
    card = extract.card
    places = f"paragraph {extract.passage.number}" if extract.passage.number else ""
    source = where(Citation(0, card.id, card.title, card.outlet, card.url, card.published, places))
    heading = f"**{escaped(extract.heading, _HEADING)}**\n" if extract.heading.strip() else ""
    words = f"**{escaped(extract.words, _WORDS)}**" if extract.words.strip() else ""
    return Page((f"{heading}> {_before(extract.before)}{words}{_after(extract.after)}", f"-# {source}"), colour=BLUE)


def _before(text: str) -> str:
    end = text[-_AROUND:]
    shown = escaped(end, 2 * _AROUND)
    return f"{MORE if len(end) < len(text) else ''}{shown}{' ' if end[-1:].isspace() else ''}"


def _after(text: str) -> str:
    return f"{' ' if text[:1].isspace() else ''}{escaped(text, _AROUND)}"
