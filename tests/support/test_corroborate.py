from __future__ import annotations

import hashlib

from bot.corpus import parse
from bot.model import Document
from bot.support.corroborate import Corroboration
from bot.support.points import Gathering, Points, letters, proper, told


def _document(id_: str, text: str) -> Document:
    return parse(text, id=id_, sha256=hashlib.sha256(text.encode()).hexdigest())


ONE = """Talks end

President Ann Lee will travel to Oslo next week to open the harbour bridge with Chancellor Bo Berg.

The two countries agreed to dismantle forty radar stations along the northern border within three years.

Chancellor Bo Berg of Sudland spoke first in Oslo.
"""
OTHER = """A pact in Oslo

President Ann Lee opened the harbour bridge in Oslo on Monday with Chancellor Bo Berg at her side.

Both sides agreed to dismantle forty of the radar stations along their northern border, officials said.

Chancellor Bo Berg of Sudland left Oslo early.
"""


def _points(*texts: str) -> Points:
    documents = [_document(f"{n}.txt", text) for n, text in enumerate(texts)]
    gathering = Gathering(proper(map(letters, documents)))
    for n, document in enumerate(documents):
        gathering.add(n, document.passages, told(document))
    return gathering.whole()


def _found(text: str, words: str, other: str = OTHER) -> tuple[int, bool]:
    points = _points(ONE, other)
    place = (int(text is not ONE), text.index(words))
    n = list(zip(points.documents, points.starts, strict=True)).index(place)
    support = Corroboration(points)
    return support.sources(n), bool(support.overtaken[n])


def test_the_same_point_in_two_articles_has_two_sources() -> None:
    assert _found(ONE, "The two countries agreed") == (2, False)
    assert _found(OTHER, "Both sides agreed") == (2, False)


def test_the_same_names_alone_are_no_support() -> None:
    assert _found(ONE, "Chancellor Bo Berg of Sudland spoke") == (1, False)


def test_an_announcement_is_overtaken_by_what_is_told_as_done() -> None:
    assert _found(ONE, "President Ann Lee will travel") == (1, True)
    assert _found(OTHER, "President Ann Lee opened") == (1, False)


def test_other_numbers_are_no_support() -> None:
    assert _found(ONE, "The two countries agreed", OTHER.replace("forty", "sixty")) == (1, False)


def test_words_that_always_have_a_capital_are_proper() -> None:
    found = proper(letters(_document("x.txt", text)) for text in (ONE, OTHER))
    assert {"berg", "oslo", "sudland"} <= found
    assert not {"stations", "countries"} & found
