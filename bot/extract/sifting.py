"""Candidates that the construction of a sentence rules out, whatever their weight."""

from __future__ import annotations

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.candidates import Candidate
from bot.extract.mentions import Mention

_OPENING = frozenset("that how what had has have as also".split())  # between a verb and the clause it tells
_MODALS = frozenset("will would can could shall should may might must to".split())  # what is not said yet
_OWN = frozenset("his her their its my our".split())
_CLAIMS = frozenset(
    """claim claims assertion warning warnings threat threats charge charges accusation accusations allegation
    allegations suggestion argument promise promises pledge vow call calls demand demands insistence boast remark
    remarks description complaint contention statement prediction admission declaration view belief""".split()
)
_TOLD = 4  # most tokens from a verb that governs a quotation to it: "told her:"


def sift(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """The candidates of quotation ``number`` that the construction of its sentence allows."""
    for rule in (
        _without_vouchers,
        _without_patients,
        _without_doubled,
        _without_quoted_subjects,
        _without_outer_speakers,
        _without_places,
        _without_quoters,
        _without_gainsayers,
        _without_other_clauses,
    ):
        choices = rule(read, number, choices)
    return choices


def _without_vouchers(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops who only vouches: in "according to the statement, Doe urged “X”" and "“X,” Doe said, according to The
    Paper" the speaker is Doe.
    """
    place = read.places[number]
    vouching = []
    speaking = touching = False
    for choice in choices:
        mention = choice.mention
        if mention is None or read.tokens[mention.first].sentence != read.tokens[place].sentence:
            continue
        verb = read.predicate(mention)
        if verb is None:
            continue
        if verb.link == "acc":
            vouching.append(choice)
        elif verb.group in ("say", "call") and verb.link in ("inv", "adj", "app", "pp"):
            after = mention.first > place
            speaking = speaking or verb.link == "inv" or verb.at < place or after
            near = mention.np - place <= 2 if after else read.crossed(verb.at + 1, place) == (0, 0)
            touching = touching or near
    dropped = [
        c
        for c in vouching
        if touching or (speaking and c.mention and (c.mention.type == "document" or _body(read, c.mention)))
    ]
    return [c for c in choices if c not in dropped]


def _body(read: Read, mention: Mention) -> bool:
    return mention.kind == "name" and mention.entity >= 0 and read.cast.members[mention.entity].type == "organisation"


def _without_quoted_subjects(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops the subject of the quoted clause: in "Roe said Doe “has no plan”" that is Doe."""
    place = read.places[number]
    text = read.tokens[place].text
    first = text.split(maxsplit=1)[0].strip("“”\"'‘’[]").lower() if text.split() else ""
    if first not in lex.COPULA and not first.endswith(("n't", "n’t")):
        return choices
    left = [c for c in choices if c.mention is None or c.mention.last != place]
    return left if any(c.mention is not None for c in left) else choices


def _without_outer_speakers(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops who tells of a speech within the sentence: in "Roe said Doe told her: “X”" the speaker is Doe."""
    place = read.places[number]
    tokens = read.tokens
    telling: list[tuple[int, int, Candidate]] = []
    for choice in choices:
        mention = choice.mention
        if mention is None or mention.last > place or tokens[mention.first].sentence != tokens[place].sentence:
            continue
        verb = read.predicate(mention)
        if (
            verb is not None
            and verb.link in ("adj", "app", "pp")
            and verb.group in ("say", "call")
            and mention.last <= verb.at < place
            and not any(t.low in _MODALS for t in tokens[mention.last : verb.at])
        ):
            telling.append((verb.at, mention.np, choice))
    if len(telling) < 2:
        return choices
    nearest, inner, teller = max(telling, key=lambda one: one[:2])
    written = (
        teller.mention is not None and teller.mention.type == "document"
    )  # "Doe issued a statement calling it “X”"
    if written or read.crossed(nearest + 1, place) != (0, 0):
        return choices
    outer = [
        c
        for at, np, c in telling
        if at < nearest and all(t.low in _OPENING for t in tokens[at + 1 : inner]) and np < inner
    ]
    if tokens[place - 1].text == ":" and place - nearest <= _TOLD:
        outer += [c for at, _, c in telling if at < nearest]
    return [c for c in choices if c not in outer]


def _without_quoters(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Keeps whom a paper quotes: in "“X,” the agency quoted Doe as saying" the speaker is Doe."""
    place = read.places[number]
    tokens = read.tokens
    for choice in choices:
        mention = choice.mention
        if mention is None or tokens[mention.first].sentence != tokens[place].sentence:
            continue
        verb = read.predicate(mention)
        if verb is None or verb.stem not in ("quote", "cite") or verb.link not in ("adj", "app", "pp"):
            continue
        ahead = tokens[verb.at + 1 : verb.at + 14]
        saying = next((n for n, t in enumerate(ahead) if t.low == "as" and ahead[n + 1 : n + 2]), None)
        if saying is None or not ahead[saying + 1].low.endswith("ing"):
            continue
        if verb.group == "passive":  # "Doe was quoted by The Paper as saying"
            return [choice]
        quoted = [c for c in choices if c.mention and verb.at < c.mention.first <= verb.at + saying]
        if quoted:
            return quoted
    return choices


def _without_gainsayers(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Keeps whose words a noun holds: in "Roe rejected Doe's claim that “X”" the speaker is Doe."""
    tokens = read.tokens
    k = read.places[number] - 1
    if k > 0 and tokens[k].low in ("that", "of", "to", ":"):
        k -= 1
    if k < 1 or tokens[k].low not in _CLAIMS:
        return choices
    owner = next((m for m in range(k - 1, max(k - 4, -1), -1) if tokens[m].possessive or tokens[m].low in _OWN), None)
    if owner is None or any(not tokens[m].text.islower() for m in range(owner + 1, k)):
        return choices
    owners = [c for c in choices if c.mention and c.mention.last == owner + 1]
    return [*owners, *(c for c in choices if c.kind == "nobody")] if owners else choices


def _without_other_clauses(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops those of an earlier clause: in "Roe promised “X”; Doe, “Y.”" the speaker of Y is Doe."""
    place = read.places[number]
    tokens = read.tokens
    k = place - 1
    while k > 0 and tokens[k].text != ";" and tokens[k].kind != "q" and tokens[k].sentence == tokens[place].sentence:
        k -= 1
    if tokens[k].text != ";" or tokens[k].sentence != tokens[place].sentence:
        return choices
    own = [
        c
        for c in choices
        if c.mention and k < c.mention.first < place and c.mention.kind in ("name", "pronoun", "nominal")
    ]
    if not own or own[-1].mention is None or not any(c.mention and c.mention.np == k + 1 for c in own):
        return choices
    return [c for c in choices if c.kind == "nobody" or (c.mention and c.mention.first > k)]


def _without_places(read: Read, _: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops places and events that do not speak: "in the Northlands", "ahead of the Westland summit"."""
    return [c for c in choices if c.mention is None or not _silent(read, c.mention)]


def _silent(read: Read, mention: Mention) -> bool:
    if mention.kind != "name" or mention.entity < 0:
        return False
    if read.cast.members[mention.entity].type not in ("place", "event"):
        return False
    verb = read.predicate(mention)
    speaks = verb is not None and verb.group in ("say", "call", "think", "do")
    return not speaks and read.governor(mention) not in ("poss", "by")


def _without_patients(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops the subject of a passive whose agent is named: in "Doe was hailed by Roe for “X”" the speaker is Roe."""
    token = read.tokens[read.places[number]]
    patients, agent = [], False
    for choice in choices:
        if choice.mention is None or read.tokens[choice.mention.first].sentence != token.sentence:
            continue
        verb = read.predicate(choice.mention)
        if verb is not None and verb.group == "passive":
            patients.append(choice)
        agent = agent or (
            verb is not None
            and verb.link == "by"
            and verb.group in ("say", "call")
            and read.crossed(choice.mention.last, read.places[number]) == (0, 0)
        )
    return [c for c in choices if c not in patients] if agent else choices


def _without_doubled(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops the pronoun of an attribution that a full name repeats: "he said. says Jane Doe of the institute"."""
    place = read.places[number]
    after = [c for c in choices if c.mention is not None and 0 < c.mention.first - place < 16]
    named = [c for c in after if c.mention and c.mention.kind == "name" and _links(read, c.mention) == "inv"]
    said = [c for c in after if c.mention and c.mention.kind == "pronoun" and _links(read, c.mention) in ("adj", "inv")]
    return [c for c in choices if c not in said] if named and said else choices


def _links(read: Read, mention: Mention) -> str:
    verb = read.predicate(mention)
    return verb.link if verb is not None and verb.group == "say" else ""


def spoken_of(read: Read, number: int) -> bool:
    """Whether a quotation is a title or words that are named as words, which nobody says there."""
    k = read.places[number]
    tokens = read.tokens
    words = [w for w in tokens[k].text.split() if w[0].isalpha()]
    long = [w for w in words if len(w) > 3]
    titled = (
        len(words) > 2
        and len(long) > 1
        and words[0][0].isupper()
        and all(w[0].isupper() for w in long)
        and tokens[k].text[-1:] not in "!?"
    )
    before = [t.low for t in tokens[max(0, k - 4) : k] if t.sentence == tokens[k].sentence]
    named = (
        len(before) > 1
        and before[-2:] == ["such", "as"]
        and bool({"term", "terms", "word", "words", "phrase", "phrases", "hashtag", "hashtags"} & set(before))
    )
    return titled or named
