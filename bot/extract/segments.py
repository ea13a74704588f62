"""Which quotations of an article are segments of one that its cue splits: "We came," he said, "to stay."."""

from __future__ import annotations

from collections.abc import Sequence

from bot.extract.article import Read
from bot.extract.mentions import Mention
from bot.extract.speaker import Attribution
from bot.extract.syntax import verb_group
from bot.extract.tokens import Token

_SENTENCES = 2  # how far apart two segments under one cue may stand
_JOINS = frozenset(", : — – and but or".split())
_FULL = 5  # words from which a quotation that opens with a capital is a sentence of its own


def continues(read: Read, number: int, attributions: Sequence[Attribution]) -> bool:
    """Whether a quotation has no cue of its own but goes on under that of the quotation before."""
    here, before = attributions[number], attributions[number - 1]
    if here.nobody or before.nobody or (here.members, here.description) != (before.members, before.description):
        return False
    if read.quotations[number].continues:
        return True
    left, right = read.places[number - 1], read.places[number]
    first, second = read.tokens[left], read.tokens[right]
    if read.passages[first.passage].kind != read.passages[second.passage].kind:
        return False
    if second.passage - first.passage > 1 or second.sentence - first.sentence > _SENTENCES:
        return False
    if _cut_in_two(read.tokens[left : right + 1]):
        return True
    return _same(here.mention, before.mention) and _one_breath(read.tokens[left : right + 1])


def _same(one: Mention | None, other: Mention | None) -> bool:
    return one is other or (one is not None and other is not None and one.first == other.first)


def _cut_in_two(between: Sequence[Token]) -> bool:
    """Whether a cue stands in the midst of a sentence: "However," he added, "we see none"."""
    first, *gap, second = between
    return (
        first.passage == second.passage
        and first.text[-1:] in ",—–"
        and second.text[:1].islower()
        and 1 < len(gap) <= 12
        and gap[-1].text in (",", ":", "—", "–")
        and _cues(gap) == 1
    )


def _one_breath(between: Sequence[Token]) -> bool:
    """Whether two quotations under one cue are of a kind: both sentences that follow each other, or both parts of one.

    Not so in "We came," he said, adding that the talks were "useful": there the second is the reporter's choice.
    """
    first, *gap, second = between
    if first.sentence != second.sentence:
        alone = not gap or gap[-1].sentence != second.sentence or gap[-1].kind == "b"
        return alone and _full(first) and (_full(second) or len(second.text.split()) < _FULL)
    if not _full(first):
        return not _full(second)
    return _full(second) or _cues(gap) < 2 or gap[-1].low in _JOINS or _cues(gap[-1:]) == 1


def _cues(gap: Sequence[Token]) -> int:
    found = [verb_group(token) for token in gap]
    return sum(verb is not None and verb[1] == "say" for verb in found)


def _full(token: Token) -> bool:
    words = token.text.split()
    opens = next((c for c in token.text if c.isalnum()), "").isupper()
    return opens and (len(words) >= _FULL or token.text[-1:] in ".,!?")
