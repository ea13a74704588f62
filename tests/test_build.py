"""Building: what is read, what is kept for the next time, and that the index does not depend on how it came about."""

from __future__ import annotations

import os
import pty
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.build import BuildReport, Silent, build
from bot.index import open_index
from bot.settings import load_settings
from tests.bench.articles import write
from tests.conftest import ROOT


@pytest.fixture
def corpus(project: Path) -> Path:
    """So many articles that it takes workers to read them."""
    write(project / "many", 40)
    return project / "many"


def _build(corpus: Path, *, jobs: int = 1, out: str = "index.db", watch: Silent | None = None) -> BuildReport:
    project = corpus.parent
    return build(corpus, project / "data" / out, load_settings(project), watch, jobs)


def _cache(project: Path) -> Path:
    [path] = (project / "data" / "cache").glob("*.db")
    return path


def test_the_index_is_the_same_however_many_read_and_whatever_was_known(corpus: Path) -> None:
    alone = _build(corpus, jobs=1, out="alone.db")
    known = _build(corpus, jobs=2, out="known.db")
    _cache(corpus.parent).unlink()
    together = _build(corpus, jobs=2, out="together.db")
    assert (alone.known, known.known, together.known) == (0, 40, 0)
    assert alone.content_hash == known.content_hash == together.content_hash
    files = [(corpus.parent / "data" / name).read_bytes() for name in ("alone.db", "known.db", "together.db")]
    assert files[0] == files[1] == files[2]


def test_only_what_changed_is_read_again(corpus: Path) -> None:
    _build(corpus)
    (corpus / "000003.txt").write_text("Nothing was agreed.\n\n“It is late,” said Jane Doe on Monday.\n", "utf-8")
    os.utime(corpus / "000004.txt")  # the same words, written later
    (corpus / "000005.txt").unlink()
    assert _build(corpus).known == 38
    with open_index(corpus.parent / "data" / "index.db") as index:
        assert index.quotes_of("Jane Doe")
        assert len(index.cards()) == 39


def test_corrections_of_names_have_everything_read_again_and_those_of_quotations_nothing(project: Path) -> None:
    _build(project / "seeds")
    fixes = project / "config" / "corrections.yaml"
    fixes.write_text("quotes: [{document: oslo.txt, begins: We have agreed, drop: true}]")
    fewer = _build(project / "seeds")
    assert fewer.known == 2
    fixes.write_text("aliases: {Ann Lee: [Lee]}")
    more = _build(project / "seeds")
    assert more.known == 0
    assert more.quotes == fewer.quotes + 1


def test_what_the_configuration_says_of_a_source_is_not_kept(project: Path) -> None:
    _build(project / "seeds")
    (project / "config" / "corpus.yaml").write_text("oslo.txt: {outlet: The Southern Post}")
    assert _build(project / "seeds").known == 2
    with open_index(project / "data" / "index.db") as index:
        assert index.card("oslo.txt").outlet == "The Southern Post"
        assert index.card("oslo.txt").author == "Jane Doe"


@pytest.mark.long
def test_a_find_that_is_damaged_is_read_anew(corpus: Path) -> None:
    before = _build(corpus)
    with closing(sqlite3.connect(_cache(corpus.parent))) as cache, cache:
        cache.execute("UPDATE found SET body = zeroblob(100) WHERE n = 7")
    again = _build(corpus)
    assert (again.known, again.content_hash) == (39, before.content_hash)
    assert _build(corpus).known == 40


@pytest.mark.long
@pytest.mark.parametrize("harm", [b"nonsense", b""])
def test_a_cache_that_is_damaged_as_a_whole_is_made_anew(corpus: Path, harm: bytes) -> None:
    before = _build(corpus)
    path = _cache(corpus.parent)
    path.write_bytes(harm)
    assert _build(corpus).content_hash == before.content_hash
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = bytes(b ^ 255 for b in damaged[4096:])
    path.write_bytes(damaged)
    assert _build(corpus).content_hash == before.content_hash
    assert _build(corpus).known == 40


def test_articles_that_are_gone_are_forgotten(corpus: Path) -> None:
    _build(corpus)
    for n in range(30):
        (corpus / f"{n:06}.txt").unlink()
    _build(corpus)
    with closing(sqlite3.connect(_cache(corpus.parent))) as cache:
        assert cache.execute("SELECT count(*) FROM found").fetchone() == (10,)


def test_where_nothing_can_be_kept_it_is_built_all_the_same(project: Path) -> None:
    (project / "config" / "settings.yaml").write_text("paths: {data: my_data}")
    (project / "my_data").write_text("in the way")
    assert _build(project / "seeds").documents == 2


@pytest.mark.long
def test_two_builds_at_once_do_not_disturb_each_other(corpus: Path) -> None:
    class Meanwhile(Silent):
        other: BuildReport | None = None

        def read(self, name: str) -> None:
            if name == "000020.txt":
                self.other = _build(corpus, out="other.db")

    meanwhile = Meanwhile()
    report = _build(corpus, watch=meanwhile)
    assert meanwhile.other
    assert meanwhile.other.content_hash == report.content_hash


def _started(project: Path) -> subprocess.Popen[bytes]:
    write(project / "many", 400)
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "build", "--corpus", "many", "--jobs", "2"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def _kept(project: Path) -> int:
    return (
        sum(file.stat().st_size for file in (project / "data" / "cache").glob("*"))
        if (project / "data").exists()
        else 0
    )


@pytest.mark.long
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_build_goes_on_where_it_stopped(project: Path, number: signal.Signals) -> None:
    with _started(project) as process:
        while _kept(project) < 300_000 and process.poll() is None:
            time.sleep(0.01)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as Ctrl-C does
        else:
            process.send_signal(number)
        said = process.communicate(timeout=30)[1].decode()
    assert "Traceback" not in said
    assert not (project / "data" / "index.db").exists()
    assert os.listdir(project / "data") == ["cache"]
    deadline = time.monotonic() + 20
    while any(_lives(int(child)) for child in children) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [child for child in children if _lives(int(child))]
    assert _build(project / "many", jobs=2).known > 20


def _lives(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.long
def test_a_worker_that_is_killed_is_one_clear_line(project: Path) -> None:
    with _started(project) as process:
        while _kept(project) < 100_000 and process.poll() is None:
            time.sleep(0.01)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        for child in children:
            if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes():
                os.kill(int(child), signal.SIGKILL)
                break
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 1
    assert said.splitlines()[-1].startswith("bot: a reading process ended early")
    assert "Traceback" not in said


@pytest.mark.long
def test_on_a_terminal_a_bar_shows_how_fast_articles_are_read(corpus: Path) -> None:
    terminal, other = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "build", "--corpus", "many", "--jobs", "1"],
        cwd=corpus.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100"},
        stdout=subprocess.PIPE,
        stderr=other,
    ) as process:
        os.close(other)
        seen = b""
        with suppress(OSError):  # the end
            while part := os.read(terminal, 4096):
                seen += part
    os.close(terminal)
    assert process.returncode == 0
    assert re.search(rb"Reading articles .*\d+/40, \d+ articles/s", seen)
    assert b"Bringing them together" in seen
