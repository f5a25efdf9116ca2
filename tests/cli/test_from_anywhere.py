"""A configuration below the working directory holds as it does in its own folder: its baseline, words, names and rules."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Ran, Runner

STOP = "The council sent its crews. to the river by the Zorvaxx.\n"
CONFIGURATION = 'baseline = "known.tsv"\nwords = ["words.txt"]\nrules = "own"\nextend-exclude = ["drafts"]\n'
PAGE = """name: worn
code: DSK101
status: stable
since: 0.1.0
cases:
  main: {severity: error, applicability: none, message: "worn phrase"}
why: The desk does not want it.
mqm: style/unidiomatic-style
kind: phrases
data:
  terms:
    the usual suspects: ""
examples:
  bad:
    - {text: "He named ⟦the usual suspects⟧ on Monday.", message: "worn phrase"}
  good:
    - {text: "He named the suspects on Monday.", because: other words}
"""
FROM = [(".", "site/content"), ("site", "content"), ("site/content", "."), ("other", "../site"), ("/", "ABSOLUTE")]


@pytest.fixture
def site(run: Runner) -> Runner:
    run.write("site/checker.toml", CONFIGURATION)
    run.write("site/words.txt", "Zorvaxx\n")
    run.write("site/own/desk/worn.yaml", PAGE)
    run.write("site/content/a.md", STOP)
    run.write("other/note.txt", "All is well.\n")
    assert within(run, "site", "baseline", "content").code == 0
    return run


def within(run: Runner, folder: str, *args: str, stdin: bytes = b"") -> Ran:
    (run.folder / folder).mkdir(parents=True, exist_ok=True)
    return type(run)(run.folder / folder)(
        *(arg.replace("ABSOLUTE", f"{run.folder}/site/content") for arg in args), stdin=stdin
    )


@pytest.mark.parametrize(("start", "path"), FROM)
def test_a_baseline_holds_wherever_the_run_starts(site: Runner, start: str, path: str) -> None:
    ran = within(site, start, "check", path, "-f", "concise")
    assert (ran.code, ran.stdout) == (0, "")
    assert "1 known finding in the baseline" in ran.stderr
    assert "not checked" not in ran.stderr


@pytest.mark.parametrize(("start", "path"), FROM)
def test_its_stale_entries_are_reported_wherever_the_run_starts(site: Runner, start: str, path: str) -> None:
    site.write("site/content/a.md", "All is well.\n")
    ran = within(site, start, "check", path, "--strict-baseline")
    assert ran.code == 1
    assert "1 entry no longer matches" in ran.stderr


@pytest.mark.parametrize(("start", "path"), FROM)
def test_a_baseline_is_written_where_the_configuration_has_it(site: Runner, start: str, path: str) -> None:
    before = (site.folder / "site/known.tsv").read_text("utf-8")
    site.write("site/content/b.md", STOP)
    assert within(site, start, "baseline", path).stderr.endswith("known.tsv: 2 entries (1 new, 0 removed)\n")
    assert (site.folder / "site/known.tsv").read_text("utf-8").startswith(before)
    assert not list(site.folder.rglob("checker-baseline.tsv"))
    site.write("site/content/b.md", "All is well.\n")
    assert "1 entry (0 new, 1 removed)" in within(site, start, "baseline", "--prune", path).stderr
    assert (site.folder / "site/known.tsv").read_text("utf-8") == before


def test_two_sites_have_their_own_baselines_in_one_run(site: Runner) -> None:
    site.write("second/checker.toml", 'baseline = "second.tsv"\n')
    site.write("second/b.md", STOP.replace("Zorvaxx", "river"))
    assert "second/second.tsv: 1 entry (1 new, 0 removed)" in site("baseline", "site", "second").stderr
    assert site("check", "site", "second", "-q").code == 0
    site.write("second/b.md", "All is well.\n")
    ran = site("check", ".", "--strict-baseline")
    assert (ran.code, "second/second.tsv: 1 entry no longer" in ran.stderr) == (1, True)


def test_a_baseline_given_on_the_command_line_holds_for_all_files(site: Runner) -> None:
    site.write("all.tsv", "")
    assert site("check", "site", "--baseline", "all.tsv").code == 1


def test_an_editor_that_sends_the_text_gets_what_the_file_would(site: Runner) -> None:
    for start, name in ((".", "site/content/a.md"), ("site/content", "a.md")):
        ran = within(site, start, "check", "-", "--stdin-filename", name, "-f", "json", stdin=STOP.encode())
        assert (ran.code, json.loads(ran.stdout)["summary"]["baselined"]) == (0, 1)
    cleaned = site("check", "-", "--stdin-filename", "site/content/a.md", stdin=b"All is well.\n")
    assert (cleaned.code, cleaned.stderr) == (0, "")


@pytest.mark.parametrize(("start", "path"), FROM)
def test_a_rule_of_the_project_holds_wherever_the_run_starts(site: Runner, start: str, path: str) -> None:
    site.write("site/content/b.md", "He named the usual suspects on Monday.\n")
    for name in ("concise", "sarif", "json"):
        ran = within(site, start, "check", path, "-f", name)
        assert (ran.code, "desk/worn" in ran.stdout) == (1, True)


@pytest.mark.parametrize(("start", "path"), FROM)
def test_a_glob_holds_wherever_the_run_starts(site: Runner, start: str, path: str) -> None:
    site.write("site/content/drafts/c.md", STOP.replace("river", "bridge"))
    assert within(site, start, "check", path, "-f", "concise").code == 0


@pytest.mark.parametrize("start", [".", "site", "other", "/"])
def test_config_says_what_check_does(site: Runner, start: str) -> None:
    shown = within(site, start, "config", "ABSOLUTE/a.md").stdout
    values = dict(line.split(" = ", 1) for line in shown.splitlines())
    found = json.loads(values["baseline"]), *json.loads(values["words"])
    assert [Path(name).name for name in found] == ["known.tsv", "words.txt"]


def test_a_first_baseline_says_how_to_use_it(run: Runner) -> None:
    run.write("a.txt", STOP)
    ran = run("baseline", "a.txt")
    assert (
        ran.stderr.splitlines()[-1]
        == 'checker: to use it, add this line to checker.toml: baseline = "checker-baseline.tsv"'
    )
    assert "to use it" not in run("baseline", "a.txt").stderr


def test_new_entries_are_counted_as_entries(run: Runner) -> None:
    run.write("a.txt", "Flood. THE BRIDGE AT LOWICK IS SHUT FOR THE , DAY The mayor left. He sent the crews. to it.\n")
    first = run("baseline", "a.txt").stderr.splitlines()[0]
    entries, _, new = first.removeprefix("checker-baseline.tsv: ").partition(" entries (")
    assert new == f"{entries} new, 0 removed)"
