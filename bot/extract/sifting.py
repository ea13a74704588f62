"""Candidates that the construction of a sentence rules out, whatever their weight."""

from __future__ import annotations

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.candidates import Candidate
from bot.extract.mentions import Mention

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
    ):
        choices = rule(read, number, choices)
    return choices


def _without_vouchers(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops who only vouches: in "according to the statement, Doe urged “X”" and "“X,” Doe said, according to The
    Paper" the speaker is Doe.
    """
    place = read.places[number]
    vouching = []
    speaking = False
    for choice in choices:
        mention = choice.mention
        if mention is None or read.tokens[mention.first].sentence != read.tokens[place].sentence:
            continue
        verb = read.predicate(mention)
        if verb is None:
            continue
        if verb.link == "acc" and (mention.type == "document" or _body(read, mention)):
            vouching.append(choice)
        elif verb.group in ("say", "call") and (
            verb.link == "inv" or (verb.link in ("adj", "app", "pp") and (verb.at < place or mention.first > place))
        ):
            speaking = True
    return [c for c in choices if c not in vouching] if speaking else choices


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
    telling: list[tuple[int, Candidate]] = []
    for choice in choices:
        mention = choice.mention
        if mention is None or mention.last > place or tokens[mention.first].sentence != tokens[place].sentence:
            continue
        verb = read.predicate(mention)
        if (
            verb
            and verb.link in ("adj", "app", "pp")
            and verb.group in ("say", "call")
            and mention.last <= verb.at < place
        ):
            telling.append((verb.at, choice))
    if len(telling) < 2:
        return choices
    nearest = max(at for at, _ in telling)
    if tokens[place - 1].text != ":" or place - nearest > _TOLD:
        return choices
    return [c for c in choices if not any(c is outer and at < nearest for at, outer in telling)]


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
        agent = agent or (verb is not None and verb.link == "by" and verb.group in ("say", "call"))
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
