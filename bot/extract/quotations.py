"""Finding quotations by their marks: curly, straight, single, unbalanced, the wrong way round, over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Passage

_MARK = re.compile("[\"“”„‟«»‘’'＂]")
_CUE_AFTER_COMMA = re.compile(
    r",(?=\s+(?:\w+\s+){0,3}(?:said|says|told|added|wrote|tweeted|continued|asked|explained)\b)"
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_SINGLE_CLOSER = re.compile(r"[\w,.?!][’'](?!\w)")
_OPENERS = "“„«‟"
_CLOSERS = "”»"
_STRAIGHT = '"＂'
_SINGLES = "‘’'"
_LOOK_AHEAD = 12  # marks; bounds the work a mark can cause, so that time stays linear
_LONGEST_SINGLE = 700  # characters; beyond it a single mark is an apostrophe
_LONGEST_OPEN = 1500  # characters that a quotation without a closing mark may run to the end of its paragraph
_ELISIONS = re.compile(r"(?:em|til|twas|cause|n|bout|round|tis|cos|\d0s)\b", re.I)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. ``start``/``end`` leave the marks out, ``left``/``right`` take them in.

    ``continues``: the quotation before it, in the paragraph before, was left open and this one opens again.
    """

    start: int
    end: int
    left: int
    right: int
    passage: int
    continues: bool = False


@dataclass(slots=True)
class _Open:
    mark: int  # position of the opening mark
    single: bool


