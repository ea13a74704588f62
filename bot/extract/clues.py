"""What a person can read off a cue and off the places where its content may end: features of the linear model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bot.extract import lexicon as lex
from bot.extract.cues import VERBS
from bot.extract.mentions import Mention
from bot.extract.sites import Site
from bot.extract.tokens import Token
from bot.extract.wordkinds import BE, DO, HAVE, MODALS, NOT, kind

Features = tuple[tuple[str, tuple[str, ...]], ...]  # first parts of names, each with second parts: "n=that" with "say"

_OPENERS = frozenset(
    """and but or nor as at on in after before during when while where which who because if since although though unless
    with without for from until despite amid by to that whose about over than so according even including""".split()
)
_TIMES = frozenset(
    "week month year morning night evening afternoon weekend days weeks months yesterday today last this next".split()
)
_DETERMINERS = frozenset(("the", "his", "this"))
_NO_VERB_NEXT = _DETERMINERS | {"to"}
_BREAKS = frozenset("—–;:(-―")
_MARKS = _OPENERS | _TIMES | _BREAKS | {","}
_SIGNS = _TIMES | lex.SAY.keys() | VERBS.keys() | lex.NOUN_CUES | {",", ";"}
_MAIN_NEXT = frozenset((",the", ",he", ",Name", ",his", ",this", ",word"))
_STOPS = frozenset((",", ";", ":", "who", "which", "where", "that", "to"))
_FINITE = lex.COPULA | {
    form for forms in (lex.SAY, lex.CALL, lex.THINK) for form in forms if form.endswith(("s", "ed")) or form in lex.PAST
}
_CUT_OFF = frozenset(
    """the his this aux that to and or but of for at from in with on by into between before after during since until
    without within amid despite against under among through toward towards""".split()
)


def site_features(tokens: Sequence[Token], site: Site) -> Features:
    """What can be seen around a cue, whatever its content may be."""
    k = site.at
    after = kind(tokens[k + 1]) if k + 1 <= site.last else "$"
    second = kind(tokens[k + 2]) if k + 2 <= site.last else "$"
    before = kind(tokens[k - 1]) if k > site.first else "^"
    lead = kind(tokens[site.left - 1]) if site.left > site.first else "^"
    who = _who(site.subject)
    verb, group, form = f"v={site.stem}", site.group, site.form
    follows = f"n={after}"
    helper = _helper(tokens, k, site.first)
    comma = site.left > site.first + 2 and tokens[site.left - 1].text in ",—–"
    closes = site.right > site.last or tokens[site.right].text in ",;—–"
    return (
        ("", ("", group, verb, f"{form}|{group}")),
        (follows, (form, group, verb, second)),
        (f"who={who}", ("", group)),
        (f"link={site.link}", (form, who)),
        (f"aux={helper}", (form, group)),
        (f"b={before}", (form,)),
        (f"under={site.under}", (group, form)),
        (f"comma={comma}|closes={closes}", (group, site.link)),
        (f"comma={comma}", (verb,)),
        (f"deep={min(4, (k - site.first) // 6)}", ("",)),
        (f"lead={lead}", ("", site.link, follows)),
    )


def _who(mention: Mention | None) -> str:
    if mention is None:
        return "no"
    return mention.text.lower() if mention.kind == "pronoun" else f"{mention.kind}:{mention.type}"


def _helper(tokens: Sequence[Token], k: int, first: int) -> str:
    """The auxiliary before a verb: ``not``, ``modal``, ``to``, ``have``, ``be``, ``do`` or none."""
    found = ""
    for m in range(k - 1, max(first, k - 5) - 1, -1):
        low = tokens[m].low
        if low in NOT:
            return "not"
        if low in MODALS:
            return "modal"
        if low == "to":
            return "to"
        if low in HAVE:
            found = "have"
        elif low in BE:
            found = found or "be"
        elif low in DO:
            found = "do"
        elif kind(tokens[m]) != "adv":
            break
    return found


def clause_ahead(tokens: Sequence[Token], k: int, last: int) -> str:
    """Whether a clause starts at ``k``: ``be`` or ``verb`` after the word that shows it, or ``no``."""
    for m in range(k, min(last, k + 16) + 1):
        token = tokens[m]
        low = token.low
        if low in _STOPS and (m - k < 3 if low == "," else low in ";:" or m > k):
            return "no"
        if m > k and _finite(token) and kind(tokens[m - 1]) not in _DETERMINERS:
            return "be" if low in lex.COPULA else "verb"
    return "no"


def _finite(token: Token) -> bool:
    low = token.low
    return (low in _FINITE or (low[-2:] == "ed" and len(low) > 4)) and (token.text.islower() or token.opens)


class Place(NamedTuple):
    """A place where a content may end, before token ``at``: what stands there, what comes soon, finite verbs so far."""

    at: int
    mark: str
    ahead: str
    verbs: int
    quoted: bool


class Endings:
    """The places of one article where contents may end, found once for each sentence."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self._last = -1
        self._places: list[Place] = []
        self._verbs: list[int] = []  # finite verbs before each token, counted from ``_first``
        self._first = 0

    def of(self, site: Site, how: str, start: int, most: int) -> list[tuple[int, Features]]:
        """(token after the content, features), in order; the last is the end of the sentence."""
        if self._last != site.last or start < self._first:
            self._read(site.first, site.last)
        opening = kind(self.tokens[start])
        verbs = self._verbs[start + 1 - self._first]
        stretch = _Stretch(site, f"{how}:{opening}", opening, f"v={site.stem}", start)
        places = [p for p in self._places if p.at >= start + 2][:most]
        if site.sub and site.left == site.first + 1 + (self.tokens[site.first].kind == "b"):
            for k, place in enumerate(
                places
            ):  # "When Doe said the road was open, they cheered": the main clause begins
                if place.mark in _MAIN_NEXT and place.verbs > verbs:
                    return [(place.at, stretch.features(place, place.verbs - verbs, k))]
        places.append(Place(site.last + 1, "$", "", self._verbs[-1], self.tokens[site.last].kind == "q"))
        return [(p.at, stretch.features(p, p.verbs - verbs, order)) for order, p in enumerate(places)]

    def _read(self, first: int, last: int) -> None:
        self._first, self._last, self._verbs = first, last, [0]
        marks: list[tuple[int, str, int, bool]] = []
        signs: list[str] = []
        verbs = 0
        before = ""
        for j, token in enumerate(self.tokens[first : last + 1], first):
            low, role = token.low, token.role or kind(token)
            day = token.capital and token.base in lex.WEEKDAYS_MONTHS
            if (day or low in _MARKS) and before not in _CUT_OFF:
                marks.append((j, self._mark(j, low), verbs, before == "q"))
            signs.append("time" if day else _sign(token, before) if low in _SIGNS else "quote" if role == "q" else "")
            if (low in _FINITE or low[-2:] == "ed") and before not in _DETERMINERS and _finite(token):
                verbs += 1
            self._verbs.append(verbs)
            before = role
        self._places = [Place(j, mark, _ahead(signs, j - first), verbs, q) for j, mark, verbs, q in marks]

    def _mark(self, j: int, low: str) -> str:
        """What stands at a place where a content may end."""
        if low == ",":
            return "," + (self._next(j + 1) if j < self._last else "")
        if low in ("and", "but", "or"):
            return f"{low} {self._next(j + 1)}" if j < self._last else low
        return low if low in _OPENERS or low in _BREAKS else "time"

    def _next(self, j: int) -> str:
        """The kind of the word after a comma or conjunction; verbs are told apart."""
        token = self.tokens[j]
        found = kind(token)
        if token.kind != "w" or found == "adv" or token.capital:
            return found
        if token.low in VERBS:
            return "cueing" if found == "ing" else "cue"
        return "past" if token.low.endswith("ed") or token.low in lex.PAST else found


