"""Which article is meant: by id, leading number, position, outlet, or words of its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answers.lexicon import ASKING
from bot.index import Card, Index
from bot.words import STOP_WORDS, key, stem, words

_ORDINALS = {
    word: number
    for number, names in enumerate(
        (
            "first 1st",
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
        ),
        1,
    )
    for word in names.split()
}
_THING = r"(?:article|source|story|text|piece|one|report|document)s?"
_POSITION = re.compile(rf"\b({'|'.join(_ORDINALS)}|last|\d+(?:st|nd|rd|th))\s+{_THING}\b", re.IGNORECASE)
_COUNT = {word: n for n, word in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_NUMBER = rf"(?:\d{{1,6}}|{'|'.join(_COUNT)})"
_NUMBERED = re.compile(
    rf"\b{_THING}\s+(?:no\.?\s*|number\s+|#\s*)?({_NUMBER}(?:\s*(?:,|and|or|&|vs\.?|versus|to|with)\s*{_NUMBER})*)\b",
    re.IGNORECASE,
)
_UNTITLED = re.compile(r"\b(?:untitled|without (?:a )?title|no title)\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b{_THING}\b", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"(?<![\w.])\d{3,}(?![\w.]*\w)")
_TITLE_WORDS = 4  # words of a title in a row that name it without the word "article"


def articles_in(index: Index, text: str) -> tuple[Card, ...]:
    """The articles that a question names, in the order of the corpus; none when it names none."""
    found = (
        index.cards_named_in(text)
        or _by_number(index, text)
        or _by_position(index, text)
        or _untitled(index, text)
        or _by_title(index, text)
        or _by_outlet(index, text)
    )
    return tuple(sorted(found, key=lambda card: card.position))


def without_article(card: Card, text: str) -> str:
    """The question less the words of the article's title, where it holds them in a row."""
    title, asked = words(card.title or ""), words(text)
    best = _longest_run(title, asked)
    if best[1] < _TITLE_WORDS:
        return text
    return " ".join([*asked[: best[0]], *asked[best[0] + best[1] :]])


def besides(index: Index, text: str) -> str:
    """What a text says beside naming articles: “the pipeline” of “the pipeline in article 2”; empty for no more."""
    if not index.cards_named_in(text) and not _NUMBERED.search(text) and _fits(index, text):
        return ""  # “the pipeline article”: all its words name it
    for card in articles_in(index, text):
        text = without_article(card, text.replace(card.id, " ").replace(card.id.removesuffix(".txt"), " "))
        if card.outlet and f" {key(card.outlet)} " in f" {key(text)} ":
            text = f" {key(text)} ".replace(f" {key(card.outlet)} ", " ")
    for pattern in (_NUMBERED, _POSITION, _UNTITLED, _LEADING_NUMBER, _NAMED):
        text = pattern.sub(" ", text)
    return " ".join(text.split())


def _by_number(index: Index, text: str) -> list[Card]:
    asked = set(_LEADING_NUMBER.findall(text))
    found = [card for card in (index.cards() if asked else ()) if _leading(card) in asked]
    if found:
        return list({_leading(card): card for card in found}.values())
    wanted = _numbers(text)
    cards = index.cards() if wanted else ()
    own = _have_numbers(cards)
    plain = {int(_leading(card)) if own else card.position: card for card in cards}
    return [plain[number] for number in wanted if number in plain]


def _numbers(text: str) -> list[int]:
    """The numbers behind the word "article": two of “articles 3 and 4”."""
    found = [one for match in _NUMBERED.finditer(text) for one in re.findall(_NUMBER, match[1], re.IGNORECASE)]
    return [_COUNT.get(one.lower()) or int(one) for one in found if one.isdigit() or one.lower() in _COUNT]


def missing(index: Index, text: str) -> int | None:
    """A number that the text gives an article, but no article has; None when there is none such."""
    numbers, places = _numbers(text), [_ORDINALS.get(match[1].lower(), 0) for match in _POSITION.finditer(text)]
    cards = index.cards() if numbers or places else ()
    own = _have_numbers(cards)
    known = {int(_leading(card)) if own else card.position for card in cards}
    absent = [number for number in numbers if number not in known] + [place for place in places if place > len(cards)]
    return absent[0] if absent else None


def number_of(card: Card, cards: Sequence[Card]) -> int:
    """What an article is called by: the number its id begins with, or its position where ids have none of their own."""
    return int(_leading(card)) if _have_numbers(cards) else card.position


def _have_numbers(cards: Sequence[Card]) -> bool:
    """Whether the id of each begins with a number of its own."""
    numbers: set[int] = set()
    for card in cards:
        leading = _leading(card)
        if not leading or int(leading) in numbers:
            return False
        numbers.add(int(leading))
    return True


def label(card: Card, cards: Sequence[Card]) -> str:
    """“article 003”, as a user may write it."""
    own = _leading(card)
    return f"article {own}" if own and int(own) == number_of(card, cards) else f"article {card.position}"


def _leading(card: Card) -> str:
    match = re.match(r"\d{1,6}(?!\d)", card.id)
    return match[0] if match else ""


def _untitled(index: Index, text: str) -> list[Card]:
    return [card for card in index.cards() if not card.title] if _UNTITLED.search(text) else []


def _by_position(index: Index, text: str) -> list[Card]:
    found: list[Card] = []
    for match in _POSITION.finditer(text):
        word = match[1].casefold()
        cards = index.cards()
        position = len(cards) if word == "last" else _ORDINALS.get(word) or int(re.sub(r"\D", "", word))
        found += cards[position - 1 : position] if position else ()
    return found


def _by_title(index: Index, text: str) -> list[Card]:
    asked = words(text)
    near = index.cards_titled(map(stem, asked), _TITLE_WORDS - 1)  # one less: a title may write a word otherwise
    runs = [(_longest_run(words(card.title or ""), asked)[1], card) for card in near]
    longest = max((length for length, _ in runs), default=0)
    if longest >= _TITLE_WORDS:
        return [card for length, card in runs if length == longest]
    return _by_title_words(index, text) if _NAMED.search(text) else []


def _fits(index: Index, text: str) -> bool:
    return bool(_NAMED.search(text)) and not _by_position(index, text) and bool(_by_title_words(index, text))


def _by_title_words(index: Index, text: str) -> list[Card]:
    """“the … article”: all content words beside the command stand in one title."""
    wanted = {stem(word) for word in words(text) if word not in STOP_WORDS and word not in ASKING}
    fits = index.cards_titled(wanted, len(wanted)) if wanted else []
    return fits if len(fits) == 1 else []


def _by_outlet(index: Index, text: str) -> list[Card]:
    asked = f" {key(text)} "
    return [card for name in index.outlets() if f" {key(name)} " in asked for card in index.cards_of(name)]


def _longest_run(title: list[str], asked: list[str]) -> tuple[int, int]:
    """Where in ``asked`` the longest run of words that ``title`` holds too begins, and its length."""
    best = (0, 0)
    row = [0] * (len(title) + 1)
    title, asked = [[word.removesuffix("s") for word in some] for some in (title, asked)]  # "xis visit", "Xi's visit"
    for i, word in enumerate(asked, 1):
        fresh = [0] * (len(title) + 1)
        for j, other in enumerate(title, 1):
            if word == other:
                fresh[j] = row[j - 1] + 1
                if fresh[j] > best[1]:
                    best = (i - fresh[j], fresh[j])
        row = fresh
    return best
