"""Totals with the parts that the text says make them up: “12 people: seven passengers and five crew”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.figures.counts import Count
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in
from checker.model.span import Span


class Tie(Enum):
    """How the text ties the parts to the whole: what it takes to believe that they are all of it."""

    LIST = auto()
    """“12 people: …”, “made up of …”, “…, 12 in all”: they are."""
    APPOSITION = auto()
    """“12 people, …”, “12 people (…)”, “the 12 were …”: they may be other things."""
    SELECTION = auto()
    """“of the 50 seats, …”, “12 people, of whom …”: they may be some of it."""
    EARLIER = auto()
    """The whole stands in an earlier sentence."""


class Part(NamedTuple):
    """A count, and the words after it as far as they belong to it."""

    counted: Count
    words: str


class Breakdown(NamedTuple):
    """A whole and its parts, in the order of the text."""

    whole: Part
    parts: tuple[Part, ...]
    tie: Tie


_PLAIN = r"[^,:;()\d.?!—–\n]"
_MADE_OF = r"made up of|consist(?:s|ed|ing) of|compris(?:es|ed|ing)|composed of|divided into|split into|broken down into|namely|that is,|i\.e\."
_TIES = (
    (Tie.LIST, pattern(rf"(?P<words>{_PLAIN}{{0,90}}?)(?:: (?:the )?|,? (?:{_MADE_OF}) )")),
    (Tie.SELECTION, pattern(rf"(?P<words>{_PLAIN}{{0,90}}?),? of (?:which|whom|them|these|those) ")),
    (
        Tie.APPOSITION,
        pattern(rf"(?P<words>{_PLAIN}{{0,90}}?)(?:,(?: with| winning| losing)? | with | \(| ?[—–] ?| (?:were|are) )"),
    ),
)
_OF = pattern(
    r"(?:\bOf|[,;—–] of) (?:all |all of )?(?:(?:the|its|their|his|her|those|these|our) )?(?:[a-z-]{3,20} )?\Z"
)
# A sentence that goes on about the count of the one before it.
_OF_THEM = pattern(r"(?:Of (?:them|these|those|(?:the|these|those) [a-z]{4,20}), |)")
_UNIT = pattern(r" [a-z]{2,14}\b")
_PLACE = pattern(r" (?P<preposition>in|at|from|on|near|along) (?:the (?:\w{3,20} )?\w{3,20}|[A-ZÀ-Þ][^,]*)\Z")
_PLACED = pattern(r" (?:in|at|from|on|near|along) (?:the )?\w")
# “42 of the 110 seats, the Bloc 33 and others 35”: the first figure is one of the parts.
_SHARE_OF = pattern(r"\w (?:out )?of (?:all )?(?:(?:the|its|their|his|her|those|these|our) )?\Z")
_ELEMENT = pattern(rf"(?:{_MADE_OF}) (?:the |some )?\Z")
_LONGEST_OF = 36
_GAP = pattern(
    rf"(?P<words>{_PLAIN}{{0,110}}?)(?P<joint>[,;]? (?:and|plus|&) |[,;] (?:plus )?)(?:(?:the (?:other|remaining|last)|winning|losing|drawing) )?"
)
# “34, with five in Wales and one in Brelk, a total of 40”
_GAP_BEFORE_TOTAL = pattern(
    rf"(?P<words>{_PLAIN}{{0,110}}?)(?P<joint>[,;]? (?:and|plus|&) |[,;] (?:plus |with )?)(?:the (?:other|remaining|last) )?"
)
_TAIL = pattern(rf"{_PLAIN}{{0,110}}")
_BETWEEN_TWO = pattern(r" (?:[a-z-]{2,20} ){1,3}(?:in|from|of|for|on|with) (?:all |the |its |their )?")
_MORE = pattern(r"[,;]? (?:and|plus|&|as well|along with|together with|while|but) ")
# Leave open whether the parts are all of the whole.
_OPEN = pattern(
    r"\b(?:including|includes?|included|among|such as|at least|several|many|few|most|mostly|mainly|some|others?|another|rest|half|thirds?|quarters?|dozens?|hundreds|thousands|part"
    r"|each|per|apiece|every|either|between|more|less|fewer|about|around|nearly|almost|over|up to|roughly|or|so far|couple|pair|number of|aged?|%|percent|per cent|those|only|just|times)\b"
)
_IN_ALL = pattern(r"(?: [a-z-]{2,20}){0,3},? (?:in all|in total|altogether|all told|overall)\b")
_A_TOTAL = pattern(
    r"(?:,|:| ?[—–]) (?:(?:for|making|giving|or|thus|so|that is) )?(?:an? (?:overall |grand )?total of |in all,? |altogether,? |in total,? )?\Z"
)
_LONGEST_TOTAL = 40
_BEFORE = 24
_MOST_PARTS = 9


def find_breakdowns(text: str, folded: str, counts: Sequence[Count], segments: Segments) -> list[Breakdown]:
    """Find them, each in one sentence. There is none where a word or a rough figure leaves the sum open."""
    found: list[Breakdown] = []
    totals: list[Breakdown] = []
    earlier: Sequence[Count] = ()
    for segment in segments if len(counts) > 2 else ():
        here = starting_in(counts, *segment.span)
        if len(earlier) == 1 and len(here) > 1:
            found += _continued(text, earlier[0], here[: _MOST_PARTS + 1], segment.span)
        earlier = here
        for index in range(len(here) if len(here) > 2 else 0):
            over = list(_over_two(text, here[index : index + _MOST_PARTS + 2], segment.span.end))
            found += over
            if not (over or _is_listed(text, here, index) or _is_element(text, here, index)):
                found += _after(text, here[index : index + _MOST_PARTS + 1], segment.span.end)
            totals += _before(text, here[max(0, index - _MOST_PARTS) : index + 1])
    closed = [breakdown for breakdown in found if not is_open(folded, breakdown)]
    return [*closed, *(breakdown for breakdown in totals if not is_open(folded, breakdown, lead=0))]


def _after(text: str, counts: Sequence[Count], end: int) -> Iterator[Breakdown]:
    """A whole, which is the first of the counts, with its parts after it."""
    if len(counts) < 3:
        return
    whole, first = counts[:2]
    for tie, shape in _TIES:
        match = shape.fullmatch(text, whole.span.end, first.start)
        if match is None:
            continue
        of = _OF.search(text, max(0, whole.start - _LONGEST_OF), whole.start)
        tied = Tie.SELECTION if of and tie is Tie.APPOSITION else tie
        parts = list_of(text, counts[1:], end, loose=tie is Tie.LIST or text[first.start - 1] == "(")
        if len(parts) > 1 and not (tied is Tie.APPOSITION and _are_alike(match["words"], parts)):
            yield Breakdown(Part(whole, match["words"]), parts, tied)
        return


def _is_listed(text: str, counts: Sequence[Count], index: int) -> bool:
    """Whether a count is an element of a list, and so no whole: “900 kg of food, 400 kg of tools, 200 kg of …”."""
    if not index:
        return False
    before, count = counts[index - 1], counts[index]
    match = _GAP.fullmatch(text, before.span.end, count.start)
    unit, own = (_UNIT.match(text, one.span.end) for one in (before, count))
    return bool(match and unit and own and unit[0] == own[0] and match["joint"] == ", ")


def _is_element(text: str, counts: Sequence[Count], index: int) -> bool:
    """Whether a count is the first part of a whole that stands before it: “consists of 40 men, 20 women and …”, “42 of the 110 seats”."""
    start = counts[index].start
    if _ELEMENT.search(text, max(0, start - _LONGEST_OF), start):
        return True
    return index > 0 and _SHARE_OF.search(text, counts[index - 1].span.end - 1, start) is not None


def _over_two(text: str, counts: Sequence[Count], end: int) -> Iterator[Breakdown]:
    """A whole with another figure before its parts: “19 goals in 41 games: eleven in the league …”."""
    if len(counts) < 4 or not _BETWEEN_TWO.fullmatch(text, counts[0].span.end, counts[1].start):
        return
    match = _TIES[0][1].fullmatch(text, counts[1].span.end, counts[2].start)
    parts = list_of(text, counts[2:], end, loose=True) if match else ()
    total, (whole, other) = sum(part.counted.number.value for part in parts), (one.number.value for one in counts[:2])
    if len(parts) > 2 and total not in (whole, other) and abs(total - whole) <= min(whole / 4, abs(total - other)):
        yield Breakdown(Part(counts[0], text[counts[0].span.end : counts[1].start]), parts, Tie.LIST)


def _are_alike(words: str, parts: Sequence[Part]) -> bool:
    """Whether the first count has a place of its own as the others have: “141 cases in Osaka, 90 in Fukuoka and 80 in Aichi”."""
    return _PLACE.search(words) is not None and all(_PLACED.match(part.words) for part in parts)


def _continued(text: str, whole: Count, counts: Sequence[Count], sentence: Span) -> Iterator[Breakdown]:
    """The only count of a sentence as a whole, with its parts at the beginning of the next one."""
    before = text[whole.span.end : sentence.start]
    if "\n" in before or _OF_THEM.fullmatch(text, sentence.start, counts[0].start) is None:
        return
    parts = list_of(text, counts, sentence.end, loose=False)
    if len(parts) > 1:
        words = before.partition(".")[0]
        yield Breakdown(Part(whole, words), parts, Tie.SELECTION)


def list_of(text: str, counts: Sequence[Count], end: int, *, loose: bool) -> tuple[Part, ...]:
    """The parts of a list that begins with the first count; none if some element of it isn't counted. A loose one needs no “and”."""
    parts: list[Part] = []
    joint = ""
    for count, following in pairwise(counts):
        match = _GAP.fullmatch(text, count.span.end, following.start)
        if match is None:
            break
        parts.append(Part(count, match["words"]))
        joint = match["joint"]
    last = counts[len(parts)]
    tail = _TAIL.match(text, last.span.end, end)
    words = tail[0] if tail else ""
    if _MORE.search(f"{words} ") or _MORE.match(text, last.span.end + len(words), end):
        return ()
    if not (loose or joint.strip(" ,;")):
        return ()
    return (*parts, Part(last, words))


