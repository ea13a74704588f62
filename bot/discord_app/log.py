"""The log: one line a record on standard error, with everything secret blotted out."""

from __future__ import annotations

import logging
import re
import sys

from bot.token import Token

_SECRET_PATHS = re.compile(r"(/(?:interactions|webhooks)/\d+/)[\w.-]+")
_ROUTINE = "Attempting a reconnect"  # discord.py logs it with a traceback, though it is no fault of anybody


class Formatter(logging.Formatter):
    """Blots out the bot's token and those of interactions, in tracebacks too."""

    def __init__(self, token: Token) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s", "%Y-%m-%d %H:%M:%S")
        self._secret = token.reveal()

    def format(self, record: logging.LogRecord) -> str:
        """The record as text."""
        if record.getMessage().startswith(_ROUTINE) and record.exc_info:
            record.msg, record.args = f"{record.getMessage()} ({type(record.exc_info[1]).__name__})", ()
            record.exc_info = record.exc_text = None
        return self._blotted(super().format(record))

    def _blotted(self, text: str) -> str:
        return _SECRET_PATHS.sub(r"\1[secret]", text.replace(self._secret, "[token]"))


def log_to_stderr(token: Token) -> None:
    """Shows what the bot does, and of discord.py only what is wrong."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Formatter(token))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("bot").setLevel(logging.INFO)
