"""A summary in the articles' own sentences: of a topic, a person, an article, or everything."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.articles import articles_in, besides, missing
from bot.answers.lexicon import ASKING
from bot.answers.listing import no_such_article
from bot.answers.ranking import LIMITS, Pool, Scored, found, in_reading_order, pool_of
from bot.answers.reply import Reply, listed, one_line
from bot.answers.soundness import soundness, stands_alone
from bot.answers.stance import Stance
from bot.answers.topic import Hit, Topic, covered, hits, is_event, is_long, nearest_topics, topic_of
from bot.index import Card, Index, Sentence
from bot.model import Answer, Length
from bot.words import words

_GATE = 0.6  # a document must hold this share of what the best one holds of the topic
_RELEVANT = 0.4  # a sentence must hold, with its neighbours, this share of what the best one holds, …
_ITSELF = 0.25  # … and this share by itself
_KINDRED = 0.2  # what it must hold with them of a list of words
_BESIDE = 0.6  # what a neighbour holds of it counts beside what a sentence holds itself
_RUNNING = ("body", "block")
_POOL = 40  # documents weighed at most
_NAMED_ELSEWHERE = 5  # articles that are named as those that cover what others do not
_ABOUT = re.compile(r"\b(?:about|on|regarding|concerning|re|in)\b", re.IGNORECASE)
_COMMANDS = ASKING | frozenset(
    "tldr recap gist digest sum summed summarised outline nutshell briefing briefly detailed longer length extensive "
    "sentence sentences line lines paragraph essentials highlights bullet bullets lessons findings lesson facts fact "
    "author read reads contain contains cover covers covered".split()
)
_FRAME = frozenset("a an the in on of by from to about regarding concerning what does do did is are was me".split())


def summarise(
    index: Index, what: str | None = None, *, length: Length = "normal", question: str | None = None
) -> Answer:
    """Three, five or eight sentences on a topic, a person, an article (however named) or, without ``what``, on all."""
    reply = Reply(index, (what or "") if question is None else question, "summarise")
    if not what or not what.strip():
        return _of_all(index, reply, length)
    if (number := missing(index, what)) is not None:
        return no_such_article(index, reply, number)
    if cards := articles_in(index, what):
        return _of_articles(index, reply, cards, topic_within(index, what), length)
    topic = topic_of(index, what)
    return _of_all(index, reply, length) if is_event(index, topic) else of_topic(index, reply, topic, length)


def topic_within(index: Index, what: str) -> Topic | None:
    """What a question asks of the articles that it names; None for all of it."""
    left = besides(index, what)
    topic = topic_of(index, left, ignored=_COMMANDS)
    if not topic.concepts or is_event(index, topic):
        return None
    asked = bool(_ABOUT.search(left)) or covered(topic, hits(index, topic))
    return topic._replace(asked=_framed_out(left)) if asked else None


def _framed_out(text: str) -> str:
    """The words of a topic without those of the question at either end."""
    parts = text.strip(" ?!.,:;").split()
    while parts and _is_frame(parts[0]):
        parts = parts[1:]
    while parts and _is_frame(parts[-1]):
        parts = parts[:-1]
    return " ".join(parts)


def _is_frame(part: str) -> bool:
    return all(word in _FRAME or word in _COMMANDS or word in ("say", "says", "said") for word in words(part))


def within(about: Sequence[Hit], cards: Sequence[Card]) -> tuple[Hit, ...]:
    """The hits in these articles."""
    documents = {card.id for card in cards}
    return tuple(hit for hit in about if hit.sentence.document in documents)


def of_topic(index: Index, reply: Reply, topic: Topic, length: Length) -> Answer:
    """A summary of what the articles say on the topic, or that they do not cover it."""
    about = hits(index, topic)
    if not covered(topic, about):
        return not_covered(index, reply, topic)
    if Stance.asked(topic):
        stance = Stance(index, topic)
        about = tuple(hit for hit in about if stance.taken_in(hit.sentence)) or about
    picked = best_on(index, topic, about, LIMITS[length])
    if not picked:
        return not_covered(index, reply, topic)
    reply.line(f"On “{one_line(topic.asked)}”:")
    return _sentences(index, reply, in_reading_order(picked))


def best_on(index: Index, topic: Topic, about: Sequence[Hit], limit: int) -> list[Scored]:
    """The sentences that stand for what the relevant documents say on the topic."""
    gated = _gated([hit for hit in about if hit.sentence.kind in _RUNNING])
    if not gated:
        return []
    pool = pool_of(index, _documents(gated))
    relevance = _kindred(pool, gated) if topic.keywords else _relevance(pool, gated, 0 if is_long(topic) else _ITSELF)
    fitting = _showable([one for one in pool.sentences if one.number in relevance])
    shares = dict.fromkeys(relevance, 1.0) if topic.keywords else relevance
    return pool.pick([pool.scored(one, shares[one.number]) for one in fitting], limit, relevance)


def best_among(index: Index, sentences: Sequence[Sentence], limit: int) -> list[Scored]:
    """The sentences that stand for these."""
    pool = pool_of(index, [one.document for one in sentences])
    return pool.pick([pool.scored(one) for one in _showable(sentences)], limit)


def _showable(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Those that stand alone; where there are none, those that are whole at least."""
    whole = [one for one in sentences if soundness(one)]
    return [one for one in whole if stands_alone(one)] or whole