def _sign(token: Token, before: str) -> str:
    """What a word heralds for the places before it: a time, a cue, a noun of saying, a comma …"""
    low = token.low
    if low in _TIMES:
        return "time"
    if before not in _NO_VERB_NEXT:
        if low in lex.SAY:
            return "say"
        if low in VERBS and low[-1] in "sd" and token.text.islower():
            return "cue"
    return "text" if low in lex.NOUN_CUES else "," if low in (",", ";") else ""


def _ahead(signs: Sequence[str], k: int) -> str:
    """The first sign at a place or in the five words after it; a comma ends the search, a verb must come later."""
    first = signs[k]
    if first and first not in (",", "say", "cue"):
        return first
    for sign in signs[k + 1 : k + 6]:
        if sign:
            return "" if sign == "," else sign
    return ""


class _Stretch(NamedTuple):
    site: Site
    tag: str
    opening: str
    verb: str
    start: int

    def features(self, place: Place, verbs: int, order: int) -> Features:
        site, tag, group = self.site, self.tag, self.site.group
        mark, ahead = place.mark, place.ahead
        size = place.at - self.start
        clause = "0" if verbs == 0 else "1" if verbs == 1 else "2"
        length = "3" if size <= 3 else "6" if size <= 6 else "12" if size <= 12 else "24" if size <= 24 else "x"
        end = "end" if mark == "$" else "inner"
        turn = "0" if order == 0 else "1" if order == 1 else "2"
        marked = f"{mark}|{clause}"
        return (
            (f"e={mark}", ("", group, tag, clause, f"{self.opening}|{clause}", site.form, length, self.verb)),
            (f"len={length}", (tag, group)),
            (f"clause={clause}", (tag, f"{group}|{end}")),
            (f"order={turn}", (end,)),
            (f"ahead={ahead}", (mark, group, marked)),
            (f"sub={site.sub}", (end, marked, f"{mark[:1]}|{turn}")),
            (f"quoted={place.quoted}", (end, group)),
        )
