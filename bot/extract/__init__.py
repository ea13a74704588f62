"""From documents to quotations with speakers, entities and takeaways. Pure functions, no I/O, no clock."""

from __future__ import annotations

from collections.abc import Sequence

from bot.extract.corrections import NONE, corrected
from bot.extract.draft import Draft, LocalQuote, extract_document, record_id
from bot.extract.entities import merge_entities
from bot.extract.takeaways import find_takeaways
from bot.extract.variants import utterances
from bot.model import Corrections, Extraction, Quote

__all__ = ["Draft", "extract_document", "merge"]


def merge(drafts: Sequence[Draft], corrections: Corrections = NONE) -> Extraction:
    """All articles together: canonical names, one utterance in several wordings, takeaways with their support."""
    merged = merge_entities(drafts, corrections)
    quotes: list[Quote] = []
    splits: list[tuple[str, int]] = []
    for draft, names in zip(drafts, merged.names, strict=True):
        for local in draft.quotes:
            quotes.append(_quote(draft, local, names))
            splits.append((draft.document.id, local.split))
    shared = utterances(quotes, splits)
    whole = [q._replace(utterance=u) for q, u in zip(quotes, shared, strict=True)]
    kept, unmatched = corrected(whole, corrections.quotes)
    documents = tuple(draft.document for draft in drafts)
    return Extraction(documents, kept, merged.entities, find_takeaways(documents), (*merged.warnings, *unmatched))


def _quote(draft: Draft, local: LocalQuote, names: Sequence[str]) -> Quote:
    document = draft.document
    prefix = {"block": "b", "reported": "r"}.get(local.kind, "q")
    return Quote(
        id=record_id(prefix, document.id, local.start, local.end),
        document=document.id,
        start=local.start,
        end=local.end,
        text=document.raw[local.start : local.end],
        kind=local.kind,
        speakers=tuple(dict.fromkeys(names[k] for k in local.members))
        or ((local.description,) if local.description else ()),
        confidence=round(local.confidence, 3),
        speaker_mention=local.speaker_mention,
        cue=local.cue,
        via=names[local.via] if isinstance(local.via, int) else local.via,
        utterance=None,
        sentence=local.sentence,
    )
