"""A day of the month without its month: “on the 24th”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th", "9th", "0th", "1th", "2th", "3th")
_DAY = pattern(
    r"\b(?P<mark>(?:on|since|until|till|from|by|before|after|of) the (?P<day>[23]?1st|2?2nd|2?3rd|1[0-9]th|2?[4-9]th|[23]0th))"
    r"(?=\Z|[.,;:!?)\n]| (?:and|but|or|in|at|to|that|when|where|who|after|as|by|for|with|because|before|due|it|he|she|they|we|until|via|from|while|the)\b"
    r"| ?\((?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\.?\))"
)
# “Monday (23rd)”, “today (5th)”
_BRACKETED = pattern(
    r"\b(?:today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: (?:morning|afternoon|evening|night))? (?P<mark>\(the (?P<day>(?:[23]?1st|2?2nd|2?3rd|1[0-9]th|2?[4-9]th|[23]0th))\)|\((?:[23]?1st|2?2nd|2?3rd|1[0-9]th|2?[4-9]th|[23]0th)\))"
)
# “on the morning of 26th”, “On 28th, …”: “the” is missing too.
_NO_ARTICLE = pattern(
    r"\b(?:(?:morning|afternoon|evening|night|noon) (?P<mark>of (?:[23]?1st|2?2nd|2?3rd|1[0-9]th|2?[4-9]th|[23]0th))|(?P<alone>on (?:[23]?1st|2?2nd|2?3rd|1[0-9]th|2?[4-9]th|[23]0th)))"
    r"(?=\Z|[.,;)\n]| (?:and|but|in|at|to|that|when|where|after|as|for|with|because|before|due|it|he|she|they|we|the|local)\b)"
)
# “the 25th and 26th floors”: something follows the last of them that is counted.
_COUNTED = pattern(
    r"(?:,? (?:and|or|to) (?:the )?\d{1,3}(?:st|nd|rd|th)){1,3} (?!and|but|in|at|to|that|when|by|for|with)[a-z]"
)
_MONTH = pattern(
    rf"\b(?:{MONTH.lower()}|ramadan|shawwal|muharram|the month|this month|last month|next month|each month|every month|monthly)\b"
)
_COUNTS = pattern(
    r"\b(?:holes?|greens?|laps?|pars?|innings?|bunkers?|putt(?:s|ed|ing)?|bogeys?|birdies?|eagles?|tees?|fairways?|rounds?"
    r"|floors?|storeys?|stor(?:y|ies)|minutes?|miles?|overs?|wickets?|anniversar(?:y|ies)|birthdays?|centur(?:y|ies)|amendments?"
    r"|streets?|avenues?|places?|seeds?|picks?|yards?|chapters?|graders?|percentiles?)\b"
)
_BEFORE, _AFTER, _AROUND = 160, 60, 200


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One question for the whole text: each day lacks the same month."""
    found = (*_DAY.finditer(facts.folded), *_BRACKETED.finditer(facts.folded), *_NO_ARTICLE.finditer(facts.folded))
    spans = (Span(*one.span("alone" if one.groupdict().get("alone") else "mark")) for one in found)
    days = sorted((span for span in spans if _lacks_month(facts, span.end)), key=lambda span: span.start)
    if days:
        first = days[0].text(facts.text).strip("()")
        yield Mark(days[0], fields={"day": first.split()[-1]}, also=tuple(days[1:]))


def _lacks_month(facts: Facts, end: int) -> bool:
    """Whether neither a month nor something else that is counted stands near."""
    start = max(facts.folded.rfind("\n", 0, end) + 1, end - _BEFORE)
    near = facts.folded[start : end + _AFTER]
    around = facts.folded[max(0, end - _AROUND) : end + _AROUND]
    return not (_MONTH.search(near) or _COUNTS.search(around) or _COUNTED.match(facts.folded, end))
