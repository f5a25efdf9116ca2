"""Plants known defects in clean stories and counts what is found, what is fixed rightly, and what is flagged for nothing."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from plant_articles import judge_article, read_articles
from plant_frames import FrameError, planted, read_frames, read_hosts
from plant_scores import Desk, Failure, Score, judge
from table import Row, lines

LEAST_FOUND = 0.92
LEAST_RIGHT = 0.90
ARTICLES = "garbled articles"
_HEADS = ("planted", "found", "right fix", "wrong safe", "alarms")


class Result(NamedTuple):
    """Scores by kind and by article, and what went wrong."""

    kinds: Mapping[str, Score]
    articles: Mapping[str, Score]
    failures: Sequence[Failure]


def main() -> int:
    """Exits with 1 where a target is missed."""
    options = _options()
    try:
        result = score(options.kind, options.seed)
    except FrameError as error:
        sys.exit(f"plant: {error}")
    if options.json:
        print(json.dumps(_as_json(result), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_table(result)))
        print("\n".join(lines("targets", rows(result))))
        if options.show:
            print("\n".join(_shown(result.failures)))
    return int(any(row.missed for row in rows(result)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kind", action="append", default=[], help="only this kind of defect; can be repeated")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="other hosts and places (default: 1)")
    parser.add_argument("--show", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--json", action="store_true", help="all of it as JSON")
    return parser.parse_args()


def score(kinds: Sequence[str] = (), seed: int = 1, desk: Desk | None = None) -> Result:
    """The scores of some kinds; those of all kinds, and of the garbled articles, without a choice of kinds."""
    desk = desk or Desk()
    by_kind: dict[str, Score] = defaultdict(Score)
    by_article: dict[str, Score] = {}
    failures: list[Failure] = []
    for plant in planted(read_frames(kinds), read_hosts(), seed):
        one, failed = judge(desk, plant)
        by_kind[plant.frame.kind] = by_kind[plant.frame.kind].plus(one)
        failures += failed
    for article in [] if kinds else read_articles():
        by_article[article.name], failed = judge_article(desk, article)
        failures += failed
    return Result(by_kind, by_article, failures)


def total(scores: Mapping[str, Score]) -> Score:
    """The sum of scores."""
    done = Score()
    for one in scores.values():
        done = done.plus(one)
    return done


def rows(result: Result) -> Iterator[Row]:
    """The totals beside their targets."""
    for name, scores in (("planted sentences", result.kinds), (ARTICLES, result.articles)):
        if not scores:
            continue
        done = total(scores)
        yield Row(f"{name}: found", done.found / done.planted, "", least=LEAST_FOUND)
        yield Row(f"{name}: right fix or question", done.right / done.planted, "", least=LEAST_RIGHT)
        yield Row(f"{name}: wrong safe fixes", done.wrong_safe, "", 0)
        yield Row(f"{name}: alarms on clean twins", done.alarms, "", 0)


def _table(result: Result) -> Iterator[str]:
    yield f"{'':<26}" + "".join(f"{head:>12}" for head in _HEADS)
    for title, scores in (("all kinds", result.kinds), (ARTICLES, result.articles)):
        for name, one in {**scores, title: total(scores)}.items() if scores else ():
            found, right = (f"{count / one.planted:.2f}" for count in (one.found, one.right))
            yield f"{name:<26}{one.planted:>12}{found:>12}{right:>12}{one.wrong_safe:>12}{one.alarms:>12}"


def _shown(failures: Sequence[Failure]) -> Iterator[str]:
    yield ""
    for failure in failures:
        yield f"{failure.what}: {failure.where}: “{failure.words}”".replace("\n", "⏎")
        yield from (f"    {answer}".replace("\n", "⏎") for answer in failure.answers)


def _as_json(result: Result) -> dict[str, object]:
    return {
        "kinds": {name: one._asdict() for name, one in result.kinds.items()},
        "articles": {name: one._asdict() for name, one in result.articles.items()},
        "totals": {"kinds": total(result.kinds)._asdict(), "articles": total(result.articles)._asdict()},
        "failures": [failure._asdict() for failure in result.failures],
    }


if __name__ == "__main__":
    sys.exit(main())
