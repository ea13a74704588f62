"""Which quotations remembered words may be, and how well they match.

Verdicts, from the best alignment of the asked words (``match.align``):
``exact``  the asked words are a whole quotation or whole sentences of one, but for case, accents and marks;
``close``  a fragment, or all but small things right: typing errors, inflections, a missing or extra word;
``altered``  enough of the rare words stand in order, but some were exchanged: the true wording is shown;
``reported``  only indirect speech matches: the words are the reporter's.
Which quotations are looked at, and whether one is meant at all, is for ``rank`` to say.
Words that mean something else than what was said (``meaning``) are never a match, however alike they look.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answers.match import ALIKE, Match, Weigh, align, likeness, weigher
from bot.answers.meaning import Around, IsName, changes_meaning, names_of
from bot.answers.rank import Asked, Ranked, rank
from bot.answers.reply import unsure
from bot.index import Index
from bot.model import Quote, Verdict
from bot.words import STOP_WORDS, words

FOUND = 0.62  # score from which a quotation is taken for the one that is meant
CLOSE = 0.8  # score from which small differences are small
_REPORTED = 0.6
_SHORT = 3  # up to so many asked words must stand together, word for word
_FEW = 5  # of so many, none that carries meaning may be missing or stand between
_CANDIDATES = 12
_LIKELY = 4.0  # odds below the best one's from which another is not looked at, …
_FEWEST = 3  # … once there are so many
_WIDENED = 4  # so many of them are also tried with the sentence around them
# kinds that give way to plain speech; a block quotation may hold the quotation that is meant
_DOUBTS = {"reported": 0.2, "term": 0.03, "block": 0.04}


class Judged(NamedTuple):
    """A quotation, its alignment with what was asked, and the verdict (None: no match).

    ``changed`` says that the asked words mean something else than the quotation's.
    """

    quote: Quote
    match: Match
    verdict: Verdict | None
    changed: bool

    @property
    def order(self) -> tuple[float, ...]:
        """Best first when sorted: direct words before reports and terms, then the score, then the better verdict."""
        rank = ("exact", "close", "altered", "reported", None).index(self.verdict)
        doubt = _DOUBTS.get(self.quote.kind, 0.0)
        return (self.verdict is None, doubt - self.match.score, rank, unsure(self.quote), self.match.length)

    @property
    def fragment(self) -> bool:
        """Whether the asked words stand in the quotation as they are, but are not all of it."""
        return self.verdict == "close" and self.match.identical

    @property
    def fits(self) -> bool:
        """Whether the alignment is with the quotation's own words, so that its differences can be marked."""
        return self.match.length == len(words(self.quote.text))


def judge(index: Index, asked: str) -> list[Judged]:
    """The likeliest quotations, best first."""
    about, ranked, least = rank(index, words(asked))
    weigh, is_name = weigher(index), names_of(index)
    found = _fits(index, about.words, ranked[:_CANDIDATES], weigh)
    if not any(one.match.score >= CLOSE for one in found):
        near = [_widest(index, about, one, weigh) for one in found[:_WIDENED]]
        found = near + found[_WIDENED:]
    around = [_around(index, one.quote, is_name) for one in found]
    judged = [_judged(*two, least) for two in zip(found, around, strict=True)]
    meant = {one.quote.utterance for one in judged if one.verdict} - {None}
    for n, one in enumerate(judged):
        if not one.verdict and one.quote.utterance in meant:  # what is found in other words is found
            judged[n] = _judged(found[n], around[n], -math.inf)
    return sorted(judged, key=lambda one: one.order)


class _Fit(NamedTuple):
    """A quotation, the asked words' alignment with it or with what stands around it, and the odds that it is meant."""

    quote: Quote
    match: Match
    odds: float


def _fits(index: Index, spoken: Sequence[str], ranked: Sequence[Ranked], weigh: Weigh) -> list[_Fit]:
    """The alignments with those that are not far behind the likeliest."""
    near = [one for n, one in enumerate(ranked) if n < _FEWEST or one.odds >= ranked[0].odds - _LIKELY]
    quotes = dict(index.quotes_by_number(one.number for one in near))
    return [
        _Fit(quotes[one.number], align(spoken, words(quotes[one.number].text), weigh), one.odds)
        for one in near
        if one.number in quotes
    ]


