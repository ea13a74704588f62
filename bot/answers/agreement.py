"""Who speaks of the same matters as somebody, or what two say of one: in their own words, for the reader to judge."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.match import weigher
from bot.answers.names import Resolution, resolve, same_speaker
from bot.answers.quotes import quotes_of, relevance, said_on
from bot.answers.reply import QUOTES, Reply, listed, unsure
from bot.answers.topic import topic_of
from bot.index import Index
from bot.model import Answer, FoundQuote, Quote
from bot.words import STOP_WORDS, stem, words

_EACH = 2  # quotations of each of two
_LIKELY = 40  # quotations looked at for words like those of one


def agreeing(
    index: Index, name: str, *, other: str = "", topic: str | None = None, question: str | None = None
) -> Answer:
    """What others (or ``other``) are quoted with on the matters (or the ``topic``) that somebody speaks of."""
    reply = Reply(index, name if question is None else question, "compare")
    who, whom = resolve(index, name), resolve(index, other) if other else None
    own = _of(index, who, topic)
    theirs = _of(index, whom, topic)[:_EACH] if whom else _on(index, who, topic) if topic else _akin(index, own, who)
    called = who.names[0] if who.names else name
    if not theirs or not (own or (topic and not whom)):
        reply.line(_nothing(called, whom.names[0] if whom and whom.names else other, topic, own))
        return reply.done("not_found")
    matter = f"On “{topic}”" if topic else "On the same matters"
    whose = f"whether {listed([called, whom.names[0]])} agree" if whom else f"who agrees with {called}"
    silent = "" if own else f" and do not quote {called} on it"
    reply.line(f"The articles do not say {whose}{silent}. {matter}, in their own words:")
    shown = [FoundQuote(one, "exact", 1.0, (), reply.passage(one).number) for one in _few(own, theirs, bool(whom))]
    for one in shown:
        reply.quotation(one)
    return reply.done("found", quotes=shown)


def _few(own: Sequence[Quote], theirs: Sequence[Quote], two: bool) -> list[Quote]:
    both = [*own[: _EACH if two else 1], *theirs]
    return list({quote.id: quote for quote in both}.values())[:QUOTES]


def _nothing(name: str, other: str, topic: str | None, own: Sequence[Quote]) -> str:
    if other or topic:
        silent = other if own and other else "anybody else" if own else name
        return f"The articles do not quote {silent}{f' on “{topic}”' if topic else ''}."
    return f"The articles quote nobody whose words are like those of {name}."


def _of(index: Index, who: Resolution | None, topic: str | None) -> list[Quote]:
    """Somebody's own words, those on the topic only, the most relevant first."""
    said = [quote for quote in quotes_of(index, who) if quote.kind != "reported"] if who else []
    if not topic:
        return said
    about = topic_of(index, topic)
    ranked = [(relevance(index, about, quote), quote) for quote in said]
    return [quote for share, quote in sorted(ranked, key=lambda one: -one[0]) if share > 0]


def _on(index: Index, who: Resolution, topic: str) -> list[Quote]:
    """What others are quoted with on a topic, one quotation each."""
    each: dict[tuple[str, ...], Quote] = {}
    for quote in said_on(index, topic_of(index, topic)):
        if quote.kind != "reported" and not any(same_speaker(who, one) for one in quote.speakers):
            each.setdefault(quote.speakers, quote)
    return list(each.values())[: QUOTES - 1]


def _akin(index: Index, own: Sequence[Quote], who: Resolution) -> list[Quote]:
    """The quotations of others that share most with somebody's, one each."""
    weigh = weigher(index)
    said = {stem(word): weigh(word) for quote in own for word in words(quote.text) if word not in STOP_WORDS}
    likely = (index.likely_quotes(words(quote.text), _LIKELY).gains for quote in own)
    numbers = {number for some in likely for number, _ in some}
    found: dict[tuple[str, ...], tuple[float, Quote]] = {}
    for _, quote in index.quotes_by_number(sorted(numbers)):
        if unsure(quote) or quote.kind in ("term", "reported") or any(same_speaker(who, one) for one in quote.speakers):
            continue
        theirs = {stem(word) for word in words(quote.text)}
        shared = [said[term] for term in theirs if term in said]
        score = sum(shared) / (4 + len(theirs)) ** 0.5
        if len(shared) > 1 and score > found.get(quote.speakers, (0.0, quote))[0]:
            found[quote.speakers] = (score, quote)
    return [quote for _, quote in sorted(found.values(), key=lambda one: (-one[0], one[1].id))][: QUOTES - 1]
