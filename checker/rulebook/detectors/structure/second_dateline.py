"""A dateline inside a text, where another story begins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.people.spelling import unaccented
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = ("–", "—", "-", ": ")
_PLACE = (
    r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]{2,20}(?: [A-ZÀ-Þ][A-ZÀ-Þ’'-]{1,15}){0,2}(?:, [A-ZÀ-Þ][\w.]{1,15}(?: [A-ZÀ-Þ]\w{2,12})?)?"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:, (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_AGENCY = r" \((?:[A-Z][\w./ ]{1,30}|dpa|apa|ots)\)"
_DATELINE = pattern(rf"(?P<mark>{_PLACE}(?:{_DATE}(?:{_AGENCY})?|{_AGENCY}) ?(?:[–—-]|--))(?= ?[“\"]?[A-ZÀ-Þ])")
# Without a date or an agency: “MADRID, Spain – Farmers …”, “LIMA – A bus …”. Of cities alone, only known ones count.
_PLAIN = pattern(
    r"(?<![\w’'.,&/-])(?P<mark>(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.-]{2,15}(?: [A-ZÀ-Þ.-]{2,15}){0,3})(?P<land>, [A-ZÀ-Þ][a-z]\w{1,14}\.?(?: [A-ZÀ-Þ]\w{2,12})?)?"
    r" ?(?:[–—]|--|(?<= )-))(?= [“\"]?[A-ZÀ-Þ][\w’'-]* [\w’'(“\"-])"
)
# “Nairobi, Kenya (Agency) – A judge …”
_SMALL = pattern(
    r"(?<![\w’',&/-] )(?<![\w’'.,&/-])(?P<mark>(?P<city>[A-ZÀ-Þ][a-zà-ÿ.-]{2,15}(?: [A-ZÀ-Þ][a-zà-ÿ.-]{2,15})?)(?P<land>, [A-ZÀ-Þ][a-z]\w{1,14}\.?(?: [A-ZÀ-Þ]\w{2,12})?)?"
    rf"(?:{_DATE}(?:{_AGENCY})?|{_AGENCY}) ?(?:[–—]|--|(?<= )-))(?= [“\"]?[A-ZÀ-Þ])"
)
# “ROME: Two men …”, as the press of India and of the Gulf writes it.
_COLON = pattern(
    rf"(?<![\w’'.,&/-])(?P<mark>(?P<city>[A-ZÀ-Þ][A-ZÀ-Þ.-]{{2,15}}(?: [A-ZÀ-Þ.-]{{2,15}}){{0,3}})(?P<land>, [A-ZÀ-Þ][a-z]\w{{1,14}}\.?(?: [A-ZÀ-Þ]\w{{2,12}})?)?"
    rf"(?:{_DATE}(?:{_AGENCY})?|{_AGENCY})?:)(?= [“\"]?[A-ZÀ-Þ][\w’'-]* [\w’'(“\"-])"
)
# The story must have begun: headlines, menus and credits come before its own dateline.
_LEAST_WORDS = 15
# Behind a sentence of its own paragraph, fewer words show that.
_LEAST_BESIDE, _LEAST_BESIDE_DATED = 10, 7
_LEAST_OPENING = 600
_REACH = 400
_LEAST_STORIES = 4
# Menus, captions' credits and “From our agency:” come before the story's own dateline.
_SENTENCE_END = pattern(r"[a-z0-9)][.!?][”\"’)]{0,2}\s{1,4}\Z")
_MOST_WORDS_OF_AGENCY = 4
_ENDED = pattern(r"[a-z0-9)][.!?][”\"’)]{0,2} \Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Looks for a place in capitals with a date or an agency and a dash; the story's own dateline is a block by itself."""
    begun = _begins_at(facts)
    own = {block.span.start for block in facts.document.blocks if block.kind is BlockKind.DATELINE}
    dated = [Span(*match.span("mark")) for match in _DATELINE.finditer(facts.text)]
    plain = [
        Span(*match.span("mark"))
        for shape in (_PLAIN, _SMALL, _COLON)
        for match in shape.finditer(facts.text)
        if _is_place(facts, match)
    ]
    marks = sorted({*dated, *plain})
    if _is_digest(facts, marks):
        return
    for before, span in zip([None, *marks], marks, strict=False):
        start = facts.block_at(span.start).start
        if before is not None and _tells_a_story(facts, before, start):
            begun = min(begun, before.end)
        elif span not in dated and start == span.start < _LEAST_OPENING:
            # The story's own, behind a caption or a quotation.
            continue
        if start not in own and (
            _follows_sentence(facts, Span(start, span.start), _LEAST_BESIDE_DATED if span in dated else _LEAST_BESIDE)
            or (begun <= span.start and _follows_story(facts, Span(start, span.start)))
        ):
            yield Mark(span)


def _is_digest(facts: Facts, marks: list[Span]) -> bool:
    """Whether the text is a list of short stories from several places: most paragraphs begin with a dateline."""
    starts = {facts.block_at(span.start).start for span in marks} & {span.start for span in marks}
    return len(starts) >= _LEAST_STORIES and 2 * len(starts) >= len(facts.paragraphs)


def _is_place(facts: Facts, match: re.Match[str]) -> bool:
    city = unaccented(match["city"].lower())
    return city in facts.resources.lines("dateline_cities") or (
        match["land"] is not None
        and match["land"].removeprefix(", ").rstrip(".").lower() in facts.resources.lines("dateline_lands")
    )


def _tells_a_story(facts: Facts, dateline: Span, to: int) -> bool:
    """Whether a dateline begins a paragraph, and another paragraph follows before the next: in a list of places, each has but one."""
    return facts.block_at(dateline.start).start == dateline.start and facts.text.count("\n\n", dateline.end, to) > 1


def _begins_at(facts: Facts) -> int:
    """Where the whole sentences of the paragraphs have enough words; the end of the text if they never have."""
    words = 0
    for segment in facts.segments:
        if segment.kind is SegmentKind.PROSE and segment.whole and segment.block is BlockKind.PARAGRAPH:
            words += facts.text.count(" ", *segment.span)
            if words >= _LEAST_WORDS:
                return segment.span.end
    return len(facts.text)


def _follows_sentence(facts: Facts, before: Span, least: int) -> bool:
    start = max(before.start, before.end - _REACH)
    return _ENDED.search(facts.text, max(start, before.end - 6), before.end) is not None and (
        facts.text.count(" ", start, before.end) >= least
    )


def _follows_story(facts: Facts, before: Span) -> bool:
    """Whether a sentence ends the paragraph before it, or more than an agency's name stands before it in its own."""
    if before.start < before.end:
        return facts.text.count(" ", max(before.start, before.end - _REACH), before.end) > _MOST_WORDS_OF_AGENCY
    return _SENTENCE_END.search(facts.text, max(0, before.end - 8), before.end) is not None
