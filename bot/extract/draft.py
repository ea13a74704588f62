"""What one article gives by itself, before articles are compared: quotations, members of its cast, sentences."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.extract import lexicon as lex
from bot.extract.article import Read, read
from bot.extract.attribution import attribute
from bot.extract.blocks import Origin, origins
from bot.extract.cast import Member
from bot.extract.corrections import NONE
from bot.extract.local_entities import LocalEntity, local_entities
from bot.extract.mentions import Mention as Named
from bot.extract.referents import who
from bot.extract.reported import find_reports
from bot.extract.segments import continues
from bot.extract.speaker import Attribution
from bot.model import Corrections, Document, QuoteKind, Span


@dataclass(frozen=True, slots=True)
class LocalQuote:
    """A quotation whose speakers are still members of one article's cast (``members``) or a description."""

    start: int
    end: int
    kind: QuoteKind
    members: tuple[int, ...]
    description: str
    confidence: float
    speaker_mention: str | None
    cue: str | None
    via: str | int | None
    split: int
    sentence: Span


@dataclass(frozen=True, slots=True)
class Draft:
    document: Document
    quotes: tuple[LocalQuote, ...]
    cast: tuple[LocalEntity, ...]


def extract_document(document: Document, corrections: Corrections = NONE) -> Draft:
    """Quotations with their speakers, reported speech and named entities of one article. Pure; raises nothing."""
    whole = read(document.raw, document.passages, corrections)
    attributions = attribute(whole)
    blocks = origins(whole)
    quotes = [
        *_marked(document, whole, attributions, blocks),
        *_reported(document, whole),
        *_blocks(document, blocks),
    ]
    quotes.sort(key=lambda q: (q.start, -q.end))
    return Draft(document, tuple(quotes), tuple(local_entities(document, whole)))


# -- quotations -----------------------------------------------------------------------------------


def _marked(
    document: Document, whole: Read, attributions: list[Attribution], blocks: dict[int, Origin]
) -> Iterator[LocalQuote]:
    splits = _splits(whole, attributions)
    for number, (quotation, said) in enumerate(zip(whole.quotations, attributions, strict=True)):
        token = whole.tokens[whole.places[number]]
        origin = blocks.get(token.passage)
        via: str | int | None = None if said.nobody else _told(whole, said)
        if via is None and origin is not None and not said.nobody:
            via = origin.via
        yield LocalQuote(
            quotation.start,
            quotation.end,
            "term" if said.nobody else _kind(whole, number, said),
            said.members,
            "" if said.nobody else said.description,
            said.confidence,
            None if said.mention is None else _slice(whole, said.mention),
            said.cue if not said.nobody else None,
            via,
            splits[number],
            _sentence(document, quotation.passage, quotation.left, quotation.right),
        )


def _slice(whole: Read, mention: Named) -> str:
    return whole.raw[whole.tokens[mention.np].start : mention.end]


def _kind(whole: Read, number: int, said: Attribution) -> QuoteKind:
    """``speech`` of people, named or not; ``statement`` of bodies, countries, documents and joint texts."""
    if said.members:
        people = all(whole.cast.members[k].type in ("person", "") for k in said.members)
        return "speech" if people and not (len(said.members) > 1 and _joint_text(whole, number)) else "statement"
    mention = said.mention
    return (
        "statement"
        if mention is not None and (mention.type == "document" or mention.head in lex.BODY_HEADS)
        else "speech"
    )


def _joint_text(whole: Read, number: int) -> bool:
    """Whether the sentence speaks of a document: "In their joint statement, Doe and Roe …"."""
    place = whole.places[number]
    near = whole.tokens[max(0, place - 40) : place + 20]
    return any(t.low in _JOINT and t.sentence == whole.tokens[place].sentence for t in near)


def _splits(whole: Read, attributions: list[Attribution]) -> list[int]:
    """For each quotation the first segment of its utterance: all that stand under one cue are one."""
    firsts: list[int] = []
    for number in range(len(attributions)):
        firsts.append(firsts[-1] if number and continues(whole, number, attributions) else number)
    return firsts


