"""A rule's page: plain values in, RuleInfo out, or an error that names the file, the line and the key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checker.base.did_you_mean import hint
from checker.model.errors import PageError
from checker.model.finding import Applicability, Severity
from checker.model.rule_info import BadExample, Case, GoodExample, InQuotes, Option, RuleInfo

_KEYS = ("name", "code", "status", "since", "cases", "why", "mqm", "language", "in_quotes", "exempt", "rewords", "detector", "kind", "data", "needs",
         "covers", "options", "examples", "known_misses", "measured", "references")  # fmt: skip
_REQUIRED = ("name", "code", "status", "since", "cases", "why", "mqm", "examples")
_TEXTS = (
    "name",
    "code",
    "status",
    "since",
    "why",
    "mqm",
    "language",
    "in_quotes",
    "exempt",
    "rewords",
    "detector",
    "kind",
    "measured",
)
_MAPPINGS = ("cases", "data", "options", "examples")
_CODE = re.compile(r"[A-Z]{3}\d{3}\Z")
_SLUG = re.compile(r"[a-z][a-z0-9-]{2,40}\Z")


class _Page:
    """A page being read: knows its file, and finds the line of a key for an error."""

    def __init__(self, path: Path, shown: str, values: Any) -> None:
        self._path, self.shown = path, shown
        if not isinstance(values, dict):
            raise PageError("a rule's page is a YAML mapping", shown)
        self.values: dict[str, Any] = values

    def error(self, key: str, message: str) -> PageError:
        pattern = re.compile(rf"(?:^\s{{0,40}}(?:- \{{?)?|[{{,]\s{{0,4}}){re.escape(key)}\s?:", re.MULTILINE)
        text = self._path.read_text(encoding="utf-8") if self._path.exists() else ""
        found = pattern.search(text)
        line = text.count("\n", 0, found.start()) + 1 if found else 1
        return PageError(message, self.shown, line)

    def choice(self, key: str, value: str, kind: Any) -> Any:
        try:
            return kind(value)
        except ValueError:
            allowed = ", ".join(kind)
            raise self.error(key, f"{key} is “{value}”; it is one of {allowed}") from None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.error(key, f"{key} is a list of texts")
        return tuple(value)


def read_page(path: Path, family: str, values: Any) -> RuleInfo:
    """The RuleInfo of a page's YAML values. Raises PageError."""
    page = _Page(path, f"{family}/{path.name}", values)
    _check_keys(page)
    given = page.values
    if path.stem != given["name"] or not _SLUG.match(given["name"]):
        raise page.error("name", f"name is “{given['name']}”, but the file is called {path.name}")
    if not _CODE.match(given["code"]):
        raise page.error("code", f"code is “{given['code']}”; it is three capitals and three digits")
    if ("detector" in given) == ("kind" in given):
        raise page.error("detector", "a page has either a detector or a kind")
    bad, good = _examples(page)
    return RuleInfo(
        family=family,
        slug=given["name"],
        code=given["code"],
        status=_status(page),
        since=given["since"],
        cases={name: _case(page, name, case) for name, case in given["cases"].items()},
        why=" ".join(given["why"].split()),
        mqm=given["mqm"],
        path=page.shown,
        language=given.get("language", "en"),
        in_quotes=page.choice("in_quotes", given.get("in_quotes", "skip"), InQuotes),
        exempt=given.get("exempt", "yes") == "yes",
        # A kind replaces what its page spells out.
        rewords=given.get("rewords", "yes" if "kind" in given else "no") == "yes",
        detector=given.get("detector", ""),
        kind=given.get("kind", ""),
        data=given.get("data", {}),
        needs=page.texts("needs"),
        covers=page.texts("covers"),
        options={name: _option(page, name, option) for name, option in given.get("options", {}).items()},
        bad=bad,
        good=good,
        known_misses=page.texts("known_misses"),
        measured=" ".join(given.get("measured", "").split()),
        references=page.texts("references"),
    )


def _check_keys(page: _Page) -> None:
    for key in page.values:
        if key not in _KEYS:
            raise page.error(key, f"unknown key “{key}”{hint(key, _KEYS)}")
    for key in _REQUIRED:
        if not page.values.get(key):
            raise PageError(f"“{key}” is missing", page.shown)
    for key in _TEXTS:
        if not isinstance(page.values.get(key, ""), str):
            raise page.error(key, f"{key} is a text, not a list or a mapping")
    for key in _MAPPINGS:
        if not isinstance(page.values.get(key, {}), dict):
            raise page.error(key, f"{key} is a mapping")


def _status(page: _Page) -> str:
    status: str = page.values["status"]
    if status not in ("preview", "stable", "deprecated"):
        raise page.error("status", f"status is “{status}”; it is preview, stable or deprecated")
    return status


def _option(page: _Page, name: str, values: Mapping[str, str]) -> Option:
    if not isinstance(values, dict) or set(values) != set(Option._fields):
        raise page.error(name, f"option “{name}” has {', '.join(Option._fields)}, and nothing else")
    return Option(**values)


def _case(page: _Page, name: str, values: Mapping[str, str]) -> Case:
    if not isinstance(values, dict):
        raise page.error(name, f"case “{name}” is a mapping")
    missing = [key for key in ("severity", "applicability", "message") if key not in values]
    if missing:
        raise page.error(name, f"case “{name}” has no {missing[0]}")
    applicability = page.choice("applicability", values["applicability"], Applicability)
    if applicability is Applicability.QUERY and "query" not in values:
        raise page.error(name, f"case “{name}” is a query but asks nothing: give it “query”")
    severity = page.choice("severity", values["severity"], Severity)
    return Case(severity, applicability, values["message"], values.get("query", ""), values.get("cuts", "no") == "yes")


def _examples(page: _Page) -> tuple[tuple[BadExample, ...], tuple[GoodExample, ...]]:
    examples = page.values["examples"]
    for kind in ("bad", "good"):
        if not isinstance(examples, dict) or not examples.get(kind):
            raise page.error("examples", f"no {kind} examples: a page shows what it flags and what it leaves alone")
    try:
        bad = tuple(BadExample(**example) for example in examples["bad"])
        good = tuple(GoodExample(**example) for example in examples["good"])
    except TypeError as error:
        raise page.error("examples", f"an example can't be read: {error}") from error
    for example in bad:
        if "⟦" not in example.text or "⟧" not in example.text:
            raise page.error("bad", f"no ⟦marked words⟧ in the bad example “{example.text[:40]}”")
    return bad, good
