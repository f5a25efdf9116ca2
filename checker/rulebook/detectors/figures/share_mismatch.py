"""A share in percent that doesn't match its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.ledger import Figure
from checker.facts.figures.notation import PERCENT, PERCENT_WORDS, english_thousands
from checker.facts.figures.numbers import FIGURE, Number, differs, plain, read_number, share_range
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

NEEDS = (*PERCENT_WORDS, "half", " third", " quarter", "-quarter", "-third", " fifth", " tenth")
_PERCENT = rf"(?P<p>\d{{1,3}}(?:\.\d)?) ?{PERCENT}"
_THE = r"(?:the |its |all |their |his |her )?"
# Part of every shape and quick to search for.
_SHARED = pattern(
    rf"(?:or|\() ?(?:about |some |nearly |almost )?\d{{1,3}}(?:\.\d)? ?{PERCENT}|{PERCENT}(?: of [a-z ]{{2,20}}:|:| \(| of the) ?\d"
)
# The share first; where it comes last, the facts on shares have it.
_OF = pattern(
    rf"(?<![\w.,$€£]){_PERCENT}(?: of [a-z ]{{2,20}})?(?:: | \()(?P<part>{FIGURE}) of {_THE}(?P<whole>{FIGURE})\b"
)
_OF_COST = pattern(
    rf"(?P<sign>[$€£]?)(?<![\d.,])(?P<part>{FIGURE})(?: (?P<unit>[a-z]{{3,10}}))?,? or {_PERCENT} of (?:the (?:cost|total|price|sum|damage|bill|budget)|it|that)\b"
)
_COST = r"(?:(?:costs?|price|budget|total)(?: [a-z]{2,12}){0,4}?|totalling|put at|worth|estimated at)"
_OF_VOTES = pattern(rf"{_PERCENT} of the (?P<whole>{FIGURE}) (?:valid |eligible )?(?:votes|ballots|seats)")
_NEAR = 420


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """“n of m, or p percent”; “n, or p percent of the cost” with the cost before; “p percent of the m votes” with two counts that make m before."""
    shaped = list(_shaped(facts)) if _SHARED.search(facts.spaced) else []
    yield from shaped
    seen = {mark.span.start for mark in shaped}
    for share in facts.shares:
        percent, part, whole = (_Figure.read(facts, one) for one in (share.percent, share.part, share.whole))
        if percent.span.start not in seen:
            yield from _compared(percent, part, whole)


def _shaped(facts: Facts) -> Iterator[Mark]:
    for match in _OF.finditer(facts.spaced):
        yield from _compared(_figure(match, "p"), _figure(match, "part"), _figure(match, "whole"))
    for match in _OF_COST.finditer(facts.spaced):
        whole = _cost_before(facts, match)
        if whole is not None:
            yield from _compared(_figure(match, "p"), _figure(match, "part"), whole)
    for match in _OF_VOTES.finditer(facts.spaced):
        yield from _voted(facts, match)


class _Figure(NamedTuple):
    span: Span
    text: str
    number: Number

    @classmethod
    def read(cls, facts: Facts, figure: Figure) -> _Figure:
        """A figure of the ledger."""
        return cls(figure.span, figure.span.text(facts.text), figure.number)


def _figure(match: re.Match[str], name: str, offset: int = 0) -> _Figure:
    return _Figure(Span(offset + match.start(name), offset + match.end(name)), match[name], read_number(match[name]))


def _cost_before(facts: Facts, match: re.Match[str]) -> _Figure | None:
    """The last cost before a share of it, with the same sign and unit."""
    before, at = _before(facts, match.start())
    unit = rf" {re.escape(match['unit'])}\b" if match["unit"] else ""
    costs = list(re.finditer(rf"\b{_COST} {re.escape(match['sign'])}(?P<whole>{FIGURE}){unit}", before))
    return _figure(costs[-1], "whole", at) if costs else None


def _before(facts: Facts, at: int) -> tuple[str, int]:
    start = max(0, at - _NEAR)
    return facts.spaced[start:at], start


def _voted(facts: Facts, match: re.Match[str]) -> Iterator[Mark]:
    """Two counts with the whole as their sum prove that the share is of one of them; the winner's comes first."""
    before, at = _before(facts, match.start())
    whole = read_number(match["whole"]).value
    counts = [(m, _count(m[0])) for m in re.finditer(r"(?<![\w.,])\d{1,3}(?:[,.]\d{3}){1,2}(?![\w,]|\.\d)", before)]
    for number, (first, one) in enumerate(counts):
        for _, two in counts[number + 1 :]:
            if one.value + two.value == whole:
                stated = read_number(match["p"])
                if all(differs(stated, *share_range(part, read_number(match["whole"]))) for part in (one, two)):
                    counted = _Figure(Span(at + first.start(), at + first.end()), str(one.value), one)
                    yield from _compared(_figure(match, "p"), counted, _figure(match, "whole"))
                return


def _count(text: str) -> Number:
    return read_number(english_thousands(text))


def _compared(percent: _Figure, part: _Figure, whole: _Figure) -> Iterator[Mark]:
    one, all_of_it = part.number, whole.number
    if (
        all_of_it.low <= 0
        or one.value > 2 * all_of_it.value
        or not differs(percent.number, *share_range(one, all_of_it))
    ):
        return
    right = plain(100 * one.value / all_of_it.value, percent.text)
    fields = {
        "stated": percent.text,
        "part": part.text if part.text[-1].isalpha() or not part.text[0].isdigit() else plain(one.value, part.text),
        "whole": whole.text,
        "right": right,
    }
    related = (Related(part.span, "the part"), Related(whole.span, "the whole"))
    yield Mark(percent.span, fields=fields, suggestions=(replacement(percent.span, right),), related=related)
