"""A project's own rules run beside the shipped ones, and an invalid page is refused with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.errors import PageError, UsageError
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

SHIPPED = Catalogue.shipped()
PATTERN = """\
name: twin-flood
code: XWE101
status: stable
cases:
  main:
    severity: error
    applicability: safe
    message: "a flood of floods: {words}"
why: Floods come in pairs here.
kind: pattern
data:
  find:
    - match: "(?P<one>[Ff]lood) flood"
      replace: "{one}"
examples:
  bad:
    - text: "The ⟦flood flood⟧ came."
      fixed: "The flood came."
  good:
    - text: "The flood came."
      because: there is one
"""
PHRASES = """\
name: high-waters
code: XWE102
status: stable
cases:
  main: {severity: warning, applicability: review, message: "not “{words}” but “{better}”"}
why: Water is high, waters are not.
kind: phrases
data:
  terms:
    high waters: high water
examples:
  bad:
    - {text: "The ⟦high waters⟧ came.", fixed: "The high water came."}
  good:
    - {text: "The high water came.", because: it is one}
"""


def page(folder: Path, text: str = PATTERN, *changes: str, family: str = "weather") -> Path:
    """A page that loads, after ``changes``: each is OLD => NEW, and OLD must be there."""
    for change in changes:
        old, new = change.split(" => ")
        assert old in text
        text = text.replace(old, new)
    slug = text.partition("name: ")[2].partition("\n")[0]
    path = folder / family / f"{slug}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path) -> PageError:
    with pytest.raises(PageError) as caught:
        Catalogue.with_project_rules(SHIPPED, folder)
    assert "\n" not in str(caught.value)
    return caught.value


def checked(rules: Catalogue, text: str, **settings: object) -> DocumentReport:
    checker = Checker(Settings(readability=False, **settings), rules)  # type: ignore[arg-type]
    return next(Summary().watch(checker.check_source(Source("a.txt", text))))


def test_project_rules_run_beside_the_shipped_ones(tmp_path: Path) -> None:
    page(tmp_path, PATTERN, "[Ff]lood) flood => [Ff]lood) tide", "⟦flood flood⟧ => ⟦flood tide⟧")
    page(tmp_path, PHRASES)
    catalogue = Catalogue.with_project_rules(SHIPPED, tmp_path)
    assert len(catalogue) == len(SHIPPED) + 2
    report = checked(catalogue, "The flood tide and its high waters cost $ 40 million.\n")
    assert [(finding.rule, finding.message) for finding in report.open] == [
        ("weather/twin-flood", "a flood of floods: flood tide"),
        ("weather/high-waters", "not “high waters” but “high water”"),
        ("figures/spaced-currency", "space between the currency sign and its amount"),
    ]
    assert report.failed == ()


def test_a_page_needs_neither_since_nor_mqm(tmp_path: Path) -> None:
    page(tmp_path)
    rule = Catalogue.with_project_rules(SHIPPED, tmp_path)["weather/twin-flood"]
    assert (rule.since, rule.mqm) == ("0", "style/organizational-style")


def test_a_project_rule_is_known_whichever_version_of_the_catalogue_is_pinned(tmp_path: Path) -> None:
    page(tmp_path)
    catalogue = Catalogue.with_project_rules(SHIPPED, tmp_path)
    (finding,) = checked(catalogue, "The flood flood came.\n", catalogue="0.0.1", ignore=("duplication",)).open
    assert finding.severity == "error"


def test_a_project_rule_may_cover_a_shipped_one(tmp_path: Path) -> None:
    text = "He went to to the dam.\n"
    covers = "kind: pattern => covers: [duplication/doubled-word]\nkind: pattern"
    page(tmp_path, PATTERN, covers, "(?P<one>[Ff]lood) flood => (?P<one>to) to", "⟦flood flood⟧ => went ⟦to to⟧")
    report = checked(Catalogue.with_project_rules(SHIPPED, tmp_path), text)
    assert [finding.rule for finding in report.open] == ["weather/twin-flood"]
    assert checked(SHIPPED, text).open[0].rule == "duplication/doubled-word"


def test_project_rules_change_the_digest_and_an_edited_page_is_read_again(tmp_path: Path) -> None:
    path = page(tmp_path)
    before = Catalogue.with_project_rules(SHIPPED, tmp_path)
    page(tmp_path, PATTERN, "in pairs here => in pairs, here")
    after = Catalogue.with_project_rules(SHIPPED, tmp_path)
    assert len({SHIPPED.digest, before.digest, after.digest}) == 3
    assert after["weather/twin-flood"].path == path.as_posix()
    assert after["weather/twin-flood"].why == "Floods come in pairs, here."


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        ("kind: pattern => detector: structure.stray_stop", 10, "project rules cannot have a detector; use “kind”: pattern or phrases"),
        ("kind: pattern => kind: os", 10, "“kind” is “os”; it must be one of pattern, phrases"),
        ("name: twin-flood => name: stray-stop", 1, "“stray-stop” is the name of a built-in rule or family"),
        ("name: twin-flood => name: figures", 1, "“figures” is the name of a built-in rule or family"),
        ("code: XWE101 => code: STR199", 2, "codes that begin with STR belong to the built-in rules; choose one that begins with X"),
        ("code: XWE101 => code: XWE1", 2, "“code” is “XWE1”; it must be three capital letters and three digits"),
        ("severity: error => severity: fatal", 6, "“severity” is “fatal”; it must be one of error, warning, info"),
        ("{words} => {word}", 8, "unknown field {word}; available: one, words"),
        ("{words} => {words:>999999999}", 8, "field {words} must have no format; write {words} only"),
        ("{words} => {words!r:>9}", 8, "field {words} must have no format; write {words} only"),
        ("{words} => {words.__class__}", 8, "unknown field {words.__class__}"),
        ("{words} => }", 8, "unmatched brace in “a flood of floods: }”"),
        ('replace: "{one}" => replace: "{one:>999999999}"', 14, "field {one} must have no format; write {one} only"),
        ('replace: "{one}" => replace: "{two}"', 14, "unknown field {two}; available: one"),
        ('replace: "{one}" => replase: "{one}"', 14, "unknown key “replase”; did you mean “replace”?"),
        ('replace: "{one}" => unless: "(wave"', 14, "invalid regular expression, missing ), unterminated subpattern at position 0: (wave"),
        ('replace: "{one}" => unless: "wave+"', 14, "regular expression not allowed in a project rule: it has a repeat without a limit; set one of at most 400: wave+"),
        ('replace: "{one}" => forms: [a]', 14, "“forms” must be a mapping of strings to strings"),
        ('replace: "{one}" => case: none', 14, "unknown case “none”; “cases” has main"),
        ("[Ff]lood => [Ff]lo{1,9999}d", 13, "regular expression not allowed in a project rule: it has a repeat without a limit; set one of at most 400"),
        ("[Ff]lood => [Ff]loo*d", 13, "regular expression not allowed in a project rule: it has a repeat without a limit; set one of at most 400"),
        ("- match: => - mach:", 13, "unknown key “mach”; did you mean “match”?"),
        ("  find: =>   finds:", 12, "unknown key “finds”; did you mean “find”?"),
        ("  find: =>   ignore_case: maybe\n  find:", 12, "“ignore_case” is “maybe”; it must be one of yes, no"),
        ("  find: =>   trigger: wave+\n  find:", 12, "regular expression not allowed in a project rule: it has a repeat without a limit"),
        ("[Ff]lood => (?<=the )flood", 13, "regular expression not allowed in a project rule: it looks ahead or behind; match the neighbouring words too"),
        ('flood" => (?P=one)"', 13, "regular expression not allowed in a project rule: it refers back to a group; write out the alternatives"),
        ("  find: =>   words: {all: " + "wave|" * 500 + 'sea}\n  trigger: "' + "{{all}}" * 9 + '"\n  find:', 13, "regular expression longer than 5,000 characters; divide it"),
        ("  find: =>   trigger: [wave]\n  find:", 12, "“trigger” must be a string"),
        ("why: => wy:", 9, "unknown key “wy”; did you mean “why”?"),
        ("why: => covers: [weather/drought]\nwhy:", 1, "“covers” names an unknown rule “weather/drought”"),
        ("⟦flood flood⟧ => flood flood", 17, "mark the words to be flagged with ⟦ ⟧ in “The flood flood came.”"),
        ("because: there is one => because: [there]\n      becuase: one", 22, "unknown key “becuase”; did you mean “because”?"),
        ("good: => bad:", 19, "duplicate key “bad”"),
        ("why: Floods => why: &a Floods", 0, ""),
        ("why: Floods come in pairs here. => why: *a", 9, "aliases (*name) are not allowed; repeat the value"),
        ("why: Floods => why: [[[[[[[[[[[[[[[Floods", 9, "nested more than 12 levels deep"),
        ("why: Floods => why: [Floods", 10, "invalid YAML: "),
        ("why: Floods => ? [why]\n: Floods", 9, "a key must be a string"),
    ],
)  # fmt: skip
def test_a_page_is_refused_with_its_file_its_line_and_what_is_wrong(
    tmp_path: Path, change: str, line: int, message: str
) -> None:
    path = page(tmp_path, PATTERN, change)
    if not line:
        assert len(Catalogue.with_project_rules(SHIPPED, tmp_path)) == len(SHIPPED) + 1
        return
    error = refused(tmp_path)
    assert str(error).startswith(f"{path.as_posix()}:{line}: {message}")
    assert (error.path, error.line, error.exit_code) == (path.as_posix(), line, 2)


@pytest.mark.parametrize(
    ("change", "line", "message"),
    [
        ("high waters: high water => High Waters: high water", 10, "“High Waters” must be lower case, because “ignore_case” is yes"),
        ("terms:\n    high waters: high water => terms: [high waters]", 9, "“terms” must be a mapping of strings to strings"),
        ("high waters: high water => high waters: [high]", 9, "“terms” must be a mapping of strings to strings"),
        ("terms:\n    high waters: high water => table: offices", 9, "unknown key “table”; expected terms, ignore_case"),
        ("high waters: high water => " + "a b " * 60 + ": high water", 10, "a phrase must have 1 to 200 characters: “a b"),
        ('high waters: high water => "": high water', 10, "a phrase must have 1 to 200 characters: “”"),
        ("{better} => {best}", 5, "unknown field {best}; available: better, words"),
        ("  main: =>   other:", 8, "unknown case “main”; “cases” has other"),
    ],
)  # fmt: skip
def test_a_page_of_phrases_is_refused_too(tmp_path: Path, change: str, line: int, message: str) -> None:
    page(tmp_path, PHRASES, change)
    error = refused(tmp_path)
    assert (message in str(error), error.line) == (True, line), str(error)


@pytest.mark.parametrize("place", ["twin-flood.yaml", "weather/sea/twin-flood.yaml", "weather/twin-flood.yml"])
def test_a_page_that_would_be_ignored_is_refused(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PATTERN, "utf-8")
    message = f"{path.as_posix()}:1: a rule page must be FAMILY/NAME.yaml in the rules folder"
    assert str(refused(tmp_path)).startswith(message)
    is_in_folder = path.parent == tmp_path
    above = f"; if “{tmp_path.name}” is the family, the rules folder is {tmp_path.parent.as_posix()}"
    assert str(refused(tmp_path)) == message + above * is_in_folder


@pytest.mark.parametrize(
    ("family", "message"),
    [("figures", "the family “figures” belongs to the built-in rules"), ("Big", "lower-case letters")],
)
def test_a_family_is_the_project_s_own(tmp_path: Path, family: str, message: str) -> None:
    page(tmp_path, family=family)
    assert message in str(refused(tmp_path))


def test_two_project_rules_with_one_code_are_refused(tmp_path: Path) -> None:
    page(tmp_path)
    path = page(tmp_path, PATTERN, "twin-flood => winter-flood")
    assert str(refused(tmp_path)) == f"{path.as_posix()}:1: code XWE101 is already used by weather/twin-flood"


def test_a_page_that_is_not_text_or_far_too_long_is_refused(tmp_path: Path) -> None:
    path = page(tmp_path)
    path.write_bytes(b"name: a\ncode: \xff\n")
    assert str(refused(tmp_path)) == f"{path.as_posix()}:2: not valid UTF-8"
    path.write_text("#" * 300_000, "utf-8")
    assert "longer than 200,000 bytes" in str(refused(tmp_path))


def test_hidden_files_and_files_of_other_kinds_are_ignored(tmp_path: Path) -> None:
    page(tmp_path)
    (tmp_path / "README.md").write_text("ours\n", "utf-8")
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "workflow.yml").write_text("on: push\n", "utf-8")
    assert "weather/twin-flood" in Catalogue.with_project_rules(SHIPPED, tmp_path)


def test_a_folder_without_pages_is_wrong_usage(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(UsageError, match="rule"):
            Catalogue.with_project_rules(SHIPPED, folder)


def test_no_shipped_code_begins_with_the_letter_that_is_promised_to_projects() -> None:
    assert [rule.code for rule in SHIPPED if rule.code.startswith("X")] == []
