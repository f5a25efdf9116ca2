"""A lower-case word that no list knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.facts.suggestions import suggest
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_LOWER = re.compile(r"(?<![\w’'.@/#-])[a-z]{4,30}(?![\w@/-]|[’'][a-z])")
_MOST = 2


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for all its places. Silent where nothing is near, or where the text uses the word as if it were one."""
    unknown = set(facts.resources.lexicon.unknown(set(_LOWER.findall(facts.text))))
    if not unknown:
        return
    places: dict[str, list[Span]] = defaultdict(list)
    for match in _LOWER.finditer(facts.text):
        if match[0] in unknown and not facts.quoted.touching(Span(*match.span())):
            places[match[0]].append(Span(*match.span()))
    for word, spans in places.items():
        better = [] if len(spans) > _MOST or _is_name_elsewhere(facts, word) else suggest(word, facts.resources.lexicon)
        if better and better[0] != word and _is_near(word, better[0]):
            yield Mark(
                spans[0],
                fields={"better": better[0]},
                suggestions=tuple(_everywhere(spans, form) for form in better),
                also=tuple(spans[1:]),
            )


def _everywhere(spans: list[Span], form: str) -> Suggestion:
    return Suggestion(form, tuple(Edit(span, form) for span in spans))


def _is_name_elsewhere(facts: Facts, word: str) -> bool:
    return word.capitalize() in facts.text or word.upper() in facts.text


def _is_near(word: str, better: str) -> bool:
    """One slip, or two in a long word that begins and ends alike."""
    if " " in better:
        return len(word) > 7
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - already loaded by the suggestion

    distance = OSA.distance(word, better)
    return distance == 1 or (len(word) > 7 and word[:2] == better[:2] and word[-2:] == better[-2:])
