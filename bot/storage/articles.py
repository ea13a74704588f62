"""In which order articles were first seen in the index: a number for each, which no clock can disturb."""

from __future__ import annotations

from collections.abc import Sequence

from bot.storage.database import Database, Transaction

_LOCK = 2


class Articles:
    """All methods raise StorageError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def seen(self, documents: Sequence[str]) -> dict[str, int]:
        """The number of each document; those never seen before get the next numbers, in their order."""

        def work(transaction: Transaction) -> dict[str, int]:
            transaction.lock(_LOCK)
            known = {str(document): int(n) for document, n in transaction.rows("SELECT document, n FROM briefing_seen")}
            first = max(known.values(), default=0) + 1
            new = [document for document in dict.fromkeys(documents) if document not in known]
            fresh = {document: n for n, document in enumerate(new, first)}
            if fresh:
                transaction.change_all("INSERT INTO briefing_seen (document, n) VALUES (?, ?)", fresh.items())
            known |= fresh
            return {document: known[document] for document in documents}

        return await self._database.run(work)
