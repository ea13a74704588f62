"""Writes bot/answers/thesaurus.txt: ``python -m tests.tools.thesaurus DICT FREQUENT``.

``DICT`` is a folder with data.noun, index.noun and so on of WordNet 3.0 (Debian: wordnet-base). ``FREQUENT`` is a list
of the words that count, a line each, most frequent first (PyPI: wordfreq).
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bot.words import STOP_WORDS, stem

_POS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_PARTICLES = frozenset("up out down off on over back away in about through".split())
_SENSES = 4  # of a word that count; the rarer ones would make anything mean anything
_WIDER = 2  # senses of a word whose hypernyms count
_FAMILY = 1  # senses of a word whose derivations count
_LIKE = 16  # meanings that an adjective is like; of more, some are far apart
_MOST = 60  # words that one may be put for, the commonest first

_NOTICE = """\
# What a word may be put for ("+") and what means the opposite ("-"); a line a stem, in order.
# Made by tests/tools/thesaurus.py from WordNet 3.0, Copyright 2006 by Princeton University.
# All rights reserved.
# THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES,
# EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR
# WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE,
# DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS.
# Permission to use, copy, modify and distribute it for any purpose and without fee or royalty is granted, provided
# that this notice appears on all copies; Princeton's name may not be used in advertising for it.
"""

Place = tuple[str, str]  # part of speech and offset of a set of synonyms


class Synset(NamedTuple):
    """Words of one meaning, and where related meanings are: (relation, place, own word or 0, other's word or 0)."""

    lemmas: tuple[str, ...]
    pointers: tuple[tuple[str, Place, int, int], ...]


def main(folder: Path, frequent: Path) -> None:
    """Writes the file."""
    wordnet = WordNet(folder)
    usual = [word for word in frequent.read_text().split() if word.isalpha() and word not in STOP_WORDS]
    known = list(dict.fromkeys(form for word in usual for form in (word, *wordnet.bases(word))))
    related: defaultdict[str, dict[str, None]] = defaultdict(dict)
    opposed: defaultdict[str, set[str]] = defaultdict(set)
    kept = set(map(stem, known))
    for word in known:
        own = stem(word)
        for other, may_stand_for in wordnet.related(word):
            one, two = (stem(other), own) if may_stand_for else (own, stem(other))
            if stem(other) in kept - {own}:
                related[one].setdefault(two)
        opposed[own] |= {stem(other) for other in wordnet.opposed(word)} & kept - {own}
    for one, others in list(opposed.items()):
        for other in others:
            opposed[other].add(one)
    lines = [_line(own, related[own], opposed[own]) for own in sorted({*related, *opposed})]
    out = Path(__file__).parents[2] / "bot" / "answers" / "thesaurus.txt"
    out.write_text(_NOTICE + "".join(line for line in lines if " " in line.strip()), encoding="ascii")


def _line(own: str, related: Iterable[str], opposed: set[str]) -> str:
    near = sorted([one for one in related if one not in opposed][:_MOST])
    return " ".join([own, *(f"+{one}" for one in near), *(f"-{one}" for one in sorted(opposed))]) + "\n"


class WordNet:
    """The database as its files have it (see its manual, wndb(5WN))."""

    def __init__(self, folder: Path) -> None:
        self._senses: dict[tuple[str, str], list[Place]] = {}
        self._synsets: dict[Place, Synset] = {}
        for name, pos in _POS.items():
            for line in _lines(folder / f"index.{name}"):
                fields = line.split()
                count, pointers = int(fields[2]), int(fields[3])
                offsets = fields[6 + pointers : 6 + pointers + count]
                self._senses[fields[0], pos] = [(pos, offset) for offset in offsets]
            for line in _lines(folder / f"data.{name}"):
                self._read(line.split("|")[0].split(), pos)

    def _read(self, fields: list[str], pos: str) -> None:
        count = int(fields[3], 16)
        lemmas = tuple(lemma.split("(")[0].lower() for lemma in fields[4 : 4 + 2 * count : 2])
        rest = fields[5 + 2 * count :]
        pointers = tuple(
            (rest[n], ("a" if rest[n + 2] == "s" else rest[n + 2], rest[n + 1]), *_ends(rest[n + 3]))
            for n in range(0, 4 * int(fields[4 + 2 * count]), 4)
        )
        self._synsets[pos, fields[0]] = Synset(lemmas, pointers)

    def related(self, word: str) -> Iterator[tuple[str, bool]]:
        """Synonyms first, then those of its derivations, then wider words, which may stand for it (True)."""
        family = [(word, pos, _SENSES) for pos in _POS.values()]
        family += [(other, pos, _FAMILY) for other, pos in self._derived(word)]
        for one, pos, senses in family:
            for place in self._places(one, pos)[:senses]:
                yield from ((_head(lemma), False) for lemma in self._mutual(one, place, senses))
        yield from ((other, False) for other, _ in self._derived(word))
        for one, pos, _ in family:
            for place in self._places(one, pos)[:_WIDER]:
                yield from self._wider(place, pos)

    def _wider(self, place: Place, pos: str) -> Iterator[tuple[str, bool]]:
        for relation, target, *_ in self._synsets[place].pointers:
            if relation in ("@", "&") or (relation == "*" and pos == "v"):
                yield from ((_head(lemma), True) for lemma in self._synsets[target].lemmas)
            if relation == "&":
                yield from ((lemma, False) for lemma in self._beside(target))

    def _beside(self, head: Place) -> Iterator[str]:
        """What else is like the adjective that one is like: “vital” for “crucial”, both like “important”."""
        like = [target for relation, target, *_ in self._synsets[head].pointers if relation == "&"]
        for target in like if len(like) <= _LIKE else ():
            for lemma in self._synsets[target].lemmas:
                if target in self._places(lemma, "a")[:_WIDER]:
                    yield lemma

    def _mutual(self, word: str, place: Place, senses: int) -> Iterator[str]:
        """The other words of a meaning, of whom it is no rare one either."""
        for lemma in self._synsets[place].lemmas:
            if lemma != word and place in self._places(lemma, place[0])[: senses + 1]:
                yield lemma

    def _derived(self, word: str) -> Iterator[tuple[str, str]]:
        for pos in _POS.values():
            for place in self._places(word, pos)[:_FAMILY]:
                synset = self._synsets[place]
                for relation, target, own, other in synset.pointers:
                    if relation in ("+", "\\") and own and other and synset.lemmas[own - 1] == word:
                        yield self._synsets[target].lemmas[other - 1], target[0]

    def bases(self, word: str) -> list[str]:
        """What a word may be an inflection of."""
        return [form for form in _bases(word) if any((form, pos) in self._senses for pos in _POS.values())]

    def opposed(self, word: str) -> Iterator[str]:
        """Antonyms, those of the word that an adjective is like, and the synonyms of antonyms."""
        for pos in _POS.values():
            for place in self._places(word, pos)[:_SENSES]:
                heads = [target for relation, target, *_ in self._synsets[place].pointers if relation == "&"]
                for one in (place, *heads):
                    yield from self._antonyms(word if one == place else None, one)

    def _antonyms(self, word: str | None, place: Place) -> Iterator[str]:
        synset = self._synsets[place]
        for relation, target, own, other in synset.pointers:
            if relation == "!" and (word is None or not own or synset.lemmas[own - 1] == word):
                lemmas = self._synsets[target].lemmas
                yield from lemmas if word else (lemmas[other - 1],)

    def _places(self, word: str, pos: str) -> list[Place]:
        found = self._senses.get((word, pos))
        base = next((form for form in _bases(word) if (form, pos) in self._senses), "") if found is None else ""
        return found or self._senses.get((base, pos), [])


def _head(lemma: str) -> str:
    """“step” of “step_up”: the verb is what an alignment of words finds."""
    verb, _, particle = lemma.partition("_")
    return verb if particle in _PARTICLES else lemma


def _bases(word: str) -> Iterator[str]:
    """What a regular inflection may be of."""
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + instead


def _ends(pair: str) -> tuple[int, int]:
    return int(pair[:2], 16), int(pair[2:], 16)


def _lines(path: Path) -> Iterator[str]:
    return (line for line in path.read_text(encoding="ascii").splitlines() if not line.startswith("  "))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
