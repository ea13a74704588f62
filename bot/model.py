"""The nouns of the product: small, frozen, typed, and ignorant of everything else.

Every ``start``/``end`` pair is half-open and counts code points of a document's raw text (the file's bytes decoded as
UTF-8 with no newline translation), so ``raw[start:end]`` is the text. Named tuples, because a question in a terminal
should not wait for the making of data classes.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

PassageKind = Literal["title", "heading", "caption", "byline", "furniture", "body", "block"]
QuoteKind = Literal["speech", "statement", "block", "reported", "term"]
EntityKind = Literal["person", "organisation", "place", "event", "work"]
Intent = Literal["who_said", "quotes", "summarise", "takeaways", "profile", "compare", "find", "sources", "help"]
Status = Literal["found", "corrected", "not_found", "ambiguous"]
Verdict = Literal["exact", "close", "altered", "reported"]
Length = Literal["short", "normal", "long"]
LineKind = Literal["text", "quote", "by", "point"]
MARK_ON, MARK_OFF = "\ue000", "\ue001"  # in the lines of an answer around words that differ from what was asked


class BotError(Exception):
    """A fault that the user can mend; its message is one line that says how."""


class ConfigError(BotError):
    """Wrong usage or configuration: names the file, the key, the value and the fix."""


class CorpusError(BotError):
    """An article or a folder of articles that cannot be read."""


class IndexFileError(BotError):
    """An index file that is missing, damaged, foreign, or written by another version."""


class Span(NamedTuple):
    """A stretch of a document's raw text."""

    start: int
    end: int


class Passage(NamedTuple):
    """A paragraph, title, heading, caption, byline or piece of site furniture.

    ``number`` counts from 1 over the paragraphs of the article that a reader would count (kinds ``body`` and
    ``block``); it is 0 for all others. ``heading`` is the span of the heading it stands under. ``block`` is the
    number of the paragraph that introduces this one as a block quotation (0 when it is none).
    """

    start: int
    end: int
    kind: PassageKind
    number: int = 0
    heading: Span | None = None
    block: int = 0
    sentences: tuple[Span, ...] = ()


class Source(NamedTuple):
    """What is known of an article beside its text; what is unknown is None."""

    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None


class Document(NamedTuple):
    """One article: its raw text, where its parts are, and where it comes from."""

    id: str
    raw: str
    sha256: str
    passages: tuple[Passage, ...]
    title: Span | None = None
    source: Source = Source()

    @property
    def title_text(self) -> str | None:
        return self.raw[self.title.start : self.title.end] if self.title else None


class Quote(NamedTuple):
    """A stretch of an article that is somebody's words, or (``reported``) a report of them, or a marked term.

    ``sentence`` is the stretch to show when the speaker is unclear. ``confidence`` is the probability, 0 to 1,
    that ``speakers`` are right.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: QuoteKind
    speakers: tuple[str, ...]
    confidence: float
    speaker_mention: str | None
    cue: str | None
    via: str | None
    utterance: str | None
    sentence: Span


class Mention(NamedTuple):
    """A place where an article names an entity, or says what somebody is (a role)."""

    document: str
    start: int
    end: int
    text: str


class Entity(NamedTuple):
    """A person, organisation, place, event or work, under its canonical name."""

    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    roles: tuple[Mention, ...]
    mentions: tuple[Mention, ...]


class Support(NamedTuple):
    """A sentence of another article that carries the same point."""

    document: str
    start: int
    end: int


class Takeaway(NamedTuple):
    """A point of an article, verbatim; ``rank`` counts from 1, the most salient of the corpus first."""

    id: str
    document: str
    start: int
    end: int
    text: str
    heading: str | None
    rank: int
    support: tuple[Support, ...]


class QuoteFix(NamedTuple):
    """The quotation of a document that begins with ``text``: who said it (() for nobody), or None to drop it."""

    document: str
    text: str
    speakers: tuple[str, ...] | None


class Corrections(NamedTuple):
    """What an editor has set right.

    ``aliases``: (name, its other names); ``separate``: pairs of full names that are never one person.
    """

    aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    separate: tuple[tuple[str, str], ...] = ()
    quotes: tuple[QuoteFix, ...] = ()

    def apart(self, one: str, other: str) -> bool:
        """Whether two full names must not be taken for one person's."""
        return any({one.lower(), other.lower()} == {a.lower(), b.lower()} for a, b in self.separate)


class Extraction(NamedTuple):
    """All that was found in a corpus, ready to be written to an index; ``warnings`` are lines for whoever builds it."""

    documents: tuple[Document, ...]
    quotes: tuple[Quote, ...]
    entities: tuple[Entity, ...]
    takeaways: tuple[Takeaway, ...]
    warnings: tuple[str, ...] = ()


class Citation(NamedTuple):
    """A numbered source of an answer; ``places`` says where in it to look ("paragraphs 3, 8"), as far as known."""

    n: int
    document: str
    title: str | None
    outlet: str | None
    url: str | None
    published: str | None
    places: str = ""


class Line(NamedTuple):
    """A line of an answer before it is laid out: a remark, a quotation, who said it, or a point, with [n] citations."""

    kind: LineKind
    text: str


class FoundQuote(NamedTuple):
    """A quotation in an answer: the record, how well it matches (``score``, 0 to 1), its variants' ids."""

    quote: Quote
    verdict: Verdict
    score: float
    also: tuple[str, ...] = ()
    paragraph: int = 0


class FoundSentence(NamedTuple):
    """A verbatim sentence in an answer; ``sources`` is how many articles carry its point."""

    text: str
    document: str
    start: int
    end: int
    sources: int = 1
    paragraph: int = 0
    kind: PassageKind = "body"


class Answer(NamedTuple):
    """A reply, independent of where it is shown. ``text`` is complete, with [n] citations, and differing words between
    asterisks; ``lines`` are those of its body, without the list of sources, and differing words between marks."""

    question: str
    intent: Intent
    status: Status
    text: str
    quotes: tuple[FoundQuote, ...] = ()
    sentences: tuple[FoundSentence, ...] = ()
    citations: tuple[Citation, ...] = ()
    nearest: tuple[FoundQuote, ...] = ()
    lines: tuple[Line, ...] = ()
