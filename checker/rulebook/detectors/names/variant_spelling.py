"""Two spellings of one name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.people.rival_given import RivalGiven
from checker.facts.people.variants import Variant
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Related, Suggestion, replacement
from checker.model.span import Span

_MOST_RARE, _MANY_TIMES = 2, 4
_WINDOW, _LONGEST_TITLE = 8, 8


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The rare form occurs once or twice, or far less often than the other, in English."""
    for variant in facts.people.variants:
        if _is_rare(variant) and not _is_quoted(facts, variant) and _is_in_english(facts, variant.rare.first):
            yield _mark(facts, variant)
    for rivals in facts.rival_given_names:
        yield _of_given(facts, rivals)
    for rivals in facts.rival_titles:
        yield _of_title(facts, rivals)


def _of_title(facts: Facts, rivals: RivalGiven) -> Mark:
    """“Mrs Auta” where the text has “Mr Joseph Auta”."""
    doubtful, other = rivals.doubtful, rivals.other
    words = facts.text[max(0, doubtful.span.start - _LONGEST_TITLE) : doubtful.span.end]
    at = words.rfind(doubtful.title)
    start = max(0, doubtful.span.start - _LONGEST_TITLE) + at if at >= 0 else doubtful.span.start
    span = Span(start, start + len(doubtful.title)) if at >= 0 else doubtful.span
    fields = {"other": other.title}
    answers = (replacement(span, other.title),) if at >= 0 else ()
    return Mark(span, "title", fields=fields, suggestions=answers, related=(Related(other.span, "the other title"),))


def _of_given(facts: Facts, rivals: RivalGiven) -> Mark:
    """“Governor Elsa Marten” where the text has “Governor Ilse Marten” before."""
    doubtful, other = rivals.doubtful, rivals.other
    words = facts.text[slice(*doubtful.span)]
    start = doubtful.span.start + words.find(doubtful.given)
    span = Span(start, start + len(doubtful.given))
    fields = {"other": f"{other.given} {other.surname}"}
    related = (Related(other.span, "the other name"),)
    return Mark(span, "given", fields=fields, suggestions=(replacement(span, other.given),), related=related)


def _is_rare(variant: Variant) -> bool:
    rare, common = variant.rare.count, variant.common.count
    return rare <= _MOST_RARE or rare * _MANY_TIMES <= common


def _is_quoted(facts: Facts, variant: Variant) -> bool:
    """Whether the rare form is quoted, or the other is an English word: “Vizzion” the car is no “vision”."""
    spoken = facts.quoted.touching(variant.rare.first) is not None and variant.relation != "short"
    return spoken or facts.resources.lexicon.is_word(variant.common.name.lower())


def _is_in_english(facts: Facts, place: Span) -> bool:
    """Whether most of the words around are English: in other languages nouns have capitals too, and endings."""
    at = facts.tokens.first_from(place.start)
    words = facts.tokens.words
    near = words[max(0, at - _WINDOW) : at] + words[at + 1 : at + 1 + _WINDOW]
    return sum(facts.resources.lexicon.is_word(word) for word in near) * 2 > len(near)


def _mark(facts: Facts, variant: Variant) -> Mark:
    common, rare = variant.common, variant.rare
    # Direct speech is never changed: if the common form is quoted too, only the rare one can change.
    spoken = any(facts.quoted.touching(span) for span in common.places)
    other = () if spoken else (_everywhere(common.places, rare.name),)
    return Mark(
        rare.first,
        fields={"other": common.name},
        suggestions=(_everywhere(rare.places, common.name), *other),
        related=(Related(common.first, "the other spelling"),),
        also=tuple(rare.places[1:]),
    )


def _everywhere(spans: list[Span], form: str) -> Suggestion:
    return Suggestion(form, tuple(Edit(span, form[0].upper() + form[1:]) for span in spans))
