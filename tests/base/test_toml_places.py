"""Places in TOML texts."""

from __future__ import annotations

import tomllib

import pytest

from checker.base.toml_places import toml_places

TEXT = '''# a comment with "quotes" = 1
title = "A \\"title\\"" # another
a.b."c d" = 'literal \\n'
[table."x.y"]
list = ["one", 'two', ["three", 4], {k = "five"}]
[[items]]
name = """
two
lines"""
[[items]]
name = "second"
[items.sub]
date = 2026-01-02
'''


def test_strings_have_the_path_of_their_keys() -> None:
    strings = [(place.path, place.inner.text(TEXT)) for place in toml_places(TEXT) if place.kind == "string"]
    assert strings == [
        (("title",), 'A \\"title\\"'),
        (("a", "b", "c d"), "literal \\n"),
        (("table", "x.y", "list", "[0]"), "one"),
        (("table", "x.y", "list", "[1]"), "two"),
        (("table", "x.y", "list", "[2]", "[0]"), "three"),
        (("table", "x.y", "list", "[3]", "k"), "five"),
        (("items", "[0]", "name"), "two\nlines"),
        (("items", "[1]", "name"), "second"),
    ]


def test_keys_and_tables_have_their_paths() -> None:
    found = [(place.kind, place.path) for place in toml_places(TEXT) if place.kind != "string"]
    assert ("key", ("a", "b")) in found
    assert ("key", ("items", "[1]", "sub", "date")) in found
    assert [path for kind, path in found if kind == "table"] == [
        ("table", "x.y"),
        ("items", "[0]"),
        ("items", "[1]"),
        ("items", "[1]", "sub"),
    ]


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_make_no_difference_to_paths(newline: str) -> None:
    paths = [(place.kind, place.path) for place in toml_places(TEXT.replace("\n", newline))]
    assert paths == [(place.kind, place.path) for place in toml_places(TEXT)]


def test_the_example_is_valid() -> None:
    assert tomllib.loads(TEXT)["items"][1]["name"] == "second"
