"""What a question is about, and whether and where the articles speak of it.

A question becomes concepts: names (with all their aliases) and content words (with synonyms). The corpus covers a
topic when its rare concepts are really there and stand together; how that is decided is written at ``covered``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache, reduce
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.lexicon import ASKING, countries, synonyms
from bot.index import Index, Sentence
from bot.model import Entity
from bot.words import STOP_WORDS, initials, key, stem, stems, words

_LONGEST_NAME = 5  # words
_INFLECTED = ("ed", "ing")
_AS_VERB = 0.5  # how much a word counts that stands there in these forms only
_FEW = 5  # sentences that hold a word, up to which its forms are looked at
_SYNONYM = 0.6  # how much a synonym counts beside the word itself
_SEAT = 0.5  # how much "Paris" counts for "France"
_NEEDED = 0.55  # share of the concepts' weight that one place must hold for the topic to count as covered
_NEEDED_IF_STRANGE = 0.75  # the same when a concept is not known at all
_NEEDED_IF_LONG = 0.4  # the same for one of ``_LONG`` concepts: a longer one is told in other words …
_LESS = 0.04  # … so much less for every concept more, …
_NEEDED_AT_LEAST = 0.3  # … but not less than this
_OTHER_PART = 0.8  # of "gas and oil deals" one part must be covered wholly, the other by this share of what is needed
_KEYWORDS = 4  # joints from which a topic is a list of keywords
_TOGETHER = 0.3  # "gas and oil": how much holding all parts counts beside holding one
_LONG = 4  # from so many concepts on, a question says enough without its head
_NEIGHBOUR = 0.5  # how much a concept counts that stands in the next sentence or the heading only
_JOINED = re.compile(r"\s[+&/]\s?|[+&/]\s|(?<!\d), ?(?:and )?|,(?!\d) ?(?:and )?")
_ENDS_HEAD = frozenset("of in for with on at to from by about between against over".split())
_EVENTS = frozenset(map(stem, "summit talks meeting visit trip conference encounter event gathering".split()))
_CAST = 6  # names that all the articles are about
_JOINTS = frozenset({"and", "or", "vs", "versus", "plus"})


class Form(NamedTuple):
    """One way to say a concept: its stems in a row, and how much it counts (0 to 1)."""

    stems: str
    worth: float


class Concept(NamedTuple):
    """A thing that a question names; ``weight`` grows with its rarity, ``known`` says if any sentence holds it."""

    asked: str
    forms: tuple[Form, ...]
    weight: float
    known: bool
    name: bool
    part: int = 0
    head: bool = False  # what the part is about: “weapons” of “nuclear weapons”, “weather” of “the weather in Rome”

    def worth_in(self, said: str) -> float:
        """How much of the concept a text holds (stems between spaces, one at either end)."""
        return max((form.worth for form in self.forms if f" {form.stems} " in said), default=0.0)


class Topic(NamedTuple):
    """The concepts of a question; "gas and oil" has two parts, either of which is on the topic."""

    asked: str
    concepts: tuple[Concept, ...]
    keywords: bool = False  # a list of words, of which any is on the topic

    def parts(self) -> tuple[tuple[Concept, ...], ...]:
        """The concepts part by part."""
        numbers = dict.fromkeys(concept.part for concept in self.concepts)
        return tuple(tuple(one for one in self.concepts if one.part == number) for number in numbers)

    def share_in(self, said: str) -> float:
        """The share of the topic's weight that a text holds, 0 to 1."""
        return self.share([concept.worth_in(said) for concept in self.concepts])

    def share(self, worths: Sequence[float]) -> float:
        """The share of the topic's weight when its concepts are held to these degrees: that of the best part most."""
        gains: dict[int, float] = {}
        wholes: dict[int, float] = {}
        for concept, worth in zip(self.concepts, worths, strict=True):
            gains[concept.part] = gains.get(concept.part, 0.0) + concept.weight * worth
            wholes[concept.part] = wholes.get(concept.part, 0.0) + concept.weight
        if not wholes:
            return 0.0
        heaviest = max(wholes.values())
        best = max(gains[part] / math.sqrt(wholes[part] * heaviest) for part in wholes)
        return (
            best
            if len(wholes) == 1
            else (1 - _TOGETHER) * best + _TOGETHER * sum(gains.values()) / sum(wholes.values())
        )

    def without(self, names: Sequence[str]) -> Topic:
        """The topic less the concepts that are one of these names."""
        keys = {key(name) for name in names}
        left = tuple(concept for concept in self.concepts if concept.asked not in keys)
        return self._replace(concepts=left)


@lru_cache(maxsize=4096)
def spaced(text: str) -> str:
    """The stems of a text as ``worth_in`` wants them."""
    return f" {' '.join(stems(text))} "


