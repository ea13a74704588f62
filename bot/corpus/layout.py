"""What each paragraph of an article is: title, heading, caption, byline, furniture or body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.corpus.bylines import is_bio, is_byline
from bot.corpus.captions import LIKELY, caption_marks
from bot.corpus.furniture import announces_links, closes_article, is_credit, is_furniture
from bot.model import PassageKind

Kinds = list[PassageKind | None]  # None: not decided yet

_STOPPED = re.compile(r"[.!?…][\"')\]]*\Z")
_UNFINISHED = re.compile(r"[.,;:…–—-][\"')\]]*\Z")
_TALK = re.compile(
    r",[\"']|[\"'] (?:\w+ ){0,3}(?:said|says|told|asked|wrote|added|tweeted|warned|declared|insisted)\b"
    r"|\b(?:he|she|they) (?:said|says|added)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"[?!][\"')\]]+\Z")
_LINKING = re.compile(r"(?:but|and|so|or|yet|then|because|though|still)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:#?\d{1,2}[.):]|[IVX]{1,5}[.)]|#\d{1,2}) ?\S")
_BULLET = re.compile(r"[•●▪◦‣*·–—-]\s")
_SOURCE = re.compile(r"[\[(]source[\])]\.?\Z", re.IGNORECASE)
_NAME_LIKE = re.compile(r"[A-Z][\w.'-]+(?: (?:de|van|von|der|al|bin|el|la|and|&|[A-Z][\w.'-]*)){1,6}")
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as vs is are it its over into up off".split()
)
_TITLE_WORDS = 30
_HEADING_WORDS = 25
_PROSE_WORDS = 30  # an unfinished paragraph this long is prose all the same
_DEPTH = 14  # how many paragraphs above the prose a title may stand
_CAPTIONS = 4  # how many paragraphs above the title captions may stand
_SHORT_WORDS = 4  # a list of lines this short on average is a menu, not content


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind a paragraph, and which paragraph is the title."""

    kinds: tuple[PassageKind, ...]
    title: int | None


def lay_out(texts: Sequence[str]) -> Layout:
    """The kinds of the paragraphs, given as `wording.plain` texts in reading order."""
    kinds: Kinds = [_by_its_words(text) for text in texts]
    _mark_captions_by_credit(texts, kinds)
    start = _start_of_prose(texts, kinds)
    title = _find_title(texts, kinds, start)
    _mark_repeats(texts, kinds, title, start)
    if title is not None:
        _settle_lead(texts, kinds, title, start)
        _mark_names(texts, kinds, title, start)
    _mark_tail(texts, kinds)
    _mark_headings(texts, kinds, start)
    final: list[PassageKind] = [kind or "body" for kind in kinds]
    if "body" not in final:  # nothing but short lines: better body than nothing to read
        final = ["body" if kind in ("heading", "title", "caption") else kind for kind in final]
        title = None
    return Layout(tuple(final), title)


def _by_its_words(text: str) -> PassageKind | None:
    if is_byline(text):
        return "byline"
    if is_furniture(text):
        return "furniture"
    return "caption" if caption_marks(text) >= LIKELY else None


def _mark_captions_by_credit(texts: Sequence[str], kinds: Kinds) -> None:
    """A line that shows something, above a line that says who made the picture."""
    for here in range(len(texts) - 1):
        shows = kinds[here] is None and caption_marks(texts[here]) > 0
        if shows and is_credit(texts[here + 1]):
            kinds[here] = "caption"


def _start_of_prose(texts: Sequence[str], kinds: Kinds) -> int:
    """Where the article itself begins: the first prose that more prose follows (menus hold a sentence too)."""
    open_ = [here for here, kind in enumerate(kinds) if kind is None]
    prose = [_is_prose(texts[here]) and not _is_repeated_above(texts, here) for here in open_]
    for place, here in enumerate(open_):
        near = prose[place + 1 : place + 7]
        if prose[place] and 2 * sum(near) >= len(near):
            return here
    return next((here for here, is_prose in zip(open_, prose, strict=True) if is_prose), len(texts))


