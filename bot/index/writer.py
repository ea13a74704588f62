"""Writing an index: verified, deterministic, and all or nothing."""

from __future__ import annotations

import glob
import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from bot.index import schema
from bot.index.corroborate import Corroboration, corroborate
from bot.index.gram_writer import QuotePostings
from bot.index.postings import encode
from bot.model import Document, Entity, Extraction, IndexFileError, Passage, Quote, Span, Takeaway
from bot.words import initials, key, stem, stems, words


def write(extraction: Extraction, path: Path) -> str:
    """See ``bot.index.write_index``."""
    verify(extraction)
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        _sweep(path)
        content_hash = _fill(draft, extraction)
        _settle(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise IndexFileError(f"cannot write the index {path}: {error}; choose another place with --out") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return content_hash


def _sweep(path: Path) -> None:
    """Removes drafts of this index whose writers were killed."""
    for draft in path.parent.glob(f".{glob.escape(path.name)}.*.new"):
        writer = draft.name.removeprefix(f".{path.name}.").removesuffix(".new")
        if writer.isdecimal() and not _is_alive(int(writer)):
            draft.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        pass
    return True


def verify(extraction: Extraction) -> None:
    """Raise IndexFileError unless every record's text is what its document holds at its place."""
    raws = {document.id: document.raw for document in extraction.documents}
    for what, document, start, end, text in _claims(extraction):
        raw = raws.get(document)
        if raw is None:
            raise IndexFileError(
                f"{what} names the document {document!r}, which is not in the corpus; nothing was written"
            )
        if not 0 <= start < end <= len(raw) or (text is not None and raw[start:end] != text):
            raise IndexFileError(f"{what} is not at {start}-{end} of {document}; nothing was written")


def _claims(extraction: Extraction) -> Iterator[tuple[str, str, int, int, str | None]]:
    for document in extraction.documents:
        for span in _spans(document):
            yield "a passage", document.id, span.start, span.end, None
    for quote in extraction.quotes:
        yield f"quote {quote.id}", quote.document, quote.start, quote.end, quote.text
        yield f"the sentence of quote {quote.id}", quote.document, quote.sentence.start, quote.sentence.end, None
    for entity in extraction.entities:
        for place in (*entity.roles, *entity.mentions):
            yield f"a mention of {entity.name}", place.document, place.start, place.end, place.text
    for takeaway in extraction.takeaways:
        yield f"takeaway {takeaway.id}", takeaway.document, takeaway.start, takeaway.end, takeaway.text
        for support in takeaway.support:
            yield f"support of takeaway {takeaway.id}", support.document, support.start, support.end, None


def _spans(document: Document) -> Iterator[Span | Passage]:
    if document.title:
        yield document.title
    for passage in document.passages:
        yield passage
        yield from passage.sentences
        if passage.heading:
            yield passage.heading


def _settle(draft: Path, path: Path) -> None:
    """Bring the finished draft to disk and into its place."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    os.replace(draft, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _fill(draft: Path, extraction: Extraction) -> str:
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        for pragma in (
            f"page_size={schema.PAGE_SIZE}",
            "journal_mode=OFF",
            "synchronous=OFF",
            f"application_id={schema.APPLICATION_ID}",
            f"user_version={schema.VERSION}",
        ):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        for statement in schema.statements():
            db.execute(statement)
        content_hash = _Tables(db).fill(extraction)
        for statement in schema.key_statements():
            db.execute(statement)
        db.execute("COMMIT")
    return content_hash


class _Tables:
    """Inserts rows in a fixed order, and hashes them as they go in."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._hash = hashlib.sha256(f"{schema.VERSION}".encode())
        self._rows = dict.fromkeys(schema.TABLES, 0)
        self._postings: dict[tuple[str, str], list[int]] = {}
        self._quotations = QuotePostings()
        self._vocabulary: set[str] = set()
        self._documents: dict[str, int] = {}

    def fill(self, extraction: Extraction) -> str:
        """Insert everything; the content hash."""
        support = corroborate(extraction.documents)
        for document in extraction.documents:
            self._document(document, support)
        for quote in extraction.quotes:
            self._quote(quote)
        for entity in extraction.entities:
            self._entity(entity)
        for takeaway in extraction.takeaways:
            self._takeaway(takeaway)
        self._terms(support.proper)
        content_hash = self._hash.hexdigest()
        self._quotations.finish(self._db)
        self._quotations.close()
        self._db.execute("INSERT INTO meta VALUES ('content_hash', ?)", (content_hash,))
        return content_hash

    def _insert(self, table: str, *values: object) -> int:
        self._rows[table] += 1
        row = (self._rows[table], *values)
        self._hash.update(f"{table}{row!r}".encode())
        self._db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
        return self._rows[table]

    def _document(self, document: Document, support: Corroboration) -> None:
        title, source = document.title, document.source
        n = self._insert(
            "document",
            document.id,
            document.sha256,
            title and title.start,
            title and title.end,
            source.outlet,
            source.author,
            source.url,
            source.published,
        )
        self._documents[document.id] = n
        self._insert("raw", document.raw.encode())
        for passage in document.passages:
            self._passage(document, n, passage, support)

    def _passage(self, document: Document, n: int, passage: Passage, support: Corroboration) -> None:
        heading = passage.heading
        number = self._insert(
            "passage",
            n,
            passage.start,
            passage.end,
            passage.kind,
            passage.number,
            heading and heading.start,
            heading and heading.end,
            passage.block,
        )
        if passage.kind == "furniture":
            return
        for span in passage.sentences or (passage,):
            said = words(document.raw[span.start : span.end])
            terms = [stem(word) for word in said]
            place = (document.id, span.start)
            sources, overtaken = support.sources.get(place, 1), int(place in support.overtaken)
            shown, spaced = int(bool(passage.sentences)), f" {' '.join(terms)} "
            sentence = self._insert("sentence", n, number, span.start, span.end, shown, sources, overtaken, spaced)
            self._post(schema.SENTENCES, terms, sentence)
            self._vocabulary.update(said)

    def _post(self, space: str, terms: Iterable[str], number: int) -> None:
        for term in dict.fromkeys(terms):
            numbers = self._postings.setdefault((space, term), [])
            if not numbers or numbers[-1] != number:
                numbers.append(number)

    def _quote(self, quote: Quote) -> None:
        n = self._insert(
            "quote",
            quote.id,
            self._documents[quote.document],
            quote.start,
            quote.end,
            quote.kind,
            quote.confidence,
            quote.speaker_mention,
            quote.cue,
            quote.via,
            quote.utterance,
            quote.sentence.start,
            quote.sentence.end,
        )
        for name in quote.speakers:
            self._insert("speaker", n, name, key(name))
        self._quotations.add(n, quote.text)

    def _entity(self, entity: Entity) -> None:
        n = self._insert("entity", entity.id, entity.name, entity.kind, len(entity.mentions))
        for text in dict.fromkeys((entity.name, *entity.aliases)):
            self._insert("alias", key(text), n, text)
        names = (entity.name, *entity.aliases)
        self._post(schema.NAMES, (*words(" . ".join(names)), *filter(None, map(initials, names))), n)
        for role in entity.roles:
            self._post(schema.ROLES, stems(role.text), n)
        for role in entity.roles:
            self._insert("role", n, self._documents[role.document], role.start, role.end)
        for mention in entity.mentions:
            self._insert("mention", n, self._documents[mention.document], mention.start, mention.end)

    def _takeaway(self, takeaway: Takeaway) -> None:
        n = self._insert(
            "takeaway",
            takeaway.id,
            self._documents[takeaway.document],
            takeaway.start,
            takeaway.end,
            takeaway.heading,
            takeaway.rank,
        )
        for support in takeaway.support:
            self._insert("support", n, self._documents[support.document], support.start, support.end)

    def _terms(self, proper: Iterable[str]) -> None:
        rows = ((space, term, len(ids), encode(ids)) for (space, term), ids in sorted(self._postings.items()))
        self._db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", rows)
        kinds = ((schema.WORDS, self._vocabulary), (schema.PROPER, proper))
        spelt = ((space, word, 0, b"") for space, some in kinds for word in sorted(some))
        self._db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", spelt)
