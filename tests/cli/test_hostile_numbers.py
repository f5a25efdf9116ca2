"""Numbers and nesting beyond all reason are wrong usage, with the file and the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

CLEAN = "The council met on Monday and agreed to repair the bridge.\n"
PAGE = """\
name: deep
code: XDK101
status: stable
cases:
  main: {severity: warning, applicability: none, message: "deep"}
why: It is deep.
kind: pattern
data:
  find:
    - {match: "PATTERN"}
examples:
  bad:
    - {text: "The ⟦tide⟧ came."}
  good:
    - {text: "The wave came.", because: it is so}
"""


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--jobs", "99999999999999999999"), "--jobs must be a whole number from 0 to 256, not 99999999999999999999"),
        (("--jobs", "-1"), "--jobs must be a whole number from 0 to 256, not -1"),
        (("--languagetool-timeout", "nan"), "--languagetool-timeout must be a number of seconds up to 86400, not nan"),
        (("--languagetool-timeout", "inf"), "--languagetool-timeout must be a number of seconds up to 86400, not inf"),
        (("--jobs", "9" * 5000), "Invalid value for '--jobs'"),
        (("--encoding", "undefined"), "--encoding: “undefined” is not a known encoding"),
        (("--encoding", "zip"), "--encoding: “zip” is not a known encoding"),
        (("--encoding", "klingon"), "--encoding: “klingon” is not a known encoding"),
    ],
)
def test_an_option_beyond_reason_is_wrong_usage(run: Runner, args: tuple[str, ...], message: str) -> None:
    run.write("a.txt", CLEAN)
    ran = run("check", "a.txt", *args)
    assert (ran.code, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("preview = true\na = " + "[" * 100_000 + "\n", "checker.toml:2: nested too deeply"),
        ("a = " + "{a=" * 100_000 + "\n", "checker.toml:1: nested too deeply"),
        ("preview = true\njobs = " + "9" * 10_000 + "\n", "checker.toml:2: number with too many digits"),
        ("preview = true\njobs = 0x" + "f" * 10_000 + "\n", "checker.toml:2: number with too many digits"),
        ('[rules."structure/stray-stop"]\nx = 0x' + "f" * 10_000, "checker.toml:2: number with too many digits"),
        ("jobs = 100000", "checker.toml:1: jobs must be a whole number from 0 to 256"),
        ('encoding = "undefined"', "checker.toml:1: encoding: “undefined” is not a known encoding"),
        ('encoding = "hex"', "checker.toml:1: encoding: “hex” is not a known encoding"),
        ("languagetool-timeout = nan", "checker.toml:1: languagetool-timeout must be a number of seconds"),
    ],
)
def test_a_configuration_beyond_reason_is_wrong_usage(run: Runner, text: str, message: str) -> None:
    run.write("a.txt", CLEAN)
    run.write("checker.toml", text)
    ran = run("check", "a.txt")
    assert (ran.code, ran.stdout) == (2, "")
    assert message in ran.stderr
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("pattern", ["(" * 3000, "(" * 3000 + "tide" + ")" * 3000, "(?:" * 900 + "tide" + ")" * 900])
def test_a_pattern_of_a_project_rule_beyond_reason_is_wrong_usage(run: Runner, pattern: str) -> None:
    run.write("a.txt", CLEAN)
    run.write("rules/desk/deep.yaml", PAGE.replace("PATTERN", pattern))
    run.write("checker.toml", 'rules = "rules"\n')
    ran = run("check", "a.txt")
    assert ran.code == 2
    assert "rules/desk/deep.yaml:10: " in ran.stderr
    assert ran.stderr.count("\n") == 1
