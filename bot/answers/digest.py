"""What some articles bring, each under its title: many articles, one answer."""

from __future__ import annotations

from collections.abc import Collection

from bot.answers.articles import label
from bot.answers.ranking import found as shown
from bot.answers.reply import Reply, count, one_line
from bot.answers.summarise import best_of
from bot.index import Card, Index
from bot.model import Answer, FoundSentence

_LISTED = 10
_POINTS = {1: 3, 2: 2, 3: 2}  # points of each article; of more articles one each


def digest(index: Index, documents: Collection[str], *, title: str = "new article", question: str = "") -> Answer:
    """The articles of these ids with their key points, at most ten of them, those with the weightiest points first."""
    reply = Reply(index, question, "takeaways")
    cards = sorted((card for card in index.cards() if card.id in documents), key=lambda card: _weight(index, card))
    if not cards:
        reply.line(f"There is no {title}.")
        return reply.done("not_found")
    reply.line(f"{count(len(cards), title)}:")
    told = [point for card in cards[:_LISTED] for point in _article(index, reply, card, _POINTS.get(len(cards), 1))]
    if len(cards) > _LISTED:
        reply.line(f"… and {count(len(cards) - _LISTED, 'more article')}.")
    return reply.done("found", sentences=told)


def _weight(index: Index, card: Card) -> tuple[int, int]:
    """Sorts by the rank of the article's best point; an article without any comes last."""
    return min((point.rank for point in index.takeaways(card.id)), default=10**9), card.position


def _article(index: Index, reply: Reply, card: Card, points: int) -> list[FoundSentence]:
    name = f"“{one_line(card.title)}”" if card.title else label(card, index.cards())
    facts = [fact for fact in (card.outlet, card.published) if fact]
    reply.line(f"{', '.join([name, *facts])} {reply.cite(card.id)}")
    told = _points(index, card, points)
    for point in told:
        reply.sentence(point)
    return told


def _points(index: Index, card: Card, limit: int) -> list[FoundSentence]:
    points = sorted(index.takeaways(card.id), key=lambda point: point.rank)[:limit]
    if not points:
        return [shown(one) for one in best_of(index, [card.id], limit)]
    told = []
    for point in sorted(points, key=lambda point: point.start):
        at = index.sentence_at(point.document, point.start)
        number, kind, sources = (at.paragraph, at.kind, at.sources) if at else (0, "body", 1)
        told.append(FoundSentence(point.text, point.document, point.start, point.end, sources, number, kind))
    return told
