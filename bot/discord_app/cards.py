"""Cards: an answer as pages of text for Discord, each readable by itself, with the sources it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.discord_app.escape import escaped, size
from bot.model import MARK_OFF, MARK_ON, Answer, Citation, FoundQuote, Line, Status, Verdict

PAGE = 1800  # characters of a page, its sources included: about a screen
WHOLE = 3600  # of an answer whose pages cannot be turned
_BLOCK = 900  # characters of one quotation or point
_ASKED = 200
_TITLE, _OUTLET, _PLACE, _LINK = 140, 60, 60, 250
_ASK_SHORTER = "-# Only the beginning is shown. Ask in fewer words to see all of it, page by page."
_MARK = re.compile(r"\[(\d{1,2})\]")
_BETWEEN_MARKS = re.compile(f"{MARK_ON}([^{MARK_ON}{MARK_OFF}]*){MARK_OFF}")
_STRAY = re.compile(f"[{MARK_ON}{MARK_OFF}]")

GREEN, AMBER, GREY, BLUE = 0x3BA55D, 0xFAA61A, 0x80848E, 0x5865F2
Sources = Mapping[int, str]  # what is shown of the sources, by their numbers
_COLOURS: dict[Status, int] = {"found": GREEN, "corrected": AMBER, "not_found": GREY, "ambiguous": BLUE}
_WORDINGS: dict[Verdict, str] = {
    "exact": "these very words",
    "close": "close wording",
    "altered": "wording altered",
    "reported": "indirect speech",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a card: markdown texts to be set apart from each other, already safe to send."""

    texts: tuple[str, ...]
    number: int = 1
    of: int = 1
    colour: int = GREEN


def only_page(answer: Answer, asked: str, note: str = _ASK_SHORTER) -> Page:
    """The answer on one page, as much of it as a message holds; where that is not all of it, ``note`` says so."""
    first, *others = pages(answer, asked, WHOLE)
    return replace(first, texts=(*first.texts, note) if others else first.texts, of=1)


def pages(answer: Answer, asked: str, limit: int = PAGE) -> tuple[Page, ...]:
    """The pages of a card, at least one; ``asked`` is the question in words."""
    blocks = _source_blocks(answer) if answer.intent == "sources" else list(_blocks(answer.lines))
    title = [f"-# {escaped(asked, _ASKED)}"] if asked.strip() else []
    sources = {} if answer.intent == "sources" else {citation.n: _source(citation) for citation in answer.citations}
    bodies = _divided(sources, blocks, limit - size("".join(title)))
    return tuple(
        Page(
            tuple(text for text in _texts(answer, title, body, sources, number) if text),
            number,
            len(bodies),
            _colour(answer),
        )
        for number, body in enumerate(bodies, 1)
    )


def _colour(answer: Answer) -> int:
    if answer.status == "found" and answer.intent == "who_said" and answer.quotes:
        return GREEN if answer.quotes[0].verdict in ("exact", "close") else AMBER
    return _COLOURS[answer.status]


# --- blocks: what is never torn apart ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, as markdown, and the numbers of the sources they name."""

    text: str
    sources: frozenset[int] = frozenset()


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    for n, line in enumerate(lines):
        if line.kind == "by":
            continue
        by = lines[n + 1] if n + 1 < len(lines) and lines[n + 1].kind == "by" else None
        sources = frozenset(int(mark) for mark in _MARK.findall(line.text))
        yield Block(_drawn(line, by, first=n == 0), sources)


def _drawn(line: Line, by: Line | None, *, first: bool) -> str:
    match line.kind:
        case "quote" | "by":
            said = f"> {_cited(line.text)}"
            return f"{said}\n> — {escaped(by.text, _BLOCK // 2)}" if by else said
        case "point":
            return f"- {_cited(line.text)}"
        case "text":
            text = escaped(line.text, _BLOCK)
            return f"**{text}**" if first or line.text.endswith(":") else text


