"""Where sentences end. One pass over the text, bounded looks to either side: linear on any input."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.corpus.wording import END_OF_BLOCK
from bot.model import Span

# Marks that may end a sentence, all of a run at once; what a small letter or a digit follows does not.
_END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]++[\"'”’»)\]]*+(?:\[\d{1,3}\])*+(?![a-z0-9])")
_SPACE = re.compile(r"[\s\ufeff\u200b]*")
_WORD = re.compile(r"\w+")
_WORD_BEFORE = re.compile(r"[^\s“”\"‘()\[\]—–/]+\Z")
_LETTER = re.compile(r"[^\W_]")
_DASHES = "—–-"
_OPENING = "“‘\"'«([•*" + _DASHES
_CLOSING = "”\"’'»"
_FULL_WIDTH = "。！？"

# A mark that belongs to whoever prepared the text, not to the sentence: an elision, or a link to the source.
_MARKS_IN_FRONT = re.compile(r"(?:[\[(](?:…|\.{3}|source)[\])]\s*)+", re.IGNORECASE)
_ELISION_CLOSES = re.compile(r"(?:…|\.{3})[\])]")
_SOURCE_MARK = re.compile(rf"\s*{END_OF_BLOCK}\s*\Z", re.IGNORECASE)

# Never the last word of a sentence.
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen col lt maj capt cmdr cdr adm sgt cpl sen rep gov pres rev hon fr messrs amb supt insp"
    " brig lieut msgr vs v cf e.g i.e".split()
)
# The last word of a sentence only when the next one clearly opens a sentence.
_AMBIGUOUS = frozenset(
    "u.s u.k u.n e.u d.c u.s.a u.a.e p.r.c r.o.k d.p.r.k u.s.s.r l.a n.y n.j n.c s.c n.h n.m a.m p.m ave blvd"
    " jr sr inc corp co ltd bros etc al est approx dept univ assn ph.d m.d b.a m.a j.d".split()
)
_AMBIGUOUS_NAMES = frozenset(  # written small, most of them are words: "sat", "ill", "may"
    "St Rd Mt Ft Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun Calif Mass"
    " Conn Ill Fla Va Pa Tenn Minn Ore Wash Ariz Ala Ark Colo Del Ga Kan Ky La Md Mich Miss Mo Mont Neb Nev Okla Tex Vt"
    " Wis Wyo".split()
)
_BEFORE_A_NUMBER = frozenset("no nos p pp vol ch fig art sec ca c para".split())
_STARTERS = frozenset(
    "the a an he she it they we you i this that these those there here what who why how when where while but and or so"
    " yet also still however instead meanwhile moreover in on at as if after before for from by to with without since"
    " though although despite according his her its their our my both some many most such one two three no not now then"
    " under over earlier later during among until once each every several other another even just only asked".split()
)
_RANK = re.compile(r"Under[ -]?[Ss]ecretar")  # "the U.S. Under Secretary of State"
_SAID = (
    "said says asked asks added adds wrote writes told tells replied replies shouted shouts exclaimed cried wondered"
    " inquired quipped joked declared demanded responded insisted continued remarked recalled tweeted posted argued"
)
_SAID_NEXT = re.compile(
    rf"\s*(?:(?:[\w’'.-]+,? ){{1,6}}(?:{_SAID.replace(' ', '|')})|(?:{_SAID.replace(' ', '|')}) [\w’'.-]+)\b"
)
_LOOK = 120  # code points looked at behind or ahead of a full stop, at most
_SOURCE_LOOK = 400  # code points that a mark of the source may take, its link included


def split_sentences(raw: str, start: int, end: int) -> tuple[Span, ...]:
    """The sentences of ``raw[start:end]``, trimmed, in order; "[Source]" and "[…]" between them belong to none."""
    source = _SOURCE_MARK.search(raw, max(start, end - _SOURCE_LOOK), end)
    if source:
        end = source.start()
    return tuple(_trimmed(raw, _pieces(raw, start, end)))


def _pieces(raw: str, start: int, end: int) -> Iterator[Span]:
    first = start
    for mark in _END.finditer(raw, start, end):
        if mark.end() == end or _ends_sentence(raw, first, mark, end):
            stop = mark.end() - _opens_next(raw, start, mark)
            yield Span(first, stop)
            first = stop
    if first < end:
        yield Span(first, end)


def _opens_next(raw: str, start: int, mark: re.Match[str]) -> bool:
    """In 'He left."We agree," she said': is the last mark the first of a quotation, there being none open?"""
    last = mark.end() - 1
    if raw[last] != '"' or not raw[last + 1 : last + 2].isupper():
        return False
    before = raw.rfind('"', start, last)
    return before < 0 or not raw[before + 1].isalnum()


def _trimmed(raw: str, pieces: Iterator[Span]) -> Iterator[Span]:
    """Without blanks and marks at the edges; what holds no letter or digit joins the sentence before it."""
    held: Span | None = None
    for piece in pieces:
        span = _without_marks(raw, piece)
        if span is None:
            continue
        if held is not None and not _has_word(raw, span):
            held = Span(held.start, span.end)
            continue
        if held is not None and _has_word(raw, held):
            yield held
        elif held is not None:
            span = Span(held.start, span.end)
        held = span
    if held is not None:
        yield held


def _without_marks(raw: str, piece: Span) -> Span | None:
    start, end = piece.start, piece.end
    while end > start and _is_blank(raw[end - 1]):
        end -= 1
    start = _skip_space(raw, start, end)
    marks = _MARKS_IN_FRONT.match(raw, start, end)
    if marks:
        start = _skip_space(raw, marks.end(), end)
    return Span(start, end) if start < end else None


def _skip_space(raw: str, start: int, end: int) -> int:
    found = _SPACE.match(raw, start, end)
    return found.end() if found else start


def _is_blank(char: str) -> bool:
    return char.isspace() or char in "\ufeff\u200b"


def _has_word(raw: str, span: Span) -> bool:
    return _LETTER.search(raw, span.start, span.end) is not None


def _ends_sentence(raw: str, first: int, mark: re.Match[str], end: int) -> bool:
    after = _skip_space(raw, mark.end(), end)
    if after == end:
        return False  # the rest is blank: it ends with the passage
    marks = mark.group()
    if marks[0] in _FULL_WIDTH:
        return True
    if _ELISION_CLOSES.match(marks) and raw[mark.start() - 1 : mark.start()] in ("[", "("):
        return False
    if after == mark.end():
        return _lacks_space(raw, first, mark, end)
    if not _can_open(raw[after]) or _dash_goes_on(raw, marks, after, end):
        return False
    if marks == ".":
        return not _is_abbreviation(raw, first, mark.start(), after, end)
    if marks.startswith(("…", "..")) and _next_word(raw, after, end) == "I":
        return False
    return not _speaker_follows(raw, marks, after, end)


def _dash_goes_on(raw: str, marks: str, after: int, end: int) -> bool:
    """ "“We agree.” — Jane Doe", or "Strange? – it is": the dash goes on with the sentence."""
    if raw[after] not in _DASHES:
        return False
    next_ = _skip_space(raw, after + 1, end)
    return marks[-1] in _CLOSING or raw[next_ : next_ + 1].islower()


def _can_open(char: str) -> bool:
    """A sentence opens with a capital, a digit, a mark, or a letter of a script without capitals."""
    return char in _OPENING or char.isdigit() or (char.isalpha() and not char.islower())


def _lacks_space(raw: str, first: int, mark: re.Match[str], end: int) -> bool:
    """A missing blank: "readiness.He left", but not "3.5", "U.S.A" or "www.example.Com"."""
    rest = raw[mark.end() : min(end, mark.end() + 3)]
    if not (rest[:1] in tuple("“‘«") or (rest[:1].isupper() and rest[1:2].islower()) or rest[:2] in ("A ", "I ")):
        return False
    marks = mark.group()
    closed = any(closer in marks for closer in '”"»)]')
    ends = closed or marks[0] in "!?" or _is_plain_word(_word_before(raw, first, mark.start()))
    return ends and not _speaker_follows(raw, marks, mark.end(), end)


def _is_plain_word(word: str) -> bool:
    return len(word) > 2 and word[-1].islower() and not any(sign in word for sign in "@:.")


def _speaker_follows(raw: str, marks: str, after: int, end: int) -> bool:
    """“Really?” Mr. Xi asked: the sentence goes on to name its speaker."""
    closed = len(marks) > 1 and marks[-1] in _CLOSING and marks.startswith(("!", "?", "…", ".."))
    return closed and _SAID_NEXT.match(raw, after, min(end, after + _LOOK)) is not None


def _is_abbreviation(raw: str, first: int, stop: int, after: int, end: int) -> bool:
    """Does the full stop at ``stop`` belong to the word before it?"""
    word = _word_before(raw, first, stop)
    low = word.lower()
    if low in _TITLES or _numbers_the_paragraph(raw, first, stop, word):
        return True
    if low in _BEFORE_A_NUMBER:
        return raw[after].isdigit()
    if low in _AMBIGUOUS or word in _AMBIGUOUS_NAMES or _is_initial(word):
        return not _opens_sentence(raw, after, end)
    return False


def _is_initial(word: str) -> bool:
    letters = word.split(".")
    return word != "I" and all(len(letter) == 1 and letter.isupper() for letter in letters)


def _numbers_the_paragraph(raw: str, first: int, stop: int, word: str) -> bool:
    near = stop - first < _LOOK
    return near and word.isdigit() and len(word) < 3 and not raw[first : stop - len(word)].strip()


def _opens_sentence(raw: str, after: int, end: int) -> bool:
    if raw[after] in '“"«':
        return raw[after + 1 : after + 2].isupper()
    opens = raw[after].isupper() and _next_word(raw, after, end).lower() in _STARTERS
    return opens and not _RANK.match(raw, after, end)


def _word_before(raw: str, first: int, stop: int) -> str:
    found = _WORD_BEFORE.search(raw[max(first, stop - 40) : stop])
    return found.group() if found else ""


def _next_word(raw: str, after: int, end: int) -> str:
    found = _WORD.match(raw, after, min(end, after + 40))
    return found.group() if found else ""
