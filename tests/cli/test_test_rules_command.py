"""``checker test-rules``: a line for each example that fails, with file and line; 2 where a page is invalid."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from checker.authoring import long_runs
from checker.authoring.project_rules import own_folder
from checker.cli.commands import rules
from checker.config.options import CliOptions
from checker.config.scope import Configurations
from checker.model.errors import UsageError
from checker.rulebook.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
PAGE = """\
name: twin-flood
code: XWE101
status: preview
cases:
  main: {severity: warning, applicability: review, message: "a flood of floods: {words}"}
  spare: {severity: info, applicability: none, message: "water"}
why: Floods come in pairs here.
kind: pattern
data:
  find:
    - match: "(?P<one>[Ff]lood) flood"
      replace: "{one}"
    - match: "water water"
      case: spare
examples:
  bad:
    - text: "The ⟦flood flood⟧ came."
      message: "a flood of floods: flood flood"
      fixed: "The flood came."
    - text: "There is ⟦water water⟧ here."
      case: spare
  good:
    - text: "The flood came."
      because: there is one
"""


def ran(folder: Path, capsys: pytest.CaptureFixture[str], *changes: str) -> tuple[int, list[str], str]:
    """The exit code, the lines without the path before them, and what was said."""
    text = PAGE
    for change in changes:
        old, new = change.split(" => ")
        assert old in text
        text = text.replace(old, new)
    path = folder / "weather" / "twin-flood.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    code = rules.test_rules(CliOptions(), folder)
    out, err = capsys.readouterr()
    assert all(line.startswith(f"{path.as_posix()}:") for line in out.splitlines())
    return code, [line.removeprefix(f"{path.as_posix()}:") for line in out.splitlines()], err


def test_pages_whose_examples_pass_are_all_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    preview = (
        "checker: weather/twin-flood has status preview: it only runs with --preview or if you select it by name\n"
    )
    assert ran(tmp_path, capsys) == (0, [], f"checker: 1 rule, 3 examples: all passed\n{preview}")


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ("The ⟦flood flood⟧ => ⟦The flood⟧ flood", "17: weather/twin-flood: expected a finding on “The flood”, got “flood flood”"),
        ("⟦flood flood⟧ came => ⟦sea sea⟧ came", "17: weather/twin-flood: expected a finding on “sea sea”, got none"),
        ("⟦flood flood⟧ came => ⟦flood flood⟧ ⟦came⟧", "17: weather/twin-flood: must mark exactly one place with ⟦ ⟧; use one example for each"),
        ('floods: flood flood" => floods: flood"', "17: weather/twin-flood: expected the message “a flood of floods: flood”, got “a flood of floods: flood flood”"),
        ('fixed: "The flood came." => fixed: "The sea came."', "17: weather/twin-flood: expected the fix “The sea came.”, got “The flood came.”"),
        ("      case: spare\n  good: =>       case: spare\n      fixed: dry\n  good:", "20: weather/twin-flood: expected a fix, got none"),
        ('⟧ here."\n      case: spare => ⟧ here."', "20: weather/twin-flood: expected case “main” for “water water”, got “spare”"),
        ('- text: "The flood came." => - text: "The flood flood came."', "23: weather/twin-flood: expected no findings, got “flood flood”"),
        ("applicability: review => applicability: safe", ""),
    ],
)  # fmt: skip
def test_an_example_that_fails_is_reported_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: str, line: str
) -> None:
    code, lines, message = ran(tmp_path, capsys, change)
    assert line in lines or not line
    assert code == int(bool(line))
    assert message.startswith("checker: 1 rule, 3 examples: ")


def test_a_case_that_no_example_shows_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = '    - text: "There is ⟦water water⟧ here."\n      case: spare\n => '
    code, lines, _ = ran(tmp_path, capsys, shown)
    assert (code, lines) == (1, ["6: weather/twin-flood: no bad example shows the case “spare”"])


def test_a_safe_case_shows_its_fixed_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes = ("applicability: review => applicability: safe", '      fixed: "The flood came."\n => ')
    code, lines, _ = ran(tmp_path, capsys, *changes)
    assert (code, lines) == (1, ["5: weather/twin-flood: case “main” is safe, but no bad example shows the fixed text"])


def test_a_rule_that_takes_long_on_a_run_of_one_character_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_runs, "MOST_SECONDS", 0.05)
    code, lines, _ = ran(tmp_path, capsys, 'match: "water water => match: "-|water water')
    assert (code, lines) == (1, ["9: weather/twin-flood takes more than 0.05 s on 50,000 characters of '-'"])
    assert gc.isenabled()


def test_a_rule_that_matches_too_often_for_its_length_is_reported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_runs, "MOST_SECONDS", 60.0)
    code, (line,), _ = ran(tmp_path, capsys, 'match: "water water => match: "-(?:[-w]{0,390}qq)?|water water')
    assert code == 1
    assert line.startswith("9: weather/twin-flood fails on 50,000 characters of '-': its expressions match too often")


def test_every_page_that_can_not_be_used_is_reported_and_no_example_is_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "weather").mkdir()
    (tmp_path / "weather" / "broken.yaml").write_text("name: [\n", "utf-8")
    (tmp_path / "weather" / "coded.yaml").write_text(
        PAGE.replace("twin-flood", "coded").replace("XWE101", "FIG101"), "utf-8"
    )
    ran_code = rules.test_rules(CliOptions(), tmp_path)
    out, err = capsys.readouterr()
    first, second = out.splitlines()
    assert "broken.yaml:2: invalid YAML" in first
    assert second.endswith(
        "coded.yaml:2: codes that begin with FIG belong to the built-in rules; choose one that begins with X"
    )
    assert (ran_code, err) == (2, "checker: 2 of 2 pages can't be used; no examples were run\n")


def test_faults_of_the_whole_folder_are_reported_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "weather").mkdir()
    (tmp_path / "weather" / "a-flood.yaml").write_text(PAGE.replace("twin-flood", "a-flood"), "utf-8")
    code, lines, _ = ran(tmp_path, capsys)
    assert (code, lines) == (2, ["2: code XWE101 is already used by weather/a-flood; the next free one is XWE102"])


def test_a_rule_for_another_language_is_tested_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ran(tmp_path, capsys, "kind: pattern => language: de\nkind: pattern")[0] == 0


def test_a_page_in_place_of_the_folder_is_wrong_usage_that_names_the_folder(tmp_path: Path) -> None:
    page = tmp_path / "house" / "weather" / "twin-flood.yaml"
    page.parent.mkdir(parents=True)
    page.write_text("name: twin-flood\n", "utf-8")
    with pytest.raises(UsageError, match=f"not a page; use {tmp_path.as_posix()}/house$"):
        rules.test_rules(CliOptions(), page)


def test_a_folder_without_pages_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no rule pages"):
        rules.test_rules(CliOptions(), tmp_path)


@pytest.mark.parametrize(
    ("config", "wanted"),
    [
        ('rules = "house"\nignore = ["weather/no-such"]\n', "house"),
        ('[rules]\nfolder = "../house"\n', "../house"),
        ('rules = "none"\n', "none"),
        ("", None),
        (None, None),
    ],
)
def test_the_folder_is_the_one_of_the_configuration_whatever_its_pages_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str | None, wanted: str | None
) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (tmp_path / ".git").mkdir()
    if config is not None:
        (work / "checker.toml").write_text(config, "utf-8")
    monkeypatch.chdir(work)
    found = own_folder(Configurations(Path(), lambda _: CATALOGUE), Path())
    assert found == (Path(wanted) if wanted else None)


def test_a_rule_from_the_pattern_is_all_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules.new_rule(CliOptions({"rule-folder": tmp_path.as_posix()}), "house/old-words")
    assert rules.test_rules(CliOptions(), tmp_path) == 0
