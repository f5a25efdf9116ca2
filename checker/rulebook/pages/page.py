"""Reads a rule's page: YAML in, RuleInfo out, or an error that names the file, the line and the key.

All pages are validated here, shipped or not.
"""

from __future__ import annotations

import re
from pathlib import Path

from checker.model.finding import Applicability, Severity
from checker.model.rule_info import BadExample, Case, GoodExample, InQuotes, KnownMiss, Measurement, Option, RuleInfo
from checker.rulebook.detectors import FOLDER
from checker.rulebook.expressions import engine_of
from checker.rulebook.kinds import KINDS
from checker.rulebook.pages.source import PageSource, Section

KEYS = ("name", "code", "status", "since", "cases", "why", "mqm", "language", "in_quotes", "exempt", "rewords",
        "detector", "kind", "data", "needs", "covers", "options", "examples", "known_misses", "measured",
        "references")  # fmt: skip
_REQUIRED = ("name", "code", "status", "since", "cases", "why", "mqm", "examples")
_STATUSES = ("preview", "stable", "deprecated")
_CODE = re.compile(r"[A-Z]{3}\d{3}\Z")
_SLUG = re.compile(r"[a-z][a-z0-9-]{2,40}\Z")
_OF_WEAK_SIGNS = (Applicability.REVIEW, Applicability.NONE)


def rule_of(source: PageSource, family: str) -> RuleInfo:
    """The rule of a page. Raises PageError for a page that lacks something, or has a value of the wrong shape."""
    page = Section(source, values=source.values)
    page.check_keys(KEYS, _REQUIRED)
    _check_name(page)
    kind = page.text("kind")
    if bool(kind) == ("detector" in page.values):
        raise page.error("a page must have either “detector” or “kind”", "detector")
    _check_weak_signs(page)
    bad, good = _examples(page)
    data = page.section("data")
    return RuleInfo(
        family=family,
        slug=page.text("name"),
        code=page.text("code"),
        status=page.choice("status", _STATUSES),
        since=page.text("since"),
        cases={name: _case(case) for name, case in page.sections("cases")},
        why=" ".join(page.text("why").split()),
        mqm=page.text("mqm"),
        path=source.path,
        language=page.text("language", "en"),
        in_quotes=InQuotes(page.choice("in_quotes", tuple(InQuotes), "skip")),
        exempt=page.flag("exempt", "yes"),
        # A kind replaces what its page spells out.
        rewords=page.flag("rewords", "yes" if kind else "no"),
        detector=page.text("detector"),
        kind=kind,
        data=data.values,
        needs=page.texts("needs") or (KINDS[kind].needs(data) if kind in KINDS else ()),
        covers=page.texts("covers"),
        options={name: _option(option) for name, option in page.sections("options")},
        bad=bad,
        good=good,
        known_misses=tuple(map(_known_miss, page.entries("known_misses"))),
        measured={texts: _measurement(run) for texts, run in page.sections("measured")},
        references=page.texts("references"),
    )


def check_buildable(rule: RuleInfo, source: PageSource) -> None:
    """Raises PageError for a rule whose check can't be built, or whose templates name unknown fields."""
    page = Section(source, values=source.values)
    if rule.detector:
        if not (FOLDER / (rule.detector.replace(".", "/") + ".py")).exists():
            raise page.error(f"unknown detector “{rule.detector}”", "detector")
        return
    kind = KINDS[page.choice("kind", tuple(KINDS))]
    data = page.section("data")
    kind.check_data(data, engine_of(rule))
    cases = page.section("cases")
    for part, name, fields in kind.firings(data):
        if name not in rule.cases:
            raise part.error(f"unknown case “{name}”; “cases” has {', '.join(rule.cases)}", "case")
        for template in ("message", "query"):
            cases.section(name).check_template(template, fields)


def _check_weak_signs(page: Section) -> None:
    """A weak sign is as good as nothing without its evidence, which must not depend on it."""
    for _, case in page.sections("cases"):
        if case.number("bound") and page.text("status") != "preview":
            raise case.error("a rule with a “bound” must have “status: preview”", "bound")


def _check_name(page: Section) -> None:
    name, file = page.text("name"), Path(page.source.path)
    if file.stem != name or not _SLUG.match(name):
        raise page.error(f"“name” is “{name}”, but the file is called {file.name}", "name")
    if not _CODE.match(page.text("code")):
        raise page.error(f"“code” is “{page.text('code')}”; it must be three capital letters and three digits", "code")


def _case(case: Section) -> Case:
    case.check_keys(Case._fields, ("severity", "applicability", "message"))
    applicability = Applicability(case.choice("applicability", tuple(Applicability)))
    if applicability is Applicability.QUERY and "query" not in case.values:
        raise case.error("applicability “query” needs a question: add “query”")
    severity = Severity(case.choice("severity", tuple(Severity)))
    weight, bound = case.number("weight"), case.number("bound")
    if bound and (weight or severity is not Severity.WARNING or applicability not in _OF_WEAK_SIGNS):
        raise case.error(
            "a case with “bound” must be a warning for review or without a fix, and has no “weight”", "bound"
        )
    return Case(
        severity, applicability, case.text("message"), case.text("query"), case.flag("cuts", "no"), weight, bound
    )


def _option(option: Section) -> Option:
    option.check_keys(Option._fields, ("type", "meaning"))
    return Option(option.text("type"), option.text("default"), option.text("meaning"))


def _measurement(run: Section) -> Measurement:
    run.check_keys(Measurement._fields, ("findings",))
    words, items, findings, right, style, wrong = (run.number(key) for key in Measurement._fields[:-1])
    if bool(words) == bool(items):
        raise run.error("say how much text it was: either “words” or “items”")
    judged = right + style + wrong
    if judged not in (0, findings):
        raise run.error(f"“right”, “style” and “wrong” add up to {judged}, but “findings” is {findings}")
    return Measurement(words, items, findings, right, style, wrong, run.text("note"))


def _examples(page: Section) -> tuple[tuple[BadExample, ...], tuple[GoodExample, ...]]:
    examples = page.section("examples")
    for kind in ("bad", "good"):
        if not examples.values.get(kind):
            raise examples.error(f"no {kind} examples: a page needs both “bad” and “good” ones")
    examples.check_keys(("bad", "good"))
    return tuple(map(_bad, examples.entries("bad"))), tuple(map(_good, examples.entries("good")))


def _known_miss(miss: Section) -> KnownMiss:
    miss.check_keys(KnownMiss._fields, KnownMiss._fields)
    return KnownMiss(_marked(miss), miss.text("because"))


def _marked(example: Section) -> str:
    text = example.text("text")
    if "⟦" not in text or "⟧" not in text:
        raise example.error(f"mark the words to be flagged with ⟦ ⟧ in “{text[:40]}”", "text")
    return text


def _bad(example: Section) -> BadExample:
    example.check_keys(BadExample._fields, ("text",))
    return BadExample(_marked(example), example.text("message"), example.text("fixed"), example.text("case", "main"))


def _good(example: Section) -> GoodExample:
    example.check_keys(GoodExample._fields, GoodExample._fields)
    return GoodExample(example.text("text"), example.text("because"))
