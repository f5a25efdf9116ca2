from __future__ import annotations

import pytest

from checker.words.resources import Resources

INFLECTION = Resources().inflection


@pytest.mark.parametrize(
    ("base", "third", "past", "participle"),
    [
        ("go", "goes", "went", "gone"),
        ("confirm", "confirms", "confirmed", "confirmed"),
        ("hop", "hops", "hopped", "hopped"),
        ("hope", "hopes", "hoped", "hoped"),
        ("carry", "carries", "carried", "carried"),
        ("stop", "stops", "stopped", "stopped"),
        ("visit", "visits", "visited", "visited"),
        ("watch", "watches", "watched", "watched"),
        ("agree", "agrees", "agreed", "agreed"),
    ],
)
def test_each_form_leads_to_the_others(base: str, third: str, past: str, participle: str) -> None:
    assert (INFLECTION.third(base), INFLECTION.past(base), INFLECTION.participle(base)) == (third, past, participle)
    assert {INFLECTION.base(form) for form in (third, past, participle)} == {base}


def test_a_form_of_two_verbs_leads_to_the_frequent_one() -> None:
    assert INFLECTION.base("found") == "find"
    assert INFLECTION.base("lay") == "lie"
    assert INFLECTION.base("table") == ""


def test_forms_that_are_nothing_else() -> None:
    assert INFLECTION.is_past_alone("went")
    assert INFLECTION.is_participle_alone("gone")
    assert INFLECTION.is_past_and_participle("confirmed")
    for form in ("said", "put", "came", "found"):
        assert not INFLECTION.is_participle_alone(form)
    assert not INFLECTION.is_past_alone("put")
    for form in ("put", "worries", "went"):
        assert not INFLECTION.is_past_and_participle(form)
