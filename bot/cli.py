"""The command line: arguments in, exit code out. Every error becomes one line on standard error, here and only here.

Exit codes: 0 done, 1 a fault found, 2 wrong usage or configuration, 130 interrupted, 143 told to stop.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.model import BotError, ConfigError, IndexFileError
from bot.signals import Stopped, stoppable
from bot.terminal import from_arguments, lines, one_line, printable, ready_streams, stop_writing

if TYPE_CHECKING:
    from bot.index import Index
    from bot.model import Answer, Length
    from bot.settings import Settings
    from bot.token import Token

# Each command imports what it needs when it runs: a question must not wait for the tools of a build.

_MOST_JOBS = 256
TO_GET_A_TOKEN = (
    "no Discord token found; make a bot at https://discord.com/developers/applications, copy its token and put"
    " DISCORD_TOKEN=… into the file .env here (python -m bot run --help names the other places)"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; never lets an exception through."""
    ready_streams()
    try:
        with stoppable():
            code = _run(arguments)
            sys.stdout.flush()
            return code
    except Stopped as stop:
        return _fault("told to stop", stop.code)
    except KeyboardInterrupt:
        return _fault("interrupted", 130)
    except BrokenPipeError:  # the reader has seen enough
        stop_writing(sys.stdout)
        return 0
    except (ConfigError, IndexFileError) as error:
        return _fault(str(error), 2)
    except BotError as error:
        return _fault(str(error), 1)
    except OSError as error:
        stop_writing(sys.stdout)
        return _fault(f"{error.filename or 'output'}: {error.strerror or error}", 1)
    except Exception as error:
        return _fault(f"a fault of this program, please report it: {type(error).__name__}: {error}", 1)


def _run(arguments: Sequence[str] | None) -> int:
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.command
    if command is not _ask:
        gc.enable()  # what runs long collects its garbage; __main__ leaves it off while a question is answered
    return command(parsed)


def _fault(message: str, code: int) -> int:
    try:
        print(f"bot: {one_line(message)}", file=sys.stderr, flush=True)
    except (OSError, ValueError):
        stop_writing(sys.stderr)
    return code


# --- the commands -----------------------------------------------------------------------------------------------------


def _start(_: argparse.Namespace) -> int:
    from bot.settings import project_folder
    from bot.token import find_token

    if find_token(project_folder()):
        return _connect(None)
    print("No Discord token found, so here is the console on your articles. (With a token: python -m bot run)")
    return _open_console(None)


def _run_bot(arguments: argparse.Namespace) -> int:
    return _connect(arguments.index)


def _connect(path: Path | None) -> int:
    import signal

    from bot.settings import load_settings, project_folder

    for number in (signal.SIGTERM, signal.SIGINT):  # until the bot itself listens to them
        signal.signal(number, lambda *_: sys.exit(0))
    token = _token()
    settings = load_settings(project_folder())
    index = _ready_index(settings, path)
    from bot.discord_app.run import run

    run(settings, token, index)
    return 0


def _sync(_: argparse.Namespace) -> int:
    from bot.settings import load_settings, project_folder

    token = _token()
    settings = load_settings(project_folder(), sources=False)
    from bot.discord_app.run import sync

    print(f"{sync(settings, token)} slash commands pushed.")
    return 0


def _token() -> Token:
    from bot.settings import project_folder
    from bot.token import find_token

    token = find_token(project_folder())
    if not token:
        raise ConfigError(TO_GET_A_TOKEN)
    return token


def _console(arguments: argparse.Namespace) -> int:
    return _open_console(arguments.index)


def _open_console(path: Path | None) -> int:
    from bot.console import run_console
    from bot.settings import load_settings, project_folder

    settings = load_settings(project_folder())
    with _opened(_ready_index(settings, path)) as index:
        run_console(index, settings)
    return 0


