"""From a line typed in a hurry to what is asked.

The order matters: plain "who said" first, then a line that is itself a quotation, then commands, then the ladder for
bare lines: a question is for ``find``, a name is a profile, a statement may be a misremembered quotation, and what is
left is a topic to summarise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.answers import phrases
from bot.answers.articles import articles_in, missing, without_article
from bot.answers.judge import Judged, judge
from bot.answers.lexicon import countries
from bot.answers.names import resolve
from bot.answers.plan import Plan, bare, clean, straight
from bot.answers.quotes import quotes_of
from bot.answers.speakers import is_kind, speakers
from bot.answers.spelling import respelt
from bot.answers.topic import covered, hits, topic_of
from bot.index import Index
from bot.model import Length
from bot.words import STOP_WORDS, key, pairs, stem, stems, words

_PASTED = 4  # words from which a bare line may be a pasted quotation
_LOOKED_AT = 6  # quotations that a pasted line may be
_NEIGHBOURS = 0.3  # share of the pairs of neighbouring words that quotations must hold for it
_LIKE = 0.9  # score from which it is one
_RESEMBLES = 0.6  # score from which a bare statement is taken for a quotation that somebody misremembers
_STATEMENT = 6  # words from which a bare line with a verb is taken for a quotation
_NAME = 5  # words of a name at most

_OF_SOURCES = re.compile(r"(?:how|where|do|does|what|which)\b.*\b(?:sources|articles|outlets|papers|accounts)\b", re.I)
_COMMANDS = frozenset("summarise summarize summary sum tldr recap takeaways compare sources profile".split())

Step = Callable[[Index, str], Plan | None]


def plan(index: Index, question: str) -> Plan:
    """What the question asks for."""
    text = clean(question)
    typed = _led_in(respelt(straight(text)))
    if not words(typed):
        return Plan("help")
    if found := _first(index, typed, (_help, _claim, _known, _who_said, _did_say)):
        return found
    told = typed.split(maxsplit=1)[0].lower() in _COMMANDS or bool(_OF_SOURCES.match(typed))  # no pasted quotation
    judged = judge(index, bare(text)) if not told and _may_be_quoted(index, bare(text)) else []
    if judged and _pasted(judged[0]):
        return Plan("who_said", bare(text))
    steps = (_sources, _agreeing, _compare, _quotes, _takeaways, _summary, _profile)
    return _first(index, typed, steps) or _ladder(index, typed, judged)


def _led_in(text: str) -> str:
    """The question without what people say before they ask; all of it where nothing else is left but marks."""
    return phrases.COURTESY.cut(phrases.LEAD_IN.cut(text, once=True))


def _first(index: Index, text: str, steps: Sequence[Step]) -> Plan | None:
    return next((found for step in steps if (found := step(index, text))), None)


def _may_be_quoted(index: Index, line: str) -> bool:
    """Whether enough neighbours of the line, names apart, stand side by side in the quotations most like it."""
    said = words(line)
    if len(said) < _PASTED:
        return False
    plain = [stem("" if index.is_proper(word) else word) for word in said]
    neighbours = [f"{one} {other}" for one, other in pairwise(plain) if one and other]
    likely = index.quote_texts(number for number, _ in index.likely_quotes(said, _LOOKED_AT).gains)
    held = {pair for text in likely.values() for pair in pairs(stems(text))}
    known = sum(1 for pair in neighbours if pair in held)
    return known >= max(1, _NEIGHBOURS * len(neighbours))


def _pasted(best: Judged) -> bool:
    match = best.match
    known = best.verdict in ("exact", "close") and match.score >= _LIKE
    return known and match.content >= 2 and len(match.pairs) >= _PASTED


def _help(_: Index, text: str) -> Plan | None:
    return Plan("help") if phrases.HELP.match(text) else None


def _claim(_: Index, text: str) -> Plan | None:
    match = phrases.CLAIM.match(text)
    return Plan("find", match["rest"]) if match else None


def _known(index: Index, text: str) -> Plan | None:
    """What is known of an article beside its words: who wrote it, when it was published."""
    if not phrases.KNOWN.search(text) or not (articles_in(index, text) or missing(index, text) is not None):
        return None
    return Plan("sources", text)


# -- who said it


def _who_said(index: Index, text: str) -> Plan | None:
    if phrases.DESCRIBED.match(text):
        return Plan("find", text)
    match = phrases.WHO.match(text) or phrases.WHOSE.match(text) or phrases.WHENCE.match(text) or _who_last(index, text)
    if match is None:
        return None
    said = _quoted(text) or _words_of(match["rest"])
    return Plan("who_said", said) if words(said) else None


def _who_last(index: Index, text: str) -> re.Match[str] | None:
    """“…, who said that?” – but “Korolev, who is that?” asks for a person."""
    match = phrases.WHO_LAST.match(text)
    if match is None or len(words(match["rest"])) < 2:
        return None
    name = resolve(index, match["rest"], guess=False).names
    return None if name and len(words(match["rest"])) < _NAME else match


def _quoted(text: str) -> str:
    """What stands in quotation marks: all of the double ones, else the longest between single ones."""
    doubled = re.findall(r'"([^"]+)"', text) or re.findall(r'"([^"]{8,})$', text)
    if doubled:
        return " ".join(doubled)
    return max(re.findall(r"(?<!\w)'([^\"]+)'(?!\w)", text), key=len, default="")


def _words_of(text: str) -> str:
    """The words asked for, without “that thing about” and the like."""
    return phrases.LEAD.cut(text, once=True).strip(" ?!\"'")


def _did_say(_: Index, text: str) -> Plan | None:
    """“Did X say …?”: about something, or in these words."""
    match = phrases.DID_SAY.match(text) or phrases.SAID_RIGHT.match(text) or phrases.SAID_QUOTED.match(text)
    if match is None or phrases.NOBODY.match(match["name"]) or phrases.TEXT_SAYS.match(text):
        return None
    rest = match["rest"].strip()
    if asks := phrases.ANYTHING.match(rest) or phrases.ABOUT.match(rest):
        return Plan("quotes", match["name"], topic=bare(asks["topic"]) or None)
    return Plan("who_said", _quoted(text) or _words_of(rest), speaker=match["name"])


# -- commands


def _sources(_: Index, text: str) -> Plan | None:
    if phrases.YOURS.match(text):
        return Plan("sources")
    match = phrases.SOURCES.match(text)
    if match is None or phrases.COMPARE.search(text):
        return None
    about = phrases.SOURCES_ABOUT.match(match["rest"])
    topic = bare(about["topic"]) if about else ""
    return Plan("sources", topic=topic if set(words(topic)) - STOP_WORDS else None)


def _agreeing(index: Index, text: str) -> Plan | None:
    """“Who agrees with X (on Y)?”, “do X and Y agree on Z?”"""
    match = phrases.AGREES.match(text)
    if match and speakers(index, match["name"]).names:
        return Plan("compare", speaker=match["name"], topic=match["topic"])
    match = phrases.AGREE.match(text) or phrases.AGREES_WITH.match(text)
    if match and all(speakers(index, match[one]).names for one in ("name", "other")):
        return Plan("compare", match["other"], speaker=match["name"], topic=match["topic"])
    return None


def _compare(_: Index, text: str) -> Plan | None:
    if not phrases.COMPARE.search(text):
        return None
    subject = " ".join(phrases.COMPARE_WORDS.cut(text, by=" ").split())
    subject = bare(phrases.COMPARE_LEAD.cut(subject))
    part = "shared" if phrases.SHARED.search(text) else "alone" if phrases.ALONE.search(text) else ""
    return Plan("compare", subject if set(words(subject)) - STOP_WORDS else "", topic=part)


def _quotes(index: Index, text: str) -> Plan | None:
    if match := phrases.QUOTED.match(text):
        name = "people" if match["name"].lower() == "who" else match["name"]
        return Plan("quotes", name) if is_kind(name) else None
    if phrases.ALL_QUOTES.match(text):
        return Plan("quotes")
    if match := phrases.TOPIC_QUOTES.match(text):
        return Plan("quotes", match["name"] or "", topic=match["topic"])
    if articles_in(index, text) or phrases.TEXT_SAYS.match(text):
        return _quotes_in(index, text)
    if missing(index, text) is not None and phrases.QUOTES_IN.match(text):
        return Plan("summarise", text)
    return _quotes_of(index, text) or _name_on(index, text)


def _quotes_in(index: Index, text: str) -> Plan | None:
    """“quotes from article 2”, “quotes by Solberg in the second article”."""
    match = phrases.QUOTES_BY_IN.match(text)
    if match and articles_in(index, match["within"]) and _speaks(index, match["name"]):
        return Plan("quotes", match["name"], within=match["within"])
    match = phrases.QUOTES_IN.match(text)
    return Plan("quotes", within=match["within"]) if match and articles_in(index, match["within"]) else None


def _quotes_of(index: Index, text: str) -> Plan | None:
    """The quotations of somebody who is named; a topic's summary where the name is none."""
    together = bool(phrases.TOGETHER.search(text))
    line = phrases.TOGETHER.cut(text, by=" ") if together else text
    for pattern in (phrases.VIEWS, phrases.WHAT_SAID, phrases.SAID_WHAT, phrases.QUOTES_OF, phrases.OF_QUOTES):
        match = pattern.match(line)
        if match is None:
            continue
        name, topic = phrases.ARTICLE_WORD.cut(match["name"]), match["topic"]
        if _speaks(index, match["name"], unknown=pattern is not phrases.VIEWS):
            return Plan("quotes", match["name"], topic=topic, together=together)
        if pattern in (phrases.VIEWS, phrases.WHAT_SAID):
            return Plan("summarise", f"what {name} says of {topic}" if topic else name)
    return None


