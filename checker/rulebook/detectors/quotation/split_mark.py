"""Two single quotation marks in place of a double one: “We stay,’’ she said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("''", "``")
# A pair closes behind a word or a mark, and opens before a word. After a figure it means inches, but not in a quotation that a pair opened.
_SIGN = pattern(
    r"(?P<double>[“”\"])|(?<![\s'‘’`])(?P<closes>’’|''|``|‘‘)(?![\w'‘’`])|(?<![\w'‘’`.,])(?P<opens>``|‘‘|’’|''|‚‚|,,)(?=[\w$£€](?!['’`]))"
)
_INNER = pattern(r"(?<!\w)[‘'](?=\w)")
_LEAST_WORDS = 3
# So many pairs, or several in a text without other marks, are its way to write quotations: one finding for all.
_MANY = 3


class _Pair(NamedTuple):
    """The places of two marks."""

    opens: Span
    closes: Span


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A single quotation may end where another mark stands: the pair has to close what a double mark or a pair opened."""
    pairs: list[_Pair] = []
    for opened, closed in _ends(facts):
        span = Span(closed, closed + 2)
        if facts.text[opened] not in '“"':
            pairs.append(_Pair(Span(opened, opened + 2), span))
        elif _is_quoted(facts.text[opened + 1 : closed]):
            yield Mark(span, suggestions=(replacement(span, "”" if facts.text[opened] == "“" else '"'),))
    if len(pairs) > 1 and (len(pairs) > _MANY or facts.characters.isdisjoint('“”"')):
        yield _mark(facts, "throughout", pairs)
    else:
        yield from (_mark(facts, "pair", [pair]) for pair in pairs)


def _ends(facts: Facts) -> Iterator[tuple[int, int]]:
    """The places where a double mark or a pair opens a quotation, each with the place of the pair that closes it."""
    for block in facts.paragraphs:
        opened: int | None = None
        for match in _SIGN.finditer(facts.text, *block.span):
            if match["double"]:
                opened = None if opened is not None or match[0] == "”" else match.start()
            elif match["opens"]:
                opened = match.start() if opened is None else opened
            elif opened is not None and not _are_inches(facts.text, opened, match.start()):
                yield opened, match.start()
                opened = None


def _are_inches(text: str, opened: int, at: int) -> bool:
    return text[at - 1].isdigit() and text[opened] in '“"'


def _is_quoted(words: str) -> bool:
    """“He sang ‘We stay’’: one of the two closes a single quotation."""
    return len(words.split()) >= _LEAST_WORDS and not _INNER.search(words)


def _mark(facts: Facts, case: str, pairs: list[_Pair]) -> Mark:
    first, last = "“”" if facts.characters & set("“’") else '""'
    edits = tuple(edit for pair in pairs for edit in (Edit(pair.opens, first), Edit(pair.closes, last)))
    also = (pairs[0].closes,) if case == "pair" else ()
    return Mark(pairs[0].opens, case, suggestions=(Suggestion(f"{first} … {last}", edits),), also=also)
