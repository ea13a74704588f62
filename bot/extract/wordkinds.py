"""What a word can be in its sentence, told from the word alone: enough to see where a reported clause may begin."""

from __future__ import annotations

from bot.extract import lexicon as lex
from bot.extract.tokens import Token

BE = frozenset("is are was were be been being am ’s ’re ’m 's 're 'm".split())
HAVE = frozenset("has have had having ’ve 've".split())
MODALS = frozenset("will would could may might should shall must can cannot ’ll ’d 'll 'd".split())
DO = frozenset("do does did".split())
NOT = frozenset(
    """not n’t n't never don’t doesn’t didn’t don't doesn't didn't won’t won't wouldn’t wouldn't can’t can't isn’t
    aren’t wasn’t weren’t isn't aren't wasn't weren't""".split()
)
PREPOSITIONS = frozenset(
    """of for at from in with on to by about against near under over among between into as toward towards behind than
    through during after before since until upon without within amid despite like off out up down back""".split()
)
_KINDS = {
    "wh": "whether how why what who when where which if whom",
    "he": "he she they we i it there you",
    "his": "his her their its our my your",
    "him": "him them me us himself herself themselves",
    "the": "the a an",
    "this": "this that these those any some no every all another each such both",
    "hearer": """reporters journalists supporters voters people crowd audience lawmakers officials police investigators
        congress viewers""",
}
_OWN = PREPOSITIONS | frozenset("and but or nor so because while though although unless that".split())
_OF: dict[str, str] = {}
for _role in ("wh", "he", "his", "him", "the", "this"):
    for _word in _KINDS[_role].split():
        _OF.setdefault(_word, _role)
_OF |= dict.fromkeys(BE | HAVE | MODALS | DO, "aux")
_OF |= {word: word for word in _OWN}
_HEARERS = frozenset(_KINDS["hearer"].split())


def kind(token: Token) -> str:
    """``he``, ``his``, ``the``, ``aux``, ``wh``, ``adv``, ``Name`` …; punctuation and small words are as they stand."""
    if not token.role:
        token.role = _kind(token)
    return token.role


def _kind(token: Token) -> str:
    if token.kind != "w":
        return token.text if token.kind == "p" else token.kind
    low = token.low
    known = _OF.get(low)
    if known is not None:
        return known
    if token.base in lex.WEEKDAYS_MONTHS or low in lex.ADVERBS or low.endswith("ly"):
        return "adv"
    if token.capital:
        return "Name’s" if token.possessive else "Name"
    if low[0].isdigit():
        return "num"
    if low.endswith("ing"):
        return "ing"
    if low in _HEARERS:
        return "hearer"
    return "word’s" if token.possessive else "word"