def _before(text: str, counts: Sequence[Count]) -> Iterator[Breakdown]:
    """A whole, which is the last of the counts, with its parts before it: “…, 12 in all”."""
    if len(counts) < 3:
        return
    whole = counts[-1]
    intro = _A_TOTAL.search(text, max(counts[-2].span.end, whole.start - _LONGEST_TOTAL), whole.start)
    closed = _IN_ALL.match(text, whole.span.end)
    if intro is None or not (closed or "total" in intro[0] or "al" in intro[0]):
        return
    words = text[counts[-2].span.end : intro.start()]
    parts, joints = [Part(counts[-2], words)], ""
    if _TAIL.fullmatch(words) is None:
        return
    for count, following in zip(reversed(counts[:-2]), reversed(counts[1:-1]), strict=True):
        match = _GAP_BEFORE_TOTAL.fullmatch(text, count.span.end, following.start)
        if match is None:
            break
        parts.append(Part(count, match["words"]))
        joints = joints or match["joint"]
    if len(parts) > 1 and joints.strip(" ,;"):
        yield Breakdown(Part(whole, closed[0] if closed else ""), tuple(reversed(parts)), Tie.LIST)


def is_open(folded: str, breakdown: Breakdown, lead: int = _BEFORE) -> bool:
    """Whether a word or a rough figure leaves the sum open; ``lead`` is how far before the first figure the word may stand."""
    counts = [breakdown.whole.counted, *(part.counted for part in breakdown.parts)]
    signs = {count.sign for count in counts[1:]}
    if any(count.rough for count in counts) or len(signs) > 1 or not signs <= {counts[0].sign, ""}:
        return True
    near = breakdown.parts if breakdown.tie is Tie.EARLIER else (breakdown.whole, *breakdown.parts)
    start = min(part.counted.start for part in near)
    end = max(part.counted.span.end + len(part.words) for part in near)
    first = start if breakdown.tie is Tie.EARLIER else max(0, start - lead)
    return _OPEN.search(folded, first, end) is not None
