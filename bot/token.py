"""The Discord token: found in the environment, never shown."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bot.model import ConfigError


class Token:
    """The bot's token. It shows itself to nobody: ask for `reveal`. ``origin`` says where it was found."""

    __slots__ = ("_value", "origin")

    def __init__(self, value: str, origin: str) -> None:
        self._value = value
        self.origin = origin

    def reveal(self) -> str:
        return self._value

    def __repr__(self) -> str:
        return f"Token(from {self.origin})"

    def __reduce__(self) -> str:
        raise TypeError("a token is not written anywhere")


def find_token(folder: Path, environ: Mapping[str, str] = os.environ) -> Token | None:
    """The token from a credential file, else DISCORD_TOKEN_FILE, else DISCORD_TOKEN; .env counts where the environment
    says nothing. None when there is none. Raises ConfigError when the place named holds none; never shows its value."""
    known = {**read_dotenv(folder / ".env"), **{name: value for name, value in environ.items() if value}}
    if known.get("CREDENTIALS_DIRECTORY"):
        credential = Path(known["CREDENTIALS_DIRECTORY"]) / "discord_token"
        if credential.exists():
            return _token(_token_file(credential, "$CREDENTIALS_DIRECTORY/discord_token"), "$CREDENTIALS_DIRECTORY")
    if known.get("DISCORD_TOKEN_FILE"):
        file = folder / Path(known["DISCORD_TOKEN_FILE"]).expanduser()
        return _token(_token_file(file, "DISCORD_TOKEN_FILE"), "DISCORD_TOKEN_FILE")
    if known.get("DISCORD_TOKEN", "").strip():
        return _token(known["DISCORD_TOKEN"], "DISCORD_TOKEN")
    return None


def _token_file(path: Path, name: str) -> str:
    """Its contents. Errors do not show the path: somebody may have put the token itself there."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "not UTF-8"
        raise ConfigError(f"{name}: the file it names cannot be read ({why}); it must hold the token alone") from None


def _token(value: str, origin: str) -> Token:
    value = value.strip()
    if not value or not re.fullmatch(r"[!-~]+", value):
        what = "holds blanks or odd characters" if value else "is empty"
        raise ConfigError(f"{origin}: {what}; it must be the bot's token and nothing else")
    return Token(value, origin)


_ASSIGNMENT = r"\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*"
_QUOTED = r"([\"'])(.*)\1\s*(?:#.*)?"


def read_dotenv(path: Path) -> dict[str, str]:
    """NAME=value lines; quotes and comments are taken off. Empty when there is no such file. Raises ConfigError."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f".env: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f".env: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    found = (re.fullmatch(_ASSIGNMENT, line) for line in lines if not line.lstrip().startswith("#"))
    return {line[1]: _unquoted(line[2]) for line in found if line}


def _unquoted(value: str) -> str:
    quoted = re.fullmatch(_QUOTED, value)
    return quoted[2] if quoted else re.split(r"\s+#", value, maxsplit=1)[0]
