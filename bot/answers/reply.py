"""How an answer reads: numbered sources, quotation marks, who said it. All text of replies is set here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.index import Index
from bot.model import (
    MARK_OFF,
    MARK_ON,
    Answer,
    Citation,
    FoundQuote,
    FoundSentence,
    Intent,
    Line,
    LineKind,
    Passage,
    PassageKind,
    Quote,
    Status,
)
from bot.words import STOP_WORDS, key, stem, words

UNSURE = 0.55  # below this confidence a reply does not state the speaker's name
_BULLETS = "•‣▪◦·*-–— "  # an article's own bullet is not shown inside ours
_BESIDE = 400  # characters between two parts of one remark at most
_SHARED = 0.3  # share of the words with meaning that two versions of a remark have in common
QUOTES = 5  # most quotations in an answer
_KINDS: dict[PassageKind, str] = {
    "caption": "picture caption",
    "title": "title",
    "heading": "heading",
    "byline": "byline",
}
_UNMARKED = str.maketrans({MARK_ON: None, MARK_OFF: None})  # an article's own are no marks
_ASTERISKS = str.maketrans({MARK_ON: "*", MARK_OFF: "*"})
_MARKS: dict[LineKind, str] = {"text": "", "quote": "  ", "by": "    – ", "point": "• "}


class Reply:
    """Gathers an answer: lines of text, and a number for every source they name."""

    def __init__(self, index: Index, question: str, intent: Intent) -> None:
        self._index = index
        self._question = question
        self._intent = intent
        self._lines: list[Line] = []
        self._places: dict[str, list[str]] = {}
        self._told: set[str] = set()

    def line(self, text: str, kind: LineKind = "text") -> None:
        """Add a line."""
        self._lines.append(Line(kind, text))

    def cite(self, document: str, paragraph: int = 0, kind: PassageKind = "body") -> str:
        """The source's number in brackets; the place is named in the list of sources."""
        places = self._places.setdefault(document, [])
        place = str(paragraph) if paragraph else _KINDS.get(kind, "")
        if place and place not in places:
            places.append(place)
        return f"[{list(self._places).index(document) + 1}]"

    def quotation(self, found: FoundQuote, text: str | None = None) -> None:
        """Add a quotation, with its speaker on the next line."""
        quote = found.quote
        mark = self.cite(quote.document, found.paragraph, self.passage(quote).kind)
        said = text or quote.text.translate(_UNMARKED)
        self.line(f"{one_line(said)} {mark}" if quote.kind == "reported" else f"“{_inner(said)}” {mark}", "quote")
        self.line(self.attribution(quote), "by")

    def attribution(self, quote: Quote) -> str:
        """Who said it, with a role and the go-between, or that the speaker is unclear."""
        if quote.kind == "term":
            return "a term or title in the article, attributed to nobody"
        if unsure(quote):
            return f"speaker unclear; the article has: {self.sentence_of(quote)}"
        who = self.introduced(quote)
        how = {"block": ", in a text that the article quotes", "statement": ", in a statement", "reported": ""}.get(
            quote.kind, ""
        )
        via = f" (via {quote.via})" if quote.via and quote.via not in quote.speakers else ""
        cue = f" (“{one_line(quote.cue)}”)" if quote.cue else ""
        note = f" – reported speech{cue}: the reporter’s words" if quote.kind == "reported" else ""
        return f"{who}{how}{via}{note}"

    def introduced(self, quote: Quote) -> str:
        """The speakers, with a role when the reply names one of them for the first time."""
        return listed([name if len(quote.speakers) > 1 else self.with_role(name) for name in quote.speakers])

    def with_role(self, name: str) -> str:
        """The name and, where the articles say it and the reply has not yet, who that is."""
        if name in self._told:
            return name
        self._told.add(name)
        for entity in self._index.entities_called(key(name)):
            if entity.name == name and entity.roles:
                return f"{name}, {entity.roles[0].text}"
        return name

    def passage(self, quote: Quote) -> Passage:
        """The passage that holds a quotation."""
        return self._index.passage_at(quote.document, quote.start) or Passage(quote.start, quote.end, "body")

    def sentence_of(self, quote: Quote) -> str:
        """The sentence that holds a quotation, on one line."""
        return one_line(self._index.text(quote.document, quote.sentence.start, quote.sentence.end))

    def sentence(self, found: FoundSentence, *, of: int = 0) -> None:
        """Add a sentence with its source, and how many of how many sources carry its point."""
        mark = self.cite(found.document, found.paragraph, found.kind)
        note = f" ({_KINDS[found.kind]})" if found.kind in _KINDS else ""
        shared = f" ({found.sources} of {of} sources)" if of > 1 and found.sources > 1 else ""
        self.line(f"{one_line(found.text).lstrip(_BULLETS)}{note} {mark}{shared}", "point")

    def nearest(self, found: Sequence[FoundQuote], texts: Sequence[str] = ()) -> None:
        """Add what came closest, said to be no match."""
        if found:
            self.line("Nearest, but no match:")
            for n, one in enumerate(found):
                self.quotation(one, texts[n] if n < len(texts) else None)

    def done(
        self,
        status: Status,
        *,
        quotes: Iterable[FoundQuote] = (),
        sentences: Iterable[FoundSentence] = (),
        nearest: Iterable[FoundQuote] = (),
        listing: bool = False,
    ) -> Answer:
        """The finished answer; ``listing`` says that its lines are the list of sources."""
        citations = tuple(self._citation(n, document) for n, document in enumerate(self._places, 1))
        text = [f"{_MARKS[line.kind]}{line.text.translate(_ASTERISKS)}" for line in self._lines]
        if citations and not listing:
            text += ["", *_sources(citations)]
        return Answer(
            self._question,
            self._intent,
            status,
            "\n".join(text).strip(),
            tuple(map(published, quotes)),
            tuple(sentences),
            citations,
            tuple(map(published, nearest)),
            tuple(self._lines),
        )

    def _citation(self, n: int, document: str) -> Citation:
        card = self._index.card(document)
        places = _where(self._places[document])
        return Citation(n, document, card.title, card.outlet, card.url, card.published, places)


