from __future__ import annotations

import hashlib

from bot.corpus import parse
from bot.index.corroborate import corroborate
from bot.model import Document


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


def _found(text: str, words: str) -> tuple[int, bool]:
    documents = (_document("one.txt", ONE), _document("other.txt", OTHER))
    support = corroborate(documents)
    place = ("one.txt" if text is ONE else "other.txt", text.index(words))
    return support.sources[place], place in support.overtaken


def test_the_same_point_in_two_articles_has_two_sources() -> None:
    assert _found(ONE, "The two countries agreed") == (2, False)
    assert _found(OTHER, "Both sides agreed") == (2, False)


def test_the_same_names_alone_are_no_support() -> None:
    assert _found(ONE, "Chancellor Bo Berg of Sudland spoke") == (1, False)


def test_an_announcement_is_overtaken_by_what_is_told_as_done() -> None:
    assert _found(ONE, "President Ann Lee will travel") == (1, True)
    assert _found(OTHER, "President Ann Lee opened") == (1, False)


def test_other_numbers_are_no_support() -> None:
    documents = (_document("one.txt", ONE), _document("other.txt", OTHER.replace("forty", "sixty")))
    place = ("one.txt", ONE.index("The two countries agreed"))
    assert corroborate(documents).sources[place] == 1


def test_words_that_always_have_a_capital_are_proper() -> None:
    proper = corroborate((_document("one.txt", ONE), _document("other.txt", OTHER))).proper
    assert {"berg", "oslo", "sudland"} <= proper
    assert not {"stations", "countries"} & proper