def find_quotations(raw: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """The outermost quotations of the readable passages, in order; nested ones belong to them. Linear time."""
    found: list[Quotation] = []
    left_open = False
    for number, passage in enumerate(passages):
        if passage.kind in ("furniture", "byline"):
            continue
        scan = _Scan(raw, passage)
        spans = list(scan.spans())
        for at, (left, right, start, end) in enumerate(spans):
            continues = left_open and at == 0 and not raw[passage.start : left].strip()
            found.append(Quotation(start, end, left, right, number, continues))
        left_open = scan.left_open
    return tuple(found)


class _Scan:
    """One pass over the marks of a passage."""

    def __init__(self, raw: str, passage: Passage) -> None:
        self.raw = raw
        self.start, self.end = passage.start, passage.end
        self.marks = [m.start() for m in _MARK.finditer(raw, self.start, self.end)]
        self.left_open = False

    def spans(self) -> Iterator[tuple[int, int, int, int]]:
        """(left, right, start, end) of every quotation with a letter or digit in it."""
        for left, right, stop in self._pairs():
            start, end = left + 1, stop
            while start < end and self.raw[start].isspace():
                start += 1
            while end > start and self.raw[end - 1].isspace():
                end -= 1
            if any(c.isalnum() for c in self.raw[start : min(end, start + 40)]):
                yield left, right, start, end

    def _pairs(self) -> Iterator[tuple[int, int, int]]:
        """(opening mark, end with the closing mark, end without it)."""
        current: _Open | None = None
        for k, at in enumerate(self.marks):
            char = self.raw[at]
            if current is None:
                if self._opens(k):
                    current = _Open(at, char in _SINGLES)
                continue
            if current.single:
                if char in _SINGLES and self._closes_single(at):
                    yield current.mark, at + 1, at
                    current = None
                continue
            if char in _SINGLES:
                continue
            if self._reopens(k):
                if not self._nested(k):
                    yield current.mark, at, self._before(current.mark, at)
                    current = _Open(at, False)
                continue
            if char in _CLOSERS and self._depth(current.mark, at) > 0:
                continue
            yield current.mark, at + 1, at
            current = None
        if current is not None and not current.single:
            stop = self._unclosed_end(current.mark)
            self.left_open = stop == self.end
            yield current.mark, stop, stop

    def _prev(self, at: int) -> str:
        return self.raw[at - 1] if at > self.start else " "

    def _next(self, at: int) -> str:
        return self.raw[at + 1] if at + 1 < self.end else " "

    def _opens(self, k: int) -> bool:
        at = self.marks[k]
        char, before, after = self.raw[at], self._prev(at), self._next(at)
        free = not before.isalnum() and before not in ".,!?%"
        if char in _SINGLES:
            return self._opens_single(k)
        if char in _OPENERS:
            return not (before.isalnum() and after.isspace())
        if char in _CLOSERS:  # turned the wrong way: “X” written as ”X”, or set apart by spaces
            if not free:
                return False
            return self._closer_ahead(k) and (not after.isspace() or before.isspace())
        return (free and (not after.isspace() or self._closer_ahead(k))) or (before in ".,!?" and after.isupper())

    def _closer_ahead(self, k: int) -> bool:
        return (
            k + 1 < len(self.marks)
            and self.raw[self.marks[k + 1]] in _CLOSERS + _STRAIGHT
            and self.marks[k + 1] - self.marks[k] < 300
        )

    def _opens_single(self, k: int) -> bool:
        at = self.marks[k]
        before, after = self._prev(at), self._next(at)
        if before.isalnum() or not (after.isalnum() or after in '[…“"') or _ELISIONS.match(self.raw, at + 1):
            return False
        if self.raw[at] == "’" and not before.isspace():
            return False
        for other in self.marks[k + 1 : k + 1 + 4 * _LOOK_AHEAD]:
            if other - at > _LONGEST_SINGLE:
                return False
            if self.raw[other] in _SINGLES and self._closes_single(other):
                return True
        return False

    def _closes_single(self, at: int) -> bool:
        before, after = self._prev(at), self._next(at)
        return (
            self.raw[at] != "‘"
            and not before.isspace()
            and not after.isalnum()
            and not (
                before == "s"
                and after == " "
                and at + 2 < self.end
                and self.raw[at + 2].islower()
                and self._closer_single_near(at)
            )
        )

    def _closer_single_near(self, at: int) -> bool:
        """Whether another closing mark follows soon: then this one is the apostrophe of a plural ("leaders' talks")."""
        return _SINGLE_CLOSER.search(self.raw, at + 2, min(self.end, at + 120)) is not None

    def _reopens(self, k: int) -> bool:
        """Whether this mark, met inside an open quotation, opens another one."""
        at = self.marks[k]
        char, before, after = self.raw[at], self._prev(at), self._next(at)
        if char in _OPENERS:
            return not (not before.isspace() and (after.isspace() or after in ".,;:!?)"))
        if char in _STRAIGHT:
            return (before.isspace() or before in "([—–-") and after.isalnum() and at != self.start
        return False

    def _nested(self, k: int) -> bool:
        """Whether the marks after this one close both it and the quotation around it."""
        depth = 2
        for other in self.marks[k + 1 : k + 1 + _LOOK_AHEAD]:
            char = self.raw[other]
            if char in _OPENERS:
                depth += 1
            elif char in _CLOSERS or (char in _STRAIGHT and not self._next(other).isalnum()):
                depth -= 1
                if depth == 0:
                    return True
                if depth == 1 and self.raw[self.marks[k]] in _STRAIGHT:
                    continue
            if depth > 2:
                return False
        return False

    def _depth(self, mark: int, at: int) -> int:
        """Quotations nested after ``mark`` that are still open before ``at``."""
        inner = self.raw[max(mark + 1, at - _LONGEST_OPEN) : at]
        return sum(c in _OPENERS for c in inner) - sum(c in _CLOSERS for c in inner)

    def _before(self, mark: int, at: int) -> int:
        """Where a quotation ends that lacks its closing mark before the next one opens at ``at``."""
        comma = _CUE_AFTER_COMMA.search(self.raw, mark + 1, at)
        if comma:
            return comma.end()
        ends = [m.end() for m in _SENTENCE_END.finditer(self.raw, max(mark + 1, at - _LONGEST_OPEN), at)]
        return ends[-1] if ends else at

    def _unclosed_end(self, mark: int) -> int:
        comma = _CUE_AFTER_COMMA.search(self.raw, mark + 1, min(self.end, mark + _LONGEST_OPEN))
        if comma:
            return comma.end()
        if self.end - mark <= _LONGEST_OPEN:
            return self.end
        sentence = _SENTENCE_END.search(self.raw, mark + 1, mark + _LONGEST_OPEN)
        return sentence.end() if sentence else mark + 1
