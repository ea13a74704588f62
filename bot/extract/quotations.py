"""Finding quotations by their marks: curly, straight, single, unbalanced, the wrong way round, over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.extract import unclosed
from bot.extract.continued import Opening, closed_in, opening_of_next
from bot.extract.marks import Mark, find_marks
from bot.model import Passage

_LOOK_AHEAD = 12  # marks; bounds the work a mark can cause, so that time stays linear
_LONGEST_SINGLE = 700  # characters; beyond it a single mark is an apostrophe
_APOSTROPHE = 120  # characters between the apostrophe of a plural and the closing mark of its quotation
_MOST_RESUMED = 8  # times per passage that the marks after an unclosed quotation are read again
_ELISIONS = re.compile(r"(?:em|til|twas|cause|n|bout|round|tis|cos|\d\ds?)(?!\w)|(?:Em|Til|Twas|Tis)\b")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between marks. ``start``/``end`` leave the marks out, ``left``/``right`` take them in.

    ``continues``: the quotation before it, in the paragraph before, was left open and this one goes on with it.
    """

    start: int
    end: int
    left: int
    right: int
    passage: int
    continues: bool = False


def find_quotations(raw: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """The outermost quotations of the readable passages, in order; nested ones belong to them. Linear time."""
    found: list[Quotation] = []
    left_open, carried = False, -1
    for number, passage in enumerate(passages):
        if passage.kind in ("furniture", "byline"):
            continue
        runs_on = number <= carried and passage.kind != "caption"
        scan = _Scan(raw, passage, opening_of_next(raw, passages, number), runs_on)
        spans = list(scan.spans())
        if scan.left_open and not scan.next and number > carried:
            carried = closed_in(raw, passages, number)
            if carried > number:
                scan = _Scan(raw, passage, "double")
                spans = list(scan.spans())
        for at, span in enumerate(spans):
            continues = left_open and at == 0 and not raw[passage.start : span.left].strip()
            found.append(Quotation(span.start, span.end, span.left, span.right, number, continues))
        if passage.kind != "caption":  # a picture may stand between two paragraphs of a speech
            left_open = scan.left_open
    return tuple(found)


class _Words(NamedTuple):
    left: int
    start: int
    end: int
    right: int


class _Closed(NamedTuple):
    """End of the words, end of the closing mark, number of the mark to go on with."""

    end: int
    right: int
    resume: int


class _Scan:
    """One pass over the marks of a passage; ``next``: the mark that the next passage opens with.

    ``carried``: it goes on with the quotation that the passage before left open, without a mark.
    """

    def __init__(self, raw: str, passage: Passage, next_: Opening, carried: bool = False) -> None:
        self.raw = raw
        self.start, self.end = passage.start, passage.end
        self.next = next_
        self.carried = carried
        self.marks = find_marks(raw, passage)
        self.left_open = False

    def spans(self) -> Iterator[_Words]:
        """Every quotation with a letter or digit in it."""
        for left, start, end, right in self._pairs():
            start, end = self._undoubled(start, end)
            while start < end and self.raw[start].isspace():
                start += 1
            while end > start and self.raw[end - 1].isspace():
                end -= 1
            if any(c.isalnum() for c in self.raw[start : min(end, start + 40)]):
                yield _Words(left, start, end, right)

    def _undoubled(self, start: int, end: int) -> tuple[int, int]:
        """““X”” as “X”."""
        inner = self.raw[start:end]
        doubled = inner[:1] == "“" and inner[-1:] == "”" and inner.count("“") == inner.count("”") == 1
        return (start + 1, end - 1) if doubled else (start, end)

    def _pairs(self) -> Iterator[_Words]:
        k, resumed, floor = 0, 0, self.start
        if self.carried:
            k = next((n for n, mark in enumerate(self.marks) if not mark.single), len(self.marks))
            closing = self.marks[k] if k < len(self.marks) else None
            self.left_open = closing is None
            stop, floor = (closing.start, closing.end) if closing else (self.end, self.end)
            yield _Words(self.start, self.start, stop, floor)
            k += 1
        while k < len(self.marks):
            mark = self.marks[k]
            if not self._opens(k):
                first = self._unopened(k, floor)
                if first is not None:
                    yield _Words(first, first, mark.start, mark.end)
                    floor = mark.end
                k += 1
                continue
            closed = self._single_closer(k) if mark.single else self._closer(k)
            if closed is None:
                resumed += 1
                closed = self._unclosed(k, resumed)
            yield _Words(mark.start, mark.end, closed.end, closed.right)
            k, floor = closed.resume, closed.right

    def _unclosed(self, k: int, resumed: int) -> _Closed:
        mark = self.marks[k]
        stop = unclosed.end_in_paragraph(
            self.raw, mark.end, self.end, self.next == ("single" if mark.single else "double")
        )
        self.left_open = stop == self.end
        if resumed > _MOST_RESUMED:
            return _Closed(stop, stop, len(self.marks))
        resume = (n for n in range(k + 1, len(self.marks)) if self.marks[n].start >= stop)
        return _Closed(stop, stop, next(resume, len(self.marks)))

    def _single_closer(self, k: int) -> _Closed | None:
        if self._opens_paragraphs(k):
            return None
        for n in range(k + 1, len(self.marks)):
            if self.marks[n].single and self._closes_single(n):
                return _Closed(self.marks[n].start, self.marks[n].end, n + 1)
        return None

    def _closer(self, k: int) -> _Closed | None:
        """Of a quotation in double marks; one that another follows ends before that."""
        opening, depth = self.marks[k], 0
        for n in range(k + 1, len(self.marks)):
            mark = self.marks[n]
            if mark.single:
                continue
            if mark.faces_right or self._turned_opener(n):
                if self._nested(n) or self._nested_in_unclosed(opening, n):
                    depth += 1
                elif not depth:
                    return _Closed(unclosed.end_before(self.raw, opening.end, mark.start), mark.start, n)
            elif depth:
                depth -= 1
            else:
                return _Closed(mark.start, mark.end, n + 1)
        return None

    # -- marks beside a mark ----------------------------------------------------------------------

    def _beside(self, k: int, single: bool) -> Mark | None:
        """The next mark of its kind."""
        for mark in self.marks[k + 1 : k + 1 + 4 * _LOOK_AHEAD]:
            if mark.single == single:
                return mark
        return None

    def _opens(self, k: int) -> bool:
        mark = self.marks[k]
        if mark.single:
            return self._opens_single(k)
        free = not mark.before.isalnum() and mark.before not in ".,!?…%"
        if mark.shape == "“":
            return mark.before.isspace() or not mark.after.isspace()
        if mark.shape == "”":  # turned the wrong way: “X” written as ”X”, or set apart by spaces
            return free and self._closer_ahead(k) and (not mark.after.isspace() or mark.before.isspace())
        if mark.before in ".,!?" and mark.after.isupper():
            return True
        if mark.before.isalpha() and mark.after.isalpha():
            return self._closer_ahead(k)
        return free and (not mark.after.isspace() or self._closer_ahead(k))

    def _turned_opener(self, k: int) -> bool:
        """Whether a closing mark stands where an opening one should: “First we talk. ”Then we act,” she said."""
        mark = self.marks[k]
        if mark.shape != "”" or not mark.before.isspace() or not mark.after.isalnum():
            return False
        following = self._beside(k, single=False)
        return following is not None and following.shape == "”" and not following.before.isspace()

    def _closer_ahead(self, k: int) -> bool:
        following = self._beside(k, single=False)
        return following is not None and following.start - self.marks[k].start < 300 and not following.faces_right

    def _opens_single(self, k: int) -> bool:
        mark = self.marks[k]
        if mark.before.isalnum() or not (mark.after.isalnum() or mark.after in '[…“"'):
            return False
        if _ELISIONS.match(self.raw, mark.end) or (mark.shape == "’" and not mark.before.isspace()):
            return False
        if self._opens_paragraphs(k):
            return True
        for n in range(k + 1, min(k + 1 + 4 * _LOOK_AHEAD, len(self.marks))):
            other = self.marks[n]
            if other.start - mark.start > _LONGEST_SINGLE:
                return False
            if other.single and self._closes_single(n):
                return True
        return False

    def _opens_paragraphs(self, k: int) -> bool:
        """Whether a single mark opens a paragraph of a longer quotation, which none closes: the next opens again."""
        if k or self.next != "single" or self.marks[0].start > self.start:
            return False
        closing = (m for m in self.marks[1:] if m.single and m.before in ".,!?…" and not m.after.isalnum())
        return next(closing, None) is None

    def _closes_single(self, n: int) -> bool:
        mark = self.marks[n]
        if mark.shape == "‘" or mark.before.isspace() or mark.after.isalnum():
            return False
        plural = mark.before == "s" and mark.after == " " and self.raw[mark.end + 1 : mark.end + 2].islower()
        if not plural:
            return True
        closing = self._beside(n, single=True)  # then this one is an apostrophe: ‘the leaders’ talks’
        near = closing is not None and closing.start - mark.start < _APOSTROPHE
        return not (closing is not None and near and not (closing.before.isspace() and closing.after.isalnum()))

    # -- marks within or without a quotation --------------------------------------------------------

    def _nested(self, k: int) -> bool:
        """Whether the marks after this one close both it and the quotation around it."""
        depth = 2
        begins = self.raw[max(self.start, self.marks[k].start - 3) : self.marks[k].start].rstrip()[-1:] in tuple(".!?")
        for other in self.marks[k + 1 : k + 1 + _LOOK_AHEAD]:
            if other.single:
                continue
            depth += 1 if other.faces_right else -1
            if depth > 2 or (depth == 1 and begins and unclosed.cue_follows(self.raw, other.end, self.end)):
                return False
            if depth == 0:
                return True
        return False

    def _nested_in_unclosed(self, opening: Mark, k: int) -> bool:
        """Whether this one is closed and stands in the midst of a paragraph of quotation that is not: "X “Y” x x"."""
        mark, following = self.marks[k], self._beside(k, single=False)
        if following is None or following.faces_right:
            return False
        before = self.raw[max(opening.end, mark.start - 40) : mark.start]
        if before.rstrip()[-1:] in tuple(".!?,:;—–") or unclosed.cue_precedes(before):
            return False
        lead = self.raw[max(self.start, opening.start - 2) : opening.start].strip()
        return (not lead and opening.start - self.start < 3) or lead == ":"

    def _unopened(self, k: int, floor: int) -> int | None:
        mark = self.marks[k]
        if mark.single or mark.before not in ",.!?" or not unclosed.cue_follows(self.raw, mark.end, self.end):
            return None
        return unclosed.start_before(self.raw, floor, mark.start, self.start)
