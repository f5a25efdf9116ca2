"""Shares in percent of a whole that the text names: “$640 million, or 40 percent of its budget of $1.6 billion”, “5 percent of the fee, or $2 million”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.base.patterns import pattern
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.figures.numbers import HEDGE, differs, share_range
from checker.facts.relations.relations import Relation, RelationKind
from checker.facts.relations.shares import Share, in_percent
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_DETERMINER = r"(?:the|its|their|his|her|a|an|all|all the|this|that|the whole)"
_PERCENT = r" ?(?:%|per ?cent)"
_NOUNS = r"(?: (?!and\b|but\b|while\b)[\w’'-]{1,20}){0,5}?"
# From the part to its share.
_RESTATED = pattern(
    rf"{_NOUNS}(?:,? or |,? i\.e\.,? |,? (?:that|which) is,? |,? which (?:makes|made|was|equals|represents|corresponds to) |,? equal to |,? equivalent to "
    rf"|,? (?:representing|making up|accounting for) | \(|, | [–—] | (?:is|was|are|were|makes|made up|represents|represented|accounts for|accounted for) ){HEDGE}"
)
# From the share to the part: “5 percent of the fee, or $2 million”.
_RESTATED_BEHIND = pattern(rf"(?:,? (?:or|that is,?|i\.e\.,?|which is|equal to)| \(|,)(?: |(?<=\()){HEDGE}")
_WORD = r"(?!(?:for|in|at|from|to|by|with|after|and|or|over|on|than)\b)[\w’'-]{1,20}"
_WHOLE = rf" of {_DETERMINER}(?: {_WORD}){{0,5}} (?:(?:worth|totalling|totaling|a total of) )?{HEDGE}"
_NOUN = rf" of (?:(?P<it>it|that)|{_DETERMINER} (?:{_WORD} ){{0,2}}?(?P<noun>[a-z]{{3,20}})|(?P<bare>revenues?|sales|turnover|output|spending))(?=[,.;)]|\Z)"
# In digits the sign belongs to the figure; a fraction in words has none.
_OF_WHOLE, _OF_WHOLE_IN_WORDS = pattern(rf"{_PERCENT}{_WHOLE}"), pattern(_WHOLE)
_OF_NOUN, _OF_NOUN_IN_WORDS = pattern(rf"{_PERCENT}{_NOUN}"), pattern(_NOUN)
_OF_THEM = pattern(rf"(?:{_PERCENT})? of (?:them|these|those)(?=[,.;)]|\Z)")
_OR_PART = pattern(rf"[^.;\d\n]{{1,70}}, (?:or|that is|i\.e\.),? {HEDGE}")
_GENERAL = frozenset({"sum", "amount", "money", "total", "whole"})
_NAMED_BEFORE = frozenset({"sum", "amount", "money"})
SHARES = (FigureType.SHARE, FigureType.CHANGE)
"""“Made up 20 percent” looks like a change."""
_WORDS = pattern(r"[A-Za-z]{3,20}")
_OF_COST = pattern(
    r"(?: [a-z]{3,10})? (?:of|towards?) (?:the|its|their|this|that) (?:(?:total|whole|full|estimated|planned) )?(?P<noun>costs?|price|fee|sum|amount|money|total|bill|damage|damages|investment|budget|loan|debt|fine|prize)(?:,? or|,? that is|,? i\.e\.|,| \() ?(?:about |some |nearly |almost |around )?"
)
_ENDS = pattern(r" ?(?:%|per ?cent)(?! of\b| more\b| less\b| higher\b)")
_FEW = 3
_WIDEST, _BEFORE, _BEHIND, _FAR, _MOST = 60, 60, 16, 1500, 4
_OTHER_TIME = pattern(
    r"\b(?:last|next|previous|this|coming) (?:year|month|quarter|season|week)|\b(?:19|20)\d\d\b|\ba (?:year|month|week|day)\b"
)


class _Finder:
    """Looks for the whole of a share in one text."""

    def __init__(self, text: str, figures: Sequence[Figure], relations: Sequence[Relation], segments: Segments) -> None:
        self._text, self._figures, self._segments = text, figures, segments
        # “Revenue rose to 540 million from 480 million”: the revenue is the greater.
        self._past = {one.figures[0] for one in relations if one.kind is RelationKind.CHANGE}

    def share(self, at: int) -> Share | None:
        """The share in percent at an index of the figures, with its part and its whole."""
        percent, text = self._figures[at], self._text
        before = self._figures[at - 1] if at else None
        after = self._figures[at + 1] if at + 1 < len(self._figures) else None
        restated = before if before is not None and self._is_joined(before, percent) else None
        of_whole = _OF_WHOLE if percent.unit else _OF_WHOLE_IN_WORDS
        if after is not None and self._is_near(percent, after) and of_whole.fullmatch(text, percent.span.end, after.span.start):  # fmt: skip
            if restated is not None and may_be_whole(restated, after):
                return Share(in_percent(percent), restated, after)
            return self._restated_behind(at, percent, after)
        if before is not None and percent.unit and (cost := self._of_cost(percent, before)) is not None:
            return Share(percent, before, cost)
        if restated is not None and _OF_THEM.match(text, percent.span.end):
            return self._of_them(percent, restated)
        return self._of_noun(in_percent(percent), restated, after)

    def _of_noun(self, percent: Figure, restated: Figure | None, after: Figure | None) -> Share | None:
        """“$640 million, or 40 percent of its budget”, “5 percent of the fee, or $2 million”: what the noun stands for is said before."""
        shape = _OF_NOUN if percent.unit else _OF_NOUN_IN_WORDS
        named = shape.match(self._text, percent.span.end)
        if named is None or _OTHER_TIME.search(self._text, percent.span.start, named.end()):
            return None
        part = restated
        if part is None and after is not None and _RESTATED_BEHIND.fullmatch(self._text, named.end(), after.span.start):
            part = after
        if part is None or not part.is_amount or part.is_one_sided:
            return None
        whole = self._whole(percent, part, named["noun"] or named["bare"] or "")
        return Share(percent, part, whole) if whole is not None else None

    def _restated_behind(self, at: int, percent: Figure, whole: Figure) -> Share | None:
        """“92 percent of the 1,300 members had voted for it, or 1,196 people”."""
        part = self._figures[at + 2] if at + 2 < len(self._figures) else None
        if part is None or part.type is not whole.type or part.unit != whole.unit or part.is_one_sided:
            return None
        gap = part.span.start - whole.span.end
        if gap > 2 * _WIDEST or _OR_PART.fullmatch(self._text, whole.span.end, part.span.start) is None:
            return None
        return Share(in_percent(percent), part, whole)

    def _of_them(self, percent: Figure, part: Figure) -> Share | None:
        """“Of the airline’s 80 routes, 64 will remain; 16, or a fifth of them, …”."""
        segment = self._segments.at(part.span.start)
        start = segment.span.start if segment else part.span.start
        here = [one for one in self._earlier(part.span.start) if one.span.start >= start and may_be_whole(part, one)]
        share = in_percent(percent)
        if not here or not here[0].noun or here[0].value < part.value or any(fits(share, part, one) for one in here):
            return None
        return Share(share, part, here[0])

    def _of_cost(self, percent: Figure, part: Figure) -> Figure | None:
        """What the cost is in “€390 million of the cost, or 40 percent”: the one amount that the text has, or the first of a few."""
        match = _OF_COST.fullmatch(self._text, part.span.end, percent.span.start)
        if match is None or part.type is not FigureType.MONEY or not _ENDS.match(self._text, percent.span.end):
            return None
        here = [one for one in self._earlier(part.span.start) if one is not part and may_be_whole(part, one)]
        stated = [one for one in here if self._is_stated(one, match["noun"])] or here
        wholes = [one for one in stated if one.value >= part.value]
        if any(fits(percent, part, one) for one in here) or not wholes or len({one.value for one in wholes}) > _FEW:
            return None
        return wholes[0]

    def _is_near(self, one: Figure, other: Figure) -> bool:
        between = self._text[one.span.end : other.span.start]
        return len(between) <= 2 * _WIDEST and "\n" not in between

    def _is_joined(self, part: Figure, percent: Figure) -> bool:
        gap = percent.span.start - part.span.end
        return gap <= _WIDEST and _RESTATED.fullmatch(self._text, part.span.end, percent.span.start) is not None

    def _whole(self, percent: Figure, part: Figure, noun: str) -> Figure | None:
        """What “the revenue” or “the sum” was before; None if nothing was, or too much, or one of these gives the stated share."""
        start = min(percent.span.start, part.span.start)
        here = [one for one in self._earlier(start) if one is not part and may_be_whole(part, one)]
        if any(fits(percent, part, one) for one in here):
            return None
        if noun and noun not in _GENERAL:
            stated = [one for one in here if self._is_stated(one, noun)]
        else:
            sentence = self._segments.index_at(start)
            stated = [one for one in here if self._segments.index_at(one.span.start) >= sentence - (2 if noun else 1)]
            stated = stated or (
                here[:1] if noun in _NAMED_BEFORE else here if noun and len({one.value for one in here}) == 1 else []
            )
        if not stated and part.type is FigureType.MEASURE and self._text[start - 1 : start] != "(":
            sentence = self._segments.index_at(start)
            stated = [one for one in here if self._segments.index_at(one.span.start) >= sentence - 1]
        stated = [one for one in stated if one.value >= part.value]
        values = {one.value for one in stated}
        return stated[-1] if stated and len(values) <= _MOST else None

    def _earlier(self, end: int) -> Sequence[Figure]:
        return [
            one
            for one in starting_in(self._figures, max(0, end - _FAR), end)
            if one.is_amount and not one.is_one_sided and one not in self._past
        ]

    def _is_stated(self, figure: Figure, noun: str) -> bool:
        """Whether the noun stands before a figure in its sentence, or right behind it."""
        segment = self._segments.at(figure.span.start)
        start, end = max(segment.span.start if segment else 0, figure.span.start - _BEFORE), figure.span.end
        words = _WORDS.findall(self._text, start, figure.span.start) + _WORDS.findall(self._text, end, end + _BEHIND)
        return noun in (word.lower() for word in words)


def find_named_shares(
    text: str, figures: Sequence[Figure], relations: Sequence[Relation], segments: Segments
) -> Iterator[Share]:
    """Find those whose whole doesn't give the stated share. A share of another time is left out."""
    finder = _Finder(text, figures, relations, segments)
    for at, percent in enumerate(figures):
        if percent.type in SHARES and (percent.unit or percent.form == "words") and not percent.is_one_sided:
            share = finder.share(at)
            if share is not None:
                yield share


def may_be_whole(part: Figure, whole: Figure) -> bool:
    """Whether one may be part of the other."""
    if not part.is_amount or part.type is not whole.type or whole.value <= 0 or part.value <= 0:
        return False
    return part.unit == whole.unit and (not part.noun or not whole.noun or part.noun == whole.noun)


def fits(percent: Figure, part: Figure, whole: Figure) -> bool:
    """Whether the part is the stated share of the whole, as far as their rounding says."""
    return not differs(percent.number, *share_range(part.number, whole.number))
