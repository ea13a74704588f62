"""Words as the index and the answers see them: folded, split, cut to light stems.

``fold`` makes two spellings of one text equal (case, accents, quotation marks, dashes, full-width forms);
``words`` splits into folded words; ``stem`` cuts a word to what its inflections share.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise
from sys import intern

_MARKS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ＇", "'"),
        **dict.fromkeys("“”„‟″«»‹›「」『』＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "\u00ad": None,
        "\u200b": None,
        "\ufeff": None,
    }
)
_KEPT = 400  # characters of a text whose words are kept for the next question
_COMMONEST = "“”‘’—–…\u00a0"  # most texts hold no other marks
_COMMON = tuple(zip(_COMMONEST, ('"', '"', "'", "'", "-", "-", "...", " "), strict=True))
_COMBINING = re.compile("[\u0300-\u036f]")
_ACRONYM = re.compile(r"\b(?:[A-Za-z]\.){2,}")
_UNITED_STATES = re.compile(r"\bUSA?\b|(?<=\b[Tt]he )us\b(?!-)")
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:\.\d+)?(?![^\W_])|[^\W_]+(?:'[^\W_]+)*")
_OPENED = {
    "can't": "can not",
    **dict.fromkeys(("cannot", "canot", "cannnot", "ca'nt", "cna't"), "can not"),
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "cant": "can not",
    "wont": "will not",
    "theres": "there",
    "thats": "that",
    "whats": "what",
    "whos": "who",
    **{f"{verb}nt": f"{verb} not" for verb in "do does did have has had is are was were would could should".split()},
    "yrs": "years",
    "ppl": "people",
    "abt": "about",
    "govt": "government",
    "1": "one",
}
_ENDINGS = {
    "'s": "",
    "'re": " are",
    "'ve": " have",
    "'ll": " will",
    "'d": " would",
    "'m": " am",
    "n't": " not",
    "'nt": " not",
    "'t": " not",
}
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
    if number != 1
} | {word: str(10 * n) for n, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), 3)}

STOP_WORDS = frozenset(
    "a about above after again against all also although am among an and any are as at be became because become "
    "been before being below between both but by can could did do does doing done down during each either else "
    "ever every few for from further get gets getting go goes going gone got had has have having he her here hers "
    "herself him himself his how however i if in into is it its itself just let like made make makes making many "
    "may me might more most much must my myself neither no nor not of off on once one only onto or other our ours "
    "ourselves out over own per put quite rather really said same say saying says shall she should since so some "
    "still such than that the their theirs them themselves then there these they this those though through thus "
    "to too toward towards under until up upon us very via was we were what when where whether which while who "
    "whom whose why will with within without would yes yet you your yours yourself yourselves".split()
)


def fold(text: str) -> str:
    """The text without the differences that do not matter: case, accents, kinds of marks."""
    if not text.isascii():
        for mark, plain in _COMMON:
            text = text.replace(mark, plain)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).translate(_MARKS)
        text = unicodedata.normalize("NFC", _COMBINING.sub("", unicodedata.normalize("NFKD", text)))
    return text.casefold()


def words(text: str) -> list[str]:
    """Folded words in order: acronyms joined, contractions opened, number words as digits, possessives bare."""
    return list(_kept_words(text) if len(text) <= _KEPT else _words(text))


@lru_cache(maxsize=2048)
def _kept_words(text: str) -> tuple[str, ...]:
    return tuple(map(intern, _words(text)))


def _words(text: str) -> list[str]:
    if text.find(".", 0, -2) >= 0:  # the patterns are slow beside a look for their letters
        text = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text)
    if "US" in text or "he us" in text:
        text = _UNITED_STATES.sub("usa", text)
    text = fold(text)
    spelt = _WORD.findall(_THOUSANDS.sub("", text))
    if "'" not in text and _OPENED.keys().isdisjoint(spelt):
        return [_NUMBERS.get(word, word) for word in spelt]
    found: list[str] = []
    for word in spelt:
        if "'" in word or word in _OPENED:
            found += _opened(word)
        else:
            found.append(_NUMBERS.get(word, word))
    return found


def _opened(word: str) -> list[str]:
    if word in _OPENED:
        return _OPENED[word].split()
    for ending, full in _ENDINGS.items():
        if word.endswith(ending):
            return (word[: -len(ending)] + full).replace("'", "").split()
    return [word.replace("'", "")]


_IRREGULAR = {
    form: base
    for base, forms in (
        entry.split(":")
        for entry in (
            "speak:spoke,spoken meet:met give:gave,given take:took,taken see:saw,seen hold:held come:came "
            "begin:began,begun write:wrote,written tell:told go:went,gone know:knew,known think:thought "
            "buy:bought bring:brought sell:sold send:sent spend:spent leave:left lose:lost win:won pay:paid "
            "lead:led fall:fell,fallen rise:rose,risen grow:grew,grown fly:flew,flown fight:fought find:found "
            "build:built choose:chose,chosen drive:drove,driven break:broke,broken stand:stood "
            "understand:understood keep:kept sit:sat run:ran feel:felt teach:taught become:became seek:sought "
            "shake:shook,shaken eat:ate,eaten die:died,dies,dying man:men woman:women child:children "
            "defense:defence criticize:criticism,critic,critics,critical tie:ties,tied lie:lies,lied crisis:crises"
        ).split()
    )
    for form in forms.split(",")
}


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What the inflections and the plainest derivations of a folded word share; digits stay whole."""
    word = _IRREGULAR.get(word, word)
    if len(word) < 4 or word[0].isdigit():
        return word
    return _plain(_derived(_uninflected(word)))


