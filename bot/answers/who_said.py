"""“Who said …?”: the quotation that is meant, how well it matches, or that nobody is quoted so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from bot.answers.judge import FOUND, Judged, judge
from bot.answers.marking import marked
from bot.answers.match import align, weigher
from bot.answers.meaning import changes_meaning
from bot.answers.names import Resolution, is_absent, resolve, same_speaker, taken_for
from bot.answers.quotes import quotes_of
from bot.answers.reply import QUOTES, Reply, one_line, overlapping, unsure, variants
from bot.index import Index, Sentence
from bot.model import Answer, FoundQuote, FoundSentence, Quote, Status
from bot.words import STOP_WORDS, stem, words

NEAREST = 0.45  # share of the content's weight from which something counts as near at all
SURE = 0.8  # confidence from which a reply says yes or no without reserve
_PLAIN_TEXT = 0.85  # score from which a sentence outside all quotations is said to hold the words
_OVER_BLOCK = 0.75  # the same where a long block quotation is all that matches otherwise
_LOOKED_AT = 0.6  # share of the asked stems that a sentence must hold to be looked at
_COMMON = 4_000  # sentences that hold a stem from which it is not looked up beside rarer ones
_HELD = 60  # sentences that are looked at
_LONG = 40  # words from which a quotation that is no match is shown in part
_MARGIN = 8  # words then shown on either side of what came near
_TIES = 0.08  # quotations whose scores differ by less are shown together


def who_said(index: Index, asked: str, *, speaker: str | None = None, question: str | None = None) -> Answer:
    """Who said these words; with ``speaker``, whether it was they."""
    reply = Reply(index, asked if question is None else question, "who_said")
    judged = judge(index, asked)
    best = [one for one in judged if one.verdict]
    if not best or _denied(judged, best[0]) or _told_better(index, asked, best[0]):
        return _nobody(index, reply, asked, judged, speaker)
    return _checked(index, reply, best, speaker) if speaker else _found(index, reply, best)


def _denied(judged: Sequence[Judged], best: Judged) -> bool:
    """Whether what fits at least as well as the best match, or is a version of it, means something else."""
    return best.verdict != "exact" and any(
        one.changed and one.match.share >= max(FOUND, best.match.share - (_TIES if _versions(one, best) else 0))
        for one in judged
    )


def _versions(one: Judged, other: Judged) -> bool:
    return one.quote.utterance is not None and one.quote.utterance == other.quote.utterance


def _told_better(index: Index, asked: str, best: Judged) -> bool:
    """Whether an article's own sentence holds the words better than a report or a long block quotation does."""
    if best.quote.kind == "reported":
        told = _outside(index, asked, _PLAIN_TEXT)
        return told is not None and told[1] > best.match.score + 0.1
    if best.quote.kind == "block" and not best.match.identical:
        return _outside(index, asked, _OVER_BLOCK) is not None
    return False


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
    "altered": "not in these words, but {who} said it so; what differs is marked:",
    "reported": "{who}, in indirect speech: the words are the reporter’s, not a quotation:",
}
_FRAGMENT = "{who} – these words are part of:"


def _found(index: Index, reply: Reply, best: Sequence[Judged]) -> Answer:
    reply.line(_head(reply, best[0]))
    return _listing(index, reply, best, "found")


