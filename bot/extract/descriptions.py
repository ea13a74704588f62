"""Whom a description means ("the Russian leader", "a senior official"), or the article's own words for the unnamed."""

from __future__ import annotations

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.speaker import Attribution
from bot.extract.syntax import verb_group
from bot.extract.titles import FORMER, country_of

_PAIRS = frozenset(
    "leaders presidents both two pair duo men countries nations sides allies ministers counterparts".split()
)
_BODIES = frozenset(
    "group organisation organization company agency newspaper paper website magazine broadcaster union party".split()
)
_DOCUMENTS = frozenset(
    """statement declaration communique communiqué agreement document accord pact treaty text resolution report
    readout""".split()
)
_SAME_KIND = {
    "document": _DOCUMENTS,
    "text": _DOCUMENTS,
    "source": frozenset("source official diplomat aide person".split()),
}
_TAKING_UP = frozenset(
    """leader president premier chancellor minister secretary senator governor mayor ambassador diplomat chief
    spokesman spokeswoman politician lawmaker billionaire businessman commissioner chairman general envoy""".split()
)
_ARTICLES = frozenset("the a an this that his her its their".split())
_COMPLEMENTS = frozenset("of for at from in with on to close familiar briefed near about".split())


def described(read: Read, mention: Mention) -> tuple[Attribution, float]:
    """Whom a description means, and how surely: a person or body, a pair, or somebody who has only those words."""
    found = read.described.get(mention.first)
    if found is None:
        found = read.described[mention.first] = _described(read, mention)
    return found


def _described(read: Read, mention: Mention) -> tuple[Attribution, float]:
    """A description: the person or body it fits, two people where it means a pair, or the words themselves."""
    tokens = read.tokens
    words = [t.base for t in tokens[mention.np : mention.last]]
    lows = {w.lower() for w in words}
    if mention.head == "one" and (owner := _one_message_of(read, mention)) is not None:
        return Attribution(members=(owner,)), 0.9
    if mention.head in ("latter", "former") and len(words) == 2:
        member = _of_two(read, mention)
        return Attribution(members=(member,) if member is not None else ()), 0.9
    beside = _apposed(read, mention)
    if beside is not None:
        return Attribution(members=(beside,)), 0.97
    if mention.head in _PAIRS and (lows & {"two", "both"} or words[0].lower() == "the"):
        kinds = ("place",) if mention.head in ("countries", "nations", "sides", "allies", "states") else ("person",)
        pair = _main_pair(read, mention, kinds)
        if pair:
            return Attribution(members=pair), 0.8
    office = tokens[mention.np].capital and mention.head in _TAKING_UP  # "President says"
    if (lows & {"the", "his", "her", "their"} or office) and mention.type == "person":
        fitting = read.cast.described(_office(read, mention, words), mention.first)
        if fitting is not None:
            return Attribution(members=(fitting[0],)), fitting[1]
        member = _taken_up(read, mention, words)
        if member is not None:
            return Attribution(members=(member,)), 0.7
    if words[0].lower() == "the" and len(words) <= 3 and mention.head in _BODIES:
        body = _body_before(read, mention)
        if body is not None:
            return Attribution(members=(body,)), 0.7
    return Attribution(description=description(read, mention)), 0.95


def _office(read: Read, mention: Mention, words: list[str]) -> list[str]:
    """The words of a description with those of the office that follow its head: "the secretary of state"."""
    after = read.tokens[mention.last : mention.last + 2]
    if mention.head in ("secretary", "minister") and len(after) == 2 and after[0].low == "of":
        return [*words[:-1], after[1].base, words[-1]]
    return words


