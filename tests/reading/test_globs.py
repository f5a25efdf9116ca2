"""Patterns of ignore files: one with many stars neither hangs a walk nor matches anything else than it says."""

from __future__ import annotations

import re
from itertools import product

import pytest
from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from checker.reading.globs import compile_globs
from tests.growth import assert_linear

MANY_STARS = "*a" * 12 + "b"


def test_a_pattern_with_many_stars_takes_linear_time_on_a_long_name() -> None:
    globs = compile_globs([MANY_STARS])
    assert globs is not None
    assert globs.names("a" * 200 + "b")
    assert_linear(lambda length: "a" * length, globs.names, 200_000)


def test_a_pattern_with_many_folders_ends_on_a_deep_path() -> None:
    globs = compile_globs(["**/a/" * 12 + "b"])
    assert globs is not None
    assert globs.names("a/" * 60 + "b")
    assert not globs.names("a/" * 60 + "c")


@pytest.mark.parametrize("line", ["*a*b*c*", "**/x*/**/y?z/*.txt", "a**b**c*d", "!*a*b*c*", "[!x]*a*b*"])
def test_many_stars_match_what_single_ones_would(line: str) -> None:
    ((matches, _),) = compile_globs([line]).patterns  # type: ignore[union-attr]
    expected = re.compile(GitIgnoreSpecPattern.pattern_to_regex(line)[0] or "")
    for name in map("".join, product("abcxy/", repeat=5)):
        assert bool(matches(name)) is bool(expected.fullmatch(name))


def test_a_name_that_is_not_utf_8_is_matched_by_many_stars() -> None:
    globs = compile_globs(["*a*b*c\udcff*.txt"])
    assert globs is not None
    assert globs.names("xaxbxc\udcffé.txt")
    assert not globs.names("xaxbxc\udcfeé.txt")


def test_a_set_that_is_upside_down_is_passed_over() -> None:
    assert compile_globs(["[z-a]x", "[z-a]*a*a*a*a"]) is None
