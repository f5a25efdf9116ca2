"""A unit that is named twice: “$5 dollars”, “40% percent”, “12 km kilometres”, “5 p.m. in the afternoon”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from checker.base.patterns import pattern
from checker.facts.figures.numbers import WORDS
from checker.facts.figures.quantities import Quantity
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_MAGNITUDE = pattern(r" ?(?:mn|mln|bn|tn|m|k|million|billion|trillion|thousand)\b|")
_CODE_BEFORE = pattern(r"\b(?P<code>[A-Z]{3}) ?\Z")
# “SEK 48 million kronor”
_CODED = pattern(
    r"(?<![\w-])(?P<code>[A-Z]{3}) ?\d[\d.,]{0,14}(?<=\d)(?: ?(?:thousand|million|billion|trillion|(?:bn|mln|mn|tn|m)\b\.?))?(?P<again> (?P<name>[a-z]{3,9}))(?![\w-])"
)
_SHORTEST_CUT = 4
# “The fair starts at 8 a.m. in the morning”; not “at 8 a.m. in the morning session”.
_CLOCK = pattern(
    r"(?<![\d.,:])\d{1,2}(?:[:.][0-5]\d)? ?(?:(?P<a>[Aa]\.?[Mm]\b\.?)|[Pp]\.?[Mm]\b\.?)(?P<again> (?:in the |this )?(?(a)morning|(?:afternoon|evening))| at night| o['’]clock| (?:[AaPp]\.?[Mm]\b\.?))"
    r"(?=[.,;:!?)”\"\n]|\Z| (?:on|and|to|when|local|until|but|of|after|before|while|as|because|for|in|at|from|with)\b)"
)
# “14:00 pm”: the hour says which half of the day it is.
_LATE = pattern(
    r"(?<![\d.,:/-])(?:1[3-9]|2[0-3])(?P<colon>[:.])[0-5]\d(?P<again> ?(?:[AaPp]\.[Mm]\.(?! [A-Z]|\s?\Z|\n)|[AaPp]\.[Mm](?=\.)|[AaPp][Mm])(?!\w))"
)

Rows = tuple[tuple[str, ...], ...]


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps the first of the two. Signs of currencies and percentages are certain; a letter may stand for something else."""
    rows = facts.resources.rows("unit_names")
    for quantity in facts.quantities:
        mark = _of_money(facts.text, quantity, rows) if quantity.sign else _of_measure(facts.text, quantity.span, rows)
        if mark is not None:
            yield mark
    for word in WORDS.keys() & facts.vocabulary:
        for index in facts.tokens.places.get(word, ()):
            if mark := _of_measure(facts.text, facts.tokens.span(index), rows):
                yield mark
    for match in _CODED.finditer(facts.text):
        if match["name"] in _by_sign(rows).get(match["code"], ()):
            yield _cut(facts.text, Span(*match.span()), match.start("again"), "written")
    for match in _CLOCK.finditer(facts.text) if "m" in facts.characters else ():
        yield _cut(facts.text, Span(*match.span()), match.start("again"), "written")
    for match in _LATE.finditer(facts.text) if "m" in facts.folded else ():
        yield _cut(facts.text, Span(*match.span()), match.start("again"), "written")


def _of_money(text: str, quantity: Quantity, rows: Rows) -> Mark | None:
    names = _by_sign(rows).get(quantity.sign)
    if names is None:
        return None
    end, start = _MAGNITUDE.match(text, quantity.span.end), quantity.span.start
    at = end.end() if end else quantity.span.end
    again = _name(names).match(text, at)
    if again:
        return _cut(text, Span(start, again.end()), at)
    code = _CODE_BEFORE.search(text, max(0, start - _SHORTEST_CUT), start)
    if code and code["code"] in names:
        whole = Span(code.start(), quantity.span.end)
        return Mark(whole, "written", suggestions=(replacement(whole, quantity.span.text(text)),))
    return None


def _of_measure(text: str, figure: Span, rows: Rows) -> Mark | None:
    by_name = _by_name(rows)
    first = _any_name(rows).match(text, figure.end)
    if first is None:
        return None
    again = _name(by_name[first["name"]]).match(text, first.end())
    if again is None or again["name"] == first["name"]:
        return None
    case = "main" if first["name"] == "%" or again["name"] == "%" else "written"
    return _cut(text, Span(figure.start, again.end()), first.end(), case)


def _cut(text: str, span: Span, at: int, case: str = "main") -> Mark:
    """Leaves out the end of the span. A stop that ends the sentence as well stays."""
    return Mark(span, case, suggestions=(replacement(span, text[span.start : at]),))


def _alternatives(names: Sequence[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


@cache
def _name(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf" ?(?<![A-Za-z](?=[A-Za-z]))(?P<name>{_alternatives(names)})(?![\w/²³-]|\.\w)")


@cache
def _any_name(rows: Rows) -> re.Pattern[str]:
    return re.compile(rf" ?(?P<name>{_alternatives([*_by_name(rows)])})(?![\w/²³-])")


@cache
def _by_name(rows: Rows) -> Mapping[str, Sequence[str]]:
    """The names of each unit, by each of them. “Pounds” of money and of weight are kept apart by the sign."""
    return {name: tuple(names.split("|")) for signs, names in rows if signs == "-" for name in names.split("|")}


@cache
def _by_sign(rows: Rows) -> Mapping[str, Sequence[str]]:
    return {sign: tuple(names.split("|")) for signs, names in rows for sign in signs.split("|") if sign != "-"}
