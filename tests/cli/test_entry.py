from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from checker.cli.entry import plain_check

if TYPE_CHECKING:
    from tests.conftest import Runner

BROKEN = "The council sent its crews. to the river and and the dam.\n"


@pytest.mark.parametrize(
    ("args", "plain"),
    [
        (["check", "a.txt"], (["a.txt"], "text")),
        (["check", "a.txt", "--format", "json", "b"], (["a.txt", "b"], "json")),
        (["check", "--format", "json"], None),  # the parser says what is missing
        (["check", "a.txt", "--format"], None),
        (["check", "a.txt", "--format", "-q"], None),
        (["check", "a.txt", "-f", "json"], None),
        (["check", "a.txt", "--format=json"], None),
        (["check", "a.txt", "--format", "json", "--format", "text"], None),
        (["check", "-"], None),
        (["check", "--", "a.txt"], None),
        (["check"], None),
        (["fix", "a.txt"], None),
        ([], None),
    ],
)
def test_only_the_plainest_command_line_goes_without_the_parser(
    args: list[str], plain: tuple[list[str], str] | None
) -> None:
    assert plain_check(args) == plain


@pytest.mark.parametrize("format", ["text", "concise", "json", "nothing"])
def test_the_parser_and_the_short_way_give_the_same(run: Runner, format: str) -> None:
    run.write("a.txt", BROKEN)
    short = run("check", "a.txt", "missing.txt", "--format", format)
    parsed = run("check", "a.txt", "missing.txt", f"--format={format}")
    assert (short.code, short.out, short.err) == (parsed.code, parsed.out, parsed.err)
    assert short.code == (2 if format == "nothing" else 3)
