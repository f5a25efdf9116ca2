"""A headline in sentence case that was joined to the next sentence without a stop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.segments import Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

# A closing quotation mark straight before a capital; a colon before one; a lower-case word before one.
_JOINT = re.compile(r"(?<=[a-z][”\"]) (?=[A-ZÀ-Þ])|(?<=[a-z]:) (?=[A-ZÀ-Þ])|(?<=[a-z]) (?=[A-ZÀ-Þ][a-z]{2,20}['’]? )")
_WORD = re.compile(r"[\w’'-]+")
_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|who|which|that|said|says)\b")
_SPEAKS = re.compile(r"\b(?:say|says|said|told|believe|believes|think|warn|expect)\b")
_MOST_WORDS = 14


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Fires on two signs: headline shape (present tense or none, no article, few words) and a sentence with its own verb after the joint."""
    for segment in facts.segments:
        if segment.kind is SegmentKind.PROSE and segment.whole:
            for span in _headlines(facts, segment):
                stop = Suggestion("a sentence of its own", (Edit(Span(span.end, span.end), "."),))
                yield Mark(span, suggestions=(cut(facts.text, span), stop))


def _headlines(facts: Facts, segment: Segment) -> Iterator[Span]:
    start, end = segment.span
    for joint in _JOINT.finditer(facts.text, start, end):
        head = Span(start, joint.start())
        if head.end - head.start < 12 or head.end - head.start > 120:
            continue
        if _is_headline(facts, head) and _has_verb(facts, Span(joint.end(), end)):
            yield head
            start = joint.end()


def _is_headline(facts: Facts, head: Span) -> bool:
    words = head.text(facts.text)
    found = _WORD.findall(words)
    if not 3 <= len(found) <= _MOST_WORDS or _ARTICLE.search(words) or "," in words or '"' in words[:1]:
        return False
    verbs = facts.resources.verbs
    present = [w for w in found[1:] if w.islower() and verbs.only_verb(w)]
    if words.endswith(":"):
        return not any(w.islower() and verbs.finite(w) for w in found[1:]) and any(w.islower() for w in found)
    if words[-1] in "”\"":
        return bool(present)
    return bool(present) or (len(found) >= 4 and any(w.islower() and verbs.base(w) and found[i].endswith("s") for i, w in enumerate(found[1:3])))


def _has_verb(facts: Facts, rest: Span) -> bool:
    words = _WORD.findall(rest.text(facts.text))[:16]
    return len(words) > 3 and any(w.islower() and (facts.resources.verbs.finite(w) or _SPEAKS.match(w)) for w in words[1:])
