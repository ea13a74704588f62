"""What each paragraph of an article is: title, heading, caption, byline, furniture or body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.corpus.bylines import is_bio, is_byline
from bot.corpus.captions import LIKELY, caption_marks
from bot.corpus.furniture import announces_links, closes_article, is_credit, is_furniture, is_outlet, is_running_time
from bot.corpus.shapes import ends_with_speaker, introduces, is_heading_like, is_name, is_prose, is_title_case
from bot.corpus.titles import DEPTH, find_title
from bot.model import PassageKind

Kinds = list[PassageKind | None]  # None: not decided yet

_CAPTIONS = 4  # how many paragraphs above the title captions may stand
_SHORT_WORDS = 4  # a list of lines this short on average is a menu, not content


@dataclass(frozen=True, slots=True)
class Layout:
    """One kind a paragraph, and which paragraph is the title."""

    kinds: tuple[PassageKind, ...]
    title: int | None


def lay_out(texts: Sequence[str]) -> Layout:
    """The kinds of the paragraphs, given as `wording.plain` texts in reading order."""
    known = {text: _by_its_words(text) for text in set(texts)}
    kinds: Kinds = [known[text] for text in texts]
    _mark_captions_by_what_follows(texts, kinds)
    start = _start_of_prose(texts, kinds)
    title = find_title(texts, kinds, start)
    _mark_repeats(texts, kinds, title, start)
    if title is not None:
        _settle_lead(texts, kinds, title, start)
        _mark_standfirst(texts, kinds, title, start)
    _mark_names(texts, kinds, 0 if title is None else title + 1, start)
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


def _mark_captions_by_what_follows(texts: Sequence[str], kinds: Kinds) -> None:
    """A line that shows something, above who made the picture; a short line above how long the film runs."""
    for here, (text, below) in enumerate(pairwise(texts)):
        if kinds[here] is None and kinds[here + 1] == "furniture":
            film = is_running_time(below) and is_heading_like(text)
            if film or (is_credit(below) and caption_marks(text) > 0):
                kinds[here] = "caption"


def _start_of_prose(texts: Sequence[str], kinds: Kinds) -> int:
    """Where the article itself begins: the first prose that more prose follows (menus hold a sentence too)."""
    open_ = [here for here, kind in enumerate(kinds) if kind is None]
    prose = [is_prose(texts[here]) and not _is_repeated_above(texts, here) for here in open_]
    for place, here in enumerate(open_):
        near = prose[place + 1 : place + 7]
        if prose[place] and 2 * sum(near) >= len(near):
            return here
    return next((here for here, is_prose in zip(open_, prose, strict=True) if is_prose), len(texts))


def _is_repeated_above(texts: Sequence[str], here: int) -> bool:
    """A sentence that stands twice in a row stands under a picture or is a title."""
    return texts[here].count(" ") < 40 and texts[here + 1 : here + 2] == [texts[here]]


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
        elif kinds[here] is None and here < start and is_prose(text):
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
        elif kinds[here] is None and start - title > DEPTH:
            kinds[here] = "furniture"  # a menu, or tags, between title and body


def _wraps_title(text: str, title: str) -> bool:
    """ "Home NEWS Leaders meet", "Leaders meet - The Paper": the title and little else."""
    if len(text) > len(title) + 60 or text.endswith(".") or title.count(" ") < 2:
        return False
    return text.endswith(title) or text.startswith(title)


def _mark_standfirst(texts: Sequence[str], kinds: Kinds, title: int, start: int) -> None:
    """A long line without a full stop below the title sums the article up: it is no heading."""
    below = next((here for here in range(title + 1, start) if kinds[here] not in ("furniture", "caption")), start)
    if below < start and kinds[below] is None and texts[below].count(" ") >= 10 and not is_title_case(texts[below]):
        kinds[below] = "body"


def _mark_names(texts: Sequence[str], kinds: Kinds, first: int, start: int) -> None:
    """Between title and body: an outlet, or a bare name that stands beside a date or a byline or on top of the body."""
    for here in range(first, min(start, len(texts) - 1)):
        beside = here + 1 == start or "byline" in kinds[max(here - 1, 0) : here + 2]
        if kinds[here] is None and (is_outlet(texts[here]) or (beside and is_name(texts[here]))):
            kinds[here] = "byline"


def _mark_tail(texts: Sequence[str], kinds: Kinds) -> None:
    """What stands below the article: comments, other stories, tags, a word about the writer."""
    end = _end_of_article(texts, kinds)
    kinds[end:] = ["furniture"] * (len(texts) - end)
    prose = [here for here, text in enumerate(texts) if kinds[here] is None and (is_prose(text) or introduces(text))]
    while len(prose) > 1 and is_bio(texts[prose[-1]]):
        kinds[prose.pop()] = "furniture"
    if prose:
        _mark_loose_ends(texts, kinds, prose[-1])


def _end_of_article(texts: Sequence[str], kinds: Kinds) -> int:
    """Where the comments or related stories begin, if most of the prose stands above them."""
    prose = sum(1 for here, text in enumerate(texts) if kinds[here] is None and is_prose(text))
    passed = 0
    for here, text in enumerate(texts):
        if kinds[here] is None:
            passed += is_prose(text)
        elif kinds[here] == "furniture" and passed and passed >= 0.6 * prose and closes_article(text):
            return here
    return len(texts)


def _mark_loose_ends(texts: Sequence[str], kinds: Kinds, last: int) -> None:
    """Short lines after the last prose: links and tags; a single longer one may be a sentence without its stop."""
    loose = [here for here in range(last + 1, len(texts)) if kinds[here] is None and is_heading_like(texts[here])]
    if len(loose) == 1 and texts[loose[0]].count(" ") > 6 and not is_title_case(texts[loose[0]]):
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
    if ends_with_speaker(text):
        return "furniture"  # the headline of another article
    return "caption" if text.count(" ") > 6 and caption_marks(text) > 0 else "heading"


def _runs(texts: Sequence[str], kinds: Kinds) -> Iterator[tuple[list[int], bool]]:
    """Heading-like lines with no prose between them, and whether prose follows."""
    run: list[int] = []
    for here, text in enumerate(texts):
        if kinds[here] is not None:
            continue
        if is_heading_like(text):
            run.append(here)
        elif run:
            yield run, True
            run = []
    if run:
        yield run, False