def _around(index: Index, quote: Quote, is_name: IsName) -> Around:
    sentence = index.text(quote.document, quote.sentence.start, quote.sentence.end)
    among = (quote.text, sentence, *quote.speakers, quote.via or "")
    return Around(frozenset(word for text in among for word in words(text)), is_name)


def _judged(fit: _Fit, around: Around, sure: float) -> Judged:
    """The verdict; ``sure`` are the odds from which a quotation is meant."""
    said = words(fit.quote.text)
    if fit.match.start > 0 and fit.match.end == fit.match.length == len(said):
        around = around._replace(before=said[fit.match.start - 1])
    changed = changes_meaning(fit.match, around)
    return Judged(fit.quote, fit.match, None if changed else _verdict(fit, around.words, sure), changed)


def _widest(index: Index, about: Asked, fit: _Fit, weigh: Weigh) -> _Fit:
    """The best fit: of the quotation, of all segments of a split one, or of the sentence that holds a short one."""
    if fit.quote.kind == "term":
        return fit
    wider = (
        _Fit(fit.quote, match, max(fit.odds, about.odds(said)))
        for said, match in _wider(index, about.words, fit.quote, weigh)
    )
    return max((fit, *wider), key=lambda one: one.match.score)


def _wider(index: Index, spoken: Sequence[str], quote: Quote, weigh: Weigh) -> list[tuple[list[str], Match]]:
    """What the quotation is part of, by its words, and the alignment with them."""
    own = words(quote.text)
    found: list[tuple[list[str], Match]] = []
    if quote.utterance:
        segments = [other for other in index.variants(quote.utterance) if other.document == quote.document]
        text = [word for one in segments for word in words(one.text)]
        found += [(text, align(spoken, text, weigh))] if len(text) > len(own) else []
    if quote.kind != "reported":
        text = words(index.text(quote.document, *quote.sentence))
        around = align(spoken, text, weigh)
        inside = {said for asked, said in around.pairs if asked and said} & set(own) - STOP_WORDS
        found += [(text, around)] if around.matched and len(inside) / around.matched >= 0.6 and len(inside) > 1 else []
    return found


def _verdict(fit: _Fit, around: frozenset[str], sure: float) -> Verdict | None:
    quote, match = fit.quote, fit.match
    if not _enough(match):
        return None
    if quote.kind == "reported":
        return "reported" if match.score >= _REPORTED and match.matched >= 2 else None
    if match.identical and (match.whole or _whole_sentences(quote.text, match)):
        return "exact"
    if match.score < FOUND or (fit.odds < sure and not match.identical):
        return None
    if match.contiguous:
        return "close"
    if _count(match) <= _FEW and _gaps(match):
        return None if quote.kind == "block" else "altered"
    return "close" if match.score >= CLOSE and not _exchanged(match, around) else "altered"


def _count(match: Match) -> int:
    return sum(1 for asked, _ in match.pairs if asked)


def _enough(match: Match) -> bool:
    """Few words must stand together as they are; of many, most content words must be there."""
    asked = _count(match)
    if asked <= _SHORT or match.content < 2:
        said = match.identical and asked == _SHORT and match.content > 0
        return match.contiguous and (match.whole or match.content >= 2 or asked > _SHORT or said)
    known = sum(1 for a, s in match.pairs if a and s and a not in STOP_WORDS and likeness(a, s))
    return known / match.content >= 0.5 and known >= 2 and match.matched >= 1


def _whole_sentences(text: str, match: Match) -> bool:
    edges = {0}
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        edges.add(max(edges) + len(words(sentence)))
    return match.start in edges and match.end in edges


def _gaps(match: Match) -> bool:
    """Whether a word that carries meaning is missing on one side."""
    unlike = [(a, s) for a, s in match.pairs if not (a and s and likeness(a, s) >= ALIKE)]
    return any(word and word not in STOP_WORDS for pair in unlike for word in pair)


def _exchanged(match: Match, around: frozenset[str]) -> bool:
    """Whether a content word was replaced by another, not just left out, added, or taken from the sentence."""
    pairs = [(a, s) for a, s in match.pairs if a not in around or a in STOP_WORDS]
    return any(a and s and likeness(a, s) < ALIKE and s not in STOP_WORDS for a, s in pairs) or (
        any(a and not s and a not in STOP_WORDS for a, s in pairs)
        and any(s and not a and s not in STOP_WORDS for a, s in pairs)
    )
