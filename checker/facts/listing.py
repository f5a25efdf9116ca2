"""The ledgers as rows of words and fields, for people who write rules or report a bug."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from checker.facts.days.ledger import Day
from checker.facts.figures.ledger import Figure
from checker.facts.people.ledger import Person
from checker.facts.relations.relations import Relation
from checker.facts.speech.ledger import Speech
from checker.facts.view import Facts
from checker.model.span import Span

Value = str | int | bool | list[str]


class Row(NamedTuple):
    """A fact: where it is, its words, and the fields that it has, by name."""

    ledger: str
    span: Span
    words: str
    fields: Mapping[str, Value]


def rows_of(facts: Facts, ledgers: Sequence[str]) -> list[Row]:
    """The facts of these ledgers, in order of their places. Raises KeyError for an unknown ledger."""
    rows = (
        Row(name, span, span.text(facts.document.text), {key: value for key, value in fields.items() if value != ""})
        for name in ledgers
        for span, fields in LEDGERS[name](facts)
    )
    return sorted(rows, key=lambda row: (row.span, ledgers.index(row.ledger)))


Entries = Iterator[tuple[Span, Mapping[str, Value]]]


def _figures(facts: Facts) -> Entries:
    for one in facts.figures:
        yield one.span, _figure(one)


def _figure(one: Figure) -> Mapping[str, Value]:
    return {
        "type": one.type.value,
        "value": number(one.value),
        "low": number(one.number.low),
        "high": number(one.number.high),
        "form": one.form,
        "magnitude": one.magnitude,
        "unit": one.unit,
        "noun": one.noun,
        "qualifier": one.qualifier,
        "bound": one.bound,
        "direction": one.direction,
    }


def _relations(facts: Facts) -> Entries:
    for one in facts.relations:
        yield one.span, _relation(facts, one)


def _relation(facts: Facts, one: Relation) -> Mapping[str, Value]:
    return {
        "kind": one.kind.value,
        "figures": [figure.span.text(facts.text) for figure in one.figures],
        "by": one.by.span.text(facts.text) if one.by else "",
        "per": one.per,
    }


def _people(facts: Facts) -> Entries:
    for one in facts.persons:
        yield one.span, _person(one)


def _person(one: Person) -> Mapping[str, Value]:
    return {
        "surname": one.surname,
        "given": one.given,
        "titles": sorted(one.titles) or "",
        "offices": sorted(one.offices) or "",
        "age": one.age or "",
        "born": one.born or "",
        "pronouns": sorted(one.pronouns) or "",
        "spellings": sorted(one.spellings),
        "mentions": len(one.mentions),
    }


def _days(facts: Facts) -> Entries:
    for one in facts.days:
        yield one.span, _day(one)


def _day(one: Day) -> Mapping[str, Value]:
    return {
        "kind": one.kind.value,
        "weekday": one.weekday,
        "day": one.day or "",
        "month": one.month or "",
        "year": one.year or "",
        "date": one.date.isoformat() if one.date else "",
    }


def _speech(facts: Facts) -> Entries:
    for one in facts.speech:
        yield one.span, _quotation(one)


def _quotation(one: Speech) -> Mapping[str, Value]:
    return {"speaker": one.speaker, "verb": one.verb, "paragraphs": len(one.parts), "closed": one.closed}


def number(value: Decimal) -> str:
    """A number without thousands separators and without needless zeros: exact, so that it can be compared."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


LEDGERS: Mapping[str, Callable[[Facts], Entries]] = {
    "figures": _figures,
    "relations": _relations,
    "people": _people,
    "days": _days,
    "speech": _speech,
}
"""The ledgers by name."""
