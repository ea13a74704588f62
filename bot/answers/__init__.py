"""Answers to questions about the articles: pure functions of an index and a question, one module an intent.

Only the front door is imported here, and it reads an intent's module when it is first asked for.
"""

from bot.answers.answer import answer
from bot.answers.serialise import to_json

__all__ = ["answer", "to_json"]