def topic_of(index: Index, text: str, *, ignored: frozenset[str] = ASKING) -> Topic:
    """The concepts of a question less the ``ignored`` words; misspelt ones are taken for the articles' own."""
    tokens = words(_JOINED.sub(" and ", text))
    apart = not {"between", "among"} & set(tokens)
    concepts: list[Concept] = []
    position = part = 0
    while position < len(tokens):
        concept, used = _name_at(index, tokens, position, ignored)
        if tokens[position] in _JOINTS and apart and concepts:
            part += 1
        if concept is None and (word := tokens[position]) not in STOP_WORDS and word not in ignored:
            concept = _word(index, word)
        if concept and all(concept.forms != other.forms for other in concepts):
            concepts.append(concept._replace(part=part))
        if concept is None and tokens[position] in _ENDS_HEAD and concepts:
            concepts[-1] = concepts[-1]._replace(head=concepts[-1].part == part)
        position += used
    if part >= _KEYWORDS:
        return Topic(text.strip(), tuple(one._replace(part=0) for one in concepts if one.known), keywords=True)
    return Topic(text.strip(), tuple(_with_heads(concepts)))


def _with_heads(concepts: Sequence[Concept]) -> list[Concept]:
    """The concepts with one head a part: the last before a preposition, else the last; a name is none."""
    marked: list[Concept] = []
    for number in dict.fromkeys(concept.part for concept in concepts):
        own = [concept for concept in concepts if concept.part == number]
        head = next((n for n, concept in enumerate(own) if concept.head), len(own) - 1)
        marked += [concept._replace(head=n == head and not concept.name) for n, concept in enumerate(own)]
    return marked


def _name_at(index: Index, tokens: Sequence[str], position: int, ignored: frozenset[str]) -> tuple[Concept | None, int]:
    for length in range(min(_LONGEST_NAME, len(tokens) - position), 0, -1):
        gram = tokens[position : position + length]
        if gram[0] in STOP_WORDS or gram[-1] in STOP_WORDS or all(word in ignored for word in gram):
            continue
        for name in _spellings(" ".join(gram)):
            if forms := _name_forms(index, name):
                return _concept(index, name, forms, name=True), length
    return None, 1


def _spellings(name: str) -> tuple[str, ...]:
    """A name, and the name if the last letter is a possessive without its mark ("chinas")."""
    return (name, name[:-1]) if name.endswith("s") and len(name) > 2 else (name,)


def _name_forms(index: Index, name: str) -> tuple[Form, ...]:
    worths: dict[str, float] = {}
    people, seats = countries().get(name, ((), ()))
    for entity in index.entities_called(name) or _of_initials(index, name):
        for alias in (entity.name, *entity.aliases):
            worths[" ".join(stems(alias))] = 1.0
        if not people:
            people, seats = countries().get(key(entity.name), ((), ()))
    for other in people:
        worths[" ".join(stems(other))] = 1.0
    for seat in seats:
        worths.setdefault(" ".join(stems(seat)), _SEAT)
    if worths:
        worths[" ".join(map(stem, name.split()))] = 1.0
    return tuple(Form(form, worth) for form, worth in worths.items() if form)


def _of_initials(index: Index, name: str) -> tuple[Entity, ...]:
    """The entities that an abbreviation like "imf" stands for."""
    if not 3 <= len(name) <= 6 or not name.isalpha():
        return ()
    return tuple(
        one
        for one in index.entities_named_with(name)
        if any(name == initials(alias) for alias in (one.name, *one.aliases))
    )


def _word(index: Index, word: str) -> Concept:
    own = stem(word)
    if not index.sentence_frequency(own) and own not in synonyms():
        own = stem(_respelt(index, word))
    others = (Form(other, _SYNONYM) for other in sorted(synonyms().get(own, ())))
    return _concept(index, word, (Form(own, _worth(index, word, own)), *others), name=False)


def _worth(index: Index, word: str, own: str) -> float:
    """1; less when the articles hold the asked noun only as a verb: “weathered” is not about the weather."""
    if word.endswith(_INFLECTED) or not 0 < index.sentence_frequency(own) <= _FEW:
        return 1.0
    said = (one for sentence in index.sentences_by_number(index.sentences_with(own)) for one in words(sentence.text))
    return 1.0 if any(stem(one) == own and not one.endswith(_INFLECTED) for one in said) else _AS_VERB


def _respelt(index: Index, word: str) -> str:
    """The word of the articles that a misspelt word stands for: one slip in five to eight letters, two in more."""
    slips = 0 if len(word) < 5 or word in countries() else 1 if len(word) < 9 else 2
    if not slips:
        return word
    near = process.extractOne(word, index.vocabulary(), scorer=OSA.distance, processor=None, score_cutoff=slips)
    return near[0] if near and near[0][0] == word[0] else word


def _concept(index: Index, asked: str, forms: tuple[Form, ...], *, name: bool) -> Concept:
    count = index.sentence_count() + 1
    frequency = max((_frequency(index, form.stems) for form in forms), default=0)
    return Concept(asked, forms, math.log(1 + count / (0.5 + frequency)), frequency > 0, name)


