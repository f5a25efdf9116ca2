"""LanguageTool in configurations, directives, fixes, baselines and the Python API."""

from __future__ import annotations

import json
import sqlite3
import subprocess
from pathlib import Path

import pytest

from checker import Checker, check_paths, check_text, fix_text
from checker.engine.fixing import Choice
from checker.model.errors import UsageError
from checker.model.settings import Settings
from tests.backends.runs import OURS, STORY, THEIRS, report_of, rules_of
from tests.backends.stand_ins import needs_package
from tests.conftest import Runner

needs_package()


@pytest.fixture
def configured(run: Runner, languagetool_url: str) -> Runner:
    run.write("checker.toml", f'with = ["languagetool"]\nlanguagetool-url = "{languagetool_url}"\n')
    run.write("a.txt", STORY)
    return run


def found(run: Runner, *options: str) -> set[str]:
    return rules_of(report_of(run("check", ".", "--format", "json", *options)))


def test_a_configuration_can_turn_it_on(configured: Runner) -> None:
    assert found(configured) == OURS | {THEIRS}


def test_the_doctor_checks_the_server_of_the_configuration(configured: Runner, languagetool_url: str) -> None:
    ran = configured("doctor")
    assert ran.code == 0
    assert languagetool_url in ran.stdout
    assert "jars" not in ran.stdout


def test_the_command_line_can_turn_it_off(configured: Runner) -> None:
    assert found(configured, "--with", "none") == OURS
    assert found(configured, "--isolated") == OURS


def test_a_severity_can_be_set(configured: Runner) -> None:
    path = configured.folder / "checker.toml"
    path.write_text(f'{path.read_text()}\n[rules."{THEIRS}"]\nseverity = "error"\n')
    report = report_of(configured("check", ".", "--format", "json"))
    assert [f["severity"] for f in report["files"][0]["findings"] if f["rule"] == THEIRS] == ["error"]


@pytest.mark.parametrize("selectors", ['"languagetool"', f'"{THEIRS}"', '"ALL"'])
def test_per_file_ignores_apply_to_it(configured: Runner, selectors: str) -> None:
    path = configured.folder / "checker.toml"
    path.write_text(f'{path.read_text()}\n[per-file-ignores]\n"b.txt" = [{selectors}]\n')
    configured.write("b.txt", "She clearly have a plan.\n")
    report = report_of(configured("check", "a.txt", "b.txt", "--format", "json"))
    assert [file["path"] for file in report["files"] if rules_of({"files": [file]})] == ["a.txt"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            'with = ["languagetoo"]',
            "with: unknown value “languagetoo” (available: languagetool); did you mean “languagetool”?",
        ),
        ('with = "languagetool"', "with must be a list of strings, not a string"),
        (
            'languagetool-url = "ftp://localhost"',
            "languagetool-url: “ftp://localhost” is not an address such as http://localhost:8081",
        ),
        ("languagetool-timeout = 0", "languagetool-timeout must be a number of seconds up to 86400, not 0"),
        (
            '[rules."languagetool/CD_NN"]\nleast = 3',
            "languagetool/CD_NN has no option “least”; for rules of a backend, only severity can be set",
        ),
        (
            '[rules.languagetool]\nseverity = "info"',
            'rules: “languagetool” is a family; use [rules."languagetool/RULE_ID"] for one of its rules',
        ),
        (
            '[root-policy]\ngate = ["languagetool"]',
            "gate: “languagetool” belongs to a backend, whose rules can't be gated",
        ),
    ],
)
def test_invalid_settings_are_reported_with_their_line(run: Runner, lines: str, words: str) -> None:
    run.write("checker.toml", f"{lines}\n")
    run.write("a.txt", STORY)
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert ran.stderr.startswith("checker: checker.toml:")
    assert words in ran.stderr


def test_config_shows_the_origin_of_its_settings(configured: Runner) -> None:
    ran = configured("config", "--show-origin")
    assert 'with = ["languagetool"]' in ran.stdout
    assert "languagetool-timeout = 60" in ran.stdout


def test_directives_suppress_it_by_rule_and_family(configured: Runner) -> None:
    configured.write(
        "d.md",
        f"She clearly have a plan. <!-- checker: ignore[{THEIRS}] in her words -->\n\n"
        "She clearly have two. <!-- checker: ignore[languagetool] in her words -->\n\n"
        "She has three. <!-- checker: ignore[languagetool] in her words -->\n",
    )
    (file,) = report_of(configured("check", "d.md", "--format", "json"))["files"]
    assert [f["state"] for f in file["findings"]] == ["suppressed", "suppressed"]
    assert file["notes"] == ["line 5: ignore[languagetool]: is unused; remove it"]


