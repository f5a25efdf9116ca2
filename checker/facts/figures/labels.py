"""Figures that are no amounts: ranks, times of day, ages, years, scores, numbers of things."""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.figures.company import Cues, Setting

_BARE_END = pattern(r"(?=[,.;)](?!\d)| \d{1,2}[-–]\d)")
# “2-6 6-3 6-0”: nothing is counted behind the two
_BARE_PAIR = pattern(r"[-–]\d{1,2}(?=[,.;)](?!\d)| \d{1,2}[-–]\d)")
_GLUED_LABEL = pattern(r"[A-Za-z]{1,15}[-/]\Z|\d/\Z")
_GLUED_TAIL = pattern(
    r"(?!(?:km|k?g|c?m|mm|m?ph|kph|lbs?|ft|in|hrs?|mins?|secs?|st|ha|cc|p|x|s|bn|mn|tn|[KMGTk]?[WBV]h?|[kMG]Hz)\b|km/|m/)[A-Za-z]"
)
_HALF_DAY = pattern(r" ?(?:[ap]\.? ?m\b|o[’']clock\b|(?:GMT|UTC|BST|CET|EST|hrs)\b)", 2)
_PAIR_NOUN = pattern(r"[-–]\d{1,3} (?P<noun>[a-z]{2,20})")
_ORDINAL = pattern(r"(?:st|nd|rd|th)\b")
_AGED = pattern(r"[- ](?:year|month|week|day)s?[- ]olds?\b")
_MINUTES = pattern(r"[:.](?P<minutes>[0-5]\d)(?![\d:]|,\d|[.]\d)")
_POINTED = pattern(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_YEAR = pattern(r"(?:1[0-9]|20)\d\d")
_SCORED = pattern(r"[-–]\d{1,3}(?![\w-])")
_WORDS = pattern(r"[A-Za-z]{3,12}")
_AROUND = 60
_NAMED = pattern(r"[A-ZÀ-Þ][\w’'.-]{1,30}\Z")
# “Corvey 19-47 Elmford”
_RESULT = pattern(r"[-–]\d{1,3} [A-ZÀ-Þ]")
_RATIO = pattern(r"\d{1,3}[-–]\Z")


def _counts_next(one: Setting, cues: Cues) -> bool:
    """Whether a plural follows that may be counted."""
    return one.next in cues["plural"] or (one.next.endswith("s") and one.next not in cues["noun-stop"])


def is_rank(one: Setting, cues: Cues) -> bool:
    """“3rd”, “No. 1”."""
    if _ORDINAL.match(one.text, one.span.end):
        return True
    return one.last in cues["rank-before"] and not one.large and len(one.written) < 4


def is_clock(one: Setting, cues: Cues) -> bool:
    """“10:30”, “7 p.m.”."""
    if one.sign or one.large:
        return False
    if _HALF_DAY.match(one.text, one.span.end) and len(one.written) <= 4:
        return True
    minutes = _MINUTES.match(one.text, one.span.end)
    if minutes and one.text[one.span.end] == ":":
        return len(one.written) <= 2 and int(one.written) < 24 if one.written.isdigit() else False
    return bool(_POINTED.fullmatch(one.written)) and bool(_HALF_DAY.match(one.text, one.span.end))


def is_age(one: Setting, cues: Cues) -> bool:
    """“aged 42”, “42-year-old”, “Anna Kovac, 42,”."""
    if one.large or one.sign:
        return False
    if _AGED.match(one.text, one.span.end) or one.last in cues["age-before"]:
        return True
    lead = [word.lower() for word in one.before[:3]]
    if lead[:2] == ["of", "age"] or (lead[:1] == ["turned"] and not one.after):
        return True
    if one.text.startswith("s", one.span.end) and not cues["pronoun-age"].isdisjoint(lead[:2]):
        return True
    return _is_set_off(one, cues)


def _is_set_off(one: Setting, cues: Cues) -> bool:
    """“Anna Kovac, 42, said”, “Anna Kovac (42)”."""
    start, end = one.span
    if not one.written.isdigit() or not 0 < int(one.written) < 116:
        return False
    if one.text[end : end + 1] == ")" and one.text[start - 1 : start] == "(":
        return _NAMED.search(one.text, max(0, start - 34), start - 2) is not None
    closes = one.text[end : end + 1] in (",", ".", ";") and not one.text[end + 1 : end + 2].isdigit()
    named = _NAMED.search(one.text, max(0, start - 34), max(0, start - 2))
    return (
        closes and one.text[start - 2 : start] == ", " and named is not None and named[0].lower() not in cues["month"]
    )


def is_year(one: Setting, cues: Cues) -> bool:
    """A figure that looks like a year, unless a plural behind it is counted."""
    if one.is_word or one.large or one.sign or not _YEAR.fullmatch(one.written):
        return False
    if one.text.startswith(("s ", "s,", "s."), one.span.end) or one.text.startswith("/", one.span.end):
        return True
    if _counts_next(one, cues) and one.next not in cues["year-after"]:
        return one.last in cues["year-only"]
    return not one.text[one.span.end : one.span.end + 1].isalpha()


def is_score(one: Setting, cues: Cues) -> bool:
    """“beat Lowick 3-1”."""
    if one.is_word or one.sign or one.large or len(one.written) > 3:
        return False
    first = _SCORED.match(one.text, one.span.end)
    second = _RATIO.search(one.text, max(0, one.span.start - 4), one.span.start)
    if not (first or second) or _is_counted_pair(one, cues):
        return False
    if _BARE_PAIR.match(one.text, one.span.end) or (second and _BARE_END.match(one.text, one.span.end)):
        return len(one.written) <= 2 and one.last.strip("(") not in cues["no-score"]
    if first and _RESULT.match(one.text, one.span.end) and one.before and _NAMED.fullmatch(one.before[0]):
        return True
    around = _WORDS.findall(one.text, max(0, one.span.start - _AROUND), one.span.end + _AROUND)
    return any(word.lower() in cues["score-near"] for word in around)


def _is_counted_pair(one: Setting, cues: Cues) -> bool:
    """“3-5 days”"""
    match = _PAIR_NOUN.match(one.text, one.span.end)
    noun = match["noun"] if match else one.next
    return noun in cues["plural"] or (noun.endswith("s") and noun not in cues["noun-stop"] | cues["score-near"])


def is_identifier(one: Setting, cues: Cues) -> bool:
    """“Flight 370”, “Covid-19”."""
    if one.sign or one.large:
        return False
    start, end = one.span
    if one.is_word:  # “the Six Rivers”
        return one.written[0].isupper() and bool(one.before) and one.text[end + 1 : end + 2].isupper()
    if _GLUED_LABEL.search(one.text, max(0, start - 16), start) or _GLUED_TAIL.match(one.text, end):
        return True
    return one.written.isdigit() and bool(one.before) and (_labelled(one, cues) or _begins_name(one, cues))


def _labelled(one: Setting, cues: Cues) -> bool:
    """“Flight 370”, “Room 12”, “Model 3”."""
    word = one.before[0]
    if word.lower() in cues["label"] and (word[0].isupper() or not _counts_next(one, cues)):
        return True
    named = _NAMED.fullmatch(word) and len(one.before) > 1 and word.lower() not in cues["month"]
    return bool(named) and not _counts_next(one, cues) and word.lower() not in cues["noun-stop"]


def _begins_name(one: Setting, cues: Cues) -> bool:
    """“the 12 Ferry website”: a name follows, and nothing that is counted."""
    if not one.after or not one.text[one.after[0].span.start].isupper():
        return False
    return not any(word.folded.endswith("s") or word.folded in cues["plural"] for word in one.after[:4])
