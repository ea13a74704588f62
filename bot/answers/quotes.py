"""What a person, body or unnamed speaker is quoted with, also on a topic."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from bot.answers.articles import articles_in
from bot.answers.names import Resolution, taken_for
from bot.answers.reply import QUOTES, Reply, count, listed, one_line, overlapping, unsure, variants
from bot.answers.speakers import speakers
from bot.answers.topic import Hit, Topic, hits, spaced, topic_of
from bot.index import Card, Index
from bot.model import Answer, FoundQuote, Quote, Verdict
from bot.words import STOP_WORDS, key, words

_ON_TOPIC = 0.45  # share of the topic's weight that a quotation must hold itself
_NEAR_TOPIC = 0.75  # or that its sentence must hold
_NAMED = 4  # speakers that a heading names
_FULL = 6  # words of a quotation that says something by itself


def quotes(
    index: Index,
    speaker: str = "",
    *,
    topic: str | None = None,
    together: bool = False,
    within: str = "",
    documents: Sequence[str] = (),
    question: str | None = None,
) -> Answer:
    """The quotations of a speaker, at most five, best first; with ``topic`` only those about it.

    Without ``speaker`` those of all; with ``together`` only what two or more are quoted with jointly; with ``within``
    only those in the articles that it names, with ``documents`` in those of these ids.
    """
    reply = Reply(index, speaker if question is None else question, "quotes")
    articles = tuple(map(index.card, documents)) or (articles_in(index, within) if within else ())
    if not speaker.strip():
        return _in_articles(index, reply, articles) if articles else _of_all(index, reply, topic)
    who = speakers(index, speaker)
    if not who.names:
        return _unknown(reply, speaker, who)
    if who.ambiguous:
        reply.line(f"“{speaker.strip()}” may be {' or '.join(who.names)}: which one?")
        return reply.done("ambiguous")
    if note := taken_for(who, speaker):
        reply.line(note)
    said = quotes_of(index, who)
    if together:
        said = [quote for quote in said if len(quote.speakers) > 1]
    if articles:
        said = [quote for quote in said if quote.document in {card.id for card in articles}]
    if not said:
        reply.line(_silent(who, together) if not articles else _silent_in(who, articles))
        return reply.done("not_found")
    if topic:
        return _on_topic(index, reply, who, said, topic)
    return _all(index, reply, who, said, _called(articles) if articles else "the articles")


def _silent(who: Resolution, together: bool) -> str:
    if together:
        return f"The articles quote nothing that {listed(who.names[:QUOTES])} say together."
    return f"The articles mention {who.names[0]}, but do not quote {who.names[0]}."


def _silent_in(who: Resolution, articles: Sequence[Card]) -> str:
    return f"{who.names[0]} is not quoted in {_called(articles)}."


def _called(articles: Sequence[Card]) -> str:
    return listed([f"“{one_line(card.title)}”" if card.title else card.id for card in articles])


def _in_articles(index: Index, reply: Reply, articles: Sequence[Card]) -> Answer:
    """What anybody is quoted with in these articles, the fullest of every speaker first."""
    quoted = (quote for card in articles for quote in index.quotes_in(card.id))
    said = sorted((quote for quote in quoted if not unsure(quote) and quote.kind != "term"), key=_weight)
    if not said:
        reply.line(f"Nobody is quoted in {_called(articles)}.")
        return reply.done("not_found")
    total = f"; the fullest {_number(QUOTES)}:" if len(said) > QUOTES else ":"
    reply.line(f"{count(len(said), 'quotation')} in {_called(articles)}{total}")
    return _list(reply, _distinct(index, reply, _by_turns(said)))


def _of_all(index: Index, reply: Reply, topic: str | None) -> Answer:
    """What anybody is quoted with: the fullest, or those on the topic."""
    everybody = Resolution(speakers=index.busiest_speakers(), group=True)
    about = topic_of(index, topic or "")
    said = list(said_on(index, about)) if about.concepts else quotes_of(index, everybody)
    if not about.concepts:
        total = f"; the fullest {_number(QUOTES)}:" if len(said) > QUOTES else ":"
        reply.line(f"{count(len(said), 'quotation')} in the articles{total}")
        return _list(reply, _distinct(index, reply, _by_turns(said)))
    shown = _distinct(index, reply, said)
    if not shown:
        reply.line(f"Nobody is quoted on “{(topic or '').strip()}” in the articles.")
        return reply.done("not_found")
    reply.line(f"Quoted on “{(topic or '').strip()}”:")
    return _list(reply, shown)


def said_on(index: Index, topic: Topic) -> list[Quote]:
    """All quotations on a topic, the most relevant first."""
    held = hits(index, topic)
    documents = dict.fromkeys(hit.sentence.document for hit in held)
    said = near_hits([quote for document in documents for quote in index.quotes_in(document)], held)
    ranked = [(relevance(index, topic, quote), quote) for quote in said if quote.kind != "term" and not unsure(quote)]
    return [quote for share, quote in sorted(ranked, key=lambda one: (-one[0], _weight(one[1]))) if share > 0]


def _by_turns(said: Sequence[Quote]) -> list[Quote]:
    """The best of every speaker first."""
    turns: dict[tuple[str, ...], int] = {}
    placed: list[tuple[bool, int, int, Quote]] = []
    for quote in said:
        turns[quote.speakers] = turns.get(quote.speakers, -1) + 1
        placed.append((quote.kind == "reported", turns[quote.speakers], len(placed), quote))
    return [quote for *_, quote in sorted(placed, key=lambda one: one[:3])]


def quotes_of(index: Index, who: Resolution) -> list[Quote]:
    """Everything the articles attribute to the speaker with enough confidence, the fullest direct words first."""
    called = {key(name) for entity in who.entities for name in (entity.name, *entity.aliases)}
    names = {*who.names, *(name for one in called for name in index.speakers_called(one))}
    found = {quote.id: quote for name in sorted(names) for quote in index.quotes_of(name)}
    sure = [quote for quote in found.values() if not unsure(quote) and quote.kind != "term"]
    return sorted(sure, key=_weight)


def _weight(quote: Quote) -> tuple[bool, bool, bool, float, str, int]:
    length = len(words(quote.text))
    shared = len(quote.speakers) > 1 or quote.kind in ("statement", "block")
    return (quote.kind == "reported", length < _FULL, shared, -min(length, 30), quote.document, quote.start)


def _all(index: Index, reply: Reply, who: Resolution, said: Sequence[Quote], where: str = "the articles") -> Answer:
    shown = _distinct(index, reply, _by_turns(said) if who.group else said)
    total = f"; the fullest {_number(len(shown))}:" if len(said) > len(shown) else ":"
    reply.line(f"{_title(reply, who)} – {count(len(said), 'quotation')} in {where}{total}")
    return _list(reply, shown)


def _number(number: int) -> str:
    return ("none", "one", "two", "three", "four", "five")[number]


def _on_topic(index: Index, reply: Reply, who: Resolution, said: Sequence[Quote], asked: str) -> Answer:
    topic = topic_of(index, asked).without([name for entity in who.entities for name in (entity.name, *entity.aliases)])
    ranked = sorted(
        ((relevance(index, topic, quote), quote) for quote in said), key=lambda one: (-one[0], _weight(one[1]))
    )
    fitting = [quote for relevance, quote in ranked if relevance > 0]
    if not topic.concepts:
        return _all(index, reply, who, said)
    if not fitting:
        reply.line(f"{_plain_title(who)} quoted in the articles, but not on “{asked.strip()}”.")
        return reply.done("not_found")
    reply.line(f"{_title(reply, who)}, on “{asked.strip()}”:")
    return _list(reply, _distinct(index, reply, fitting))


def relevance(index: Index, topic: Topic, quote: Quote) -> float:
    """How much a quotation is about the topic: 0 when neither it nor what surrounds it is."""
    own = topic.share_in(spaced(quote.text))
    around = topic.share_in(spaced(index.text(quote.document, *quote.sentence)))
    if own < _ON_TOPIC and max(own, around) < _NEAR_TOPIC:
        return 0.0
    return own + 0.5 * around


def near_hits(said: Iterable[Quote], held: Iterable[Hit]) -> list[Quote]:
    """The quotations whose sentences hold any concept of the topic: no other is about it."""
    places: dict[str, list[tuple[int, int]]] = {}
    for hit in held:
        places.setdefault(hit.sentence.document, []).append((hit.sentence.start, hit.sentence.end))
    return [quote for quote in said if _holds(places.get(quote.document, ()), quote)]


def _holds(places: Sequence[tuple[int, int]], quote: Quote) -> bool:
    """Whether one of the places, in ascending order, overlaps with the quotation or its sentence."""
    last = bisect_left(places, (max(quote.end, quote.sentence.end), 0)) - 1
    return last >= 0 and places[last][1] > min(quote.start, quote.sentence.start)


def _distinct(index: Index, reply: Reply, said: Sequence[Quote]) -> list[FoundQuote]:
    """At most five, one for each utterance; the others of it are its variants."""
    shown: list[FoundQuote] = []
    told: set[str] = set()
    many = sum(1 for quote in said if len(words(quote.text)) >= _FULL) >= QUOTES
    for quote in said:
        if quote.id in told or (many and _empty(quote)) or any(overlapping(quote, one.quote) for one in shown):
            continue
        others = variants(index, quote)
        told |= {quote.id, *(other.id for other in others)}
        verdict: Verdict = "reported" if quote.kind == "reported" else "exact"
        shown.append(FoundQuote(quote, verdict, 1.0, tuple(other.id for other in others), reply.passage(quote).number))
        if len(shown) == QUOTES:
            break
    return shown


def _empty(quote: Quote) -> bool:
    return STOP_WORDS.issuperset(words(quote.text))


def _title(reply: Reply, who: Resolution) -> str:
    if len(who.names) > _NAMED:
        return f"{len(who.names)} speakers"
    return listed([reply.with_role(name) if len(who.names) == 1 else name for name in who.names])


def _plain_title(who: Resolution) -> str:
    if len(who.names) > _NAMED:
        return f"{len(who.names)} such speakers are"
    return f"{listed(who.names)} {'are' if len(who.names) > 1 else 'is'}"


def _list(reply: Reply, shown: Sequence[FoundQuote]) -> Answer:
    for found in shown:
        reply.quotation(found)
    return reply.done("found", quotes=shown)


def _unknown(reply: Reply, speaker: str, who: Resolution) -> Answer:
    near = f" Nearest names: {listed(who.near)}." if who.near else ""
    reply.line(f"The articles quote nobody called “{speaker.strip()}”.{near}")
    return reply.done("not_found")
