"""The README's examples are real: each `$ python -m bot …` block is run and compared.

Run as a module, this file writes them anew.
"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_EXAMPLE = re.compile(r"```console\n\$ python -m (bot [^\n]+)\n(.*?)```", re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """(command, output) of every example."""
    return [(m[1], m[2]) for m in _EXAMPLE.finditer(README.read_text(encoding="utf-8"))]


def output_of(command: str, index: Path) -> str:
    return run(*shlex.split(command)[1:], "--index", str(index))


def run(*arguments: str) -> str:
    """What `python -m bot` prints."""
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def build(index: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "bot", "build", "--out", str(index)], cwd=ROOT, check=True, capture_output=True
    )
    return index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("readme") / "index.db")


@pytest.mark.parametrize(("command", "output"), examples())
def test_an_example_shows_what_the_command_prints(index: Path, command: str, output: str) -> None:
    assert output_of(command, index) == output


def test_every_command_is_described() -> None:
    helped = subprocess.run(
        [sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = re.findall(r"^ {2,6}(\w+)  ", helped.stdout, re.MULTILINE)
    assert commands
    assert [c for c in commands if f"`python -m bot {c}" not in README.read_text(encoding="utf-8")] == []


def rewrite() -> None:
    index = build(ROOT / "data" / "readme.db")
    text = _EXAMPLE.sub(
        lambda m: f"```console\n$ python -m {m[1]}\n{output_of(m[1], index)}```", README.read_text(encoding="utf-8")
    )
    README.write_text(text, encoding="utf-8")
    index.unlink()


if __name__ == "__main__":
    rewrite()