def _cited(text: str) -> str:
    """The text; where it is cut, the number of its source stays at its end."""
    whole = _bold(escaped(text))
    if size(whole) <= _BLOCK:
        return whole
    marks = _MARK.findall(text)
    room = _BLOCK - (size(whole) - size(escaped(text)))
    return f"{_bold(escaped(text, room - 10))} \\[{marks[-1]}\\]" if marks else _bold(escaped(text, room))


def _bold(text: str) -> str:
    """The text with the words between marks in bold; a mark that has lost its other half is left out."""
    return _STRAY.sub("", _BETWEEN_MARKS.sub(r"**\1**", text))


def _source_blocks(answer: Answer) -> list[Block]:
    """The list of articles: the headline and a block a source."""
    first = [Block(_drawn(line, None, first=True)) for line in answer.lines[:1]]
    return [*first, *(Block(_source(citation)) for citation in answer.citations)]


# --- pages ------------------------------------------------------------------------------------------------------------


def _divided(sources: Sources, blocks: Sequence[Block], limit: int) -> list[list[Block]]:
    """The blocks page by page, so that a page with its sources is not too long."""
    bodies: list[list[Block]] = [[]]
    for block in blocks:
        if bodies[-1] and _length(sources, [*bodies[-1], block]) > limit:
            bodies.append([])
        bodies[-1].append(block)
    return bodies


def _length(sources: Sources, body: Sequence[Block]) -> int:
    return size(_body(body)) + size(_named(sources, body))


def _texts(answer: Answer, title: list[str], body: Sequence[Block], sources: Sources, number: int) -> Iterator[str]:
    yield "\n".join([*title, _body(body)])
    if number == 1:
        yield _certainty(answer)
    yield _named(sources, body)


def _body(body: Sequence[Block]) -> str:
    """The blocks below each other, a quotation set off from the next."""
    text = ""
    for before, block in zip([None, *body], body, strict=False):
        between = "" if before is None else "\n\n" if before.text.startswith(">") else "\n"
        text += between + block.text
    return text


def _certainty(answer: Answer) -> str:
    """How sure the answer to “who said” is, in words and figures."""
    if answer.intent != "who_said" or not answer.quotes or answer.status not in ("found", "corrected"):
        return ""
    best = answer.quotes[0]
    return f"-# Match: {_WORDINGS[best.verdict]} · Speaker: {_speaker(best)}"


def _speaker(best: FoundQuote) -> str:
    quote = best.quote
    if quote.kind == "term":
        return "nobody, it is a term or title"
    if not quote.speakers:
        return "unclear"
    words = "sure" if quote.confidence >= 0.9 else "likely" if quote.confidence >= 0.7 else "not certain"
    return f"{words} ({quote.confidence:.0%})"


def _named(sources: Sources, body: Sequence[Block]) -> str:
    """The sources that these blocks name, a line each."""
    numbers = frozenset[int]().union(*(block.sources for block in body))
    return "\n".join(f"-# {text}" for n, text in sources.items() if n in numbers)


def _source(citation: Citation) -> str:
    return f"\\[{citation.n}\\] {where(citation)}"


def where(citation: Citation) -> str:
    """Where to look: a link when there is one, else the name of the file, and in which paragraph."""
    name = citation.document.removesuffix(".txt")
    title = escaped(citation.title or "Untitled", _TITLE)
    linked = _linked(title, citation.url)
    parts = [linked, escaped(citation.outlet or "outlet unknown", _OUTLET)]
    parts += [escaped(citation.published, _PLACE)] if citation.published else []
    parts += [] if linked != title else [f"article {escaped(name, _PLACE)}"]
    parts += [escaped(citation.places, _PLACE)] if citation.places else []
    return " · ".join(parts)


def _linked(title: str, url: str | None) -> str:
    """A masked link to a web address that can stand in one, else the title alone."""
    fits = url and len(url) <= _LINK and re.fullmatch(r"https?://[!-~]+", url) and not re.search(r"[()<>\[\]\\\"]", url)
    return f"[{title}](<{url}>)" if fits else title
