"""Writing an index: verified, deterministic, and all or nothing."""

from __future__ import annotations

import glob
import hashlib
import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.index import schema
from bot.index.gram_writer import QuotePostings
from bot.index.terms import Terms, Vocabulary
from bot.model import Entity, IndexFileError, Passage, Quote, Takeaway
from bot.support.record import Article, Records
from bot.words import initials, key, stem, stems, words

_CACHE = 64 * 1024  # kibibytes of pages that a writer keeps
_KEYS = 1 << 14  # look-up keys that are remembered
_RAWS = 256  # texts kept to check records against


class Written(NamedTuple):
    """The hash of what was written, and how much it is."""

    content_hash: str
    documents: int
    quotes: int
    entities: int
    takeaways: int


def write(records: Records, path: Path) -> Written:
    """See ``bot.index.write_records``."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        _sweep(path)
        written = _fill(draft, records)
        _settle(draft, path)
    except (OSError, sqlite3.Error) as error:
        raise IndexFileError(f"cannot write the index {path}: {error}; choose another place with --out") from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return written


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


def _settle(draft: Path, path: Path) -> None:
    """Seal the finished draft, bring it to disk and into its place."""
    with draft.open("rb+") as file:
        file.write(hashlib.file_digest(file, "sha256").digest())  # the file has been read to its end
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _fill(draft: Path, records: Records) -> Written:
    with closing(sqlite3.connect(draft, isolation_level=None)) as db:
        for pragma in (
            f"page_size={schema.PAGE_SIZE}",
            "journal_mode=OFF",
            "synchronous=OFF",
            "locking_mode=EXCLUSIVE",
            f"cache_size=-{_CACHE}",
            f"application_id={schema.APPLICATION_ID}",
            f"user_version={schema.VERSION}",
        ):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        for statement in schema.statements():
            db.execute(statement)
        with closing(_Tables(db)) as tables:
            written = tables.fill(records)
        for statement in schema.key_statements():
            db.execute(statement)
        db.execute("COMMIT")
    return written


class _Tables:
    """Verifies rows, inserts them in the order in which they come, and hashes each table as it grows."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._hashes = {table: hashlib.sha256() for table in schema.TABLES}
        self._rows = dict.fromkeys(schema.TABLES, 0)
        self._inserts = {
            table: f"INSERT INTO {table} VALUES ({','.join('?' * (1 + columns.count(',')))})"
            for table, columns in schema.TABLES.items()
        }
        self._terms, self._quotations, self._vocabulary = Terms(), QuotePostings(), Vocabulary()
        self._documents: dict[str, int] = {}
        self._lengths = array("I")
        self._mentions: Counter[int] = Counter()
        self._raw = lru_cache(maxsize=_RAWS)(self._read_raw)
        self._key = lru_cache(maxsize=_KEYS)(key)

    def fill(self, records: Records) -> Written:
        """Insert everything. IndexFileError when a record is not where it says."""
        for article in records.articles():
            self._article(article)
        for entity in records.entities():
            self._entity(entity)
        for takeaway in records.takeaways():
            self._takeaway(takeaway)
        self._terms.write(self._db)
        self._quotations.finish(self._db)
        self._vocabulary.write(self._db)
        proper = ((schema.PROPER, word, 0, b"") for word in sorted(records.names))
        self._db.executemany("INSERT INTO term VALUES (?, ?, ?, ?)", proper)
        content_hash = self._content_hash()
        self._db.execute("INSERT INTO meta VALUES ('content_hash', ?)", (content_hash,))
        return Written(content_hash, *(self._rows[table] for table in ("document", "quote", "entity", "takeaway")))

    def _content_hash(self) -> str:
        digests = (digest.hexdigest() for digest in self._hashes.values())
        return hashlib.sha256(" ".join((str(schema.VERSION), *digests)).encode()).hexdigest()

    def close(self) -> None:
        """Let go of temporary files."""
        for gathered in (self._terms, self._quotations, self._vocabulary):
            gathered.close()

    def _insert(self, table: str, *values: object) -> int:
        self._rows[table] += 1
        row = (self._rows[table], *values)
        self._hashes[table].update(repr(row).encode())
        self._db.execute(self._inserts[table], row)
        return self._rows[table]

    def _read_raw(self, n: int) -> str:
        [(raw,)] = self._db.execute("SELECT text FROM raw WHERE n = ?", (n,))
        return str(raw, "utf-8")

    def _number(self, what: str, document: str) -> int:
        n = self._documents.get(document)
        if n is None:
            raise _misplaced(f"{what} names the document {document!r}, which is not in the corpus")
        return n

    def _check(self, what: str, document: str, start: int, end: int, text: str) -> int:
        """The number of the document that holds the text there."""
        n = self._number(what, document)
        if not 0 <= start < end or self._raw(n)[start:end] != text:
            raise _misplaced(f"{what} is not at {start}-{end} of {document}")
        return n

    def _article(self, article: Article) -> None:
        document = article.document
        verify(article)
        title, source = document.title, document.source
        n = self._insert(
            "document",
            document.id,
            document.sha256,
            title and title.start,
            title and title.end,
            document.title_text,
            source.outlet,
            source.author,
            source.url,
            source.published,
        )
        self._documents[document.id] = n
        self._lengths.append(len(document.raw))
        self._terms.add(schema.TITLES, stems(document.title_text or ""), n)
        self._insert("raw", document.raw.encode())
        self._sentences(n, article, [self._passage(n, passage) for passage in document.passages])
        for quote in article.quotes:
            self._quote(n, quote)
        for entity, start, end in article.mentions:
            self._mentions[entity] += 1
            self._insert("mention", entity + 1, n, start, end)

    def _passage(self, document: int, passage: Passage) -> int:
        heading = passage.heading
        return self._insert(
            "passage",
            document,
            passage.start,
            passage.end,
            passage.kind,
            passage.number,
            heading and heading.start,
            heading and heading.end,
            passage.block,
        )

    def _sentences(self, document: int, article: Article, passages: Sequence[int]) -> None:
        for told, sources, overtaken in zip(article.told, article.sources, article.overtaken, strict=True):
            terms = [stem(word) for word in told.words]
            shown = int(bool(article.document.passages[told.passage].sentences))
            row = (document, passages[told.passage], told.start, told.end, shown, sources, int(overtaken))
            sentence = self._insert("sentence", *row, f" {' '.join(terms)} ")
            self._terms.add(schema.SENTENCES, terms, sentence)
            self._vocabulary.add(told.words)

    def _quote(self, document: int, quote: Quote) -> None:
        n = self._insert(
            "quote",
            quote.id,
            document,
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
            self._insert("speaker", n, name, self._key(name))
        self._quotations.add(n, quote.text)

    def _entity(self, entity: Entity) -> None:
        names = tuple(dict.fromkeys((entity.name, *entity.aliases)))
        place = self._rows["entity"]
        n = self._insert("entity", entity.id, entity.name, entity.kind, self._mentions[place])
        for text in names:
            self._insert("alias", key(text), n, text)
        self._terms.add(schema.NAMES, (*words(" . ".join(names)), *filter(None, map(initials, names))), n)
        for role in entity.roles:
            document = self._check(f"a role of {entity.name}", *role)
            self._insert("role", n, document, role.start, role.end)
            self._terms.add(schema.ROLES, stems(role.text), n)

    def _takeaway(self, takeaway: Takeaway) -> None:
        start, end = takeaway.start, takeaway.end
        document = self._check(f"takeaway {takeaway.id}", takeaway.document, start, end, takeaway.text)
        n = self._insert("takeaway", takeaway.id, document, start, end, takeaway.heading, takeaway.rank)
        for support in takeaway.support:
            what = f"support of takeaway {takeaway.id}"
            other = self._number(what, support.document)
            if not 0 <= support.start < support.end <= self._lengths[other - 1]:
                raise _misplaced(f"{what} is not at {support.start}-{support.end} of {support.document}")
            self._insert("support", n, other, support.start, support.end)


def verify(article: Article) -> None:
    """Raise IndexFileError unless every record's text is what the article holds at its place."""
    document = article.document
    for what, start, end, text in _claims(article):
        if not 0 <= start < end <= len(document.raw) or (text is not None and document.raw[start:end] != text):
            raise _misplaced(f"{what} is not at {start}-{end} of {document.id}")


def _misplaced(fault: str) -> IndexFileError:
    return IndexFileError(f"{fault}; nothing was written")


def _claims(article: Article) -> Iterator[tuple[str, int, int, str | None]]:
    document = article.document
    if document.title:
        yield "the title", *document.title, None
    for passage in document.passages:
        yield "a passage", passage.start, passage.end, None
        if passage.heading:
            yield "a heading", *passage.heading, None
    for told in article.told:
        yield "a sentence", told.start, told.end, None
    for quote in article.quotes:
        yield f"quote {quote.id}", quote.start, quote.end, quote.text
        yield f"the sentence of quote {quote.id}", *quote.sentence, None
    for mention in article.mentions:
        yield "a mention", mention.start, mention.end, None
