"""Candidates that the construction of a sentence rules out, whatever their weight."""

from __future__ import annotations

from bot.extract.article import Read
from bot.extract.candidates import Candidate
from bot.extract.mentions import Mention


def sift(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """The candidates of quotation ``number`` that the construction of its sentence allows."""
    for rule in (_without_documents, _without_patients, _without_doubled):
        choices = rule(read, number, choices)
    return choices


def _without_documents(read: Read, number: int, choices: list[Candidate]) -> list[Candidate]:
    """Drops a document that only vouches: in "according to the statement, Doe urged …" the speaker is Doe."""
    place = read.places[number]
    vouching = []
    speaking = False
    for choice in choices:
        mention = choice.mention
        if (
            mention is None
            or read.tokens[mention.first].sentence != read.tokens[place].sentence
            or mention.first > place
        ):
            continue
        verb = read.predicate(mention)
        if mention.type == "document" and verb is not None and verb.link == "acc":
            vouching.append(choice)
        elif (
            verb is not None and verb.group in ("say", "call") and verb.link in ("adj", "app", "pp") and verb.at < place
        ):
            speaking = True
    return [c for c in choices if c not in vouching] if speaking else choices


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
