"""From documents to quotations with speakers, entities and takeaways. No clock, no file but temporary ones."""

from __future__ import annotations

from collections.abc import Sequence

from bot.extract.corrections import NONE
from bot.extract.draft import Draft, extract_document
from bot.extract.merge import Merge
from bot.extract.reading import Held, reading
from bot.model import Corrections, Extraction, Mention

__all__ = ["Draft", "Merge", "extract_document", "merge"]


def merge(drafts: Sequence[Draft], corrections: Corrections = NONE) -> Extraction:
    """A few articles together, with everything in memory."""
    with Merge(Held([reading(draft) for draft in drafts]), corrections) as merged:
        articles = list(merged.articles())
        mentions: dict[int, list[Mention]] = {}
        for article in articles:
            document = article.document
            for n, start, end in article.mentions:
                mentions.setdefault(n, []).append(Mention(document.id, start, end, document.raw[start:end]))
        return Extraction(
            tuple(article.document for article in articles),
            tuple(quote for article in articles for quote in article.quotes),
            tuple(one._replace(mentions=tuple(mentions.get(n, ()))) for n, one in enumerate(merged.entities())),
            tuple(merged.takeaways()),
            merged.warnings,
        )
