"""Opening and reading an index file: read-only, page by page, shared between processes by the system's page cache.

The file is not mapped into memory: a page fault reads far ahead, and from a cold disk the first answer among a million
quotations takes 130 ms so, 30 ms without.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from bot.index import schema
from bot.index.postings import decode
from bot.index.recent import Recent
from bot.index.records import Card, Sentence
from bot.index.search import Likely, Search
from bot.model import (
    Document,
    Entity,
    IndexFileError,
    Mention,
    Passage,
    Quote,
    Source,
    Span,
    Support,
    Takeaway,
)

T = TypeVar("T")
_SAFE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-")
_READ_AT_ONCE = 1 << 20
_KEPT_RAWS = 64
_KEPT_DERIVED = 2_000  # sentences weighed against each other, some kilobytes each
_KEPT_SENTENCES = 1_500
_KEPT_BYTES = 3_000_000  # of rows
_MANY = 1_000  # rows that are not kept
_AT_ONCE = 500  # terms looked up by one statement
_CARD = "SELECT id, n, title, outlet, author, url, published, sha256 FROM document"
_QUOTE = (
    "SELECT quote.n, quote.id, document.id, start, end, kind, confidence, speaker_mention, cue, via, utterance, "
    "sentence_start, sentence_end FROM quote JOIN document ON document.n = document "
)
_SENTENCE = (
    "SELECT sentence.n, document.id, sentence.start, sentence.end, kind, number, passage, "
    "heading_start, heading_end, block, stems, sources, overtaken "
    "FROM sentence JOIN passage ON passage.n = passage JOIN document ON document.n = sentence.document "
)


def open_index(path: Path, known_as: Path | None = None) -> Index:
    """Open an index file for reading; errors call it ``known_as``, where it is the copy of another.

    Raises IndexFileError when it is missing, truncated, foreign, damaged or of another version.
    """
    name = known_as or path
    _check_header(path, name)
    try:
        db = sqlite3.connect(_address(path), uri=True, check_same_thread=False, isolation_level=None)
    except sqlite3.Error as error:
        raise IndexFileError(f"cannot open the index {name}: {error}; {schema.REBUILD}") from error
    return Index(db, name)


def verify_index(path: Path, known_as: Path | None = None) -> None:
    """Read the whole file; raise IndexFileError unless it is what was written. ``known_as`` as in ``open_index``."""
    import hashlib  # slow to load, and only a check needs it

    name = known_as or path
    _check_header(path, name)
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            left = os.fstat(file.fileno()).st_size - schema.SEAL_SIZE
            while left and (part := file.read(min(left, _READ_AT_ONCE))):
                digest.update(part)
                left -= len(part)
            sound = file.read() == digest.digest()
    except OSError as error:
        raise IndexFileError(f"cannot read the index {name}: {error.strerror}; {schema.REBUILD}") from error
    if not sound:
        raise IndexFileError(f"the index {name} is damaged (its content is not what was written); {schema.REBUILD}")


def is_index(path: Path) -> bool:
    """Whether a file is an index of this bot, of any version, whole or damaged. Raises OSError."""
    return _version(path) is not None


def is_outdated(path: Path) -> bool:
    """Whether a file is an index that an earlier version of this bot wrote. Raises OSError."""
    version = _version(path)
    return version is not None and version < schema.VERSION


def _version(path: Path) -> int | None:
    with path.open("rb") as file:
        header = file.read(schema.HEADER_SIZE)
    ours = header.startswith(schema.MAGIC) and _application(header) == schema.APPLICATION_ID
    return _format(header) if ours else None


def _application(header: bytes) -> int:
    return int.from_bytes(header[68:72], "big")


def _format(header: bytes) -> int:
    return int.from_bytes(header[60:64], "big")


def _check_header(path: Path, name: Path) -> None:
    try:
        if path.exists() and not path.is_file():  # opening a pipe would wait for somebody to write
            raise IndexFileError(f"{name} is not a file; {schema.REBUILD}")
        with path.open("rb") as file:
            header = file.read(schema.HEADER_SIZE)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        raise IndexFileError(f"there is no index at {name}; {schema.REBUILD}") from None
    except OSError as error:
        raise IndexFileError(f"cannot read the index {name}: {error.strerror}; {schema.REBUILD}") from error
    if fault := _header_fault(header, size):
        raise IndexFileError(f"{name} {fault}; {schema.REBUILD}")


def _header_fault(header: bytes, size: int) -> str | None:
    """What is wrong with a file of this size that begins so, in words."""
    if len(header) < schema.HEADER_SIZE or not header.startswith(schema.MAGIC):
        return "is not an index file"
    if _application(header) != schema.APPLICATION_ID:
        return "is a database, but not an index of this bot"
    if (version := _format(header)) != schema.VERSION:
        return f"was written in format {version}, this bot reads format {schema.VERSION}"
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if (whole := page_size * pages + schema.SEAL_SIZE) != size:
        return f"is damaged: {size:,} bytes instead of {whole:,}"
    return None


def _address(path: Path) -> str:
    quoted = "".join(chr(byte) if byte in _SAFE else f"%{byte:02X}" for byte in os.fsencode(path.absolute()))
    return f"file:{quoted}?mode=ro&immutable=1"


class Index:
    """Read access to one index file. Every method raises IndexFileError when the file turns out to be damaged."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._db = db
        self._raws: dict[str, str] = {}
        self._read: Recent[tuple[str, tuple[object, ...]], list[tuple[Any, ...]]] = Recent(_KEPT_BYTES)
        self._known: Recent[int, Sentence] = Recent(_KEPT_SENTENCES)
        self._derived: Recent[Hashable, object] = Recent(_KEPT_DERIVED)
        self._cards: tuple[Card, ...] | None = None
        self._counts: dict[str, int] = {}
        self._names: tuple[str, ...] | None = None
        self._aliases: tuple[str, ...] | None = None
        self._vocabularies: dict[str, tuple[str, ...]] = {}
        self._search: Search | None = None
        self.content_hash = self._meta("content_hash")

    def close(self) -> None:
        """Close the file; the index must not be used afterwards."""
        self._db.close()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def verify(self) -> None:
        """Read everything; raise IndexFileError unless it is what was written."""
        verify_index(self.path)

    # -- documents

    def cards(self) -> tuple[Card, ...]:
        """All documents without their text, in the order of the corpus."""
        if self._cards is None:
            self._cards = tuple(map(Card._make, self._rows(f"{_CARD} ORDER BY n")))
        return self._cards

    def card(self, document: str) -> Card:
        """One document without its text; KeyError when there is none of that id."""
        for row in self._rows(f"{_CARD} WHERE id = ?", document):
            return Card._make(row)
        raise KeyError(document)

    def document_count(self) -> int:
        """How many documents there are."""
        return self._count("document")

    def cards_named_in(self, text: str) -> list[Card]:
        """The documents whose id (with or without its ending) stands in a text."""
        stem = "CASE WHEN id LIKE '%.txt' THEN substr(id, 1, length(id) - 4) ELSE id END"
        return self._some_cards(f"instr(?, {stem})", text.encode(errors="replace").decode())

    def cards_titled(self, terms: Iterable[str], fewest: int) -> list[Card]:
        """The documents whose title holds so many of these stems."""
        often: Counter[int] = Counter()
        for term in dict.fromkeys(terms):
            often.update(self._postings(schema.TITLES, term))
        return self._some_cards(f"n IN {_list(n for n, count in often.items() if count >= fewest)}")

    def outlets(self) -> tuple[str, ...]:
        """The outlets that are known."""
        return tuple(row[0] for row in self._rows("SELECT DISTINCT outlet FROM document WHERE outlet != ''"))

    def cards_of(self, outlet: str) -> list[Card]:
        """The documents of an outlet."""
        return self._some_cards("outlet = ?", outlet)

    def _some_cards(self, where: str, *values: object) -> list[Card]:
        return list(map(Card._make, self._rows(f"{_CARD} WHERE {where} ORDER BY n", *values)))

    def documents(self) -> Iterator[Document]:
        """All documents with text and passages, in the order of the corpus."""
        for card in self.cards():
            yield self.document(card.id)

    def document(self, document: str) -> Document:
        """One document with text and passages; KeyError when there is none of that id."""
        for n, title_start, title_end, *source, sha256 in self._rows(
            "SELECT n, title_start, title_end, outlet, author, url, published, sha256 FROM document WHERE id = ?",
            document,
        ):
            title = None if title_start is None else Span(title_start, title_end)
            return Document(document, self._raw(document), sha256, self._passages(n), title, Source(*source))
        raise KeyError(document)

    def _passages(self, document: int) -> tuple[Passage, ...]:
        sentences: dict[int, list[Span]] = {}
        for passage, start, end in self._rows(
            "SELECT passage, start, end FROM sentence WHERE document = ? AND shown = 1 ORDER BY n", document
        ):
            sentences.setdefault(passage, []).append(Span(start, end))
        return tuple(
            Passage(
                start,
                end,
                kind,
                number,
                None if heading_start is None else Span(heading_start, heading_end),
                block,
                tuple(sentences.get(n, ())),
            )
            for n, start, end, kind, number, heading_start, heading_end, block in self._rows(
                "SELECT n, start, end, kind, number, heading_start, heading_end, block FROM passage "
                "WHERE document = ? ORDER BY n",
                document,
            )
        )

    def text(self, document: str, start: int, end: int) -> str:
        """A stretch of a document's raw text."""
        return self._raw(document)[start:end]

    def _raw(self, document: str) -> str:
        if document not in self._raws:
            rows = self._rows("SELECT text FROM raw WHERE n = (SELECT n FROM document WHERE id = ?)", document)
            try:
                raw = cast(bytes, rows[0][0]).decode()
            except (IndexError, AttributeError, UnicodeDecodeError) as error:
                raise self._damaged(f"the text of {document} is broken") from error
            if len(self._raws) >= _KEPT_RAWS:
                self._raws.pop(next(iter(self._raws)))
            self._raws[document] = raw
        return self._raws[document]

    # -- sentences

    def sentences(self, document: str) -> tuple[Sentence, ...]:
        """All sentences, headings and captions of a document in order; furniture is left out."""
        return self._sentences("WHERE document.id = ? ORDER BY sentence.n", document)

    def sentences_by_number(self, numbers: Iterable[int]) -> tuple[Sentence, ...]:
        """The sentences of these numbers, in the order of the corpus."""
        found = {number: self._known.get(number) for number in sorted(set(numbers))}
        if missing := [number for number, one in found.items() if one is None]:
            for one in self._sentences(f"WHERE sentence.n IN {_list(missing)}"):
                found[one.number] = self._known.keep(one.number, one, 1)
        return tuple(one for one in found.values() if one is not None)

    def sentence_at(self, document: str, start: int) -> Sentence | None:
        """The sentence that begins there, None when none does."""
        found = self._sentences("WHERE document.id = ? AND sentence.start = ? LIMIT 1", document, start)
        return found[0] if found else None

    def passage_at(self, document: str, start: int) -> Passage | None:
        """The passage of a document that holds this position (without its sentences), None between passages."""
        for begin, end, kind, number, heading_start, heading_end, block in self._rows(
            "SELECT start, end, kind, number, heading_start, heading_end, block FROM passage "
            "WHERE document = (SELECT n FROM document WHERE id = ?) AND start <= ? AND end > ? LIMIT 1",
            document,
            start,
            start,
        ):
            heading = None if heading_start is None else Span(heading_start, heading_end)
            return Passage(begin, end, kind, number, heading, block)
        return None

    def _sentences(self, where: str, *values: object) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(
                n,
                document,
                start,
                end,
                self.text(document, start, end),
                kind,
                number,
                passage,
                None if heading_start is None else self.text(document, heading_start, heading_end),
                *rest,
            )
            for n, document, start, end, kind, number, passage, heading_start, heading_end, *rest in self._rows(
                _SENTENCE + where, *values
            )
        )

    # -- quotes

    def quotes(self) -> Iterator[Quote]:
        """All quotes, in the order in which they were written."""
        for (n,) in self._rows("SELECT n FROM document ORDER BY n"):
            yield from self._quotes("WHERE document = ? ORDER BY quote.n", n)

    def quotes_by_number(self, numbers: Iterable[int]) -> tuple[tuple[int, Quote], ...]:
        """The quotes of these numbers, each with its number, in the order of the corpus."""
        return self._numbered(f"WHERE quote.n IN {_list(numbers)} ORDER BY quote.n")

    def likely_quotes(self, said: Sequence[str], limit: int) -> Likely:
        """The quotes that share the rarest of these folded words and their pairs; see ``search``."""
        if self._search is None:
            self._search = Search(self._fetched, self.quote_count(), int(self._meta("slot_bits")))
        try:
            return self._search.likely(said, limit)
        except (TypeError, ValueError, IndexError) as error:
            raise self._damaged("what quotes are searched by is broken") from error

    def quote_texts(self, numbers: Iterable[int]) -> dict[int, str]:
        """The words of the quotes of these numbers."""
        rows = self._fetched(
            "SELECT quote.n, start, end, text FROM quote JOIN raw ON raw.n = document "
            f"WHERE quote.n IN {_list(numbers)}"
        )
        try:
            return {n: cast(bytes, raw).decode()[start:end] for n, start, end, raw in rows}
        except (AttributeError, UnicodeDecodeError) as error:
            raise self._damaged("the text of an article is broken") from error

    def quotes_in(self, document: str) -> tuple[Quote, ...]:
        """The quotes of one document."""
        return self._quotes("WHERE document.id = ? ORDER BY quote.n", document)

    def quotes_of(self, speaker: str) -> tuple[Quote, ...]:
        """The quotes that name exactly this speaker."""
        return self._quotes("WHERE quote.n IN (SELECT quote FROM speaker WHERE name = ?) ORDER BY quote.n", speaker)

    def speakers_called(self, key: str) -> tuple[str, ...]:
        """The speakers whose name has this look-up key."""
        return tuple(row[0] for row in self._rows("SELECT DISTINCT name FROM speaker WHERE key = ? ORDER BY name", key))

    def variants(self, utterance: str) -> tuple[Quote, ...]:
        """All quotes of one utterance: its segments and its versions in other wordings."""
        return self._quotes("WHERE utterance = ? ORDER BY quote.n", utterance)

    def speakers(self) -> tuple[str, ...]:
        """The names of all speakers, in alphabetical order."""
        if self._names is None:
            self._names = tuple(row[0] for row in self._rows("SELECT DISTINCT name FROM speaker ORDER BY name"))
        return self._names

    def busiest_speakers(self) -> tuple[str, ...]:
        """The names of all speakers, those with the most quotes first."""
        rows = self._rows("SELECT name FROM speaker GROUP BY name ORDER BY count(*) DESC, name")
        return tuple(row[0] for row in rows)

    def _quotes(self, where: str, *values: object) -> tuple[Quote, ...]:
        return tuple(quote for _, quote in self._numbered(where, *values))

    def _numbered(self, where: str, *values: object) -> tuple[tuple[int, Quote], ...]:
        rows = self._rows(_QUOTE + where, *values)
        names: dict[int, list[str]] = {}
        for quote, name in self._rows(
            f"SELECT quote, name FROM speaker WHERE quote IN {_list(row[0] for row in rows)} ORDER BY n"
        ):
            names.setdefault(quote, []).append(name)
        return tuple((row[0], self._quote(row, tuple(names.get(row[0], ())))) for row in rows)

    def _quote(self, row: tuple[Any, ...], speakers: tuple[str, ...]) -> Quote:
        _, id_, document, start, end, kind, confidence, mention, cue, via, utterance, first, last = row
        if not isinstance(confidence, float):
            raise self._damaged(f"the quote {id_} has no confidence")
        text = self.text(document, start, end)
        sentence = Span(first, last)
        return Quote(
            id_, document, start, end, text, kind, speakers, confidence, mention, cue, via, utterance, sentence
        )

    # -- entities

    def entities(self) -> Iterator[Entity]:
        """All entities, in the order in which they were written."""
        for (n,) in self._rows("SELECT n FROM entity ORDER BY n"):
            yield self._entity(n)

    def entities_called(self, key: str) -> tuple[Entity, ...]:
        """The entities with this name or alias (a look-up key as ``words.key`` makes it)."""
        rows = self._rows("SELECT DISTINCT entity FROM alias WHERE key = ? ORDER BY entity", key)
        return tuple(self._entity(row[0]) for row in rows)

    def alias_keys(self) -> tuple[str, ...]:
        """The look-up keys of all names and aliases, in alphabetical order."""
        if self._aliases is None:
            self._aliases = tuple(row[0] for row in self._rows("SELECT DISTINCT key FROM alias ORDER BY key"))
        return self._aliases

    def entities_in(self, document: str) -> tuple[tuple[str, int], ...]:
        """The names of the entities of a document and how often it mentions each, most first."""
        rows = self._rows(
            "SELECT entity.name, count(*) FROM mention JOIN entity ON entity.n = entity "
            "WHERE document = (SELECT n FROM document WHERE id = ?) GROUP BY entity ORDER BY 2 DESC, entity",
            document,
        )
        return tuple(cast("list[tuple[str, int]]", rows))

    def most_mentioned(self, limit: int) -> tuple[str, ...]:
        """The names of the entities that are named most often."""
        rows = self._rows("SELECT name FROM entity ORDER BY mentions DESC, n LIMIT ?", limit)
        return tuple(row[0] for row in rows)

    def entities_named_with(self, word: str) -> tuple[Entity, ...]:
        """The entities with this folded word in a name or alias."""
        return tuple(self._entity(n) for n in self._postings(schema.NAMES, word))

    def entities_described(self, terms: Iterable[str]) -> tuple[Entity, ...]:
        """The entities of whom the articles' descriptions hold all these stems."""
        numbers = [set(self._postings(schema.ROLES, term)) for term in terms]
        return tuple(self._entity(n) for n in sorted(set.intersection(*numbers))) if numbers else ()

    def name_words(self) -> tuple[str, ...]:
        """All folded words of names and aliases, in alphabetical order."""
        return self._vocabulary(schema.NAMES)

    def _entity(self, n: int) -> Entity:
        rows = self._rows("SELECT id, name, kind FROM entity WHERE n = ?", n)
        if not rows:
            raise self._damaged(f"there is no entity {n}")
        id_, name, kind = rows[0]
        aliases = (row[0] for row in self._rows("SELECT text FROM alias WHERE entity = ? ORDER BY n", n))
        return Entity(
            id_,
            name,
            kind,
            tuple(alias for alias in aliases if alias != name),
            self._places("role", n),
            self._places("mention", n),
        )

    def _places(self, table: str, entity: int) -> tuple[Mention, ...]:
        rows = self._rows(
            f"SELECT document.id, start, end FROM {table} JOIN document ON document.n = document "
            f"WHERE entity = ? ORDER BY {table}.n",
            entity,
        )
        return tuple(Mention(document, start, end, self.text(document, start, end)) for document, start, end in rows)

    # -- takeaways

    def takeaways(self, document: str | None = None, limit: int = -1) -> tuple[Takeaway, ...]:
        """The takeaways of the corpus (or of one document), the most salient first; all, or the first so many."""
        where = "" if document is None else "WHERE document.id = ? "
        rows = self._rows(
            "SELECT takeaway.n, takeaway.id, document.id, start, end, heading, rank FROM takeaway "
            f"JOIN document ON document.n = document {where}ORDER BY rank, takeaway.n LIMIT ?",
            *(() if document is None else (document,)),
            limit,
        )
        return tuple(
            Takeaway(id_, doc, start, end, self.text(doc, start, end), heading, rank, self._support(n))
            for n, id_, doc, start, end, heading, rank in rows
        )

    def _support(self, takeaway: int) -> tuple[Support, ...]:
        rows = self._rows(
            "SELECT document.id, start, end FROM support JOIN document ON document.n = document "
            "WHERE takeaway = ? ORDER BY support.n",
            takeaway,
        )
        return tuple(Support(*row) for row in rows)

    # -- terms

    def sentences_with(self, term: str) -> Sequence[int]:
        """The numbers of the sentences that hold this stem."""
        return self._postings(schema.SENTENCES, term)

    def sentence_frequency(self, term: str) -> int:
        """In how many sentences this stem stands."""
        return self._frequency(schema.SENTENCES, term)

    def sentence_frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """In how many sentences each of these stems stands; those that stand in none are left out."""
        found: dict[str, int] = {}
        wanted = list(terms)
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT term, frequency FROM term WHERE space = ? AND term IN ({marks})"
            found.update(self._rows(query, schema.SENTENCES, *some))
        return found

    def quote_count(self) -> int:
        """How many quotes there are."""
        return self._count("quote")

    def sentence_count(self) -> int:
        """How many sentences there are."""
        return self._count("sentence")

    def vocabulary(self) -> tuple[str, ...]:
        """All words (not stems) that sentences hold, in alphabetical order."""
        return self._vocabulary(schema.WORDS)

    def is_proper(self, word: str) -> bool:
        """Whether the articles always write this folded word with a capital."""
        return bool(self._rows("SELECT 1 FROM term WHERE space = ? AND term = ?", schema.PROPER, word))

    def _vocabulary(self, space: str) -> tuple[str, ...]:
        if space not in self._vocabularies:
            rows = self._rows("SELECT term FROM term WHERE space = ? AND instr(term, ' ') = 0 ORDER BY term", space)
            self._vocabularies[space] = tuple(row[0] for row in rows)
        return self._vocabularies[space]

    def _postings(self, space: str, term: str) -> Sequence[int]:
        rows = self._rows("SELECT ids FROM term WHERE space = ? AND term = ?", space, term)
        try:
            return decode(rows[0][0]) if rows else ()
        except (TypeError, ValueError, IndexError) as error:
            raise self._damaged("a posting list is broken") from error

    def _frequency(self, space: str, term: str) -> int:
        rows = self._rows("SELECT frequency FROM term WHERE space = ? AND term = ?", space, term)
        return int(rows[0][0]) if rows else 0

    def _count(self, table: str) -> int:
        if table not in self._counts:
            self._counts[table] = int(self._rows(f"SELECT max(n) FROM {table}")[0][0] or 0)
        return self._counts[table]

    # -- what follows from it

    def once(self, key: Hashable, make: Callable[[], T], weight: int) -> T:
        """What ``make`` gives, kept for the next time if it is not too heavy (in sentences or the like)."""
        kept = self._derived.get(key)
        if kept is None:
            kept = self._derived.keep(key, make(), weight)
        return cast(T, kept)

    # -- the file

    def _meta(self, key: str) -> str:
        rows = self._rows("SELECT value FROM meta WHERE key = ?", key)
        if not rows:
            raise self._damaged(f"it has no {key}")
        return str(rows[0][0])

    def _rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        rows = self._read.get((statement, values))
        if rows is None:
            rows = self._fetched(statement, *values)
            self._read.keep((statement, values), rows, len(statement) + _bytes(rows))
        return rows

    def _fetched(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        """As ``_rows``, for rows that are hardly asked for twice."""
        try:
            return self._db.execute(statement, cast("Sequence[Any]", values)).fetchall()
        except (sqlite3.Error, UnicodeError) as error:
            raise self._damaged(str(error)) from error

    def _damaged(self, how: str) -> IndexFileError:
        return IndexFileError(f"the index {self.path} is damaged ({how}); {schema.REBUILD}")


def _bytes(rows: list[tuple[Any, ...]]) -> int:
    """About how much memory rows take; many count as too many."""
    if len(rows) > _MANY:
        return _KEPT_BYTES
    return 200 + sum(50 + (len(value) if isinstance(value, (str, bytes)) else 0) for row in rows for value in row)


def _list(numbers: Iterable[int]) -> str:
    """Whole numbers as an SQL list; they come from the index itself, never from a user."""
    return f"({','.join(str(int(number)) for number in numbers)})"