_SUFFIXES = ("fully", "ness", "ful", "ings", "ing", "ied", "ies", "eed", "ed", "ly")
_WHOLE = frozenset("official officials during nothing something anything everything beijing".split())
_DERIVED = tuple(  # a suffix, the fewest letters that must be left, and what stands in its place
    (suffix, int(left), instead.strip("-"))
    for suffix, left, instead in (
        entry.split(":")
        for entry in (
            "isation:4:iz ization:4:iz isation:4:iz ise:4:iz ize:4:iz iser:4:iz izer:4:iz ssion:4:ss sion:4:d tion:3:t "
            "tive:3:t ator:3:at ctor:4:ct acy:4:at atic:4:at ism:4:ist ance:4:ant ancy:4:ant ence:5:ent ency:5:ent "
            "ment:4:- ship:4:- ical:4:- ial:5:- ian:6:- ic:4:- al:5:- er:6:- our:3:or"
        ).split()
    )
)


def _uninflected(word: str) -> str:
    if word in _WHOLE:
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)] + {"ied": "y", "ies": "y", "eed": "ee"}.get(suffix, "")
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiols":
        word = word[:-1]
    return word


def _derived(word: str) -> str:
    """“cooperation” and “cooperative” as “cooperat”, “national” as “nation”: at most two suffixes."""
    for _ in range(2):
        for suffix, left, instead in _DERIVED:
            if word.endswith(suffix) and len(word) - len(suffix) >= left and word not in _WHOLE:
                word = word[: -len(suffix)] + instead
                break
        else:
            break
    return word


def _plain(word: str) -> str:
    """Without the last letter that only some inflections keep."""
    while len(word) > 3 and word[-1] in "eiy":
        word = word[:-1]
    return word


def stems(text: str) -> list[str]:
    """The stem of every word, in order."""
    return [stem(word) for word in words(text)]


def pairs(terms: list[str]) -> list[str]:
    """Neighbouring stems joined by a space."""
    return [f"{left} {right}" for left, right in pairwise(terms)]


def key(name: str) -> str:
    """How a name is looked up: its folded words, one space between."""
    return " ".join(words(name))


def initials(name: str) -> str:
    """The first letters of a name of three words or more, but for little words: "imf"; empty for shorter names."""
    letters = [word[0] for word in words(name) if word not in STOP_WORDS]
    return "".join(letters) if len(letters) > 2 else ""
