"""Articles listed by the names that questions may give them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answers.articles import label
from bot.answers.reply import Reply, listed, one_line
from bot.index import Card, Index
from bot.model import Answer

_LISTED = 25
_FACTS = ("author", "outlet", "date")


def no_such_article(index: Index, reply: Reply, number: int) -> Answer:
    """The answer that no article has this number, with those that there are."""
    reply.line(f"There is no article {number}. There {'is' if index.document_count() == 1 else 'are'}:")
    article_lines(index, reply, index.cards())
    return reply.done("not_found", listing=True)


def article_lines(index: Index, reply: Reply, cards: Sequence[Card]) -> None:
    """Adds a line for every article: its number, title, author, outlet and date; what is known of none is said once."""
    unknown = [what for what in _FACTS if not any(_facts(card)[what] for card in cards)]
    for card in cards[:_LISTED]:
        mark = reply.cite(card.id)
        reply.line(f"{label(card, index.cards())}: {_described(card, unknown)} {mark}", "point")
    if len(cards) > _LISTED:
        reply.line(f"… and {len(cards) - _LISTED} more.")
    if unknown:
        reply.line(f"{listed(unknown).capitalize()} unknown.")


def _facts(card: Card) -> dict[str, str | None]:
    return dict(zip(_FACTS, (card.author, card.outlet, card.published), strict=True))


def _described(card: Card, left_out: Sequence[str]) -> str:
    name = f"“{one_line(card.title)}”" if card.title else f"untitled ({card.id})"
    facts = [value or f"{what} unknown" for what, value in _facts(card).items() if what not in left_out]
    return ", ".join([name, *facts, *([card.url] if card.url else [])])