def _head(reply: Reply, first: Judged, *, doubted: bool = False) -> str:
    """Who said it and how well it matches; ``doubted``: what is not sure has been said already."""
    quote = first.quote
    if quote.kind == "term":
        return "The articles use this as a term or title and attribute it to nobody."
    if unsure(quote):
        return "These words are quoted, but the speaker is unclear."
    plain = first.fragment or (first.verdict == "altered" and _wording(first) is None)
    head = _FRAGMENT if first.fragment else _HEADS["close" if plain else first.verdict or "altered"]
    doubt = "probably " if quote.confidence < SURE and not doubted else ""
    told = head.format(who=f"{doubt}{reply.introduced(quote)}")
    return told[:1].upper() + told[1:]


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
    """The quotation with what differs marked; None where nothing does, or too much."""
    if one.verdict not in ("altered", None) or not one.fits or one.match.share < NEAREST:
        return None
    text = marked(one_line(one.quote.text), one.match)
    return text if text != one_line(one.quote.text) else None


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
    first = words(shown[0].quote.text)
    for quote in others[: QUOTES - 1]:
        text = marked(one_line(quote.text), align(first, words(quote.text), weigher(index)))
        reply.quotation(FoundQuote(quote, "altered", 0.0, (), reply.passage(quote).number), text)


def _checked(index: Index, reply: Reply, best: Sequence[Judged], speaker: str) -> Answer:
    """Whether it was the person asked about, somebody else, or nobody who is named."""
    who = resolve(index, speaker)
    asked = _typed(speaker, who)
    if note := taken_for(who, speaker):
        reply.line(note)
    rivals = _together(index, best)
    theirs = [one for one in best if _by(who, one.quote) and one.match.score >= best[0].match.score - 2 * _TIES]
    if theirs:
        reply.line(f"{_confirmed(theirs[0].quote)} {_head(reply, theirs[0], doubted=True)}")
        return _listing(index, reply, [*theirs, *(one for one in rivals if one not in theirs)], "found")
    if best[0].quote.kind == "term" or unsure(best[0].quote):
        reply.line(f"The articles do not attribute these words to {asked}. {_head(reply, best[0])}")
        nearest = [_shown(index, reply, one) for one in rivals]
        reply.nearest(nearest)
        return reply.done("not_found", nearest=nearest)
    unknown = "" if who.names or not is_absent(index, speaker) else f" The articles name no {asked}."
    reply.line(f"{_corrected(asked, best[0].quote)}{unknown} {_head(reply, best[0], doubted=True)}")
    return _listing(index, reply, best, "corrected")


def _confirmed(quote: Quote) -> str:
    return "Yes." if quote.confidence >= SURE else "Probably, but the attribution is not certain."


def _corrected(asked: str, quote: Quote) -> str:
    return f"Not {asked}." if quote.confidence >= SURE else f"Probably not {asked}; the attribution is not certain."


def _by(who: Resolution, quote: Quote) -> bool:
    return not unsure(quote) and any(same_speaker(who, name) for name in quote.speakers)


def _nobody(index: Index, reply: Reply, asked: str, judged: Sequence[Judged], speaker: str | None) -> Answer:
    if told := _outside(index, asked, _PLAIN_TEXT if not judged or judged[0].quote.kind != "block" else _OVER_BLOCK):
        return _told(reply, "Nobody is quoted with these words; an article itself says:", told[0])
    if speaker and (sentence := _in_other_words(index, asked, resolve(index, speaker))):
        return _told(reply, "Nobody is quoted with these words; in other words the articles have:", sentence)
    by = f" {_without_match(index, speaker)}" if speaker else ""
    reply.line(f"Nobody in the articles is quoted with these words.{by}")
    near = _near(judged)
    nearest = [_shown(index, reply, one) for one in near]
    reply.nearest(nearest, [_excerpt(_wording(one) or one_line(one.quote.text), one) for one in near])
    return reply.done("not_found", nearest=nearest)


def _without_match(index: Index, typed: str) -> str:
    who = resolve(index, typed)
    asked = _typed(typed, who)
    absent = not who.names and is_absent(index, typed)
    told = f"The articles name no {asked}." if absent else f"No quotation of {asked} matches."
    return f"{told} {taken_for(who, typed)}".strip()


def _typed(name: str, who: Resolution) -> str:
    """The name as the articles have it, else as it was typed, with capitals."""
    return who.names[0] if who.names else " ".join(word[:1].upper() + word[1:] for word in name.split())