def test_a_directive_for_it_is_not_unused_if_it_did_not_run(configured: Runner) -> None:
    configured.write("d.md", f"She clearly have a plan. <!-- checker: ignore[{THEIRS}] in her words -->\n")
    for options in (("--with", "none"), ("--languagetool-url", "localhost:1"), ("--select", "figures")):
        (file,) = report_of(configured("check", "d.md", "--format", "json", *options))["files"]
        assert not any("silences nothing" in note for note in file["notes"])


def test_its_fixes_are_applied_on_request(configured: Runner) -> None:
    configured("fix", "a.txt")
    text = (configured.folder / "a.txt").read_text()
    assert "She clearly have a plan" in text
    assert "$40 million" in text
    configured("fix", "a.txt", "--review")
    assert "She clearly has a plan" in (configured.folder / "a.txt").read_text()


def test_cached_results_do_not_depend_on_the_address(run: Runner, languagetool_url: str, tmp_path: Path) -> None:
    run.write("a.txt", STORY)
    env = {"CHECKER_CACHE_DIR": str(tmp_path / "kept")}
    command = ("check", "a.txt", "--format", "json", "--with", "languagetool", "--languagetool-url")
    first = run(*command, languagetool_url, env=env)
    port = languagetool_url.rstrip("/").rpartition(":")[2]
    kept = tmp_path / "kept" / "results.sqlite3"
    rows = sqlite3.connect(kept).execute("SELECT key FROM result").fetchall()
    again = run(*command, f"http://localhost:{port}/", "--languagetool-timeout", "59", env=env)
    assert (again.code, again.out) == (first.code, first.out)
    assert sqlite3.connect(kept).execute("SELECT key FROM result").fetchall() == rows


def test_a_baseline_records_its_findings(configured: Runner) -> None:
    baselined = ("check", "a.txt", "--baseline", "checker-baseline.tsv", "--strict-baseline", "--fail-on", "info")
    assert configured("baseline", "a.txt").code == 0
    assert THEIRS in (configured.folder / "checker-baseline.tsv").read_text()
    assert configured(*baselined).code == 0
    # What wasn't looked for is not stale.
    assert configured(*baselined, "--with", "none").code == 0
    assert configured(*baselined, "--languagetool-url", "localhost:1").code == 3
    configured.write("a.txt", STORY.replace("clearly have", "clearly has"))
    assert configured(*baselined, "--with", "none").code == 0
    ran = configured(*baselined)
    assert ran.code == 1
    assert "1 entry no longer matches any finding" in ran.stderr


def test_diff_base_compares_with_its_earlier_findings(configured: Runner, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *words], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-qm", "first")
    configured.write("a.txt", STORY + "\nHe clearly have two.\n")
    report = report_of(configured("check", ".", "--diff-base", "HEAD", "--format", "json"))
    findings = [f for file in report["files"] for f in file["findings"] if f["rule"] == THEIRS]
    assert [(f["text"], f["line"], f["state"]) for f in findings] == [("have", 1, "baselined"), ("have", 3, "open")]


def test_the_python_api_uses_it_by_its_settings(run: Runner, languagetool_url: str) -> None:
    settings = Settings(backends=("languagetool",), languagetool_url=languagetool_url, readability=False)
    assert THEIRS in {finding.rule for finding in check_text(STORY, settings).open}
    reports, summary = check_paths([run.write("a.txt", STORY)], settings)
    assert THEIRS in {finding.rule for finding in reports[0].open}
    assert [(backend.name, backend.version) for backend in summary.backends] == [("languagetool", "6.8")]
    assert fix_text("She clearly have a plan.\n", settings, Choice(review=True)) == "She clearly has a plan.\n"
    with pytest.raises(UsageError, match="a Checker needs “producers”"):
        Checker(settings)
    with pytest.raises(UsageError, match="unknown backend “harper”"):
        check_text(STORY, Settings(backends=("harper",)))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("languagetool/CD_NN", "not reported: it mistakes an amount"),
        ("languagetool/EN_COMPOUNDS_X", "not reported: hyphens and spaces"),
        (THEIRS, "reported as warning: right in"),
        ("languagetool/A_NNS", "- GRAMMAR: reported as info, in a damaged text as warning"),
        ("languagetool", "- CASING: not reported: a capital hides"),
    ],
)
def test_its_rules_are_explained(run: Runner, name: str, words: str) -> None:
    ran = run("rule", name)
    assert ran.code == 0
    assert words in ran.stdout


def test_sarif_describes_its_rules(configured: Runner) -> None:
    (log,) = json.loads(configured("check", "a.txt", "--format", "sarif").out)["runs"]
    (result,) = [each for each in log["results"] if each["ruleId"] == THEIRS]
    assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == THEIRS
