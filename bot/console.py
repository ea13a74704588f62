"""The console: questions in, answers drawn for reading. Plain text when standard input is not a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers import answer
from bot.answers.help import help_
from bot.index import Index
from bot.model import Answer, Status, Verdict
from bot.settings import Settings
from bot.terminal import lines, printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

WIDTH = 88  # columns; longer lines are hard to read
PROMPT = "? "
_LEAVE = ("quit", "exit", "q", ":q", "bye")
_HELP = ("help", "?")
_COMMANDS = ("help", "quit", "who said", "quotes of", "summary of", "takeaways", "who is", "compare", "sources")
_REMEMBERED = 1000  # lines of history
_BADGES: dict[Verdict, str] = {
    "exact": "exact words",
    "close": "close wording",
    "altered": "wording altered",
    "reported": "reported speech",
}
_STATES: dict[Status, str] = {"corrected": "someone else said it", "not_found": "no match", "ambiguous": "which one?"}


def run_console(index: Index, settings: Settings) -> None:
    """Answers line after line until the input ends or somebody says quit."""
    if sys.stdin.isatty():
        _converse(index, settings)
    else:
        _reply_to_all(index, settings)


def _reply_to_all(index: Index, settings: Settings) -> None:
    """Plain answers with a blank line between them."""
    apart = ""
    for question in lines(sys.stdin.buffer):
        if question.strip().lower() in _LEAVE:
            return
        print(apart + printable(_answer(index, question, settings).text), flush=True)
        apart = "\n"


def _answer(index: Index, question: str, settings: Settings) -> Answer:
    if question.strip().lower() in _HELP:
        return help_(index)
    return answer(index, question, length=settings.replies.length)


# --- with somebody at the keyboard ------------------------------------------------------------------------------------


def _converse(index: Index, settings: Settings) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=False)
    console.width = min(WIDTH, console.width)
    _greet(console, index)
    with _line_editor(settings.paths.data / "console_history", index):
        for question in _questions(console):
            with suppress(KeyboardInterrupt):
                draw(console, _answer(index, question, settings))


def _greet(console: Console, index: Index) -> None:
    console.print(
        f"[bold]Summit briefings[/bold] – articles: {index.document_count()}, quotations: {index.quote_count()}"
    )
    console.print("[dim]Ask in plain words; help shows what can be asked, quit or Ctrl-D leaves.[/dim]")


def _questions(console: Console) -> Iterator[str]:
    while True:
        try:
            question = input(f"\n{PROMPT}").encode("utf-8", "replace").decode()
        except EOFError:
            console.print()
            return
        except KeyboardInterrupt:  # drops the line, not the console
            continue
        if question.strip().lower() in _LEAVE:
            return
        if question.strip():
            yield question


# --- drawing ----------------------------------------------------------------------------------------------------------


def draw(console: Console, shown: Answer) -> None:
    """An answer: how sure it is, its lines wrapped with their indents, quotations set off, sources dimmed."""
    from rich.text import Text

    badge = _badge(shown)
    if badge:
        console.print(Text(badge, style="bold green" if shown.status == "found" else "bold yellow"))
    in_sources = False
    for line in printable(shown.text).split("\n"):
        in_sources = in_sources or line == "Sources"
        console.print(_drawn(console, line, in_sources))


def _badge(shown: Answer) -> str:
    if shown.status != "found":
        return _STATES[shown.status]
    return _BADGES[shown.quotes[0].verdict] if shown.intent == "who_said" and shown.quotes else ""


def _drawn(console: Console, line: str, in_sources: bool) -> Text:
    """One line of an answer, wrapped so that what follows stays under its beginning."""
    from rich.text import Text

    body = line.lstrip(" ")
    indent = len(line) - len(body)
    lead, style, hang = _look(body, indent, in_sources)
    text = Text(body, style=style)
    if not in_sources:
        text.highlight_regex(r"\[\d+\]", "cyan")
    wrapped = text.wrap(console, max(20, console.width - indent - len(lead) - hang))
    first, further = " " * indent, " " * (indent + hang)
    for row in wrapped:
        row.rstrip()
    rows = (Text(further if n else first) + Text(lead, "green") + row for n, row in enumerate(wrapped))
    return Text("\n").join(rows)


def _look(body: str, indent: int, in_sources: bool) -> tuple[str, str, int]:
    """What stands before each row of a line, its style, and by how much its further rows are indented."""
    if in_sources:
        return "", "bold dim" if body == "Sources" else "dim", 4
    if indent and body.startswith("“"):
        return "│ ", "italic", 0
    if indent and body.startswith("– "):
        return "", "bold", 2
    return "", "", 2 if body.startswith("• ") else 0


# --- history and completion -------------------------------------------------------------------------------------------


@contextmanager
def _line_editor(history: Path, index: Index) -> Iterator[None]:
    """Arrow keys, history and completion where Python has readline; history that cannot be kept is no fault."""
    try:
        import readline
    except ImportError:
        yield
        return
    with suppress(OSError):
        readline.read_history_file(history)
    readline.set_history_length(_REMEMBERED)
    readline.set_completer_delims("")
    readline.set_completer(Completer(index))
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    try:
        yield
    finally:
        with suppress(OSError):
            history.parent.mkdir(parents=True, exist_ok=True)
            readline.write_history_file(history)


class Completer:
    """Completes the line: a command at its beginning, a speaker's name anywhere."""

    def __init__(self, index: Index) -> None:
        self._names = index.speakers()
        self._found: list[str] = []

    def __call__(self, line: str, state: int) -> str | None:
        if state == 0:
            self._found = self.completions(line)
        return self._found[state] if state < len(self._found) else None

    def completions(self, line: str) -> list[str]:
        """All lines that ``line`` may become."""
        commands = [command for command in _COMMANDS if command.startswith(line.lower())]
        start = line.rfind(" ") + 1
        word = line[start:].lower()
        names = [line[:start] + name for name in self._names if word and name.lower().startswith(word)]
        return commands + names
