"""Three invented articles about an invented summit, with records made by hand: what a good extraction would find."""
# ruff: noqa: E501 (a paragraph is a line)

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from bot.corpus import parse, split_sentences
from bot.model import (
    Document,
    Entity,
    EntityKind,
    Extraction,
    Mention,
    Quote,
    QuoteKind,
    Source,
    Span,
    Support,
    Takeaway,
)

HERALD = """Fishing deal sealed at Lisbon ocean summit

Portuguese President Ana Duarte and Kenyan President Daniel Otieno signed a fishing agreement at the Lisbon ocean summit on Friday, ending two years of talks.

“The sea has never been more important to our peoples,” Duarte said after the ceremony. “We will protect it together.”

Otieno called the agreement “a turning point” for coastal towns. The two countries will build 12 patrol boats by 2030, according to the text.

A fight over quotas

Norwegian Fisheries Minister Ingrid Solberg refused to sign the document. She told reporters that “nobody asked the people who live from the catch.”

Around 400 protesters gathered outside the conference hall, police said.

“This agreement will not save a single fish,” said Marco Bellini, a marine biologist at the University of Trieste.

Money for the coast

The World Bank will lend Kenya 90 million dollars for new harbours in Mombasa and Lamu, the joint statement says.
"""

TRIBUNE = """Duarte and Otieno agree on ocean pact

Kenya and Portugal agreed on Friday to share patrol boats and fishing data, a step that Nairobi has sought since 2019.

President Ana Duarte said that the sea “has never been so important to our people.” She embraced Otieno in front of the cameras.

Some 900 protesters marched to the conference hall in Lisbon, organisers said.

Solberg said Norway would not join before its fleet was heard.

In a joint statement, Portugal and Kenya pledged to “protect the breeding grounds of the western Indian Ocean.”

The so-called “blue corridor” between the two countries is meant to open next spring.
"""

NOTES = """Kenyan President Daniel Otieno (L) waves to reporters in Lisbon on May 2, 2031.
Getty Images

Protests at the ocean summit were smaller than feared. Fishermen from Galicia blocked one harbour gate for three hours.

“We were promised a hearing and got a photograph,” one fisherman said.

A spokesman for Otieno said the president would visit Galicia in May.
"""

SOURCES = {
    "001_herald.txt": (HERALD, Source("Harbour Herald", "Jo Sample", "https://example.org/herald", "2031-05-02")),
    "002_tribune.txt": (TRIBUNE, Source()),
    "003_notes.txt": (NOTES, Source()),
}

# document, words, kind, speakers, confidence, via, utterance
_QUOTES: tuple[tuple[str, str, QuoteKind, tuple[str, ...], float, str | None, str | None], ...] = (
    (
        "001_herald.txt",
        "The sea has never been more important to our peoples,",
        "speech",
        ("Ana Duarte",),
        0.97,
        None,
        "sea",
    ),
    ("001_herald.txt", "We will protect it together.", "speech", ("Ana Duarte",), 0.95, None, "sea"),
    ("001_herald.txt", "a turning point", "speech", ("Daniel Otieno",), 0.96, None, None),
    (
        "001_herald.txt",
        "nobody asked the people who live from the catch.",
        "speech",
        ("Ingrid Solberg",),
        0.9,
        None,
        None,
    ),
    ("001_herald.txt", "This agreement will not save a single fish,", "speech", ("Marco Bellini",), 0.98, None, None),
    ("002_tribune.txt", "has never been so important to our people.", "speech", ("Ana Duarte",), 0.95, None, "sea"),
    (
        "002_tribune.txt",
        "Norway would not join before its fleet was heard",
        "reported",
        ("Ingrid Solberg",),
        0.8,
        None,
        None,
    ),
    (
        "002_tribune.txt",
        "protect the breeding grounds of the western Indian Ocean.",
        "statement",
        ("Portugal", "Kenya"),
        0.9,
        None,
        None,
    ),
    ("002_tribune.txt", "blue corridor", "term", (), 0.9, None, None),
    ("003_notes.txt", "We were promised a hearing and got a photograph,", "speech", ("a fisherman",), 0.3, None, None),
)

_ENTITIES: tuple[tuple[str, EntityKind, tuple[str, ...], tuple[str, ...]], ...] = (
    ("Ana Duarte", "person", ("Duarte", "President Ana Duarte"), ("Portuguese President",)),
    ("Daniel Otieno", "person", ("Otieno",), ("Kenyan President",)),
    ("Ingrid Solberg", "person", ("Solberg",), ("Norwegian Fisheries Minister",)),
    ("Marco Bellini", "person", ("Bellini",), ("a marine biologist at the University of Trieste",)),
    ("Kenya", "place", ("Nairobi",), ()),
    ("Portugal", "place", (), ()),
    ("Norway", "place", (), ()),
    ("World Bank", "organisation", (), ()),
)

_TAKEAWAYS = (
    (
        "001_herald.txt",
        "Norwegian Fisheries Minister Ingrid Solberg refused to sign the document.",
        "A fight over quotas",
    ),
    (
        "001_herald.txt",
        "The World Bank will lend Kenya 90 million dollars for new harbours in Mombasa and Lamu, the joint statement says.",
        "Money for the coast",
    ),
    ("003_notes.txt", "Protests at the ocean summit were smaller than feared.", None),
)


def documents() -> tuple[Document, ...]:
    """The three articles as the corpus room reads them."""
    return tuple(
        parse(raw, id=id_, sha256=hashlib.sha256(raw.encode()).hexdigest(), source=source)
        for id_, (raw, source) in SOURCES.items()
    )


def extraction() -> Extraction:
    """The articles with their records."""
    return Extraction(documents(), tuple(_quotes()), tuple(_entities()), tuple(_takeaways()))


def _quotes() -> Iterator[Quote]:
    for n, (document, text, kind, speakers, confidence, via, utterance) in enumerate(_QUOTES):
        raw = SOURCES[document][0]
        start = raw.index(text)
        sentence = next(
            (one for one in split_sentences(raw, 0, len(raw)) if one.start <= start < one.end),
            Span(start, start + len(text)),
        )
        mention = speakers[0] if speakers else None
        yield Quote(
            f"q{n}",
            document,
            start,
            start + len(text),
            text,
            kind,
            speakers,
            confidence,
            mention,
            None,
            via,
            utterance,
            sentence,
        )


def _entities() -> Iterator[Entity]:
    for n, (name, kind, aliases, roles) in enumerate(_ENTITIES):
        yield Entity(f"e{n}", name, kind, aliases, tuple(_places(roles)), tuple(_places((name, *aliases))))


def _places(texts: tuple[str, ...]) -> Iterator[Mention]:
    for document, (raw, _) in SOURCES.items():
        for text in texts:
            if (start := raw.find(text)) >= 0:
                yield Mention(document, start, start + len(text), text)


def _takeaways() -> Iterator[Takeaway]:
    for rank, (document, text, heading) in enumerate(_TAKEAWAYS, 1):
        start = SOURCES[document][0].index(text)
        support = _support("Solberg said Norway would not join before its fleet was heard.") if rank == 1 else ()
        yield Takeaway(f"t{rank}", document, start, start + len(text), text, heading, rank, support)


def _support(text: str) -> tuple[Support, ...]:
    start = TRIBUNE.index(text)
    return (Support("002_tribune.txt", start, start + len(text)),)
