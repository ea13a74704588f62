"""What is measured side by side: our search, and others that a program could be built on.

Each engine makes a folder from a corpus, opens it, and answers a question with the nearest sentence and how sure it
is. FTS5 and tantivy find candidates as their manuals have it; the ranking of these is ours for both.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from bot.answers.rank import Asked, rank
from bot.index import open_index, write_index
from bot.index.search import LITTLE
from bot.model import Document, Extraction, Quote, Span
from bot.words import STOP_WORDS, stem, stems, words

_TOGETHER = 10  # sentences an article
_RERANKED = 24  # candidates that are ranked
_RAREST = 6  # words that FTS5 is asked for


class Found(NamedTuple):
    """The nearest sentence ("" for none) and a score that grows with its likelihood."""

    text: str
    score: float


Ask = Callable[[str], Found]
_NONE = Found("", float("-inf"))


class Engine(Protocol):
    """``build`` fills a folder; ``open`` gives what answers questions from it; ``beside`` are the bytes that the
    search takes beside the text."""

    def build(self, sentences: Sequence[str], folder: Path) -> None: ...

    def open(self, folder: Path) -> Ask: ...

    def beside(self, folder: Path) -> int: ...


class Ours:
    """The bot's search on the index file that the bot reads; every sentence is a quotation."""

    def build(self, sentences: Sequence[str], folder: Path) -> None:
        write_sentences(sentences, folder / "bot.index")

    def open(self, folder: Path) -> Ask:
        index = open_index(folder / "bot.index")

        def ask(text: str) -> Found:
            found = rank(index, words(text)).found
            return Found(index.quote_texts([found[0].number])[found[0].number], found[0].odds) if found else _NONE

        return ask

    def beside(self, folder: Path) -> int:
        return _table_bytes(folder / "bot.index", "gram", "gram_slot")


class Fts5:
    """SQLite's full-text index of stems: the six rarest, ranked by BM25, then by us."""

    def build(self, sentences: Sequence[str], folder: Path) -> None:
        db = sqlite3.connect(folder / "fts5.db", isolation_level=None)
        db.execute("PRAGMA synchronous=OFF")
        db.execute("BEGIN")
        db.execute("CREATE TABLE sentence (n INTEGER PRIMARY KEY, text TEXT)")
        db.execute("CREATE VIRTUAL TABLE search USING fts5(stems, content='')")
        db.execute("CREATE VIRTUAL TABLE word USING fts5vocab(search, row)")
        for n, text in enumerate(sentences, 1):
            db.execute("INSERT INTO sentence VALUES (?, ?)", (n, text))
            db.execute("INSERT INTO search (rowid, stems) VALUES (?, ?)", (n, " ".join(stems(text))))
        db.execute("INSERT INTO search (search) VALUES ('optimize')")
        db.execute("COMMIT")
        db.close()

    def open(self, folder: Path) -> Ask:
        db = sqlite3.connect(f"file:{folder / 'fts5.db'}?mode=ro&immutable=1", uri=True)
        total = int(db.execute("SELECT max(n) FROM sentence").fetchone()[0])

        def often(term: str) -> int:
            row = db.execute("SELECT doc FROM word WHERE term = ?", (term,)).fetchone()
            return row[0] if row else 0

        def ask(text: str) -> Found:
            spoken = words(text)
            known = {word: often(stem(word)) for word in dict.fromkeys(spoken) if word not in STOP_WORDS}
            rarest = sorted(filter(known.get, known), key=lambda word: known[word])[:_RAREST] or spoken[:_RAREST]
            match = " OR ".join(f'"{stem(word)}"' for word in rarest)
            rows = db.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?", (match, _RERANKED))
            numbers = ",".join(str(row[0]) for row in rows)
            texts = [row[0] for row in db.execute(f"SELECT text FROM sentence WHERE n IN ({numbers})")]
            return _ranked(spoken, known, total, texts)

        return ask

    def beside(self, folder: Path) -> int:
        return _table_bytes(folder / "fts5.db", "search_data", "search_idx", "search_docsize", "search_config")


