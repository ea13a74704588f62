from __future__ import annotations

from bot.index.recent import Recent


def test_the_longest_unused_go_first() -> None:
    recent: Recent[str, str] = Recent(limit=10)
    for key in "abcd":
        recent.keep(key, key.upper(), 2)
    assert recent.get("a") == "A"
    for key in "ef":
        recent.keep(key, key.upper(), 2)
    assert [key for key in "abcdef" if recent.get(key)] == ["a", "c", "d", "e", "f"]


def test_what_is_too_heavy_is_not_kept() -> None:
    recent: Recent[str, str] = Recent(limit=10)
    recent.keep("light", "x", 2)
    assert recent.keep("heavy", "y", 3) == "y"
    assert recent.get("heavy") is None
    assert recent.get("light") == "x"
