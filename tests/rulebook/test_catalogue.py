"""An invalid page is refused by name: with its file, the line where one makes sense, and what is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.model.errors import PageError
from checker.model.rule_info import PUBLISHED, Measurement
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.pages.words import with_words
from checker.rulebook.selection import select

PAGE = """\
name: {slug}
code: {code}
status: {status}
since: 0.1.0
cases:
  main: {{severity: warning, applicability: none, message: "a flood of floods"}}
why: Floods come in pairs here.
mqm: accuracy/addition
kind: pattern
data:
  find:
    - {{match: "flood flood"}}
needs: [flood]
examples:
  bad:
    - text: "The ⟦flood flood⟧ came."
  good:
    - {{text: "The flood came.", because: there is one}}
"""


def page(folder: Path, slug: str = "twin-flood", code: str = "ZZZ101", status: str = "stable", *changes: str) -> Path:
    """A page that loads, after ``changes``: each is OLD => NEW, and OLD must be there."""
    text = PAGE.format(slug=slug, code=code, status=status)
    for change in changes:
        old, new = change.split(" => ")
        assert old in text
        text = text.replace(old, new)
    path = folder / "weather" / f"{slug}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path) -> PageError:
    with pytest.raises(PageError) as caught:
        Catalogue.from_folder(folder)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2
    return caught.value


def test_a_page_that_is_right_loads_and_is_found_by_name_slug_and_code(tmp_path: Path) -> None:
    page(tmp_path)
    catalogue = Catalogue.from_folder(tmp_path)
    assert [rule.name for rule in catalogue] == ["weather/twin-flood"]
    for name in ("weather/twin-flood", "twin-flood", "ZZZ101", "zzz101"):
        assert catalogue.find(name) is catalogue["weather/twin-flood"]
    assert catalogue.find("flood") is None


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        ("name: twin-flood => name: twinned-flood", 1, "“name” is “twinned-flood”, but the file is called twin-flood.yaml"),
        ("code: ZZZ101 => code: zz1", 2, "“code” is “zz1”; it must be three capital letters and three digits"),
        ("status: stable => status: draft", 3, "“status” is “draft”; it must be one of preview, stable, deprecated"),
        ("severity: warning => severity: fatal", 6, "“severity” is “fatal”; it must be one of error, warning, info"),
        ("applicability: none => applicability: query", 6, "applicability “query” needs a question: add “query”"),
        (', message: "a flood of floods" => ', 6, "“cases.main” has no “message”"),
        ("applicability: none => applicability: none, cut: yes", 6, "unknown key “cut”; did you mean “cuts”?"),
        ("mqm: => mpm:", 8, "unknown key “mpm”; did you mean “mqm”?"),
        ("kind: pattern => kind: patern", 9, "“kind” is “patern”; it must be one of pattern, phrases"),
        ("kind: pattern => detector: weather.flood", 9, "unknown detector “weather.flood”"),
        ("kind: pattern => detector: a.b\nkind: pattern", 9, "a page must have either “detector” or “kind”"),
        ('match: "flood flood" => match: "flood+ flood"', 12, "slow regular expression, a repeat has no limit"),
        ('match: "flood flood" => match: "flo{1,9999}d"', 12, "a repeat has no limit"),
        ('match: "flood flood" => match: "(?:flo{1,9}d){1,99}"', 12, "a repeat inside a repeat"),
        ('match: "flood flood" => match: "flood (flood"', 12, "missing ), unterminated subpattern"),
        ('match: "flood flood" => match: "(?<=floods?) flood"', 12, "look-behind requires fixed-width pattern"),
        ('"flood flood" => "flood flood", replace: "{tide}"', 12, "unknown field {tide}; available: none"),
        ('"flood flood" => "flood flood", forms: {floods: flood}', 12, "“forms” needs a group named “form” in “match”"),
        ('"flood flood" => "flood flood", case: tide', 12, "unknown case “tide”; “cases” has main"),
        ("a flood of floods => a flood of {tide}", 6, "unknown field {tide}; available: words"),
        ('match: "flood flood" => match: "{{water}} flood"', 12, "“words” has no “water”"),
        ("match: => mach:", 12, "unknown key “mach”; did you mean “match”?"),
        ("needs: [flood] => needs: flood", 13, "“needs” must be a list of strings"),
        ("bad: => worse:", 14, "no bad examples: a page needs both “bad” and “good” ones"),
        ("good: => better:", 14, "no good examples"),
        ("⟦flood flood⟧ => flood flood", 16, "mark the words to be flagged with ⟦ ⟧ in “The flood flood came.”"),
        (", because: there is one => ", 18, "“examples.good[0]” has no “because”"),
        ("needs: [flood] => language: en\nneeds: [flood]\nin_quotes: fixed", 15, "“in_quotes” is “fixed”; it must be one of skip, ask, fix"),
        ("needs: [flood] => measured: 2 findings", 13, "“measured” must be a mapping"),
        ("needs: [flood] => measured: {news: {words: 900, findings: few}}", 13, "“findings” is “few”; it must be a whole number"),
        ("needs: [flood] => measured: {news: {words: 900, finds: 3}}", 13, "unknown key “finds”; did you mean “findings”?"),
        ("needs: [flood] => measured: {news: {findings: 3}}", 13, "say how much text it was: either “words” or “items”"),
        (
            "needs: [flood] => measured: {news: {words: 900, findings: 3, right: 1, wrong: 1}}",
            13,
            "“right”, “style” and “wrong” add up to 2, but “findings” is 3",
        ),
    ],
)  # fmt: skip
def test_a_page_is_refused_with_its_file_the_line_and_what_is_wrong(
    tmp_path: Path, change: str, line: int, message: str
) -> None:
    page(tmp_path, "twin-flood", "ZZZ101", "stable", change)
    error = refused(tmp_path)
    assert message in str(error)
    assert (Path(error.path).name, error.line) == ("twin-flood.yaml", line)
    assert str(error).startswith(f"{error.path}:{line}: ")


@pytest.mark.parametrize("key", ["name", "code", "status", "since", "cases", "why", "mqm", "examples"])
def test_a_page_without_one_of_its_parts_is_refused(tmp_path: Path, key: str) -> None:
    path = page(tmp_path)
    without = re.sub(rf"^{key}:.*\n(?: .*\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(without, encoding="utf-8")
    assert str(refused(tmp_path)).endswith(f"weather/twin-flood.yaml:1: a rule page has no “{key}”")


@pytest.mark.parametrize(
    ("text", "line"), [("name: a\ncode: [\n", 3), ("name: a\n  code: b\n", 2), ("\tname: a\n", 1), ('name: "a\n', 2)]
)
def test_invalid_yaml_is_refused_where_it_breaks(tmp_path: Path, text: str, line: int) -> None:
    page(tmp_path).write_text(text, encoding="utf-8")
    error = refused(tmp_path)
    assert "twin-flood.yaml" in error.path
    assert "invalid YAML" in str(error)
    assert error.line == line


@pytest.mark.parametrize("text", ["", "- a list\n", "words\n"])
def test_a_page_that_is_not_a_mapping_is_refused(tmp_path: Path, text: str) -> None:
    page(tmp_path).write_text(text, encoding="utf-8")
    assert "a rule page must be a mapping" in str(refused(tmp_path))


def test_what_was_measured_is_read_as_numbers(tmp_path: Path) -> None:
    measured = "measured: {published news: {words: 9000, findings: 3, right: 2, wrong: 1, note: all read}}"
    page(tmp_path, "twin-flood", "ZZZ101", "stable", f"needs: [flood] => {measured}")
    (rule,) = Catalogue.from_folder(tmp_path)
    assert rule.measured == {PUBLISHED: Measurement(9000, 0, 3, right=2, style=0, wrong=1, note="all read")}


@pytest.mark.parametrize(
    "change",
    [
        "why: Floods come in pairs here. => why: [floods]",
        "code: ZZZ101 => code: [ZZZ101]",
        "needs: [flood] => options: {least: 3}",
        "needs: [flood] => options: {least: {type: int, wrong: 3}}",
    ],
)
def test_a_value_of_the_wrong_shape_is_refused_in_words(tmp_path: Path, change: str) -> None:
    page(tmp_path, "twin-flood", "ZZZ101", "stable", change)
    with pytest.raises(PageError):
        Catalogue.from_folder(tmp_path)


def test_a_code_of_another_rule_is_refused(tmp_path: Path) -> None:
    page(tmp_path, "early-flood")
    page(tmp_path, "late-flood")
    error = refused(tmp_path)
    assert str(error).endswith("code ZZZ101 is already used by weather/early-flood")
    assert "late-flood.yaml" in error.path


def test_covering_a_rule_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    page(tmp_path, "twin-flood", "ZZZ101", "stable", "needs: => covers: [weather/drought]\nneeds:")
    assert "“covers” names an unknown rule “weather/drought”" in str(refused(tmp_path))


@pytest.mark.parametrize("ring", [("a-flood",), ("a-flood", "b-flood"), ("a-flood", "b-flood", "c-flood")])
def test_rules_that_cover_each_other_in_a_ring_are_refused(tmp_path: Path, ring: tuple[str, ...]) -> None:
    for number, slug in enumerate(ring):
        covered = ring[(number + 1) % len(ring)]
        page(tmp_path, slug, f"ZZZ10{number}", "stable", f"needs: => covers: [weather/{covered}]\nneeds:")
    assert "“covers” has a cycle" in str(refused(tmp_path))


def test_covering_along_a_line_is_fine(tmp_path: Path) -> None:
    page(tmp_path, "a-flood", "ZZZ101", "stable", "needs: => covers: [weather/b-flood, weather/c-flood]\nneeds:")
    page(tmp_path, "b-flood", "ZZZ102", "stable", "needs: => covers: [weather/c-flood]\nneeds:")
    page(tmp_path, "c-flood", "ZZZ103")
    assert len(Catalogue.from_folder(tmp_path)) == 3


def test_an_edited_page_is_read_again(tmp_path: Path) -> None:
    path = page(tmp_path)
    before = Catalogue.from_folder(tmp_path)
    path.write_text(path.read_text("utf-8").replace("in pairs here", "in pairs, here"), encoding="utf-8")
    after = Catalogue.from_folder(tmp_path)
    assert after["weather/twin-flood"].why == "Floods come in pairs, here."
    assert before.digest != after.digest


@pytest.mark.parametrize(
    ("chosen", "ignored", "preview", "runs"),
    [
        ((), (), False, ["b-flood"]),
        ((), (), True, ["a-flood", "b-flood"]),
        (("weather",), (), False, ["b-flood"]),
        (("ZZZ",), (), True, ["a-flood", "b-flood"]),
        (("weather/a-flood",), (), False, ["a-flood"]),
        (("ZZZ101",), (), False, ["a-flood"]),
        (("c-flood",), (), False, ["c-flood"]),
        (("weather", "ZZZ101"), ("b-flood",), False, ["a-flood"]),
        ((), ("weather",), True, []),
    ],
)
def test_a_preview_rule_runs_when_it_is_named_exactly_or_previews_are_enabled(
    tmp_path: Path, chosen: tuple[str, ...], ignored: tuple[str, ...], preview: bool, runs: list[str]
) -> None:
    page(tmp_path, "a-flood", "ZZZ101", "preview")
    page(tmp_path, "b-flood", "ZZZ102", "stable")
    page(tmp_path, "c-flood", "ZZZ103", "deprecated")
    catalogue = Catalogue.from_folder(tmp_path)
    assert [rule.slug for rule in select(catalogue, chosen, ignored, preview=preview)] == runs


def test_alternatives_with_a_name_stand_for_their_group_in_every_expression() -> None:
    data = {
        "words": {"water": "flood|tide"},
        "trigger": "{{water}}",
        "find": [{"match": r"\bno {{water}}\d{1,2}", "unless": "low {{water}}", "replace": "{water}"}],
    }
    assert with_words(data)["trigger"] == "(?:flood|tide)"
    assert with_words(data)["find"] == [
        {"match": r"\bno (?:flood|tide)\d{1,2}", "unless": "low (?:flood|tide)", "replace": "{water}"}
    ]
