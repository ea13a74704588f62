"""What a person, body or unnamed speaker is quoted with, also on a topic."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.names import Resolution, resolve
from bot.answers.reply import QUOTES, Reply, count, listed, overlapping, unsure, variants
from bot.answers.topic import Topic, spaced, topic_of
from bot.index import Index
from bot.model import Answer, FoundQuote, Quote, Verdict
from bot.words import STOP_WORDS, key, words

_ON_TOPIC = 0.45  # share of the topic's weight that a quotation must hold itself
_NEAR_TOPIC = 0.75  # or that its sentence and paragraph's heading must hold
_FULL = 6  # words of a quotation that says something by itself


def quotes(index: Index, speaker: str, *, topic: str | None = None, question: str | None = None) -> Answer:
    """The quotations of a speaker, at most five, best first; with ``topic`` only those about it."""
    reply = Reply(index, speaker if question is None else question, "quotes")
    who = resolve(index, speaker)
    if not who.names:
        return _unknown(reply, speaker, who)
    if who.ambiguous and who.entities:
        reply.line(f"“{speaker.strip()}” may be {' or '.join(who.names)}: which one?")
        return reply.done("ambiguous")
    said = quotes_of(index, who)
    if not said:
        reply.line(f"The articles mention {who.names[0]}, but do not quote {who.names[0]}.")
        return reply.done("not_found")
    return _on_topic(index, reply, who, said, topic) if topic else _all(index, reply, who, said)


def quotes_of(index: Index, who: Resolution) -> list[Quote]:
    """Everything the articles attribute to the speaker with enough confidence, the fullest direct words first."""
    names = {name for name in index.speakers() if _names(who, name)}
    found = {quote.id: quote for name in sorted(names) for quote in index.quotes_of(name)}
    sure = [quote for quote in found.values() if not unsure(quote) and quote.kind != "term"]
    return sorted(sure, key=_weight)


def _names(who: Resolution, speaker: str) -> bool:
    own = key(speaker)
    if speaker in who.names:
        return True
    return any(own == key(alias) for entity in who.entities for alias in (entity.name, *entity.aliases))


def _weight(quote: Quote) -> tuple[bool, bool, bool, float, str, int]:
    length = len(words(quote.text))
    shared = len(quote.speakers) > 1 or quote.kind == "statement"
    return (quote.kind == "reported", length < _FULL, shared, -min(length, 30), quote.document, quote.start)


def _all(index: Index, reply: Reply, who: Resolution, said: Sequence[Quote]) -> Answer:
    shown = _distinct(index, reply, said)
    total = f", the fullest {len(shown)} of {len(said)}" if len(said) > len(shown) else ""
    reply.line(f"{_title(reply, who)} – {count(len(said), 'quotation')} in the articles{total}:")
    return _list(reply, shown)


def _on_topic(index: Index, reply: Reply, who: Resolution, said: Sequence[Quote], asked: str) -> Answer:
    topic = topic_of(index, asked).without([name for entity in who.entities for name in (entity.name, *entity.aliases)])
    ranked = sorted(
        ((relevance(index, topic, quote), quote) for quote in said), key=lambda one: (-one[0], _weight(one[1]))
    )
    fitting = [quote for relevance, quote in ranked if relevance > 0]
    if not topic.concepts:
        return _all(index, reply, who, said)
    if not fitting:
        reply.line(f"{who.names[0]} is quoted in the articles, but not on “{asked.strip()}”.")
        return reply.done("not_found")
    reply.line(f"{_title(reply, who)}, on “{asked.strip()}”:")
    return _list(reply, _distinct(index, reply, fitting))


def relevance(index: Index, topic: Topic, quote: Quote) -> float:
    """How much a quotation is about the topic: 0 when neither it nor what surrounds it is."""
    own = topic.share_in(spaced(quote.text))
    sentence = index.text(quote.document, quote.sentence.start, quote.sentence.end)
    passage = index.passage_at(quote.document, quote.start)
    heading = (
        index.text(quote.document, passage.heading.start, passage.heading.end) if passage and passage.heading else ""
    )
    around = topic.share_in(spaced(f"{sentence} . {heading}"))
    if own < _ON_TOPIC and max(own, around) < _NEAR_TOPIC:
        return 0.0
    return own + 0.5 * around


def _distinct(index: Index, reply: Reply, said: Sequence[Quote]) -> list[FoundQuote]:
    """At most five, one for each utterance; the others of it are its variants."""
    shown: list[FoundQuote] = []
    told: set[str] = set()
    for quote in said:
        others = variants(index, quote)
        if quote.id in told or _short(quote, said) or any(overlapping(quote, one.quote) for one in shown):
            continue
        told |= {quote.id, *(other.id for other in others)}
        verdict: Verdict = "reported" if quote.kind == "reported" else "exact"
        shown.append(FoundQuote(quote, verdict, 1.0, tuple(other.id for other in others), reply.passage(quote).number))
        if len(shown) == QUOTES:
            break
    return shown


def _short(quote: Quote, said: Sequence[Quote]) -> bool:
    full = [other for other in said if len(words(other.text)) >= _FULL]
    return len(full) >= QUOTES and not [word for word in words(quote.text) if word not in STOP_WORDS]


def _title(reply: Reply, who: Resolution) -> str:
    return listed([reply.with_role(name) for name in who.names])


def _list(reply: Reply, shown: Sequence[FoundQuote]) -> Answer:
    for found in shown:
        reply.quotation(found)
    return reply.done("found", quotes=shown)


def _unknown(reply: Reply, speaker: str, who: Resolution) -> Answer:
    near = f" Nearest names: {listed(who.near)}." if who.near else ""
    reply.line(f"The articles know nobody called “{speaker.strip()}”.{near}")
    return reply.done("not_found")
