"""How the sources differ: what several say, what only one says, and other wordings or numbers side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from bot.answers.articles import articles_in, besides, label, missing
from bot.answers.listing import no_such_article
from bot.answers.marking import with_marks
from bot.answers.match import align, weigher
from bot.answers.names import Resolution, resolve
from bot.answers.quotes import near_hits, quotes_of, relevance
from bot.answers.ranking import LIMITS, Scored, found, pool_of
from bot.answers.reply import QUOTES, Reply, count, listed, one_line
from bot.answers.soundness import stands_alone
from bot.answers.summarise import best_of, not_covered
from bot.answers.topic import Hit, Topic, covered, hits, spaced, topic_of
from bot.index import Index
from bot.model import Answer, FoundQuote, FoundSentence, Length, Quote
from bot.words import STOP_WORDS, stem, words

_SHARED = 0.5  # share of the shorter quotation's words below which two are not held against each other
_WEIGHED = 24  # quotations on a topic that are held against each other
_LED = re.compile(r"^(?:(?:of|on|about|the|and|with|in|by|to|for)\b\W*)+", re.IGNORECASE)
_LEANING = 0.4  # what a sentence counts that points to another one
_SAME_REMARK = 0.5  # likeness from which two quotations in different articles are versions of one remark


class Versions(NamedTuple):
    """One remark as two articles word it."""

    one: Quote
    other: Quote
    likeness: float


def compare(
    index: Index, topic: str = "", *, part: str = "", length: Length = "normal", question: str | None = None
) -> Answer:
    """What sources share, what only one has, and where wordings or numbers differ, passage by passage.

    On a topic, of the articles that are named, or, without either, of all; then ``part`` may be "shared" or "alone".
    """
    reply = Reply(index, topic if question is None else question, "compare")
    if (number := missing(index, topic)) is not None:
        return no_such_article(index, reply, number)
    named = [card.id for card in articles_in(index, topic)]
    about = topic_of(index, besides(index, topic) if named else topic)
    about = about._replace(asked=_LED.sub("", about.asked))
    if part == "alone" and about.concepts:
        return _alone_on(index, reply, about, length)
    if not about.concepts:
        return _overall(index, reply, named or [card.id for card in index.cards()], part, length)
    if remark := _remark(index, about):
        return _versions_of(index, reply, remark)
    if said := _said_by(index, about, named):
        return _article_by_article(reply, said)
    held = hits(index, about)
    if not covered(about, held):
        return not_covered(index, reply, about)
    held = tuple(hit for hit in held if not named or hit.sentence.document in named)
    best = _by_document(index, held, LIMITS[length])
    documents = named or list(dict.fromkeys(one.sentence.document for one in best))
    versions = list(_versions(index, about, documents, held))
    return _written(index, reply, about, best, versions)


def _alone_on(index: Index, reply: Reply, about: Topic, length: Length) -> Answer:
    """What single articles have on a topic."""
    held = hits(index, about)
    if not covered(about, held):
        return not_covered(index, reply, about)
    best = _by_document(index, [hit for hit in held if hit.sentence.sources == 1], LIMITS[length])
    if not best:
        reply.line(f"All that the articles say on “{one_line(about.asked)}” is in more than one of them.")
        return reply.done("not_found")
    reply.line(f"On “{one_line(about.asked)}”:")
    return reply.done("found", sentences=_sorted_out(index, reply, best))


def _overall(index: Index, reply: Reply, documents: Sequence[str], part: str, length: Length) -> Answer:
    """What the articles carry together and alone, and the remarks that they word differently."""
    limit = LIMITS[length]
    many = len(documents) > 1
    pool = [one for one in best_of(index, documents, 4 * limit) if many]
    shared = sorted((one for one in pool if one.sources > 1), key=lambda one: -one.sources)
    shared = [] if part == "alone" else shared[: limit if part else limit - limit // 2]
    alone = [] if part == "shared" else _one_each([one for one in pool if one.sources == 1])[: limit - len(shared)]
    pairs = list(_versions(index, None, documents)) if many and not part else []
    if not pool:
        reply.line("There is only one article: nothing to compare it with.")
        return reply.done("not_found")
    names = listed([_called(index, document) for document in documents]) if len(documents) < 4 else "All articles"
    reply.line(f"{names}, side by side:")
    quotes = _worded(reply, pairs)
    return reply.done("found", quotes=quotes, sentences=_sorted_out(index, reply, [*shared, *alone]))


def _called(index: Index, document: str) -> str:
    card = index.card(document)
    return f"“{one_line(card.title)}”" if card.title else label(card, index.cards())


def _one_each(some: Sequence[Scored]) -> list[Scored]:
    """The best of every article first."""
    first = {one.sentence.document: one for one in reversed(some)}
    return [*(one for one in some if one in first.values()), *(one for one in some if one not in first.values())]


_REMARKS = re.compile(r"\b(?:remarks?|quotes?|quotations?|words|wordings?|versions?|statements?)\b", re.IGNORECASE)


def _remark(index: Index, about: Topic) -> list[Quote]:
    """All wordings of the remark that is meant by its speaker and the like of “farewell remark”; empty when none is."""
    if not _REMARKS.search(about.asked):
        return []
    known = (resolve(index, concept.asked) for concept in about.concepts if concept.name)
    who = next((one for one in known if one.names), None)
    said = quotes_of(index, who) if who else []
    told: dict[str, list[Quote]] = {}
    for quote in said:
        if quote.utterance:
            told.setdefault(quote.utterance, []).append(quote)
    shared = [some for some in told.values() if len({one.document for one in some}) > 1]
    return max(shared, key=lambda some: (_nearness(index, about, some), len(some)), default=[])


def _nearness(index: Index, about: Topic, some: Sequence[Quote]) -> float:
    return max(about.share_in(_surroundings(index, one)) for one in some)


def _surroundings(index: Index, quote: Quote) -> str:
    """The stems of the quotation's passage."""
    passage = index.passage_at(quote.document, quote.start)
    return spaced(index.text(quote.document, passage.start, passage.end) if passage else quote.text)


