"""What can be asked."""

from __future__ import annotations

from bot.answers.reply import Reply
from bot.index import Index
from bot.model import Answer

_LINES = (
    "Ask about the articles in plain words, for example:",
    "  who said “…”?                 who said it, how well the words match, or that nobody did",
    "  did X say …?                  checks who it was",
    "  quotes from X on Y            what somebody is quoted with, also on a topic",
    "  summarise X                   a topic, a person, an article (“003”, “the second article”) or everything,",
    "                                short or long",
    "  key takeaways                 of all articles or of one",
    "  who is X?   what is X?        a person, body or place in the articles’ words",
    "  how do the sources differ on X?",
    "  which articles mention X?     or: sources",
    "  how many …? when …? where …?  the sentences that answer it, if there are any",
)


def help_(index: Index, *, question: str = "help") -> Answer:
    """How to ask, with what the loaded articles are."""
    reply = Reply(index, question, "help")
    for line in _LINES:
        reply.line(line)
    return reply.done("found")
