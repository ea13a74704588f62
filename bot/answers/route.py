"""From a line typed in a hurry to what is asked.

The order matters: plain "who said" first, then a line that is itself a quotation, then commands, then the ladder for
bare lines: a question is for ``find``, a name is a profile, a statement may be a misremembered quotation, and what is
left is a topic to summarise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.answers import phrases
from bot.answers.articles import articles_in, without_article
from bot.answers.lexicon import countries
from bot.answers.names import resolve
from bot.answers.plan import Plan, bare, clean, straight
from bot.answers.quotes import quotes_of
from bot.answers.spelling import respelt
from bot.answers.topic import covered, hits, topic_of
from bot.answers.who_said import Judged, judge
from bot.index import Index
from bot.model import Length
from bot.words import STOP_WORDS, key, words

_PASTED = 4  # words from which a bare line may be a pasted quotation
_LIKE = 0.9  # score from which it is one
_RESEMBLES = 0.6  # score from which a bare statement is taken for a quotation that somebody misremembers
_STATEMENT = 6  # words from which a bare line with a verb is taken for a quotation
_NAME = 5  # words of a name at most

_COMMANDS = frozenset("summarise summarize summary sum tldr recap takeaways compare sources profile".split())

Step = Callable[[Index, str], Plan | None]


def plan(index: Index, question: str) -> Plan:
    """What the question asks for."""
    text = clean(question)
    if not words(text):
        return Plan("help")
    typed = respelt(straight(text))
    if found := _first(index, typed, (_help, _who_said, _did_say)):
        return found
    told = typed.split(maxsplit=1)[0].lower() in _COMMANDS  # what opens with a command is no pasted quotation
    judged = judge(index, bare(text)) if not told and len(words(text)) >= _PASTED else []
    if judged and _pasted(judged[0]):
        return Plan("who_said", bare(text))
    steps = (_sources, _compare, _quotes, _takeaways, _summary, _profile)
    return _first(index, typed, steps) or _ladder(index, typed, judged)


def _first(index: Index, text: str, steps: Sequence[Step]) -> Plan | None:
    return next((found for step in steps if (found := step(index, text))), None)


def _pasted(best: Judged) -> bool:
    match = best.match
    known = best.verdict in ("exact", "close") and match.score >= _LIKE
    return known and match.content >= 2 and len(match.pairs) >= _PASTED


def _help(_: Index, text: str) -> Plan | None:
    return Plan("help") if phrases.HELP.match(text) else None


# -- who said it


def _who_said(index: Index, text: str) -> Plan | None:
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
    if match is None or phrases.NOBODY.match(match["name"]):
        return None
    rest = match["rest"].strip()
    if asks := phrases.ANYTHING.match(rest) or phrases.ABOUT.match(rest):
        return Plan("quotes", match["name"], topic=bare(asks["topic"]) or None)
    return Plan("who_said", _quoted(text) or _words_of(rest), speaker=match["name"])


# -- commands


def _sources(_: Index, text: str) -> Plan | None:
    match = phrases.SOURCES.match(text)
    if match is None:
        return None
    about = phrases.SOURCES_ABOUT.match(match["rest"])
    topic = bare(about["topic"]) if about else ""
    return Plan("sources", topic=topic if set(words(topic)) - STOP_WORDS else None)


def _compare(_: Index, text: str) -> Plan | None:
    if not phrases.COMPARE.search(text):
        return None
    subject = " ".join(phrases.COMPARE_WORDS.cut(text, by=" ").split())
    return Plan("compare", bare(phrases.COMPARE_LEAD.cut(subject)))


def _quotes(index: Index, text: str) -> Plan | None:
    if articles_in(index, text):
        return None
    for pattern in (phrases.WHAT_SAID, phrases.SAID_WHAT, phrases.QUOTES_OF, phrases.OF_QUOTES):
        if match := pattern.match(text):
            name = phrases.ARTICLE_WORD.cut(match["name"])
            if pattern is phrases.WHAT_SAID and match["topic"] and not _speaks(index, name):
                return Plan("summarise", f"{name} {match['topic']}")
            return Plan("quotes", name, topic=match["topic"])
    match = phrases.NAME_ON.match(text)
    if match and len(words(match["name"])) < _NAME and _speaks(index, match["name"], guess=False):
        return Plan("quotes", match["name"], topic=match["topic"])
    return None


def _speaks(index: Index, name: str, *, guess: bool = True) -> bool:
    """Whether it is a person, a body that is quoted, or (with ``guess``) nobody known, so that a reply says so."""
    who = resolve(index, name, guess=guess)
    if any(entity.kind == "person" for entity in who.entities) or who.speakers:
        return True
    if who.entities:
        return bool(quotes_of(index, who))
    return guess and key(name) not in countries() and not covered(about := topic_of(index, name), hits(index, about))


def _takeaways(index: Index, text: str) -> Plan | None:
    if not phrases.TAKEAWAYS.search(_outside_title(index, text)):
        return None
    if articles_in(index, text):
        return Plan("takeaways", text, length=_length(text))
    left = phrases.TAKEAWAYS.cut(_unsized(text), once=True, by=" ")
    return Plan("takeaways", _subject(phrases.TAKEAWAYS_LEAD.cut(left)), length=_length(text))


def _summary(index: Index, text: str) -> Plan | None:
    left = _outside_title(index, text)
    happened = phrases.HAPPENED.match(left)
    named = bool(articles_in(index, text))
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
    text = " ".join(text.split()).strip(' ?!.,:;-+"')
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
    return None


def _is_name(index: Index, text: str) -> bool:
    """Whether the articles know it, also misspelt; “Xi's wife” is more than a name."""
    known = resolve(index, text, guess=False)
    return bool(known.names) or (len(words(text)) <= 3 and bool(resolve(index, text).names))


# -- bare lines


def _ladder(index: Index, text: str, judged: Sequence[Judged]) -> Plan:
    """A line without a command."""
    line = bare(text)
    quoted = _quoted(text)
    if quoted and len(words(quoted)) >= 0.6 * len(words(text)):
        return Plan("who_said", quoted)
    if phrases.ASKS.match(text):
        return Plan("find", text)
    if len(words(line)) <= _NAME and _is_name(index, line):
        return Plan("profile", line)
    if articles_in(index, text):
        return Plan("summarise", text)
    stated = len(words(line)) >= _STATEMENT and bool(phrases.STATES.search(line))
    if stated or (judged and judged[0].match.score >= _RESEMBLES and judged[0].match.matched >= 3):
        return Plan("who_said", line)
    return Plan("summarise", _subject(_unsized(line)), length=_length(text))
