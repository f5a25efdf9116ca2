"""Kind ``pattern``: regular expressions, each with an optional replacement.

data: ``find`` is a list of ``{match, replace, forms, case, unless}``. ``trigger`` is a quick expression that occurs
wherever an entry can match. ``ignore_case`` is yes (expressions are in lower case and matched against the folded view) or
no (against the text with every kind of space as a plain one). ``words`` are alternatives by a name: ``{{name}}`` in an
expression stands for the group of them.

In an entry, a group named ``mark`` is the span, else the whole match is; other named groups fill the message. ``replace``
is a template over the named groups that keeps an initial capital; missing: no suggestion; empty: the words are cut.
``forms`` says what the words of the group ``form`` become in it. ``unless`` must not match within 40 characters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from checker.base.did_you_mean import hint
from checker.base.literal_gate import LiteralGate
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.expressions import Engine
from checker.rulebook.expressions.matching import Budget, Found
from checker.rulebook.pages.literals import LITERALS, WITHIN_LINE
from checker.rulebook.pages.source import Section
from checker.rulebook.pages.words import WORD_NAME, put, with_words
from checker.words.casing import with_initial_of

KEYS = ("find", "trigger", "ignore_case", "words")
ENTRY_KEYS = ("match", "replace", "forms", "case", "unless")
_AROUND = 40
_SHOWN = 80
_MOST_CHARACTERS = 5_000


def build(data: Mapping[str, Any], engine: Engine) -> Callable[[Facts, Mapping[str, str]], Iterator[Mark]]:
    """The check of a page's data."""
    folds = data.get("ignore_case", "no") == "yes"
    data = with_words(data)
    entries = [_Entry(entry, engine) for entry in data["find"]]
    trigger = engine.compiled(data["trigger"]) if "trigger" in data else None
    gate = LiteralGate([entry.literals for entry in entries])

    def check(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
        view = facts.folded if folds else facts.spaced
        budget = Budget(len(view))
        if trigger is not None and not trigger.occurs_in(view, budget):
            return
        for number, ends in gate.places(facts.folded):
            yield from entries[number].marks(facts, view, ends, budget)

    return check


def needs(data: Section) -> tuple[str, ...]:
    """None: they are found when the catalogue is compiled, as that takes too long at every start."""
    return ()


def check_data(data: Section, engine: Engine) -> None:
    """Raises PageError for data that ``build`` can't use, and for an expression that may take more than linear time."""
    data.check_keys(KEYS)
    data.flag("ignore_case", "no")
    words = data.text_mapping("words")
    _check_expression(data, "trigger", words, engine)
    entries = data.entries("find")
    if not entries:
        raise data.error("“find” must be a list of entries, each with “match”", "find")
    for entry in entries:
        entry.check_keys(ENTRY_KEYS, ("match",))
        entry.text("case")
        _check_expression(entry, "match", words, engine)
        _check_expression(entry, "unless", words, engine)
        entry.check_template("replace", _groups(entry))
        if entry.text_mapping("forms") and "form" not in _groups(entry):
            raise entry.error("“forms” needs a group named “form” in “match”", "forms")


def firings(data: Section) -> Iterator[tuple[Section, str, frozenset[str]]]:
    """How the check fires: the part of the data, the case, and the fields that its templates may name."""
    for entry in data.entries("find"):
        yield entry, entry.text("case", "main"), frozenset({"words", *_groups(entry)})


def _check_expression(section: Section, key: str, words: Mapping[str, str], engine: Engine) -> None:
    expression = section.text(key)
    if not expression:
        return
    shown = expression[:_SHOWN]
    length = len(expression)
    for name in WORD_NAME.findall(expression):
        if name not in words:
            raise section.error(f"“words” has no “{name}”{hint(name, words)}: {shown}", key)
        length += len(words[name])
    if length > _MOST_CHARACTERS:
        raise section.error(f"regular expression longer than {_MOST_CHARACTERS:,} characters; divide it: {shown}", key)
    expression = put(expression, words)
    try:
        fault = engine.fault(expression)
    except re.error as error:
        raise section.error(f"invalid regular expression, {error}: {shown}", key) from error
    except (RecursionError, OverflowError) as error:
        raise section.error(f"regular expression nested too deeply: {shown}", key) from error
    if fault:
        raise section.error(f"{fault}: {shown}", key)


def _groups(entry: Section) -> Mapping[str, int]:
    return re.compile(entry.text("match")).groupindex


class _Entry:
    def __init__(self, entry: Mapping[str, Any], engine: Engine) -> None:
        self._expression = engine.compiled(entry["match"])
        self.literals: Collection[str] = entry.get(LITERALS, ())
        self._within_line = bool(self.literals) and entry.get(WITHIN_LINE) == "yes"
        self._replace = entry.get("replace")
        self._forms: Mapping[str, str] = entry.get("forms", {})
        self._case = entry.get("case", "main")
        self._unless = engine.compiled(entry["unless"]) if "unless" in entry else None

    def marks(self, facts: Facts, view: str, ends: Iterable[int], budget: Budget) -> Iterator[Mark]:
        """What it finds in a view, where its literals end at ``ends``."""
        for whole, places in self._found(facts, view, ends, budget):
            around = view[max(0, whole[0] - _AROUND) : whole[1] + _AROUND]
            if self._unless and self._unless.occurs_in(around, budget):
                continue
            groups = {name: facts.document.text[slice(*place)] for name, place in places.items()}
            span = Span(*places.get("mark", whole))
            if span.start >= span.end:
                continue
            named = {name: words.strip() for name, words in groups.items()}
            yield Mark(span, self._case, {"words": span.text(facts.text), **named}, self._fixes(facts, span, groups))

    def _found(self, facts: Facts, view: str, ends: Iterable[int], budget: Budget) -> Iterator[Found]:
        if not self._within_line:
            yield from self._expression.finditer(view, budget)
            return
        for start, end in facts.lines.holding(ends):
            for found in self._expression.finditer(view[start:end], budget):
                yield found.moved(start)

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
