"""One YAML file, read strictly: every fault is one line that names file, key, value (unless secret) and the fix."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import yaml

from bot.model import ConfigError

Check = Callable[[str], str | None]  # says what to write instead, or None when the value is right

_LARGEST = 256 * 1024  # bytes
_DEEPEST = 20  # levels; real settings have three
_LONGEST = 2000  # characters of a key or value
_SECRET = re.compile(r"\S*:.*[@?]\S*|[\w-]{20,}\.[\w-]{6,}\.[\w-]{20,}", re.DOTALL)  # user:password@…, ?key=…, a token
_NO_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_PUBLIC = {  # what may be shown of the sections that hold secrets
    "storage": re.compile(r"(?!)"),
    "discord": re.compile(r"\w{1,20}(://[\w.:/\[\]-]*)?"),
}


class Section:
    """A mapping of a YAML file; remembers which keys were asked for, so that all others can be refused."""

    def __init__(self, file: Path, name: str, values: Mapping[Any, Any]) -> None:
        self._file = file
        self._name = name
        self._values = values
        self._known: list[str] = []

    @classmethod
    def top(cls, folder: Path, file: Path, largest: int = _LARGEST) -> Section:
        return cls(file, "", _mapping(_read(folder / file, file, largest), file, "the file"))

    def names(self) -> list[str]:
        """All keys, for a mapping whose keys are free."""
        for key in self._values:
            if not isinstance(key, str):
                raise ConfigError(f"{self._file}: the key {shown(key)} is no file name; write it in quotes")
        return list(self._values)

    def section(self, key: str) -> Section:
        self._known.append(key)
        where = self._path(key)
        return Section(self._file, where, _mapping(self._values.get(key), self._file, where))

    def text(self, key: str, default: str, check: Check) -> str:
        return self.optional(key, check) or default

    def optional(self, key: str, check: Check) -> str | None:
        """The text under ``key``, None when there is none; ``check`` says what is wrong with it, if anything."""
        self._known.append(key)
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            raise self._fault(key, value, "is not text; write it in quotes")
        if not value.strip():
            raise self._fault(key, value, "is empty; fill it in or leave the key out")
        if _NO_LINE.search(value):
            raise self._fault(key, value, "holds a line break or a control character; write it on one line")
        fix = check(value)
        if fix:
            raise self._fault(key, value, fix)
        return value

    def texts(self, key: str) -> tuple[str, ...] | None:
        """The list of texts under ``key``, None when there is none."""
        values = self._list(key)
        if values is not None and not all(isinstance(value, str) and value.strip() for value in values):
            raise self._fault(key, values, "is no list of texts; write [one, two]")
        return None if values is None else tuple(values)

    def sections(self, key: str) -> list[Section]:
        """The mappings in the list under ``key``."""
        named = ((f"{self._path(key)}[{number}]", value) for number, value in enumerate(self._list(key) or (), 1))
        return [Section(self._file, name, _mapping(value, self._file, name)) for name, value in named]

    def flag(self, key: str) -> bool:
        self._known.append(key)
        value = self._values.get(key, False)
        if not isinstance(value, bool):
            raise self._fault(key, value, "is neither true nor false")
        return value

    def number(self, key: str, default: int, possible: range) -> int:
        self._known.append(key)
        value = self._values.get(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value not in possible:
            raise self._fault(key, value, f"is no whole number from {possible[0]} to {possible[-1]}")
        return value

    def require(self, *keys: str) -> None:
        for key in keys:
            if self._values.get(key) is None:
                raise ConfigError(f"{self._file}: {self._path(key)} is missing; fill it in")

    def _list(self, key: str) -> list[Any] | None:
        self._known.append(key)
        value = self._values.get(key)
        if value is not None and not isinstance(value, list):
            raise self._fault(key, value, "is no list; write it as - one, - two")
        return value

    def refuse_unknown(self) -> None:
        for key in self._values:
            if key not in self._known:
                what = self._path(self._public(key))
                raise ConfigError(f"{self._file}: unknown key {what}; {self._hint(shown(key))}")

    def _hint(self, key: str) -> str:
        if "token" in key.lower():
            return "a token never stands in a file of settings: set DISCORD_TOKEN in the environment or in .env"
        near = nearest(key, self._known)
        return f"did you mean {near}?" if near else f"possible here: {', '.join(self._known)}"

    def _fault(self, key: str, value: object, fix: str) -> ConfigError:
        return ConfigError(f"{self._file}: {self._path(key)}: {self._public(value)} {fix}")

    def _public(self, value: object) -> str:
        """A key or value as errors may show it."""
        text = shown(value)
        return text if self._name not in _PUBLIC or _PUBLIC[self._name].fullmatch(text) else "…"

    def _path(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that ``word`` is most likely a misspelling of."""
    from difflib import get_close_matches  # only on the way to an error

    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.5)), None)


