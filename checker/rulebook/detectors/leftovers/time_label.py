"""Times of the page: when it was published, updated or posted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.agent_lines import is_date_of_writer

# Before a sentence: “UPDATE 6:20 PM GMT: The fire is out.”
_INLINE = pattern(
    r"\b(?:UPDATED?|Updated?|LAST UPDATED|Last [Uu]pdated)(?: at| on)?:? ?\d{1,2}(?:[:.]\d\d)? ?(?:[AaPp]\.?[Mm]\.?)(?: (?:[A-Z]{2,4}))?"
    r"(?: on)?(?: [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?: "
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"\d{1,2}[:.h]\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: (?:[A-Z]{2,4}))?"
# Between sentences: “Published on 4 March 2025 at 10:47.”, and the time of a post: “10:47 AM · Mar 4, 2025”.
_SENTENCE = pattern(
    r"(?<=[a-z0-9)”\"][.!?] )(?:(?:First|Last|Originally) )?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Mm]odified)(?: on| at)?:? "
    rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}-\d\d-\d\d)(?:(?:,| at|,? -|,? \|)? {_CLOCK})?(?:\.(?=\s|\Z)|(?= [A-ZÀ-Þ“])|\Z)"
    rf"|\b\d{{1,2}}:\d\d [AP]M · {_MONTH} \d{{1,2}}, \d{{4}}(?: · [\d.,KM]{{1,8}} Views)?"
)
_TOKEN = pattern(
    r"(?P<label>(?:(?:first|last|originally|article|story|page) )?(?:published|updated?|posted|modified|edit(?:ed)?|uploaded|revised|created|added)(?: on| at)?(?!\w)[:.]?)"
    r"|(?P<reading>\d{1,2} ?min(?:s|\.|ute|utes)? ?(?:read(?:ing)?|de lectura|de leitura|lesezeit|okuma)(?!\w))"
    r"|(?P<ago>(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten) ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)"
    r" ago|just now|yesterday|today)"
    r"|(?P<year>(?:19|20)\d\d-\d\d-\d\dt(?=\d)|(?:(?:19|20)\d\d(?:-\d\d-\d\d)?|\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2})(?!\w))"
    r"|(?P<time>\d{1,2}h\d\d(?!\d)|\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?(?!\d)|\d{1,2} ?[ap]\.?m\.?(?!\w))"
    r"|(?P<month>(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?)(?!\w)"
    r"|(?P<day>\d{1,2}(?:st|nd|rd|th)?)(?!\w)"
    r"|(?P<weekday>(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)[a-z]{0,6}\.?)(?!\w)"
    r"|(?P<zone>\(?(?:gmt|utc|bst|cest|cet|eest|eet|est|edt|et|cst|cdt|ct|mst|mdt|pst|pdt|pt|ist|aest|aedt|jst|msk|wat|eat|sast|pkt|hkt|sgt|wib|wita|wit|kst|npt|ict|phst|z)"
    r"(?: ?[+-]\d{1,2}(?::\d\d)?)?\)?|local time)(?!\w)"
    r"|(?P<by>by (?:[\w’'.-]{2,20} ?){1,3}(?= on\b| at\b|[|,•·–-]|\Z))"
)
_BETWEEN = pattern(r"(?:[\s,|/·•()–—-]|(?:at|on|of|from)\b){0,12}")
_LONGEST, _OPENING = 110, 4
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE, BlockKind.DATELINE, BlockKind.BYLINE})


class _Stamp(NamedTuple):
    """A line that is a time of the page: whether it has a label, a date or a time of day; ``bare``: nothing but the label; ``full``: a year and a time of day; ``zoned``: a time zone. It begins at ``start``, behind the name of who wrote the story."""

    block: Block
    label: bool
    moment: bool
    bare: bool
    full: bool
    zoned: bool
    start: int


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Whole lines need a label, on them or above them, or a year and a time of day at the head of a plain text."""
    for match in chain(_INLINE.finditer(facts.text), _SENTENCE.finditer(facts.text)):
        span = Span(*match.span())
        if not facts.quoted.touching(span):
            yield Mark(span, suggestions=(Suggestion("cut it", cut(facts.text, span).edits),))
    blocks = facts.document.blocks
    if len(blocks) < 2:
        return
    stamps = {number: stamp for number, block in enumerate(blocks) if (stamp := _stamp(facts, block))}
    joined = {one for one, next_one in pairwise(stamps) if next_one == one + 1 and stamps[one].bare}
    for number, stamp in stamps.items():
        plain = facts.document.offsets.markup is None or stamp.zoned
        if stamp.label and stamp.moment:
            yield _line(facts, stamp.block.span)
        elif stamp.moment and number - 1 in joined:
            yield _line(facts, Span(stamps[number - 1].block.span.start, stamp.block.span.end))
        elif is_date_of_writer(facts, blocks, number):
            yield _line(facts, stamp.block.span)
        elif stamp.full and plain and number < _OPENING:
            yield _line(facts, Span(stamp.start, stamp.block.span.end))


def _line(facts: Facts, span: Span) -> Mark:
    return Mark(span, suggestions=(cut(facts.text, span, "cut the line"),))


@cache
def _foreign_label(labels: tuple[str, ...]) -> re.Pattern[str]:
    """“Giriş:”, “Publicado em”."""
    longest_first = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return pattern(rf"(?P<label>(?:{longest_first})(?!\w)[:.]?)")


def _stamp(facts: Facts, block: Block) -> _Stamp | None:
    """What a line says of the page's time; nothing if it has other words."""
    at, end = block.span
    if end - at > _LONGEST or block.kind not in _READ:
        return None
    found: set[str] = set()
    foreign = _foreign_label(facts.resources.lines("foreign_time_labels"))
    start = at
    while at < end:
        match: re.Match[str] | None = _TOKEN.match(facts.folded, at, end) or foreign.match(facts.folded, at, end)
        if match is None or match.lastgroup is None:
            return None
        found.add(match.lastgroup)
        gap = _BETWEEN.match(facts.folded, match.end(), end)
        at = gap.end() if gap else match.end()
        if found == {"by"}:
            start = match.end()
    dated = "year" in found or {"month", "day"} <= found
    moment = bool(found & {"ago", "time"}) or dated
    full = {"time", "year"} <= found
    if "by" in found and "label" not in found and not full:
        return None
    return _Stamp(block, bool(found & {"label", "reading"}), moment, found == {"label"}, full, "zone" in found, start)
