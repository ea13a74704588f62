"""Configuration: defaults, errors of one line that name file, key, value and fix, and a token that never shows."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from bot.model import ConfigError, Corrections, QuoteFix, Source
from bot.settings import API_URL, load_settings
from bot.token import find_token

SECRET = "MTA5.very-secret.token"


def write(folder: Path, name: str, text: str | bytes) -> None:
    path = folder / "config" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def fault(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load_settings(folder)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_without_files_all_is_default(tmp_path: Path) -> None:
    settings = load_settings(tmp_path)
    assert settings.paths.corpus == tmp_path / "seeds"
    assert settings.paths.index_file == tmp_path / "data" / "index.db"
    assert settings.replies.length == "normal"
    assert settings.discord.api_url == API_URL
    assert settings.storage.url is None
    assert settings.sources == {}


def test_empty_files_and_sections_are_default_too(tmp_path: Path) -> None:
    write(tmp_path, "settings.yaml", "paths:\nreplies:\n")
    write(tmp_path, "corpus.yaml", "# nothing\n")
    assert load_settings(tmp_path) == load_settings(tmp_path / "elsewhere").__class__(
        folder=tmp_path, paths=load_settings(tmp_path).paths
    )


def test_values_are_taken(tmp_path: Path) -> None:
    write(
        tmp_path,
        "settings.yaml",
        "\ufeffpaths: {corpus: /articles, index: out/i.db}\nreplies: {length: long}\n"
        "discord: {api_url: 'http://127.0.0.1:8080/api/v10'}\nstorage: {url: 'postgresql://u:pw@db/bot'}\n",
    )
    settings = load_settings(tmp_path)
    assert settings.paths.corpus == Path("/articles")
    assert settings.paths.index_file == tmp_path / "out" / "i.db"
    assert settings.replies.length == "long"
    assert settings.discord.api_url == "http://127.0.0.1:8080/api/v10"
    assert settings.storage.url == "postgresql://u:pw@db/bot"
    assert "pw" not in repr(settings)


def test_where_articles_come_from(tmp_path: Path) -> None:
    write(tmp_path, "corpus.yaml", "a.txt:\n  outlet: The Paper\n  published: 2021-06-17\n  url: https://x.org/a\n")
    assert load_settings(tmp_path).sources == {
        "a.txt": Source(outlet="The Paper", url="https://x.org/a", published="2021-06-17")
    }
    assert load_settings(tmp_path, sources=False).sources == {}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("path:\n  corpus: x", ["unknown key path", "did you mean paths?"]),
        ("paths:\n  corpsu: x", ["unknown key paths.corpsu", "did you mean corpus?"]),
        ("replies:\n  lenght: x", ["unknown key replies.lenght", "did you mean length?"]),
        ("zzz: 1", ["unknown key zzz", "possible here: paths, replies, discord, storage"]),
        ("1: x", ["unknown key 1"]),
        ("discord:\n  token: abc123", ["unknown key discord.token", "DISCORD_TOKEN"]),
        ("replies:\n  length: mormal", ["replies.length: mormal", "did you mean normal?"]),
        ("replies:\n  length: 5", ["replies.length: 5", "is not text"]),
        ("replies: long", ["replies", "key: value", "found text"]),
        ("- a\n- b", ["the file", "key: value"]),
        ("paths:\n  corpus: ''", ["paths.corpus", "is empty"]),
        ("paths:\n  corpus: [a]", ["paths.corpus", "a list", "is not text"]),
        ("paths:\n  corpus: a\n  corpus: b", ["line 3", "corpus stands twice"]),
        ("paths: {corpus: a", ["not YAML"]),
        ("paths:\n\tcorpus: a", ["line 2", "not YAML"]),
        ("a: &x [*x", ["not YAML"]),
        ("paths: !!python/object/apply:os.system [ls]", ["line 1", "a tag"]),
        ('paths: {corpus: !!bool "abc"}', ["line 1", "a tag"]),
        ('a: !!timestamp "abc"', ["line 1", "a tag"]),
        ("a: 0b_", ["a value cannot be read"]),
        ("paths: {corpus: " + "0x" + "f" * 5000 + "}", ["line 1", "longer than"]),
        ("a: &a {b: 1}\nc:\n  <<: [*a, *a]", ["line 3", "<<"]),
        ("paths: {corpus: &a [1]}\nreplies: {length: *a}", ["paths.corpus", "a list"]),
        ('paths: {corpus: "a\\0b"}', ["paths.corpus", "on one line"]),
        ("a: 1\n" * 60_000, ["larger than 256 kB"]),
        ("a: 1\n---\nb: 2", ["not YAML"]),
        ("a: \x07", ["not YAML"]),
        (b"paths: \xff", ["not UTF-8 (byte 7)"]),
        ("discord: {api_url: 'http://example.com'}", ["discord.api_url", "http://example.com", "https"]),
        ("discord: {api_url: 'http://127.0.0.1.example.com'}", ["discord.api_url", "https"]),
        ("discord: {api_url: 'https://user:pw@example.com'}", ["discord.api_url", "https://host/path"]),
        ("discord: {api_url: ftp://x}", ["discord.api_url", "ftp://x"]),
        ("storage: {url: 'mysql://user:hunter2@x/y'}", ["storage.url", "sqlite:///"]),
    ],
)
def test_faults_of_settings(tmp_path: Path, text: str | bytes, parts: list[str]) -> None:
    write(tmp_path, "settings.yaml", text)
    message = fault(tmp_path)
    assert message.startswith("config/settings.yaml")
    assert all(part in message for part in parts), message
    assert "hunter2" not in message
    assert "abc123" not in message


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a.txt: {outlett: x}", ["unknown key a.txt.outlett", "did you mean outlet?"]),
        ("a.txt: {published: yesterday}", ["a.txt.published", "yesterday", "YYYY-MM-DD"]),
        ("a.txt: {published: 2021-06}", ["a.txt.published", "YYYY-MM-DD"]),
        ("a.txt: {published: 20210617}", ["a.txt.published", "in quotes"]),
        ("a.txt: {published: '2021-06-17T10:00'}", ["a.txt.published", "YYYY-MM-DD"]),
        ("a.txt:\n  published: |\n    2021-06-17\n", ["a.txt.published", "on one line"]),
        ('a.txt: {outlet: "The\\u2028Paper"}', ["a.txt.outlet", "on one line"]),
        ("a.txt: {published: 2021-02-30}", ["a.txt.published", "2021-02-30", "YYYY-MM-DD"]),
        ("a.txt: {url: example.com}", ["a.txt.url", "example.com", "https://"]),
        ("a.txt: {outlet: 1843}", ["a.txt.outlet", "1843", "in quotes"]),
        ("2021: {outlet: x}", ["2021", "in quotes"]),
        ("a.txt: [x]", ["a.txt", "key: value"]),
        ("a.txt: {}\na.txt: {}", ["line 2", "a.txt stands twice"]),
    ],
)
def test_faults_of_the_corpus_file(tmp_path: Path, text: str, parts: list[str]) -> None:
    write(tmp_path, "corpus.yaml", text)
    message = fault(tmp_path)
    assert message.startswith("config/corpus.yaml")
    assert all(part in message for part in parts), message


@pytest.mark.parametrize(
    "text",
    [
        "storage: postgres://u:hunter2@h/x",
        "storage: [postgres://u:hunter2@h/x]",
        "storage: {'postgres://u:hunter2@h/x': 1}",
        "storage: {url: hunter2}",
        "storage: {url: [hunter2]}",
        "storage: {hunter2: x}",
        "postgres://u:hunter2@h/x",
        "{'postgres://u:hunter2@h/x': 1, 'postgres://u:hunter2@h/x': 2}",
        "paths: {corpus: 'x', 'a://u:hunt er/hunter2@h': 1}",
        "discord: MTA.hunter2.x",
        "discord: {MTA.hunter2.x: 1}",
        "discord: {api_url: MTA.hunter2.x}",
        "discord: {api_url: 'https://u:hunter2@h/x'}",
        "discord: {api_url: 'u:hunter2@h/x'}",
        "discord: {api_url: 'https://h/x?key=hunter2'}",
        "replies: {length: MTA5MTA5MTA5MTA5MTA5MTA5.hunter2.MTA5MTA5MTA5MTA5MTA5MTA5}",
    ],
)
def test_a_secret_in_the_wrong_place_is_not_repeated(tmp_path: Path, text: str) -> None:
    write(tmp_path, "settings.yaml", text)
    message = fault(tmp_path)
    assert message.startswith("config/settings.yaml")
    assert "hunter2" not in message


def test_a_pipe_as_a_configuration_does_not_hang(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    os.mkfifo(tmp_path / "config" / "settings.yaml")
    assert "not a file" in fault(tmp_path)


def test_a_configuration_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "config" / "settings.yaml").mkdir(parents=True)
    assert "cannot be read" in fault(tmp_path)


def test_deep_nesting_is_a_fault_like_any_other(tmp_path: Path) -> None:
    write(tmp_path, "settings.yaml", "[" * 100_000)
    assert fault(tmp_path).startswith("config/settings.yaml")


# --- the token


def test_the_token_is_looked_for_in_order(tmp_path: Path) -> None:
    (tmp_path / "discord_token").write_text("from-credentials\n")
    (tmp_path / "file").write_text(" from-file\n")
    environ = {
        "CREDENTIALS_DIRECTORY": str(tmp_path),
        "DISCORD_TOKEN_FILE": str(tmp_path / "file"),
        "DISCORD_TOKEN": "from-variable",
    }
    found = []
    for name in list(environ):
        token = find_token(tmp_path, environ)
        assert token is not None
        found.append(token.reveal())
        del environ[name]
    assert found == ["from-credentials", "from-file", "from-variable"]
    assert find_token(tmp_path, environ) is None


def test_dotenv_counts_where_the_environment_is_silent(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# mine\nOTHER=1\nexport DISCORD_TOKEN = 'from-dotenv'  # the token\n")
    token = find_token(tmp_path, {"DISCORD_TOKEN": ""})
    assert token is not None
    assert token.reveal() == "from-dotenv"
    other = find_token(tmp_path, {"DISCORD_TOKEN": "from-variable"})
    assert other is not None
    assert other.reveal() == "from-variable"


@pytest.mark.parametrize("line", ["DISCORD_TOKEN=", "DISCORD_TOKEN=''", "#DISCORD_TOKEN=x", "nonsense", ""])
def test_dotenv_without_a_token(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(line)
    assert find_token(tmp_path, {}) is None


def test_faults_of_the_token_never_show_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(f"{SECRET} {SECRET}")
    for environ in (
        {"DISCORD_TOKEN": f"{SECRET}\n{SECRET}"},
        {"DISCORD_TOKEN_FILE": "file"},
        {"DISCORD_TOKEN_FILE": SECRET},
        {"DISCORD_TOKEN_FILE": "."},
    ):
        with pytest.raises(ConfigError) as caught:
            find_token(tmp_path, environ)
        assert "secret" not in str(caught.value)
        assert "DISCORD_TOKEN" in str(caught.value)


def test_a_token_never_shows_itself(tmp_path: Path) -> None:
    token = find_token(tmp_path, {"DISCORD_TOKEN": SECRET})
    assert token is not None
    assert token.reveal() == SECRET
    assert "secret" not in f"{token} {token!r} {[token]} {vars(type(token))}"
    with pytest.raises(TypeError):
        pickle.dumps(token)


def test_corrections_are_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        "corrections.yaml",
        """
aliases:
  Jane Doe: [J. Doe]
separate:
  - {one: Jane Doe, other: Janet Doe}
quotes:
  - {document: a.txt, begins: we came, speakers: [Jane Doe]}
  - {document: a.txt, begins: read more, drop: true}
""",
    )
    assert load_settings(tmp_path).corrections == Corrections(
        aliases=(("Jane Doe", ("J. Doe",)),),
        separate=(("Jane Doe", "Janet Doe"),),
        quotes=(QuoteFix("a.txt", "we came", ("Jane Doe",)), QuoteFix("a.txt", "read more", None)),
    )


@pytest.mark.parametrize(
    ("corrections", "told"),
    [
        ("quotes: [{document: a.txt, begins: x}]", "quotes[1].speakers is missing"),
        ("quotes: [{document: a.txt, begins: x, speakr: [y]}]", "did you mean speakers?"),
        ("separate: Jane Doe", "separate: Jane Doe is no list"),
        ("aliases: {Jane Doe: J. Doe}", "aliases.Jane Doe: J. Doe is no list"),
    ],
)
def test_a_broken_correction_is_named(tmp_path: Path, corrections: str, told: str) -> None:
    write(tmp_path, "corrections.yaml", corrections)
    assert told in fault(tmp_path)
