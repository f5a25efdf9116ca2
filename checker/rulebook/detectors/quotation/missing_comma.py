"""Speech that runs into its speaker without a comma: “"We won" said Kovac.”"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ('"', "”")
_OPENED = pattern(r"(?:\A|[\n]|[.!?…][”\"]?[ \n])\Z")
_SAID = pattern(
    r" (?:(?P<verb>[a-z]{3,12}) (?:[A-ZÀ-Þ]|the |an? |he\b|she\b|they\b)"
    r"|(?=[A-ZÀ-Þ]|the |he |she |they )(?:(?:[Tt]he|[Hh]e|[Ss]he|[Tt]hey|Mr|Mrs|Ms|Dr)\.? ?)?(?:[A-ZÀ-Þ][\w’'-]{1,24} ?|(?<=the )[a-z]{4,14} ?){0,3}(?<= )(?P<after>[a-z]{3,12})(?=[.,;:]| (?:in|on|at|to|of|after|when|as|with|that)\b))"
)
_LEAST_WORDS = 4
_END = frozenset("%)")


@cache
def _verbs(rows: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(form for row in rows for form in row[1:3])


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where the quotation begins a sentence and is a clause: a quoted word may be the subject of “said”."""
    text, verbs = facts.text, _verbs(facts.resources.rows("say_verbs"))
    for quotation in facts.quotations:
        span = quotation.span
        if not quotation.paired or text[span.end - 1] not in '"”' or not _ends_open(text[span.end - 2]):
            continue
        said = _SAID.match(text, span.end)
        if said is None or (said["verb"] or said["after"]) not in verbs or not _is_clause(facts, span):
            continue
        last = text[span.start : span.end].rsplit(maxsplit=1)[-1]
        place = Span(span.end - len(last), span.end)
        yield Mark(place, suggestions=(replacement(place, f"{last[:-1]},{last[-1]}"),))


def _ends_open(character: str) -> bool:
    return character.isalnum() or character in _END


def _is_clause(facts: Facts, span: Span) -> bool:
    """Whether the quotation begins a sentence, and has a verb and some words."""
    text = facts.text
    words = text[span.start + 1 : span.end - 1].split()
    opens = _OPENED.search(text, max(0, span.start - 3), span.start) is not None
    verbs = facts.resources.verbs
    finite = any(verbs.finite(word) or verbs.base(word) or "'" in word or "’" in word for word in words)
    return opens and len(words) >= _LEAST_WORDS and finite and words[0][0].isupper()
