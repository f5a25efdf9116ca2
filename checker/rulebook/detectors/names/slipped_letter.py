"""A given name with one letter wrong: “Gerad Pinto” beside “Gerard Pinto”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from checker.facts.names import NameMention
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_FEMININE = frozenset("ae")
_LEAST = 5
_WITHIN = 1


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks only where one of the two is a known name and the other is no word at all."""
    by_surname: dict[str, list[NameMention]] = defaultdict(list)
    for mention in facts.names:
        if mention.given and " " not in mention.given:
            by_surname[mention.surname].append(mention)
    for mentions in by_surname.values():
        givens = {mention.given for mention in mentions}
        if len(givens) < 2:
            continue
        for mention in mentions:
            other = _meant(facts, mention.given, givens)
            if other:
                span = Span(mention.span.start, mention.span.start + len(mention.given))
                if span.text(facts.text) == mention.given:
                    yield Mark(span, fields={"other": other}, suggestions=(replacement(span, other),))


def _meant(facts: Facts, given: str, givens: set[str]) -> str:
    """The known name among the others that one letter away from an unknown one."""
    lexicon = facts.resources.lexicon
    if lexicon.knows(given):
        return ""
    near = (
        other
        for other in sorted(givens)
        if len(other) >= _LEAST and _is_one_off(given, other) and not _is_other_sex(given, other)
    )
    return next((other for other in near if lexicon.is_name(other)), "")


def _is_other_sex(one: str, other: str) -> bool:
    """“Alexandr” and “Alexandra”, “Mario” and “Maria”: brother and sister, perhaps."""
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return longer[:-1] in (shorter, shorter[:-1]) and longer[-1] in _FEMININE | {"o"}


def _is_one_off(one: str, other: str) -> bool:
    """Whether two names differ by a letter that one of them lacks or has wrong; the first one is the same."""
    if one == other or one[:1] != other[:1] or abs(len(one) - len(other)) > _WITHIN:
        return False
    head = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    longer, shorter = sorted((one[head:], other[head:]), key=len, reverse=True)
    return longer[1:] == (shorter if len(longer) > len(shorter) else shorter[1:])
