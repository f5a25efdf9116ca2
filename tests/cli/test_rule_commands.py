from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from checker.model.version import VERSION
from checker.rulebook.catalogue import Catalogue

if TYPE_CHECKING:
    from tests.conftest import Runner

CATALOGUE = Catalogue.shipped()
LINE = re.compile(
    r"(?P<code>[A-Z]{3}\d{3})  (?P<name>[a-z]+/[a-z0-9-]+) +(?P<severity>error|warning|info) +"
    r"(?P<applicability>safe|review|query|none)  +\S.*?(?:  \((?:preview|deprecated)\))?\Z"
)


def test_every_rule_is_listed_once_with_its_code(run: Runner) -> None:
    ran = run("rules")
    listed = [LINE.match(line) for line in ran.lines[1:]]
    assert [match and (match["code"], match["name"]) for match in listed] == [(r.code, r.name) for r in CATALOGUE]
    assert (ran.code, ran.stderr) == (0, "")


@pytest.mark.parametrize("name", ["structure/stray-stop", "stray-stop", "STR104", "str104"])
def test_a_rule_is_explained_by_name_slug_or_code(run: Runner, name: str) -> None:
    ran = run("rule", name)
    rule = CATALOGUE["structure/stray-stop"]
    assert (ran.code, ran.lines[0]) == (0, "# structure/stray-stop (STR104)")
    assert rule.why in ran.stdout
    for example in (*rule.bad, *rule.good):
        assert f"- {example.text}" in ran.lines or f"- {example.text} ({getattr(example, 'because', '')})" in ran.lines


def test_a_rule_that_is_unknown_is_wrong_usage_with_the_nearest_name(run: Runner) -> None:
    ran = run("rule", "figures/lost-magnitute")
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == "checker: unknown rule “figures/lost-magnitute”; did you mean “figures/lost-magnitude”?\n"


@pytest.mark.parametrize("part", ["lost-mag", "figures/lost-magnitud", "itude-conf"])
def test_a_part_of_a_name_that_only_one_rule_has_is_enough(run: Runner, part: str) -> None:
    (name,) = (rule.name for rule in CATALOGUE if part in rule.name)
    assert run("rule", part).lines[0].startswith(f"# {name} (")


def test_words_from_what_rules_report_list_the_rules(run: Runner) -> None:
    ran = run("rule", "currency sign")
    listed = [match["name"] for line in ran.lines[1:] if (match := LINE.match(line))]
    assert "figures/spaced-currency" in listed
    assert "structure/stray-stop" not in listed
    assert (ran.code, ran.stderr) == (0, "")


def test_an_own_rule_that_is_not_configured_is_told_from_an_unknown_one(run: Runner) -> None:
    run("new-rule", "desk/worn-phrase", "--kind", "phrases")
    ran = run("rule", "desk/worn-phrase")
    assert ran.code == 2
    assert ran.stderr == (
        'checker: rules/desk/worn-phrase.yaml is not in use; add this line to checker.toml: rules = "rules"\n'
    )
    run.write("checker.toml", 'rules = "rules"\n')
    assert "stable; style/organizational-style" in run("rule", "desk/worn-phrase").stdout


def test_a_word_that_resembles_no_rule_is_sent_to_the_list(run: Runner) -> None:
    assert run("rule", "zzzzzz").stderr == "checker: unknown rule “zzzzzz”; “checker rules” lists them\n"


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_reported(run: Runner, flag: str) -> None:
    ran = run(flag)
    assert (ran.code, ran.stdout, ran.stderr) == (0, f"checker {VERSION}\n", "")


@pytest.mark.parametrize("args", [("--help",), ("-h",), ("check", "-h"), ("fix", "--help"), ("rule", "-h")])
def test_help_is_given(run: Runner, args: tuple[str, ...]) -> None:
    ran = run(*args)
    assert (ran.code, ran.stderr) == (0, "")
    assert "Usage: " in ran.stdout


def test_help_names_every_command_and_every_option_of_the_contract(run: Runner) -> None:
    commands = run("--help").stdout
    assert all(re.search(rf"^\s+{command}\b", commands, re.MULTILINE) for command in ("check", "fix", "rule", "rules"))
    options = run("check", "--help").stdout
    for option in (
        "--format", "--output", "--select", "--ignore", "--preview", "--fail-on", "--accept", "--names", "--date", "--title",
        "--language", "--statistics", "--show-files", "--quiet", "--verbose", "--stdin-filename", "--color",
    ):  # fmt: skip
        assert option in options


def test_nothing_but_the_name_shows_help_and_is_wrong_usage(run: Runner) -> None:
    ran = run()
    assert ran.code == 2
    assert "Usage: " in ran.stdout + ran.stderr


def test_the_installed_command_and_the_module_are_one() -> None:
    from importlib.metadata import entry_points

    (script,) = entry_points(group="console_scripts", name="checker")
    assert script.value == "checker.cli.entry:run"
    main = subprocess.run([sys.executable, "-c", "import checker.cli.entry as m; print(m.run.__module__)"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert main.stdout == "checker.cli.entry\n"


@pytest.mark.parametrize(
    "unneeded", ["yaml", "textstat", "rapidfuzz", "ftfy", "rich", "checker.rulebook", "checker.facts"]
)
def test_printing_the_version_imports_nothing_heavy(unneeded: str) -> None:
    code = "import sys; import checker, checker.cli.main; print(sys.argv[1] in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code, unneeded], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
