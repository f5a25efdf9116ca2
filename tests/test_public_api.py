"""``import checker``: what other programs call."""

from __future__ import annotations

import json
import os
import pydoc
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import checker
from checker.engine.fixing import Choice
from checker.model.errors import CheckerError, UsageError
from checker.model.finding import Applicability, Severity, State
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.model.version import VERSION

STOP = "The council sent its crews. to the river.\n"
MONEY = "It paid $ 40 million for the dam.\n"
QUERY = "Damage is put at 48 billion pesos ($ 50), the governor said.\n"


def test_the_package_gives_what_it_names_and_nothing_else_is_promised() -> None:
    from checker import Checker, check_paths, check_text, fix_text

    assert {"Checker", "Choice", "Settings", "__version__", "check_paths", "check_text", "fix_text"} <= set(
        checker.__all__
    )
    assert all(getattr(checker, name).__doc__ for name in checker.__all__ if name != "__version__")
    assert set(checker.__all__) <= set(dir(checker))
    assert all(callable(public) for public in (Checker, check_paths, check_text, fix_text))
    assert checker.__version__ == VERSION
    with pytest.raises(AttributeError, match="no attribute 'check_url'"):
        checker.check_url  # type: ignore[attr-defined] # noqa: B018


def test_importing_the_package_imports_no_rule_and_no_parser() -> None:
    code = "import sys, checker; print(sorted(m for m in sys.modules if m.startswith(('checker.', 'yaml', 'typer'))))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "['checker.model', 'checker.model.version']\n"


def test_help_shows_the_functions_with_their_types() -> None:
    shown = pydoc.render_doc(checker, renderer=pydoc.plaintext)
    assert "check_text(text: 'str', settings: 'Settings | None' = None) -> 'DocumentReport'" in shown
    assert "class Settings" in shown


def test_the_documented_examples_are_typed(tmp_path: Path) -> None:
    page = Path(__file__).parents[1] / "docs/how-to/use-from-python.md"
    examples = re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    files = [tmp_path / f"example_{number}.py" for number in range(len(examples))]
    for file, text in zip(files, examples, strict=True):
        file.write_text(text, "utf-8")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import checker\n\nchecker.check_text(5)\nchecker.check_url\n", "utf-8")
    options = ["-m", "mypy", "--strict", "--config-file", os.devnull, "--cache-dir", str(tmp_path / "cache")]
    root = Path(__file__).parents[1]
    ran = subprocess.run(
        [sys.executable, *options, *map(str, (*files, wrong))], capture_output=True, text=True, check=False, cwd=root
    )
    faults = [line for line in ran.stdout.splitlines() if "error:" in line]
    assert [("arg-type" in line, "attr-defined" in line) for line in faults] == [(True, False), (False, True)], (
        ran.stdout
    )
    assert all(line.startswith(str(wrong)) for line in faults)


def test_a_report_and_a_summary_are_plain_values_as_in_json(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STOP, "utf-8")
    (report,), summary = checker.check_paths([path])
    ran = subprocess.run(
        [sys.executable, "-m", "checker", "check", str(path), "-f", "json"], capture_output=True, text=True, check=False
    )
    written = json.loads(ran.stdout)
    assert json.loads(json.dumps(report.to_dict())) == written["files"][0]
    assert json.loads(json.dumps(summary.to_dict())) == {
        key: written[key] for key in written if key not in ("schema", "tool", "files")
    }


@pytest.mark.parametrize(
    "wrong",
    [
        {"select": "figures"},
        {"select": [None]},
        {"ignore": 5},
        {"fail_on": "error"},
        {"names": "names.yaml"},
        {"date": "yesterday"},
        {"date": None},
        {"accepted": "word"},
        {"readability": "no"},
        {"jobs": "two"},
        {"reader": {}},
    ],
)
def test_settings_of_a_wrong_type_are_refused_by_name(wrong: dict[str, Any]) -> None:
    (name,) = wrong
    with pytest.raises(UsageError, match=name):
        Settings(**wrong)


def test_lists_and_sets_are_taken_as_settings() -> None:
    given: Any = {"select": ["structure"], "accepted": {"Zorvax"}, "ignore": []}
    assert [finding.rule for finding in checker.check_text(STOP, Settings(**given)).findings] == [
        "structure/stray-stop"
    ]


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        ("check_text", ("x", {"select": []})),
        ("fix_text", (STOP, None, {"review": True})),
        ("check_paths", (None,)),
        ("check_paths", (b"a.txt",)),
        ("check_paths", ([None],)),
    ],
)
def test_arguments_of_a_wrong_type_are_type_errors(function: str, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match=r"must be a|takes"):
        getattr(checker, function)(*arguments)


def test_a_text_is_checked() -> None:
    report = checker.check_text(STOP)
    (finding,) = report.findings
    assert (finding.rule, finding.code, finding.text) == ("structure/stray-stop", "STR104", "crews. to")
    assert (finding.severity, finding.applicability, finding.state) == (
        Severity.ERROR,
        Applicability.REVIEW,
        State.OPEN,
    )
    assert (report.words, report.text_length, report.language) == (8, len(STOP), "en")


