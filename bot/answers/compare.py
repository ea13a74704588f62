"""How the sources differ: what several say, what only one says, and other wordings or numbers side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.answers.articles import articles_in
from bot.answers.match import Weigh, align, likeness, marked, weigher
from bot.answers.quotes import relevance
from bot.answers.ranking import LIMITS, Pool, Scored, found, stands_alone
from bot.answers.reply import QUOTES, Reply, count, one_line
from bot.answers.summarise import not_covered
from bot.answers.topic import Hit, Topic, covered, hits, topic_of
from bot.index import Index
from bot.model import Answer, FoundQuote, Length, Quote
from bot.words import STOP_WORDS, words

_SAME_REMARK = 0.5  # likeness from which two quotations in different articles are versions of one remark


class Versions(NamedTuple):
    """One remark as two articles word it."""

    one: Quote
    other: Quote
    likeness: float


def compare(index: Index, topic: str, *, length: Length = "normal", question: str | None = None) -> Answer:
    """What sources share on a topic, what only one has, and where wordings or numbers differ, passage by passage."""
    reply = Reply(index, topic if question is None else question, "compare")
    named = [card.id for card in articles_in(index, topic)]
    about = topic_of(index, topic)
    concepts = tuple(one for one in about.concepts if not (named and one.asked.isdigit()))
    about = Topic(about.asked, concepts)
    held = hits(index, about)
    if not covered(about, held):
        return not_covered(index, reply, about)
    held = tuple(hit for hit in held if not named or hit.sentence.document in named)
    best = _by_document(index, held, LIMITS[length])
    versions = list(_versions(index, about, named or list(dict.fromkeys(one.sentence.document for one in best))))
    return _written(index, reply, about, best, versions)


def _by_document(index: Index, held: Sequence[Hit], limit: int) -> list[Scored]:
    """The best sentence on the topic of every article first, then others, at most ``limit``."""
    running = [hit for hit in held if hit.sentence.kind in ("body", "block", "caption")]
    top = max((hit.own + hit.wide for hit in running), default=0.0)
    fitting = [hit for hit in running if hit.own + hit.wide >= 0.45 * top]
    documents = list(dict.fromkeys(hit.sentence.document for hit in fitting))
    pool = Pool(index, (one for document in documents for one in index.sentences(document)))
    scored = [
        pool.scored(hit.sentence, ((hit.own + hit.wide) / top) ** 2 * (1.0 if stands_alone(hit.sentence) else 0.6))
        for hit in fitting
    ]
    scored.sort(key=lambda one: -one.score)
    first = [next(one for one in scored if one.sentence.document == document) for document in documents]
    others = [one for one in scored if one not in first and not any(pool.same(one, other) for other in first)]
    return [*first, *others][: max(limit, min(len(first), LIMITS["long"]))]


def _versions(index: Index, about: Topic, documents: Sequence[str]) -> Iterator[Versions]:
    """The remarks on the topic that two articles word differently, the likest first."""
    said = [
        (relevance(index, about, quote), quote)
        for document in documents
        for quote in index.quotes_in(document)
        if quote.kind != "term"
    ]
    fitting = [quote for share, quote in sorted(said, key=lambda one: -one[0]) if share > 0][:40]
    weigh = weigher(index)
    told: set[str] = set()
    pairs = [
        Versions(one, other, score)
        for n, one in enumerate(fitting)
        for other in fitting[n + 1 :]
        if one.document != other.document and (score := _alike(one, other, weigh)) >= _SAME_REMARK
    ]
    for pair in sorted(pairs, key=lambda pair: -pair.likeness):
        if not {pair.one.id, pair.other.id} & told:
            told |= {pair.one.id, pair.other.id}
            yield pair


def _alike(one: Quote, other: Quote, weigh: Weigh) -> float:
    left, right = words(one.text), words(other.text)
    if left == right or not left or not right:
        return 0.0
    if one.utterance and one.utterance == other.utterance:
        return 1.0
    content = {word for word in left if word not in STOP_WORDS}
    shared = {a for a in content for b in right if likeness(a, b) >= 0.8}
    if len(shared) < 2:
        return 0.0
    short, long = sorted((left, right), key=len)
    return align(short, long, weigh).score


def _written(index: Index, reply: Reply, about: Topic, best: Sequence[Scored], versions: Sequence[Versions]) -> Answer:
    total = len(index.cards())
    holding = len({one.sentence.document for one in best})
    reply.line(f"On “{one_line(about.asked)}”: {holding} of {count(total, 'article')}.")
    shown = [found(one) for one in best]
    quotes = _worded(index, reply, versions)
    _numbers(reply, best)
    for title, some in (
        ("Carried by several:", [one for one in shown if one.sources > 1]),
        ("In one article only:", [one for one in shown if one.sources == 1]),
    ):
        if some:
            reply.line(title)
        for one in some:
            reply.sentence(one, of=total)
    return reply.done("found", quotes=quotes, sentences=shown)


def _worded(index: Index, reply: Reply, versions: Sequence[Versions]) -> list[FoundQuote]:
    """Both wordings of every remark, the words that differ between asterisks."""
    weigh = weigher(index)
    shown: list[FoundQuote] = []
    for pair in versions[: QUOTES // 2]:
        reply.line("Worded differently:")
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            match = align(words(other.text), words(one.text), weigh)
            quote = FoundQuote(one, "altered", round(pair.likeness, 3), (other.id,), reply.passage(one).number)
            reply.quotation(quote, marked(one_line(one.text), match))
            shown.append(quote)
    return shown


def _numbers(reply: Reply, best: Sequence[Scored]) -> None:
    """Pairs of sentences of two articles on one matter that give other numbers."""
    for n, one in enumerate(best):
        for other in best[n + 1 :]:
            if one.sentence.document == other.sentence.document:
                continue
            left, right = _counted(one.sentence.text), _counted(other.sentence.text)
            if differing := [thing for thing in left.keys() & right.keys() if not left[thing] & right[thing]]:
                reply.line(f"Other numbers of “{differing[0]}”:")
                reply.sentence(found(one))
                reply.sentence(found(other))


def _counted(text: str) -> dict[str, set[str]]:
    """For every thing that stands after a number, the numbers."""
    said = words(text)
    counted: dict[str, set[str]] = {}
    for number, thing in pairwise(said):
        if number[0].isdigit() and not thing[0].isdigit() and thing not in STOP_WORDS:
            counted.setdefault(thing, set()).add(number)
    return counted
