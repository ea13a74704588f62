"""The units that quotations are searched by: words and pairs of neighbouring words, cut to their first letters.

A gram is known by a number: twice the CRC-32 of its text, plus one for a pair. Every word has a posting list of its own
(table ``gram``), and so has a pair that many quotations hold. Rare pairs share lists: the range of hashes is cut into
slots of a few postings, and ``SLOTS`` of them make a row of ``gram_slot``: the length of each in bytes, then the lists
as varints. A slot also names quotations that hold another pair of nearly the same hash; whoever asks compares the words
afterwards in any case. Together that is some 75 bytes a quotation among a million.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from bot.index.postings import decode_varints

CUT = 5  # letters of a word: inflections share them, and so do most spellings
SLOTS = 64  # slots a row
GRAM_BITS = 33


def cuts(said: Sequence[str]) -> list[str]:
    """Folded words cut to their first letters."""
    return [word[:CUT] for word in said]


def word_gram(cut: str) -> int:
    """The number of a cut word."""
    return crc32(cut.encode()) << 1


def pair_grams(some: Sequence[str]) -> list[int]:
    """The numbers of the pairs of neighbours among cut words."""
    return [crc32(f"{left} {right}".encode()) << 1 | 1 for left, right in pairwise(some)]


def slot_of(pair: int, bits: int) -> tuple[int, int]:
    """The row of a rare pair, and the slot in it, where the first ``bits`` bits of a gram number the slots."""
    return divmod(pair >> GRAM_BITS - bits, SLOTS)


def join_slots(slots: Sequence[bytes]) -> bytes:
    """A row of slots, of at most 255 bytes each."""
    return bytes(map(len, slots)) + b"".join(slots)


def read_slot(row: bytes, slot: int) -> list[int]:
    """The quotations that a slot of a row names."""
    start = SLOTS + sum(row[:slot])
    return decode_varints(row[start : start + row[slot]])
