"""The offices that a text gives one person, where nobody can hold both at the same time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.evidence import Mention
from checker.facts.people.ledger import Person
from checker.model.span import Span
from checker.words.resources import Resources

Rows = tuple[tuple[str, ...], ...]

_WORDS_BEFORE = pattern(
    r"(?:[\w’'-]{2,24} ){0,4}[\w’'-]{2,24}(?P<of> (?:of|for) (?:the )?(?:[\w’'-]{2,20} ?){1,3})?,? \Z"
)
_BEHIND = pattern(r", (?:the |a |an |its |their )?(?P<words>[a-z][\w’'-]{2,20}(?: [a-z][\w’'-]{1,20}){0,3})")
_LONGEST = 5
# Another time, or several offices.
_OPEN = pattern(
    r"\b(?:former|ex|then|previous|previously|outgoing|incoming|acting|designate|elect|candidate|nominee|until|since|became|become|becomes|appointed|names?|named|nominated"
    r"|succeed\w*|replac\w*|promot\w*|served|serves|serving|as|the late|retired|next|new|old|future|deputy|vice|assistant|shadow|interim|caretaker|also|and|or|later|turned|(?:19|20)\d\d|first|past|wife|husband|son|daughter|brother|sister)\b",
)
_BEFORE, _AROUND = 90, 24
_ENDS = pattern(r"[.!?;\n][”\"’]?(?:\s|\Z)|[\n]")
_WORD = pattern(r"[\w’'-]{1,24}")


class Held(NamedTuple):
    """An office as the text writes it, and the columns of the table that it is in, by row."""

    span: Span
    columns: Mapping[int, int]


class Rivals(NamedTuple):
    """A person with two offices: the first, and the one in doubt."""

    person: Person
    first: Held
    doubtful: Held


@cache
def _table(rows: Rows) -> Mapping[str, Mapping[int, int]]:
    """The rows and columns of an office."""
    found: dict[str, dict[int, int]] = {}
    for at, row in enumerate(rows):
        for column, offices in enumerate(row):
            for office in offices.split("; "):
                found.setdefault(office, {})[at] = column
    return found


def find_rival_offices(text: str, persons: Sequence[Person], resources: Resources) -> Iterator[Rivals]:
    """Find the people with two such offices, one pair for each."""
    table = _table(resources.rows("rival_offices"))
    for person in persons:
        if len(person.mentions) < 2:
            continue
        held = [one for mention in person.mentions for one in _held(text, mention, table, person, resources)]
        kinds = {tuple(sorted(one.columns.items())): one for one in reversed(held)}
        distinct = sorted(kinds.values(), key=lambda one: one.span)
        pair = next((pair for pair in combinations(distinct, 2) if _are_rivals(*pair)), None)
        if pair is not None and not any(_is_open(text, one.span) for one in held):
            first, last = pair
            often = sum(one.columns == last.columns for one in held) > sum(one.columns == first.columns for one in held)
            yield Rivals(person, *((last, first) if often else (first, last)))


def _held(
    text: str, mention: Mention, table: Mapping[str, Mapping[int, int]], person: Person, resources: Resources
) -> Iterator[Held]:
    """The offices right before and right behind a name. A common surname alone may be somebody else's."""
    if not mention.given and resources.lexicon.is_name(mention.surname):
        return
    start, end = mention.span
    before = _WORDS_BEFORE.search(text, max(0, start - _BEFORE), start)
    if before is not None:
        last = before.start("of") if before["of"] else before.end()
        found = _office(text, Span(before.start(), last), table, at_end=True)
        if found is not None:
            yield found
    behind = _BEHIND.match(text, end)
    if behind is not None:
        found = _office(text, Span(*behind.span("words")), table, at_end=False)
        if found is not None:
            yield found


def _office(text: str, span: Span, table: Mapping[str, Mapping[int, int]], *, at_end: bool) -> Held | None:
    """The longest office at the end or at the beginning of some words."""
    words = list(_WORD.finditer(text, *span))
    for length in range(min(len(words), _LONGEST), 0, -1):
        chosen = words[-length:] if at_end else words[:length]
        place = Span(chosen[0].start(), chosen[-1].end())
        columns = table.get(place.text(text).lower())
        if columns is not None:
            return Held(place, columns)
    return None


def _are_rivals(one: Held, other: Held) -> bool:
    """Whether a row has them in two columns, and none has them in one."""
    shared = [(column, other.columns[row]) for row, column in one.columns.items() if row in other.columns]
    return bool(shared) and all(here != there for here, there in shared)


def _is_open(text: str, span: Span) -> bool:
    """Whether words beside an office speak of another time, or of a second office."""
    before = text[max(0, span.start - _AROUND) : span.start]
    around = (_ENDS.split(before)[-1], text[span.end : span.end + _AROUND])
    return any(_OPEN.search(words.lower()) for words in around)