def _find_title(texts: Sequence[str], kinds: Kinds, start: int) -> int | None:
    first = max(0, start - _DEPTH)
    named = [here for here in range(1, first) if texts[here] in texts[0] and texts[here].count(" ") > 2]
    places: list[int] = [*named, *range(first, start)]
    candidates = [here for here in places if _can_be_title(texts[here], kinds[here])]
    if not candidates or start == len(texts):
        return None
    near = [*texts[: min(1, first)], *texts[first:start]]
    _, best = max((_title_score(here, texts, kinds, near), -here) for here in candidates)
    return -best


def _is_repeated_above(texts: Sequence[str], here: int) -> bool:
    """A sentence that stands twice in a row stands under a picture or is a title."""
    return texts[here].count(" ") < 40 and texts[here + 1 : here + 2] == [texts[here]]


def _is_prose(text: str) -> bool:
    words = text.count(" ") + 1
    stopped = _STOPPED.search(text) or _SOURCE.search(text)
    return words > _PROSE_WORDS or (words >= 6 and bool(stopped) and not _is_question_title(text))


def _is_question_title(text: str) -> bool:
    return text.endswith("?") and text.count(" ") < 20 and '"' not in text


def _can_be_title(text: str, kind: PassageKind | None) -> bool:
    words = text.count(" ") + 1
    return kind is None and 1 < words <= _TITLE_WORDS and len(text) < 250 and not _UNFINISHED.search(text)


def _title_score(here: int, texts: Sequence[str], kinds: Kinds, near: Sequence[str]) -> int:
    """Titles are repeated on their pages, stand above the byline, and are no section's name and no caption."""
    text = texts[here]
    words = text.count(" ") + 1
    again = words > 3 and (sum(text in other for other in near) > 1 or (here > 0 and text in texts[0]))
    signed = kinds[here + 1 : here + 2] == ["byline"]
    return 3 * again + 2 * signed + _is_title_case(text) - 3 * (caption_marks(text, verbs=False) > 0) - 3 * (words < 4)


def _is_title_case(text: str) -> bool:
    words = [word.strip("\"'():,?!") for word in text.split()]
    large = [word for word in words if word and word.lower() not in _SMALL]
    return len(large) > 1 and all(not word[0].islower() for word in large)


def _mark_repeats(texts: Sequence[str], kinds: Kinds, title: int | None, start: int) -> None:
    """A paragraph that stands twice is told once. The first of two captions in a row stays a caption."""
    counts = Counter(texts)
    name = None if title is None else texts[title]
    seen = {name}
    for here, text in enumerate(texts):
        if here == title or counts[text] == 1 or kinds[here] in ("furniture", "byline"):
            continue
        if text in seen and (text.count(" ") > 6 or text == name):
            kinds[here] = "furniture"
        elif kinds[here] is None and here < start and _is_prose(text):
            kinds[here] = "caption"
        seen.add(text)


def _settle_lead(texts: Sequence[str], kinds: Kinds, title: int, start: int) -> None:
    """Above the title stand captions and the site's own lines; beside it the page's name and its breadcrumb."""
    kinds[title] = "title"
    for here in range(start):
        if here != title and kinds[here] != "caption" and _wraps_title(texts[here], texts[title]):
            kinds[here] = "furniture"
        elif here < title and kinds[here] is None:
            captions = here >= title - _CAPTIONS and texts[here].count(" ") > 3
            kinds[here] = "caption" if captions else "furniture"


def _wraps_title(text: str, title: str) -> bool:
    """ "Home NEWS Leaders meet", "Leaders meet - The Paper": the title and little else."""
    if len(text) > len(title) + 60 or text.endswith(".") or title.count(" ") < 2:
        return False
    return text.endswith(title) or text.startswith(title)


def _mark_names(texts: Sequence[str], kinds: Kinds, title: int, start: int) -> None:
    """A bare name beside a date or a byline, between title and body."""
    for here in range(title + 1, start):
        beside = "byline" in (kinds[here - 1], kinds[here + 1])
        if kinds[here] is None and beside and _NAME_LIKE.fullmatch(texts[here]):
            kinds[here] = "byline"


