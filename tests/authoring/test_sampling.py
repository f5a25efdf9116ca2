"""The sample is the same in every run, and what else is found changes it as little as can be."""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import check_text
from checker.authoring.sampling import Sample, Sampling, alarm_of, document_id
from checker.model.audit import Alarm, AlarmKey, Verdict
from checker.model.finding import Severity

ids = st.text("0123456789abcdef", min_size=16, max_size=16)
keys = st.builds(AlarmKey, ids, ids, st.just("structure/stray-stop"))
many = st.lists(keys, max_size=60)
sizes = st.integers(0, 20)
seeds = st.integers(0, 2**40)


def made(key: AlarmKey) -> Alarm:
    return Alarm(key, Severity.ERROR, "a.txt", 1, 1, "", "", "", Verdict.UNREAD)


def sample(found: Iterable[AlarmKey], size: int, seed: int) -> list[AlarmKey]:
    drawn = Sample(Sampling(size, seed))
    for key in found:
        drawn.offer(key, lambda key=key: made(key))  # type: ignore[misc] # bound now, not when it is called
    return [alarm.key for alarm in drawn.alarms()]


@given(many, sizes, seeds, st.randoms())
def test_it_does_not_depend_on_the_order_or_number_of_equal_alarms(
    found: list[AlarmKey], size: int, seed: int, chance: random.Random
) -> None:
    turned = [*found, *found]
    chance.shuffle(turned)
    assert sample(found, size, seed) == sample(turned, size, seed)
    assert len(sample(found, size, seed)) == min(size, len(set(found)))


@given(many, many, sizes, seeds)
def test_further_texts_only_bring_their_own_alarms_in(
    found: list[AlarmKey], further: list[AlarmKey], size: int, seed: int
) -> None:
    before, after = sample(found, size, seed), sample([*found, *further], size, seed)
    kept = [key for key in after if key not in further]
    assert kept == [key for key in before if key not in further][: len(kept)]
    assert len(set(before) - set(after)) <= len(set(further) - set(found))


@given(many, sizes, sizes, seeds)
def test_a_smaller_sample_is_the_beginning_of_a_larger_one(
    found: list[AlarmKey], one: int, other: int, seed: int
) -> None:
    small, large = sorted((one, other))
    assert sample(found, large, seed)[:small] == sample(found, small, seed)


def test_another_seed_gives_another_sample() -> None:
    found = [AlarmKey(f"{number:016x}", "0" * 16, "structure/stray-stop") for number in range(1000)]
    assert sample(found, 10, 1) != sample(found, 10, 2)


def test_every_alarm_is_as_likely_as_any_other() -> None:
    found = [AlarmKey(f"{number:016x}", "0" * 16, "structure/stray-stop") for number in range(20)]
    drawn = [key for seed in range(1000) for key in sample(found, 5, seed)]
    counts = [drawn.count(key) for key in found]
    # 250 each are expected, with a standard deviation of 14.
    assert all(200 < count < 300 for count in counts)


def test_a_text_is_known_by_its_words_not_by_its_name() -> None:
    text = "The council sent its crews. to the river."
    one, other = check_text(text), check_text(f"{text} It met.")
    assert document_id(one) == document_id(one._replace(path="elsewhere.txt", words=0))
    assert document_id(one) != document_id(other)
    assert len(document_id(one)) == 16


LONG = "Nobody in the harbour town had expected that the council would ever send its crews"
AFTER = "to the river before the winter storms had passed over the northern part of the bay."


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("The crews. to town.", "The ", " town."),
        (
            f"{LONG}. {AFTER}",
            "town had expected that the council would ever send its ",
            " the river before the winter storms had passed over the",
        ),
        (f"{'x' * 90} crews. to{'y' * 90}", f"{'x' * 59} ", "y" * 60),
    ],
)
def test_an_excerpt_has_whole_words_of_forty_to_sixty_characters_on_either_side(
    text: str, before: str, after: str
) -> None:
    report = check_text("The crews. to town.")
    (finding,) = report.findings
    start = text.index("crews. to")
    place = finding.place._replace(start=start, end=start + len("crews. to"))
    key = AlarmKey("0" * 16, "1" * 16, finding.rule)
    alarm = alarm_of(finding._replace(place=place), report._replace(source=text), key, Verdict.UNREAD)
    assert (alarm.before, alarm.marked, alarm.after) == (before, "crews. to", after)
    assert all(40 <= len(words) <= 60 for words in (before, after) if len(text) > 100)
