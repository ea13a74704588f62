"""Reported speech: "Smith said the talks would resume". No marks, the reporter's words."""

from __future__ import annotations

from dataclasses import dataclass

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.syntax import Predicate, verb_group

_FEWEST = 4  # words; a shorter report says too little to be found again
_REACH = 14  # tokens within which a clause must show its verb
_CLOSING = lex.SAY_PLAINLY  # verbs that may close a sentence: "…, she said."
_NOT_SPEECH = frozenset(
    """read go text post observe find repeat signal reason snap relay release sum persist continue conclude
    recall tout cry boast deny emphasize emphasise""".split()
)
_BELIEFS = frozenset("believe think hope expect fear feel worry doubt understand".split())
_INTENTIONS = frozenset("vow pledge promise agree swear offer propose".split())
_REQUESTS = frozenset("urge ask demand advise warn tell".split())
_PARTICIPLES = frozenset(
    "saying adding noting arguing claiming stating insisting stressing warning explaining suggesting telling".split()
)
_MODALS = frozenset("will would could may might should shall must can to".split())  # not said, or not yet
_THAT_ONLY = frozenset("announce agree declare confirm vow pledge state report assure".split())
_DEPENDENT = frozenset(
    "while as in on at after before although though if when since speaking with by for during".split()
)
_BREAKS = frozenset("where which who whose when because although though while".split())
_TIMES = frozenset("on in at during after before last this earlier later yesterday today late early".split())


@dataclass(frozen=True, slots=True)
class Report:
    """``start`` and ``end`` of the reported content, who is said to have said it, and the word that says so."""

    start: int
    end: int
    mention: Mention
    cue: str


def find_reports(read: Read) -> list[Report]:
    """Reported speech outside quotations, in order, one for each verb of saying."""
    found: dict[int, Report] = {}
    acting: dict[int, Mention] = {}  # by sentence, the first who says, thinks or does something
    for mention in read.mentions:
        token = read.tokens[mention.first]
        if mention.kind == "relative" or read.passages[token.passage].kind not in ("body", "block", "caption"):
            continue
        verb = read.predicate(mention)
        if verb is None or verb.group in ("by", "passive"):
            continue
        acting.setdefault(token.sentence, mention)
        if verb.at not in found and _speaks(verb) and read.tokens[verb.at - 1].low not in _MODALS:
            _add(found, read, verb.at, mention, _content(read, mention, verb))
    for k, token in enumerate(read.tokens):
        if token.low in _PARTICIPLES and k and read.tokens[k - 1].text == "," and token.sentence in acting:
            mention = acting[token.sentence]
            verb = Predicate(k, lex.SAY[token.low], "say", "adj")
            if mention.last <= k and k not in found:
                _add(found, read, k, mention, _after(read, verb, _sentence_end(read, k)))
    spans = {(report.start, report.end): report for _, report in sorted(found.items(), reverse=True)}
    return sorted(spans.values(), key=lambda report: (report.start, report.end))


def _speaks(verb: Predicate) -> bool:
    return (verb.group == "say" and verb.stem not in _NOT_SPEECH) or (verb.group == "think" and verb.stem in _BELIEFS)


def _add(found: dict[int, Report], read: Read, at: int, mention: Mention, span: tuple[int, int] | None) -> None:
    if span and len(read.raw[span[0] : span[1]].split()) >= _FEWEST:
        found[at] = Report(*span, mention, read.tokens[at].text)


def _sentence_end(read: Read, k: int) -> int:
    while k + 1 < len(read.tokens) and read.tokens[k + 1].sentence == read.tokens[k].sentence:
        k += 1
    return k


def _content(read: Read, mention: Mention, verb: Predicate) -> tuple[int, int] | None:
    """The clause after "said (that)", before ", Smith said", or beside "according to Smith"."""
    tokens = read.tokens
    first = last = verb.at
    sentence = tokens[verb.at].sentence
    while first > 0 and tokens[first - 1].sentence == sentence and tokens[first - 1].kind != "b":
        first -= 1
    last = _sentence_end(read, last)
    left, right = min(verb.at, mention.np), max(verb.at + 1, mention.last)
    if verb.link == "acc" or (
        left == first + 1 and tokens[first].low == "as"
    ):  # "According to Doe, …", "As Doe said, …"
        return _beside(read, first, last, left, right)
    if mention.type == "document" and mention.np <= verb.at < mention.last:
        return None
    after = _after(read, verb, last) if verb.link not in ("inv", "by") else None
    if after is None and verb.stem in _CLOSING and tokens[verb.at].low[-3:] != "ing":
        return _before(read, first, left)
    return after