def _sentence(document: Document, passage: int, left: int, right: int) -> Span:
    sentences = document.passages[passage].sentences
    first = bisect_right(sentences, left, key=lambda s: s.end)
    last = bisect_left(sentences, right, key=lambda s: s.start)
    spans = sentences[first:last]
    if not spans:
        return Span(document.passages[passage].start, document.passages[passage].end)
    return Span(spans[0].start, spans[-1].end)


def _told(whole: Read, said: Attribution) -> int | None:
    """The outlet that the words were said to or written in: "…, Doe told The Paper", "wrote Doe in The Paper"."""
    if said.mention is None:
        return None
    verb = whole.predicate(said.mention)
    if verb is None or verb.group != "say":
        return None
    if verb.stem in _WRITING and verb.at > said.mention.last:  # "As Jane Doe from The Paper reported"
        for other in whole.between(said.mention.last + 1, verb.at):
            if (
                other.entity >= 0
                and whole.tokens[other.np - 1].low in ("from", "of")
                and _outlet(whole.cast.members[other.entity])
            ):
                return other.entity
    start = max(verb.at, said.mention.last - 1 if verb.link in ("inv", "app", "pp") else verb.at)
    for other in whole.between(start + 1, start + 8):
        if other.kind != "name" or other.entity < 0 or other.first == said.mention.first:
            continue
        member = whole.cast.members[other.entity]
        before = whole.tokens[other.np - 1].low
        if member.type not in ("organisation", "") or not _outlet(member):
            continue
        if other.np == verb.at + 1 and verb.stem == "tell":
            return other.entity
        if verb.stem in _WRITING and before in ("in", "for", "on", "at"):
            return other.entity
    return None


_WRITING = frozenset("write publish tweet post report".split())
_JOINT = frozenset("statement declaration communique communiqué".split())
_OUTLET_HEADS = frozenset(
    """Times Post Journal News Gazette Daily Tribune Herald Guardian Telegraph Magazine Press Review Network
    Television TV Radio Media Today Reuters Bloomberg Twitter Facebook Weibo YouTube Telegram Wire Newswire
    Broadcasting Policy World Economist Chronicle Affairs Diplomat Atlantic Hill Politico Observer Globe Star
    Sun Mail Mirror Independent Standard Breitbart Vox Axios""".split()
)


def _outlet(member: Member) -> bool:
    return any(n in _OUTLET_HEADS for n in member.names) or (
        len(member.names) == 1 and member.name.isupper() and member.name not in lex.COUNTRIES
    )


def _reported(document: Document, whole: Read) -> Iterator[LocalQuote]:
    known: dict[int, tuple[Attribution, float]] = {}  # by the mention's first token
    for report in find_reports(whole):
        if whole.raw[report.start : report.end].split(maxsplit=1)[0] in ("and", "or", "but"):
            continue  # half of a list: "dismissed by the West and its allies"
        said, chance = Attribution(), 0.0
        if report.mention is not None:
            first = report.mention.first
            if first not in known:
                known[first] = who(whole, report.mention) or (said, chance)
            said, chance = known[first]
        yield LocalQuote(
            report.start,
            report.end,
            "reported",
            said.members,
            said.description,
            round(report.sure * chance, 3),
            _slice(whole, report.mention) if report.mention else None,
            report.cue.text,
            None,
            -1,
            _sentence(document, report.cue.passage, report.start, report.end),
        )


def _blocks(document: Document, blocks: dict[int, Origin]) -> Iterator[LocalQuote]:
    for number, origin in blocks.items():
        passage = document.passages[number]
        if not passage.sentences:
            continue
        start, end = passage.sentences[0].start, passage.sentences[-1].end
        yield LocalQuote(
            start,
            end,
            "block",
            origin.writers,
            "",
            0.9 if origin.writers else 0.0,
            origin.mention,
            origin.cue,
            origin.via,
            -2 - passage.block,
            Span(start, end),
        )


def record_id(prefix: str, document: str, start: int, end: int) -> str:
    """Stable across rebuilds of an unchanged article: a hash of document, start and end."""
    digest = hashlib.sha256(f"{prefix}\0{document}\0{start}\0{end}".encode("utf-8", "surrogatepass")).hexdigest()
    return prefix + digest[:12]