def shown(value: object) -> str:
    """A value on one short line, text without its quotes and without what looks like a secret."""
    if not isinstance(value, str | int | float | None):
        return _kind(value)
    text = value if isinstance(value, str) and value.isprintable() and value.strip() else repr(value)
    text = _SECRET.sub("…", text)
    return text if len(text) <= 60 else f"{text[:57]}…"


def _kind(value: object) -> str:
    kinds = {dict: "keys and values", list: "a list", str: "text", int: "a number", float: "a number"}
    return kinds.get(type(value), "something else")


class _Fault(yaml.MarkedYAMLError):
    """YAML, but nothing that belongs into settings; its problem says what to do."""

    def __init__(self, problem: str, mark: Any) -> None:  # the C loader has a class of marks of its own
        super().__init__(problem=problem, problem_mark=mark)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe, refuses a key that stands twice, and leaves dates as they are written."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in rules if tag != "tag:yaml.org,2002:timestamp"]
        for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                continue
            if key.value in seen:
                raise _Fault(f"the key {shown(key.value)} stands twice; keep one", key.start_mark)
            if key.tag == "tag:yaml.org,2002:merge":  # a few lines of them make millions of keys
                raise _Fault("<< is not read here; write the keys out", key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def _mapping(value: object, file: Path, where: str) -> Mapping[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ConfigError(f"{file}: {where}: expected keys and values (key: value), found {_kind(value)}")
    return value


def _read(path: Path, file: Path, largest: int) -> object:
    """The contents of a YAML file; None when there is no such file."""
    text = _text(path, file, largest)
    try:
        _refuse_odd(text)
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        raise ConfigError(f"{file}{_line(error.problem_mark)}: {_problem(error)}") from None
    except yaml.YAMLError as error:
        raise ConfigError(f"{file}: not YAML ({' '.join(str(error).split())})") from None
    except (ValueError, RecursionError):
        raise ConfigError(f"{file}: a value cannot be read; write values in quotes") from None


def _text(path: Path, file: Path, largest: int) -> str:
    try:
        if path.exists() and not path.is_file():
            raise ConfigError(f"{file}: cannot be read (not a file); put a text file there")
        with path.open("rb") as opened:
            data = opened.read(largest + 1)
        if len(data) > largest:
            raise ConfigError(f"{file}: larger than {largest // 1024} kB; take out what does not belong there")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8 (byte {error.start}); save it as UTF-8") from None


def _refuse_odd(text: str) -> None:
    """Refuses what no settings need, before anything is made of it: the C loader crashes on deep nesting."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise _Fault("nested too deeply; check the brackets", event.start_mark)
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > _LONGEST:
            raise _Fault(f"longer than {_LONGEST} characters; check the quotes", event.start_mark)
        tag = getattr(event, "tag", None)
        if tag and tag != "tag:yaml.org,2002:str":
            raise _Fault("a tag (!…) is not read here; leave it out", event.start_mark)


def _line(mark: Any) -> str:
    return f", line {mark.line + 1}" if mark else ""


def _problem(error: yaml.MarkedYAMLError) -> str:
    problem = " ".join(str(error.problem or "not YAML").split())
    return problem if isinstance(error, _Fault) else f"not YAML ({_SECRET.sub('…', problem)}); check colons and indents"