def _after(read: Read, verb: Predicate, last: int) -> tuple[int, int] | None:
    """The clause after the verb, past whom it is said to and when, up to the end of the sentence."""
    tokens = read.tokens
    k = verb.at + 1
    if verb.stem in ("tell", "assure", "warn", "remind", "inform", "advise", "promise") and k <= last:
        k = _past_addressee(read, k, last)
    for _ in range(3):
        step = _past_time(read, k, last) if k <= last and tokens[k].low != "that" else k
        if step == k:
            break
        k = step
    if k > last or tokens[k].kind != "w":
        return None
    if tokens[k].low == "to" and verb.stem in _INTENTIONS:
        return _trimmed(read, k, last)
    if verb.stem in _REQUESTS and _asked_to(read, k, last):
        return _trimmed(read, k, last)
    bare = verb.stem not in _THAT_ONLY and tokens[k].low not in _DEPENDENT and _finite(read, k, last)
    if tokens[k].low != "that" and not bare:
        return None
    return _trimmed(read, k, last)


def _asked_to(read: Read, first: int, last: int) -> bool:
    """ "Urged the hosts to wait": somebody, then an infinitive."""
    for k in range(first + 1, min(last, first + 9)):
        if read.tokens[k].kind != "w" or verb_group(read.tokens[k]) is not None:
            return False
        if read.tokens[k].low == "to":
            return True
    return False


def _finite(read: Read, first: int, last: int) -> bool:
    """Whether a clause with a finite verb starts at ``first``: "the talks would resume", but not "a visit to Oslo"."""
    tokens = read.tokens
    for k in range(first, min(last, first + _REACH) + 1):
        token = tokens[k]
        if token.text in (";", ":") or token.low in _BREAKS or (token.text == "," and k - first < 3):
            return False
        group = verb_group(token)
        if (
            k > first
            and group
            and (token.low in lex.COPULA or token.low.endswith(("s", "ed")) or token.low in lex.PAST)
        ):
            return tokens[k - 1].low not in lex.ARTICLES
    return False


def _before(read: Read, first: int, left: int) -> tuple[int, int] | None:
    """The clause that a closing ", Smith said" ends."""
    tokens = read.tokens
    if left - first < 3 or tokens[left - 1].text != ",":
        return None
    opens = first + 1 if tokens[first].kind == "p" else first
    inner = any(t.text == "," for t in tokens[opens : left - 1])
    if (tokens[opens].low in _DEPENDENT and not inner) or not _clause(read, opens, left - 2):
        return None
    return _trimmed(read, opens, left - 2)


def _clause(read: Read, first: int, last: int) -> bool:
    tokens = read.tokens
    return any(
        (group := verb_group(tokens[k])) is not None and tokens[k - 1].low not in lex.ARTICLES and group[0] != "to"
        for k in range(first + 1, last + 1)
    )


def _beside(read: Read, first: int, last: int, left: int, right: int) -> tuple[int, int] | None:
    """What "according to Smith" or "as Smith said" goes with: the rest of the sentence, without the comma."""
    tokens = read.tokens
    if left - first > 3 and tokens[left - 1].text == ",":
        return _trimmed(read, first, left - 2)
    if left - first > 1:
        return None
    k = right
    while k <= last and tokens[k].text != ",":
        k += 1
    return _trimmed(read, k + 1, last) if k < last and _clause(read, k + 1, last) else None


def _past_addressee(read: Read, k: int, last: int) -> int:
    tokens = read.tokens
    for m in range(k, min(last, k + 10)):
        if tokens[m].low == "that":
            return m
        if (
            m > k
            and tokens[m].low in ("he", "she", "they", "it", "the", "his", "there")
            and tokens[m - 1].low not in ("of", "in", "at", "to", "for", "from")
        ):
            return m
    return k + 1


def _past_time(read: Read, k: int, last: int) -> int:
    """Index after "on Tuesday", "in an interview", "last week"."""
    tokens = read.tokens
    if (
        tokens[k].text in lex.WEEKDAYS_MONTHS
        or tokens[k].low in lex.ADVERBS
        or tokens[k].low in ("yesterday", "today", "earlier", "later")
    ):
        return k + 1
    if tokens[k].low not in _TIMES:
        return k
    for m in range(k + 1, min(last, k + 7)):
        if tokens[m].low == "that":
            return m
        if tokens[m].text in lex.WEEKDAYS_MONTHS or tokens[m].low in (
            "week",
            "month",
            "year",
            "interview",
            "speech",
            "conference",
            "morning",
            "night",
            "evening",
        ):
            return m + 1
    return k


def _trimmed(read: Read, first: int, last: int) -> tuple[int, int] | None:
    tokens = read.tokens
    while last > first and tokens[last].kind == "p" and tokens[last].text in ".,;:!?[](":
        last -= 1
    if last <= first or all(t.kind == "q" for t in tokens[first : last + 1]):
        return None
    return tokens[first].start, tokens[last].end