def _sources(citations: Sequence[Citation]) -> list[str]:
    """The list of sources; what is known of none of them is said once."""
    if any(citation.outlet or citation.published for citation in citations):
        return ["Sources", *(_source(citation, unknown=True) for citation in citations)]
    return ["Sources (outlet and date unknown)", *(_source(citation, unknown=False) for citation in citations)]


def _source(citation: Citation, *, unknown: bool) -> str:
    parts = [(citation.title and one_line(citation.title)) or f"untitled article {citation.document}"]
    facts = (("outlet", citation.outlet), ("date", citation.published))
    parts += [known for _, known in facts if known]
    if missing := [what for what, known in facts if unknown and not known]:
        parts.append(f"{' and '.join(missing)} unknown")
    where = f" – {citation.places}" if citation.places else ""
    return f"[{citation.n}] {', '.join(parts)}{where}"


def _where(places: Sequence[str]) -> str:
    numbers = sorted((place for place in places if place.isdigit()), key=int)
    others = [place for place in places if not place.isdigit()]
    parts = [f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}"] if numbers else []
    return "; ".join([*parts, *others])


def unsure(quote: Quote) -> bool:
    """Whether a reply must not state the speaker."""
    return not quote.speakers or quote.confidence < UNSURE


def published(found: FoundQuote) -> FoundQuote:
    """The record as a reply shows it: without a name where the speaker is unclear."""
    if found.quote.speakers and unsure(found.quote):
        return found._replace(quote=found.quote._replace(speakers=()))
    return found


def variants(index: Index, quote: Quote) -> tuple[Quote, ...]:
    """The same utterance in other places or wordings, not the other segments of a split quotation."""
    if quote.utterance is None:
        return ()
    others = [other for other in index.variants(quote.utterance) if other.id != quote.id]
    return tuple(other for other in others if not _beside(quote, other) and _alike(quote.text, other.text))


def _beside(one: Quote, other: Quote) -> bool:
    """Whether two records of one article stand so close that they are parts of one remark."""
    return one.document == other.document and max(one.start, other.start) - min(one.end, other.end) < _BESIDE


def overlapping(one: Quote, other: Quote) -> bool:
    """Whether two records hold the same stretch of an article, as a report holds the words quoted in it."""
    return one.document == other.document and one.start < other.end and other.start < one.end


def _alike(one: str, other: str) -> bool:
    left, right = ({stem(word) for word in words(text) if word not in STOP_WORDS} for text in (one, other))
    return len(left & right) / (min(len(left), len(right)) or 1) >= _SHARED


def listed(names: Sequence[str]) -> str:
    """“A, B and C”."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def one_line(text: str) -> str:
    """The text with its line breaks and runs of blanks as single blanks."""
    return " ".join(text.split())


def _inner(text: str) -> str:
    """A quotation inside quotation marks: its own double marks become single ones when shown."""
    return one_line(text).replace("“", "‘").replace("”", "’")


def times(number: int) -> str:
    """“once”, “twice”, “3 times”."""
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def count(number: int, thing: str) -> str:
    """“1 quotation”, “3 quotations”."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
