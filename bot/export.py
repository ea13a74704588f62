"""The index as JSON Lines. The keys and their order are a public contract."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bot.index import Card, Index
from bot.model import Entity, Mention, Quote, Takeaway


def export(index: Index) -> Iterator[str]:
    """One line a record: all documents, quotations, entities and takeaways, in the order of the index."""
    for record in _records(index):
        yield json.dumps(record, ensure_ascii=False)


def _records(index: Index) -> Iterator[dict[str, Any]]:
    yield from map(_document, index.cards())
    yield from map(_quote, index.quotes())
    yield from map(_entity, index.entities())
    yield from map(_takeaway, index.takeaways())


def _document(card: Card) -> dict[str, Any]:
    return {
        "type": "document",
        "id": card.id,
        "title": card.title,
        "outlet": card.outlet,
        "author": card.author,
        "url": card.url,
        "published": card.published,
        "sha256": card.sha256,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "type": "quote",
        "id": quote.id,
        "document": quote.document,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "speakers": list(quote.speakers),
        "confidence": quote.confidence,
        "speaker_mention": quote.speaker_mention,
        "cue": quote.cue,
        "via": quote.via,
        "kind": quote.kind,
        "utterance": quote.utterance,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "type": "entity",
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "roles": [_role(role) for role in entity.roles],
        "mentions": [_mention(mention) for mention in entity.mentions],
    }


def _role(role: Mention) -> dict[str, Any]:
    return {"text": role.text, "document": role.document, "start": role.start, "end": role.end}


def _mention(mention: Mention) -> dict[str, Any]:
    return {"document": mention.document, "start": mention.start, "end": mention.end, "text": mention.text}


def _takeaway(takeaway: Takeaway) -> dict[str, Any]:
    return {
        "type": "takeaway",
        "id": takeaway.id,
        "document": takeaway.document,
        "start": takeaway.start,
        "end": takeaway.end,
        "text": takeaway.text,
        "heading": takeaway.heading,
        "rank": takeaway.rank,
        "support": [{"document": at.document, "start": at.start, "end": at.end} for at in takeaway.support],
    }
