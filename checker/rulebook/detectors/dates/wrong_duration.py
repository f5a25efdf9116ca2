"""A number of years or months that the two dates beside it contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, month_number
from checker.facts.days.elapsed import Elapsed
from checker.facts.days.hours import Timed
from checker.facts.days.lengths import LENGTH, place_of_length, read_length
from checker.facts.days.stretches import Stretch, find_stretches
from checker.facts.figures.numbers import SPELLED, read_count
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, Suggestion, replacement
from checker.model.span import Span

_UNTIL = "to|until|through"
_STARTS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|19|20"
NEEDS = (
    " ago",
    "nded in ",
    "finished in ",
    "completed in ",
    "closed in ",
    "over in ",
    "since ",
    ", has ",
    "hour",
    "anniversary",
    "birthday",
    "year-old",
    "day",
    *(f"{until} {start}" for until in _UNTIL.split("|") for start in _STARTS.split("|")),
    *(f"and {start}" for start in _STARTS.split("|")),
    *(f"to {digit}" for digit in "123456789"),
    *(
        f"{unit} {thing}"
        for unit in ("year", "years")
        for thing in ("contract", "deal", "lease", "licen", "agreement", "extension")
    ),
)
_START = rf"(?:from|(?:begin|began|begun|start)[a-z]{{0,4}} in) (?:(?P<first>{MONTH}) )?(?P<a>(?:19|20)\d\d)"
_END = rf"(?:{_UNTIL}) (?P<end>(?:(?P<last>{MONTH}) )?(?P<b>(?:19|20)\d\d))\b"
_BETWEEN = (
    rf"between (?:(?P<first>{MONTH}) )?(?P<a>(?:19|20)\d\d) and (?P<end>(?:(?P<last>{MONTH}) )?(?P<b>(?:19|20)\d\d))\b"
)
_COUNT = rf"{LENGTH} (?P<unit>years?|months?)"
_SHAPES = (
    pattern(rf"\b(?:for|over|of|lasts?|lasted|takes?|took|within|in|runs?|ran) (?:for )?{_COUNT},? {_START} {_END}"),
    pattern(
        rf"\b(?:lasted|takes?|took) {_COUNT}(?: (?!and\b|but\b|longer\b|more\b|less\b)[a-z]{{1,12}}){{1,4}},? {_START} {_END}"
    ),
    *(
        pattern(
            rf"\b{first}(?: [a-z]{{1,12}}){{0,3}}\. (?:The (?:work|works|repairs|project|construction|war|search)|It|This|That) (?:took|lasted) {_COUNT}\b"
        )
        for first in (_BETWEEN, f"{_START} {_END}")
    ),
    pattern(rf"\b(?:lasted|takes?|took) {_COUNT},? {_BETWEEN}"),
    pattern(rf"\b{_BETWEEN}, (?:over |in |for |during )?(?:a (?:period|span|time|stretch) of ){_COUNT}\b"),
    pattern(
        rf"\b{_START} and (?:was |were )?(?:ended|ends|finished|completed|closed|over) in (?P<end>(?:(?P<last>{MONTH}) )?(?P<b>(?:19|20)\d\d))\b,? (?:a (?:span|period|total|time) of |after |lasting |taking |in all |which is |or |that is )(?:for )?{_COUNT}\b"
    ),
    pattern(rf"\b{_START} {_END}, (?:a period of |for |over |that is |or |which is )?{_COUNT}\b"),
    pattern(
        rf"\b{_START},?(?: and)? (?:is to|are to|will|should|was to|were to) (?:take|last|run) (?:for )?{_COUNT},? {_END}"
    ),
)
_CONTRACT = pattern(
    rf"\b(?:signed|signs|sign|signing|agreed|agrees|given|gets?|got|won|has|have) (?:[a-z]{{1,12}} ){{0,3}}(?P<count>\d{{1,2}}|{SPELLED})[ -]years? (?:contract|deal|lease|licen[cs]e|agreement|extension)"
    r"(?: (?!from\b|in\b|which began\b)[a-z]{1,14}){0,4}? (?:until|till|to|through) (?:(?:the end of |the summer of |June |May |summer )?)(?P<end>20\d\d)\b"
)
_SIGNED = pattern(r"sign(?:ed|s)\b|agree(?:d|s)\b")
_EARLIER = pattern(
    r"\b(?:had|has|when|after|previous\w*|last|originally|initially|first|ago|earlier)\b|\b(?:had )?(?!born\b)\w+ in (?:19|20)\d\d\b"
)
_LEAD = 700
_YEAR = 12
_ROUNDED = 6


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Counts months if both dates have one; otherwise both the first and the last year may be included, or neither."""
    for shape in _SHAPES:
        for match in shape.finditer(facts.spaced):
            count = read_length(match)
            months = _months(match)
            if match["unit"].startswith("year"):
                yield from _of_years(match, count, months)
            elif months is not None and months > 0 and abs(months - count) > 1:
                yield _mark(match, months, replacement(Span(*match.span("end")), _end(match, int(count))))
    yield from _contracts(facts)
    for one in facts.elapsed:
        yield _elapsed(facts, one)
    for timed in facts.timed:
        yield _timed(facts, timed)
    for stretch in find_stretches(facts.spaced):
        if not stretch.is_right:
            yield _stretched(stretch)


