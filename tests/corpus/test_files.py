"""Articles that cannot be read: one line that names the file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.corpus import article_paths, read_article
from bot.model import CorpusError


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", "empty"),
        (b" \n\t\r\n\xef\xbb\xbf\xc2\xa0", "empty"),
        (b"caf\xe9", "not UTF-8 (byte 3)"),
        (b"a\x00b", "not a text file"),
        (b"a" * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
    ],
)
def test_bad_contents(tmp_path: Path, data: bytes, fault: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=r"bad\.txt: ") as caught:
        read_article(path)
    assert fault in str(caught.value)
    assert "\n" not in str(caught.value)


def test_not_a_file(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    for path in article_paths(tmp_path):
        with pytest.raises(CorpusError, match="not a file"):
            read_article(path)


def test_a_line_feed_in_a_file_name(tmp_path: Path) -> None:
    path = tmp_path / "a\nb.txt"
    path.write_text("Leaders met.")
    with pytest.raises(CorpusError, match=r"a\\nb\.txt: the file name"):
        read_article(path)


def test_a_file_name_that_is_not_utf8(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_text("Leaders met.")
    with pytest.raises(CorpusError, match=r"caf\\xe9\.txt: the file name is not UTF-8"):
        read_article(path)


def test_paths_are_sorted_and_only_articles(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.md", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    assert [path.name for path in article_paths(tmp_path)] == ["a.txt", "b.txt"]


def test_no_folder_or_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="cannot read the folder"):
        article_paths(tmp_path / "none")
    with pytest.raises(CorpusError, match="no article here"):
        article_paths(tmp_path)


def test_offsets_count_code_points_of_the_file_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffIl a dit “oui” 🙂.\r\nPuis il est parti de la salle.\r\n".encode())
    document = read_article(path)
    assert document.raw == path.read_bytes().decode()
    assert [document.raw[p.start : p.end] for p in document.passages] == [
        "Il a dit “oui” 🙂.",
        "Puis il est parti de la salle.",
    ]
