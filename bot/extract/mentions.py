"""Mentions: where an article names people, bodies and places, or stands a pronoun or a description for them."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bot.extract import lexicon as lex
from bot.extract.tokens import Token

_ACRONYM = re.compile(r"^(?:[A-Z]{2,6}s?|[A-Z][a-z]?[A-Z]{1,4}|(?:[A-Z]\.){2,})$")
_JOINERS = frozenset(("of", "for", "and", "the", "&", "on", "in", "at"))
_DETERMINERS = frozenset(
    """the a an one two three another other this that these those his her its their my our your some several many
    both no any each every most""".split()
)
_BARE_HEADS = frozenset(
    """analysts experts observers critics officials sources diplomats leaders ministers lawmakers politicians
    commentators negotiators scholars researchers historians economists scientists activists protesters
    demonstrators campaigners residents citizens voters supporters opponents reporters journalists members
    delegates republicans democrats people users netizens authorities organizers organisers aides advisers
    students workers investors prosecutors lawyers police conservatives liberals insiders specialists
    participants others some many both another one representatives negotiators spokesman spokeswoman envoys
    rivals supporters eyewitnesses witnesses pundits rebels hawks""".split()
)
_NP_STOP = frozenset(
    """of to in on at by with from for about as that which who whom whose when while where and or but than into
    over after before since until because if is are was were be been being has have had will would said says say
    not it he she they we i you""".split()
)
_PAST = frozenset(
    """met held took made gave saw left led won sent got put set let told said came went brought kept lost found
    heard chose spoke sat stood joined like include includes including""".split()
)
_ADDRESSES = frozenset("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr Sir Miss".split())


@dataclass(slots=True)
class Mention:
    """Tokens ``first`` to ``last`` (half-open) of the stream; ``np`` is where its whole noun phrase begins.

    ``kind``: ``name``, ``pronoun``, ``nominal`` or ``relative`` (who, which).
    ``type``: ``person``, ``organisation``, ``place``, ``people`` (a nationality), ``event``, ``document`` or "".
    ``prefix`` holds the office or role before a name.
    """

    first: int
    last: int
    np: int
    kind: str
    type: str
    text: str
    head: str
    start: int
    end: int
    prefix: tuple[str, ...] = ()
    honorific: str = ""
    entity: int = -1
    names: tuple[str, ...] = field(default=())


def find_names(tokens: Sequence[Token], *, heading: frozenset[int] = frozenset()) -> list[Mention]:
    """Capitalised names of the stream, in order; passages of ``heading``, whose capitals tell nothing, are left out."""
    lower_seen = Counter(t.text for t in tokens if t.kind == "w" and t.text.islower())
    upper_mid = _capitals_inside_sentences(tokens)
    found: list[Mention] = []
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        if token.kind != "w" or not _may_start(token) or token.passage in heading:
            i += 1
            continue
        j = _posted(tokens, i) or _run_end(tokens, i)
        found += _split_run(tokens, i, j, lower_seen, upper_mid)
        i = j
    return found


def _posted(tokens: Sequence[Token], i: int) -> int:
    """End of a country at ``i`` that tells where the person named next holds office ("ambassador to Freedonia Jane
    Doe"); 0 where there is none.
    """
    for size in (2, 1):
        country = " ".join(t.base for t in tokens[i : i + size])
        after = tokens[i + size : i + size + 2]
        if country in lex.COUNTRIES and _holds(tokens, i) and len(after) == 2 and all(t.capital for t in after):
            return 0 if tokens[i + size - 1].possessive else i + size
    return 0


def _holds(tokens: Sequence[Token], i: int) -> bool:
    """Whether "ambassador to", "envoy for" stands right before a token."""
    return i > 1 and tokens[i - 1].low in ("to", "for", "of") and tokens[i - 2].low in lex.ROLE_WORDS


def _capitals_inside_sentences(tokens: Sequence[Token]) -> Counter[str]:
    return Counter(
        t.base
        for before, t in itertools.pairwise(tokens)
        if t.capital and before.kind == "w" and before.sentence == t.sentence
    )


def _may_start(token: Token) -> bool:
    return (
        token.capital and token.text != "Source" and token.base not in lex.WEEKDAYS_MONTHS and not _compound(token.base)
    )


def _compound(word: str) -> bool:
    """An adjective made of a name: "US-led", "Sino-Russian", "Geneva-based"."""
    first, _, last = word.rpartition("-")
    return bool(first) and (last.islower() or last in lex.DEMONYMS)


def _run_end(tokens: Sequence[Token], i: int) -> int:
    """End of the run of capitalised words, initials, particles and joiners that starts at ``i``."""
    j, n = i + 1, len(tokens)
    if tokens[i].possessive:
        return j
    while j < n:
        token = tokens[j]
        if token.kind != "w":
            break
        if token.capital and token.base not in lex.WEEKDAYS_MONTHS and not _dateline(tokens[j - 1].base, token.base):
            j += 1
            if token.possessive:
                break
            continue
        step = _joined(tokens, i, j)
        if not step:
            break
        j += step
    return j


def _dateline(word: str, after: str) -> bool:
    """Whether a place in capitals ends before another word: "MOSCOW President Doe …"."""
    return (
        len(word) > 3
        and word.isupper()
        and not after.isupper()
        and (word.title() in lex.CAPITALS or word.title() in lex.COUNTRIES)
    )


def _joined(tokens: Sequence[Token], i: int, j: int) -> int:
    """How many tokens a lower-case joiner at ``j`` adds to the run from ``i``, before its next capital; 0 for none."""
    low = tokens[j].low
    ahead = [t for t in tokens[j + 1 : j + 3] if t.kind == "w"]
    if not ahead or tokens[j - 1].possessive:
        return 0
    if low in lex.PARTICLES and tokens[j].text.islower():
        if ahead[0].capital:
            return 1
        if ahead[0].low in lex.PARTICLES and len(ahead) > 1 and ahead[1].capital:
            return 2
    if low not in _JOINERS:
        return 0
    heads = any(
        t.base in lex.ORG_HEADS or t.base in lex.EVENT_HEADS or t.base == "Secretary" or t.base == "Minister"
        for t in (tokens[j - 1 : j] if low == "of" else tokens[i:j])  # not "Minister Jane Doe of Freedonia"
    )
    if not heads or (low in ("in", "at", "on") and not any(t.low == "for" for t in tokens[i:j]) and low != "on"):
        return 0
    if low == "on" and tokens[j + 1].base not in (
        "Foreign",
        "Climate",
        "International",
        "Strategic",
        "Global",
        "Security",
    ):
        return 0
    if ahead[0].capital and ahead[0].base not in lex.WEEKDAYS_MONTHS:
        if low == "and" and not _and_inside_name(tokens, i, j):
            return 0
        return 1
    if low in ("of", "for", "and") and ahead[0].low == "the" and len(ahead) > 1 and ahead[1].capital:
        return 2 if low != "and" else 0
    return 0


def _and_inside_name(tokens: Sequence[Token], i: int, j: int) -> bool:
    """ "Department of Health and Human Services" is one name, "the Senate and Congress" two."""
    return any(t.low in ("of", "for") for t in tokens[i:j]) and tokens[j + 1].base in (
        lex.ORG_HEADS
        | {"Human", "International", "Strategic", "Political", "Law", "Asian", "European", "Security", "Democracy"}
    )


def _split_run(
    tokens: Sequence[Token], i: int, j: int, lower_seen: Counter[str], upper_mid: Counter[str]
) -> list[Mention]:
    """Names in a run of capitalised words: sentence openers, offices and honorifics are told apart from the name."""
    while i < j and (tokens[i].base in lex.NOT_NAMES or tokens[i].low in _JOINERS) and not _keeps_opener(tokens, i, j):
        i += 1
    if i >= j:
        return []
    opener = i == 0 or tokens[i - 1].kind in ("b", "p", "q") or tokens[i - 1].sentence != tokens[i].sentence
    word = tokens[i].base
    if opener and not _known(word) and not (tokens[i].possessive and j - i == 1):
        dubious = lower_seen[word.lower()] > 0 or (j - i == 1 and not upper_mid[word] and not _ACRONYM.match(word))
        verbal = word.lower().endswith(("ing", "ed", "ly")) and not upper_mid[word]
        starts_sentence = i == 0 or tokens[i - 1].kind in ("b", "q") or tokens[i - 1].sentence != tokens[i].sentence
        if starts_sentence and (dubious or verbal):
            follows = j < len(tokens) and (tokens[j].low in lex.SAY or tokens[j].text == ",")
            if not (j - i == 1 and not lower_seen[word.lower()] and follows and not verbal):
                return (
                    _split_run(tokens, i + 1, j, lower_seen, upper_mid)
                    if j - i > 1 and _may_start(tokens[i + 1])
                    else []
                )
    return [_mention(tokens, i, j)]


def _keeps_opener(tokens: Sequence[Token], i: int, j: int) -> bool:
    """An opener that belongs to a name."""
    if tokens[i].base == "The":  # "in The Diplomat"
        return j - i > 1 and not tokens[i].opens and tokens[i + 1].base not in lex.HONORIFICS
    if tokens[i].base in (
        "New",
        "South",
        "North",
        "West",
        "East",
        "Central",
        "Western",
        "Eastern",
        "Northern",
        "Southern",
        "African",
        "European",
        "Asian",
        "American",
        "Latin",
    ):
        return j - i > 1 or tokens[i].base in lex.DEMONYMS
    return tokens[i].base in ("Will", "May", "Mr.", "Ms.", "Mrs.", "Dr.", "Mr", "Ms", "Mrs", "Dr") and j - i > 1


def _known(word: str) -> bool:
    return (
        word in lex.GIVEN_NAMES
        or word in lex.COUNTRIES
        or word in lex.CAPITALS
        or word in lex.DEMONYMS
        or word in lex.OFFICES
        or word in lex.HONORIFICS
        or word in lex.ORG_HEADS
        or word in lex.SURNAME_FIRST
    )


def _mention(tokens: Sequence[Token], i: int, j: int) -> Mention:
    """The mention of a run: its name without the offices before it, its type, and where its noun phrase begins."""
    name_at = _name_start(tokens, i, j)
    honorific = next((tokens[k].base for k in range(i, name_at) if tokens[k].base in lex.HONORIFICS), "")
    prefix = tuple(tokens[k].text for k in range(i, name_at))
    if tokens[i].base == "The" and name_at > i:  # the title of a paper
        name_at, prefix = i, ()
    if name_at == j:  # an office alone: "the Prime Minister"
        return _made(tokens, i, j, i, "nominal", _office_type(tokens, i, j), prefix=(), honorific="")
    kind = _type(tokens, name_at, j, prefix, honorific)
    np = _phrase_start(tokens, i)
    prenominal = tuple(t.text for t in tokens[np:i])
    return _made(tokens, name_at, j, np, "name", kind, prefix=prenominal + prefix, honorific=honorific)


def _made(
    tokens: Sequence[Token], i: int, j: int, np: int, kind: str, type_: str, *, prefix: tuple[str, ...], honorific: str
) -> Mention:
    names = tuple(t.base for t in tokens[i:j])
    text = " ".join(names)
    end = tokens[j - 1].start + len(tokens[j - 1].base)
    return Mention(i, j, np, kind, type_, text, tokens[j - 1].low, tokens[i].start, end, prefix, honorific, names=names)


def _name_start(tokens: Sequence[Token], i: int, j: int) -> int:
    """First token after the offices, honorifics and nationalities at the head of a run."""
    if any(t.base in lex.ORG_HEADS and t.base not in lex.OFFICES for t in tokens[i:j]) and not any(
        t.base in lex.PERSON_OFFICES or t.base in lex.HONORIFICS for t in tokens[i:j]
    ):
        return i
    last = -1
    addressed = tokens[i].base in _ADDRESSES
    for k in range(i, j - addressed):
        if (
            tokens[k].base in lex.OFFICES
            or tokens[k].base in lex.HONORIFICS
            or (tokens[k].low in ("of", "for") and last == k - 1)
            or (
                last == k - 1
                and k > i
                and tokens[k - 1].low in ("of", "for", "the")
                and tokens[k].base in lex.ORG_HEADS | set(lex.COUNTRIES)
            )
        ):
            last = k
    if last < 0:
        if j - i >= 3 and tokens[i].base in lex.DEMONYMS and tokens[i + 1].base in lex.GIVEN_NAMES:
            return i + 1
        return i
    if last == j - 1 and not any(
        tokens[k].base in lex.PERSON_OFFICES or tokens[k].base in lex.HONORIFICS for k in range(i, j)
    ):
        return i  # "Security Council", "Foreign Ministry"
    return last + 1


def _office_type(tokens: Sequence[Token], i: int, j: int) -> str:
    return "person" if any(tokens[k].base in lex.PERSON_OFFICES for k in range(i, j)) else "organisation"


def _type(tokens: Sequence[Token], i: int, j: int, prefix: tuple[str, ...], honorific: str) -> str:
    bases = [t.base for t in tokens[i:j]]
    text = " ".join(bases)
    if text in lex.COUNTRIES:
        return "organisation" if lex.COUNTRIES[text] in ("European Union", "United Nations") else "place"
    if (
        text in lex.CAPITALS
        or text in lex.REGIONS
        or (len(text) > 3 and text.isupper() and text.title() in lex.CAPITALS)
    ):
        return "place"
    if text in lex.DEMONYMS:
        return "people"
    if bases[0] == "The":
        return "organisation"
    if honorific or any(p in lex.PERSON_OFFICES for p in prefix):
        return "person"
    if any(b in lex.ORG_HEADS for b in bases) and bases[0] not in lex.GIVEN_NAMES:
        return "event" if bases[-1] in lex.EVENT_HEADS and bases[-1] not in lex.ORG_HEADS else "organisation"
    if bases[-1] in lex.EVENT_HEADS and len(bases) > 1:
        return "event"
    if (
        bases[-1] in lex.PLACE_HEADS
        or bases[0] in ("North", "South", "East", "West", "Lake", "Mount", "Gulf", "Strait")
    ) and len(bases) > 1:
        return "place"
    if len(bases) == 1 and _ACRONYM.match(bases[0]):
        return "organisation"
    if len(bases) >= 2 and (
        bases[0] in lex.GIVEN_NAMES or (bases[0] in lex.SURNAME_FIRST and len(bases) <= 3 and len(bases[-1]) > 1)
    ):
        return "person"
    return ""


def _phrase_start(tokens: Sequence[Token], i: int) -> int:
    """Where the words before a name begin that say what somebody is: "foreign ministry spokesman Jane Doe"."""
    k = i
    for size in (1, 2):
        if i > size and " ".join(t.base for t in tokens[i - size : i]) in lex.COUNTRIES and _holds(tokens, i - size):
            k = i - size - 1
    role = tokens[k - 1].low if k else ""
    if role not in lex.ROLE_WORDS and role not in lex.PERSON_HEADS:
        return _owner_start(tokens, i)
    while k > 0 and i - k < 8:
        before = tokens[k - 1]
        if (
            before.kind != "w"
            or before.low in _NP_STOP
            or before.sentence != tokens[i].sentence
            or before.low in lex.SAY
        ):
            break
        past = before.text.islower() and before.low.endswith("ed") and "-" not in before.low and len(before.low) > 4
        if before.low in _PAST or past:
            break  # a verb: "Doe received the leader Jane Roe"
        k -= 1
        if before.low in _DETERMINERS or before.possessive:
            break
    return k


def _owner_start(tokens: Sequence[Token], i: int) -> int:
    """Where "the" or the owner before a name begins: "Freedonia's Jane Doe", "The Daily Paper's Jane Doe"."""
    if i and tokens[i - 1].low == "the":
        return i - 1
    k = i
    if k and tokens[k - 1].possessive and tokens[k - 1].capital and tokens[k - 1].sentence == tokens[i].sentence:
        k -= 1
        while (
            k and tokens[k - 1].capital and tokens[k - 1].kind == "w" and tokens[k - 1].sentence == tokens[i].sentence
        ):
            k -= 1
        if k and tokens[k - 1].low == "the":
            k -= 1
    return k


def find_pronouns(tokens: Sequence[Token]) -> list[Mention]:
    """Personal and relative pronouns that may stand for a speaker."""
    found = []
    for i, token in enumerate(tokens):
        if token.kind != "w":
            continue
        low = token.low
        if low in ("he", "she", "they", "we", "i", "it", "his", "her", "him", "their", "them"):
            if low == "i" and token.text != "I":
                continue
            found.append(_made(tokens, i, i + 1, i, "pronoun", "", prefix=(), honorific=""))
        elif (low in ("who", "which", "that") and i and tokens[i - 1].text == ",") or low == "who":
            found.append(_made(tokens, i, i + 1, i, "relative", "", prefix=(), honorific=""))
    return found


def find_nominals(tokens: Sequence[Token], taken: Iterable[tuple[int, int]]) -> list[Mention]:
    """Descriptions with a head noun of a person, body or document: "a senior official", "the statement", "analysts"."""
    covered = bytearray(len(tokens) + 1)
    for first, last in taken:
        covered[first:last] = b"\1" * (last - first)
    found = []
    for i, token in enumerate(tokens):
        if token.kind != "w" or covered[i]:
            continue
        low = token.low
        if token.text == "Source" and i and tokens[i - 1].text == "[":
            continue
        if low in ("two", "three", "both") and _pair_alone(tokens, i):
            first = i - 1 if i and tokens[i - 1].low == "the" else i
            found.append(_made(tokens, first, i + 1, first, "nominal", "person", prefix=(), honorific=""))
            continue
        if low in ("latter", "former") and i and tokens[i - 1].low == "the" and _verb_next(tokens, i):
            found.append(_made(tokens, i - 1, i + 1, i - 1, "nominal", "person", prefix=(), honorific=""))
            continue
        document = low in lex.DOCUMENT_HEADS
        if not document and low not in lex.PERSON_HEADS and low not in _BARE_HEADS:
            continue
        after = tokens[i + 1] if i + 1 < len(tokens) else None
        if (
            after
            and after.kind == "w"
            and not covered[i + 1]
            and after.low not in lex.SAY
            and (after.low in lex.PERSON_HEADS or after.low in lex.DOCUMENT_HEADS)
        ):
            continue  # "campaign aide": the head is the next word
        if after and covered[i + 1] and after.capital and not token.possessive:
            continue  # "spokesman Jane Doe" belongs to the name
        first = _nominal_start(tokens, i)
        if tokens[first].low not in _DETERMINERS and not tokens[first].possessive:
            first = _bare_start(tokens, first, i)
        bare = first == i and low not in _BARE_HEADS
        if bare and not (i == 0 or tokens[i - 1].kind != "w" or tokens[i - 1].low in lex.SAY):
            continue
        found.append(
            _made(tokens, first, i + 1, first, "nominal", "document" if document else "person", prefix=(), honorific="")
        )
    return found


def _verb_next(tokens: Sequence[Token], i: int) -> bool:
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    return after is not None and (
        after.kind != "w"
        or any(after.low in verbs for verbs in (lex.SAY, lex.CALL, lex.THINK, lex.COPULA, lex.ADVERBS))
    )


def _pair_alone(tokens: Sequence[Token], i: int) -> bool:
    """ "The two called …", "both said …": a number that is a noun phrase by itself."""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    alone = tokens[i].low == "both" or (i > 0 and tokens[i - 1].low == "the")
    return (
        alone
        and after is not None
        and after.kind == "w"
        and (after.low in lex.SAY or after.low in lex.CALL or after.low in lex.COPULA or after.low in lex.ADVERBS)
    )


_ADJECTIVE = re.compile(
    r"(?:al|ic|an|ern|ish|ese|ent|ant|ior|ive|ous|ful|less|ary|ory|led|based|backed|trained|ranking|leading|level|time)$"
)
_PLAIN_ADJECTIVES = frozenset(
    "top key old new young white black far-right far-left free other such more most two three four five six ten".split()
)


def _bare_start(tokens: Sequence[Token], first: int, head: int) -> int:
    """Where a description without a determiner begins: only adjectives and capitals belong to it, verbs do not."""
    k = head
    while k > first and (
        tokens[k - 1].capital
        or _ADJECTIVE.search(tokens[k - 1].low)
        or tokens[k - 1].low in _PLAIN_ADJECTIVES
        or tokens[k - 1].low in lex.PERSON_HEADS
        or tokens[k - 1].low.isdigit()
    ):
        k -= 1
    return k


def _nominal_start(tokens: Sequence[Token], i: int) -> int:
    k = i
    while k > 0 and i - k < 8:
        before = tokens[k - 1]
        if before.kind == "p" and before.text in "-–":
            break
        if before.kind != "w" or before.low in _NP_STOP or before.sentence != tokens[i].sentence:
            break
        if before.low in _DETERMINERS:
            k -= 1
            break
        if (before.low in lex.SAY or before.low in lex.COPULA or before.low in lex.ADVERBS) and before.low not in (
            "report",
            "post",
            "text",
        ):
            break
        k -= 1
        if before.low in _DETERMINERS:
            break
    return k
