"""A share in percent that its own figures contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.numbers import FIGURE, Number, differs, plain, read_number, share_range
from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, Related, replacement
from checker.model.span import Span

_PERCENT = r"(?P<p>\d{1,3}(?:\.\d)?) ?(?:%|percent|per cent)"
_OF = pattern(
    rf"(?<![\w.,$€£])(?P<part>{FIGURE}) of (?:the |its |all |their )?(?P<whole>{FIGURE})(?: [a-z-]{{2,20}}){{1,4}}(?:,? or | \(){_PERCENT}"
)
_OF_COST = pattern(
    rf"(?P<sign>[$€£]?)(?<![\d.,])(?P<part>{FIGURE})(?: (?P<unit>[a-z]{{3,10}}))?,? or {_PERCENT} of (?:the (?:cost|total|price|sum|damage|bill|budget)|it|that)\b"
)
_COST = r"(?:costs?|cost of|total(?:ling| of)?|put at|worth|price of|estimated at|budget of)"
_OF_VOTES = pattern(rf"{_PERCENT} of the (?P<whole>{FIGURE}) (?:valid |eligible )?(?:votes|ballots|seats)")
_NEAR = 420


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """“n of m, or p percent”; “n, or p percent of the cost” with the cost before; “p percent of the m votes” with two counts that make m before."""
    for match in _OF.finditer(facts.text):
        yield from _compared(
            match, Span(*match.span("part")), match["part"], Span(*match.span("whole")), match["whole"]
        )
    for match in _OF_COST.finditer(facts.text):
        before, at = _before(facts, match.start())
        unit = re.escape(match["unit"] or "")
        wholes = list(
            re.finditer(
                rf"\b{_COST} {re.escape(match['sign'])}(?P<whole>{FIGURE})" + (rf" {unit}\b" if unit else ""), before
            )
        )
        if wholes:
            whole = wholes[-1]
            yield from _compared(
                match,
                Span(*match.span("part")),
                match["part"],
                Span(at + whole.start("whole"), at + whole.end("whole")),
                whole["whole"],
            )
    for match in _OF_VOTES.finditer(facts.text):
        yield from _voted(facts, match)


def _before(facts: Facts, at: int) -> tuple[str, int]:
    start = max(0, at - _NEAR)
    return facts.text[start:at], start


def _voted(facts: Facts, match: re.Match[str]) -> Iterator[Mark]:
    """The two counts that make the whole are the proof that the share is of one of them; the winner's is named first."""
    before, at = _before(facts, match.start())
    whole = read_number(match["whole"]).value
    counts = [(m, _count(m[0])) for m in re.finditer(r"(?<![\w.,])\d{1,3}(?:[,.]\d{3}){1,2}(?![\w,]|\.\d)", before)]
    for number, (first, one) in enumerate(counts):
        for _, two in counts[number + 1 :]:
            if one.value + two.value == whole:
                stated = read_number(match["p"])
                if all(differs(stated, *share_range(part, read_number(match["whole"]))) for part in (one, two)):
                    yield from _compared(
                        match,
                        Span(at + first.start(), at + first.end()),
                        str(one.value),
                        Span(*match.span("whole")),
                        match["whole"],
                    )
                return


def _count(text: str) -> Number:
    return read_number(text.replace(".", ","))


def _compared(
    match: re.Match[str], part_span: Span, part_text: str, whole_span: Span, whole_text: str
) -> Iterator[Mark]:
    part, whole, stated = read_number(part_text), read_number(whole_text), read_number(match["p"])
    if whole.low <= 0 or part.value > whole.value or not differs(stated, *share_range(part, whole)):
        return
    span = Span(*match.span("p"))
    right = plain(100 * part.value / whole.value, match["p"])
    fields = {
        "stated": match["p"],
        "part": plain(part.value, part_text) if not part_text[-1].isalpha() else part_text,
        "whole": whole_text,
        "right": right,
    }
    yield Mark(
        span,
        fields=fields,
        suggestions=(replacement(span, right),),
        related=(Related(part_span, "the part"), Related(whole_span, "the whole")),
    )
