"""One YAML file, read strictly: every fault is one line that names file, key, value and the fix."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar

import yaml

from bot.model import ConfigError

Check = Callable[[str], str | None]  # says what to write instead, or None when the value is right


class Section:
    """A mapping of a YAML file; remembers which keys were asked for, so that all others can be refused."""

    def __init__(self, file: Path, name: str, values: Mapping[Any, Any]) -> None:
        self._file = file
        self._name = name
        self._values = values
        self._known: list[str] = []

    @classmethod
    def top(cls, folder: Path, file: Path) -> Section:
        return cls(file, "", _mapping(_read(folder / file, file), file, "the file"))

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
        fix = check(value)
        if fix:
            raise self._fault(key, value, fix)
        return value

    def refuse_unknown(self) -> None:
        for key in self._values:
            if key not in self._known:
                raise ConfigError(f"{self._file}: unknown key {self._path(shown(key))}; {self._hint(str(key))}")

    def _hint(self, key: str) -> str:
        if "token" in key.lower():
            return "a token never stands in a file of settings: set DISCORD_TOKEN in the environment or in .env"
        near = nearest(key, self._known)
        return f"did you mean {near}?" if near else f"possible here: {', '.join(self._known)}"

    def _fault(self, key: str, value: object, fix: str) -> ConfigError:
        value = "…" if key == "url" and self._name == "storage" else shown(value)  # it may hold a password
        return ConfigError(f"{self._file}: {self._path(key)}: {value} {fix}")

    def _path(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key


def nearest(word: str, known: Sequence[str]) -> str | None:
    """The known word that ``word`` is most likely a misspelling of."""
    from difflib import get_close_matches  # only on the way to an error

    return next(iter(get_close_matches(word.lower(), known, n=1, cutoff=0.5)), None)


def shown(value: object) -> str:
    """A value on one short line, text without its quotes."""
    text = value if isinstance(value, str) and value.isprintable() and value.strip() else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


_DEEPEST = 20  # levels


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
                raise yaml.MarkedYAMLError(problem=f"the key {key.value} stands twice", problem_mark=key.start_mark)
            seen.add(key.value)
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def _mapping(value: object, file: Path, where: str) -> Mapping[Any, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise ConfigError(f"{file}: {where}: expected keys and values (key: value), found {shown(value)}")
    return value


def _read(path: Path, file: Path) -> object:
    """The contents of a YAML file; None when there is no such file."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: not UTF-8 (byte {error.start}); save it as UTF-8") from None
    try:
        _refuse_depth(text, file)
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        raise ConfigError(f"{file}{_line(error.problem_mark)}: {_problem(error)}") from None
    except yaml.YAMLError as error:
        raise ConfigError(f"{file}: not YAML ({' '.join(str(error).split())})") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{file}: a value cannot be read ({error})") from None


def _refuse_depth(text: str, file: Path) -> None:
    """Real settings are three levels deep; the C loader crashes on a hundred thousand."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise ConfigError(f"{file}{_line(event.start_mark)}: nested too deeply; check the brackets")


def _line(mark: Any) -> str:  # the C loader has a class of marks of its own
    return f", line {mark.line + 1}" if mark else ""


def _problem(error: yaml.MarkedYAMLError) -> str:
    problem = " ".join(str(error.problem or "not YAML").split())
    return (
        f"{problem}; keep one of the two"
        if "stands twice" in problem
        else f"not YAML ({problem}); check colons and indents"
    )