def _ready_index(settings: Settings, path: Path | None) -> Path:
    """The index to open; the default one is built when it is missing or an earlier version of the bot wrote it."""
    if path:
        return path
    corpus, out = settings.paths.corpus, settings.paths.index_file
    if why := _why_build(out):
        from bot.places import check_places

        check_places(corpus, out)
        print(f"{why}: reading the articles first.", file=sys.stderr)
        print(_build_index(settings, corpus, out), file=sys.stderr)
    return out


def _why_build(index: Path) -> str:
    from bot.index import is_outdated

    if not os.path.exists(index):
        return "There is no index yet"
    outdated = index.is_file() and is_outdated(index)
    return "The index was written by an earlier version of the bot" if outdated else ""


def _build(arguments: argparse.Namespace) -> int:
    from bot.settings import load_settings, project_folder

    settings = load_settings(project_folder())
    corpus, out = arguments.corpus or settings.paths.corpus, arguments.out or settings.paths.index_file
    print(_build_index(settings, corpus, out, arguments.jobs))
    return 0


def _build_index(settings: Settings, corpus: Path, out: Path, jobs: int | None = None) -> str:
    """Builds and says what was built."""
    from time import perf_counter

    from bot.build import build
    from bot.corpus.files import shown
    from bot.progress import watched

    began = perf_counter()
    with watched() as progress:
        report = build(corpus, out, settings, progress, jobs)
    left_out = f", {len(report.left_out)} left out" if report.left_out else ""
    found = f"quotations: {report.quotes}, names: {report.entities}, takeaways: {report.takeaways}"
    known = f" ({report.known} unchanged, not read again)" if report.known else ""
    took = f"written to {shown(out)} in {perf_counter() - began:.1f} s"
    return f"articles: {report.documents}{known}{left_out}, {found}; {took}"


def _ask(arguments: argparse.Namespace) -> int:
    from bot.answers import answer
    from bot.settings import load_settings, project_folder

    questions = _questions(arguments)
    settings = load_settings(project_folder(), sources=False)
    show = _as_json if arguments.json else _as_text
    length: Length = arguments.length or settings.replies.length
    with _opened(arguments.index or settings.paths.index_file) as index:
        for question in questions:
            print(show(answer(index, question, length=length)))
            gc.enable()  # a batch runs long too
    return 0


def _questions(arguments: argparse.Namespace) -> Iterator[str]:
    if (arguments.batch is not None) == bool(arguments.question):
        raise ConfigError('ask one question (python -m bot ask "who said …") or a file of them (--batch FILE --json)')
    if arguments.batch is not None:
        if not arguments.json:
            raise ConfigError("--batch answers in JSON Lines only: add --json")
        return _batch(arguments.batch)
    question = from_arguments(arguments.question)
    if not question.strip():
        raise ConfigError('the question is empty; try python -m bot ask "what was agreed?"')
    return iter([question])


def _batch(name: str) -> Iterator[str]:
    if name == "-":
        return lines(sys.stdin.buffer)
    try:
        with Path(name).open("rb") as file:
            return iter(list(lines(file)))
    except (OSError, ValueError) as error:
        raise ConfigError(f"{name}: cannot be read ({getattr(error, 'strerror', error)})") from None


def _as_text(answer: Answer) -> str:
    return printable(answer.text)


def _as_json(answer: Answer) -> str:
    import json

    from bot.answers import to_json

    return json.dumps(to_json(answer), ensure_ascii=False)


def _export(arguments: argparse.Namespace) -> int:
    from bot.export import export
    from bot.settings import load_settings, project_folder

    settings = load_settings(project_folder(), sources=False)
    with _opened(arguments.index or settings.paths.index_file) as index:
        for line in export(index):
            print(line)
    return 0


def _no_briefing(_: argparse.Namespace) -> int:
    raise ConfigError("say what to do: python -m bot briefing preview takeaways, or python -m bot briefing run --once")


