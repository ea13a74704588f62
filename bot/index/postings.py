"""Posting lists: ascending record numbers as gaps, in the narrowest of three layouts that C code takes apart.

The first byte names the layout. ``VARINT``: seven bits a byte, for short lists. ``BYTES`` and ``WORDS``: a gap in one
or two bytes, whose greatest value is a step to no record, so that wider gaps take several. These two are decoded by
``itertools.accumulate``, some thirty times as fast as a loop over bits.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress

VARINT, BYTES, WORDS = 0, 1, 2
_SHORT = 64  # longer lists are never of the layout that is slow to read
_WIDE = 0xFFFF
_RECORDS = b"\1" * 255 + b"\0"  # translates gaps to whether a record stands there


def encode(ids: Iterable[int]) -> bytes:
    """Ascending numbers as bytes."""
    gaps = list(_gaps(ids))
    narrow = sum(1 + gap // 255 for gap in gaps)
    wide = 2 * sum(1 + gap // _WIDE for gap in gaps)
    if len(gaps) <= _SHORT and len(short := encode_gaps(gaps)) <= min(narrow, wide):
        return bytes((VARINT,)) + short
    if narrow <= wide:
        return bytes((BYTES,)) + bytes(_split(gaps, 255))
    return bytes((WORDS,)) + _little(array("H", _split(gaps, _WIDE)))


def decode(data: bytes) -> Sequence[int]:
    """The numbers that ``encode`` was given; none for no bytes. Raises ValueError when they are none of its making."""
    if not data:
        return ()
    layout, data = data[0], data[1:]
    if layout == VARINT:
        return decode_varints(data)
    if layout == BYTES:
        found: Iterable[int] = accumulate(data)
        return list(compress(found, data.translate(_RECORDS)) if 255 in data else found)
    if layout == WORDS:
        gaps = array("H")
        gaps.frombytes(data)
        if sys.byteorder == "big":
            gaps.byteswap()
        found = accumulate(gaps)
        return list(compress(found, (gap != _WIDE for gap in gaps)) if _WIDE in gaps else found)
    raise ValueError(f"no layout {layout}")


def encode_varints(ids: Iterable[int]) -> bytes:
    """Ascending numbers as gaps of seven bits a byte, without a byte for the layout."""
    return encode_gaps(_gaps(ids))


def encode_gaps(gaps: Iterable[int]) -> bytes:
    out = bytearray()
    for gap in gaps:
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
    return bytes(out)


def decode_varints(data: bytes) -> list[int]:
    """The numbers that ``encode_varints`` was given."""
    ids: list[int] = []
    last = gap = shift = 0
    for byte in data:
        if byte > 127:
            gap |= (byte & 127) << shift
            shift += 7
            continue
        last += gap | byte << shift
        ids.append(last)
        gap = shift = 0
    return ids


def _gaps(ids: Iterable[int]) -> Iterator[int]:
    last = 0
    for number in ids:
        yield number - last
        last = number


def _split(gaps: Iterable[int], most: int) -> Iterator[int]:
    for gap in gaps:
        for _ in range(gap // most):
            yield most
        yield gap % most


def _little(some: array[int]) -> bytes:
    if sys.byteorder == "big":
        some.byteswap()
    return some.tobytes()