def _mark_tail(texts: Sequence[str], kinds: Kinds) -> None:
    """What stands below the article: comments, other stories, tags, a word about the writer."""
    end = _end_of_article(texts, kinds)
    kinds[end:] = ["furniture"] * (len(texts) - end)
    prose = [here for here, text in enumerate(texts) if kinds[here] is None and _is_prose(text)]
    while len(prose) > 1 and is_bio(texts[prose[-1]]):
        kinds[prose.pop()] = "furniture"
    if prose:
        _mark_loose_ends(texts, kinds, prose[-1])


def _end_of_article(texts: Sequence[str], kinds: Kinds) -> int:
    """Where the comments or related stories begin, if most of the prose stands above them."""
    prose = sum(1 for here, text in enumerate(texts) if kinds[here] is None and _is_prose(text))
    passed = 0
    for here, text in enumerate(texts):
        if kinds[here] is None:
            passed += _is_prose(text)
        elif kinds[here] == "furniture" and passed and passed >= 0.6 * prose and closes_article(text):
            return here
    return len(texts)


def _mark_loose_ends(texts: Sequence[str], kinds: Kinds, last: int) -> None:
    """Short lines after the last prose: links and tags; a single longer one may be a sentence without its stop."""
    loose = [here for here in range(last + 1, len(texts)) if kinds[here] is None and _is_heading_like(texts[here])]
    if len(loose) == 1 and texts[loose[0]].count(" ") > 6 and not _is_title_case(texts[loose[0]]):
        return
    for here in loose:
        kinds[here] = "furniture"


def _mark_headings(texts: Sequence[str], kinds: Kinds, start: int) -> None:
    """Short lines with prose after them. Three and more in a row are a list, but for the last inside the article."""
    for run, follows in _runs(texts, kinds):
        if not follows:
            continue
        listed = _kind_of_list([texts[here] for here in run], texts[run[0] - 1] if run[0] else "")
        for here in run:
            lists = len(run) > 2 and (here != run[-1] or here < start)
            kinds[here] = listed if lists else _heading_or_caption(texts[here])


def _kind_of_list(lines: Sequence[str], above: str) -> PassageKind:
    """Menus and links to other stories are furniture; key points are not."""
    words = sum(line.count(" ") + 1 for line in lines)
    return "furniture" if words <= _SHORT_WORDS * len(lines) or announces_links(above) else "body"


def _heading_or_caption(text: str) -> PassageKind:
    return "caption" if text.count(" ") > 6 and caption_marks(text) > 0 else "heading"


def _runs(texts: Sequence[str], kinds: Kinds) -> Iterator[tuple[list[int], bool]]:
    """Heading-like lines with no prose between them, and whether prose follows."""
    run: list[int] = []
    for here, text in enumerate(texts):
        if kinds[here] is not None:
            continue
        if _is_heading_like(text):
            run.append(here)
        elif run:
            yield run, True
            run = []
    if run:
        yield run, False


def _is_heading_like(text: str) -> bool:
    words = text.count(" ") + 1
    if words > _HEADING_WORDS or len(text) > 180 or text[0].islower() or _BULLET.match(text) or _SOURCE.search(text):
        return False
    if _is_wholly_quoted(text) or _TALK.search(text) or _ASKED.search(text):
        return False
    if text.endswith("?"):
        return words <= 15 and not _LINKING.match(text)
    if text.endswith("!"):
        return words <= 6 and not _LINKING.match(text)
    if _UNFINISHED.search(text):
        return words <= 10 and _stops_like_a_heading(text)
    return True


def _is_wholly_quoted(text: str) -> bool:
    return text.count(" ") > 5 and text[0] == '"' and text.find('"', 1) in (-1, len(text) - 1)


def _stops_like_a_heading(text: str) -> bool:
    """ "Key Points:" and "1. Arms control."."""
    return (text.endswith(":") and _is_title_case(text)) or (text.endswith((".", ":")) and bool(_NUMBERED.match(text)))