def _relevance(pool: Pool, gated: Sequence[Hit], itself: float) -> dict[int, float]:
    """For every sentence on the topic how relevant it is, 0 to 1; it must hold the share ``itself`` of the best one."""
    least = itself * max(hit.own for hit in gated)
    near = _spread(pool, gated)
    return {
        hit.sentence.number: near[hit.sentence.number]
        for hit in gated
        if hit.own >= least and near[hit.sentence.number] >= _RELEVANT
    }


def _kindred(pool: Pool, gated: Sequence[Hit]) -> dict[int, float]:
    """The same where the topic is a list of words, which tells the subject and not what must be there."""
    return {number: share for number, share in _spread(pool, gated).items() if share >= _KINDRED}


def _spread(pool: Pool, gated: Sequence[Hit]) -> dict[int, float]:
    """How much of the topic every sentence and its neighbours hold, beside what the best one does."""
    shares = {hit.sentence.number: hit.own + hit.wide for hit in gated}
    spread: dict[int, float] = {}
    for before, one, after in zip((None, *pool.sentences), pool.sentences, (*pool.sentences[1:], None), strict=False):
        near = [shares.get(other.number, 0.0) for other in (before, after) if other and other.document == one.document]
        spread[one.number] = shares.get(one.number, 0.0) + _BESIDE * sum(near) / 2
    top = max(spread.values())
    return {number: share / top for number, share in spread.items()}


def _gated(about: Sequence[Hit]) -> list[Hit]:
    best: dict[str, float] = {}
    for hit in about:
        best[hit.sentence.document] = max(best.get(hit.sentence.document, 0.0), hit.wide)
    top = max(best.values(), default=0.0)
    kept = sorted((document for document in best if best[document] >= _GATE * top), key=lambda one: -best[one])[:_POOL]
    return [hit for hit in about if hit.sentence.document in set(kept)]


def _documents(about: Sequence[Hit]) -> list[str]:
    return list(dict.fromkeys(hit.sentence.document for hit in about))


def not_covered(index: Index, reply: Reply, topic: Topic) -> Answer:
    """The answer that the articles do not speak of a topic, with what they do speak of."""
    near = nearest_topics(index, topic)
    instead = f" They do speak of {listed(near)}." if near else ""
    reply.line(f"The articles do not cover “{one_line(topic.asked)}”.{instead}")
    return reply.done("not_found")


def _of_articles(index: Index, reply: Reply, cards: Sequence[Card], topic: Topic | None, length: Length) -> Answer:
    if topic:
        return _of_topic_in(index, reply, cards, topic, length)
    picked = best_of(index, [card.id for card in cards], LIMITS[length])
    if not picked:
        reply.line("There is no running text in it to summarise.")
        return reply.done("not_found")
    reply.line(f"{called(cards)} in brief:")
    return _sentences(index, reply, in_reading_order(picked))


def _of_topic_in(index: Index, reply: Reply, cards: Sequence[Card], topic: Topic, length: Length) -> Answer:
    about = hits(index, topic)
    own = within(about, cards)
    picked = best_on(index, topic, own, LIMITS[length]) if covered(topic, own) else []
    if not picked:
        return not_covered_in(reply, cards, topic, about)
    reply.line(f"{called(cards)} on “{one_line(topic.asked)}”:")
    return _sentences(index, reply, in_reading_order(picked))


def not_covered_in(reply: Reply, cards: Sequence[Card], topic: Topic, about: Sequence[Hit]) -> Answer:
    """The answer that some articles do not speak of a topic, with those that do."""
    elsewhere = covered(topic, about)
    marks = [reply.cite(one) for one in _documents(_gated(about))] if elsewhere else []
    others = f" Others do: {' '.join(marks[:_NAMED_ELSEWHERE])}" if marks else ""
    reply.line(f"{called(cards)} {'do' if len(cards) > 1 else 'does'} not cover “{one_line(topic.asked)}”.{others}")
    return reply.done("not_found")


def called(cards: Sequence[Card]) -> str:
    """“…” and “…”: articles by their titles."""
    return listed([f"“{one_line(card.title)}”" if card.title else card.id for card in cards])


def _of_all(index: Index, reply: Reply, length: Length) -> Answer:
    cards = index.cards()
    picked = best_of(index, [card.id for card in cards[:_POOL]], LIMITS[length])
    if not picked:
        reply.line("The articles hold no running text to summarise.")
        return reply.done("not_found")
    reply.line("All articles in brief:" if len(cards) > 1 else "The article in brief:")
    return _sentences(index, reply, in_reading_order(picked))


def best_of(index: Index, documents: Sequence[str], limit: int) -> list[Scored]:
    """The sentences that stand for these documents."""
    return index.once(("best", tuple(documents), limit), lambda: _best_of(index, documents, limit), limit)


def _best_of(index: Index, documents: Sequence[str], limit: int) -> list[Scored]:
    pool = pool_of(index, documents)
    return pool.pick([pool.scored(one) for one in _showable(pool.sentences)], limit)


def _sentences(index: Index, reply: Reply, picked: Sequence[Scored]) -> Answer:
    """The summary: the brief part of it, then the rest."""
    shown = [found(one) for one in picked]
    brief = sum(not one.later for one in picked)
    for n, one in enumerate(shown):
        if n == brief:
            reply.line("Also:")
        reply.sentence(one, of=len(index.cards()))
    return reply.done("found", sentences=shown)
