"""“Who said …?”: the quotation that is meant, how well it matches, or that nobody is quoted so.

Verdicts, from the best alignment of the asked words (``match.align``):
``exact``  the asked words are a whole quotation or whole sentences of one, but for case, accents and marks;
``close``  a fragment, or all but small things right: typing errors, inflections, a missing or extra word;
``altered``  enough of the rare words stand in order, but some were exchanged: the true wording is shown;
``reported``  only indirect speech matches: the words are the reporter's.
Words that deny, reverse or recount what was said are never a match, however alike they look.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from bot.answers.match import Match, Weigh, align, changes_meaning, likeness, marked, weigher
from bot.answers.names import Resolution, resolve, same_speaker
from bot.answers.reply import QUOTES, Reply, one_line, overlapping, unsure, variants
from bot.index import Index, Sentence
from bot.model import Answer, FoundQuote, FoundSentence, Quote, Verdict
from bot.words import STOP_WORDS, pairs, stem, words

FOUND = 0.62  # score from which a quotation is taken for the one that is meant
CLOSE = 0.8  # score from which small differences are small
NEAREST = 0.25  # share of the asked weight from which something counts as near at all
_REPORTED = 0.6
_PLAIN_TEXT = 0.85  # score from which a sentence outside all quotations is said to hold the words
_SHORT = 3  # up to so many asked words must stand together, word for word
_CANDIDATES = 12
_WIDENED = 4  # so many of them are also tried with the sentence around them
_TIES = 0.08  # quotations whose scores differ by less are shown together
_COMMON = 4000  # longer posting lists are skipped while rarer words are left
# kinds that give way to plain speech; a block quotation may hold the quotation that is meant
_DOUBTS = {"reported": 0.2, "term": 0.03, "block": 0.04}


class Judged(NamedTuple):
    """A quotation, its alignment with what was asked, and the verdict (None: no match)."""

    quote: Quote
    match: Match
    verdict: Verdict | None

    @property
    def order(self) -> tuple[float, ...]:
        """Best first when sorted: direct words before reports and terms, then the score, then the better verdict."""
        rank = ("exact", "close", "altered", "reported", None).index(self.verdict)
        doubt = _DOUBTS.get(self.quote.kind, 0.0)
        return (self.verdict is None, doubt - self.match.score, rank, unsure(self.quote), self.match.length)


def who_said(index: Index, asked: str, *, speaker: str | None = None, question: str | None = None) -> Answer:
    """Who said these words; with ``speaker``, whether it was they."""
    reply = Reply(index, asked if question is None else question, "who_said")
    judged = judge(index, asked)
    best = [one for one in judged if one.verdict]
    if not best or _denied(judged, best[0]):
        return _nobody(index, reply, asked, judged, speaker)
    if best[0].verdict == "reported" and (told := _outside(index, asked)) and told[1] > best[0].match.score + 0.1:
        return _nobody(index, reply, asked, judged, speaker)
    return _checked(index, reply, best, speaker) if speaker else _found(index, reply, best)


def judge(index: Index, asked: str) -> list[Judged]:
    """The likeliest quotations, best first."""
    spoken = words(asked)
    weigh = weigher(index)
    numbers = _candidates(index, spoken)
    quotes = dict(index.quotes_by_number(numbers))
    judged = [
        _judged(index, spoken, quotes[number], weigh, widen=rank < _WIDENED)
        for rank, number in enumerate(numbers)
        if number in quotes
    ]
    return sorted(judged, key=lambda one: one.order)


def _denied(judged: Sequence[Judged], best: Judged) -> bool:
    """Whether what fits at least as well as the best match, or is a version of it, was said the other way round."""
    return best.verdict != "exact" and any(
        one.verdict is None
        and one.match.share
        >= max(FOUND, best.match.share - (_TIES if one.quote.utterance == best.quote.utterance else 0))
        and changes_meaning(one.match)
        for one in judged
    )


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
    return sorted(gains, key=lambda number: (-gains[number], number))[:_CANDIDATES]


def _spelt(index: Index, word: str) -> str:
    """The stem of quoted words nearest to a misspelt one."""
    if len(word) < 4:
        return stem(word)
    own = stem(word)
    return next((term for term in index.quote_vocabulary() if likeness(own, term) == 0.85), own)


def _judged(index: Index, spoken: Sequence[str], quote: Quote, weigh: Weigh, *, widen: bool) -> Judged:
    match = align(spoken, words(quote.text), weigh)
    if widen and match.score < CLOSE and quote.kind != "term":
        match = max(match, *_wider(index, spoken, quote, weigh), key=lambda one: one.score)
    return Judged(quote, match, _verdict(quote, match))


def _wider(index: Index, spoken: Sequence[str], quote: Quote, weigh: Weigh) -> list[Match]:
    """The match with all segments of a split quotation, and with the sentence that holds a short one."""
    texts = []
    if quote.utterance:
        segments = [other for other in index.variants(quote.utterance) if other.document == quote.document]
        texts.append([word for one in segments for word in words(one.text)])
    sentence = words(index.text(quote.document, quote.sentence.start, quote.sentence.end))
    own = words(quote.text)
    matches = [align(spoken, text, weigh) for text in texts if len(text) > len(own)]
    around = align(spoken, sentence, weigh)
    inside = {said for asked, said in around.pairs if asked and said} & set(own) - STOP_WORDS
    if quote.kind != "reported" and around.matched and len(inside) / around.matched >= 0.6 and len(inside) > 1:
        matches.append(around)
    return matches or [align((), (), weigh)]


def _verdict(quote: Quote, match: Match) -> Verdict | None:
    if changes_meaning(match) or not _enough(match):
        return None
    if quote.kind == "reported":
        return "reported" if match.score >= _REPORTED and match.matched >= 2 else None
    if match.identical and (match.whole or _whole_sentences(quote.text, match)):
        return "exact"
    if match.score < FOUND:
        return None
    return "close" if match.contiguous or (match.score >= CLOSE and not _exchanged(match)) else "altered"


def _enough(match: Match) -> bool:
    """Few words must stand together as they are; of many, most content words must be there."""
    asked = sum(1 for one, _ in match.pairs if one)
    if asked <= _SHORT or match.content < 2:
        return match.contiguous and (match.whole or match.content >= 2 or asked > _SHORT)
    return match.matched / match.content >= 0.5 and match.matched >= 2


def _whole_sentences(text: str, match: Match) -> bool:
    edges = {0}
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        edges.add(max(edges) + len(words(sentence)))
    return match.start in edges and match.end in edges


def _exchanged(match: Match) -> bool:
    """Whether a content word was replaced by another, not just left out or added."""
    return any(a and s and likeness(a, s) < 0.8 and s not in STOP_WORDS for a, s in match.pairs) or (
        any(a and not s and a not in STOP_WORDS for a, s in match.pairs)
        and any(s and not a and s not in STOP_WORDS for a, s in match.pairs)
    )


def _shown(index: Index, reply: Reply, one: Judged) -> FoundQuote:
    also = tuple(other.id for other in variants(index, one.quote))
    verdict = one.verdict or ("reported" if one.quote.kind == "reported" else "altered")
    return FoundQuote(one.quote, verdict, round(one.match.score, 3), also, reply.passage(one.quote).number)


def _together(index: Index, best: Sequence[Judged]) -> list[Judged]:
    """The best match, those that match as well, and the variants of the best in other articles."""
    first = best[0]
    related = {quote.id for quote in variants(index, first.quote)}
    chosen = [
        one
        for one in best
        if one is first
        or one.quote.id in related
        or (one.verdict == first.verdict and one.match.score >= first.match.score - _TIES)
    ]
    return _apart(chosen)[:QUOTES]


def _apart(judged: Sequence[Judged]) -> list[Judged]:
    """The quotations without those that hold, or lie in, a better one."""
    kept: list[Judged] = []
    for one in judged:
        if not any(overlapping(one.quote, other.quote) for other in kept):
            kept.append(one)
    return kept


_HEADS = {
    "exact": "{who} – in exactly these words.",
    "close": "{who} – a close match; the words in the article are:",
    "altered": "{who} – but in other words; what differs is between asterisks:",
    "reported": "{who}, in indirect speech: the words are the reporter’s, not a quotation:",
}


def _found(index: Index, reply: Reply, best: Sequence[Judged]) -> Answer:
    first = best[0]
    reply.line(_head(reply, first))
    return _listing(index, reply, best, "found")


def _head(reply: Reply, first: Judged) -> str:
    quote = first.quote
    if quote.kind == "term":
        return "The articles use this as a term or title and attribute it to nobody."
    if unsure(quote):
        return "These words are quoted, but the speaker is unclear."
    return _HEADS[first.verdict or "altered"].format(who=reply.named(quote))


def _listing(index: Index, reply: Reply, best: Sequence[Judged], status: str) -> Answer:
    chosen = _together(index, best)
    shown = [_shown(index, reply, one) for one in chosen]
    for n, (one, found) in enumerate(zip(chosen, shown, strict=True)):
        if n == 1:
            reply.line("Also:")
        reply.quotation(found, _wording(one))
    _others(index, reply, shown)
    return reply.done("corrected" if status == "corrected" else "found", quotes=shown)


def _wording(one: Judged) -> str | None:
    fits = one.match.length == len(words(one.quote.text))
    return marked(one_line(one.quote.text), one.match) if one.verdict in ("altered", None) and fits else None


def _others(index: Index, reply: Reply, shown: Sequence[FoundQuote]) -> None:
    """The variants of the best match that are not listed yet, as other articles word them."""
    listed = {found.quote.id for found in shown}
    others = [
        quote
        for quote in variants(index, shown[0].quote)
        if quote.id not in listed and not any(overlapping(quote, found.quote) for found in shown)
    ]
    if others:
        reply.line("Other articles word it so:")
    for quote in others[: QUOTES - 1]:
        reply.quotation(FoundQuote(quote, "altered", 0.0, (), reply.passage(quote).number))


def _checked(index: Index, reply: Reply, best: Sequence[Judged], speaker: str) -> Answer:
    """Whether it was the person asked about, somebody else, or nobody who is named."""
    who = resolve(index, speaker)
    asked = who.names[0] if who.names else speaker.strip()
    rivals = _together(index, best)
    theirs = [one for one in best if _by(who, one.quote) and one.match.score >= best[0].match.score - 2 * _TIES]
    if theirs:
        reply.line(f"Yes. {_head(reply, theirs[0])}")
        return _listing(index, reply, [*theirs, *(one for one in rivals if one not in theirs)], "found")
    if best[0].quote.kind == "term" or unsure(best[0].quote):
        reply.line(f"The articles do not attribute these words to {asked}. {_head(reply, best[0])}")
        nearest = [_shown(index, reply, one) for one in rivals]
        reply.nearest(nearest)
        return reply.done("not_found", nearest=nearest)
    reply.line(f"Not {asked}. {_head(reply, best[0])}")
    return _listing(index, reply, best, "corrected")


def _by(who: Resolution, quote: Quote) -> bool:
    return not unsure(quote) and any(same_speaker(who, name) for name in quote.speakers)


def _nobody(index: Index, reply: Reply, asked: str, judged: Sequence[Judged], speaker: str | None) -> Answer:
    sentences: tuple[FoundSentence, ...] = ()
    if told := _outside(index, asked):
        sentence = told[0]
        found = FoundSentence(
            sentence.text, sentence.document, sentence.start, sentence.end, 1, sentence.paragraph, sentence.kind
        )
        reply.line("Nobody is quoted with these words; an article itself says:")
        reply.sentence(found)
        return reply.done("not_found", sentences=(found,))
    by = f" Nothing of the kind by {speaker.strip()} either." if speaker else ""
    reply.line(f"Nobody in the articles is quoted with these words.{by}")
    near = _apart(sorted((one for one in judged if _near(one.match)), key=lambda one: -one.match.share))[:3]
    if near and near[0].match.share >= FOUND:
        near = [one for one in near if one.match.share >= FOUND]
    nearest = [_shown(index, reply, one) for one in near]
    reply.nearest(nearest, [_wording(one) or one_line(one.quote.text) for one in near])
    return reply.done("not_found", sentences=sentences, nearest=nearest)


def _near(match: Match) -> bool:
    return match.share >= NEAREST and match.matched > 0


def _outside(index: Index, asked: str) -> tuple[Sentence, float] | None:
    """The sentence that holds the words outside all quotations, and how well it fits."""
    spoken = words(asked)
    rare = sorted(
        (stem(word) for word in spoken if word not in STOP_WORDS and index.sentence_frequency(stem(word))),
        key=index.sentence_frequency,
    )[:3]
    numbers = {number for term in rare for number in index.sentences_with(term)}
    weigh = weigher(index)
    fits = [
        (sentence, align(spoken, words(sentence.text), weigh))
        for sentence in index.sentences_by_number(sorted(numbers))
    ]
    good = [
        (sentence, match.score)
        for sentence, match in fits
        if match.score >= _PLAIN_TEXT and match.matched >= 3 and not changes_meaning(match)
    ]
    return max(good, key=lambda one: one[1], default=None)
