"""What one article gives, as bytes and back: two parts of packed JSON, who is named and all the rest."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from typing import Any, NamedTuple

from bot.extract.draft import Draft, LocalQuote
from bot.extract.entities import Called
from bot.extract.local_entities import LocalEntity
from bot.extract.reading import Reading, called
from bot.model import Document, Mention, Passage, Source, Span
from bot.support.points import Letters, Told, spans

_LEVEL = 1  # of compression: the fastest


class Packed(NamedTuple):
    """``cast``: names and letters; ``body``: all else; ``sha256`` is that of the article's file."""

    sha256: str
    cast: bytes
    body: bytes


def pack(reading: Reading) -> Packed:
    """A reading as bytes; what is known of its source beside the text is left out."""
    draft, document = reading.draft, reading.draft.document
    cast = [list(called(draft)), " ".join(sorted(reading.letters.capital)), " ".join(sorted(reading.letters.small))]
    body = [
        document.raw,
        document.title,
        document.source.author,
        [_flat_passage(passage) for passage in document.passages],
        [" ".join(one.words) for one in reading.told],
        [_flat_quote(quote) for quote in draft.quotes],
        [" ".join(words) for words in reading.said],
        [[one.forms, _places(one.roles), _places(one.mentions)] for one in draft.cast],
    ]
    return Packed(document.sha256, _pressed(cast), _pressed(body))


def _pressed(value: list[Any]) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def _opened(part: bytes) -> list[Any]:
    value: list[Any] = json.loads(zlib.decompress(part))
    return value


def _flat_passage(one: Passage) -> list[Any]:
    return [*one[:6], [place for span in one.sentences for place in span]]


def _flat_quote(one: LocalQuote) -> list[Any]:
    return [getattr(one, field.name) for field in fields(LocalQuote)]


def _places(mentions: Iterable[Mention]) -> list[int]:
    return [place for mention in mentions for place in (mention.start, mention.end)]


def unpack_cast(part: bytes) -> tuple[list[Called], Letters]:
    """Who and what an article names, and how it writes its words."""
    cast, capital, small = _opened(part)
    return _called(cast), Letters(frozenset(capital.split()), frozenset(small.split()))


def _called(cast: Iterable[Sequence[Any]]) -> list[Called]:
    return [Called(name, tuple(names), kind, typed) for name, names, kind, typed in cast]


def unpack(packed: Packed, id: str, source: Source) -> Reading:  # noqa: A002
    """The reading that was packed, of the article of this id; ``source`` is what is known of it beside the text."""
    raw, title, author, flat_passages, words, quotes, said, entities = _opened(packed.body)
    cast, letters = unpack_cast(packed.cast)
    passages = tuple(map(_passage, flat_passages))
    signed = source if source.author is not None else source._replace(author=author)
    document = Document(id, raw, packed.sha256, passages, title and Span(*title), signed)
    members = tuple(_member(document, one, *rest) for one, rest in zip(cast, entities, strict=True))
    draft = Draft(document, tuple(map(_quote, quotes)), members)
    return Reading(draft, tuple(_told(passages, words)), letters, tuple(tuple(words.split()) for words in said))


def _passage(flat: Sequence[Any]) -> Passage:
    start, end, kind, number, heading, block, sentences = flat
    return Passage(start, end, kind, number, heading and Span(*heading), block, tuple(map(Span, *_pairs(sentences))))


def _pairs(places: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    return places[::2], places[1::2]


def _told(passages: Sequence[Passage], words: Sequence[str]) -> Iterator[Told]:
    places = ((n, *span) for n, passage in enumerate(passages) for span in spans(passage))
    return (Told(*place, tuple(said.split())) for place, said in zip(places, words, strict=True))


def _quote(flat: Sequence[Any]) -> LocalQuote:
    start, end, kind, members, description, confidence, mention, cue, via, split, sentence = flat
    people, place = tuple(members), Span(*sentence)
    return LocalQuote(start, end, kind, people, description, confidence, mention, cue, via, split, place)


def _member(
    document: Document, one: Called, forms: Sequence[str], roles: Sequence[int], mentions: Sequence[int]
) -> LocalEntity:
    return LocalEntity(*one, tuple(forms), tuple(_mentions(document, roles)), tuple(_mentions(document, mentions)))


def _mentions(document: Document, places: Sequence[int]) -> Iterator[Mention]:
    return (
        Mention(document.id, start, end, document.raw[start:end]) for start, end in zip(*_pairs(places), strict=True)
    )