def _timed(facts: Facts, one: Timed) -> Mark:
    """“Five hours, from 11 p.m. to 6 a.m.”."""
    words = {"from": one.first.text(facts.text), "to": one.last.text(facts.text)}
    places = (one.counted, one.first, one.last)
    span = Span(min(place.start for place in places), max(place.end for place in places))
    answers = (replacement(one.counted, one.due.split()[0]),)
    fields = {**words, "due": one.due, "count": one.counted.text(facts.text)}
    return Mark(span, fields=fields, suggestions=answers, related=(Related(one.counted, "the duration"),))


def _elapsed(facts: Facts, one: Elapsed) -> Mark:
    """“In September 2009, 26 years ago”, in a story of 2025."""
    count = one.counted.text(facts.text)
    fields = {"from": one.when.text(facts.text), "to": one.now, "due": f"{one.due} {one.unit}s", "count": count}
    span = Span(min(one.when.start, one.counted.start), max(one.when.end, one.counted.end))
    answers = (replacement(one.counted, str(one.due)),)
    return Mark(span, fields=fields, suggestions=answers, related=(Related(one.counted, "the duration"),))


def _contracts(facts: Facts) -> Iterator[Mark]:
    """“A five-year contract that runs until 2030”, signed in the year of the story."""
    for match in _CONTRACT.finditer(facts.spaced) if facts.year else ():
        count, end = read_count(match["count"]), int(match["end"])
        years = end - facts.year
        if years > count + 1 or (0 < years < count - 1 and _is_new(facts, match)):
            fields = {"from": str(facts.year), "to": match["end"], "due": f"{years} years", "count": match["count"]}
            fixes = (replacement(Span(*match.span("end")), str(facts.year + count)),)
            yield Mark(
                Span(*match.span("end")),
                fields=fields,
                suggestions=fixes,
                related=(Related(Span(*match.span("count")), "the duration"),),
            )


def _is_new(facts: Facts, match: re.Match[str]) -> bool:
    """Whether it is what the story begins with; one that was signed years ago ends sooner."""
    segment = facts.segments.at(match.start())
    words = facts.text[segment.span.start : match.end("count")] if segment else ""
    return match.start() < _LEAD and _SIGNED.match(match[0]) is not None and not _EARLIER.search(words)


def _months(match: re.Match[str]) -> int | None:
    if not (match["first"] and match["last"]):
        return None
    first, last = (month_number(match[name]) for name in ("first", "last"))
    return (int(match["b"]) - int(match["a"])) * _YEAR + last - first


def _of_years(match: re.Match[str], count: float, months: int | None) -> Iterator[Mark]:
    expected = int(match["b"]) - int(match["a"]) if months is None else round(months / _YEAR)
    fits = abs(expected - count) <= 1 if months is None else abs(months - count * _YEAR) <= _ROUNDED
    if expected <= 0 or fits:
        return
    if not match["half"] and (months is None or months % _YEAR == 0):
        yield _mark(match, expected, replacement(Span(*match.span("b")), str(int(match["a"]) + int(count))))
    else:
        yield _mark(match, expected)


def _end(match: re.Match[str], months: int) -> str:
    years, month = divmod(month_number(match["first"]) - 1 + months, _YEAR)
    return f"{date(1, month + 1, 1):%B} {int(match['a']) + years}"


def _mark(match: re.Match[str], expected: int, *ends: Suggestion) -> Mark:
    span = Span(*match.span("end"))
    counted = place_of_length(match)
    fields = {
        "from": _date(match["first"], match["a"]),
        "to": _date(match["last"], match["b"]),
        "due": f"{expected} {match['unit']}",
        "count": f"{match['count']}{match['half'] or ''}",
    }
    return Mark(
        span,
        fields=fields,
        suggestions=(*ends, replacement(counted, str(expected))),
        related=(Related(counted, "the duration"),),
    )


def _stretched(one: Stretch) -> Mark:
    least = max(1, one.least)
    length = str(least) if least == one.most else f"{least} to {one.most}"
    fields = {"from": one.first, "to": one.last, "due": f"{length} {one.unit}s", "count": str(one.length)}
    related = (Related(one.counted, "the duration"),)
    return Mark(one.end, fields=fields, suggestions=(replacement(one.counted, str(one.most)),), related=related)


def _date(month: str | None, year: str) -> str:
    return f"{month} {year}" if month else year