def _versions_of(index: Index, reply: Reply, some: Sequence[Quote]) -> Answer:
    """Every wording of one remark beside the fullest, what differs between marks."""
    kept: dict[str, Quote] = {}
    for quote in _by_kinship(some):
        kept.setdefault(quote.document, quote)
    wordings = sorted(kept.values(), key=lambda one: one.start)[:QUOTES]
    first = max(wordings, key=lambda one: len(one.text))
    reply.line(f"One remark in {count(len(wordings), 'wording')}:")
    shown = []
    for one in wordings:
        other = first if one is not first else next(two for two in wordings if two is not first)
        match = align(words(other.text), words(one.text), weigher(index))
        found_quote = FoundQuote(one, "exact" if one is first else "altered", round(match.score, 3), (other.id,))
        found_quote = found_quote._replace(paragraph=reply.passage(one).number)
        reply.quotation(found_quote, _unlike(one, other))
        shown.append(found_quote)
    return reply.done("found", quotes=shown)


def _by_kinship(some: Sequence[Quote]) -> list[Quote]:
    """Those first that share most with the wording of another article, the longest first: some may be in one only."""
    content = {quote.id: {stem(word) for word in words(quote.text) if word not in STOP_WORDS} for quote in some}

    def shared(one: Quote) -> int:
        others = (content[other.id] for other in some if other.document != one.document)
        return max((len(content[one.id] & other) for other in others), default=0)

    return sorted(some, key=lambda one: (-shared(one), -len(one.text)))


def _unlike(one: Quote, other: Quote) -> str:
    """The first quotation with the words between marks in whose place the other has others."""
    from difflib import SequenceMatcher  # of use here only

    chunks = one_line(one.text).split()
    owners = [(n, stem(word)) for n, chunk in enumerate(chunks) for word in words(chunk)]
    said = [stem(word) for word in words(other.text)]
    matcher = SequenceMatcher(None, [term for _, term in owners], said, autojunk=False)
    replaced = [(first, last) for tag, first, last, *_ in matcher.get_opcodes() if tag == "replace"]
    marked = {owners[n][0] for first, last in replaced for n in range(first, last)}
    return with_marks(" ".join(chunks), ((n in marked,) for n in range(len(chunks))))


def _said_by(index: Index, about: Topic, named: Sequence[str]) -> list[Quote]:
    """The best quotations in every article of the person that the topic is, if several articles quote them."""
    who = resolve(index, about.concepts[0].asked) if len(about.concepts) == 1 else Resolution()
    if len(who.entities) != 1 or who.entities[0].kind != "person":
        return []
    said = [one for one in quotes_of(index, who) if not named or one.document in named]
    documents = sorted({one.document for one in said})[:QUOTES]
    each = QUOTES // len(documents) if documents else 0
    best = [one for document in documents for one in [one for one in said if one.document == document][:each]]
    return best if len(documents) > 1 else []


def _article_by_article(reply: Reply, said: Sequence[Quote]) -> Answer:
    reply.line("Quoted, article by article:")
    shown = [FoundQuote(one, "exact", 1.0, (), reply.passage(one).number) for one in said]
    for one in shown:
        reply.quotation(one)
    return reply.done("found", quotes=shown)


