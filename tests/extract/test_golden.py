"""The shipped articles against an annotation made by reading them, as they are and with every name replaced.

A line of golden.jsonl is a stretch in quotation marks: where it is, who says it (nobody for a term), and other
speakers that careful readers would accept.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot.model import Extraction, Quote

from .conftest import extract_named

SEEDS = Path(__file__).parents[2] / "seeds"
GOLDEN = [
    json.loads(line) for line in Path(__file__).with_name("golden.jsonl").read_text(encoding="utf-8").splitlines()
]
NAMES = dict(
    pair.split("=")
    for pair in """
    Xi=Bo Jinping=Renshu Putin=Malkin Vladimir=Anatoly Zelensky=Horbenko Zelenskyy=Horbenkko Volodymyr=Svyatoslav
    Volodomyr=Svyatoslov Vlodomyr=Svatoslav Kishida=Tanabe Fumio=Kenji Korolev=Lapin Alexander=Viktor Cabestan=Moreau
    Jean-Pierre=Luc-Henri Wenbin=Guoli Wang=Zhao Buckley=Marsh Chris=Peter Cheung=Lam Rachel=Alice Blinken=Harmon
    Antony=Robert Feigenbaum=Ostrow Evan=Saul Tiezzi=Corelli Shannon=Megan Ivanov=Sidorov Philipp=Andreas
    Yujun=Haoran Feng=Cai Seddon=Farrow Leahy=Doyle Shagina=Orlova Maria=Elena Kuo=Teng Lily=Grace Yuan=Qing
    Cheng=Deng Jonathan=Samuel Greene=Norwood Sam=Paul Cross=Barlow Sharyl=Janet Danilov=Kravets Oleksiy=Denys
    Umarov=Rashidov Temur=Aziz Christensen=Sorensen Thomas=Edward Hu=Gao Wei=Ming Xin=Tao
    """.split()
)
_NAME = re.compile(r"\b(" + "|".join(sorted(NAMES, key=len, reverse=True)) + r")\b")


def as_is(text: str) -> str:
    return text


def renamed(text: str) -> str:
    return _NAME.sub(lambda m: NAMES[m[0]], text)


def read(change: Callable[[str], str]) -> tuple[Extraction, list[dict[str, Any]]]:
    """The five articles after ``change``, and the annotation moved along."""
    raws = {p.name: p.read_bytes().decode("utf-8") for p in sorted(SEEDS.glob("*.txt"))}
    golden = []
    for gold in GOLDEN:
        raw = raws[gold["document"]]
        start, end = len(change(raw[: gold["start"]])), len(change(raw[: gold["end"]]))
        names = [[change(name) for name in speakers] for speakers in (gold["speakers"], *gold["or"])]
        golden.append({**gold, "start": start, "end": end, "accepted": names})
    return extract_named({name: change(raw) for name, raw in raws.items()}), golden


def plain(name: str) -> str:
    return re.sub(r"^(the|a|an|another) ", "", name.lower())


def agrees(speakers: tuple[str, ...], accepted: list[list[str]]) -> bool:
    return any(sorted(map(plain, speakers)) == sorted(map(plain, names)) for names in accepted)


def find(quotes: list[Quote], gold: dict[str, Any]) -> Quote | None:
    return next(
        (q for q in quotes if (q.document, q.start, q.end) == (gold["document"], gold["start"], gold["end"])), None
    )


@pytest.mark.parametrize("change", [as_is, renamed])
def test_the_five_articles(change: Callable[[str], str]) -> None:
    extraction, golden = read(change)
    quotes = [q for q in extraction.quotes if q.kind not in ("reported", "block")]
    found = [(gold, find(quotes, gold)) for gold in golden]
    right = [g for g, q in found if q is not None and agrees(q.speakers, g["accepted"])]
    claimed = [g for g, q in found if g["kind"] == "term" and q is not None and not agrees(q.speakers, g["accepted"])]
    invented = [
        q.text
        for q in quotes
        if not any(g["document"] == q.document and g["start"] < q.end and q.start < g["end"] for g in golden)
    ]
    assert sum(q is not None for _, q in found) >= 0.98 * len(golden)
    assert len(right) >= 0.95 * len(golden)
    assert not invented
    assert not claimed
