"""Any other question: the one to three sentences that hold the answer, or that none does."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.answers.lexicon import countries, synonyms
from bot.answers.phrases import ASKS
from bot.answers.ranking import as_shown
from bot.answers.reply import Reply, listed, one_line
from bot.answers.topic import Hit, Topic, hits, nearest_topics, topic_of
from bot.index import Index
from bot.model import Answer
from bot.words import STOP_WORDS, key, stem, words

_LIMIT = 3
_HELD = 0.6  # share of the question's weight that a sentence with its neighbours must hold
_HELD_IF_STRANGE = 0.75  # the same when the articles do not know one of its words
_COUNTED_OFF = 0.2  # so much less is enough where the thing that is counted stands beside a number
_ITSELF = 0.45  # share that the sentence itself must hold
_NEAR_BEST = 0.85  # further sentences must score this share of the best
_REACH = 4  # words between a number and the thing it counts

_IGNORED = frozenset(
    "article articles source sources tell give show find please exactly thing things country countries person place "
    "city year day date say says said many much often times kind sort type name new want wants do use used "
    "share percentage number amount proportion ppl last lasted lasts "
    "describe described describes call called calls label labelled dub dubbed hail hailed dismiss dismissed".split()
)
_QUANTITY = re.compile(
    r"\bhow (?:many|much|often|old|long|big|large|far|high)\b|\bwhat (?:share|percentage|number|proportion|amount)\b",
    re.IGNORECASE,
)
_OFTEN = re.compile(r"\b(?:once|twice|\w+ times|daily|weekly|monthly|yearly|every|never)\b", re.IGNORECASE)
_DOES = re.compile(
    r"\W*(?:(?:when|why|where) )?"
    r"(?:did|does|do|will|would|has|have|had|can|could|is|are|was|were)\s+(?:the\s+)?((?:\w+ and )?\w+)\s+"
    r"(?:really\s+|ever\s+|also\s+|going to\s+|planning to\s+)*(\w+)",
    re.IGNORECASE,
)
_HOW_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_SPELL = re.compile(
    r"(?:\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|few|half an?|"
    r"full)\b)[\s-]+(?:full |more )?"
    r"(?:minute|hour|day|night|week|month|year|decade)|\ban? (?:minute|hour|day|night|week|month|year|decade)\b",
    re.IGNORECASE,
)
_HOW_OFTEN = re.compile(r"\bhow (?:often|many times)\b", re.IGNORECASE)
_MEASURED = re.compile(r"\bhow (?:long|big|large|far|high)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\bhow (?:many|much) (\w+)", re.IGNORECASE)
_WHEN = re.compile(r"\bwhen\b|\b(?:what|which) (?:day|date|year|time|month)\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(?:dozens?|hundreds?|thousands?|millions?|billions?|half|third|quarter|once|twice|double|triple|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|percent|single|one)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day|\b(?:january|february|march|april|may|june|july|august|september|"
    r"october|november|december)\b|\b(?:19|20)\d\d\b|\b(?:yesterday|today|tomorrow|spring|summer|autumn|winter)\b|"
    r"\b(?:last|next|this) (?:week|month|year)|\bago\b|\bsince\b",
    re.IGNORECASE,
)


class Wanted(NamedTuple):
    """What kind of answer a question asks for: a pattern that the sentence must hold, and what is counted."""

    pattern: re.Pattern[str] | None
    counted: str | None = None
    doers: tuple[str, ...] = ()
    deed: str | None = None


def find(index: Index, question: str) -> Answer:
    """The sentences that answer a question of fact, captions included and marked; not found when none holds it."""
    reply = Reply(index, question, "find")
    asked = _MEASURED.sub("how", question)
    if not ASKS.match(question):  # a claim: its figures may be wrong
        asked = re.sub(r"\b\d[\d.,]*\b", " ", " ".join(words(question)))
    topic = topic_of(index, asked, ignored=_IGNORED)
    best = _answering(index, question, topic)
    if not best:
        near = nearest_topics(index, topic)
        instead = f" They do speak of {listed(near)}." if near else ""
        reply.line(f"The articles do not answer “{one_line(question)}”.{instead}")
        return reply.done("not_found")
    shown = [as_shown(hit.sentence) for hit in best]
    for one in shown:
        reply.sentence(one, of=index.document_count())
    if (
        len({one.document for one in shown}) == 1
        and all(one.sources == 1 for one in shown)
        and index.document_count() > 1
    ):
        reply.line("Found in one article.")
    return reply.done("found", sentences=shown)


def _answering(index: Index, question: str, topic: Topic) -> list[Hit]:
    if not topic.concepts or any(concept.name and not concept.known for concept in topic.concepts):
        return []
    wanted = _wanted(index, question)
    certain = all(concept.known for concept in topic.concepts) and bool(ASKS.match(question))
    held = _HELD if certain else _HELD_IF_STRANGE
    scored = [(score, hit) for hit in hits(index, topic) if (score := _score(hit, wanted, held))]
    scored.sort(key=lambda one: (-one[0], one[1].sentence.number))
    kept: list[Hit] = []
    for score, hit in scored:
        if score >= _NEAR_BEST * scored[0][0] and all(hit.said != other.said for other in kept):
            kept.append(hit)
    return kept[:_LIMIT]


def _wanted(index: Index, question: str) -> Wanted:
    match = _DOES.match(question)
    doers = key(match[1]).split(" and ") if match else []
    if match and doers and all(index.entities_called(name) or name in countries() for name in doers):
        return Wanted(_DATE if _WHEN.search(question) else None, None, tuple(doers), key(match[2]))
    if _HOW_LONG.search(question):
        return Wanted(_SPELL)
    if _HOW_OFTEN.search(question):
        return Wanted(_OFTEN)
    if _QUANTITY.search(question):
        counted = [word for match in _COUNTED.finditer(question) for word in words(match[1])]
        return Wanted(_NUMBER, next((word for word in counted if word not in STOP_WORDS), None))
    if _WHEN.search(question):
        return Wanted(_DATE)
    return Wanted(None)


def _score(hit: Hit, wanted: Wanted, held: float) -> float:
    """0 when the sentence does not answer; else how much of the question it holds, with its kind of answer."""
    if hit.sentence.kind in ("title", "heading", "byline"):
        return 0.0
    if wanted.pattern and not wanted.pattern.search(hit.sentence.text):
        return 0.0
    if wanted.deed and not _done_by(hit, wanted.doers, wanted.deed, certain=wanted.pattern is not None):
        return 0.0
    counted = bool(wanted.counted) and _counts(hit.sentence.text, wanted.counted or "")
    if wanted.counted and not counted:
        return 0.0
    if hit.wide < held - _COUNTED_OFF * counted or hit.own < _ITSELF:
        return 0.0
    return hit.own + 0.4 * hit.wide + 0.5 * counted


def _done_by(hit: Hit, doers: tuple[str, ...], deed: str, *, certain: bool) -> bool:
    """Whether one of the doers stands nearer before the deed than any other name; where it is not, not ``certain``."""
    said = words(hit.sentence.text)
    deeds = {stem(deed), *synonyms().get(stem(deed), ())}
    named = [name for doer in doers for name in (doer, *countries().get(doer, ((), ()))[0])]
    people = {stem(name) for name in named if " " not in name}
    done = [n for n, word in enumerate(said) if stem(word) in deeds]
    return any(_last_name(hit.sentence.text, said[:n], people) for n in done) if done else not certain


def _last_name(text: str, before: list[str], people: set[str]) -> bool:
    """Whether the last capitalised of these first words of the text, or one joined to it by "and", is of the people."""
    written = {word for token in re.findall(r"\b[A-Z][\w’'.]*", text) for word in words(token)} - STOP_WORDS
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n] in written), -1)
    while last >= 0 and stem(before[last]) not in people:
        joined = last > 1 and before[last - 1] == "and" and before[last - 2] in written
        last = last - 2 if joined else -1
    return last >= 0


def _counts(text: str, thing: str) -> bool:
    """Whether a number stands just before the thing counted."""
    said = words(text)
    targets = {n for n, word in enumerate(said) if stem(word) == stem(thing)}
    numbers = [n for n, word in enumerate(said) if _NUMBER.search(word)]
    return any(0 < target - number <= _REACH for target in targets for number in numbers)
