"""Finding quotations by their marks: curly, straight, single, unbalanced, the wrong way round, over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.extract.marks import Mark, find_marks
from bot.model import Passage

_SAID = r"(?:said|says|told|added|wrote|tweeted|continued|asked|explained)\b"
_WHO = r"(?:he|she|they|it|I|[Tt]he \w+|an? \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})"
_CUE = re.compile(rf"\s+(?:{_WHO} )?{_SAID}")
_CUE_AFTER_COMMA = re.compile(rf",(?={_CUE.pattern})")
_NO_REPORTER = r"(?!(?:And|But|So|Then|They|He|She|I|We|You|It|Who|That) )"
_REPORTER = re.compile(  # in a sentence of the article's, not of the speaker's
    rf"\b(?:(?:is|was|are|were) said to|{_NO_REPORTER}(?:[A-Z][\w.-]+|[Tt]he \w+) {_SAID})"
)
_CUE_BEFORE = re.compile(rf"{_SAID}[,:]?\s*\Z")
_SENTENCE_END = re.compile(r"[.!?…][\"'’”)\]]*(?=\s|\Z)")
_SINGLE_CLOSER = re.compile(r"[\w,.?!][’'](?!\w)")
_CLOSED_BY_SINGLE = re.compile(r"[.,!?](?=[’'](?:\s+[A-Z]|\s*\Z))")
_OPENED_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)")
_BEGINS_QUOTED = re.compile(r"[\"“”„«＂]|``|''|‘‘")
_LOOK_AHEAD = 12  # marks; bounds the work a mark can cause, so that time stays linear
_LONGEST_SINGLE = 700  # characters; beyond it a single mark is an apostrophe
_LONGEST_OPEN = 1500  # characters that a quotation without a closing mark may run to the end of its paragraph
_LONGEST_REOPENED = 8000  # the same when the next paragraph opens again
_MOST_RESUMED = 8  # times per passage that the marks after an unclosed quotation are read again
_ELISIONS = re.compile(r"(?:em|til|twas|cause|n|bout|round|tis|cos|\d\ds?)(?!\w)|(?:Em|Til|Twas|Tis)\b")


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


def find_quotations(raw: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """The outermost quotations of the readable passages, in order; nested ones belong to them. Linear time."""
    found: list[Quotation] = []
    left_open = False
    for number, passage in enumerate(passages):
        if passage.kind in ("furniture", "byline"):
            continue
        scan = _Scan(raw, passage, _reopened(raw, passages, number))
        for at, span in enumerate(scan.spans()):
            continues = left_open and at == 0 and not raw[passage.start : span.left].strip()
            found.append(Quotation(span.start, span.end, span.left, span.right, number, continues))
        if passage.kind != "caption":  # a picture may stand between two paragraphs of a speech
            left_open = scan.left_open
    return tuple(found)


def _reopened(raw: str, passages: Sequence[Passage], number: int) -> bool:
    """Whether the next paragraph of text begins with an opening mark."""
    following = (p for p in passages[number + 1 : number + 4] if p.kind not in ("furniture", "byline", "caption"))
    return any(_BEGINS_QUOTED.match(raw, passage.start) for passage in islice(following, 1))


@dataclass(frozen=True, slots=True)
class _Words:
    left: int
    start: int
    end: int
    right: int


class _Scan:
    """One pass over the marks of a passage."""

    def __init__(self, raw: str, passage: Passage, reopened: bool) -> None:
        self.raw = raw
        self.start, self.end = passage.start, passage.end
        self.reopened = reopened  # whether the next passage begins with a mark
        self.marks = find_marks(raw, passage)
        self.left_open = False

    def spans(self) -> Iterator[_Words]:
        """Every quotation with a letter or digit in it."""
        for left, start, end, right in self._pairs():
            while start < end and self.raw[start].isspace():
                start += 1
            while end > start and self.raw[end - 1].isspace():
                end -= 1
            if any(c.isalnum() for c in self.raw[start : min(end, start + 40)]):
                yield _Words(left, start, end, right)

    def _pairs(self) -> Iterator[tuple[int, int, int, int]]:
        """Of each quotation: its opening mark, its words from and to, the end of its closing mark."""
        k, resumed, floor = 0, 0, self.start
        while k < len(self.marks):
            mark = self.marks[k]
            if not self._opens(k):
                first = self._unopened(k, floor)
                if first is not None:
                    yield first, first, mark.start, mark.end
                    floor = mark.end
                k += 1
                continue
            closed = self._single_closer(k) if mark.single else self._closer(k)
            if closed is not None:
                stop, right, k = closed
            elif mark.single:  # cannot be: it opens only where its closing mark is in sight
                k += 1
                continue
            else:
                stop = right = self._unclosed_end(mark.end)
                self.left_open = stop == self.end
                resumed += 1
                k = self._after(k, stop) if resumed <= _MOST_RESUMED else len(self.marks)
            yield mark.start, mark.end, stop, right
            floor = right

    def _after(self, k: int, stop: int) -> int:
        return next((n for n in range(k + 1, len(self.marks)) if self.marks[n].start >= stop), len(self.marks))

    def _single_closer(self, k: int) -> tuple[int, int, int] | None:
        """End of the words, end of the closing mark, number of the mark to go on with."""
        for n in range(k + 1, len(self.marks)):
            mark = self.marks[n]
            if mark.single and self._closes_single(mark):
                return mark.start, mark.end, n + 1
        return None

    def _closer(self, k: int) -> tuple[int, int, int] | None:
        """The same for a quotation in double marks; one that another follows ends before that."""
        opening, depth = self.marks[k], 0
        for n in range(k + 1, len(self.marks)):
            mark = self.marks[n]
            if mark.single:
                continue
            if mark.faces_right or self._turned_opener(n):
                if self._nested(n) or self._nested_in_unclosed(opening, n):
                    depth += 1
                elif not depth:
                    return self._before(opening.end, mark.start), mark.start, n
            elif depth:
                depth -= 1
            else:
                return mark.start, mark.end, n + 1
        return None

    def _double_after(self, k: int) -> Mark | None:
        for mark in self.marks[k + 1 : k + 1 + 4 * _LOOK_AHEAD]:
            if not mark.single:
                return mark
        return None

    def _opens(self, k: int) -> bool:
        mark = self.marks[k]
        if mark.single:
            return self._opens_single(k)
        free = not mark.before.isalnum() and mark.before not in ".,!?%"
        if mark.shape == "“":
            return not (mark.before.isalnum() and mark.after.isspace())
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
        following = self._double_after(k)
        return following is not None and following.shape == "”" and not following.before.isspace()

    def _closer_ahead(self, k: int) -> bool:
        following = self._double_after(k)
        return (
            following is not None and following.shape in '”"' and following.start - self.marks[k].start < 300
        ) and not following.faces_right

    def _opens_single(self, k: int) -> bool:
        mark = self.marks[k]
        if (
            mark.before.isalnum()
            or not (mark.after.isalnum() or mark.after in '[…“"')
            or _ELISIONS.match(self.raw, mark.end)
        ):
            return False
        if mark.shape == "’" and not mark.before.isspace():
            return False
        for other in self.marks[k + 1 : k + 1 + 4 * _LOOK_AHEAD]:
            if other.start - mark.start > _LONGEST_SINGLE:
                return False
            if other.single and self._closes_single(other):
                return True
        return False

    def _closes_single(self, mark: Mark) -> bool:
        if mark.shape == "‘" or mark.before.isspace() or mark.after.isalnum():
            return False
        plural = mark.before == "s" and mark.after == " " and self.raw[mark.end + 1 : mark.end + 2].islower()
        return not (plural and mark.end + 1 < self.end and self._closer_single_near(mark.start))

    def _closer_single_near(self, at: int) -> bool:
        """Whether another closing mark follows soon: then this one is the apostrophe of a plural ("leaders' talks")."""
        return _SINGLE_CLOSER.search(self.raw, at + 2, min(self.end, at + 120)) is not None

    def _nested(self, k: int) -> bool:
        """Whether the marks after this one close both it and the quotation around it."""
        depth = 2
        begins = self._ends_sentence_before(self.marks[k].start)
        for other in self.marks[k + 1 : k + 1 + _LOOK_AHEAD]:
            if other.single:
                continue
            if other.faces_right:
                depth += 1
                if depth > 2:
                    return False
                continue
            depth -= 1
            if depth == 1 and begins and _CUE.match(self.raw, other.end, self.end):
                return False
            if depth == 0:
                return True
        return False

    def _nested_in_unclosed(self, opening: Mark, k: int) -> bool:
        """Whether this one is closed and stands in the midst of a paragraph of quotation that is not: "X “Y” x x"."""
        mark, following = self.marks[k], self._double_after(k)
        if following is None or following.faces_right:
            return False
        before = self.raw[max(opening.end, mark.start - 40) : mark.start]
        if before.rstrip()[-1:] in tuple(".!?,:;—–") or _CUE_BEFORE.search(before):
            return False
        lead = self.raw[max(self.start, opening.start - 2) : opening.start].strip()
        return (not lead and opening.start - self.start < 3) or lead == ":"

    def _ends_sentence_before(self, at: int) -> bool:
        return self.raw[max(self.start, at - 3) : at].rstrip()[-1:] in tuple(".!?")

    def _unopened(self, k: int, floor: int) -> int | None:
        """Where a sentence begins that lacks its opening mark: We came to stay," he said."""
        mark = self.marks[k]
        if mark.single or mark.before not in ",.!?" or not _CUE.match(self.raw, mark.end, self.end):
            return None
        ends = [
            m.end() for m in _SENTENCE_END.finditer(self.raw, max(floor, mark.start - _LONGEST_OPEN), mark.start - 1)
        ]
        start = ends[-1] if ends else floor
        while start < mark.start and self.raw[start].isspace():
            start += 1
        return start if self.raw[start].isupper() and (ends or start == self.start) else None

    def _before(self, first: int, at: int) -> int:
        """Where a quotation ends that lacks its closing mark before the next one opens at ``at``."""
        comma = _CUE_AFTER_COMMA.search(self.raw, first, at)
        if comma:
            return comma.end()
        return self._last_sentence(first, at) or at

    def _unclosed_end(self, first: int) -> int:
        if self.reopened and self.end - first <= _LONGEST_REOPENED:
            return self.end
        limit = min(self.end, first + _LONGEST_OPEN)
        comma = _CUE_AFTER_COMMA.search(self.raw, first, limit)
        if comma:
            return comma.end()
        single = _CLOSED_BY_SINGLE.search(self.raw, first, limit)
        if single and not _OPENED_SINGLE.search(self.raw, first, single.end()):
            return single.end()
        if self.end - first <= _LONGEST_OPEN:
            return self._last_sentence(first, self.end) or self.end
        sentence = _SENTENCE_END.search(self.raw, first, limit)
        return sentence.end() if sentence else first

    def _last_sentence(self, first: int, stop: int) -> int | None:
        """End of the last sentence before ``stop`` that can be the speaker's: of those before one with a cue."""
        found = None
        for sentence in _SENTENCE_END.finditer(self.raw, max(first, stop - _LONGEST_OPEN), stop):
            if found is not None and _REPORTER.search(self.raw, found, sentence.start()):
                break
            found = sentence.end()
        return found
