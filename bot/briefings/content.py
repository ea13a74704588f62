"""What a briefing says: an answer about the articles, or that there is nothing to say. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from bot.briefings.model import Brief
from bot.index import Index
from bot.model import Answer, Length

_QUOTED = 20  # new articles that a person's new quotes are taken from


class Nothing(NamedTuple):
    """Nothing is posted, and why."""

    reason: str


def compose(
    index: Index, brief: Brief, new: frozenset[str], *, quiet: bool = False, length: Length = "normal"
) -> Answer | Nothing:
    """The briefing; ``new`` are the articles that are new to whoever reads it. A quiet one has nothing to say unless
    one of them belongs to its subject."""
    if not new and (quiet or brief.kind == "new"):
        return Nothing("no new articles")
    match brief.kind:
        case "takeaways":
            answer = _takeaways(index, brief.subject, new, quiet, length)
        case "topic":
            answer = _topic(index, brief.subject, new, quiet, length)
        case "quotes":
            answer = _quotes(index, brief.subject, new, quiet)
        case "new":
            from bot.answers.digest import digest

            answer = digest(index, new)
    if isinstance(answer, Nothing) or answer.status in ("found", "corrected"):
        return answer
    return Nothing(answer.text.split("\n")[0])


def _takeaways(index: Index, subject: str, new: frozenset[str], quiet: bool, length: Length) -> Answer | Nothing:
    from bot.answers.takeaways import takeaways

    if quiet and subject and not _speak_of(index, subject, new):
        return Nothing(f"no new articles on “{subject}”")
    return takeaways(index, subject or None, length=length)


def _topic(index: Index, subject: str, new: frozenset[str], quiet: bool, length: Length) -> Answer | Nothing:
    from bot.answers.summarise import summarise

    if quiet and not _speak_of(index, subject, new):
        return Nothing(f"no new articles on “{subject}”")
    return summarise(index, subject, length=length)


def _speak_of(index: Index, subject: str, new: frozenset[str]) -> bool:
    """Whether one of the new articles is on the subject, or is the article that the subject names."""
    from bot.answers.articles import articles_in
    from bot.answers.sources import articles_on

    named = {card.id for card in articles_in(index, subject)}
    return not new.isdisjoint(named or articles_on(index, subject))


def _quotes(index: Index, person: str, new: frozenset[str], quiet: bool) -> Answer | Nothing:
    """A quiet briefing quotes only what is new, or the same five would come every day."""
    from bot.answers.quotes import quotes

    if not quiet:
        return quotes(index, person)
    documents = list(islice(_quoting(index, person, new), _QUOTED))
    return quotes(index, person, documents=documents) if documents else Nothing(f"no new quotes of {person}")


def _quoting(index: Index, person: str, new: frozenset[str]) -> Iterator[str]:
    """The new articles that quote the person."""
    from bot.answers.quotes import quotes_of
    from bot.answers.speakers import speakers

    said = quotes_of(index, speakers(index, person))
    return (document for document in dict.fromkeys(quote.document for quote in said) if document in new)
