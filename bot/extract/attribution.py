"""Who said each quotation: candidates ranked, pronouns and descriptions resolved, chances of one speaker added up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.extract.article import Read
from bot.extract.candidates import Candidate, candidates
from bot.extract.referents import referents
from bot.extract.sifting import sift, spoken_of
from bot.extract.speaker import Attribution
from bot.extract.weights import probabilities

_PROSE = 300  # quotations a paragraph; one with more is no prose, and nobody speaks there
_MANY, _SPARSE = 3000, 60  # an article of so many quotations, with so few characters to each, is no prose either
_DOUBTFUL = 0.3  # chance below which "nobody" is no finding but ignorance
_SENTENCE = 5  # words from which a quotation is surely somebody's
_LABEL = re.compile(r"([A-Z][A-Z.'’ -]{2,30}): ")
_FAINT = 0.02  # candidates less likely than this are not resolved


def attribute(read: Read) -> list[Attribution]:
    """One attribution a quotation, in order."""
    done: list[Attribution] = []
    crowded = _crowded(read)
    for number, quotation in enumerate(read.quotations):
        done.append(
            Attribution(nobody=True, confidence=1.0) if quotation.passage in crowded else _decide(read, number, done)
        )
    for number in range(len(done) - 2, -1, -1):
        done[number] = _looked_ahead(done[number], done[number + 1])
    return [_echoed(read, number, done) if said.nobody else said for number, said in enumerate(done)]


def _looked_ahead(said: Attribution, after: Attribution) -> Attribution:
    """An attribution with what the quotation after it tells: the same speaker makes it surer."""
    if said.nobody and said.cue == "next":
        return replace(after, confidence=said.confidence * after.confidence)
    if not said.nobody and (said.members, said.description) == (after.members, after.description):
        return replace(said, confidence=min(1.0, said.confidence + said.ahead * after.confidence))
    return said


def _labelled(read: Read, number: int) -> Attribution | None:
    """The speaker of a transcript that names them before their words: “DOE: We came to listen.”"""
    label = _LABEL.match(read.tokens[read.places[number]].text)
    if label is None:
        return None
    word = label[1].split()[-1].lower()
    member = next(
        (k for k, m in enumerate(read.cast.members) if m.type == "person" and m.names[-1].lower() == word), None
    )
    if member is not None:
        return Attribution(members=(member,), confidence=0.95, cue=":")
    return Attribution(description=label[1].title(), confidence=0.7, cue=":")


def _coordinated(read: Read, number: int) -> bool:
    """Whether a quotation is joined to the one before: “X” and “Y”."""
    gap = read.tokens[read.places[number - 1] + 1 : read.places[number]]
    return 0 < len(gap) <= 2 and gap[-1].low in ("and", "or") and all(t.low in ("and", "or", ",") for t in gap)


def _goes_on(read: Read, number: int) -> bool:
    """Whether a quotation goes on with the one before, which its paragraph left open, and has no words beside it."""
    place = read.places[number]
    around = [*read.tokens[max(0, place - 2) : place], *read.tokens[place + 1 : place + 3]]
    passage = read.tokens[place].passage
    return read.quotations[number].continues and not any(t.kind == "w" and t.passage == passage for t in around)


def _crowded(read: Read) -> set[int]:
    """Passages that hold more quotations than prose can."""
    counts = Counter(q.passage for q in read.quotations)
    if len(read.quotations) > _MANY and len(read.raw) < _SPARSE * len(read.quotations):
        return set(counts)
    return {passage for passage, count in counts.items() if count > _PROSE}


def _echoed(read: Read, number: int, done: Sequence[Attribution]) -> Attribution:
    """A headline's quotation has the speaker whom the article's own text gives the same words."""
    quotation = read.quotations[number]
    if read.passages[quotation.passage].kind not in ("title", "heading"):
        return done[number]
    own = _plain(read, number)
    if len(own.split()) < 2:
        return done[number]
    for other, said in enumerate(done):
        if (
            not said.nobody
            and read.passages[read.quotations[other].passage].kind in ("body", "block")
            and own in _plain(read, other)
        ):
            return replace(said, confidence=0.95 * said.confidence)
    return done[number]


def _plain(read: Read, number: int) -> str:
    quotation = read.quotations[number]
    return " ".join(re.findall(r"\w+", read.raw[quotation.start : quotation.end].lower()))


def _decide(read: Read, number: int, done: Sequence[Attribution]) -> Attribution:
    if spoken_of(read, number):
        return Attribution(nobody=True, confidence=0.95)
    labelled = _labelled(read, number)
    if labelled is not None:
        return labelled
    if number and not done[-1].nobody and (_goes_on(read, number) or _coordinated(read, number)):
        return replace(done[-1], cue=None)
    choices = sift(read, number, candidates(read, number))
    chances = probabilities("speaker", [c.features for c in choices])
    pooled: dict[tuple[object, ...], tuple[float, float, Attribution]] = {}
    for choice, chance in zip(choices, chances, strict=True):
        if chance < _FAINT:
            continue
        for found, share in _resolved(read, choice, done):
            key = (found.members, found.description.lower(), found.nobody, found.cue == "next")
            total, most, best = pooled.get(key, (0.0, 0.0, found))
            if chance > most:
                most, best = chance, found if found.mention or not best.mention else best
            pooled[key] = (total + chance * share, most, best)
    if not pooled:
        return Attribution()
    total, _, best = max(pooled.values(), key=lambda entry: entry[0])
    if best.nobody and total < _DOUBTFUL and len(read.tokens[read.places[number]].text.split()) >= _SENTENCE:
        return Attribution(confidence=0.0)  # somebody said it, but who cannot be told
    ahead = sum(chance for choice, chance in zip(choices, chances, strict=True) if choice.kind == "next")
    return replace(best, confidence=min(1.0, total), ahead=ahead)


def _resolved(read: Read, choice: Candidate, done: Sequence[Attribution]) -> list[tuple[Attribution, float]]:
    if choice.kind == "nobody":
        return [(Attribution(nobody=True), 1.0)]
    if choice.kind == "next":
        return [(Attribution(nobody=True, cue="next"), 1.0)]
    if choice.kind == "previous":
        return [(replace(done[-1], cue=None), done[-1].confidence)] if not done[-1].nobody else []
    assert choice.mention is not None
    verb = read.predicate(choice.mention)
    cue = read.tokens[verb.at].text if verb else None
    return [
        (replace(found, mention=choice.mention, cue=cue), share)
        for found, share in referents(read, choice.mention, done)
    ]
