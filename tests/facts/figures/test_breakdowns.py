from __future__ import annotations

import pytest

from checker.facts.relations.breakdowns import Tie
from checker.facts.view import Facts
from checker.reading.source import Source
from checker.reading.text import reader as text_format
from checker.words.resources import Resources

RESOURCES = Resources()


def breakdowns(text: str) -> list[tuple[str, list[str], Tie]]:
    (document,) = text_format.read(Source("story.txt", text))
    found = Facts(document, RESOURCES).breakdowns
    return [(one.whole.counted.text, [part.counted.text for part in one.parts], one.tie) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It killed 12 people: seven men and five women.", ("12", ["seven", "five"], Tie.LIST)),
        ("Ten men, eight guards and a cook, came: 19 in all.", ("Ten", ["eight", "a"], Tie.APPOSITION)),
        ("Two men and three women were hurt, five people in total.", ("five", ["Two", "three"], Tie.LIST)),
        ("Of the 50 seats, 30 went to Lowick and 20 to Elmford.", ("50", ["30", "20"], Tie.SELECTION)),
        ("The board has nine members. Five are women and four are men.", ("nine", ["Five", "four"], Tie.SELECTION)),
        ("It has $9 million, $5 million in cash and $4 million in gold.", ("9 million", ["5 million", "4 million"], Tie.APPOSITION)),
    ],
)  # fmt: skip
def test_a_whole_and_its_parts(text: str, expected: tuple[str, list[str], Tie]) -> None:
    assert expected in breakdowns(text)


@pytest.mark.parametrize(
    "text",
    [
        "It killed 12 people, including seven men and five women.",
        "It killed about 12 people: seven men and five women.",
        "It killed 12 people: seven men, five women and a guard and his dog.",
        "It killed 12 people: seven men, five women and the cook.",
    ],
)
def test_none_where_the_sum_is_left_open(text: str) -> None:
    assert breakdowns(text) == []
