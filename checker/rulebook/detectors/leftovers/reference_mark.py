"""Numbers of footnotes, and labels of pictures, in square brackets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ("[",)
_NUMBER = pattern(
    r"(?<=[a-z0-9.,;”\"’)])(?P<blank> ?)\[(?P<number>[1-9]\d{0,2}|citation needed|note \d{1,2})\](?![(:\[\w])"
)
_AFTER_BLANK = frozenset(" .,;)\n")
_LABEL = pattern(
    r"\[(?:[Ss]ee all images|[Pp]hotos?|[Vv]ideos?|[Ii]mages?|[Pp]ictures?|[Ii]nfographic|VIDEO|PHOTOS?)\] ?(?!\()"
)
_NOTE = pattern(
    r"(?:(?<![^\n])|(?<=\S )|(?<=\\))\[(?P<number>\d{1,3})\]:? {0,3}(?:[A-Z“\"]|[a-z]{1,12} ?[A-Z]|https?:|www\.)"
)
_BRACKETED = pattern(r"\[(\d{1,3})\]")
_LEAST = 2


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A number after a blank may be anything; two are references. Where the text has a list of them, they lead somewhere."""
    noted = _noted(facts.text)
    numbers = [match for match in _NUMBER.finditer(facts.text) if match["number"] not in noted]
    several = len(numbers) >= _LEAST
    for match in numbers:
        loose = bool(match["blank"]) and match["number"].isdigit()
        follows = facts.text[match.end() : match.end() + 1] or " "
        if not loose or (several and follows in _AFTER_BLANK):
            yield _mark(Span(match.end("blank"), match.end()), match.start())
    for match in _LABEL.finditer(facts.text):
        yield _mark(Span(*match.span()), match.start())


def _mark(span: Span, start: int) -> Mark:
    """Cuts the mark with the blank before it."""
    return Mark(span, suggestions=(Suggestion("cut it", (Edit(Span(start, span.end), ""),)),))


def _noted(text: str) -> frozenset[str]:
    """The numbers that stand again before a title or an address: the note they lead to."""
    written = Counter(_BRACKETED.findall(text))
    return frozenset(note["number"] for note in _NOTE.finditer(text) if written[note["number"]] > 1)
