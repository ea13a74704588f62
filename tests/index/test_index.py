from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from bot.index import Index, open_index, write_index
from bot.model import Extraction, IndexFileError, Span
from bot.words import stem
from tests.summit import documents, extraction


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "a folder with ? # % and ü" / "summit.index"
    write_index(extraction(), target)
    return target


def test_what_was_written_is_read_back(path: Path) -> None:
    written = extraction()
    with open_index(path) as index:
        assert tuple(index.documents()) == written.documents
        assert tuple(index.quotes()) == written.quotes
        assert tuple(index.entities()) == written.entities
        assert index.takeaways() == written.takeaways


def test_the_same_articles_make_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "one.index", tmp_path / "other.index"
    assert write_index(extraction(), one) == write_index(extraction(), other)
    assert one.read_bytes() == other.read_bytes()


def test_another_article_makes_another_hash(tmp_path: Path) -> None:
    whole = extraction()
    fewer = whole._replace(takeaways=whole.takeaways[:1])
    assert write_index(whole, tmp_path / "a") != write_index(fewer, tmp_path / "b")


def test_an_index_without_articles_opens_empty(tmp_path: Path) -> None:
    write_index(Extraction((), (), (), ()), tmp_path / "empty.index")
    with open_index(tmp_path / "empty.index") as index:
        assert index.cards() == ()
        assert index.quote_count() == 0


def test_a_record_that_is_not_where_it_says_is_refused_and_the_old_index_stays(path: Path) -> None:
    before = path.read_bytes()
    good = extraction()
    wrong = good.quotes[0]._replace(text="Words that nobody said,")
    with pytest.raises(IndexFileError, match="nothing was written"):
        write_index(good._replace(quotes=(wrong, *good.quotes[1:])), path)
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


def test_a_span_outside_its_article_is_refused(tmp_path: Path) -> None:
    good = extraction()
    wrong = good.quotes[0]._replace(sentence=Span(0, 10**6))
    with pytest.raises(IndexFileError):
        write_index(good._replace(quotes=(wrong,)), tmp_path / "x.index")


def test_drafts_of_killed_writers_are_swept_away(path: Path) -> None:
    dead, living = (path.with_name(f".{path.name}.{number}.new") for number in ("99999999999", os.getppid()))
    dead.touch()
    living.touch()
    write_index(extraction(), path)
    assert not dead.exists()
    assert living.exists()


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(IndexFileError, match="--out"):
        write_index(extraction(), tmp_path / "file" / "x.index")


def test_a_missing_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError, match="python -m bot build"):
        open_index(tmp_path / "none.index")


def test_a_folder_is_not_an_index(tmp_path: Path) -> None:
    with pytest.raises(IndexFileError):
        open_index(tmp_path)


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_foreign_file_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.index").write_bytes(content)
    with pytest.raises(IndexFileError, match="not an index"):
        open_index(tmp_path / "x.index")


def test_another_database_is_told(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("CREATE TABLE notes (text TEXT)")
    db.close()
    with pytest.raises(IndexFileError, match="not an index of this bot"):
        open_index(tmp_path / "other.db")


def test_a_truncated_index_is_told(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4096)
    with pytest.raises(IndexFileError, match="damaged"):
        open_index(path)


def test_an_index_of_another_version_is_told(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")
    path.write_bytes(data)
    with pytest.raises(IndexFileError, match="format 999"):
        open_index(path)


def test_damage_inside_is_an_index_error_whatever_is_read(path: Path) -> None:
    size = path.stat().st_size
    for offset in range(4096, size, 4096):
        broken = path.with_name("broken.index")
        shutil.copy(path, broken)
        with broken.open("r+b") as file:
            file.seek(offset)
            file.write(b"\xff" * 2048)
        with pytest.raises(IndexFileError):
            _read_all(broken)


def _read_all(path: Path) -> None:
    with open_index(path) as index:
        index.verify()


def test_a_sound_index_is_verified(path: Path) -> None:
    with open_index(path) as index:
        index.verify()


def test_an_open_index_outlives_its_replacement(path: Path) -> None:
    with open_index(path) as index:
        write_index(Extraction(documents()[:1], (), (), ()), path)
        assert len(tuple(index.documents())) == 3
        assert len(tuple(index.quotes())) == 10


@pytest.fixture
def index(path: Path) -> Index:
    return open_index(path)


def test_quotes_are_found_by_their_words_and_pairs(index: Index) -> None:
    with index:
        both = [number for number, _ in index.likely_quotes(["more", "important", "to", "our", "people"], 5).gains]
        assert [quote.speakers for _, quote in index.quotes_by_number(both)] == [("Ana Duarte",), ("Ana Duarte",)]
        assert index.quote_texts(both[:1])[both[0]].startswith("The sea has never been more important")
        assert index.likely_quotes(["submarine"], 5).gains == ()


def test_sentences_know_where_they_stand(index: Index) -> None:
    with index:
        (sentence,) = index.sentences_by_number(index.sentences_with(stem("biologist")))
        assert sentence.document == "001_herald.txt"
        assert sentence.heading == "A fight over quotas"
        assert sentence.text == index.text(sentence.document, sentence.start, sentence.end)
        assert sentence.paragraph == 6


def test_names_lead_to_entities(index: Index) -> None:
    with index:
        assert [entity.name for entity in index.entities_called("otieno")] == ["Daniel Otieno"]
        assert [entity.name for entity in index.entities_described([stem("marine"), stem("biologist")])] == [
            "Marco Bellini"
        ]
        assert "Ana Duarte" in index.most_mentioned(3)
