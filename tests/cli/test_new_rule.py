"""``checker new-rule`` writes a page that loads, whose examples pass, with a code that is free."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.authoring.project_rules import examined
from checker.cli.commands import rules
from checker.config.options import CliOptions
from checker.model.errors import CheckerError, UsageError
from checker.rulebook.catalogue import Catalogue

SHIPPED = Catalogue.shipped()
FAMILIES = {rule.family for rule in SHIPPED}
NAMES = FAMILIES | {rule.slug for rule in SHIPPED}


def begin(name: str, folder: Path | None = None, kind: str = "pattern") -> None:
    """Runs ``checker new-rule``."""
    given = {"kind": kind, "rule-folder": folder.as_posix() if folder else ""}
    assert rules.new_rule(CliOptions(given), name) == 0


def made(folder: Path, name: str, kind: str = "pattern") -> str:
    """The code of a new rule."""
    begin(name, folder, kind)
    found = re.search(r"^code: (\w+)", (folder / f"{name}.yaml").read_text("utf-8"), re.MULTILINE)
    assert found
    return found[1]


@pytest.mark.parametrize("kind", ["pattern", "phrases"])
def test_a_new_page_passes_as_it_is_and_runs_at_once(tmp_path: Path, kind: str) -> None:
    made(tmp_path, "house/old-words", kind)
    done = examined(tmp_path, SHIPPED)
    assert (done.rules, done.examples, done.unreadable, done.failed) == (1, 2, (), [])
    assert Catalogue.with_project_rules(SHIPPED, tmp_path)["house/old-words"].status == "stable"


def test_codes_go_on_in_a_family_and_are_of_one_rule_alone(tmp_path: Path) -> None:
    names = ("house/old-words", "house/new-words", "hours/late-words", "x-y/odd-words", "z/bad")
    assert [made(tmp_path, name) for name in names[:4]] == ["XHO101", "XHO102", "XHO103", "XXY101"]
    with pytest.raises(UsageError, match="invalid rule name “z/bad”"):
        made(tmp_path, names[4])
    assert examined(tmp_path, SHIPPED).failed == []


def test_the_prefix_of_the_family_s_pages_is_kept(tmp_path: Path) -> None:
    made(tmp_path, "house/old-words")
    page = tmp_path / "house" / "old-words.yaml"
    page.write_text(page.read_text("utf-8").replace("XHO101", "DES140"), "utf-8")
    assert made(tmp_path, "house/new-words") == "DES141"


def test_prints_what_to_do_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    begin("house/old-words")
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "Created rules/house/old-words.yaml. Write the examples first, then the pattern."
    assert printed[1:] == [
        "To run the examples: checker test-rules rules",
        "The rule is stable: it runs as soon as its folder is configured.",
        'To use the rule, add this line to checker.toml: rules = "rules"',
    ]


def test_the_folder_is_that_of_the_configuration_unless_one_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("checker.toml").write_text('rules = "desk"\n', "utf-8")
    begin("house/old-words")
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert Path("desk/house/old-words.yaml").exists()
    begin("house/old-words", Path("other"), "phrases")
    assert Path("other/house/old-words.yaml").exists()


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        ("figures/old-words", "pattern", "the family “figures” belongs to the built-in rules"),
        ("house/stray-stop", "pattern", "“stray-stop” is the name of a built-in rule"),
        ("house", "pattern", "invalid rule name"),
        ("House/Old", "pattern", "invalid rule name"),
        ("../etc/words", "pattern", "invalid rule name"),
        ("house/old-words", "detector", "--kind: unknown value “detector” (available: pattern, phrases)"),
    ],
)
def test_a_name_that_can_not_be_is_wrong_usage_and_leaves_nothing_behind(
    tmp_path: Path, name: str, kind: str, message: str
) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        begin(name, tmp_path / "rules", kind)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_there_is_kept(tmp_path: Path) -> None:
    made(tmp_path, "house/old-words")
    with pytest.raises(UsageError, match="already exists"):
        made(tmp_path, "house/old-words", "phrases")


def test_a_folder_that_can_not_be_written_is_reported(tmp_path: Path) -> None:
    (tmp_path / "house").write_text("a file\n", "utf-8")
    with pytest.raises(CheckerError, match="can't be written"):
        made(tmp_path, "house/old-words")


def test_a_family_without_a_free_code_is_reported(tmp_path: Path) -> None:
    made(tmp_path, "house/old-words")
    page = tmp_path / "house" / "old-words.yaml"
    page.write_text(page.read_text("utf-8").replace("XHO101", "XHO999"), "utf-8")
    with pytest.raises(UsageError, match="all codes of XHO are taken"):
        made(tmp_path, "house/new-words")


@given(
    st.from_regex(r"[a-z][a-z0-9-]{1,12}", fullmatch=True).filter(lambda family: family not in FAMILIES),
    st.from_regex(r"[a-z][a-z0-9-]{2,12}", fullmatch=True).filter(lambda slug: slug not in NAMES),
    st.sampled_from(["pattern", "phrases"]),
)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_every_name_that_is_taken_makes_a_page_that_can_be_used(
    tmp_path: Path, family: str, slug: str, kind: str
) -> None:
    folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
    made(folder, f"{family}/{slug}", kind)
    assert f"{family}/{slug}" in Catalogue.with_project_rules(SHIPPED, folder)
