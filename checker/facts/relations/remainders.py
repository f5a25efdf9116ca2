"""What is left of a whole after its parts: “Of the 40 beds, 25 are new. The other 20 …”, “… and the remaining €2 million …”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.base.patterns import pattern
from checker.facts.figures.counts import Count
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.breakdowns import Breakdown, Part, Tie
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_REST = pattern(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) (?:remaining|other|(?:rest|remainder)(?: \(|,(?: or| some)?)|(?:rest|remainder) of) ?(?:the )?\Z"
)
_MORE = pattern(r"\b(?:[Aa]nother|[Aa] further) \Z")
_OF_WHOLE = pattern(
    r"\b[Oo]f (?:all |all of )?(?:the|its|their|his|her|these|those|our) (?:[\w’'-]{2,20}’?'?s |total |first |[a-z]{3,12} )?\Z"
)
_OUT_OF = pattern(r" (?:out )?of (?:the|its|their|his|her|our|those|these|all) (?:the )?(?:total )?\Z")
_OF_THEM = pattern(r" of (?:them|these|those)\b")
# Then the figures overlap, or others lie between them.
_OVERLAP = pattern(
    r"\b(?:including|include[sd]?|among|of which|of whom|some of|at least|up to|more|also|both|apart|besides|except|until|since|each|every|per|or)\b|[;\n]"
)
_ONE_MORE = pattern(r"(?:,|\band|\bwhile) one (?:is|was|were|had|has|of)\b")
_SUMMED = frozenset({FigureType.COUNT, FigureType.MONEY, FigureType.MEASURE})
_TIMES = frozenset(
    {"year", "years", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "time", "times"}
)
_REACH, _WIDEST, _MOST_PARTS = 40, 320, 5


def find_remainders(text: str, figures: Sequence[Figure], segments: Segments) -> Iterator[Breakdown]:
    """The wholes whose parts and remainder are named in one sentence or in two in a row; they may fit or not."""
    summed = [one for one in figures if one.type in _SUMMED and one.counted not in _TIMES]
    for at, rest in enumerate(summed):
        before = text[max(0, rest.span.start - _REACH) : rest.span.start]
        last, more = _REST.search(before), _MORE.search(before)
        if (last is None and more is None) or rest.bound or _goes_on(text, summed[at:], segments):
            continue
        here = _sentences_before(summed[:at], rest, segments)
        found = _of_whole(text, here, rest) if last else _of_them(text, here, rest)
        if found is not None:
            yield found


def _sentences_before(summed: Sequence[Figure], rest: Figure, segments: Segments) -> Sequence[Figure]:
    """Those from the beginning of the second sentence before."""
    index = segments.index_at(rest.span.start)
    start = max(segments[max(0, index - 2)].span.start, rest.span.start - _WIDEST)
    return starting_in(summed, start, rest.span.start)


def _goes_on(text: str, summed: Sequence[Figure], segments: Segments) -> bool:
    """Whether the sentence names further parts behind the remainder: “the other two are farmers, and one is a priest”."""
    segment = segments.at(summed[0].span.start)
    end = segment.span.end if segment else summed[0].span.end
    further = len(summed) > 1 and summed[1].span.start < end and not summed[1].noun
    return further or _ONE_MORE.search(text, summed[0].span.end, end) is not None


def _of_whole(text: str, here: Sequence[Figure], rest: Figure) -> Breakdown | None:
    """With a whole that “of the” names: all figures from there to the remainder must be its parts."""
    for at in range(len(here) - 1, -1, -1):
        whole = here[at]
        start = max(0, whole.span.start - _REACH)
        parts = list(here[at + 1 :])
        if at and _OUT_OF.fullmatch(text, here[at - 1].span.end, whole.span.start):
            parts.insert(0, here[at - 1])
        elif not _OF_WHOLE.search(text, start, whole.span.start):
            continue
        if not 0 < len(parts) <= _MOST_PARTS or not all(_is_part(one, whole, rest) for one in [*parts, rest]):
            return None
        overlap = _OVERLAP.search(text, min(whole.span.end, parts[0].span.end), rest.span.start)
        return None if overlap else _breakdown(text, whole, [*parts, rest])
    return None


def _of_them(text: str, here: Sequence[Figure], rest: Figure) -> Breakdown | None:
    """“214 people were aboard; 187 of them were saved. Another 37 …”: only if these are more than the whole."""
    if len(here) < 2 or rest.noun or not _OF_THEM.match(text, here[-1].span.end):
        return None
    whole, part = here[-2], here[-1]
    if not _is_part(part, whole, rest) or not _is_part(rest, whole, rest) or part.value + rest.value <= whole.value:
        return None
    return _breakdown(text, whole, [part, rest])


def _is_part(one: Figure, whole: Figure, rest: Figure) -> bool:
    if one.bound or whole.bound or not 0 < one.value < whole.value:
        return False
    if whole.type is FigureType.MONEY and one.magnitude != whole.magnitude:
        return False
    # “Of the 9.8 billion roubles, 4.9 billion …” names the currency once.
    elliptic = one.type is FigureType.COUNT and bool(one.magnitude) and not one.noun
    if one.type is not whole.type and not elliptic:
        return False
    return one.unit in ("", whole.unit) and one.noun in ("", whole.noun, rest.noun)


def _breakdown(text: str, whole: Figure, parts: Sequence[Figure]) -> Breakdown:
    counts = tuple(Part(Count.of(text, one), "") for one in parts)
    return Breakdown(Part(Count.of(text, whole), ""), counts, Tie.EARLIER)
