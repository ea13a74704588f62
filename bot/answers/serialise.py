"""An answer as the plain object that ``ask --json`` prints; the keys and their order are a public contract."""

from __future__ import annotations

from typing import Any

from bot.model import Answer, Citation, FoundQuote, FoundSentence


def to_json(answer: Answer) -> dict[str, Any]:
    """The answer with the contract's keys, in the contract's order."""
    return {
        "question": _printable(answer.question),
        "intent": answer.intent,
        "status": answer.status,
        "text": _printable(answer.text),
        "quotes": [_quote(found) for found in answer.quotes],
        "sentences": [_sentence(found) for found in answer.sentences],
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [_quote(found) for found in answer.nearest],
    }


def _quote(found: FoundQuote) -> dict[str, Any]:
    quote = found.quote
    return {
        "id": quote.id,
        "text": quote.text,
        "speakers": list(quote.speakers),
        "confidence": quote.confidence,
        "via": quote.via,
        "kind": quote.kind,
        "document": quote.document,
        "start": quote.start,
        "end": quote.end,
        "verdict": found.verdict,
        "score": found.score,
        "also": list(found.also),
    }


def _sentence(found: FoundSentence) -> dict[str, Any]:
    return {
        "text": found.text,
        "document": found.document,
        "start": found.start,
        "end": found.end,
        "sources": found.sources,
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "n": citation.n,
        "document": citation.document,
        "title": citation.title,
        "outlet": citation.outlet,
        "url": citation.url,
        "published": citation.published,
    }


def _printable(text: str) -> str:
    """The text without lone surrogates, which a shell may pass and no encoding can print."""
    return text.encode("utf-8", "replace").decode("utf-8")
