"""Records that are all in memory, handed to the writer article by article."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Entity, Extraction, IndexFileError, Quote, Takeaway
from bot.support.corroborate import Corroboration
from bot.support.points import Gathering, letters, proper, told
from bot.support.record import Article, Named


class Extracted:
    """See ``bot.support.record.Records``. IndexFileError when a record names a document that is not there."""

    def __init__(self, extraction: Extraction) -> None:
        self._extraction = extraction
        self.names = proper(map(letters, extraction.documents))
        gathering = Gathering(self.names)
        self._told = [tuple(told(document)) for document in extraction.documents]
        for number, document in enumerate(extraction.documents):
            gathering.add(number, document.passages, self._told[number])
        points = gathering.whole()
        found = Corroboration(points)
        self._compared = {
            (points.documents[n], points.starts[n]): (found.sources(n), bool(found.overtaken[n]))
            for n in range(len(points))
        }
        self._quotes: dict[str, list[Quote]] = {document.id: [] for document in extraction.documents}
        self._named: dict[str, list[Named]] = {document.id: [] for document in extraction.documents}
        self._sort()

    def _sort(self) -> None:
        try:
            for quote in self._extraction.quotes:
                self._quotes[quote.document].append(quote)
            for n, entity in enumerate(self._extraction.entities):
                for mention in entity.mentions:
                    self._named[mention.document].append(Named(n, mention.start, mention.end))
        except KeyError as error:
            raise IndexFileError(f"a record names the document {error}, which is not in the corpus") from None

    def articles(self) -> Iterator[Article]:
        """See ``Records``."""
        for number, document in enumerate(self._extraction.documents):
            lines = self._told[number]
            compared = [self._compared.get((number, line.start), (1, False)) for line in lines]
            sources, overtaken = [one for one, _ in compared], [one for _, one in compared]
            yield Article(document, lines, sources, overtaken, self._quotes[document.id], self._named[document.id])

    def entities(self) -> Iterator[Entity]:
        """See ``Records``."""
        return iter(self._extraction.entities)

    def takeaways(self) -> Iterator[Takeaway]:
        """See ``Records``."""
        return iter(self._extraction.takeaways)