def _name_on(index: Index, text: str) -> Plan | None:
    """“Solberg on the catch”."""
    match = phrases.NAME_ON.match(text)
    if match and len(words(match["name"])) < _NAME and _speaks(index, match["name"], guess=" and " in match["name"]):
        return Plan("quotes", match["name"], topic=match["topic"])
    return None


def _speaks(index: Index, name: str, *, guess: bool = True, unknown: bool = True) -> bool:
    """Whether it is a person, a body that is quoted, or (``unknown``) nobody known, so that a reply says so."""
    who = speakers(index, name) if guess else resolve(index, name, guess=False)
    if any(entity.kind == "person" for entity in who.entities) or who.speakers:
        return True
    if who.entities:
        return bool(quotes_of(index, who))
    if not (guess and unknown) or is_kind(name) or key(name) in countries():
        return False
    return bool(set(words(name)) - STOP_WORDS) and not covered(about := topic_of(index, name), hits(index, about))


def _takeaways(index: Index, text: str) -> Plan | None:
    if not phrases.TAKEAWAYS.search(_outside_title(index, text)):
        return None
    if articles_in(index, text):
        return Plan("takeaways", text, length=_length(text))
    left = phrases.TAKEAWAYS.cut(_unsized(text), once=True, by=" ")
    return Plan("takeaways", _subject(phrases.TAKEAWAYS_LEAD.cut(left)), length=_length(text))