def _preview(arguments: argparse.Namespace) -> int:
    from bot.briefings.preview import preview
    from bot.settings import load_settings, project_folder

    settings = load_settings(project_folder(), sources=False)
    about = from_arguments(arguments.about).strip()
    with _opened(arguments.index or settings.paths.index_file) as index:
        print(printable(preview(index, arguments.what, about, arguments.length or settings.replies.length)))
    return 0


def _post_due(arguments: argparse.Namespace) -> int:
    from bot.settings import load_settings, project_folder

    if not arguments.once:
        raise ConfigError("`briefing run` needs --once; `python -m bot run` posts briefings as long as it runs")
    token = _token()
    settings = load_settings(project_folder())
    index = _ready_index(settings, arguments.index)
    from bot.discord_app.run import post_due

    settled = post_due(settings, token, index)
    print(", ".join(f"{state}: {number}" for state, number in sorted(settled.items())) or "Nothing was due.")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    from bot.check import check
    from bot.settings import project_folder

    faults = 0
    for finding in check(project_folder(), arguments.index):
        faults += finding.fault
        print(f"{'FAULT' if finding.fault else 'ok':5}  {finding.name:13}  {one_line(finding.text)}")
    return 1 if faults else 0


@contextmanager
def _opened(path: Path) -> Iterator[Index]:
    """An open index. When something unexpected happens and the file is not what was written, that is the fault."""
    from bot.index import open_index

    with open_index(path) as index:
        try:
            yield index
        except (BotError, OSError):
            raise
        except Exception:
            index.verify()
            raise


# --- the arguments ----------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        sys.stdout.flush()  # while a full disk can still be told
        super().exit(status, message)

    def error(self, message: str) -> NoReturn:
        unknown = re.match(r"argument COMMAND: invalid choice: (.*?) \(", message)
        what = f"there is no command {unknown[1]}" if unknown else message
        raise ConfigError(f"{what}; see {self.prog} --help")


class _Help(argparse.RawDescriptionHelpFormatter):
    """Of a fixed width: argparse makes one for every option, and would look up the terminal's size each time."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=98)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m bot",
        description="Sourced answers about summit coverage: who said it, summaries, takeaways. In Discord and here.",
        epilog="Without a command: connects to Discord when there is a token, otherwise opens the console.",
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.set_defaults(command=_start)
    commands = parser.add_subparsers(prog="python -m bot", title="commands", metavar="COMMAND")
    _add(commands, "run", _run_bot, "connect to Discord", RUN_HELP, index=True)
    _add(commands, "console", _console, "ask questions here, one a line", CONSOLE_HELP, index=True)
    build = _add(commands, "build", _build, "read the articles and write the index", BUILD_HELP)
    build.add_argument("--corpus", metavar="DIR", type=_path, help="folder of .txt articles (default: paths.corpus)")
    build.add_argument("--out", metavar="FILE", type=_path, help="the index to write (default: paths.index)")
    build.add_argument("--jobs", metavar="N", type=_jobs, help="processes that read (default: one a core)")
    ask = _add(commands, "ask", _ask, "answer one question, or a file of them", ASK_HELP, index=True)
    ask.add_argument("question", metavar="QUESTION", nargs="*", help="a question in plain words")
    ask.add_argument("--json", action="store_true", help="answer as one JSON object a line")
    ask.add_argument(
        "--batch", metavar="FILE", help="a question a line from FILE, or - for standard input; with --json"
    )
    ask.add_argument("--length", choices=("short", "normal", "long"), help="of summaries (default: replies.length)")
    _add(commands, "export", _export, "print the index as JSON Lines", EXPORT_HELP, index=True)
    _add(commands, "check", _check, "look whether everything is in order", CHECK_HELP, index=True)
    _add_briefing(commands)
    _add(commands, "sync", _sync, "push the slash commands to Discord", SYNC_HELP)
    return parser


def _add_briefing(commands: argparse._SubParsersAction[_Parser]) -> None:
    briefing = _add(commands, "briefing", _no_briefing, "preview briefings, or post what is due", BRIEFING_HELP)
    parts = briefing.add_subparsers(prog="python -m bot briefing", title="commands", metavar="COMMAND")
    preview = _add(parts, "preview", _preview, "print a briefing", BRIEFING_HELP, index=True)
    preview.add_argument("what", metavar="WHAT", choices=("takeaways", "quotes", "topic", "new"), help=_WHAT)
    preview.add_argument("about", metavar="ABOUT", nargs="*", help="the person or the topic")
    preview.add_argument("--length", choices=("short", "normal", "long"), help="of summaries (default: replies.length)")
    run = _add(parts, "run", _post_due, "post what is due to Discord", BRIEFING_HELP, index=True)
    run.add_argument("--once", action="store_true", help="what is due now, then stop; for cron")


def _add(
    commands: argparse._SubParsersAction[_Parser],
    name: str,
    command: Callable[[argparse.Namespace], int],
    summary: str,
    description: str,
    *,
    index: bool = False,
) -> _Parser:
    parser = commands.add_parser(
        name,
        help=summary,
        description=description,
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.set_defaults(command=command)
    if index:
        parser.add_argument("--index", metavar="FILE", type=_path, help="the index to read (default: paths.index)")
    return parser


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= _MOST_JOBS:
        raise argparse.ArgumentTypeError(f"write a number from 1 to {_MOST_JOBS}")
    return int(text)


def _path(text: str) -> Path:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("a path cannot be empty")
    return Path(text)


RUN_HELP = """\
Connect to Discord and answer there.

