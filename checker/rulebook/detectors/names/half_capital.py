"""A name of two words with a capital in one place and without in another: “Serran City”, “Serran city”."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_PHRASE = pattern(
    r"(?<![\w’'.@/#&-])(?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2}) (?P<head>[a-z]{3,14})(?![\w@/’'-])"
)
_CAPITALS = pattern(
    r"(?<![\w’'.@/#&-])(?P<name>[A-ZÀ-Þ][\w’'-]{1,20}(?: [A-ZÀ-Þ][\w’'-]{1,20}){0,2}) (?P<head>[A-Z][a-z]{2,13})(?![\w@/-]| [A-Z0-9]| (?:of|for) [A-Z])"
)
# Behind the words in small letters: another noun would make it “the Serran city council”.
_ENDS = pattern(
    r"[.,;:!?)](?!\w)|\Z|\n|[’']s\b| (?:and|or|on|in|at|by|to|for|with|when|after|before|since|as|who|which|where|is|was|are|were|has|had|have|will|would|can|could|said|says|this|last|next|from|of|but|that|during|until|because)\b"
)
_RUNNING_AFTER = pattern(r"[.,;:!?)’'”\"]|\Z| [a-z]|\n")
_OPENERS = frozenset({"The", "A", "An", "In", "At", "On", "From", "For", "Of", "By", "With", "To", "This", "That", "Our", "Its", "His", "Her", "Their", "And", "But", "As", "When", "After", "Before", "Since", "Under", "Near", "Both", "Outside", "All", "Every", "Each", "Any", "No", "Another"})  # fmt: skip


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The rarer of the two forms, or the small one; once for each name."""
    heads = facts.resources.words("name_heads")
    if facts.vocabulary.isdisjoint(heads):
        return
    capital = _found(facts, _CAPITALS, heads)
    small = {key: spans for key, spans in _found(facts, _PHRASE, heads).items() if key in capital} if capital else {}
    for key in capital:
        small.setdefault(key, []).extend(_all_small(facts, key))
    for key, spans in small.items():
        if not spans:
            continue
        odd, other = (spans, capital[key]) if len(spans) <= len(capital[key]) else (capital[key], spans)
        right = other[0].text(facts.text)
        fix = Suggestion(right, tuple(Edit(span, right) for span in odd))
        yield Mark(odd[0], fields={"other": right}, suggestions=(fix,), also=tuple(odd[1:]))


def _found(facts: Facts, shape: re.Pattern[str], heads: frozenset[str]) -> dict[str, list[Span]]:
    """The phrases in running text by their folded words, without what opens a sentence before them."""
    found: dict[str, list[Span]] = defaultdict(list)
    for match in shape.finditer(facts.text):
        if match["head"].lower() not in heads:
            continue
        names = match["name"].split()
        first = names[0] if len(names) > 1 and names[0] in _OPENERS else ""
        span = Span(match.start() + (len(first) + 1 if first else 0), match.end())
        if names[-1] not in _OPENERS and _is_plain(
            facts, span, _RUNNING_AFTER if match["head"][0].isupper() else _ENDS
        ):
            found[span.text(facts.text).lower()].append(span)
    return found


def _all_small(facts: Facts, key: str) -> Iterator[Span]:
    """“corvey arena”: no words that mean something in small letters."""
    first = key.split(maxsplit=1)[0]
    if facts.resources.lexicon.is_word(first) or facts.resources.lexicon.is_rare(first):
        return
    for index in facts.tokens.places.get(first, ()):
        start = facts.tokens.starts[index]
        span = Span(start, start + len(key))
        if span.text(facts.text) == key and _is_plain(facts, span, _ENDS):
            yield span


def _is_plain(facts: Facts, span: Span, behind: re.Pattern[str]) -> bool:
    """Whether it stands in a sentence with small letters around it, outside of speech and of a longer name."""
    if facts.quoted.touching(span) or facts.protected.touching(span) or not facts.document.blocks:
        return False
    if facts.document_block_at(span.start).kind is not BlockKind.PARAGRAPH:
        return False
    return behind.match(facts.text, span.end) is not None