def _summary(index: Index, text: str) -> Plan | None:
    left = _outside_title(index, text)
    if (match := phrases.REACTED.match(left)) and not articles_in(index, text):
        return Plan("summarise", f"how {match['name']} reacted{match['topic']}", length=_length(text))
    happened = phrases.HAPPENED.match(left)
    named = bool(articles_in(index, text)) or missing(index, text) is not None
    if (told := phrases.TEXT_SAYS.match(text)) and not named and not phrases.COMPARE.search(text):
        return Plan("summarise", _subject(_unsized(told["topic"] or "")), length=_length(text))
    if phrases.SUMMARY.search(left):
        subject = phrases.SUMMARY.cut(text, by=" ")
    elif happened:
        subject = happened["rest"]
    elif named and phrases.ARTICLE_SAYS.match(text):
        subject = text
    else:
        return None
    return Plan("summarise", text if named else _subject(_unsized(subject)), length=_length(text))


def _outside_title(index: Index, text: str) -> str:
    """The line less the words of an article's title, which may look like a command."""
    for card in articles_in(index, text):
        text = without_article(card, text)
    return text


def _subject(text: str) -> str:
    """What is left when the command is taken away; empty for "all the articles" and the like."""
    text = phrases.SAID_OF.cut(" ".join(text.split()).strip(' ?!.,:;-+"')).strip()
    while (shorter := phrases.POLITE.cut(phrases.LEADING.cut(text, once=True))) != text:
        text = shorter.strip()
    text = phrases.TRAILING.cut(text)
    return "" if phrases.EVERYTHING.match(text) else text