def _by_document(index: Index, held: Sequence[Hit], limit: int) -> list[Scored]:
    """The best sentence on the topic of every article first, then others, at most ``limit``."""
    running = [hit for hit in held if hit.sentence.kind in ("body", "block", "caption")]
    top = max((hit.own + hit.wide for hit in running), default=0.0)
    fitting = [hit for hit in running if hit.own + hit.wide >= 0.45 * top]
    documents = list(dict.fromkeys(hit.sentence.document for hit in fitting))
    pool = pool_of(index, documents, whole=True)
    scored = [
        pool.scored(hit.sentence, ((hit.own + hit.wide) / top) ** 2 * (1.0 if stands_alone(hit.sentence) else _LEANING))
        for hit in fitting
    ]
    scored.sort(key=lambda one: -pool.value(one))
    first = [next(one for one in scored if one.sentence.document == document) for document in documents]
    others = [one for one in scored if one not in first and not any(pool.same(one, other) for other in first)]
    return [*first, *others][:limit]


def _versions(
    index: Index, about: Topic | None, documents: Sequence[str], held: Sequence[Hit] = ()
) -> Iterator[Versions]:
    """The remarks (on the topic) that two articles word differently, the likest first."""
    said = [
        quote for document in documents for quote in index.quotes_in(document) if quote.kind not in ("term", "block")
    ]
    if about:
        near = near_hits(said, held)
        ranked = sorted(((relevance(index, about, quote), quote) for quote in near), key=lambda one: -one[0])
        said = [quote for share, quote in ranked if share > 0][:_WEIGHED]
    told: set[str] = set()
    for pair in sorted(_pairs(index, said, certain=about is None), key=lambda pair: -pair.likeness):
        if not {pair.one.id, pair.other.id} & told:
            told |= {pair.one.id, pair.other.id}
            yield pair


def _pairs(index: Index, said: Sequence[Quote], *, certain: bool) -> Iterator[Versions]:
    """Two quotations of different articles that are one remark: by utterance, or (not ``certain``) by likeness."""
    weigh = weigher(index)
    spoken = [words(quote.text) for quote in said]
    content = [{stem(word) for word in some if word not in STOP_WORDS} for some in spoken]
    for n, m in _of_one_remark(said) if certain else combinations(range(len(said)), 2):
        one, other = said[n], said[m]
        shared = len(content[n] & content[m])
        if one.document == other.document or content[n] == content[m] or shared < 2:
            continue
        if one.utterance and one.utterance == other.utterance:
            yield Versions(one, other, shared / max(len(content[n]), len(content[m])))
        elif not certain and shared >= _SHARED * min(len(content[n]), len(content[m])):
            short, long = sorted((spoken[n], spoken[m]), key=len)
            if (score := align(short, long, weigh).score) >= _SAME_REMARK:
                yield Versions(one, other, score)


def _of_one_remark(said: Sequence[Quote]) -> Iterator[tuple[int, int]]:
    """The places of all pairs of quotations that are one utterance."""
    told: dict[str, list[int]] = {}
    for n, quote in enumerate(said):
        if quote.utterance:
            told.setdefault(quote.utterance, []).append(n)
    return (pair for places in told.values() for pair in combinations(places, 2))


def _written(index: Index, reply: Reply, about: Topic, best: Sequence[Scored], versions: Sequence[Versions]) -> Answer:
    total = index.document_count()
    holding = len({one.sentence.document for one in best})
    reply.line(f"On “{one_line(about.asked)}”: {holding} of {count(total, 'article')}.")
    quotes = _worded(reply, versions)
    _numbers(reply, best)
    return reply.done("found", quotes=quotes, sentences=_sorted_out(index, reply, best))


def _sorted_out(index: Index, reply: Reply, best: Sequence[Scored]) -> list[FoundSentence]:
    """The sentences under what they are: carried by several articles, or in one only."""
    shown = [found(one) for one in best]
    for title, some in (
        ("Carried by several:", [one for one in shown if one.sources > 1]),
        ("In one article only:", [one for one in shown if one.sources == 1]),
    ):
        if some:
            reply.line(title)
        for one in some:
            reply.sentence(one, of=index.document_count())
    return shown


def _worded(reply: Reply, versions: Sequence[Versions]) -> list[FoundQuote]:
    """Both wordings of every remark, the words that differ between marks."""
    shown: list[FoundQuote] = []
    for pair in versions[: QUOTES // 2]:
        reply.line("Worded differently:")
        for one, other in ((pair.one, pair.other), (pair.other, pair.one)):
            quote = FoundQuote(one, "altered", round(pair.likeness, 3), (other.id,), reply.passage(one).number)
            reply.quotation(quote, _unlike(one, other))
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
