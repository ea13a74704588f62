from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.index.postings import decode, encode


@given(st.sets(st.integers(0, 2**32 - 1)))
def test_what_is_encoded_is_decoded(numbers: set[int]) -> None:
    assert list(decode(encode(sorted(numbers)))) == sorted(numbers)


def test_neighbours_take_one_byte_each() -> None:
    assert len(encode(range(1, 101))) == 101
