"""Learn the weights of reported speech: ``python -m bot.extract.train_reported ARTICLES.jsonl``.

The input has one article a line, annotated with all attributions, in quotation marks or not:
``{"text", "quotes": [{"fragments": [[start, end]], "type", "cue_start", "cue_end"}]}``; those of type ``direct`` are
not looked at. Prints how well articles that are held out are read. Needs numpy and scipy (the ``train`` extra).
Only feature names and numbers are written: of the articles' words nothing gets into the file but words of the lexicon.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bot.corpus import parse
from bot.extract.article import Read, read
from bot.extract.clues import Endings, Features, site_features
from bot.extract.contents import Choice, choices
from bot.extract.reported import MOST, WEIGHTS, Weights, find_reports
from bot.extract.sites import Site, find_sites
from bot.extract.train import Example, fit

_LASSO, _END_LASSO = 2.0, 1.0  # L1 penalties
_RIGHT = 0.8  # share of a stretch and an annotated content from which they are the same
_SLACK = 0.06  # a choice is right when it is by no more than this worse than the best
_FOLDS = 6


class Gold(NamedTuple):
    """An annotated content: its stretches of the text, and where its cue stands, if it has one."""

    fragments: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None


class Article(NamedTuple):
    """``examples`` for each cue: which content it has, and where that ends."""

    read: Read
    gold: list[Gold]
    contents: list[Example]
    ends: list[Example]


def main(path: str) -> None:
    lines = Path(path).read_text(encoding="utf-8").split("\n")
    articles = [_article(json.loads(line)) for line in lines if line.strip()]
    _report(articles)
    weights = _learn(articles)
    WEIGHTS.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")
    print(
        sum(len(cell) for row in weights.values() for cell in row.values()), "weights,", WEIGHTS.stat().st_size, "bytes"
    )


def _article(annotated: dict[str, Any]) -> Article:
    parsed = parse(annotated["text"], id="x", sha256="")
    whole = read(parsed.raw, parsed.passages)
    gold = [_gold(q) for q in annotated["quotes"] if q["type"] != "direct"]
    made = Article(whole, gold, [], [])
    sites = list(find_sites(whole))
    for site in sites:
        _examples(made, site, [g for g in gold if _cued(whole, g, site, sites)])
    return made


def _gold(quote: dict[str, Any]) -> Gold:
    fragments = tuple((start, end) for start, end in quote["fragments"])
    return Gold(fragments, None if quote["cue_start"] is None else (quote["cue_start"], quote["cue_end"]))


def _cued(whole: Read, gold: Gold, site: Site, sites: Iterable[Site]) -> bool:
    """Whether an annotated content may be that of a site: the site is in its cue, or none is."""
    if gold.cue is None or _within(whole, site, gold.cue):
        return True
    return not any(_within(whole, other, gold.cue) for other in sites)


def _within(whole: Read, site: Site, cue: tuple[int, int]) -> bool:
    return cue[0] <= whole.tokens[site.at].start < cue[1]


def _examples(made: Article, site: Site, gold: Sequence[Gold]) -> None:
    tokens = made.read.tokens
    endings = Endings(tokens)
    shared = site_features(tokens, site)
    options = choices(tokens, site)
    best = [0.0]
    for choice in options[1:]:
        places = [(choice.end, ())] if choice.end >= 0 else endings.of(site, choice.how, choice.start, MOST)
        shares = [_share(made.read, choice, end, gold) for end, _ in places]
        best.append(max(shares))
        if len(places) > 1 and best[-1] >= _RIGHT:
            right = [k for k, share in enumerate(shares) if share >= best[-1] - _SLACK]
            made.ends.append(([_named("end", features) for _, features in places], right))
    right = [k for k, share in enumerate(best) if share >= max(_RIGHT, max(best) - _SLACK)] or [0]
    made.contents.append(([_named(c.how, (*shared, *c.features)) for c in options], right))


def _named(choice: str, features: Features) -> tuple[str, ...]:
    return tuple(f"{first}\t{second}\t{choice}" for first, seconds in features for second in seconds)


def _share(whole: Read, choice: Choice, end: int, gold: Iterable[Gold]) -> float:
    start, stop = whole.tokens[choice.start].start, whole.tokens[end - 1].end
    return max((_overlap(start, stop, g) for g in gold), default=0.0)


def _overlap(start: int, stop: int, gold: Gold) -> float:
    """Harmonic mean of the shares that a stretch and an annotated content have in each other."""
    shared = sum(max(0, min(stop, b) - max(start, a)) for a, b in gold.fragments)
    return 2 * shared / (stop - start + sum(b - a for a, b in gold.fragments))


def _learn(articles: Sequence[Article]) -> Weights:
    weights: dict[str, dict[str, dict[str, float]]] = {}
    for examples, lasso in (
        ([e for a in articles for e in a.contents], _LASSO),
        ([e for a in articles for e in a.ends], _END_LASSO),
    ):
        for name, weight in fit(examples, lasso).items():
            first, second, choice = name.split("\t")
            weights.setdefault(first, {}).setdefault(second, {})[choice] = weight
    return weights


def _report(articles: Sequence[Article]) -> None:
    """Precision and recall of the stretches, each article read with weights learned from others."""
    found = right = total = 0
    for fold in range(_FOLDS):
        weights = _learn([a for k, a in enumerate(articles) if k % _FOLDS != fold])
        for article in articles[fold::_FOLDS]:
            reports = find_reports(article.read, weights)
            hit = {k for r in reports for k, g in enumerate(article.gold) if _overlap(r.start, r.end, g) >= _RIGHT}
            found, right, total = found + len(reports), right + len(hit), total + len(article.gold)
    print(
        f"held out: {found} found, {right} right of {total}: precision {right / found:.3f}, recall {right / total:.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1])
