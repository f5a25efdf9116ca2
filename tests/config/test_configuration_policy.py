from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checker.config.options import CliOptions
from checker.config.scope import Configurations
from checker.engine.run import Engine
from checker.facts.view import Facts
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.rule_info import Option, RuleInfo
from checker.model.settings import ReaderOptions, Settings
from checker.reading.registry import read
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue, Check
from checker.rulebook.selection import select
from checker.words.resources import Resources

CATALOGUE = Catalogue.shipped()
GATED = "figures/lost-magnitude"
POLICY = '[root-policy]\ngate = ["FIG101"]\nfail-on = "warning"\n'
RESOURCES = Resources()
Project = Callable[..., Configurations]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)

    def build(files: dict[str, str], catalogue: Catalogue = CATALOGUE, **options: object) -> Configurations:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, "utf-8")
        line = CliOptions({name.replace("_", "-"): value for name, value in options.items()})
        return Configurations(Path(), lambda _: catalogue, line)

    return build


def on(made: Settings) -> set[str]:
    """The rules that run."""
    return {rule.name for rule in select(CATALOGUE, made.select, made.ignore, preview=made.preview)}


NESTED = [
    'ignore = ["figures"]\n',
    'ignore = ["FIG101", "lost-magnitude", "figures/lost-magnitude"]\n',
    'select = ["dates"]\n',
    'per-file-ignores = {"*" = ["ALL"]}\n',
    'select = ["figures"]\nextend-ignore = ["fig101"]\n',
]


@pytest.mark.parametrize("nested", NESTED)
def test_a_nested_file_can_not_switch_a_gated_rule_off(project: Project, nested: str) -> None:
    made = project({"checker.toml": POLICY, "in/checker.toml": nested}).settings_for(Path("in/a.txt"))
    assert made.gate == (GATED,)
    assert GATED in on(made)


@pytest.mark.parametrize("nested", NESTED)
def test_without_a_policy_it_can(project: Project, nested: str) -> None:
    made = project({"checker.toml": "", "in/checker.toml": nested}).settings_for(Path("in/a.txt"))
    assert made.gate == ()
    assert GATED not in on(made)


def test_a_gated_rule_can_be_raised_and_not_lowered(project: Project) -> None:
    files = {
        "checker.toml": f'[rules.FIG103]\nseverity = "warning"\n{POLICY}'.replace('"FIG101"', '"FIG101", "FIG103"'),
        "low/checker.toml": '[rules.FIG101]\nseverity = "info"\n[rules.FIG103]\nseverity = "info"\n',
        "high/checker.toml": '[rules.FIG103]\nseverity = "error"\n',
        "none/checker.toml": "",
    }
    found = project(files)
    kept = {"figures/spaced-currency": Severity.WARNING}
    assert dict(found.settings_for(Path("low/a.txt")).severities) == kept
    assert dict(found.settings_for(Path("none/a.txt")).severities) == kept
    assert dict(found.settings_for(Path("high/a.txt")).severities) == {"figures/spaced-currency": Severity.ERROR}


@pytest.mark.parametrize(
    ("nested", "bar"),
    [
        ("", Severity.WARNING),
        ('fail-on = "never"\n', Severity.WARNING),
        ('fail-on = "error"\n', Severity.WARNING),
        ('fail-on = "info"\n', Severity.INFO),
    ],
)
def test_the_bar_of_the_policy_can_be_tightened_only(project: Project, nested: str, bar: Severity) -> None:
    found = project({"checker.toml": POLICY, "in/checker.toml": nested})
    assert found.settings_for(Path("in/a.txt")).fail_on is bar


def test_the_command_line_does_not_beat_the_policy(project: Project) -> None:
    line = {"fail_on": "never", "ignore": ["FIG101"]}
    made = project({"checker.toml": POLICY}, **line).settings_for(Path("a.txt"))
    assert made.fail_on is Severity.WARNING
    assert GATED in on(made)
    Path("other.toml").write_text('ignore = ["ALL"]\n', "utf-8")
    named = project({}, config="other.toml", **line).settings_for(Path("a.txt"))
    assert (named.fail_on, GATED in on(named)) == (Severity.WARNING, True)


def test_the_outermost_policy_counts_up_to_the_repositorys_root(project: Project) -> None:
    files = {
        "checker.toml": '[root-policy]\nfail-on = "info"\n',
        "repo/checker.toml": "preview = true\n",
        "repo/in/checker.toml": POLICY,
        "repo/in/deep/checker.toml": '[root-policy]\ngate = ["dates"]\n',
    }
    found = project(files)
    assert found.settings_for(Path("repo/in/deep/a.txt")).fail_on is Severity.INFO
    assert found.settings_for(Path("repo/in/deep/a.txt")).gate == ()
    Path("repo/.git").mkdir()
    found = project({})
    made = found.settings_for(Path("repo/in/deep/a.txt"))
    assert (made.gate, made.fail_on) == ((GATED,), Severity.WARNING)
    assert found.settings_for(Path("repo/a.txt")).fail_on is Severity.ERROR
    assert found.settings_for(Path("a.txt")).fail_on is Severity.INFO


def test_a_policy_may_be_extended(project: Project) -> None:
    files = {"house/policy.toml": POLICY, "checker.toml": 'extend = "house/policy.toml"\n', "in/checker.toml": ""}
    made = project(files).settings_for(Path("in/a.txt"))
    assert (made.gate, made.fail_on) == ((GATED,), Severity.WARNING)


