from __future__ import annotations

import random
import subprocess
import sys

import pytest

from tests.bench.corpus import made_up
from tests.bench.queries import Perturb, make, spaced

SAID = "The minister said yesterday that the northern harbour would stay closed until the spring."


def test_a_seed_always_makes_the_same_sentences_and_questions() -> None:
    assert made_up(200, 5) == made_up(200, 5) != made_up(200, 6)
    lines = made_up(300, 5)
    assert make(lines[100:], lines[:100], 30, 20, 5) == make(lines[100:], lines[:100], 30, 20, 5)


@pytest.mark.parametrize("kind", ["typos", "dropped", "swapped", "replaced", "little words", "fragment with a typo"])
def test_a_question_differs_from_what_was_said_but_keeps_most_of_it(kind: str) -> None:
    perturb = Perturb([SAID, "Nobody in the valley wants another airport."], random.Random(3))
    query = perturb(SAID, kind)
    assert query.text != SAID
    assert query.meant.strip() in spaced(SAID)
    asked = spaced(query.text).split()
    assert len(set(asked) & set(query.meant.split())) >= len(asked) // 2


def test_what_stands_in_the_corpus_was_said() -> None:
    lines = made_up(60, 2)
    asked = make(lines[:40], lines[40:] + lines[:5], 10, 20, 2)
    unsaid = [one for one in asked if not one.meant]
    assert unsaid
    assert all(spaced(one.text) not in spaced(text) for one in unsaid for text in lines[:40])


@pytest.mark.long
def test_the_table_has_a_row_for_every_engine_that_is_there() -> None:
    command = [sys.executable, "-m", "tests.bench", "--size", "300", "--questions", "21", "--never", "10"]
    command += ["--slow", "2", "--engines", "ours", "FTS5 + rerank", "extractOne WRatio"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert all(name in shown for name in ("300 sentences", "ours", "FTS5 + rerank", "extractOne WRatio", "fragment"))
