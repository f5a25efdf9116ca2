"""Kind ``pattern``: regular expressions, each with an optional replacement.

data: ``trigger`` (optional: a quick pattern without which nothing can be found), ``find`` (a list of ``{match, replace, forms, case, unless}``), ``ignore_case`` yes|no (yes: patterns are in lower case and
are matched against the folded view; else against the text with every kind of blank as a plain one). A group named ``mark`` is the span (else the whole
match); other named groups fill the message; ``replace`` is a template over the named groups (missing: no suggestion; empty: the words are cut), and keeps an initial capital;
``forms`` is what the words of the group ``form`` become in the replacement; ``unless`` is a pattern that must not match the 40 characters around.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.linearity import why_not_linear
from checker.rulebook.literals import longest_literal
from checker.words.casing import with_initial_of

_AROUND = 40


def build(data: Mapping[str, Any]) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
    """The check of a page's data. Raises KeyError on data that can't be used."""
    folds = data.get("ignore_case", "no") == "yes"
    entries = [_Entry(entry) for entry in data["find"]]
    trigger = pattern(data["trigger"]) if "trigger" in data else None

    def check(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
        view = facts.folded if folds else facts.spaced
        if trigger is not None and trigger.search(view) is None:
            return
        for entry in entries:
            yield from entry.marks(facts, view)

    return check


def check_data(data: Mapping[str, Any]) -> None:
    """Raises KeyError, re.error, or ValueError for a pattern that isn't linear."""
    if fault := why_not_linear(data.get("trigger", "")):
        raise ValueError(f"not linear: {fault}: {data['trigger'][:80]}")
    for entry in data["find"]:
        if "forms" in entry and "form" not in re.compile(entry["match"]).groupindex:
            raise ValueError(f"forms need a group “form” in the pattern: {entry['match'][:80]}")
        for source in filter(None, (entry["match"], entry.get("unless"))):
            if fault := why_not_linear(source):
                raise ValueError(f"not linear: {fault}: {source[:80]}")
            if (group := _unknown_group(source, entry.get("replace", ""))) and source is entry["match"]:
                raise ValueError(f"the replacement names the group “{group}”, which the pattern hasn't")


def _unknown_group(source: str, template: str) -> str:
    groups = re.compile(source).groupindex
    return next((name for _, name, _, _ in Formatter().parse(template) if name and name not in groups), "")


class _Entry:
    def __init__(self, entry: Mapping[str, Any]) -> None:
        self._pattern = pattern(entry["match"])
        self._literal = longest_literal(entry["match"])
        self._replace = entry.get("replace")
        self._forms: Mapping[str, str] = entry.get("forms", {})
        self._case = entry.get("case", "main")
        self._unless = pattern(entry["unless"]) if "unless" in entry else None

    def marks(self, facts: Facts, view: str) -> Iterator[Mark]:
        if self._literal not in view:
            return
        for match in self._pattern.finditer(view):
            if self._unless and self._unless.search(view[max(0, match.start() - _AROUND) : match.end() + _AROUND]):
                continue
            groups = {name: facts.text[slice(*match.span(name))] for name in match.groupdict("")}
            span = Span(*match.span("mark" if "mark" in groups else 0))
            if span.start == span.end:
                continue
            yield Mark(span, self._case, {"words": span.text(facts.text), **groups}, self._fixes(facts, span, groups))

    def _fixes(self, facts: Facts, span: Span, groups: Mapping[str, str]) -> tuple[Suggestion, ...]:
        if self._replace is None:
            return ()
        if not self._replace:
            return (cut(facts.text, span),)
        if self._forms:
            if groups["form"] not in self._forms:
                return ()
            groups = {**groups, "form": self._forms[groups["form"]]}
        return (replacement(span, with_initial_of(span.text(facts.text), self._replace.format_map(groups))),)
