"""Which articles there are, which of them speak of something, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.articles import articles_in, missing
from bot.answers.listing import article_lines, no_such_article
from bot.answers.reply import Reply, count, one_line
from bot.answers.summarise import not_covered
from bot.answers.topic import Topic, covered, hits, topic_of
from bot.index import Card, Index
from bot.model import Answer

_HOLDS = 0.7  # share of the topic's weight that one place of an article must hold


def sources(index: Index, *, topic: str | None = None, named: str = "", question: str | None = None) -> Answer:
    """All articles, those that speak of ``topic``, or those that are ``named``, with author, outlet and date."""
    reply = Reply(index, (topic or named) if question is None else question, "sources")
    if named and (number := missing(index, named)) is not None:
        return no_such_article(index, reply, number)
    if cards := articles_in(index, named) if named else ():
        return _list(index, reply, cards, "What is known of it:" if len(cards) == 1 else "What is known of them:")
    about = topic_of(index, topic or "")
    if not about.concepts:
        return _list(index, reply, index.cards(), f"{count(index.document_count(), 'article')}:")
    holding = _holding(index, about)
    if holding is None:
        return not_covered(index, reply, about)
    cards = tuple(card for card in index.cards() if card.id in holding)
    title = f"{len(cards)} of {count(index.document_count(), 'article')} on “{one_line(about.asked)}”:"
    return _list(index, reply, cards, title)


def articles_on(index: Index, topic: str) -> frozenset[str]:
    """The ids of the articles that speak of a topic."""
    about = topic_of(index, topic)
    return _holding(index, about) or frozenset() if about.concepts else frozenset()


def _holding(index: Index, about: Topic) -> frozenset[str] | None:
    """The articles that hold the topic in one place; None when they do not cover it."""
    found = hits(index, about)
    return frozenset(hit.sentence.document for hit in found if hit.wide >= _HOLDS) if covered(about, found) else None


def _list(index: Index, reply: Reply, cards: Sequence[Card], title: str) -> Answer:
    reply.line(title)
    article_lines(index, reply, cards)
    return reply.done("found", listing=True)