class Tantivy:
    """tantivy, on the same stems: any of the words, ranked by BM25, then by us."""

    def build(self, sentences: Sequence[str], folder: Path) -> None:
        import tantivy

        fields = tantivy.SchemaBuilder()
        fields.add_text_field("text", stored=True, tokenizer_name="raw", index_option="basic")
        fields.add_text_field("stems", tokenizer_name="whitespace", index_option="freq")
        schema = fields.build()
        index = tantivy.Index(schema, path=str(folder))
        writer = index.writer(256_000_000, 1)
        for text in sentences:
            writer.add_document(tantivy.Document(text=text, stems=" ".join(stems(text))))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> Ask:
        import tantivy

        index = tantivy.Index.open(str(folder))
        searcher = index.searcher()
        any_of, term_query, should = tantivy.Query.boolean_query, tantivy.Query.term_query, tantivy.Occur.Should

        def ask(text: str) -> Found:
            spoken = words(text)
            known = {
                word: searcher.doc_freq("stems", stem(word)) for word in dict.fromkeys(spoken) if word not in STOP_WORDS
            }
            terms = {stem(word) for word in known or spoken}
            query = any_of([(should, term_query(index.schema, "stems", term)) for term in sorted(terms)])
            hits = searcher.search(query, _RERANKED, count=False).hits
            texts = [str(searcher.doc(address)["text"][0]) for _, address in hits]
            return _ranked(spoken, known, searcher.num_docs, texts)

        return ask

    def beside(self, folder: Path) -> int:
        return sum(path.stat().st_size for path in folder.iterdir() if path.suffix != ".store")


class ExtractOne:
    """rapidfuzz ``extractOne`` over all sentences, with one of its scorers."""

    def __init__(self, scorer: str) -> None:
        self._scorer = scorer

    def build(self, sentences: Sequence[str], folder: Path) -> None:
        (folder / "sentences.txt").write_text("\n".join(sentences) + "\n", encoding="utf-8")

    def open(self, folder: Path) -> Ask:
        from rapidfuzz import fuzz, process, utils

        sentences = (folder / "sentences.txt").read_text(encoding="utf-8").split("\n")[:-1]
        plain = [utils.default_process(text) for text in sentences]
        scorer = getattr(fuzz, self._scorer)

        def ask(text: str) -> Found:
            _, score, n = process.extractOne(utils.default_process(text), plain, scorer=scorer)
            return Found(sentences[n], score)

        return ask

    def beside(self, folder: Path) -> int:  # noqa: ARG002 (the text is all it has)
        return 0


ENGINES: dict[str, Engine] = {
    "ours": Ours(),
    "tantivy + rerank": Tantivy(),
    "FTS5 + rerank": Fts5(),
    "extractOne partial_ratio": ExtractOne("partial_ratio"),
    "extractOne WRatio": ExtractOne("WRatio"),
}
SLOW = frozenset(("extractOne partial_ratio", "extractOne WRatio"))


def write_sentences(sentences: Sequence[str], path: Path) -> None:
    """An index in which every sentence is a quotation."""
    documents: list[Document] = []
    quotes: list[Quote] = []
    for first in range(0, len(sentences), _TOGETHER):
        id_, start = f"{first:09}.txt", 0
        some = sentences[first : first + _TOGETHER]
        for n, text in enumerate(some, first):
            span = Span(start, start + len(text))
            quotes.append(Quote(f"{n:x}", id_, *span, text, "speech", (), 1.0, None, None, None, None, span))
            start += len(text) + 1
        documents.append(Document(id_, "\n".join(some) + "\n", "", ()))
    write_index(Extraction(tuple(documents), tuple(quotes), (), ()), path)


def _ranked(spoken: list[str], often: Mapping[str, int], total: int, texts: Iterable[str]) -> Found:
    """The likeliest of the candidates, as ``bot.answers.rank`` has it."""
    top = math.log(1 + 2 * total)
    rarity = [LITTLE if word in STOP_WORDS else math.log(1 + total / (often.get(word) or 0.5)) / top for word in spoken]
    asked = Asked(spoken, rarity)
    return max((Found(text, asked.odds(words(text))) for text in texts), key=lambda one: one.score, default=_NONE)


def _table_bytes(path: Path, *tables: str) -> int:
    """The bytes that tables take in a database, their pages' unused room included."""
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    marks = ",".join("?" * len(tables))
    (size,) = db.execute(f"SELECT sum(pgsize) FROM dbstat WHERE name IN ({marks})", tables).fetchone()
    db.close()
    return int(size)
