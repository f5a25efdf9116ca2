"""Expressions that may be searched line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.text.lines import Lines
from checker.rulebook.expressions.within_line import stays_within_line

EXPRESSIONS = [
    (r"\bthe tide\b", True),
    (r"[Tt]he (?:tide|wave)s?[,.]", True),
    (r"tide(?! of)", True),
    (r"tide[^.\n]{0,20}of", True),
    (r"(?m)^tide$", True),
    (r"(?:very ){1,3}old .", True),
    (r"tide\s", False),
    (r"tide\W", False),
    (r"tide\D", False),
    (r"tide[^.]{0,20}of", False),
    (r"tide[^a]", False),
    (r"tide[\t-\r]", False),
    (r"tide\n", False),
    (r"tide(?=\s)", False),
    (r"(?<!\n)tide", False),
    (r"(?:a|b\s)tide", False),
    (r"^tide", False),
    (r"tide$", False),
    (r"tide\Z", False),
    (r"(?s)tide.", False),
    (r"(?s:tide.)", False),
    (r"(?:\s?a){1,3}", False),
]


def searched_by_line(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    for start, end in Lines(text).holding(range(len(text) + 1)):
        yield from ((start + found.start(), start + found.end()) for found in re.finditer(pattern, text[start:end]))


@pytest.mark.parametrize(("pattern", "stays"), EXPRESSIONS)
def test_what_may_read_a_line_break_is_seen(pattern: str, stays: bool) -> None:
    assert stays_within_line(pattern) is stays


@pytest.mark.parametrize("pattern", [pattern for pattern, stays in EXPRESSIONS if stays])
@given(
    text=st.text(alphabet="\n .,adefhilorstvwyT", max_size=80)
    | st.lists(st.sampled_from(["the tide", "The waves,", "tide", " of", "very ", "old ", "\n", ".", " "])).map("".join)
)
def test_a_search_by_line_finds_the_same(pattern: str, text: str) -> None:
    assert [*searched_by_line(pattern, text)] == [found.span() for found in re.finditer(pattern, text)]


@given(text=st.text(alphabet="\na", max_size=20), offsets=st.lists(st.integers(0, 20)))
def test_each_line_of_an_offset_is_found_once(text: str, offsets: list[int]) -> None:
    inside = [offset for offset in offsets if offset <= len(text)]
    lines = [*Lines(text).holding(inside)]
    assert lines == sorted(set(lines))
    assert all(any(line.start <= offset <= line.end for line in lines) for offset in inside)
    assert [line.text(text) for line in Lines(text).holding(range(len(text) + 1))] == text.split("\n")
