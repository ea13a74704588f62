"""The points of an article: its salient sentences, their headings, and where other articles carry them too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.extract.draft import record_id
from bot.extract.overlap import Rarity, terms
from bot.model import Document, Span, Support, Takeaway
from bot.words import words

_SUPPORTS = 0.36  # weighted Dice coefficient from which a sentence of another article carries the same point
_SAME = 0.55  # from which two sentences of one article say the same
_MOST = 7  # points an article
_A_HEADING = 2  # points under one heading
_SHORTEST, _LONGEST = 8, 60  # words of a sentence that can stand alone
_COMPARED = 300  # sentences of other articles that one is compared with
_DANGLING = frozenset(
    """he she it they his her their its this that these those but and so yet however moreover furthermore also then
    instead still meanwhile nevertheless such another others both neither there here according""".split()
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    article: int
    span: Span
    heading: Span | None
    terms: frozenset[str]
    place: int  # place in its article, from 0
    alone: bool  # whether it makes sense by itself


def find_takeaways(documents: Sequence[Document]) -> tuple[Takeaway, ...]:
    """Takeaways of a corpus, most salient first; each with its heading and its support in other articles."""
    sentences = [s for k, d in enumerate(documents) for s in _sentences(k, d)]
    rarity = Rarity.of(s.terms for s in sentences)
    holders: dict[str, list[int]] = {}
    for k, sentence in enumerate(sentences):
        for term in sentence.terms:
            holders.setdefault(term, []).append(k)
    support = [_support(k, sentences, holders, rarity) for k in range(len(sentences))]
    chosen: list[tuple[float, int]] = []
    for article, document in enumerate(documents):
        chosen += _choose(
            document, [k for k, s in enumerate(sentences) if s.article == article], sentences, support, rarity
        )
    chosen.sort(key=lambda pair: (-len({sentences[o].article for o in support[pair[1]]}), -pair[0], pair[1]))
    ranked = _fresh_first([k for _, k in chosen], support)
    return tuple(_takeaway(documents, sentences, support, k, rank) for rank, k in enumerate(ranked, 1))


def _fresh_first(ranked: Sequence[int], support: Sequence[Sequence[int]]) -> list[int]:
    """The same sentences with those last whose point a better one of another article has made already."""
    made: set[int] = set()
    fresh: list[int] = []
    repeated: list[int] = []
    for k in ranked:
        (repeated if k in made or made & set(support[k]) else fresh).append(k)
        made.update((k, *support[k]))
    return fresh + repeated


def _sentences(article: int, document: Document) -> list[_Sentence]:
    found: list[_Sentence] = []
    for passage in document.passages:
        if passage.kind not in ("body", "block"):
            continue
        for span in passage.sentences:
            text = document.raw[span.start : span.end]
            first = next(iter(words(text)), "")
            n = len(text.split())
            alone = (
                _SHORTEST <= n <= _LONGEST
                and first not in _DANGLING
                and text[-1:] in '.!?”"’'
                and text[:1] not in '“"‘[('
            )
            found.append(_Sentence(article, span, passage.heading, terms(text), len(found), alone))
    return found


def _support(k: int, sentences: Sequence[_Sentence], holders: dict[str, list[int]], rarity: Rarity) -> list[int]:
    """The best sentence of each other article that carries the same point."""
    own = sentences[k]
    counts: dict[int, float] = {}
    for term in own.terms:
        if len(holders[term]) <= _COMPARED:
            for other in holders[term]:
                if sentences[other].article != own.article:
                    counts[other] = counts.get(other, 0.0) + rarity.weight(term)
    best: dict[int, tuple[float, int]] = {}
    for other in sorted(counts, key=lambda o: (-counts[o], o))[:_COMPARED]:
        alike = rarity.shared(own.terms, sentences[other].terms)
        if alike >= _SUPPORTS:
            article = sentences[other].article
            best[article] = max(best.get(article, (0.0, 0)), (alike, -other))
    return [-other for _, other in (best[a] for a in sorted(best))]


def _choose(
    document: Document,
    own: Sequence[int],
    sentences: Sequence[_Sentence],
    support: Sequence[Sequence[int]],
    rarity: Rarity,
) -> list[tuple[float, int]]:
    """An article's points: the best sentences, few under one heading, none twice."""
    title = terms(document.title_text or "")
    every = Rarity.of(sentences[k].terms for k in own)
    frequent = {t for t, c in every.counts.items() if c >= 3}

    def salience(k: int) -> float:
        sentence = sentences[k]
        centre = sum(every.counts[t] for t in sentence.terms & frequent) / (4 + len(sentence.terms))
        heading = (
            terms(document.raw[sentence.heading.start : sentence.heading.end]) if sentence.heading else frozenset()
        )
        related = rarity.held(title | heading, sentence.terms) if title or heading else 0.0
        return float(centre + 1.5 * len(support[k]) + 2.0 * related + 2.0 / (1 + sentence.place) ** 0.5)

    ranked = sorted(((salience(k), k) for k in own if sentences[k].alone), key=lambda pair: (-pair[0], pair[1]))
    kept: list[tuple[float, int]] = []
    under: dict[Span | None, int] = {}
    for score, k in ranked:
        heading = sentences[k].heading
        if len(kept) == _MOST or under.get(heading, 0) >= (_A_HEADING if heading else _MOST):
            continue
        if all(rarity.shared(sentences[k].terms, sentences[o].terms) < _SAME for _, o in kept):
            kept.append((score, k))
            under[heading] = under.get(heading, 0) + 1
    return kept


def _takeaway(
    documents: Sequence[Document], sentences: Sequence[_Sentence], support: Sequence[Sequence[int]], k: int, rank: int
) -> Takeaway:
    sentence = sentences[k]
    document = documents[sentence.article]
    heading = document.raw[sentence.heading.start : sentence.heading.end] if sentence.heading else None
    others = tuple(
        Support(documents[sentences[o].article].id, sentences[o].span.start, sentences[o].span.end) for o in support[k]
    )
    start, end = sentence.span.start, sentence.span.end
    return Takeaway(
        record_id("t", document.id, start, end), document.id, start, end, document.raw[start:end], heading, rank, others
    )
