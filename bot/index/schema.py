"""The layout of an index file: one SQLite database, marked and versioned in its header."""

from __future__ import annotations

APPLICATION_ID = 0x53554D54  # "SUMT"
VERSION = 4
PAGE_SIZE = 4096
HEADER_SIZE = 100
SEAL_SIZE = 32  # bytes behind the last page: the SHA-256 of all before
MAGIC = b"SQLite format 3\x00"
REBUILD = "run `python -m bot build`"

SENTENCES = "s"  # posting lists of sentences: stems
ROLES = "r"  # posting lists of entities: stems of what the articles say they are
NAMES = "n"  # posting lists of entities: words of their names
TITLES = "t"  # posting lists of documents: stems of their titles
PROPER = "p"  # the words always written with a capital, without lists
WORDS = "w"  # the full words of sentences, without lists: what typing errors are corrected to

TABLES = {
    "document": "n INTEGER PRIMARY KEY, id TEXT, sha256 TEXT, title_start INT, title_end INT, title TEXT, "
    "outlet TEXT, author TEXT, url TEXT, published TEXT",
    "raw": "n INTEGER PRIMARY KEY, text BLOB",
    "passage": "n INTEGER PRIMARY KEY, document INT, start INT, end INT, kind TEXT, number INT, "
    "heading_start INT, heading_end INT, block INT",
    "sentence": "n INTEGER PRIMARY KEY, document INT, passage INT, start INT, end INT, shown INT, "
    "sources INT, overtaken INT, stems TEXT",
    "quote": "n INTEGER PRIMARY KEY, id TEXT, document INT, start INT, end INT, kind TEXT, confidence REAL, "
    "speaker_mention TEXT, cue TEXT, via TEXT, utterance TEXT, sentence_start INT, sentence_end INT",
    "speaker": "n INTEGER PRIMARY KEY, quote INT, name TEXT, key TEXT",
    "entity": "n INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, mentions INT",
    "alias": "n INTEGER PRIMARY KEY, key TEXT, entity INT, text TEXT",
    "role": "n INTEGER PRIMARY KEY, entity INT, document INT, start INT, end INT",
    "mention": "n INTEGER PRIMARY KEY, entity INT, document INT, start INT, end INT",
    "takeaway": "n INTEGER PRIMARY KEY, id TEXT, document INT, start INT, end INT, heading TEXT, rank INT",
    "support": "n INTEGER PRIMARY KEY, takeaway INT, document INT, start INT, end INT",
}
DERIVED = {
    "term": "space TEXT, term TEXT, frequency INT, ids BLOB, PRIMARY KEY (space, term)",
    "meta": "key TEXT PRIMARY KEY, value TEXT",
}
GRAMS = {  # what quotations are searched by, see ``grams``
    "gram": "n INTEGER PRIMARY KEY, frequency INT, ids BLOB",
    "gram_slot": "n INTEGER PRIMARY KEY, ids BLOB",
}
KEYS = {
    "document_id": "document (id)",
    "document_outlet": "document (outlet)",
    "passage_document": "passage (document)",
    "sentence_document": "sentence (document)",
    "quote_id": "quote (id)",
    "quote_document": "quote (document)",
    "quote_utterance": "quote (utterance)",
    "speaker_quote": "speaker (quote)",
    "speaker_name": "speaker (name)",
    "speaker_key": "speaker (key)",
    "entity_mentions": "entity (mentions DESC)",
    "alias_key": "alias (key)",
    "alias_entity": "alias (entity)",
    "role_entity": "role (entity)",
    "mention_entity": "mention (entity)",
    "takeaway_rank": "takeaway (rank)",
    "takeaway_document": "takeaway (document)",
    "support_takeaway": "support (takeaway)",
}


def statements() -> list[str]:
    """The statements that lay out an empty index."""
    return [
        *(f"CREATE TABLE {name} ({columns})" for name, columns in (TABLES | GRAMS).items()),
        *(f"CREATE TABLE {name} ({columns}) WITHOUT ROWID" for name, columns in DERIVED.items()),
    ]


def key_statements() -> list[str]:
    """The statements that add the look-up keys, once all rows are in."""
    return [f"CREATE INDEX {name} ON {target}" for name, target in KEYS.items()]
