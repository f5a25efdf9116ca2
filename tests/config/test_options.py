"""An option is one row: flags, help, keys, schema, reference and ``checker config`` follow from it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.backends.languagetool.options import OPTIONS as LANGUAGETOOL_OPTIONS
from checker.cli.commands.config import schema, show
from checker.cli.main import app
from checker.cli.parameters import given_in
from checker.config.option_types import TYPES
from checker.config.options import OPTIONS, CliOptions, keys, option_from
from checker.config.scope import Configurations
from checker.config.validate import check_given
from checker.model.errors import UsageError
from checker.model.settings import ReaderOptions, Settings
from checker.rulebook.catalogue import Catalogue
from tests.config.test_configuration_reference import rows

ROW: Mapping[str, Any] = {
    "type": "choice",
    "default": "calm",
    "choices": ["calm", "loud"],
    "commands": ["check"],
    "flags": ["--mood", "-m"],
    "group": "Output",
    "help": "Set the mood of the report.",
    "meaning": "the mood of the report",
}


@pytest.fixture(autouse=True)
def _mood(monkeypatch: pytest.MonkeyPatch) -> None:
    """Adds a row to the table."""
    monkeypatch.setitem(OPTIONS, "mood", option_from("mood", ROW))


def configured(folder: Path, text: str) -> Configurations:
    (folder / "checker.toml").write_text(text, "utf-8")
    return Configurations(folder, lambda _: Catalogue.shipped())


def test_a_row_is_a_flag_with_its_help_on_the_commands_that_have_it() -> None:
    runner = CliRunner()
    text = " ".join(runner.invoke(app, ["check", "--help"]).stdout.split())
    assert "-m, --mood calm|loud Set the mood of the report. [default: calm]" in text
    assert "--mood" not in runner.invoke(app, ["fix", "--help"]).stdout


def test_a_row_is_read_from_the_command_line_and_checked() -> None:
    assert given_in("check", {"option_mood": "loud"}) == {"mood": "loud"}
    check_given(CliOptions({"mood": "loud"}))
    with pytest.raises(UsageError, match="--mood"):
        check_given(CliOptions({"mood": "sad"}))


def test_a_row_is_a_key_of_configuration_files_that_checker_config_shows(tmp_path: Path) -> None:
    found = configured(tmp_path, 'mood = "loud"\n')
    assert f'mood = "loud"  # {tmp_path.as_posix()}/checker.toml:1\n' in show(found, show_origin=True)
    assert 'mood = "calm"  # default\n' in show(configured(tmp_path, ""), show_origin=True)
    with pytest.raises(UsageError, match=r"checker\.toml:1: mood"):
        configured(tmp_path, 'mood = "sad"\n').settings_for(Path("a.txt"))


def test_a_row_is_in_the_schema_and_the_reference() -> None:
    assert json.loads(schema())["properties"]["mood"] == {
        "description": "the mood of the report", "default": "calm", "type": "string", "enum": ["calm", "loud"],
    }  # fmt: skip
    assert '| `mood` | `calm` `loud` | `"calm"` | the mood of the report |' in rows(keys().values())


def test_a_backend_brings_rows_of_its_own() -> None:
    assert list(LANGUAGETOOL_OPTIONS)
    assert set(LANGUAGETOOL_OPTIONS) <= set(OPTIONS)
    assert OPTIONS["with"].choices == ("languagetool",)


def test_every_row_can_be_used() -> None:
    fields = {*Settings.__dataclass_fields__, *(f"reader.{name}" for name in ReaderOptions._fields)}
    scopes = {"configuration", "root policy", "command line"}
    for option in OPTIONS.values():
        assert option.type in TYPES, option.name
        assert set(option.scope) <= scopes, option.name
        assert not option.setting or option.setting in fields, option.name
        assert option.meaning or option.scope == ("command line",), option.name
        assert bool(option.help) == bool(option.commands), option.name
