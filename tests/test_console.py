"""The console: plain through a pipe, drawn on a terminal."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.console import Console

from bot.answers import answer
from bot.cli import main
from bot.console import WIDTH, Completer, draw
from bot.index import Index, open_index
from tests.conftest import ROOT, Run


@pytest.fixture
def index(project: Path) -> Index:
    main(["build"])
    return open_index(project / "data" / "index.db")


def drawn(index: Index, question: str, width: int = WIDTH) -> str:
    out = io.StringIO()
    draw(Console(file=out, width=width, highlight=False), answer(index, question))
    return out.getvalue()


def test_through_a_pipe_answers_are_plain_and_apart(run: Run) -> None:
    done = run("console", stdin=b"who is Ann Lee?\n\nsources\nquit\nwho is Bo Berg?\n")
    assert done.returncode == 0
    answers = done.stdout.decode()
    assert answers.startswith("Ann Lee")
    assert "\n\n2 articles" in answers
    assert "Bo Berg:" not in answers
    assert "\x1b" not in answers
    assert "There is no index yet" in done.stderr.decode()


def test_nothing_asked(run: Run) -> None:
    run("build")
    assert run("console").stdout == b""


def test_help(run: Run) -> None:
    assert "who said" in run("console", stdin=b"help\n").stdout.decode()


def test_a_quotation_is_set_off_with_speaker_verdict_and_source(index: Index) -> None:
    shown = drawn(index, "who said “We have agreed to destroy half of our missiles within five years”?")
    assert shown.startswith("exact words\n")
    assert re.search(r"^ +│ “We have agreed", shown, re.MULTILINE)
    assert "– Ann Lee" in shown
    assert "[1] What the Oslo Talks Achieved, The Northern Post" in shown
    assert "paragraph 2" in shown


@pytest.mark.parametrize("width", [30, 60, WIDTH])
def test_lines_are_no_wider_than_the_console(index: Index, width: int) -> None:
    shown = drawn(index, "summarise the summit", width)
    assert max(len(line) for line in shown.splitlines()) <= width
    joined = " ".join(shown.split())
    assert "met in Geneva on Tuesday to draft the treaty on missiles." in joined


def test_drawing_loses_no_word(index: Index) -> None:
    for question in ("sources", "who is Ann Lee?", "takeaways", "who said we will never meet again?", "help"):
        words = drawn(index, question, 50).replace("│", " ").split()
        text = answer(index, question).text.split()
        assert [word for word in text if word not in words] == []


def test_completion_of_commands_and_speakers(index: Index) -> None:
    complete = Completer(index)
    assert complete.completions("who s") == ["who said"]
    assert complete.completions("quotes of ca") == ["quotes of Cara Diaz"]
    assert complete("quotes of ca", 0) == "quotes of Cara Diaz"
    assert complete("quotes of ca", 1) is None
    assert complete.completions("zzz") == []


def test_a_conversation_on_a_terminal(project: Path) -> None:
    main(["build"])
    terminal, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "console"],
        stdin=other,
        stdout=other,
        stderr=other,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
        start_new_session=True,
    )
    os.close(other)
    seen = ""
    for expected, typed in (("? ", "who is Cara Diaz?\n"), ("Sources", ""), ("? ", "\x04")):
        seen += _until(terminal, expected)
        os.write(terminal, typed.encode())
    assert process.wait(timeout=30) == 0
    os.close(terminal)
    assert "articles: 2" in seen
    assert "senior analyst" in seen
    assert "who is Cara Diaz?" in (project / "data" / "console_history").read_text()


def _until(terminal: int, expected: str) -> str:
    seen = b""
    deadline = time.monotonic() + 30
    while expected.encode() not in seen and time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 4096)
    return seen.decode("utf-8", "replace")
