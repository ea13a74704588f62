"""Posting lists: ascending record numbers as gaps, seven bits a byte."""

from __future__ import annotations

from array import array
from collections.abc import Iterable


def encode(ids: Iterable[int]) -> bytes:
    """Ascending numbers as bytes; small gaps take one byte each."""
    out = bytearray()
    last = 0
    for number in ids:
        gap = number - last
        last = number
        while gap > 127:
            out.append(gap & 127 | 128)
            gap >>= 7
        out.append(gap)
    return bytes(out)


def decode(data: bytes) -> array[int]:
    """The numbers that ``encode`` was given."""
    ids = array("I")
    last = gap = shift = 0
    for byte in data:
        gap |= (byte & 127) << shift
        if byte > 127:
            shift += 7
            continue
        last += gap
        ids.append(last)
        gap = shift = 0
    return ids
