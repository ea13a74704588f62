"""The front door: any line of text in, an answer out."""

from __future__ import annotations

from bot.answers.plan import Plan
from bot.answers.route import plan
from bot.index import Index
from bot.model import Answer, Length


def answer(index: Index, question: str, *, length: Length = "normal") -> Answer:
    """The answer to a question in plain words; ``length`` holds unless the question names one.

    Any text gets an answer. Raises IndexFileError when the index turns out to be damaged.
    """
    return _carried_out(index, plan(index, question), length)._replace(question=question)


def _carried_out(index: Index, asked: Plan, length: Length) -> Answer:
    length = asked.length or length
    match asked.intent:
        case "who_said":
            from bot.answers.who_said import who_said

            return who_said(index, asked.subject, speaker=asked.speaker)
        case "quotes":
            return _quotes(index, asked, length)
        case "summarise":
            from bot.answers.summarise import summarise

            return summarise(index, asked.subject, length=length)
        case "takeaways":
            from bot.answers.takeaways import takeaways

            return takeaways(index, asked.subject, length=length)
        case "profile":
            from bot.answers.profile import profile

            return profile(index, asked.subject)
        case "compare":
            if asked.speaker:
                from bot.answers.agreement import agreeing

                return agreeing(index, asked.speaker, other=asked.subject, topic=asked.topic)
            from bot.answers.compare import compare

            return compare(index, asked.subject, part=asked.topic or "", length=length)
        case "sources":
            from bot.answers.sources import sources

            return sources(index, topic=asked.topic, named=asked.subject)
        case "find":
            from bot.answers.find import find

            return find(index, asked.subject)
        case "help":
            from bot.answers.help import help_

            return help_(index)


def _quotes(index: Index, asked: Plan, length: Length) -> Answer:
    """The quotations; where a kind of people or a text has none on the topic, what the articles say on it."""
    from bot.answers.quotes import quotes
    from bot.answers.speakers import is_kind, is_text

    found = quotes(index, asked.subject, topic=asked.topic, together=asked.together, within=asked.within)
    if found.status == "found" or not asked.topic or not (is_kind(asked.subject) or is_text(asked.subject)):
        return found
    from bot.answers.summarise import summarise

    instead = summarise(index, asked.topic, length=length)
    return instead if instead.status == "found" else found
