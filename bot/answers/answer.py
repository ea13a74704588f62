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
            from bot.answers.quotes import quotes

            return quotes(index, asked.subject, topic=asked.topic)
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
            from bot.answers.compare import compare

            return compare(index, asked.subject, length=length)
        case "sources":
            from bot.answers.sources import sources

            return sources(index, topic=asked.topic)
        case "find":
            from bot.answers.find import find

            return find(index, asked.subject)
        case "help":
            from bot.answers.help import help_

            return help_(index)
