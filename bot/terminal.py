"""Text in and out of a terminal: questions read line by line, and nothing printed that could steer the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TextIO

# Control characters but line feed and tab, marks that turn the direction of text, lone surrogates.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # surrogates that stand for no byte of an argument


def printable(text: str) -> str:
    """The text without characters that steer a terminal; line and paragraph separators become line feeds."""
    return _UNSAFE.sub("", re.sub("\r\n|[\r\u2028\u2029]", "\n", text))


def one_line(text: str) -> str:
    """The text as one printable line."""
    return " ".join(printable(text).split())


def from_arguments(words: Iterable[str]) -> str:
    """Words of a command line as one text; bytes that are not UTF-8 become U+FFFD."""
    return os.fsencode(_NO_BYTE.sub("\ufffd", " ".join(words))).decode("utf-8", "replace")


def lines(data: Iterable[bytes]) -> Iterator[str]:
    """The lines of UTF-8 ``data`` that are more than white space. Only LF ends a line; a CR before it goes too.
    What is not UTF-8 becomes U+FFFD."""
    for number, line in enumerate(data):
        text = line.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r")
        if number == 0:
            text = text.removeprefix("\ufeff")
        if text.strip():
            yield text


def ready_streams() -> None:
    """Makes the standard streams speak UTF-8 with LF, whatever the locale says; one that is closed leads nowhere."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def stop_writing(stream: TextIO) -> None:
    """Lets what is still buffered go nowhere, so that closing a broken stream stays silent."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
