"""The cast of one article: its named people, bodies and places, and whom pronouns and descriptions stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from bot.extract import lexicon as lex
from bot.extract.corrections import NONE
from bot.extract.mentions import Mention
from bot.extract.titles import FORMER, LEADERS, country_of, fit, title
from bot.model import Corrections

_VOWELS = re.compile(r"[aeiouyh'’\-]")
_DOUBLED = re.compile(r"(.)\1+")
_INITIAL = re.compile(r"^[A-Z]\.?$")
_SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii"))
_NAMESAKES = 60  # latest members of one surname or given name that a name is compared with
_RANKS = frozenset(
    """president premier chancellor leader minister prime king queen prince secretary chief senator governor mayor
    ambassador spokesman spokeswoman commissioner chairman chairwoman general speaker congressman""".split()
)


@dataclass(slots=True)
class Member:
    """Somebody or something that the article names. ``country`` and ``offices`` come from the words before the name."""

    name: str
    names: tuple[str, ...]
    type: str
    mentions: list[Mention] = field(default_factory=list)
    forms: Counter[str] = field(default_factory=Counter)
    country: str = ""
    offices: set[str] = field(default_factory=set)
    titles: set[frozenset[str]] = field(default_factory=set)
    gender: str = ""


class Cast:
    """Members of one article in the order of their first full mention."""

    def __init__(
        self,
        names: Sequence[Mention],
        types: Mapping[str, str] | None = None,
        corrections: Corrections = NONE,
        *,
        appositions: Mapping[int, tuple[str, ...]] | None = None,
        initials: Mapping[str, str] | None = None,
    ) -> None:
        """``types``: what names behave like whose own words do not tell; ``appositions``: words that tell who somebody
        is after a mention that begins at a token; ``initials``: letters that stand for a name ("MBS").
        """
        self._corrections = corrections
        self._appositions = appositions or {}
        for mention in names:
            if initials and mention.text in initials:
                mention.type = ""
            if not mention.type and types:
                mention.type = types.get(mention.text, "")
        self.members: list[Member] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_skeleton: dict[str, list[int]] = {}
        self._by_text: dict[str, int] = {}
        whole = [m for m in names if len(m.names) > 1 or m.type == "organisation"]
        for mention in whole:
            self._add(mention)
        for letters, name in (initials or {}).items():
            if (owner := self._by_text.get(_key(name))) is not None:
                self._by_text[_key(letters)] = owner
        for mention in names:
            if mention.entity < 0:
                self._add_short(mention)
        for member in self.members:
            self._settle(member)

    # -- building ---------------------------------------------------------------------------------

    def _add(self, mention: Mention) -> None:
        key = _key(mention.text)
        k = self._by_text.get(key)
        if k is None and mention.type in ("person", "") and (k := self._same_person(mention)) is not None:
            self._by_text[key] = k
        if k is None:
            k = self._new(mention)
        self._attach(k, mention)

    def _new(self, mention: Mention) -> int:
        self.members.append(Member(mention.text, mention.names, mention.type))
        k = len(self.members) - 1
        self._by_text[_key(mention.text)] = k
        if len(mention.names) > 1 and mention.type in ("person", ""):
            self._by_skeleton.setdefault(skeleton(surname(mention.names)), []).append(k)
        for word in mention.names:
            if len(word) > 1 and word[0].isupper():
                owners = self._by_word.setdefault(word, [])
                if k not in owners:
                    owners.append(k)
        return k

    def _attach(self, k: int, mention: Mention) -> None:
        mention.entity = k
        member = self.members[k]
        member.mentions.append(mention)
        member.forms[mention.text] += 1
        if (
            len(mention.names) > len(member.names)
            and member.type in ("person", "")
            and not set(member.names) - set(mention.names)
        ):
            member.name, member.names = mention.text, mention.names
        if mention.type and not member.type:
            member.type = mention.type

    def _same_person(self, mention: Mention) -> int | None:
        near = [k for word in (mention.names[-1], mention.names[0]) for k in self._by_word.get(word, [])[-_NAMESAKES:]]
        near += self._by_skeleton.get(skeleton(surname(mention.names)), [])[-_NAMESAKES:]
        for k in near:
            member = self.members[k]
            if (
                member.type in ("person", "")
                and len(member.names) > 1
                and same_person(member.names, mention.names)
                and not self._corrections.apart(member.name, mention.text)
            ):
                return k
        return None

    def _add_short(self, mention: Mention) -> None:
        """A name of one word: the surname (or given name) of a member named in full, or somebody on their own."""
        word = mention.names[0]
        if mention.type in ("", "person", "place") and word not in lex.COUNTRIES and word not in lex.CAPITALS:
            owners = self._full_names(self._by_word.get(word, ()))
            if not owners:
                near = self._full_names(self._by_skeleton.get(skeleton(word), ()))
                owners = [k for k in near if close_spelling(surname(self.members[k].names), word)]
            fitting = [k for k in owners if not _contradicts(mention.honorific, self.members[k].names)]
            if fitting:
                self._attach(self._best_owner(fitting, mention, word), mention)
                return
            if owners:
                self._attach(self._namesake(mention), mention)
                return
        k = self._by_text.get(_key(word))
        self._attach(self._new(mention) if k is None else k, mention)

    def _namesake(self, mention: Mention) -> int:
        """Somebody who has nothing but a surname and an honorific: "Mr. Doe", the husband of Jane Doe."""
        names = (mention.honorific, mention.names[0])
        key = _key(" ".join(names))
        if key not in self._by_text:
            self.members.append(Member(" ".join(names), names, "person"))
            self._by_text[key] = len(self.members) - 1
        return self._by_text[key]

    def _full_names(self, members: Sequence[int]) -> list[int]:
        return [
            k
            for k in members[-_NAMESAKES:]
            if self.members[k].type in ("person", "") and len(self.members[k].names) > 1
        ]

    def _best_owner(self, owners: list[int], mention: Mention, word: str) -> int:
        def rank(k: int) -> tuple[bool, bool, int, int]:
            member = self.members[k]
            earlier = [m.first for m in member.mentions if m.first < mention.first]
            full = sum(
                len(m.names) > 1 for m in member.mentions
            )  # family members are named in full, the main one short
            return (surname(member.names) == word, bool(earlier), full, max(earlier, default=-1))

        return max(owners, key=rank)

    def _settle(self, member: Member) -> None:
        prefixes = [m.prefix for m in member.mentions if m.prefix]
        if member.type in ("person", ""):
            prefixes += [self._appositions[m.first] for m in member.mentions if m.first in self._appositions]
        for prefix in prefixes:
            member.country = member.country or country_of(prefix)
            for word in prefix:
                base = re.sub(r"[’']s$", "", word)
                if base.lower() in lex.ROLE_WORDS or base in lex.PERSON_OFFICES or base.lower() in FORMER:
                    member.offices.add(base.lower())
            member.titles.add(title(prefix))
        if any(m.honorific for m in member.mentions) or member.offices - FORMER:
            member.type = (
                "person"
                if member.type in ("", "organisation") and not any(n in lex.ORG_HEADS for n in member.names)
                else member.type
            )
        honorifics = {m.honorific for m in member.mentions}
        if member.type == "person":
            member.gender = (
                "m"
                if honorifics & lex.HONORIFICS_MALE
                else "f"
                if honorifics & lex.HONORIFICS_FEMALE
                else given_gender(member.names)
            )
            if not member.gender:
                member.gender = (
                    "f" if member.offices & {"spokeswoman", "chairwoman", "congresswoman", "queen", "princess"} else ""
                )

    # -- looking up -------------------------------------------------------------------------------

    def people(self) -> list[int]:
        return [k for k, m in enumerate(self.members) if m.type in ("person", "") and m.name not in lex.DEMONYMS]

    def find(self, mention: Mention) -> int | None:
        """The member that a name means, if the article names it elsewhere."""
        k = self._by_text.get(_key(mention.text))
        if k is not None or len(mention.names) > 1:
            return k
        owners = [k for k in self._by_word.get(mention.names[0], ()) if self.members[k].type in ("person", "")]
        return owners[0] if len(owners) == 1 else None

    def described(self, words: Sequence[str], before: int) -> tuple[int, float] | None:
        """The person whom a description fits ("the Russian leader", "the president") and how surely.

        It is the one whom it fits best, and of several the last one named before a token; then it is a guess.
        """
        country = country_of(words)
        found: list[tuple[int, int, int]] = []
        for k in self.people():
            named = max((m.first for m in self.members[k].mentions if m.first < before), default=-1)
            score = self._fit(self.members[k], country, words) if named >= 0 else 0
            if score:
                found.append((score, named, k))
        if not found:
            return None
        score, named, k = max(found)
        rivals = [other for other in found if other[0] == score and other[2] != k]
        return k, 0.5 if rivals and not country else 0.85

    @staticmethod
    def _fit(member: Member, country: str, words: Sequence[str]) -> int:
        if country and member.country != country:
            return 0
        if country and words[-1].lower() in ("leader", "counterpart", "colleague") and member.offices & LEADERS:
            return 1 if FORMER & member.offices else 2
        return max((fit(words, held) for held in member.titles), default=0)

    def may_be(self, k: int, country: str | None, head: str, *, former: bool = False) -> bool:
        """Whether a description does not contradict what the article says of a person: another country or office."""
        member = self.members[k]
        if country and member.country and member.country != country:
            return False
        if former:  # whoever holds the office now is not meant
            return head not in member.offices or bool(member.offices & FORMER)
        held = member.offices & _RANKS
        return not held or head in held or (head in LEADERS and bool(held & LEADERS) and "leader" in held | {head})


def _key(text: str) -> str:
    return text.lower().removeprefix("the ")


def skeleton(word: str) -> str:
    """Consonants of a name without doubles: the same for Zelensky, Zelenskyy and Zelenskiy."""
    low = word.lower()
    return _DOUBLED.sub(r"\1", low[:1] + _VOWELS.sub("", low[1:]))


def surname(names: Sequence[str]) -> str:
    """The family name of a full name: first for Chinese and Korean names, else last."""
    kept = [n for n in names if n.lower() not in _SUFFIXES and not (len(n) == 2 and n.endswith("."))] or list(names)
    if (
        len(kept) in (2, 3)
        and kept[0] in lex.SURNAME_FIRST
        and not (kept[-1] not in lex.SURNAME_FIRST and kept[0] in lex.GIVEN_NAMES)
        and not _western(kept)
    ):
        return kept[0]
    return kept[-1]


def _western(names: Sequence[str]) -> bool:
    return names[0] in lex.GIVEN_NAMES


def given_gender(names: Sequence[str]) -> str:
    first = names[0].split("-")[0] if len(names) > 1 else ""
    male, female = first in lex.MALE_NAMES, first in lex.FEMALE_NAMES
    if not (male or female) and len(first) > 5:  # a given name in another spelling
        key = skeleton(first)
        male, female = key in _MALE_SKELETONS, key in _FEMALE_SKELETONS
    return "" if male == female else "m" if male else "f"


_MALE_SKELETONS = frozenset(skeleton(n) for n in lex.MALE_NAMES if len(n) > 5)
_FEMALE_SKELETONS = frozenset(skeleton(n) for n in lex.FEMALE_NAMES if len(n) > 5)


def _contradicts(honorific: str, names: Sequence[str]) -> bool:
    """Whether "Mr." or "Ms." tells that somebody of this given name is not meant."""
    gender = given_gender(names)
    return (honorific in lex.HONORIFICS_MALE and gender == "f") or (
        honorific in lex.HONORIFICS_FEMALE and gender == "m"
    )


def close_spelling(a: str, b: str) -> bool:
    """Whether two words may be spellings of one name (Zelensky, Zelenskyy; Volodymyr, Vlodomyr)."""
    if a == b:
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0] or a[-1].isdigit():
        return False
    distance = DamerauLevenshtein.distance(a.lower(), b.lower(), score_cutoff=3)
    return distance <= (1 if min(len(a), len(b)) < 7 else 2) and (distance == 1 or len(a) > 7 or len(b) > 7)


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names may be one person's: one surname, and given names that do not contradict."""
    sa, sb = surname(a), surname(b)
    if not (sa == sb or close_spelling(sa, sb)):
        return False
    ga = [n for n in a if n != sa and n.lower() not in _SUFFIXES]
    gb = [n for n in b if n != sb and n.lower() not in _SUFFIXES]
    if ("jr." in [n.lower() for n in a]) != ("jr." in [n.lower() for n in b]) and ga and gb and ga[0] != gb[0]:
        return False
    if not ga or not gb:
        return True
    x, y = ga[0], gb[0]
    if x == y or close_spelling(x, y):
        return True
    if _INITIAL.match(x) or _INITIAL.match(y):
        return x[0] == y[0]
    return (len(x) > 2 and y.startswith(x)) or (len(y) > 2 and x.startswith(y)) or x in gb or y in ga
