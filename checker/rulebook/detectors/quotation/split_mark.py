"""Two single quotation marks in place of a double one: “We stay,’’ she said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("''",)
# A pair closes behind a word or a mark, and opens before a word. After a figure it means inches.
_SIGN = pattern(
    r"(?P<double>[“”\"])|(?<![\s\d'‘’])(?P<closes>’’|'')(?![\w'‘’])|(?<![\w'‘’.,])(?P<opens>‘‘|’’|'')(?=[A-Z])"
)
_INNER = pattern(r"(?<!\w)[‘'](?=\w)")
_LEAST_WORDS = 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A single quotation may end where another mark stands: the pair has to close what a double mark or a pair opened."""
    for block in facts.paragraphs:
        opened: int | None = None
        for match in _SIGN.finditer(facts.text, *block.span):
            if match["double"]:
                opened = None if opened is not None or match[0] == "”" else match.start()
            elif match["opens"]:
                opened = match.start() if opened is None else opened
            elif opened is not None:
                mark = _mark(facts, opened, match.start())
                if mark is not None:
                    yield mark
                opened = None


def _mark(facts: Facts, opened: int, at: int) -> Mark | None:
    """The pair that closes; with the one that opens, if that is one too."""
    text, span = facts.text, Span(at, at + 2)
    words = text[opened + (1 if text[opened] in '“"' else 2) : at]
    # “He sang ‘We stay’’: one of the two closes a single quotation.
    if len(words.split()) < _LEAST_WORDS or _INNER.search(words):
        return None
    if text[opened] in '“"':
        return Mark(span, suggestions=(replacement(span, "”" if text[opened] == "“" else '"'),))
    first, last = "“”" if "“" in facts.characters or text[at] == "’" else '""'
    edits = (Edit(Span(opened, opened + 2), first), Edit(span, last))
    return Mark(Span(opened, opened + 2), "pair", suggestions=(Suggestion(f"{first} … {last}", edits),), also=(span,))
