"""A name or initials with a small letter where they have a capital: “Youtube”, “the Usa”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.names import stands_alone
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion, replacement
from checker.model.span import Span

_ARTICLES = frozenset({"the", "a", "an"})
_PLACING = frozenset({"the", "in", "from", "to", "across", "outside", "and", "of"})
# “the republican candidate”: of the party, if the text has it with a capital, or the other party, or a president of theirs.
_PARTY = pattern(
    r"(?<=[A-Za-z,] )(?P<party>republican|democratic)(?= (?:(?:presidential|vice-presidential|gubernatorial|senate) )?(?:nominees?|nomination|candidates?|contenders?|front-?runners?|senators?|congress(?:man|men|woman|women)|lawmakers?|governors?|primary|primaries|caucus|convention|strategists?|leadership|ticket|donors?|hopefuls?)\b)"
)
_ALREADY = pattern(r"\b(?:Republicans?|Democrats?|GOP|Trump|Biden|Obama|Hillary Clinton)\b")
_REACH, _MOST_UNKNOWN, _WINDOW = 60, 2, 4


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The forms of the table as they are written there, in English text."""
    for wrong, right, *kind in facts.resources.rows("miscased_names"):
        places = [
            span
            for index in _places(facts, wrong.lower())
            if (span := _span(facts, index, wrong)) and _is_word(facts, span) and _is_meant(facts, index, *kind)
            if not right.isupper() or _is_in_english(facts, index)
        ]
        if places:
            fix = Suggestion(right, tuple(Edit(span, right) for span in places))
            yield Mark(places[0], fields={"better": right}, suggestions=(fix,), also=tuple(places[1:]))
    yield from _parties(facts)


def _parties(facts: Facts) -> Iterator[Mark]:
    if _ALREADY.search(facts.text):
        for match in _PARTY.finditer(facts.text):
            span, right = Span(*match.span("party")), match["party"].capitalize()
            yield Mark(span, "party", {"better": right}, (replacement(span, right),))


def _places(facts: Facts, small: str) -> Iterator[int]:
    yield from facts.tokens.places.get(small, ())
    yield from facts.tokens.places.get(f"{small}'s", ())


def _span(facts: Facts, index: int, wrong: str) -> Span | None:
    start = facts.tokens.starts[index]
    span = Span(start, start + len(wrong))
    return span if span.text(facts.text) == wrong else None


def _is_in_english(facts: Facts, index: int) -> bool:
    """Whether an English small word stands beside it: lists in other languages have such initials too."""
    near = facts.tokens.words[max(0, index - _WINDOW) : index + _WINDOW + 1]
    return not facts.resources.words("english_function_words").isdisjoint(near)


def _is_word(facts: Facts, span: Span) -> bool:
    return (
        stands_alone(facts.text, span)
        and facts.protected.touching(span) is None
        and facts.unknown_words_around(span, _REACH) <= _MOST_UNKNOWN
    )


def _is_meant(facts: Facts, index: int, kind: str = "") -> bool:
    """Whether the word before shows that it isn't another name, for a form that may be one."""
    if not kind:
        return True
    before = facts.tokens.words[index - 1] if index else ""
    return before in (_ARTICLES if kind == "article" else _PLACING)
