"""The points that matter: an article's own, or those of all articles, strongest supported first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.articles import articles_in
from bot.answers.ranking import LIMITS
from bot.answers.reply import Reply, one_line
from bot.answers.summarise import not_covered
from bot.answers.topic import Topic, covered, hits, spaced, topic_of
from bot.index import Card, Index
from bot.model import Answer, FoundSentence, Length, Takeaway

_ON_TOPIC = 0.5  # share of the topic's weight that a point and its heading must hold


def takeaways(
    index: Index, what: str | None = None, *, length: Length = "normal", question: str | None = None
) -> Answer:
    """The key points of an article (however named), on a topic, or of all articles."""
    reply = Reply(index, (what or "") if question is None else question, "takeaways")
    cards = articles_in(index, what) if what else ()
    if cards:
        points = [point for card in cards for point in index.takeaways(card.id)]
        return _list(index, reply, _spread(points, LIMITS[length]), cards)
    topic = topic_of(index, what or "")
    if not topic.concepts:
        return _list(index, reply, _first_distinct(index.takeaways(), LIMITS[length]), ())
    if not covered(topic, hits(index, topic)):
        return not_covered(index, reply, topic)
    return _list(index, reply, _on(topic, index.takeaways())[: LIMITS[length]], ())


def _on(topic: Topic, points: Sequence[Takeaway]) -> list[Takeaway]:
    """The points on a topic; when hardly any is, the topic is what all articles are about: all of them."""
    fitting = [
        point for point in points if topic.share_in(spaced(f"{point.text} . {point.heading or ''}")) >= _ON_TOPIC
    ]
    return fitting if len(fitting) > 1 else _first_distinct(points, len(points))


def _spread(points: Sequence[Takeaway], limit: int) -> list[Takeaway]:
    """The best point under every heading first, then the others; in the article's order."""
    first: dict[str | None, Takeaway] = {}
    for point in points:
        first.setdefault(point.heading, point)
    chosen = [point for heading, point in first.items() if heading][:limit]
    chosen += [point for point in points if point not in chosen][: limit - len(chosen)]
    return sorted(chosen, key=lambda point: (point.document, point.start))


def _first_distinct(points: Sequence[Takeaway], limit: int) -> list[Takeaway]:
    """The first points, without those that another's support names already."""
    told: set[tuple[str, int]] = set()
    chosen: list[Takeaway] = []
    for point in points:
        if len(chosen) < limit and (point.document, point.start) not in told:
            chosen.append(point)
            told |= {(point.document, point.start), *((one.document, one.start) for one in point.support)}
    return chosen


def _list(index: Index, reply: Reply, points: Sequence[Takeaway], cards: Sequence[Card]) -> Answer:
    if not points:
        reply.line("The articles hold no points to list.")
        return reply.done("not_found")
    of = f" of “{one_line(cards[0].title)}”" if len(cards) == 1 and cards[0].title else ""
    reply.line(f"Key takeaways{of}:")
    shown = [_shown(index, point) for point in points]
    heading = None
    for point, found in zip(points, shown, strict=True):
        if point.heading and point.heading != heading and cards:
            reply.line(f"{one_line(point.heading)}:")
            heading = point.heading
        reply.sentence(found, of=len(index.cards()))
    return reply.done("found", sentences=shown)


def _shown(index: Index, point: Takeaway) -> FoundSentence:
    sources = len({point.document, *(support.document for support in point.support)})
    passage = index.passage_at(point.document, point.start)
    number, kind = (passage.number, passage.kind) if passage else (0, "body")
    return FoundSentence(point.text, point.document, point.start, point.end, sources, number, kind)
