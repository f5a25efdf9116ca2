from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from checker.cli.commands.config import schema, show
from checker.config.options import CliOptions, keys
from checker.config.scope import Configurations
from checker.model.errors import UsageError
from checker.rulebook.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
FILES = {
    "checker.toml": """fail-on = "never"
per-file-ignores = {"wire/**" = ["figures"], "*.md" = ["dates"]}
languages = {"wire/de-*" = "de"}
ignore = ["FIG103"]
[rules.FIG101]
severity = "info"
[root-policy]
fail-on = "warning"
""",
    "wire/checker.toml": """extend = "../checker.toml"
extend-ignore = [
  "STR104",
]
extend-exclude = ["old “x\\\\y”"]
[rules."figures/lost-magnitude"]
severity = "error"
""",
}
Project = Callable[..., Configurations]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)

    def build(files: dict[str, str], **options: object) -> Configurations:
        for name, text in files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_text(text, "utf-8")
        line = CliOptions({name.replace("_", "-"): value for name, value in options.items()})
        return Configurations(Path(), lambda _: CATALOGUE, line)

    return build


def not_default(text: str) -> list[str]:
    """The lines of values that are not the default."""
    return [line for line in text.splitlines() if not line.endswith("  # default")]


def test_every_key_is_reported_with_its_default(project: Project) -> None:
    text = show(project({}), show_origin=True)
    assert not_default(text) == []
    shown = {
        line.partition(" = ")[0]: line.partition(" = ")[2].removesuffix("  # default") for line in text.splitlines()
    }
    assert list(shown) == list(keys())
    assert shown["fail-on"] == '"error"'
    assert shown["respect-gitignore"] == "true"


def test_origins_are_files_with_lines(project: Project) -> None:
    assert not_default(show(project(FILES), Path("wire/de-1.txt"), show_origin=True)) == [
        'extend = "../checker.toml"  # wire/checker.toml:1',
        'ignore = ["FIG103"]  # checker.toml:4',
        'extend-ignore = ["STR104"]  # wire/checker.toml:2',
        'per-file-ignores."wire/**" = ["figures"]  # checker.toml:2',
        'rules."figures/lost-magnitude".severity = "error"  # wire/checker.toml:7',
        'fail-on = "warning"  # checker.toml:8',
        'language = "de"  # checker.toml:3',
        'languages."wire/de-*" = "de"  # checker.toml:3',
        'extend-exclude = ["old “x\\\\y”"]  # wire/checker.toml:5',
        'root-policy.fail-on = "warning"  # checker.toml:8',
    ]


def test_without_a_file_the_working_directory_is_reported_with_all_globs(project: Project) -> None:
    lines = not_default(show(project(FILES), show_origin=True))
    assert lines[1:3] == [
        'per-file-ignores."wire/**" = ["figures"]  # checker.toml:2',
        'per-file-ignores."*.md" = ["dates"]  # checker.toml:2',
    ]
    assert 'rules."figures/lost-magnitude".severity = "info"  # checker.toml:6' in lines
    assert show(project({}), Path("wire"), show_origin=True).startswith(
        'extend = "../checker.toml"  # wire/checker.toml:1\n'
    )


def test_options_of_the_command_line_are_reported_as_such(project: Project) -> None:
    line = {"select": ["figures"], "ignore": ["FIG101"], "fail_on": "info", "jobs": 2, "extend_exclude": ["x"]}
    configurations = project(FILES, **line, force_exclude=True)
    lines = not_default(show(configurations, Path("wire/a.txt"), show_origin=True))
    from_command_line = [
        entry.removesuffix("  # command line") for entry in lines if entry.endswith("  # command line")
    ]
    assert from_command_line == [
        'select = ["figures"]',
        'ignore = ["FIG101"]',
        'fail-on = "info"',
        "force-exclude = true",
        "jobs = 2",
    ]
    assert 'extend-exclude = ["old “x\\\\y”", "x"]  # wire/checker.toml:5, command line' in lines
    assert not any(entry.startswith("extend-ignore") for entry in lines)


def test_several_files_may_set_a_part_each(project: Project) -> None:
    files = {
        "checker.toml": 'ignore = ["FIG103"]\nextend-exclude = ["a"]\n',
        "in/checker.toml": 'extend = "../checker.toml"\nextend-exclude = ["b"]\n',
    }
    lines = not_default(show(project(files, ignore=["FIG101"]), Path("in/a.txt"), show_origin=True))
    assert 'ignore = ["FIG103", "FIG101"]  # checker.toml:1, command line' in lines
    assert 'extend-exclude = ["a", "b"]  # checker.toml:2, in/checker.toml:2' in lines


@pytest.mark.parametrize("path", [None, Path("wire/de-1.txt"), Path("a.txt")])
def test_what_is_reported_is_a_configuration_file(project: Project, path: Path | None) -> None:
    text = show(project(FILES), path)
    assert "#" not in text
    jsonschema.validate(tomllib.loads(text), json.loads(schema()))


def test_a_configuration_that_can_not_be_used_is_refused(project: Project) -> None:
    with pytest.raises(UsageError, match=r"^checker\.toml:1: unknown rule “figurs”"):
        show(project({"checker.toml": 'select = ["figurs"]\n'}))


def test_isolated_shows_the_defaults(project: Project) -> None:
    assert not_default(show(project(FILES, isolated=True), Path("wire/a.txt"), show_origin=True)) == []
