"""A dash before the words that name the speaker, as Russian and other languages have it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph
from checker.facts.text.spans import starting_in
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("- ", "– ", "— ", '"-', "”-", '"–', "”–", '"—', "”—")
_DASHED = (
    pattern(
        r"(?P<word>[^\s\"”,]{1,40}) ?(?P<closer>[\"”]?)(?P<mark>[,?!])(?P<later>[\"”]?) {0,2}[-–—] (?=[A-Za-zÀ-Þ])"
    ),
    # “war, "- he said” and “war." - he said”
    pattern(r"(?P<word>[^\s\"”,]{1,40}) ?(?P<closer>)(?P<mark>[,.?!])(?P<later> ?[\"”]) ?[-–—] ?(?=[A-Za-zÀ-Þ])"),
    # “war" - said he”: the comma is lost; a title may stand before “– she said so – …”.
    pattern(
        r"(?P<word>[^\s\"”,.?!…]{1,40})(?P<closer>[\"”])(?P<mark>)(?P<later>) {1,2}[-–—] (?=(?:said|says|added|told|noted|explained|wrote|stressed|recalled|admitted|replied)\b)"
    ),
)
_DASH = pattern(r" [-–—] |—")
_REACH = 300
# The speech goes on: “…, he wrote. – It is late.”
_RESUMED = pattern(r"[^.!?\n\"“”]{0,60}(?P<mark>\. ?[-–—] )(?=[A-ZÀ-Þ][a-z]{0,20} [\w])")
_ADVERBIAL = pattern(r" (?:in|on|to|during|at|after|with) (?:an?|the|his|her|its|their|[A-Z])\b")
_HEARERS = pattern(
    r" (?:the )?(?:reporters|journalists|parliament|television|radio|state media|the [A-Z][a-z]+|[A-Z][a-z]+)(?=[.,;]| (?:on|in|at|after|during)\b|\Z)"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Drops the dash; in a quotation that is open, the closing mark goes there."""
    yield from _before_speakers(facts)
    yield from _behind_speakers(facts)


def _behind_speakers(facts: Facts) -> Iterator[Mark]:
    seen = -1
    for attribution in facts.attributions:
        match = _RESUMED.match(facts.spaced, attribution.span.end)
        if match is not None and match.start("mark") > seen:
            seen = match.start("mark")
            span = Span(seen, match.end("mark") - 1)
            yield Mark(span, "resumed", suggestions=(replacement(span, "."),))


def _before_speakers(facts: Facts) -> Iterator[Mark]:
    seen = -1
    for match in sorted(chain.from_iterable(shape.finditer(facts.spaced) for shape in _DASHED), key=re.Match.start):
        begins = facts.spaced[match.end()]
        speaker = facts.speaker_at(match.end())
        if match.start() < seen or speaker is None or (not match["mark"] and _is_aside(facts.spaced, match.start())):
            continue
        if begins.isupper() and match["mark"] not in ("?", "!") and not _ends(facts.spaced, speaker.end):
            continue
        seen = match.end()
        closer = match["closer"] or match["later"].strip() or _closer_due(facts, match.start("mark"))
        yield _without_dash(facts, match, closer)


def _is_aside(text: str, at: int) -> bool:
    """Whether another dash stands before in the sentence: “the site – it calls itself “first” – said so”."""
    sentence = re.split(r"[.!?] ", text[max(0, at - _REACH) : at])[-1]
    return _DASH.search(sentence) is not None


def _without_dash(facts: Facts, match: re.Match[str], closer: str) -> Mark:
    has_blank = facts.spaced[match.end() - 1] == " "
    span = Span(match.start(), match.end() - has_blank)
    mark = match["mark"] if match["mark"] in ("?", "!") else ","
    return Mark(span, suggestions=(replacement(span, f"{match['word']}{mark}{closer}{'' if has_blank else ' '}"),))


def _ends(text: str, at: int) -> bool:
    """Whether the sentence ends or pauses behind the verb."""
    ends = re.match(r"\s{0,2}(?:[.,:;]|\Z)", text[at : at + 4]) is not None
    return ends or any(shape.match(text, at) for shape in (_ADVERBIAL, _HEARERS))


def _closer_due(facts: Facts, at: int) -> str:
    """The closing mark, if a quotation is open at an offset."""
    block = facts.block_at(at)
    paragraphs = starting_in(facts.quoted_paragraphs, block.start, block.end)
    return _open_sign(paragraphs[0], at) if paragraphs else ""


def _open_sign(paragraph: QuotedParagraph, at: int) -> str:
    before = [mark for mark in paragraph.marks if mark.at < at]
    behind = [mark for mark in paragraph.marks if mark.at >= at]
    is_open = before and (behind[0].inside if behind else paragraph.ends_open)
    return ("”" if before[-1].sign == "“" else '"') if is_open else ""
