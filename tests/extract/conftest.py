"""Articles of our own, read the way `build` reads them."""

import hashlib
from collections.abc import Callable

import pytest

from bot.corpus import parse
from bot.extract import extract_document, merge
from bot.model import Document, Extraction, Quote


def document(raw: str, name: str = "a.txt") -> Document:
    return parse(raw, id=name, sha256=hashlib.sha256(raw.encode()).hexdigest())


def extract(*raws: str) -> Extraction:
    return merge([extract_document(document(raw, f"{k:03}.txt")) for k, raw in enumerate(raws)])


@pytest.fixture
def quotes_of() -> Callable[..., tuple[Quote, ...]]:
    """The quotations in marks of the given articles."""
    return lambda *raws: tuple(q for q in extract(*raws).quotes if q.kind not in ("reported", "block"))


def extract_named(raws: dict[str, str]) -> Extraction:
    return merge([extract_document(document(raw, name)) for name, raw in raws.items()])
