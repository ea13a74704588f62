"""Words, punctuation and whole quotations of an article as one stream of tokens, with sentence numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.extract import lexicon
from bot.extract.quotations import Quotation
from bot.model import Passage

_TOKEN = re.compile(r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)+|[^\W_]+(?:[-‐‑’'&][^\W_]+)*|\S")
_ARABIC = re.compile(r"(?:al|el|an|ar|as|ad)-[A-Z]")  # the article of an Arabic name: al-Jaber
_TERMINAL = ".?!…"
_OBJECTS = frozenset("that the a an it he she they his her its their there this these we no".split())


UNKNOWN = ("", "")  # what verb a token may be has not been looked up yet


def _capital(base: str) -> bool:
    return base[0].isupper() or base[1:2].isupper() or _ARABIC.match(base) is not None


class Token:
    """``kind``: ``w`` word, ``p`` punctuation, ``q`` a whole quotation with its marks, ``b`` break before a passage.

    ``base`` is the text without a possessive ending; ``opens``: first of a sentence or after a quotation;
    ``sentence`` and ``passage`` count from 0 over the article; ``verb`` keeps what ``syntax.verb_group`` found,
    ``role`` what ``wordkinds.kind`` did.
    """

    __slots__ = (
        "base",
        "capital",
        "end",
        "kind",
        "low",
        "opens",
        "passage",
        "possessive",
        "quote",
        "role",
        "sentence",
        "start",
        "text",
        "verb",
    )

    def __init__(self, start: int, end: int, text: str, kind: str, passage: int, quote: int = -1) -> None:
        self.start, self.end, self.text, self.kind = start, end, text, kind
        self.passage, self.quote, self.sentence, self.opens = passage, quote, 0, False
        self.possessive = kind == "w" and text[-2:] in ("’s", "'s") and len(text) > 2
        self.base = text[:-2] if self.possessive else text
        base = self.base
        self.low = base.lower()
        self.capital = kind == "w" and not base.islower() and _capital(base)
        self.verb: tuple[str, str] | None = UNKNOWN
        self.role = ""

    def __repr__(self) -> str:
        return f"{self.text}/{self.sentence}"


def words(raw: str, start: int, end: int, passage: int) -> Iterator[Token]:
    """Tokens of a stretch without regard to quotations; a full stop belongs to its abbreviation or initial."""
    skip = -1
    for m in _TOKEN.finditer(raw, start, end):
        left, right = m.span()
        if left < skip:
            continue
        text = m.group()
        if text[0].isalnum():
            if (
                right < end
                and raw[right] == "."
                and (text + "." in lexicon.ABBREVIATIONS or (len(text) == 1 and text.isupper()))
            ):
                right += 1
                text += "."
                skip = right
            yield Token(left, right, text, "w", passage)
        else:
            yield Token(left, right, text, "p", passage)


def tokenise(raw: str, passages: Sequence[Passage], quotations: Sequence[Quotation]) -> list[Token]:
    """The article as one stream in which each quotation is one token; furniture is left out. Linear time."""
    stream: list[Token] = []
    by_passage: dict[int, list[int]] = {}
    for k, quotation in enumerate(quotations):
        by_passage.setdefault(quotation.passage, []).append(k)
    for number, passage in enumerate(passages):
        if passage.kind in ("furniture", "byline"):
            continue
        stream.append(Token(passage.start, passage.start, "", "b", number))
        at = passage.start
        for k in by_passage.get(number, ()):
            quotation = quotations[k]
            stream += words(raw, at, quotation.left, number)
            stream.append(Token(quotation.left, quotation.right, raw[quotation.start : quotation.end], "q", number, k))
            at = quotation.right
        stream += words(raw, at, passage.end, number)
    _number_sentences(stream)
    return stream


def _number_sentences(stream: list[Token]) -> None:
    sentence = 0
    for i, token in enumerate(stream):
        if token.kind == "b":
            sentence += 1
        token.sentence = sentence
        token.opens = i == 0 or stream[i - 1].kind in ("b", "q") or stream[i - 1].sentence != sentence
        if i + 1 < len(stream) and _ends_sentence(stream, i):
            sentence += 1


def _ends_sentence(stream: list[Token], i: int) -> bool:
    token = stream[i]
    if token.kind == "w" or token.kind == "b":
        return False
    after = stream[i + 1]
    starts = (
        after.kind == "q"
        or after.text[:1].isupper()
        or after.text in ("[", "(", "—", "-", "•")
        or after.text[:1].isdigit()
    )
    if token.kind == "q":
        last = token.text.rstrip("’'”\")] ")[-1:]
        if not starts or last not in _TERMINAL or not last:
            return False
        if after.kind == "q" or last in ".…":
            return after.text not in ("(", "[", "—", "-")
        return not _cue_soon(stream, i + 1)
    return token.kind == "p" and token.text in _TERMINAL and starts


def _cue_soon(stream: list[Token], i: int) -> bool:
    """Whether a verb of saying follows before any punctuation ("Why?" Ms. Doe of the union asked.) and has no other
    object: a sentence of its own begins in "Why?" Ms. Doe said the talks …
    """
    for k in range(i, min(i + 7, len(stream))):
        token = stream[k]
        if token.kind != "w":
            return False
        if token.low in lexicon.SAY:
            after = stream[k + 1] if k + 1 < len(stream) else token
            return after.low not in _OBJECTS or after.low in ("her", "him", "them", "us", "me")
    return False