def test_the_policys_version_counts_for_all_files(project: Project) -> None:
    found = project({"checker.toml": '[root-policy]\nrequired-version = ">=99"\n', "in/checker.toml": ""})
    with pytest.raises(UsageError, match=r"^checker\.toml:2: required-version: requires checker >=99"):
        found.settings_for(Path("in/a.txt"))


def catalogue_with(*changed: RuleInfo) -> Catalogue:
    """The shipped rules, some of them changed."""
    return Catalogue({rule.name: rule for rule in (*CATALOGUE, *changed)}.values())


TEXT = "The council paid $ 40 million for the bridge. It was the the longest.\n"


def severities(made: Settings, catalogue: Catalogue, text: str = TEXT) -> dict[str, Severity]:
    rules = select(catalogue, made.select, made.ignore, preview=made.preview)
    (document,) = read(Source("a.txt", text), ReaderOptions())
    outcome = Engine(catalogue, rules, RESOURCES, made).run(Facts(replace(document, language="en"), RESOURCES))
    assert not outcome.failed
    return {finding.code: finding.severity for finding in outcome.findings}


NEW = catalogue_with(replace(CATALOGUE["figures/spaced-currency"], since="0.3.0"))


def test_a_rule_that_came_later_runs_as_info(project: Project) -> None:
    found = project({"checker.toml": 'catalogue = "0.2"\n', "new/checker.toml": 'catalogue = "0.3"\n'}, NEW)
    assert severities(found.settings_for(Path("a.txt")), NEW) == {"FIG103": Severity.INFO, "DUP101": Severity.WARNING}
    assert severities(found.settings_for(Path("new/a.txt")), NEW)["FIG103"] is Severity.WARNING
    assert severities(Settings(), NEW)["FIG103"] is Severity.WARNING


def test_a_severity_that_is_set_counts_for_a_rule_that_came_later(project: Project) -> None:
    text = 'catalogue = "0.2"\n[rules.FIG103]\nseverity = "error"\n[rules.DUP101]\nseverity = "info"\n'
    made = project({"checker.toml": text}, NEW).settings_for(Path("a.txt"))
    assert severities(made, NEW) == {"FIG103": Severity.ERROR, "DUP101": Severity.INFO}


def test_a_nested_catalogue_can_not_lower_a_gated_rule(project: Project) -> None:
    gate = '[root-policy]\ngate = ["FIG103"]\n'
    nested = {"in/checker.toml": 'catalogue = "0.1"\n'}
    found = project({"checker.toml": gate, **nested}, NEW)
    assert severities(found.settings_for(Path("in/a.txt")), NEW)["FIG103"] is Severity.WARNING
    found = project({"checker.toml": f'catalogue = "0.2"\n{gate}', **nested}, NEW)
    assert severities(found.settings_for(Path("in/a.txt")), NEW)["FIG103"] is Severity.INFO


WITH_OPTIONS = catalogue_with(
    replace(
        CATALOGUE["duplication/doubled-word"],
        options={
            "least": Option("integer", "2", "how often"),
            "share": Option("number", "0.5", "of what"),
            "strict": Option("flag", "no", "all of them"),
            "sign": Option("text", "x", "a sign"),
        },
    )
)


def test_options_reach_the_check_as_a_page_writes_them(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[rules."duplication/doubled-word"]\nleast = 3\nstrict = true\nshare = 0.25\n'
    made = project({"checker.toml": text}, WITH_OPTIONS).settings_for(Path("a.txt"))
    given = (("least", "3"), ("share", "0.25"), ("strict", "yes"))
    assert made.options == (("duplication/doubled-word", given),)
    seen: list[dict[str, str]] = []

    def check_of(_: RuleInfo) -> Check:
        return lambda _, options: seen.append(dict(options)) or iter(())  # type: ignore[func-returns-value]

    monkeypatch.setattr("checker.engine.run.check_of", check_of)
    only = {"select": ("DUP101",)}
    severities(replace(made, **only), WITH_OPTIONS)
    severities(Settings(**only), WITH_OPTIONS)
    defaults = {"least": "2", "share": "0.5", "strict": "no", "sign": "x"}
    assert [options for options in seen if options] == [defaults | dict(given), defaults]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("leest = 3", "duplication/doubled-word has no option “leest”; did you mean “least”?"),
        (
            "qqq = 3",
            "duplication/doubled-word has no option “qqq”; its options are severity, least, share, strict, sign",
        ),
        ("least = 1.5", "least of duplication/doubled-word must be a whole number, not “1.5”"),
        ("least = true", "least of duplication/doubled-word must be a whole number, not true"),
        ('share = "x"', "share of duplication/doubled-word must be a number, not “x”"),
        ("strict = 1", "strict of duplication/doubled-word must be true or false, not “1”"),
        ("sign = false", "sign of duplication/doubled-word must be a string, not false"),
    ],
)
def test_an_option_that_can_not_be_is_refused(project: Project, line: str, message: str) -> None:
    found = project({"checker.toml": f"\n[rules.DUP101]\n{line}\n"}, WITH_OPTIONS)
    with pytest.raises(UsageError) as refused:
        found.settings_for(Path("a.txt"))
    assert str(refused.value) == f"checker.toml:3: {message}"


def test_options_of_a_gated_rule_are_the_policys(project: Project) -> None:
    files = {
        "checker.toml": '[root-policy]\ngate = ["DUP101"]\n[rules.DUP101]\nleast = 2\n',
        "in/checker.toml": "[rules.DUP101]\nleast = 99\n",
    }
    made = project(files, WITH_OPTIONS).settings_for(Path("in/a.txt"))
    assert made.options == (("duplication/doubled-word", (("least", "2"),)),)
