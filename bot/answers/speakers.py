"""Whose words are asked for: one speaker, two together, a kind of people ("the experts"), or a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from bot.answers.names import Resolution, head_of, resolve
from bot.index import Index
from bot.words import STOP_WORDS, stem, stems, words

_KINDS = (  # what people are called together; then what one of them is called in an article
    "expert analyst scholar academic specialist professor lecturer researcher fellow scientist economist historian "
    "biologist observer commentator university institute endowment",
    "leader president premier minister chancellor king queen",
    "official minister secretary spokesman spokeswoman spokesperson ambassador diplomat aide adviser envoy",
    "politician senator lawmaker mp congressman minister president chancellor premier",
    "journalist reporter correspondent editor columnist",
    "user netizen",
    "diplomat ambassador envoy",
    "critic opponent protester activist",
    "economist banker trader",
    "people speaker person everyone everybody anybody anyone",
)
_TEXTS = frozenset(map(stem, "statement declaration communique readout text agreement document paper treaty".split()))
_COUNTED = re.compile(
    r"^(?:(?:the|these|those|all|some|any|several|many|most|both|two|three|four|five|2|3|4|other|different|various|of|"
    r"quoted|us|western|foreign|independent|named)\s+)+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|&|\+|\band\b|\bwith\b)\s*", re.IGNORECASE)
_NOBODY = frozenset("who what me you i we us it this that whom whose him her them anything something".split())


def speakers(index: Index, typed: str) -> Resolution:
    """The speakers that are meant; without names when the articles quote nobody called so."""
    if not _NOBODY.isdisjoint(words(typed)):
        return Resolution()
    if kind := _kind(index, typed):
        return kind
    known = resolve(index, typed, guess=False)
    if known.names:
        return known
    return _several(index, typed) or _document(index, typed) or resolve(index, typed)


def is_text(typed: str) -> bool:
    """Whether it names a text, as “the joint statement” does."""
    return head_of(typed) in _TEXTS


def is_kind(typed: str) -> bool:
    """Whether it names a kind of people, as “experts” or “the two leaders” do."""
    return bool(_described(typed))


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for kind in _KINDS:
        described = frozenset(map(stem, kind.split()))
        found.setdefault(stem(kind.split()[0]), described)
    found |= {stem(word): found[stem("expert")] for word in _KINDS[0].split()}
    singles = {stem(word): frozenset((stem(word),)) for kind in _KINDS for word in kind.split()}
    return singles | found


def _described(typed: str) -> frozenset[str]:
    """What people of the kind are called; nothing when it is no plural of a kind."""
    left = words(_COUNTED.sub("", f"{typed.strip()} "))
    if len(left) != 1 or not (left[0].endswith("s") or left[0] in ("people", "everyone", "everybody")):
        return frozenset()
    return _kinds().get(stem(left[0]), frozenset())


def _kind(index: Index, typed: str) -> Resolution | None:
    kind = _described(typed)
    if stem("people") in kind:
        return Resolution(speakers=index.busiest_speakers(), group=True)
    fitting = tuple(name for name in (index.busiest_speakers() if kind else ()) if _is_one(index, name, kind))
    return Resolution(speakers=fitting, group=True) if fitting else None


def _is_one(index: Index, speaker: str, kind: Iterable[str]) -> bool:
    entity = next((one for one in resolve(index, speaker, guess=False).entities if one.name == speaker), None)
    called = [role.text for role in entity.roles] if entity else [speaker]
    return any(term in stems(text) for term in kind for text in called)


def _several(index: Index, typed: str) -> Resolution | None:
    """“Doe and Roe”: both must be known."""
    parts = [part for part in _AND.split(typed) if part.strip()]
    if len(parts) < 2:
        return None
    found = [resolve(index, part) for part in parts]
    if any(len(one.names) != 1 for one in found):
        return None
    entities = tuple(entity for one in found for entity in one.entities)
    return Resolution(entities, tuple(name for one in found for name in one.speakers), group=True)


def _document(index: Index, typed: str) -> Resolution | None:
    """“the joint statement”, “the communique”: texts that the articles quote, by what they are called."""
    head = head_of(typed)
    asked = {stem(word) for word in words(typed) if word not in STOP_WORDS} - {head}
    if head not in _TEXTS:
        return None
    texts = [name for name in index.busiest_speakers() if head_of(name) in _TEXTS]
    exact = [name for name in texts if asked <= set(stems(name))]
    best = [name for name in exact if head_of(name) == head] or exact or (texts if asked <= {stem("joint")} else [])
    return Resolution(speakers=tuple(best), group=True) if best else None
