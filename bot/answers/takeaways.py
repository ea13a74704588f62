"""The points that matter: an article's own, or those of all articles, strongest supported first."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.articles import articles_in, missing
from bot.answers.listing import no_such_article
from bot.answers.ranking import LIMITS, found, pool_of
from bot.answers.reply import Reply, one_line
from bot.answers.summarise import best_on, not_covered, not_covered_in, topic_within, within
from bot.answers.topic import Hit, Topic, covered, hits, is_event, spaced, topic_of
from bot.index import Card, Index
from bot.model import Answer, FoundSentence, Length, Takeaway

_WEIGHED = 200  # points that are weighed against each other
_POOL = 40  # and documents
_ON_TOPIC = 0.5  # share of the topic's weight that a point and its heading must hold


def takeaways(
    index: Index, what: str | None = None, *, length: Length = "normal", question: str | None = None
) -> Answer:
    """The key points of an article (however named), on a topic, or of all articles."""
    reply = Reply(index, (what or "") if question is None else question, "takeaways")
    if what and (number := missing(index, what)) is not None:
        return no_such_article(index, reply, number)
    cards = articles_in(index, what) if what else ()
    if cards and (topic := topic_within(index, what or "")):
        return _within(index, reply, cards, topic, LIMITS[length])
    if cards:
        points = [point for card in cards for point in index.takeaways(card.id)]
        return _list(index, reply, _spread(points, LIMITS[length]), cards)
    topic = topic_of(index, what or "")
    if not topic.concepts or is_event(index, topic):
        return _list(index, reply, _strongest(index, LIMITS[length]), ())
    about = hits(index, topic)
    if not covered(topic, about):
        return not_covered(index, reply, topic)
    return _on_topic(index, reply, topic, index.takeaways(), about, LIMITS[length])


def _within(index: Index, reply: Reply, cards: Sequence[Card], topic: Topic, limit: int) -> Answer:
    """The points of some articles on a topic."""
    about = hits(index, topic)
    own = within(about, cards)
    if not covered(topic, own):
        return not_covered_in(reply, cards, topic, about)
    return _on_topic(index, reply, topic, [point for card in cards for point in index.takeaways(card.id)], own, limit)


def _on_topic(
    index: Index, reply: Reply, topic: Topic, points: Sequence[Takeaway], about: Sequence[Hit], limit: int
) -> Answer:
    """The points on the topic, those that more articles carry first, and the best sentences on it for what is left."""
    fitting = [_shown(index, point) for point in _on(topic, points)]
    fitting.sort(key=lambda one: -one.sources)
    told = {(one.document, one.start) for one in fitting}
    others = [found(one) for one in best_on(index, topic, about, limit)]
    shown = [*fitting, *(one for one in others if (one.document, one.start) not in told)][:limit]
    if not shown:
        return not_covered(index, reply, topic)
    reply.line(f"Key takeaways on “{one_line(topic.asked)}”:")
    for one in shown:
        reply.sentence(one, of=len(index.cards()))
    return reply.done("found", sentences=shown)


def _on(topic: Topic, points: Sequence[Takeaway]) -> list[Takeaway]:
    """The points that are on a topic."""
    return [point for point in points if topic.share_in(spaced(f"{point.text} . {point.heading or ''}")) >= _ON_TOPIC]


def _spread(points: Sequence[Takeaway], limit: int) -> list[Takeaway]:
    """The best point under every heading first, then the others; in the article's order."""
    first: dict[str | None, Takeaway] = {}
    for point in points:
        first.setdefault(point.heading, point)
    chosen = [point for heading, point in first.items() if heading][:limit]
    chosen += [point for point in points if point not in chosen][: limit - len(chosen)]
    return sorted(chosen, key=lambda point: (point.document, point.start))


def _list(index: Index, reply: Reply, points: Sequence[Takeaway], cards: Sequence[Card]) -> Answer:
    if not points:
        reply.line("The articles hold no points to list.")
        return reply.done("not_found")
    of = f" of “{one_line(cards[0].title)}”" if len(cards) == 1 and cards[0].title else ""
    reply.line(f"Key takeaways{of}:")
    shown = [_shown(index, point) for point in points]
    heading = None
    for point, sentence in zip(points, shown, strict=True):
        if point.heading and point.heading != heading and cards:
            reply.line(f"{one_line(point.heading)}:")
            heading = point.heading
        reply.sentence(sentence, of=index.document_count())
    return reply.done("found", sentences=shown)


def _strongest(index: Index, limit: int) -> list[Takeaway]:
    """Points that stand for all articles, none saying what another says; those that more articles carry first."""
    return index.once(("strongest", limit), lambda: _chosen(index, limit), limit)


def _chosen(index: Index, limit: int) -> list[Takeaway]:
    points = {(point.document, point.start): point for point in index.takeaways(limit=_WEIGHED)}
    documents = list(dict.fromkeys(document for document, _ in points))[:_POOL]
    pool = pool_of(index, documents, whole=True)
    told = [pool.scored(one) for one in pool.sentences if (one.document, one.start) in points]
    picked = sorted(pool.pick(told, limit), key=lambda one: -one.sources)
    return [points[one.sentence.document, one.sentence.start] for one in picked]


def _shown(index: Index, point: Takeaway) -> FoundSentence:
    sentence = index.sentence_at(point.document, point.start)
    if sentence is None:
        return FoundSentence(point.text, point.document, point.start, point.end)
    number, kind, sources = sentence.paragraph, sentence.kind, sentence.sources
    return FoundSentence(point.text, point.document, point.start, point.end, sources, number, kind)