def _unsized(text: str) -> str:
    for size in (phrases.SHORT, phrases.LONG, phrases.NORMAL):
        text = size.cut(text, by=" ")
    return text


def _length(text: str) -> Length | None:
    if phrases.SHORT.search(text):
        return "short"
    return "long" if phrases.LONG.search(text) else None


def _profile(index: Index, text: str) -> Plan | None:
    if match := phrases.PROFILE.match(text):
        return Plan("profile", match["name"])
    for pattern in (phrases.WHO_IS, phrases.IS_WHO):
        if (match := pattern.match(text)) and _is_name(index, match["name"]):
            return Plan("profile", match["name"])
    match = phrases.WHO_IS.match(text) if text.lower().startswith("who") else None
    unknown = match and (_is_nobody(index, match["name"]) or _is_like_a_name(index, match["name"]))
    return Plan("profile", match["name"]) if match and unknown else None


def _is_like_a_name(index: Index, text: str) -> bool:
    """Whether it is nobody in the articles, but may be meant for somebody: the reply says so."""
    return 1 < len(words(text)) <= 3 and bool(resolve(index, text).near)


def _is_nobody(index: Index, text: str) -> bool:
    """Whether it is a name of two words at most that the articles do not hold at all."""
    asked = words(text)
    return 0 < len(asked) <= 2 and not any(word in STOP_WORDS or index.sentence_frequency(stem(word)) for word in asked)


def _is_name(index: Index, text: str) -> bool:
    """Whether the articles know it, also misspelt; “Xi's wife” is more than a name."""
    known = resolve(index, text, guess=False)
    return bool(known.names) or (len(words(text)) <= 3 and bool(resolve(index, text).names))


# -- bare lines


def _resembles(best: Judged) -> bool:
    """Whether a bare line is a quotation but for small things; “the deal on gas” is a topic, however alike."""
    return best.verdict in ("exact", "close") and best.match.score >= _RESEMBLES and best.match.matched >= 3


def _ladder(index: Index, text: str, judged: Sequence[Judged]) -> Plan:
    """A line without a command."""
    line = bare(text)
    quoted = _quoted(text)
    if quoted and len(words(quoted)) >= 0.6 * len(words(text)):
        return Plan("who_said", quoted)
    if missing(index, text) is not None:
        return Plan("summarise", text)
    if phrases.ASKS.match(text):
        return Plan("find", text)
    if len(words(line)) <= _NAME and _is_name(index, line):
        return Plan("profile", line)
    if articles_in(index, text):
        return Plan("summarise", text)
    stated = len(words(line)) >= _STATEMENT and bool(phrases.STATES.search(line))
    if stated or (judged and _resembles(judged[0])):
        return Plan("who_said", line)
    return Plan("summarise", _subject(_unsized(line)), length=_length(text))
