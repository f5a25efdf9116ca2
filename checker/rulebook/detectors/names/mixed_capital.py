"""One body with a capital and without: “the Ministry”, “the ministry”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

NEEDS = ("the ",)
_BODY = pattern(
    r"\b[Tt]he (?P<word>[A-Za-z][a-z]{3,14})\b(?!['’-][A-Za-z]|[’']s [A-Z]|,? (?:of|for|and|to [A-Z]|on (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]|[A-Z]|\d))"
)
_MOST = 12


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In running text; what somebody says or a longer name has is left alone. One question for each body."""
    bodies = facts.resources.words("capital_bodies")
    capital: dict[str, list[Span]] = defaultdict(list)
    small: dict[str, Span] = {}
    for match in _BODY.finditer(facts.spaced):
        word, span = match["word"].lower(), Span(*match.span())
        if word not in bodies or not _is_plain(facts, span):
            continue
        if match["word"][0].isupper():
            capital[word].append(span)
        else:
            small.setdefault(word, span)
    for word, places in capital.items():
        if word in small and len(places) <= _MOST:
            yield Mark(
                places[0],
                fields={"other": small[word].text(facts.text)},
                suggestions=_answers(facts, places[0]),
                also=tuple(places[1:]),
            )


def _answers(facts: Facts, span: Span) -> tuple[Suggestion, ...]:
    words = span.text(facts.text)
    return (replacement(span, f"{words[:4]}{words[4:].lower()}"),)


def _is_plain(facts: Facts, span: Span) -> bool:
    if not facts.document.blocks or facts.document_block_at(span.start).kind is not BlockKind.PARAGRAPH:
        return False
    return facts.quoted.touching(span) is None
