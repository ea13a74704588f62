"""All articles together: canonical names, one utterance in several wordings, points with their support.

The articles are gone through three times, and what grows with the corpus lies in temporary files.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import groupby
from pathlib import Path
from typing import Protocol, Self, TypeVar

from bot.extract.corrections import Fixes
from bot.extract.draft import LocalQuote, record_id
from bot.extract.entities import Casts
from bot.extract.local_entities import LocalEntity
from bot.extract.reading import Reading, Readings
from bot.extract.takeaways import Takeaways
from bot.extract.variants import Saying, Utterances
from bot.model import Corrections, Document, Entity, Mention, Quote, Takeaway
from bot.support.columns import Column
from bot.support.corroborate import Corroboration
from bot.support.points import Gathering, Letters, Points, Told, proper
from bot.support.record import Article, Named


class _Closable(Protocol):
    def close(self) -> None: ...


T = TypeVar("T", bound=_Closable)
PASSES = 3  # how often every article is gone through


class Merge:
    """The records of a corpus, as the index takes them in (``bot.support.record.Records``)."""

    def __init__(
        self,
        readings: Readings,
        corrections: Corrections,
        folder: Path | None = None,
        passed: Callable[[], None] = lambda: None,
    ) -> None:
        """``folder``: where temporary files may lie; ``passed`` is called for every article, ``PASSES`` times."""
        self._readings, self._passed = readings, passed
        self._files = ExitStack()
        self._forms = self._closed(_Forms())
        self._utterances = self._closed(Utterances())
        casts = Casts()
        self.names = proper(self._called(casts))
        self._merged = casts.merged(corrections)
        self._fixes = Fixes(corrections.quotes)
        self._ids = Column("Q", folder)
        points = self._gathered(folder)
        self._utterances.settle()
        self._quote_ids = self._ids.whole()
        self._corroboration = Corroboration(points)
        self._takeaways = self._closed(Takeaways(points, self._corroboration))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def _closed(self, file: T) -> T:
        """The same, to be closed at the end."""
        self._files.callback(file.close)
        return file

    @property
    def warnings(self) -> tuple[str, ...]:
        """What in the corrections fits nothing; known when all articles have been gone through."""
        return (*self._merged.warnings, *self._fixes.unmatched())

    def _called(self, casts: Casts) -> Iterator[Letters]:
        for cast, letters in self._readings.casts():
            casts.add(cast)
            self._passed()
            yield letters

    def _gathered(self, folder: Path | None) -> Points:
        gathering = Gathering(self.names, folder)
        member = 0
        for number, one in enumerate(self._readings.whole()):
            draft = one.draft
            gathering.add(number, draft.document.passages, one.told)
            names = self._names(member, len(draft.cast))
            member += len(draft.cast)
            self._utterances.add(
                Saying(quote.split, quote.kind, _speakers(quote, names), said)
                for quote, said in zip(draft.quotes, one.said, strict=True)
            )
            self._ids.extend(int(_quote_id(draft.document, quote)[1:], 16) for quote in draft.quotes)
            self._passed()
        return gathering.whole()

    def _names(self, first: int, count: int) -> list[str]:
        entities = self._merged.entities
        return [entities[place].name for place in self._merged.members[first : first + count]]

    def articles(self) -> Iterator[Article]:
        """The articles with all their records, in the order of the corpus."""
        member = quote = sentence = 0
        for one in self._readings.whole():
            article = self._article(one, member, quote, sentence)
            member += len(one.draft.cast)
            quote += len(one.draft.quotes)
            sentence += sum(_is_compared(one.draft.document, line) for line in one.told)
            self._takeaways.choose(one.draft.document, one.told)
            yield article
            self._passed()

    def _article(self, one: Reading, member: int, quote: int, sentence: int) -> Article:
        document, cast = one.draft.document, one.draft.cast
        names = self._names(member, len(cast))
        places = self._merged.members[member : member + len(cast)]
        for place, name, local in zip(places, names, cast, strict=True):
            self._forms.add(place, name, local)
        sources, overtaken = self._compared(document, one.told, sentence)
        quotes = [self._quote(document, local, names, quote + k) for k, local in enumerate(one.draft.quotes)]
        mentions = [
            Named(place, mention.start, mention.end)
            for place, local in zip(places, cast, strict=True)
            for mention in local.mentions
        ]
        mentions.sort(key=lambda mention: (mention.start, mention.end, mention.entity))
        return Article(document, one.told, sources, overtaken, self._fixes.applied(quotes), mentions)

    def _compared(self, document: Document, told: Sequence[Told], first: int) -> tuple[list[int], list[bool]]:
        sources, overtaken = [1] * len(told), [False] * len(told)
        for k, line in enumerate(told):
            if _is_compared(document, line):
                sources[k] = self._corroboration.sources(first)
                overtaken[k] = bool(self._corroboration.overtaken[first])
                first += 1
        return sources, overtaken

    def _quote(self, document: Document, local: LocalQuote, names: Sequence[str], number: int) -> Quote:
        first = self._utterances.first(number)
        return Quote(
            id=_quote_id(document, local),
            document=document.id,
            start=local.start,
            end=local.end,
            text=document.raw[local.start : local.end],
            kind=local.kind,
            speakers=_speakers(local, names),
            confidence=round(local.confidence, 3),
            speaker_mention=local.speaker_mention,
            cue=local.cue,
            via=names[local.via] if isinstance(local.via, int) else local.via,
            utterance=None if first is None else f"u{self._quote_ids[first]:012x}",
            sentence=local.sentence,
        )

    def entities(self) -> Iterator[Entity]:
        """The entities without their mentions, in order of name; call it when all articles have been gone through."""
        for known, (aliases, roles) in zip(
            self._merged.entities, self._forms.of(len(self._merged.entities)), strict=True
        ):
            yield Entity(known.id, known.name, known.kind, aliases, roles, ())

    def takeaways(self) -> Iterator[Takeaway]:
        """The takeaways, in order of rank; call it when all articles have been gone through."""
        return self._takeaways.ranked()


class _Forms:
    """The forms and roles of each entity, each once, in the order of the articles; they wait in a temporary file."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)  # a file of its own that goes when it is closed
        self._db.execute("CREATE TABLE form (entity INT, text TEXT, n INT, PRIMARY KEY (entity, text)) WITHOUT ROWID")
        self._db.execute(
            "CREATE TABLE role (entity INT, key TEXT, n INT, document TEXT, start INT, end INT, text TEXT, "
            "PRIMARY KEY (entity, key)) WITHOUT ROWID"
        )
        self._db.execute("BEGIN")
        self._n = 0

    def add(self, entity: int, name: str, local: LocalEntity) -> None:
        """What one article adds."""
        self._n += 1
        forms = [(entity, form, self._n + k) for k, form in enumerate(local.forms) if form != name]
        self._db.executemany("INSERT OR IGNORE INTO form VALUES (?, ?, ?)", forms)
        roles = [(entity, role.text.lower(), self._n + k, *_at(role)) for k, role in enumerate(local.roles)]
        self._db.executemany("INSERT OR IGNORE INTO role VALUES (?, ?, ?, ?, ?, ?, ?)", roles)
        self._n += len(forms) + len(roles)

    def of(self, entities: int) -> Iterator[tuple[tuple[str, ...], tuple[Mention, ...]]]:
        """The other names and the roles of every entity, by its number."""
        forms = groupby(self._db.execute("SELECT entity, text FROM form ORDER BY entity, n"), key=lambda row: row[0])
        roles = groupby(
            self._db.execute("SELECT entity, document, start, end, text FROM role ORDER BY entity, n"),
            key=lambda row: row[0],
        )
        form, role = next(forms, None), next(roles, None)
        for entity in range(entities):
            aliases: tuple[str, ...] = ()
            offices: tuple[Mention, ...] = ()
            if form and form[0] == entity:
                aliases = tuple(text for _, text in form[1])
                form = next(forms, None)
            if role and role[0] == entity:
                offices = tuple(Mention(*place) for _, *place in role[1])
                role = next(roles, None)
            yield aliases, offices

    def close(self) -> None:
        self._db.close()


def _at(role: Mention) -> tuple[str, int, int, str]:
    return role.document, role.start, role.end, role.text


def _is_compared(document: Document, line: Told) -> bool:
    return document.passages[line.passage].kind in ("body", "block", "caption")


def _speakers(local: LocalQuote, names: Sequence[str]) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(names[k] for k in local.members))
    return named or ((local.description,) if local.description else ())


def _quote_id(document: Document, local: LocalQuote) -> str:
    prefix = {"block": "b", "reported": "r"}.get(local.kind, "q")
    return record_id(prefix, document.id, local.start, local.end)
