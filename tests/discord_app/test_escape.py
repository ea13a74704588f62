"""Text is shown as it stands, whatever it holds, and cut where no escape is torn apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.escape import escaped, size


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold** _x_ ~~y~~ ||z||", r"\*\*bold\*\* \_x\_ \~\~y\~\~ \|\|z\|\|"),
        ("[link](https://evil.example)", r"\[link\](https\://evil.example)"),
        ("# heading", r"\# heading"),
        ("> quote", r"\> quote"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("1.5 million", "1.5 million"),
        ("```code```", r"\`\`\`code\`\`\`"),
        ("<@12> <#3> <t:1:R>", r"\<@12\> \<\#3\> \<t:1:R\>"),
        ("@everyone", "@\u200beveryone"),
        ("back\\slash", r"back\\slash"),
        ("\u202eabc\u200f", "abc"),
        ("two\nlines\u2028three", "two lines three"),
        ("well-known, 50% (yes)", "well-known, 50% (yes)"),
    ],
)
def test_nothing_is_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(st.text(alphabet="ab *_\\<@>#1.-`[]()😀\u0301\u200d", max_size=60), st.integers(2, 50))
def test_a_cut_never_tears_an_escape_apart(text: str, limit: int) -> None:
    cut = escaped(text, limit)
    assert size(cut) <= limit
    whole = escaped(text)
    if cut != whole:
        assert cut.endswith("…")
        assert not re.search(r"(?<!\\)(?:\\\\)*\\$", cut.removesuffix("…"))


def test_a_cut_ends_with_a_whole_word() -> None:
    assert escaped("one two three four", 12) == "one two…"
