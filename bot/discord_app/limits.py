"""Discord's limits on messages, autocomplete choices and commands, checked here because discord.py checks few of them.

Every check returns what is wrong, one line a fault; an empty list means that Discord takes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.discord_app.escape import size

CONTENT = 2000
TEXTS = 4000  # all text displays of a message together
COMPONENTS = 40
ROWS = 5
IN_ROW = 5
CUSTOM_ID = 100
LABEL = 80
URL = 512
CHOICES = 25
CHOICE = 100
THREAD_NAME = 100
NONCE = 25
EMBEDS = 10
EMBED_TOTAL = 6000
_EMBED = {"title": 256, "description": 4096, "footer.text": 2048, "author.name": 256}
_FIELDS = {"name": 256, "value": 1024}
_OPTION = {"label": 100, "value": 100, "description": 100}
_COMMAND_TOTAL = 8000
_NAME = re.compile(r"[-_'\w]{1,32}")
_ROW, _BUTTON, _SELECT, _TEXT, _CONTAINER = 1, 2, 3, 10, 17
_LINK = 5
_V2 = 1 << 15
_V2_TYPES = frozenset((9, _TEXT, 11, 12, 13, 14, _CONTAINER))

Payload = Mapping[str, Any]


def message_faults(body: Payload) -> list[str]:
    """What Discord would refuse in the body of a message (for an interaction: its ``data``)."""
    components = list(body.get("components") or ())
    faults = [*_content(body), *_embeds(body.get("embeds") or ()), *_component_faults(components)]
    kinds = {part.get("type") for part in walk(components)}
    modern = bool(int(body.get("flags") or 0) & _V2)
    if modern and (body.get("content") or body.get("embeds")):
        faults.append("content or embeds together with Components V2")
    if not modern and kinds & _V2_TYPES:
        faults.append("Components V2 without their flag")
    if not modern and len(components) > ROWS:
        faults.append(f"{len(components)} rows, at most {ROWS}")
    if not (components or body.get("content") or body.get("embeds") or body.get("attachments")):
        faults.append("an empty message")
    return faults


def walk(components: Sequence[Payload]) -> Iterator[Payload]:
    """All components, those inside others too."""
    for part in components:
        yield part
        yield from walk(part.get("components") or ())
        if accessory := part.get("accessory"):
            yield accessory


def _content(body: Payload) -> Iterator[str]:
    yield from _too_long("content", body.get("content"), CONTENT)
    yield from _too_long("nonce", str(body.get("nonce") or ""), NONCE)


def _too_long(what: str, text: object, limit: int) -> Iterator[str]:
    if isinstance(text, str) and size(text) > limit:
        yield f"{what}: {size(text)} characters, at most {limit}"


def _embeds(embeds: Sequence[Payload]) -> Iterator[str]:
    if len(embeds) > EMBEDS:
        yield f"{len(embeds)} embeds, at most {EMBEDS}"
    total = 0
    for embed in embeds:
        texts = {name: _at(embed, name) for name in _EMBED}
        for name, limit in _EMBED.items():
            yield from _too_long(f"embed {name}", texts[name], limit)
        fields = embed.get("fields") or ()
        if len(fields) > 25:
            yield f"{len(fields)} embed fields, at most 25"
        for field in fields:
            yield from _field(field)
        total += sum(map(size, texts.values())) + sum(
            size(str(field.get(name))) for field in fields for name in _FIELDS
        )
    if total > EMBED_TOTAL:
        yield f"embeds: {total} characters together, at most {EMBED_TOTAL}"


def _at(embed: Payload, path: str) -> str:
    outer, _, inner = path.partition(".")
    value = embed.get(outer)
    return str((value or {}).get(inner) or "") if inner else str(value or "")


def _field(field: Payload) -> Iterator[str]:
    for name, limit in _FIELDS.items():
        if not str(field.get(name) or "").strip():
            yield f"embed field with an empty {name}"
        yield from _too_long(f"embed field {name}", field.get(name), limit)


def _component_faults(components: Sequence[Payload]) -> Iterator[str]:
    parts = list(walk(components))
    if len(parts) > COMPONENTS:
        yield f"{len(parts)} components, at most {COMPONENTS}"
    total = sum(size(str(part.get("content") or "")) for part in parts if part.get("type") == _TEXT)
    if total > TEXTS:
        yield f"texts: {total} characters together, at most {TEXTS}"
    ids = Counter(part["custom_id"] for part in parts if part.get("custom_id"))
    yield from (f"custom_id {name!r} {often} times" for name, often in ids.items() if often > 1)
    for part in parts:
        yield from _part(part)


def _part(part: Payload) -> Iterator[str]:
    yield from _too_long("custom_id", part.get("custom_id"), CUSTOM_ID)
    yield from _too_long("placeholder", part.get("placeholder"), 150)
    kind = part.get("type")
    if kind == _TEXT and not str(part.get("content") or "").strip():
        yield "an empty text"
    if kind in (_ROW, _CONTAINER) and not part.get("components"):
        yield "an empty row or container"
    if kind == _ROW:
        yield from _row(part["components"])
    if kind == _BUTTON:
        yield from _button(part)
    if kind == _SELECT:
        yield from _select(part.get("options") or ())


def _row(parts: Sequence[Payload]) -> Iterator[str]:
    if len(parts) > IN_ROW:
        yield f"{len(parts)} buttons in a row, at most {IN_ROW}"
    if len(parts) > 1 and any(part.get("type") != _BUTTON for part in parts):
        yield "a select menu beside something else in its row"


def _button(part: Payload) -> Iterator[str]:
    yield from _too_long("label", part.get("label"), LABEL)
    yield from _too_long("url", part.get("url"), URL)
    if not (part.get("label") or part.get("emoji")):
        yield "a button without a label"
    if bool(part.get("url")) == bool(part.get("custom_id")) or (part.get("style") == _LINK) != bool(part.get("url")):
        yield "a button must have either a custom_id or, as a link, a url"


def _select(options: Sequence[Payload]) -> Iterator[str]:
    if not 1 <= len(options) <= 25:
        yield f"{len(options)} options in a select menu, 1 to 25"
    values = [option.get("value") for option in options]
    if len(set(values)) < len(values):
        yield "two options with one value"
    for option in options:
        if not option.get("label"):
            yield "an option without a label"
        for name, limit in _OPTION.items():
            yield from _too_long(f"option {name}", option.get(name), limit)


# --- choices and commands -------------------------------------------------------------------------------------------


def choice_faults(choices: Sequence[Payload]) -> list[str]:
    """What Discord would refuse in a list of choices, those of autocomplete or those of an option."""
    faults = [] if len(choices) <= CHOICES else [f"{len(choices)} choices, at most {CHOICES}"]
    for choice in choices:
        for part in ("name", "value"):
            if choice[part] == "":
                faults.append(f"a choice with an empty {part}")
            faults += _too_long(f"choice {part}", choice[part], CHOICE)
    return faults


def command_faults(commands: Sequence[Payload]) -> list[str]:
    """What Discord would refuse in the list of all commands."""
    names = Counter((command["name"], command.get("type", 1)) for command in commands)
    faults = [f"/{name} {often} times" for (name, _), often in names.items() if often > 1]
    if len(commands) > 100:
        faults.append(f"{len(commands)} commands, at most 100")
    for command in commands:
        faults += _command(command, f"/{command['name']}")
        if (total := _weight(command)) > _COMMAND_TOTAL:
            faults.append(f"/{command['name']}: {total} characters together, at most {_COMMAND_TOTAL}")
    return faults


def _command(node: Payload, where: str) -> Iterator[str]:
    """Faults of a command, group or option, and of all below it."""
    if not _NAME.fullmatch(node["name"]) or node["name"] != node["name"].lower():
        yield f"{where}: no name Discord takes"
    if not 1 <= size(node.get("description") or "") <= 100:
        yield f"{where}: its description must have 1 to 100 characters"
    yield from (f"{where}: {fault}" for fault in choice_faults(node.get("choices") or ()))
    options = node.get("options") or ()
    if len(options) > 25:
        yield f"{where}: {len(options)} options, at most 25"
    needed = [bool(option.get("required")) for option in options if option["type"] > 2]
    if needed != sorted(needed, reverse=True):
        yield f"{where}: a required option after an optional one"
    for option in options:
        yield from _command(option, f"{where} {option['name']}")


def _weight(node: Payload) -> int:
    """All names, descriptions and choice values, counted as Discord counts them for its sum."""
    own = size(node["name"]) + size(node.get("description") or "")
    choices = sum(size(choice["name"]) + size(str(choice["value"])) for choice in node.get("choices") or ())
    return own + choices + sum(map(_weight, node.get("options") or ()))
