"""“He” and “she” for one person, in a short text or in two sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.people.mixed_pronouns import Mixed
from checker.facts.people.pronouns import other_pronouns
from checker.facts.people.switched_pronouns import Switched
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Related, Suggestion
from checker.model.span import Span

NEEDS = ("he ", "his ", "him", "she", "her", "he'")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One question for a text: what all its sentences say comes before what two of them say."""
    if facts.mixed_pronouns is not None:
        yield _of_text(facts, facts.mixed_pronouns)
    else:
        found = {one.span: one for one in (*facts.own_pronouns, *facts.switched_pronouns)}
        yield from (_of_sentences(facts, one) for one in found.values())


def _of_text(facts: Facts, mixed: Mixed) -> Mark:
    """Of one “he” and one “she”, either may be wrong: both are marked, and each has an answer."""
    doubtful = sorted((*mixed.fewer, *(mixed.more if len(mixed.more) == len(mixed.fewer) else ())))
    is_even = len(doubtful) > len(mixed.fewer)
    span = Span(doubtful[0].start, doubtful[-1].end) if is_even else doubtful[0]
    answers = [
        answer
        for group in ((mixed.more, mixed.fewer) if is_even else (mixed.fewer,))
        for answer in _answers(facts, group)
    ]
    fields = {"other": mixed.more[0].text(facts.text).lower(), "name": facts.names[0].surname}
    return Mark(
        span,
        fields={**fields, "pronoun": mixed.fewer[0].text(facts.text)},
        suggestions=tuple(answers),
        also=() if is_even else mixed.fewer[1:],
    )


def _answers(facts: Facts, places: tuple[Span, ...]) -> list[Suggestion]:
    """The other pronoun in all places; where one place may take two forms, an answer for each."""
    forms = [other_pronouns(place.text(facts.text)) for place in places]
    choices = [[form[0] for form in forms], *([[forms[0][1]]] if len(places) == 1 and len(forms[0]) > 1 else [])]
    return [
        Suggestion(
            ", ".join(f"{place.text(facts.text)} → {form}" for place, form in zip(places, chosen, strict=True)),
            tuple(Edit(place, form) for place, form in zip(places, chosen, strict=True)),
        )
        for chosen in choices
    ]


def _of_sentences(facts: Facts, one: Switched) -> Mark:
    word = one.span.text(facts.text)
    other = other_pronouns(word)[0]  # “his” at the beginning of a sentence has its noun behind it: never “hers”
    return Mark(
        one.span,
        "name" if one.earlier == one.name else "sentences",
        fields={"other": one.earlier.text(facts.text).lower(), "name": one.name.text(facts.text), "pronoun": word},
        suggestions=(Suggestion(other, (Edit(one.span, other),)),),
        related=(Related(one.earlier, "the other pronoun"),),
    )
