"""Garbled articles of plants/articles beside their clean versions, and what a checker makes of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from plant_frames import FOLDER
from plant_scores import Desk, Failure, Score, answered, first_answers, folded, fresh, hits, is_alarm

from checker.model.finding import Applicability, Finding


class Defect(NamedTuple):
    """A defect of a garbled article, from ``start`` to ``end``. ``fixes`` are its right repairs, that of the clean version first; ``ask`` where a
    person must decide."""

    kind: str
    start: int
    end: int
    fixes: tuple[str, ...]
    ask: bool


class Article(NamedTuple):
    """A garbled article, its clean version, and its defects in order."""

    name: str
    bad: str
    clean: str
    defects: tuple[Defect, ...]

    def repaired(self, *defects: Defect) -> Iterator[str]:
        """The garbled article with some of its defects repaired, in each right way if it is one defect."""
        ways = range(len(defects[0].fixes)) if len(defects) == 1 else range(min(1, len(defects)))
        for way in ways:
            text, kept = self.bad, 0
            parts = []
            for defect in defects:
                parts += [text[kept : defect.start], defect.fixes[way]]
                kept = defect.end
            yield "".join([*parts, text[kept:]])


def read_articles(folder: Path = FOLDER / "articles") -> list[Article]:
    """The articles, each of three files: NAME.bad.txt, NAME.clean.txt and NAME.gold.json."""
    return [_article(path) for path in sorted(folder.glob("*.gold.json"))]


def _article(path: Path) -> Article:
    name = path.name.removesuffix(".gold.json")
    bad, clean = (path.with_name(f"{name}.{way}.txt").read_text(encoding="utf-8") for way in ("bad", "clean"))
    gold = json.loads(path.read_text(encoding="utf-8"))["defects"]
    defects = (Defect(d["kind"], d["start"], d["end"], (d["fix"], *d["also_ok"]), d["query"]) for d in gold)
    return Article(name, bad, clean, tuple(defects))


def judge_article(desk: Desk, article: Article) -> tuple[Score, list[Failure]]:
    """The score of an article, and what went wrong with it."""
    clean = desk.find(article.clean)
    findings = fresh(desk.find(article.bad), clean)
    alarms = [finding for finding in clean if is_alarm(finding)]
    failures = [Failure("alarm", article.name, finding.text, (answered(finding),)) for finding in alarms]
    score = Score(alarms=len(alarms), wrong_safe=desk.fix(article.clean) != article.clean)
    for defect in article.defects:
        on_it = hits(findings, defect.start, defect.end)
        right = defect.ask and any(finding.query for finding in on_it)
        right = right or bool(first_answers(article.bad, on_it) & set(map(folded, article.repaired(defect))))
        score = score.plus(Score(1, bool(on_it), right))
        if not right:
            words = article.bad[defect.start : defect.end]
            where = f"{article.name}, {defect.kind}"
            what = "wrong fix" if on_it else "missed"
            failures.append(Failure(what, where, words, tuple(map(answered, on_it))))
    safe = [finding for finding in findings if finding.applicability is Applicability.SAFE and finding.answers]
    for finding in safe:
        if not _is_safe(article, finding, safe):
            score = score.plus(Score(wrong_safe=1))
            failures.append(Failure("wrong safe fix", article.name, finding.text, (answered(finding),)))
    return score, failures


def _is_safe(article: Article, finding: Finding, safe: Sequence[Finding]) -> bool:
    """Whether a safe fix repairs the defects that it touches and nothing else, if need be together with others."""
    touched = _touched(article, finding)
    others = [other for other in safe if set(_touched(article, other)) & set(touched)]
    fixed = first_answers(article.bad, others or [finding])
    return bool(fixed & set(map(folded, article.repaired(*touched))))


def _touched(article: Article, finding: Finding) -> list[Defect]:
    edits = finding.answers[0].edits
    return [d for d in article.defects if any(edit.start < d.end and edit.end > d.start for edit in edits)]