def test_a_finding_can_be_neither_changed_nor_forged() -> None:
    (finding,) = checker.check_text(STOP).findings
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        finding.message = "all is well"  # type: ignore[misc]


def test_settings_hold_for_a_text() -> None:
    assert checker.check_text(STOP + MONEY, Settings(select=("FIG",))).findings[0].rule == "figures/spaced-currency"
    assert checker.check_text(STOP, Settings(ignore=("structure",))).findings == ()
    assert checker.check_text(STOP, Settings(readability=True)).readability is not None
    assert checker.check_text(STOP).readability is None


def test_settings_that_cannot_be_used_are_refused() -> None:
    with pytest.raises(UsageError, match="unknown rule “figures/lost-magnitud”; did you mean “figures/lost-magnitude”"):
        checker.check_text(STOP, Settings(select=("figures/lost-magnitud",)))
    assert issubclass(UsageError, CheckerError)


def test_a_text_is_fixed_with_its_safe_fixes_alone() -> None:
    assert checker.fix_text(STOP + MONEY + QUERY) == STOP + MONEY.replace("$ 40", "$40") + QUERY


def test_a_text_is_fixed_as_chosen() -> None:
    assert checker.fix_text(STOP, choice=Choice(review=True)) == STOP.replace("crews.", "crews")
    (question,) = checker.check_text(QUERY).open
    answered = checker.fix_text(QUERY, choice=Choice(answers={question.id: "B"}))
    assert answered == QUERY.replace("$ 50", "$50 billion")


def test_paths_are_checked_and_the_summary_says_what_was_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STOP, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"\0")
    reports, summary = checker.check_paths([tmp_path, str(tmp_path / "none.txt")])
    assert [Path(report.path).name for report in reports] == ["a.txt"]
    assert [Path(skipped.path).name for skipped in summary.skipped] == ["b.txt", "none.txt"]
    assert (summary.files, summary.severities[Severity.ERROR], summary.exit_code) == (1, 1, 3)


def test_one_checker_serves_many_texts(tmp_path: Path) -> None:
    from checker.reading.source import Source

    built = checker.Checker(Settings(readability=False))
    summary = Summary()
    for _ in range(3):
        for report in summary.watch(built.check_source(Source("a.txt", STOP))):
            assert report.findings == checker.check_text(STOP).findings
    assert (summary.files, summary.words, summary.exit_code) == (3, 24, 1)


def test_a_lone_surrogate_is_checked_like_any_other_character() -> None:
    report = checker.check_text("The council\ud800 sent its crews. to the river.")
    assert [finding.rule for finding in report.open] == ["structure/stray-stop"]


PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        ". ",
        " . ",
        "$ 2.5",
        "\r",
        "\n\n",
        "THE PORT SHUTS ",
        "â€™",
        "&amp;",
        "and and ",
        "Monday, May 3, ",
    ]
)
TEXTS = st.lists(st.text(max_size=40) | st.text(st.characters(), max_size=5) | PIECES, max_size=20).map("".join)


@given(TEXTS)
@example("\ud800").via("a lone surrogate")
@example("İ" * 40 + ". a").via("grows when it is folded")
@example("“one two three four five“").via("an opening mark is the last character")
@settings(max_examples=100)
def test_no_text_makes_a_rule_fail_or_a_place_lie_outside(text: str) -> None:
    report = checker.check_text(text, Settings(readability=False, language="en"))
    assert report.failed == ()
    for finding in report.findings:
        assert text[finding.place.start : finding.place.end] == finding.text != ""


@given(TEXTS)
@settings(max_examples=50)
def test_fixing_twice_changes_nothing(text: str) -> None:
    once = checker.fix_text(text, choice=Choice(review=True))
    assert checker.fix_text(once, choice=Choice(review=True)) == once


@pytest.mark.parametrize("text", [None, b"The council met.", 5, ["The council met."]])
def test_what_is_no_text_is_a_type_error(text: object) -> None:
    with pytest.raises(TypeError, match=r"check_text takes a text \(str\), not "):
        checker.check_text(text)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"fix_text takes a text \(str\), not "):
        checker.fix_text(text)  # type: ignore[arg-type]


def test_one_path_instead_of_several_is_a_type_error() -> None:
    with pytest.raises(TypeError, match=r"check_paths takes several paths: \['a.txt'\]"):
        checker.check_paths("a.txt")


def test_selectors_that_are_one_text_and_a_date_that_is_none_are_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"select must be a list of rules, not a string: \['figures'\]"):
        Settings(select="figures")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="ignore must be a list of rules"):
        Settings(ignore="figures")  # type: ignore[arg-type]
    for day in ("yesterday", "2022-13-45", "20220330", "2022-3-30"):
        with pytest.raises(UsageError, match=r"invalid date .*: expected YYYY-MM-DD"):
            Settings(date=day)


def test_a_text_that_can_not_be_checked_is_a_checker_error_with_the_reason() -> None:
    french = "Le maire de la ville a dit que les travaux sont finis et que le pont est ouvert pour les voitures et les camions dans la nuit. "
    with pytest.raises(CheckerError, match="the text is out of scope: written in French, which no rule checks"):
        checker.check_text(french * 3)
