"""The command line: what it prints, its exit codes, its one-line errors."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.build import Silent, build
from bot.cli import main
from bot.settings import load_settings
from bot.signals import Stopped, stoppable
from tests.conftest import ROOT, Run

ONCE = ["type", "id"]
DOCUMENT = [*ONCE, "title", "outlet", "author", "url", "published", "sha256"]
QUOTE = [
    *(*ONCE, "document", "start", "end", "text", "speakers", "confidence", "speaker_mention", "cue", "via"),
    *("kind", "utterance"),
]
ENTITY = [*ONCE, "name", "kind", "aliases", "roles", "mentions"]
TAKEAWAY = [*ONCE, "document", "start", "end", "text", "heading", "rank", "support"]
ANSWER = ["question", "intent", "status", "text", "quotes", "sentences", "citations", "nearest"]

Capture = pytest.CaptureFixture[str]


def fault(capsys: Capture, code: int, *arguments: str) -> str:
    """The one line that a faulty command prints; nothing else is printed."""
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("bot: ")
    assert err.count("\n") == 1
    return err


# --- build


def test_build_says_what_it_did(project: Path, capsys: Capture) -> None:
    assert main(["build"]) == 0
    assert capsys.readouterr().out.startswith("articles: 2, quotations: ")
    assert (project / "data" / "index.db").exists()


def test_build_from_and_to_other_places(project: Path, capsys: Capture) -> None:
    (project / "seeds").rename(project / "mine")
    assert main(["build", "--corpus", "mine", "--out", "new/my.db"]) == 0
    assert "written to new/my.db" in capsys.readouterr().out
    assert main(["ask", "sources", "--index", "new/my.db"]) == 0


def test_articles_that_cannot_be_read_are_named_and_left_out(project: Path, capsys: Capture) -> None:
    (project / "seeds" / "bad.txt").write_bytes(b"caf\xe9")
    (project / "seeds" / "empty.txt").touch()
    assert main(["build"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("articles: 2, 2 left out, ")
    assert err.splitlines() == [
        "bot: left out: seeds/bad.txt: not UTF-8 (byte 3); save it as UTF-8",
        "bot: left out: seeds/empty.txt: empty; an article needs some text",
    ]


def test_no_article_left(project: Path, capsys: Capture) -> None:
    for path in (project / "seeds").iterdir():
        path.write_bytes(b"\0")
    assert main(["build"]) == 1
    assert "none of its 2 articles can be read" in capsys.readouterr().err
    assert not (project / "data" / "index.db").exists()


def test_a_build_that_fails_leaves_the_old_index(project: Path, capsys: Capture) -> None:
    main(["build"])
    before = (project / "data" / "index.db").read_bytes()
    for path in (project / "seeds").iterdir():
        path.unlink()
    capsys.readouterr()
    assert "no article here" in fault(capsys, 1, "build")
    assert (project / "data" / "index.db").read_bytes() == before
    assert sorted(os.listdir(project / "data")) == ["cache", "index.db"]


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["--jobs", "0"], "write a number from 1"),
        (["--jobs", "two"], "write a number from 1"),
        (["--corpus", "none"], "none: no such folder of articles"),
        (["--corpus", "config/corpus.yaml"], "no such folder"),
        (["--out", "seeds"], "seeds: a folder"),
        (["--out", "seeds/oslo.txt"], "among the articles"),
        (["--out", "config/corpus.yaml/x"], "cannot write there"),
        (["--out", "/proc/none/x"], "cannot write there"),
        (["--out", ""], "path"),
        (["--out", "x" * 300], "File name too long"),
        (["--out", "x" * 250], "cannot be written; name another file"),
        (["--corpus", "x" * 300], "File name too long"),
    ],
)
def test_wrong_places(project: Path, capsys: Capture, arguments: list[str], part: str) -> None:
    assert part in fault(capsys, 2, "build", *arguments)
    assert not (project / "data").exists()


def test_what_is_no_index_is_never_replaced(project: Path, capsys: Capture) -> None:
    (project / "link.db").symlink_to("config/corpus.yaml")
    (project / "loop.db").symlink_to("loop.db")
    os.mkfifo(project / "pipe.db")
    before = (project / "config" / "corpus.yaml").read_bytes()
    for out in ("config/corpus.yaml", "link.db", "loop.db", "pipe.db"):
        assert "no index of this bot" in fault(capsys, 2, "build", "--out", out)
    assert (project / "config" / "corpus.yaml").read_bytes() == before
    assert (project / "pipe.db").is_fifo()


def test_an_index_of_any_version_and_an_empty_file_are_replaced(project: Path) -> None:
    main(["build", "--out", "my.db"])
    new = (project / "my.db").read_bytes()
    for old in (b"", new[:60] + b"\0\0\0\1" + new[64:5000]):
        (project / "my.db").write_bytes(old)
        assert main(["build", "--out", "my.db"]) == 0
        assert (project / "my.db").read_bytes() == new


def test_an_index_of_an_earlier_version_is_built_anew_before_questions(run: Run, project: Path) -> None:
    run("build")
    index = project / "data" / "index.db"
    new = index.read_bytes()
    index.write_bytes(new[:60] + b"\0\0\0\1" + new[64:])
    assert run("console", "--index", "data/index.db", stdin=b"sources\n").returncode == 2
    done = run("console", stdin=b"sources\n")
    assert b"written by an earlier version of the bot: reading the articles first." in done.stderr
    assert b"What the Oslo Talks Achieved" in done.stdout
    assert index.read_bytes() == new


def test_an_index_of_a_later_version_is_an_error(run: Run, project: Path) -> None:
    run("build")
    index = project / "data" / "index.db"
    new = index.read_bytes()
    index.write_bytes(new[:60] + b"\0\0\3\xe7" + new[64:])
    done = run("console", stdin=b"sources\n")
    assert done.returncode == 2
    assert b"format 999" in done.stderr


def test_a_link_leads_to_the_index(project: Path) -> None:
    (project / "link.db").symlink_to("elsewhere.db")
    assert main(["build", "--out", "link.db"]) == 0
    assert (project / "link.db").is_symlink()
    assert (project / "elsewhere.db").exists()


def test_entries_without_an_article_are_told(project: Path, capsys: Capture) -> None:
    (project / "config" / "corpus.yaml").write_text("olso.txt: {}\nrome.txt: {}\n")
    assert main(["build"]) == 0
    told = "config/corpus.yaml: no article olso.txt in seeds (nor rome.txt); did you mean oslo.txt?"
    assert capsys.readouterr().err == f"bot: {told}\n"


def test_file_names_are_utf8_whatever_the_locale(run: Run, project: Path) -> None:
    (project / "seeds" / "oslo.txt").rename(project / "seeds" / "a b ü.txt")
    (project / "config" / "corpus.yaml").write_text("a b ü.txt: {outlet: Der Bote}")
    (project / "config" / "settings.yaml").write_text("paths: {index: dätä.db}")
    run("build", "--out", "utf8.db")
    assert run("build", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").stderr == b""
    assert (project / "dätä.db").read_bytes() == (project / "utf8.db").read_bytes()
    assert "Der Bote" in run("export").stdout.decode()


def test_the_same_articles_give_the_same_index(project: Path) -> None:
    main(["build"])
    first = (project / "data" / "index.db").read_bytes()
    main(["build"])
    assert (project / "data" / "index.db").read_bytes() == first


# --- ask


@pytest.mark.usefixtures("project")
def test_ask_prints_an_answer_with_its_source(capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    assert main(["ask", "who said “destroy half of our missiles”?"]) == 0
    out = capsys.readouterr().out
    assert "Ann Lee" in out
    assert "What the Oslo Talks Achieved, The Northern Post" in out


@pytest.mark.usefixtures("project")
def test_words_need_no_quotation_marks(capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    main(["ask", "who", "is", "Cara", "Diaz?", "--json"])
    assert json.loads(capsys.readouterr().out)["question"] == "who is Cara Diaz?"


@pytest.mark.usefixtures("project")
def test_ask_json_has_the_keys_of_the_contract(capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    main(["ask", "--json", "who said nobody trusts anybody?"])
    assert list(json.loads(capsys.readouterr().out)) == ANSWER


@pytest.mark.usefixtures("project")
def test_the_length_of_a_summary(capsys: Capture) -> None:
    main(["build"])
    counts = []
    for length in ("short", "long"):
        capsys.readouterr()
        main(["ask", "summarise the summit", "--json", "--length", length])
        counts.append(len(json.loads(capsys.readouterr().out)["sentences"]))
    assert counts[0] <= 3 < counts[1]


def test_a_batch_keeps_its_order_and_its_odd_characters(run: Run) -> None:
    run("build")
    questions = (
        '\ufeffsources\r\n\n \t\n\u3000\xa0\n\v\f\n\u2028\n\r\nwho is\u2028Ann Lee?\n\u202e\x1b[31m(*") AND\n'.encode()
        + b"caf\xe9\nlast"
    )
    done = run("ask", "--batch", "-", "--json", stdin=questions)
    assert done.returncode == 0
    assert b"\r" not in done.stdout
    asked = [json.loads(line)["question"] for line in done.stdout.decode().split("\n")[:-1]]
    assert asked == ["sources", "who is\u2028Ann Lee?", '\u202e\x1b[31m(*") AND', "caf\ufffd", "last"]


def test_a_batch_from_a_file(project: Path, capsys: Capture) -> None:
    main(["build"])
    (project / "questions.txt").write_text("sources\nsources\n")
    capsys.readouterr()
    assert main(["ask", "--batch", "questions.txt", "--json"]) == 0
    assert capsys.readouterr().out.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["ask"], "ask one question"),
        (["ask", ""], "the question is empty"),
        (["ask", "a", "--batch", "-", "--json"], "ask one question"),
        (["ask", "--batch", "-"], "add --json"),
        (["ask", "--batch", "none", "--json"], "none: cannot be read"),
        (["ask", "a", "--length", "huge"], "invalid choice: 'huge'"),
        (["ask", "a", "--frob"], "unrecognized arguments: --frob"),
        (["frob"], "there is no command 'frob'"),
        (["frob\n\x1b[31m"], "there is no command"),
        (["ask", "a", "--index"], "expected one argument"),
        (["run"], "no Discord token found"),
        (["sync"], "no Discord token found"),
    ],
)
@pytest.mark.usefixtures("project")
def test_wrong_usage(capsys: Capture, arguments: list[str], part: str) -> None:
    assert part in fault(capsys, 2, *arguments)


@pytest.mark.parametrize("command", [["ask", "a"], ["export"], ["console"]])
@pytest.mark.parametrize("contents", [None, b"", b"nonsense" * 1000])
def test_an_index_that_is_none(project: Path, capsys: Capture, command: list[str], contents: bytes | None) -> None:
    if contents is not None:
        (project / "my.db").write_bytes(contents)
    assert "python -m bot build" in fault(capsys, 2, *command, "--index", "my.db")


def test_a_truncated_index(project: Path, capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    index = project / "data" / "index.db"
    index.write_bytes(index.read_bytes()[:-100])
    assert "damaged" in fault(capsys, 2, "ask", "sources")


def test_a_changed_index_is_the_fault_of_the_file(project: Path, capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    whole = (project / "data" / "index.db").read_bytes()
    for change in ("quote SET confidence = 'abc'", "quote SET start = 'abc'", "term SET frequency = -5"):
        (project / "data" / "index.db").write_bytes(whole)
        with closing(sqlite3.connect(project / "data" / "index.db")) as index, index:
            index.execute(f"UPDATE {change}")
        assert "is damaged" in fault(capsys, 2, "ask", "who said “nobody in this room trusts anybody”?")


def test_a_pipe_as_an_index_does_not_hang(project: Path, capsys: Capture) -> None:
    os.mkfifo(project / "pipe.db")
    assert "pipe.db is not a file" in fault(capsys, 2, "ask", "sources", "--index", "pipe.db")


def test_a_working_folder_that_is_gone(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    (project / "gone").mkdir()
    monkeypatch.chdir(project / "gone")
    (project / "gone").rmdir()
    assert "the current folder cannot be used" in fault(capsys, 2, "check")


def test_no_index_and_no_place_for_one(project: Path, capsys: Capture) -> None:
    (project / "config" / "settings.yaml").write_text("paths: {index: config/corpus.yaml/x}")
    assert "cannot write there" in fault(capsys, 2, "console")


def test_a_broken_configuration(project: Path, capsys: Capture) -> None:
    (project / "config" / "settings.yaml").write_text("replies: {length: huge}")
    for command in (["ask", "a"], ["build"], ["export"], ["console"]):
        assert "config/settings.yaml: replies.length: huge" in fault(capsys, 2, *command)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("question", ["x" * 100_000, "“" * 50_000, "\x1b[2J\u202e\x07\x00", '") OR * NEAR(', "\ud800"])
def test_questions_nobody_expects(capsys: Capture, question: str) -> None:
    main(["build"])
    capsys.readouterr()
    assert main(["ask", question]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert not set(out) & set("\x1b\x07\x00\u202e\ud800")
    assert len(out) < 5000


# --- export and check


def test_export_has_the_records_and_keys_of_the_contract(project: Path, capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    assert main(["export"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.split("\n")[:-1]]
    keys = {"document": DOCUMENT, "quote": QUOTE, "entity": ENTITY, "takeaway": TAKEAWAY}
    assert {record["type"] for record in records} == set(keys)
    for record in records:
        assert list(record) == keys[record["type"]]
    raw = {path.name: path.read_bytes().decode() for path in (project / "seeds").iterdir()}
    placed = [record for record in records if "start" in record]
    assert placed
    assert all(raw[r["document"]][r["start"] : r["end"]] == r["text"] for r in placed)
    assert [r["author"] for r in records if r["type"] == "document"] == [None, "Jane Doe"]


@pytest.mark.usefixtures("project")
def test_check_says_a_line_each(capsys: Capture) -> None:
    main(["build"])
    capsys.readouterr()
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["ok", name] for name in ("configuration", "corpus", "index", "storage", "token")
    ]
    assert lines[1].endswith("2 articles in seeds")


@pytest.mark.parametrize(
    ("file", "contents", "faulty", "part"),
    [
        ("config/settings.yaml", b"x: 1", "configuration", "unknown key x"),
        (
            "config/corpus.yaml",
            b"olso.txt: {outlet: X}",
            "corpus",
            "no article olso.txt in seeds; did you mean oslo",
        ),
        ("seeds/bad.txt", b"\xff", "corpus", "seeds/bad.txt: not UTF-8"),
        ("seeds/oslo.txt", b"Something else was agreed.", "index", "changed since it was built"),
        ("data/index.db", b"nonsense", "index", "not an index"),
        ("my_data", b"a file", "storage", "cannot write"),
        (".env", b"DISCORD_TOKEN='se cret'", "token", "blanks"),
    ],
)
def test_check_finds_faults(project: Path, capsys: Capture, file: str, contents: bytes, faulty: str, part: str) -> None:
    (project / "config" / "settings.yaml").write_text("paths: {data: my_data}")
    main(["build"])
    capsys.readouterr()
    shutil.rmtree(project / file, ignore_errors=True)
    (project / file).write_bytes(contents)
    assert main(["check"]) == 1
    faults = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAULT")]
    assert [line.split()[1] for line in faults] == [faulty]
    assert part in faults[0]
    assert "cret" not in faults[0]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:////nonexist/x.db", "FAULT  storage        /nonexist: no such folder"),
        ("sqlite:///seeds", "FAULT  storage        seeds: not a file"),
        ("sqlite:///data/x.db", "ok     storage        SQLite (as storage.url says); can write data/x.db"),
    ],
)
def test_check_tries_the_place_of_the_storage(project: Path, capsys: Capture, url: str, said: str) -> None:
    (project / "config" / "settings.yaml").write_text(f"storage: {{url: '{url}'}}")
    main(["check"])
    assert said in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_check_without_an_index(capsys: Capture) -> None:
    assert main(["check"]) == 1
    assert "python -m bot build" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_check_names_where_the_token_is_and_never_the_token(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "abc.secret.def")
    main(["check"])
    out = capsys.readouterr().out
    assert "found in DISCORD_TOKEN" in out
    assert "secret" not in out


# --- help, streams, processes


@pytest.mark.parametrize("command", [[], ["run"], ["console"], ["build"], ["ask"], ["export"], ["check"], ["sync"]])
def test_every_command_has_help(capsys: Capture, command: list[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*command, "--help"])
    assert "usage: python -m bot" in capsys.readouterr().out


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
def test_output_is_utf8_whatever_the_locale(run: Run, locale: dict[str, str]) -> None:
    run("build")
    done = run("ask", "who said “nobody in this room trusts anybody”?".encode(), **locale)
    assert done.returncode == 0
    assert "“Nobody in this room trusts anybody" in done.stdout.decode()


def test_bytes_that_are_not_utf8_in_a_question(run: Run) -> None:
    run("build")
    done = run("ask", b"caf\xe9 \xff", "--json")
    assert json.loads(done.stdout)["question"] == "caf\ufffd \ufffd"


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("command", ["build", "ask sources", "ask --batch questions --json", "export", "check"])
def test_closed_streams_are_no_fault(project: Path, command: str, closed: str) -> None:
    main(["build"])
    (project / "questions").write_text("sources\n")
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m bot {command} {closed}"],
        capture_output=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""
    assert (done.stdout == b"") == (closed != "2>&-")


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "told to stop"), (signal.SIGHUP, 129, "told to stop")],
)
def test_signals_end_it_with_one_line(project: Path, number: int, code: int, said: str) -> None:
    main(["build"])
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "console"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b"sources\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(number)
        assert process.communicate()[1].decode() == f"bot: {said}\n"
    assert process.returncode == code


def test_a_build_that_is_told_to_stop_leaves_no_half_index(project: Path) -> None:
    class Impatient(Silent):
        def read(self, name: str) -> None:  # noqa: ARG002
            os.kill(os.getpid(), signal.SIGTERM)

    with pytest.raises(Stopped), stoppable():
        build(project / "seeds", project / "data" / "index.db", load_settings(project), Impatient())
    assert os.listdir(project / "data") == ["cache"]
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL


def test_a_reader_that_goes_away_is_no_fault(run: Run, project: Path) -> None:
    run("build")
    command = f"{sys.executable} -m bot export | head -n 1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output(run: Run, project: Path) -> None:
    run("build")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "export"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=project,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == b"bot: output: No space left on device\n"


def test_a_question_imports_neither_discord_nor_rich_nor_the_builder(run: Run, project: Path) -> None:
    run("build")
    code = (
        "import sys; from bot.cli import main; main(['ask', 'who is Ann Lee?']);"
        "print([m for m in ('discord', 'rich', 'bot.corpus', 'bot.extract', 'asyncio') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_without_command_and_token_the_console_opens(run: Run) -> None:
    done = run(stdin=b"sources\n")
    assert done.returncode == 0
    assert b"No Discord token found" in done.stdout
    assert b"What the Oslo Talks Achieved" in done.stdout


# --- briefings --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["takeaways"], "Key takeaways:"),
        (["takeaways", "missiles"], "missiles"),
        (["quotes", "ann", "lee"], "Ann Lee"),
        (["topic", "missiles"], "On “missiles”:"),
        (["new"], "2 new articles:"),
        (["topic", "cheese"], "Nothing to post: The articles do not cover “cheese”."),
    ],
)
def test_a_briefing_is_previewed(capsys: Capture, arguments: list[str], said: str) -> None:
    main(["build"])
    assert main(["briefing", "preview", *arguments]) == 0
    assert said in capsys.readouterr().out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "bot: say what to do: python -m bot briefing preview takeaways"),
        (["preview", "quotes"], "bot: say of what or whom: python -m bot briefing preview quotes Xi Jinping"),
        (["preview", "new", "york"], "bot: a briefing on new articles is about all of them"),
        (["preview", "songs"], "bot: argument WHAT: invalid choice: 'songs'"),
        (["run"], "bot: `briefing run` needs --once"),
        (["run", "--once"], "bot: no Discord token found"),
    ],
)
def test_a_wrong_briefing_is_one_line(capsys: Capture, arguments: list[str], said: str) -> None:
    main(["build"])
    capsys.readouterr()
    assert main(["briefing", *arguments]) == 2
    error = capsys.readouterr().err
    assert error.startswith(said)
    assert error.count("\n") == 1