def _taken_up(read: Read, mention: Mention, words: list[str]) -> int | None:
    """The person just spoken of, whom "the Freedonian leader" takes up though the article never gives them that office.

    That is the last subject before it, in this passage or the one before, if nothing said of them contradicts; else the
    only other person named there whom nothing contradicts: "Doe of Freedonia told Roe … The Sylvanian leader smiled".
    """
    tokens = read.tokens
    here = tokens[mention.np]
    if here.low != "the" or mention.head not in _TAKING_UP or len(words) > 5:
        return None
    former = any(w.lower() in FORMER for w in words)
    country = country_of(words) or None
    subject = -1
    others: dict[int, bool] = {}
    for other in read.before(mention.np, 20):
        own = tokens[other.first]
        if here.passage - own.passage > 1:
            break
        if other.kind != "name" or other.entity < 0 or read.cast.members[other.entity].type not in ("person", ""):
            continue
        may_be = read.cast.may_be(other.entity, country, mention.head, former=former)
        others[other.entity] = may_be and read.cast.members[other.entity].type == "person"
        verb = read.predicate(other)
        if subject < 0 and verb is not None and verb.group not in ("passive", "by") and own.sentence != here.sentence:
            subject = other.entity
            if may_be:
                return subject
    left = [k for k, may_be in others.items() if may_be]
    return left[0] if subject >= 0 and country and len(left) == 1 else None


def _one_message_of(read: Read, mention: Mention) -> int | None:
    """Whose message it is: "One of Doe's tweets read …"."""
    tokens = read.tokens
    owner = next((m for m in read.between(mention.last, mention.last + 4) if m.kind == "name" and m.entity >= 0), None)
    if owner is None or tokens[mention.last].low != "of" or not tokens[owner.last - 1].possessive:
        return None
    noun = tokens[owner.last].low if owner.last < len(tokens) else ""
    return owner.entity if noun.removesuffix("s") in lex.NOUN_CUES or noun in lex.NOUN_CUES else None


def _of_two(read: Read, mention: Mention) -> int | None:
    """“The latter” or “the former” of the two people named last."""
    named = [m.entity for m in read.before(mention.np, 12) if m.kind == "name" and m.entity >= 0]
    people = list(dict.fromkeys(k for k in named if read.cast.members[k].type in ("person", "")))
    return people[mention.head == "former"] if len(people) > 1 else None


def _apposed(read: Read, mention: Mention) -> int | None:
    """The person named right beside a description: "Doe, director of X" or "the director, Jane Doe,"."""
    tokens = read.tokens
    k = mention.np - 1
    if k > 0 and tokens[k].text == "," and tokens[k].sentence == tokens[mention.first].sentence:
        before = next((m for m in read.before(k, 2) if m.last == k and m.kind == "name"), None)
        if before is not None and before.entity >= 0 and read.cast.members[before.entity].type == "person":
            return before.entity
    if mention.last < len(tokens) and tokens[mention.last].text == ",":
        after = next(
            (
                m
                for m in read.between(mention.last + 1, mention.last + 5)
                if m.kind == "name" and m.np == mention.last + 1
            ),
            None,
        )
        if (
            after is not None
            and after.entity >= 0
            and read.cast.members[after.entity].type == "person"
            and mention.type == "person"
        ):
            return after.entity
    return None


def _body_before(read: Read, mention: Mention) -> int | None:
    """The body that "the organisation", "the paper" means: the one named last before it, or that spoke."""
    for other in read.before(mention.first, 14):
        if other.kind != "name" or other.entity < 0:
            continue
        type_ = read.cast.members[other.entity].type
        verb = read.predicate(other)
        speaks = verb is not None and verb.group == "say" and read.tokens[other.first - 1].low == "the"
        if type_ == "organisation" or (type_ == "" and speaks):
            return other.entity
    return None


def _main_pair(read: Read, mention: Mention, kinds: tuple[str, ...]) -> tuple[int, ...]:
    """The two members of a kind that the article names most, in the order it names them; () when there are not two."""
    counts = [(len(m.mentions), k) for k, m in enumerate(read.cast.members) if m.type in kinds and m.mentions]
    counts.sort(key=lambda pair: (-pair[0], pair[1]))
    several = read.tokens[mention.np].low == "the" and mention.head not in ("two", "pair", "duo")
    if len(counts) < 2 or counts[1][0] < 2 or (several and len(counts) > 2 and counts[2][0] * 1.5 > counts[1][0]):
        return ()
    chosen = [k for _, k in counts[:2]]
    return tuple(sorted(chosen, key=lambda k: read.cast.members[k].mentions[0].first))