The bot's token is looked for in this order, and never shown:
  $CREDENTIALS_DIRECTORY/discord_token   a credential of systemd or a container
  DISCORD_TOKEN_FILE                     the path of a file that holds it
  DISCORD_TOKEN                          the token itself
The variables may stand in the environment or in the file .env of the project folder.
Make a bot and its token at https://discord.com/developers/applications"""

CONSOLE_HELP = """\
Ask questions in the terminal; `help` there shows what can be asked, `quit` or Ctrl-D leaves.
Reads questions from standard input when that is not a terminal.

  python -m bot console
  echo "which sources are there?" | python -m bot console"""

BUILD_HELP = """\
Read every .txt article of a folder and write the index that all answers come from. An article that
cannot be read is named and left out. The old index stays in place until the new one is whole.
What was found in an article is kept (data/cache, which may be deleted at any time): an unchanged one is
not read again, and a build that was interrupted goes on where it stopped.

  python -m bot build
  python -m bot build --corpus my_articles --out /tmp/my.db"""

ASK_HELP = """\
Answer a question about the articles, with sources.

  python -m bot ask "who said 'no limits'?"
  python -m bot ask "what did Putin say about gas?"
  python -m bot ask "key takeaways" --length short
  python -m bot ask "how do the sources differ on Ukraine?" --json
  python -m bot ask --batch questions.txt --json"""

_WHAT = "takeaways, quotes (of a person), topic, or new (articles)"

BRIEFING_HELP = """\
Briefings without Discord at hand. `preview` prints what would be posted; `run --once` connects, posts
the briefings that are due in any server, and stops: for cron, where no bot runs all the time.

  python -m bot briefing preview takeaways
  python -m bot briefing preview quotes Xi Jinping
  python -m bot briefing preview topic energy --length short
  python -m bot briefing run --once

Schedules are made in Discord: /briefing schedule."""

EXPORT_HELP = """\
Print all documents, quotations, entities and takeaways of the index, one JSON object a line.

  python -m bot export > index.jsonl
  python -m bot export | grep '"type": "quote"'"""

CHECK_HELP = """\
Look at configuration, articles, index, storage and token; a line each. Exit code 1 when one is at fault.

  python -m bot check"""

SYNC_HELP = """\
Push the slash commands to Discord, whether they changed or not; `run` does it by itself when they changed.
Needs a token: see python -m bot run --help"""
