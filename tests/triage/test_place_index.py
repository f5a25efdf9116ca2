"""What touches a place is found as by comparing it with all others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.model.document import Place
from checker.triage.place_index import PlaceIndex

PLACES = st.builds(
    lambda part, start, length: Place(part, start, start + length),
    st.sampled_from(["", "a.xml"]),
    st.integers(0, 20),
    st.integers(1, 9),
)


@given(places=st.lists(PLACES, max_size=12), asked=PLACES)
def test_what_touches_a_place_is_found_in_the_order_in_which_it_was_given(places: list[Place], asked: Place) -> None:
    expected = [
        number
        for number, place in enumerate(places)
        if place.part == asked.part and place.start < asked.end and asked.start < place.end
    ]
    assert PlaceIndex((place, number) for number, place in enumerate(places)).touching(asked) == expected
