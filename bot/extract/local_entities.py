"""The cast of one article as records: each member with its forms, roles and mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.extract import lexicon as lex
from bot.extract.article import Read
from bot.extract.cast import Member
from bot.extract.mentions import Mention as Named
from bot.extract.mentions import find_names
from bot.extract.tokens import words
from bot.model import Document, EntityKind, Mention

_ROLE_END = re.compile(
    r"[,;:—–()“”\[\]\"\n]|(?<!\bSt)(?<!\bDr)(?<!\b[A-Z])\.(?=\s|$)| who | which | told | said | says "
)


@dataclass(frozen=True, slots=True)
class LocalEntity:
    """A member of an article's cast with its forms, roles and mentions."""

    name: str
    names: tuple[str, ...]
    kind: EntityKind
    typed: bool
    forms: tuple[str, ...]
    roles: tuple[Mention, ...]
    mentions: tuple[Mention, ...]


def local_entities(document: Document, whole: Read) -> Iterator[LocalEntity]:
    """Every member of the cast, in the order of first full mention."""
    extra = _elsewhere(document, whole)
    for k, member in enumerate(whole.cast.members):
        mentions = [*member.mentions, *extra.get(k, ())]
        mentions.sort(key=lambda m: m.start)
        yield LocalEntity(
            member.name,
            member.names,
            _entity_kind(member),
            bool(member.type),
            tuple(dict.fromkeys([member.name, *member.forms, *(m.text for m in extra.get(k, ()))])),
            tuple(_roles(document, whole, member)) if member.type in ("person", "") else (),
            tuple(Mention(document.id, m.start, m.end, document.raw[m.start : m.end]) for m in mentions),
        )


def _entity_kind(member: Member) -> EntityKind:
    if member.type in ("person", "organisation", "place", "event", "work"):
        return member.type  # type: ignore[return-value]
    if member.type == "people":
        return "place"
    return "organisation"


def _elsewhere(document: Document, whole: Read) -> dict[int, list[Named]]:
    """Mentions inside quotations and headings of those that the article's own text names."""
    found: dict[int, list[Named]] = {}
    stretches = [(q.start, q.end, q.passage) for q in whole.quotations]
    stretches += [(p.start, p.end, k) for k, p in enumerate(document.passages) if p.kind in ("title", "heading")]
    for start, end, number in stretches:
        for mention in find_names(list(words(document.raw, start, end, number))):
            k = whole.cast.find(mention)
            if k is not None:
                found.setdefault(k, []).append(mention)
    return found


def _roles(document: Document, whole: Read, member: Member) -> Iterator[Mention]:
    """What the article says that somebody is: the words before the name, or the apposition after it."""
    seen: set[str] = set()
    for mention in member.mentions:
        for start, end in (_before(whole, mention), _after(document, whole, mention)):
            text = document.raw[start:end]
            if end > start and text.lower() not in seen:
                seen.add(text.lower())
                yield Mention(document.id, start, end, text)


def _before(whole: Read, mention: Named) -> tuple[int, int]:
    """The role before a name, from its last determiner and its first capital on: "(the) French finance minister"."""
    tokens = whole.tokens[mention.np : mention.first]
    first = max(
        (k + 1 for k, t in enumerate(tokens) if t.low in ("the", "a", "an", "his", "her", "their", "its")), default=0
    )
    first = next((k for k in range(first, len(tokens)) if tokens[k].capital), first)
    role = [t for t in tokens[first:] if t.base not in lex.HONORIFICS]
    if not any(t.low in lex.ROLE_WORDS or t.base in lex.PERSON_OFFICES for t in role):
        return 0, 0
    return role[0].start, role[-1].end


def _after(document: Document, whole: Read, mention: Named) -> tuple[int, int]:
    tokens = whole.tokens
    k = mention.last
    if k + 1 >= len(tokens) or tokens[k].text != ",":
        return 0, 0
    first = k + 1
    if tokens[first].low in ("the", "a", "an"):
        first += 1
    ahead = [t for t in tokens[first : first + 7] if t.kind == "w" and t.sentence == tokens[mention.first].sentence]
    if not any(t.low in lex.ROLE_WORDS for t in ahead) or not ahead:
        return 0, 0
    start = tokens[first].start
    stop = _ROLE_END.search(document.raw, start, start + 260)
    end = stop.start() if stop else start
    text = document.raw[start:end].rstrip()
    if not any(w in lex.ROLE_WORDS for w in re.findall(r"[a-z-]+", text.lower())) or len(text.split()) > 30:
        return 0, 0
    return start, start + len(text)