def _told(reply: Reply, head: str, one: Sentence) -> Answer:
    found = FoundSentence(one.text, one.document, one.start, one.end, one.sources, one.paragraph, one.kind)
    reply.line(head)
    reply.sentence(found)
    status: Status = "not_found"
    return reply.done(status, sentences=(found,))


def _excerpt(text: str, one: Judged) -> str:
    """The words around the match, where the quotation is long."""
    chunks = text.split()
    if not one.fits or len(chunks) <= _LONG:
        return text
    counts = list(accumulate(len(words(chunk)) for chunk in chunks))
    first = max(0, sum(count <= one.match.start for count in counts) - _MARGIN)
    last = min(len(chunks), sum(count < one.match.end for count in counts) + 1 + _MARGIN)
    cut = " ".join(chunks[first:last])
    return f"{'… ' if first else ''}{cut}{' …' if last < len(chunks) else ''}"


def _near(judged: Sequence[Judged]) -> list[Judged]:
    """What came closest, at most three, one block quotation at most; less close ones only beside none that is close."""
    near = [one for one in judged if one.match.share >= NEAREST and one.match.matched > 1]
    near = _apart(sorted(near, key=lambda one: (-one.match.share, -one.match.score)))
    if near and near[0].match.share >= FOUND:
        near = [one for one in near if one.match.share >= FOUND]
    blocks = [one for one in near if one.quote.kind == "block"]
    return [one for one in near if one not in blocks[1:]][:3]


def _outside(index: Index, asked: str, least: float) -> tuple[Sentence, float] | None:
    """The sentence that holds the words outside all quotations, and how well it fits (``least`` to 1)."""
    spoken = words(asked)
    weigh = weigher(index)
    fits = [(sentence, align(spoken, words(sentence.text), weigh)) for sentence in _holding(index, spoken, _LOOKED_AT)]
    good = [
        (sentence, match.score)
        for sentence, match in fits
        if match.score >= least and match.matched >= 3 and not changes_meaning(match) and not _quoted(index, sentence)
    ]
    return max(good, key=lambda one: one[1], default=None)


def _holding(index: Index, spoken: Sequence[str], share: float) -> list[Sentence]:
    """The sentences that hold this share of the stems that carry meaning, of those that hold the rarest."""
    asked = _content(spoken)
    often: Counter[int] = Counter()
    for term in sorted(filter(index.sentence_frequency, asked), key=index.sentence_frequency):
        if often and index.sentence_frequency(term) > _COMMON:
            break
        often.update(index.sentences_with(term))
    numbers = sorted(number for number, _ in often.most_common(_HELD))
    sentences = index.sentences_by_number(numbers)
    return [one for one in sentences if sum(f" {term} " in one.said for term in asked) >= share * len(asked)]


def _content(spoken: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(stem(word) for word in spoken if word not in STOP_WORDS))


def _quoted(index: Index, sentence: Sentence) -> bool:
    """Whether most of the sentence is somebody's words."""
    inside = sum(
        max(0, min(quote.end, sentence.end) - max(quote.start, sentence.start))
        for quote in index.quotes_in(sentence.document)
        if quote.kind in ("speech", "statement", "block")
    )
    return 2 * inside > sentence.end - sentence.start


def _in_other_words(index: Index, asked: str, who: Resolution) -> Sentence | None:
    """A sentence with words or a report of this speaker that holds all that was asked, and denies none of it."""
    spoken = words(asked)
    if len(_content(spoken)) < 2 or not who.names:
        return None
    spans = [(quote.document, quote.sentence) for quote in quotes_of(index, who)]
    for sentence in _holding(index, spoken, 1.0):
        theirs = any(one == sentence.document and span.start <= sentence.start < span.end for one, span in spans)
        if theirs and not changes_meaning(align(spoken, words(sentence.text), weigher(index))):
            return sentence
    return None
