"""Which quotations remembered words may be, and how well they match.

Verdicts, from the best alignment of the asked words (``match.align``):
``exact``  the asked words are a whole quotation or whole sentences of one, but for case, accents and marks;
``close``  a fragment, or all but small things right: typing errors, inflections, a missing or extra word;
``altered``  enough of the rare words stand in order, but some were exchanged: the true wording is shown;
``reported``  only indirect speech matches: the words are the reporter's.
Words that mean something else than what was said (``meaning``) are never a match, however alike they look.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answers.match import ALIKE, Match, Weigh, align, likeness, weigher
from bot.answers.meaning import Around, IsName, changes_meaning, names_of
from bot.answers.reply import unsure
from bot.index import Index
from bot.model import Quote, Verdict
from bot.words import STOP_WORDS, pairs, stem, words

FOUND = 0.62  # score from which a quotation is taken for the one that is meant
CLOSE = 0.8  # score from which small differences are small
_REPORTED = 0.6
_SHORT = 3  # up to so many asked words must stand together, word for word
_FEW = 5  # of so many, none that carries meaning may be missing or stand between
_CANDIDATES = 12
_LIKELY = 0.3  # share of the best candidate's rarity from which another is looked at
_WIDENED = 4  # so many of them are also tried with the sentence around them
_COMMON = 4000  # longer posting lists are skipped while rarer words are left
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
    spoken = words(asked)
    weigh, is_name = weigher(index), names_of(index)
    numbers = _candidates(index, spoken)
    quotes = dict(index.quotes_by_number(numbers))
    found = [(quotes[number], align(spoken, words(quotes[number].text), weigh)) for number in numbers]
    if not any(match.score >= CLOSE for _, match in found):
        near = [(quote, _widest(index, spoken, quote, match, weigh)) for quote, match in found[:_WIDENED]]
        found = near + found[_WIDENED:]
    judged = [_judged(quote, match, _around(index, quote, is_name)) for quote, match in found]
    return sorted(judged, key=lambda one: one.order)


def _candidates(index: Index, spoken: Sequence[str]) -> list[int]:
    """The numbers of the quotes that share the rarest words and pairs, the likeliest first."""
    known = [term if index.quote_frequency(term := stem(word)) else _spelt(index, word) for word in spoken]
    frequencies = {term: index.quote_frequency(term) for term in dict.fromkeys([*known, *pairs(known)])}
    gains: dict[int, float] = {}
    total = index.quote_count() + 1
    for term, frequency in sorted(frequencies.items(), key=lambda item: item[1]):
        if not frequency or (frequency > _COMMON and len(gains) >= _CANDIDATES):
            continue
        gain = math.log(1 + total / frequency)
        for number in index.quotes_with(term):
            gains[number] = gains.get(number, 0.0) + gain
    best = sorted(gains, key=lambda number: (-gains[number], number))[:_CANDIDATES]
    return [number for number in best if gains[number] >= _LIKELY * gains[best[0]]]


def _spelt(index: Index, word: str) -> str:
    """The stem of quoted words nearest to a misspelt one."""
    if len(word) < 4:
        return stem(word)
    own = stem(word)
    return next((term for term in index.quote_vocabulary() if likeness(own, term) == 0.85), own)


def _around(index: Index, quote: Quote, is_name: IsName) -> Around:
    sentence = index.text(quote.document, quote.sentence.start, quote.sentence.end)
    among = (quote.text, sentence, *quote.speakers, quote.via or "")
    return Around(frozenset(word for text in among for word in words(text)), is_name)


def _judged(quote: Quote, match: Match, around: Around) -> Judged:
    said = words(quote.text)
    if match.start > 0 and match.end == match.length == len(said):
        around = around._replace(before=said[match.start - 1])
    changed = changes_meaning(match, around)
    return Judged(quote, match, None if changed else _verdict(quote, match, around.words), changed)


def _widest(index: Index, spoken: Sequence[str], quote: Quote, match: Match, weigh: Weigh) -> Match:
    """The best match: with the quotation, all segments of a split one, or the sentence that holds a short one."""
    if quote.kind == "term":
        return match
    return max(match, *_wider(index, spoken, quote, weigh), key=lambda one: one.score)


def _wider(index: Index, spoken: Sequence[str], quote: Quote, weigh: Weigh) -> list[Match]:
    own = words(quote.text)
    matches: list[Match] = [align((), (), weigh)]
    if quote.utterance:
        segments = [other for other in index.variants(quote.utterance) if other.document == quote.document]
        text = [word for one in segments for word in words(one.text)]
        matches += [align(spoken, text, weigh)] if len(text) > len(own) else []
    if quote.kind != "reported":
        around = align(spoken, words(index.text(quote.document, *quote.sentence)), weigh)
        inside = {said for asked, said in around.pairs if asked and said} & set(own) - STOP_WORDS
        matches += [around] if around.matched and len(inside) / around.matched >= 0.6 and len(inside) > 1 else []
    return matches


def _verdict(quote: Quote, match: Match, around: frozenset[str]) -> Verdict | None:
    if not _enough(match):
        return None
    if quote.kind == "reported":
        return "reported" if match.score >= _REPORTED and match.matched >= 2 else None
    if match.identical and (match.whole or _whole_sentences(quote.text, match)):
        return "exact"
    if match.score < FOUND:
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