def _frequency(index: Index, form: str) -> int:
    return min((index.sentence_frequency(one) for one in form.split()), default=0)


class Hit(NamedTuple):
    """A sentence that speaks of the topic: its own share of the topic, and the share with its neighbours' help."""

    sentence: Sentence
    said: str
    around: str
    own: float
    wide: float


def hits(index: Index, topic: Topic) -> tuple[Hit, ...]:
    """Every sentence that holds any concept of the topic, in the order of the corpus."""
    numbers: set[int] = set()
    for concept in topic.concepts:
        for form in concept.forms:
            numbers |= _with_all(index, form.stems)
    around = {near for number in numbers for near in (number - 1, number, number + 1)}
    sentences = {sentence.number: sentence for sentence in index.sentences_by_number(sorted(around))}
    said = {number: sentence.said for number, sentence in sentences.items()}
    return tuple(
        hit
        for number in sorted(numbers)
        if number in sentences and (hit := _hit(topic, number, sentences, said)).own > 0
    )


def _with_all(index: Index, form: str) -> set[int]:
    lists = [set(index.sentences_with(one)) for one in form.split()]
    return reduce(set.intersection, lists) if lists else set()


def _hit(topic: Topic, number: int, sentences: dict[int, Sentence], said: dict[int, str]) -> Hit:
    sentence = sentences[number]
    near = [
        said[other]
        for other in (number - 1, number + 1)
        if other in sentences and sentences[other].passage == sentence.passage
    ]
    if sentence.heading:
        near.append(spaced(sentence.heading))
    own = [concept.worth_in(said[number]) for concept in topic.concepts]
    wide = [
        max([worth, *(_NEIGHBOUR * concept.worth_in(other) for other in near)])
        for concept, worth in zip(topic.concepts, own, strict=True)
    ]
    return Hit(sentence, said[number], " ".join([said[number], *near]), topic.share(own), topic.share(wide))


def covered(topic: Topic, found: Sequence[Hit]) -> bool:
    """Whether the articles speak of the topic, of each of its parts.

    Every name must be known, and one place (a sentence with its neighbours and heading) must hold ``_NEEDED`` of the
    concepts' weight; an unknown word weighs most of all, and where there is one more of the rest is needed.
    """
    if topic.keywords:
        return bool(found)
    if not topic.concepts or any(concept.name and not concept.known for concept in topic.concepts):
        return False
    if is_long(topic):
        return _best_share(topic.concepts, found, _needed_of(len(topic.concepts))) >= 1
    shares = [_part_share(part, found, len(topic.concepts)) for part in topic.parts()]
    return max(shares) >= 1 and min(shares) >= _OTHER_PART


def is_long(topic: Topic) -> bool:
    """Whether it says more than a place may be expected to hold: a headline."""
    return len(topic.concepts) > _LONG


def _needed_of(size: int) -> float:
    return max(_NEEDED_AT_LEAST, _NEEDED_IF_LONG - _LESS * (size - _LONG))


def _part_share(part: Sequence[Concept], found: Sequence[Hit], size: int) -> float:
    """The share of a part that one place holds that holds its head too, against what is needed."""
    if size >= _LONG:
        return _best_share(part, found, _needed_of(size))
    needed = _NEEDED if all(concept.known for concept in part) else _NEEDED_IF_STRANGE
    heads = [concept for concept in part if concept.head]
    return _best_share(part, [hit for hit in found if all(_near_head(head, hit) for head in heads)], needed)


def _best_share(part: Sequence[Concept], found: Sequence[Hit], needed: float) -> float:
    alone = Topic("", tuple(one._replace(part=0) for one in part))
    return max((max(alone.share_in(hit.said), alone.share_in(hit.around)) / needed for hit in found), default=0.0)


def _near_head(head: Concept, hit: Hit) -> bool:
    return head.worth_in(hit.said) > _AS_VERB or head.worth_in(hit.around) > _AS_VERB


def is_event(index: Index, topic: Topic) -> bool:
    """Whether it names what all the articles are about: the talks, by nothing but who or where."""
    names = [concept for concept in topic.concepts if concept.name]
    others = [concept for concept in topic.concepts if not concept.name]
    known = {key(name) for name in index.most_mentioned(_CAST)}
    cast = all(any(key(one.name) in known for one in index.entities_called(concept.asked)) for concept in names)
    return bool(others) and cast and all(stem(concept.asked) in _EVENTS for concept in others)


def nearest_topics(index: Index, topic: Topic, limit: int = 4) -> tuple[str, ...]:
    """What the articles do speak of: names that share a word with the topic first, then the most mentioned."""
    related = [
        entity.name
        for concept in topic.concepts
        for word in concept.asked.split()
        for entity in index.entities_named_with(word)
        if entity.kind != "person" or key(entity.name).endswith(word)
    ]
    return tuple(dict.fromkeys([*related, *index.most_mentioned(limit)]))[:limit]
