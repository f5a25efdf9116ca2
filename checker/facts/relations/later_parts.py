"""Parts whose whole stands in an earlier sentence: “The dead are nine women and five men”, “Of the fee, €40 million …”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.figures.counts import Count
from checker.facts.figures.kinds import FigureType
from checker.facts.figures.ledger import Figure
from checker.facts.relations.breakdowns import Breakdown, Part, Tie, is_open, list_of
from checker.facts.relations.tolls import Toll
from checker.facts.text.segments import Segments
from checker.facts.text.spans import starting_in

_KINDS = {"dead": "dead", "deceased": "dead", "killed": "dead", "fatalities": "dead", "injured": "hurt", "wounded": "hurt", "missing": "missing"}  # fmt: skip
_TOLD = pattern(
    rf"(?:The (?P<are>{'|'.join(_KINDS)}|victims) (?:are|were)|Of the (?P<of>{'|'.join(_KINDS)}),)(?: all)? "
)
_OF_SUM = pattern(r"Of (?:(?:the|this|that|its|his|her|their) (?:[a-z-]{3,15} )?[a-z]{3,15}|it|this|that), ")
_SUBJECT = pattern(
    r"(?: (?!and )[a-z]{2,12})?(?:, or [^,\d]{2,24},)?(?:,? and|[,;]|(?<=,)) (?:in |from |for )?(?:the )?[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2}(?: (?:another|with|for))? "
)
_MORE_THAN = Decimal("1.25")
_JOBS = frozenset({"jobs", "posts", "people", "workers", "employees", "staff", "victims", "dead", "arrests", "members"})
_OTHERS = pattern(r"\b(?:also|another|other|others|more|further|in addition|besides|as well|separately)\b")
_DOUBLE = Decimal("1.5")
_COMPLETE = 3
_OF_THEM = pattern(r" of (?:them|these|those|the \w{3,15})\b")
_ELEMENT = pattern(r"[^,;:()–—]{1,60}(?:,|;|,? and) (?:the (?:other|remaining) )?")
_IN_PLACE = pattern(r"(?: (?:were|was|died|came|are))? (?:in|from|at|on) ")
_APPOSED = pattern(r"\b(?:[Tt]he|[Tt]hese|[Aa]ll(?: the)?) (?P<noun>[a-z]{4,15})(?:, | – | — | \()\Z")
_SEXES = (frozenset({"men", "women", "boys", "girls"}), frozenset({"adults", "children"}), frozenset({"men", "women", "children"}), frozenset({"soldiers", "civilians"}))  # fmt: skip
_OF_JOBS = pattern(
    r" of (?:its|their|the|his|her|our) (?:about |some |nearly |almost )?[\d,]{2,9} (?:[a-z]{3,12} )?(?P<noun>[a-z]{4,12})\b"
)
_OUT_OF = pattern(r" of (?:the|its|their|his|her|our|those|these) (?:[a-z-]{3,20} )?")
_AND_THEN = pattern(r"(?P<words> [^.;:!?\d\n]{4,110}?)(?:,? and |,? while |, |,? but )(?:the (?:other|remaining) )?")
# Nobody does two of these.
_VOTED = pattern(
    r" (?:(?:of them|members|judges|people) )?(?:(?:had|have|were|was) )?(?:voted|wanted|favou?red|backed|supported|opposed|abstained|rejected|dissented|preferred|against|in favou?r|died|survived|passed|failed|fled|stayed|accepted|declined|agreed|refused|(?:in|at|from|on) [A-Z])\b|(?<=[a-z]) (?:voted|wanted|favou?red|backed|supported|opposed|rejected|died|survived|passed|failed|accepted|agreed) "
)
_FAR, _BEFORE, _FIRST = 1500, 50, 40


class LaterParts:
    """Looks through one text."""

    def __init__(
        self, text: str, counts: Sequence[Count], figures: Sequence[Figure], tolls: Sequence[Toll], segments: Segments
    ) -> None:
        self._text, self._counts, self._tolls, self._segments = text, counts, tolls, segments
        self._all = figures
        self._values = {count.number.value for count in counts}
        self._figures = {figure.span.start: figure for figure in figures}
        self._by_start = {count.start: count for count in counts}

    def find(self, folded: str) -> Iterator[Breakdown]:
        """The parts with a whole that they don't make: more than it, or all that the text names."""
        for index, segment in enumerate(self._segments):
            here = starting_in(self._counts, *segment.span)
            among = self._of_them(index) or self._of_people(index) or self._out_of(index) or self._apposed(index)
            if among is not None and not is_open(folded, among):
                yield among
            if len(here) < 2:
                continue
            for found in (self._of_toll(here, index), self._of_sum(here, index), self._of_subjects(here, index)):
                if found is not None and not is_open(folded, found):
                    yield found

    def _of_toll(self, here: Sequence[Count], index: int) -> Breakdown | None:
        start, end = self._segments[index].span
        match = _TOLD.match(self._text, start)
        if match is None or here[0].start != match.end():
            return None
        kind = _KINDS.get(match["are"] or match["of"], "dead")
        tolls = [toll.figure for toll in starting_in(self._tolls, 0, start)[:_FIRST] if toll.kind == kind]
        parts = list_of(self._text, here, end, loose=False)
        if len(parts) < 2 or not tolls or _total(parts) in self._values:
            return None
        whole = self._by_start.get(tolls[0].span.start)
        places = all(_IN_PLACE.match(part.words) for part in parts)
        least = bool(match["are"]) or places or len(parts) >= _COMPLETE
        if whole is None or not (least or _total(parts) > whole.number.value):
            return None
        return Breakdown(Part(whole, ""), parts, Tie.EARLIER)

    def _of_them(self, index: int) -> Breakdown | None:
        """“Thirty of them will be built in May, 40 in June and 30 in July”: more than there are."""
        start, end = self._segments[index].span
        here = [one for one in starting_in(self._all, start, end) if one.type is not FigureType.YEAR]
        if len(here) >= _COMPLETE and here[0].noun and _OF_THEM.match(self._text, here[1].span.end):
            return self._of_whole(here)
        if len(here) < _COMPLETE or not _OF_THEM.match(self._text, here[0].span.end):
            return None
        gaps = [self._text[one.span.end : other.span.start] for one, other in pairwise(here)]
        exact = all(
            one.type is FigureType.COUNT and not (one.unit or one.noun or one.bound or one.magnitude) for one in here
        )
        if not exact or not all(map(_ELEMENT.fullmatch, gaps)) or " and " not in gaps[-1]:
            return None
        total = sum((one.value for one in here), Decimal(0))
        near = self._segments[max(0, index - 2)].span.start
        words = self._text[near:start].lower()
        before = [
            one
            for one in starting_in(self._counts, max(0, start - 2 * _FAR), start)
            if not one.rough and self._noun(one) and self._noun(one) in words
        ]
        if not before or any(one.number.value >= total for one in before):
            return None
        whole = max(before, key=lambda one: one.number.value)
        if total > whole.number.value * _MORE_THAN:
            return None
        return Breakdown(Part(whole, ""), self._parts(here), Tie.EARLIER)

    def _apposed(self, index: int) -> Breakdown | None:
        """“The pupils, 41 girls and 24 boys, …”: not the pupils that the text has counted."""
        start, end = self._segments[index].span
        here = starting_in(self._counts, start, end)
        found = _APPOSED.search(self._text, max(0, here[0].start - _FIRST), here[0].start) if len(here) > 1 else None
        parts = list_of(self._text, here, end, loose=False) if found else ()
        nouns = {self._noun(part.counted) for part in parts}
        if found is None or len(parts) != len(nouns) or not any(nouns <= sexes for sexes in _SEXES) or len(parts) < 2:
            return None
        earlier = starting_in(self._counts, 0, start)
        wholes = [one for one in earlier if self._noun(one) == found["noun"] and not one.rough]
        if not wholes or _total(parts) in self._values or len({one.number.value for one in wholes}) > 1:
            return None
        far = abs(_total(parts) - wholes[0].number.value) > wholes[0].number.value / 4
        return None if far else Breakdown(Part(wholes[0], ""), parts, Tie.EARLIER)

    def _out_of(self, index: int) -> Breakdown | None:
        """“Seven of the nine members voted for it and three were against”: more than there are."""
        here = [one for one in starting_in(self._all, *self._segments[index].span) if one.type is FigureType.COUNT]
        for one, whole, other in zip(here, here[1:], here[2:], strict=False):
            bare = not (one.unit or other.unit or one.bound or other.bound or whole.bound) and other.noun in (
                "",
                whole.noun,
            )
            tied = _OUT_OF.fullmatch(self._text, one.span.end, whole.span.start)
            rest = _AND_THEN.fullmatch(self._text, whole.span.end, other.span.start)
            verb = _VOTED.match(self._text, other.span.end)
            count = self._by_start.get(whole.span.start)
            if not (bare and tied and rest and verb and count) or not _VOTED.search(rest["words"]):
                continue
            if one.value < whole.value < one.value + other.value:
                return Breakdown(Part(count, ""), self._parts([one, other]), Tie.EARLIER)
        return None

    def _of_people(self, index: int) -> Breakdown | None:
        """“The cuts hit 400 pilots, 350 guards and 400 clerks”: more than the jobs that the sentence before or the one before that speaks of."""
        start, end = self._segments[index].span
        here = starting_in(self._counts, start, end)
        parts = list_of(self._text, here, end, loose=False) if len(here) >= _COMPLETE else ()
        nouns = [self._noun(part.counted) for part in parts]
        if (
            len(parts) != len(here)
            or len(set(nouns)) < _COMPLETE
            or "" in nouns[:-1]
            or _OTHERS.search(self._text, start, end)
        ):
            return None
        total = _total(parts)
        first = self._segments[max(0, index - 2)].span.start
        wholes = [one for one in starting_in(self._counts, first, start) if self._counts_jobs(one) and not one.rough]
        if total in self._values:
            return None
        near = [one for one in wholes if one.number.value < total <= one.number.value * _MORE_THAN]
        return Breakdown(Part(near[-1], ""), parts, Tie.EARLIER) if near else None

    def _counts_jobs(self, one: Count) -> bool:
        """“1,050 jobs”, “1,050 of its 7,000 jobs”."""
        part = _OF_JOBS.match(self._text, one.span.end)
        return self._noun(one) in _JOBS or (part is not None and part["noun"] in _JOBS)

    def _of_whole(self, here: Sequence[Figure]) -> Breakdown | None:
        """“Nine people were hurt, six of them badly and four slightly”: more than the sentence says."""
        whole, *rest = here
        count = self._by_start.get(whole.span.start)
        gaps = [self._text[one.span.end : other.span.start] for one, other in pairwise(rest)]
        bare = all(one.type is FigureType.COUNT and not (one.unit or one.noun or one.bound) for one in rest)
        total = sum((one.value for one in rest), Decimal(0))
        joined = all(map(_ELEMENT.fullmatch, gaps)) and " and " in gaps[-1]
        if count is None or count.rough or not (bare and joined) or not whole.value < total <= whole.value * _DOUBLE:
            return None
        return Breakdown(Part(count, ""), self._parts(rest), Tie.EARLIER)

    def _parts(self, figures: Sequence[Figure]) -> tuple[Part, ...]:
        return tuple(Part(Count.of(self._text, one), "") for one in figures)

    def _of_sum(self, here: Sequence[Count], index: int) -> Breakdown | None:
        """“Of the money, …”: amounts that make more than the sum that was named."""
        start, end = self._segments[index].span
        match = _OF_SUM.match(self._text, start)
        if match is None or not here[0].start - match.end() <= _FAR:
            return None
        return self._too_much(list_of(self._text, here, end, loose=False), max(0, start - _FAR), start)

    def _of_subjects(self, here: Sequence[Count], index: int) -> Breakdown | None:
        """“Europe brought in 20 million euros, America 10 million and Asia 5 million”: more than the sentence before says."""
        gaps = [self._text[one.span.end : other.start] for one, other in pairwise(here)]
        first = next((at for at in range(len(gaps), 0, -1) if not _SUBJECT.fullmatch(gaps[at - 1])), 0)
        run = here[first:]
        if len(run) < _COMPLETE or not index or " and" not in gaps[-1]:
            return None
        parts, noun = tuple(Part(count, "") for count in run), self._noun(run[0])
        return self._of_noun(parts, noun) if noun else self._too_much(parts, *self._reach(index))

    def _of_noun(self, parts: tuple[Part, ...], noun: str) -> Breakdown | None:
        """“Litoral has 2,600 patients, Baixa 1,100 and Negra 700”: more than the patients that the text has spoken of."""
        total, start = _total(parts), parts[0].counted.start
        here = [
            one
            for one in starting_in(self._counts, max(0, start - 2 * _FAR), start)
            if self._counts_noun(one, noun) and not one.rough
        ]
        near = [one for one in here if one.number.value < total <= one.number.value * _MORE_THAN]
        if not near or total in self._values:
            return None
        return Breakdown(Part(near[-1], ""), parts, Tie.EARLIER)

    def _counts_noun(self, count: Count, noun: str) -> bool:
        """“4,200 patients”, “the number of patients rose to 4,200”."""
        figure = self._figures.get(count.start)
        if figure is None or figure.type is not FigureType.COUNT or figure.unit:
            return False
        before = self._text[max(0, count.start - _BEFORE) : count.start].rpartition(".")[2]
        return figure.noun == noun or (not figure.noun and f"number of {noun} " in before)

    def _noun(self, count: Count) -> str:
        figure = self._figures.get(count.start)
        return figure.noun if figure is not None and figure.type is FigureType.COUNT else ""

    def _reach(self, index: int) -> tuple[int, int]:
        """From the beginning of the sentence before to that of this one."""
        return self._segments[index - 1].span.start, self._segments[index].span.start

    def _too_much(self, parts: tuple[Part, ...], start: int, end: int) -> Breakdown | None:
        units = {self._unit(part.counted) for part in parts}
        total = _total(parts)
        if len(parts) < 2 or len(units) != 1 or "" in units:
            return None
        wholes = [one for one in starting_in(self._counts, start, end) if self._unit(one) in units and not one.rough]
        if total in self._values:
            return None
        near = [one for one in wholes if one.number.value < total <= one.number.value * _MORE_THAN]
        return Breakdown(Part(near[-1], ""), parts, Tie.EARLIER) if near else None

    def _unit(self, count: Count) -> str:
        """The currency of an amount of money; "" for others."""
        figure = self._figures.get(count.start)
        return figure.unit if figure is not None and figure.type is FigureType.MONEY else ""


def _total(parts: Sequence[Part]) -> Decimal:
    return sum((part.counted.number.value for part in parts), Decimal(0))