def description(read: Read, mention: Mention) -> str:
    """An unnamed speaker in the article's own words, completed from the fullest earlier phrase that it takes up."""
    own = phrase(read, mention)
    first = read.tokens[mention.np].low
    if first in ("another", "one") and mention.head in ("another", "one", "user", "person"):
        return _one_of(read, mention, own)
    if first not in ("the", "this", "that") and mention.last - mention.np != 1:
        return own
    family = _SAME_KIND.get(mention.head, frozenset((mention.head,)))
    kept = {t.base.lower() for t in read.tokens[mention.np : mention.last - 1]} - _ARTICLES
    for other in read.before(mention.np, 40):
        if other.kind == "nominal" and other.head in family and other.last - other.np > 1:
            earlier = phrase(read, other)
            if len(earlier.split()) > len(own.split()) and kept <= set(earlier.lower().split()):
                return earlier
    return own


def _one_of(read: Read, mention: Mention, own: str) -> str:
    """ "Another wrote" after "On Vibe, one user wrote": another Vibe user."""
    noun = mention.head if mention.head not in ("another", "one") else ""
    place = ""
    for other in [mention, *read.before(mention.np, 30)]:
        if (
            not noun
            and other.kind == "nominal"
            and other.head in ("user", "users", "person", "official", "analyst", "resident", "commenter", "expert")
        ):
            noun = other.head.removesuffix("s")
        place = place or _platform(read, other)
        if noun and place:
            break
    article = "another" if own.lower().startswith("another") else "a"
    return " ".join(w for w in (article, place, noun) if w) if noun and place else f"{article} {noun}" if noun else own


def _platform(read: Read, mention: Mention) -> str:
    """The place that opens a mention's sentence: "On Vibe, …"."""
    tokens = read.tokens
    k = mention.first
    while k > 0 and tokens[k - 1].sentence == tokens[mention.first].sentence:
        k -= 1
    while k < mention.first and tokens[k].kind == "b":
        k += 1
    if k + 2 < len(tokens) and tokens[k].low == "on" and tokens[k + 1].capital and tokens[k + 2].text == ",":
        return tokens[k + 1].base
    return ""


def phrase(read: Read, mention: Mention) -> str:
    """The words of a noun phrase with what completes it: "a person close to the talks"."""
    tokens = read.tokens
    last = mention.last
    k = last
    while (
        k < len(tokens)
        and k - mention.last < 9
        and tokens[k].kind == "w"
        and tokens[k].sentence == tokens[mention.first].sentence
    ):
        group = verb_group(tokens[k])
        if k == mention.last and tokens[k].low not in (
            _COMPLEMENTS if mention.type != "document" else ("of", "from", "by", "between", "on")
        ):
            break
        if (
            tokens[k].low == "for"
            and k + 2 < len(tokens)
            and tokens[k + 1].low == "the"
            and tokens[k + 2].low in ("first", "second", "third", "last")
        ):
            break
        if (
            (group and tokens[k - 1].low not in _ARTICLES and tokens[k].low not in _COMPLEMENTS)
            or tokens[k].base in lex.WEEKDAYS_MONTHS
            or tokens[k].low in ("who", "which", "that", "when", "while")
        ):
            break
        k += 1
    while k > last and (
        tokens[k - 1].low in _COMPLEMENTS
        or tokens[k - 1].low in ("the", "a", "an", "and", "on")
        or tokens[k - 1].low in lex.ADVERBS
    ):
        k -= 1
    end = tokens[max(k, last) - 1]
    return read.raw[tokens[mention.np].start : end.start + len(end.base)]
