"""Where speech may be reported: cues with the subject that says, thinks, wants or judges something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.extract.article import Read
from bot.extract.cues import ADJECTIVES, NOUNS, VERBS
from bot.extract.mentions import Mention
from bot.extract.wordkinds import BE, NOT, PREPOSITIONS, kind

WIDEST = 100  # tokens of a sentence that are looked at on either side of a cue
_LONGEST = 9  # words of a noun phrase
_CUES = VERBS.keys() | NOUNS.keys() | ADJECTIVES | {"according", ":"}
_COMPLEMENTS = frozenset("that to of for about on over by from whether how why against".split())
_BASE_BEFORE = frozenset(("to", "aux", "he", "adv", "and", "or", "but", "wh", ",", "q", "him"))  # "they say", "to say"
_MANY = frozenset("people police men women many both most all some few others who not never".split())
_SHORTENED = frozenset(("he", "she", "it", "that", "who"))  # "he's"
_IS_NOT = frozenset("isn’t aren’t wasn’t weren’t isn't aren't wasn't weren't".split())
_BECOME = frozenset("became become becomes seem seemed seems felt remain remained remains".split())
_NOMINAL = frozenset(("the", "his", "this", "Name", "Name’s", "word", "word’s", "num"))
_NOUN_BEFORE = frozenset(("the", "his", "this", "Name’s", "word’s", "num", "of"))  # "the report", "his claim"
_CLAUSE_NEXT = frozenset(("that", "he", "the", "Name", "this", "wh", "his"))
_TAKES_CLAUSES = frozenset(("say", "tell", "think", "show"))
_SUBORDINATORS = frozenset(
    """when while after before as although though because if since by despite without in for whether until where
    with""".split()
)


class Site(NamedTuple):
    """A word that may attribute: its token ``at``, and the tokens ``first`` to ``last`` of its sentence.

    ``form``: ``fin`` finite verb, ``ing``, ``inf``, ``passive``, ``noun``, ``adj``, ``acc`` ("according to"), ``head``
    (verb of a headline) or ``colon``. ``link``: how the subject is tied to it, as in ``syntax.Predicate``; ``near`` for
    a noun phrase beside it, ``kept`` from the verb before,
    ``first`` of the sentence, ``poss`` for an owner, ``object`` of a passive.
    ``left`` and ``right``: the tokens (half-open) of subject and cue together. ``sub``: a subordinator before them.
    ``under``: "" or how it stands to an earlier cue of the sentence that takes a clause: ``inside`` it, perhaps, or
    ``joined`` to it by "and" and of its tense.
    """

    at: int
    stem: str
    group: str
    form: str
    subject: Mention | None
    link: str
    left: int
    right: int
    first: int
    last: int
    sub: str
    under: str


def find_sites(read: Read) -> Iterator[Site]:
    """All cues outside quotations and furniture, in order. Linear in the length."""
    return _Finder(read).sites()


class _Finder:
    def __init__(self, read: Read) -> None:
        self.read, self.tokens = read, read.tokens
        self.subjects = self._subjects()
        self.surnames: dict[str, int] = {}
        for k, member in enumerate(read.cast.members):
            if member.type == "person":
                self.surnames.setdefault(member.names[-1], k)

    def _subjects(self) -> dict[int, tuple[Mention, str]]:
        """By token of a verb, its subject and how the two are linked; a name or noun is preferred to "who"."""
        found: dict[int, tuple[Mention, str]] = {}
        for mention in self.read.mentions:
            verb = self.read.predicate(mention)
            if verb is not None and (verb.at not in found or found[verb.at][0].kind == "relative"):
                found[verb.at] = (mention, verb.link)
        return found

    def sites(self) -> Iterator[Site]:
        read, tokens = self.read, self.tokens
        body = {k for k, p in enumerate(read.passages) if p.kind in ("body", "block", "caption")} | read.headlines
        sentence = first = last = -1
        main: Mention | None = None
        latest: Mention | None = None
        above = -1
        for k, token in enumerate(tokens):
            if token.sentence != sentence:
                sentence, first, last, main, latest, above = token.sentence, k, -1, None, None, -1
            if token.passage not in body or (token.kind != "w" and token.text != ":"):
                continue
            if k in self.subjects:
                latest = self.subjects[k][0]
                main = main or latest
            cue = self._cue(k) if token.low in _CUES else None
            if cue is None:
                continue
            if last < k:
                last = self._end(k)
            site = self._site(k, cue, main, latest, max(first, k - WIDEST), last, self._under(k, above))
            yield site
            follows = kind(tokens[k + 1]) if k < last else ""
            if site.group in _TAKES_CLAUSES and site.form in ("fin", "ing", "head") and follows in _CLAUSE_NEXT:
                above = k if above < 0 else above

    def _under(self, k: int, above: int) -> str:
        tokens = self.tokens
        if above < 0:
            return ""
        joins = tokens[k - 1].low in ("and", "but") or (
            tokens[k - 2].low in ("and", "but") and kind(tokens[k - 1]) == "adv"
        )
        return "joined" if joins and _ending(tokens[k].low) == _ending(tokens[above].low) else "inside"

    def _end(self, k: int) -> int:
        """Last token of the sentence, without its closing marks."""
        tokens, last = self.tokens, k
        while last + 1 < len(tokens) and last - k < WIDEST and tokens[last + 1].sentence == tokens[k].sentence:
            last += 1
        while last > k and tokens[last].kind == "p" and tokens[last].text in ".,;:!?[](":
            last -= 1
        return last

    def _cue(self, k: int) -> tuple[str, str, str] | None:
        """(stem, class, form) of a word that may attribute."""
        tokens = self.tokens
        token, low = tokens[k], tokens[k].low
        before = tokens[k - 1] if k else token
        if low == ":":
            return (":", "say", "colon") if self._labels(k) else None
        if token.passage in self.read.headlines and low in VERBS and before.kind == "w":
            return *VERBS[low], "head"
        if token.capital and not token.opens:
            return None
        if low == "according" and k + 1 < len(tokens) and tokens[k + 1].low == "to":
            return low, "say", "acc"
        prior = kind(before) if before.sentence == token.sentence else ""
        if low in NOUNS and (prior in _NOUN_BEFORE or low not in VERBS):
            return (*NOUNS[low], "noun") if self._complemented(k) else None
        if low in ADJECTIVES and (prior in ("aux", "adv") or before.low in _BECOME):
            return low, "adj", "adj"
        if low in VERBS and prior not in _NOUN_BEFORE and not token.possessive:
            if (
                low == VERBS[low][0]
                and prior not in _BASE_BEFORE
                and before.low[-1:] != "s"
                and before.low not in _MANY
            ):
                return None  # "the summit debate", "a state visit": a noun
            return *VERBS[low], self._form(k, VERBS[low][0])
        return None

    def _complemented(self, k: int) -> bool:
        """Whether a noun has what may be its content: "his claim that", "a call in Oslo for"."""
        near = self.tokens[k + 1 : k + 5]
        return any(t.low in _COMPLEMENTS for t in near) and near[0].kind == "w"

    def _labels(self, k: int) -> bool:
        """Whether a colon follows the name that opens a headline: "Doe: No Talks Without Roe"."""
        tokens, first = self.tokens, k
        while first > 0 and k - first < 5 and tokens[first - 1].kind == "w" and tokens[first - 1].capital:
            first -= 1
        opening = tokens[k].passage in self.read.headlines or tokens[k].passage == tokens[0].passage
        return opening and 0 < first < k and tokens[first - 1].kind == "b"

    def _form(self, k: int, stem: str) -> str:
        tokens, low = self.tokens, self.tokens[k].low
        m = k - 1
        while m > 0 and k - m < 4 and (kind(tokens[m]) == "adv" or tokens[m].low in NOT):
            m -= 1
        before = tokens[m].low if m >= 0 and tokens[m].sentence == tokens[k].sentence else ""
        is_ = before in BE or (tokens[m].possessive and before in _SHORTENED) or before in _IS_NOT
        if low.endswith("ing") and low != stem:
            return "fin" if is_ else "ing"
        if is_ and low != stem:
            return "passive"
        return "inf" if before == "to" else "fin"

    def _site(
        self,
        k: int,
        cue: tuple[str, str, str],
        main: Mention | None,
        latest: Mention | None,
        first: int,
        last: int,
        under: str,
    ) -> Site:
        stem, group, form = cue
        mention, link = self._subject(k, form, first, last)
        if mention is None and form != "passive":
            mention, link = latest if form in ("inf", "noun") else main, "kept"
        if mention is None and form not in ("passive", "noun"):
            before = self.read.between(first, k)
            mention, link = next((m for m in before if m.kind != "relative"), None), "first"
        if mention is None:
            link = "none"
        left, right = k, k + 1
        if mention is not None and link not in ("kept", "first"):
            left, right = min(k, mention.np), max(right, mention.last if mention.last - k < 24 else right)
        left = max(left, first)
        word = self.tokens[left - 1].low if left > first else ""
        sub = word if word in _SUBORDINATORS else ""
        return Site(k, stem, group, form, mention, link, left, right, first, last, sub, under)

    def _subject(self, k: int, form: str, first: int, last: int) -> tuple[Mention | None, str]:
        if form == "noun":
            return self._owner(k)
        mention, link = self.subjects.get(k, (None, "none"))
        if form == "ing" and link == "inv":  # "…, saying he would stay"
            mention = None
        if mention is None and form == "acc":
            mention, link = self._phrase(k + 2, last), "acc"
        elif mention is None and form not in ("inf", "ing"):
            mention, link = self._beside(k, first), "near"
        if form == "passive" and link != "by":
            link = "object"
        return mention, link if mention else "none"

    def _owner(self, k: int) -> tuple[Mention | None, str]:
        """Whose claim it is: "Doe's claim", "his repeated claim", "a claim by Doe"."""
        tokens = self.tokens
        for mention in self.read.before(k, 3):
            if mention.last <= k and k - mention.last <= 2 and self.read.governor(mention) == "poss":
                return mention, "poss"
        if k + 2 < len(tokens) and tokens[k + 1].low in ("by", "from"):
            for mention in self.read.between(k + 2, k + 5):
                if mention.np <= k + 3:
                    return mention, "by"
        return None, "none"

    def _beside(self, k: int, first: int) -> Mention | None:
        """The noun phrase that ends right before a verb and its auxiliaries, whether it is a known mention or not."""
        tokens, m = self.tokens, k
        while m > first and k - m < 6 and (kind(tokens[m - 1]) in ("adv", "aux") or tokens[m - 1].low in NOT):
            m -= 1
        if m == first or tokens[m - 1].kind != "w":
            return None
        near = next((n for n in self.read.before(m, 3) if n.last == m), None)
        if near is not None:
            if tokens[m - 1].possessive and tokens[m - 1].low in _SHORTENED:  # "he's saying"
                return near
            return near if self.read.governor(near) in ("start", "comma", "punct", "and", "word", "that") else None
        start = m
        while start > first and m - start < _LONGEST and kind(tokens[start - 1]) in _NOMINAL:
            start -= 1
            if kind(tokens[start]) in ("the", "his", "this"):
                break
        attached = start > first and kind(tokens[start - 1]) in PREPOSITIONS | {"aux", "he"}
        return self._made_up(start, m) if start < m and not attached else None

    def _phrase(self, start: int, last: int) -> Mention | None:
        """The noun phrase after "according to"."""
        m = start
        while m <= last and m - start < _LONGEST and kind(self.tokens[m]) in _NOMINAL:
            m += 1
        return self._made_up(start, m) if m > start else None

    def _made_up(self, start: int, end: int) -> Mention:
        """A mention of words that are none yet; a person's where they end with a surname of the cast."""
        tokens, last = self.tokens, self.tokens[end - 1]
        text = " ".join(t.base for t in tokens[start:end])
        entity = self.surnames.get(last.base, -1) if last.capital else -1
        return Mention(
            start,
            end,
            start,
            "name" if entity >= 0 else "nominal",
            "",
            text,
            last.low,
            tokens[start].start,
            last.start + len(last.base),
            entity=entity,
        )


def _ending(verb: str) -> str:
    if verb.endswith(("ing", "s")):
        return verb[-1]
    return "" if verb == VERBS.get(verb, ("",))[0] else "ed"
