"""Which articles there are, or which of them speak of something."""

from __future__ import annotations

from bot.answers.reply import Reply, count, one_line
from bot.answers.summarise import not_covered
from bot.answers.topic import covered, hits, topic_of
from bot.index import Card, Index
from bot.model import Answer

_LISTED = 25
_HOLDS = 0.7  # share of the topic's weight that one place of an article must hold


def sources(index: Index, *, topic: str | None = None, question: str | None = None) -> Answer:
    """All articles, or those that speak of ``topic``."""
    reply = Reply(index, (topic or "") if question is None else question, "sources")
    about = topic_of(index, topic or "")
    if not about.concepts:
        return _list(reply, index.cards(), f"{count(len(index.cards()), 'article')}:")
    found = hits(index, about)
    if not covered(about, found):
        return not_covered(index, reply, about)
    holding = {hit.sentence.document for hit in found if hit.wide >= _HOLDS}
    cards = tuple(card for card in index.cards() if card.id in holding)
    return _list(reply, cards, f"{len(cards)} of {count(len(index.cards()), 'article')} on “{one_line(about.asked)}”:")


def _list(reply: Reply, cards: tuple[Card, ...], title: str) -> Answer:
    reply.line(title)
    for card in cards[:_LISTED]:
        name = one_line(card.title) if card.title else "(untitled)"
        author = f", by {card.author}" if card.author else ""
        reply.line(f"{reply.cite(card.id)} {card.id}: {name}{author}")
    if len(cards) > _LISTED:
        reply.line(f"… and {len(cards) - _LISTED} more.")
    return reply.done("found")
