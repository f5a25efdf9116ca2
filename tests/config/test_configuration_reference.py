"""The table of keys, the JSON Schema and the reference page tell the same; “make update” writes them anew."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import pytest

from checker.cli.commands import config
from checker.cli.parameters import default_shown, metavar
from checker.config.layer_file import POLICY
from checker.config.option_types import TYPES
from checker.config.options import Option, keys, options_of, policy_keys
from checker.config.scope import Configurations
from checker.config.toml_text import written
from checker.config.validate import problems
from checker.model.errors import UsageError
from checker.model.settings import ReaderOptions
from checker.reading.discover import EXCLUDED
from checker.rulebook.catalogue import Catalogue

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE, SCHEMA = REFERENCE / "configuration.md", REFERENCE / "configuration.schema.json"
COMMAND_LINE = REFERENCE / "command-line.md"
CATALOGUE = Catalogue.shipped()
UPDATE = os.environ.get("UPDATE") == "1"


def rows(options: Iterable[Option]) -> str:
    """The table of keys as the page has it."""
    lines = ["| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    for key in options:
        called = " ".join(f"`{value}`" for value in key.choices) or TYPES[key.type].called
        lines.append(f"| `{key.name}` | {called} | `{written(key.default)}` | {key.meaning} |")
    return "\n".join(lines) + "\n"


def made(text: str) -> str:
    for mark, options in (("keys", keys()), ("policy keys", policy_keys())):
        text = re.sub(
            rf"(<!-- {mark} -->\n)(?:\n?\|.*\n)*",
            lambda found, options=options: f"{found[1]}\n{rows(options.values())}",
            text,
        )
    return text


def flags(option: Option) -> str:
    """The flags of an option as a page names them, with its metavar."""
    first, *others = option.flags or (f"--{option.name}",)
    names = [*first.split("/"), *others]
    value = metavar(option) if option.type != "flag" else ""
    names[0] = f"{names[0]} {value}".rstrip().replace("|", "\\|")
    return ", ".join(f"`{name}`" for name in names)


def option_rows(options: Iterable[Option]) -> str:
    """The table of options as the page has it."""
    lines = ["| option | meaning | default |", "| --- | --- | --- |"]
    for option in options:
        default = default_shown(option)
        # The key says what happens where it is true, the flag what it switches off.
        is_key = "configuration" in option.scope
        meaning = f"{option.help[:1].lower()}{option.help[1:-1]}" if option.is_negated and is_key else option.meaning
        lines.append(f"| {flags(option)} | {meaning} | {f'`{default}`' if default else ''} |")
    return "\n".join(lines) + "\n"


def command_tables(command: str) -> str:
    """The options of a command: those of ``check`` in their groups, and of another one those that it has of its own."""
    options = options_of(command)
    shared = [option for option in options if "check" in option.commands and command != "check"]
    groups: dict[str, list[Option]] = {}
    for option in options:
        if option not in shared:
            groups.setdefault(option.group if command == "check" else "", []).append(option)
    parts = [f"{f'**{title}**{chr(10) * 2}' if title else ''}{option_rows(found)}" for title, found in groups.items()]
    if shared:
        names = ", ".join(
            f"`{name}`" for option in shared for name in (option.flags or (f"--{option.name}",))[0].split("/")
        )
        parts.append(f"As for `checker check`: {names}.\n")
    return "\n".join(parts)


def made_commands(text: str) -> str:
    return re.sub(
        r"(<!-- options: ([\w -]+) -->\n)(?:\n?(?:\|.*|\*\*.*\*\*|As for .*)\n)*",
        lambda found: f"{found[1]}\n{command_tables(found[2])}",
        text,
    )


def test_the_page_of_the_command_line_has_the_tables_of_options() -> None:
    text = COMMAND_LINE.read_text("utf-8")
    if UPDATE:
        COMMAND_LINE.write_text(made_commands(text), "utf-8")
    assert made_commands(text) == text, "“make update” writes it"


def test_the_page_has_the_table_of_keys() -> None:
    text = PAGE.read_text("utf-8")
    if UPDATE:
        PAGE.write_text(made(text), "utf-8")
    assert made(text) == text, "“make update” writes it"
    for key in (*keys(), *policy_keys(), POLICY):
        assert f"`{key}`" in text or f"[{key}]" in text


def test_the_schema_is_the_one_that_the_command_prints() -> None:
    if UPDATE:
        SCHEMA.write_text(config.schema(), "utf-8")
    assert SCHEMA.read_text("utf-8") == config.schema()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(config.schema()))


def test_every_default_is_a_value_of_its_type_and_what_the_program_does() -> None:
    schema = json.loads(config.schema())
    for key in (*keys().values(), *policy_keys().values()):
        assert list(problems(key, key.default)) == [], key.name
        where = schema["properties"] if key.name in keys() else schema["properties"][POLICY]["properties"]
        jsonschema.validate(key.default, where[key.name])
    shipped = ReaderOptions()
    assert tuple(keys()["exclude"].default) == EXCLUDED
    assert tuple(keys()["front-matter"].default) == shipped.front_matter
    assert tuple(keys()["html-root"].default) == shipped.root
    assert tuple(keys()["html-skip"].default) == shipped.skip


GOOD = [
    "",
    'select = ["figures", "ALL"]\nextend-select = ["FIG101"]\nignore = []\nextend-ignore = ["dates"]\npreview = true\n',
    'per-file-ignores = {"wire/**" = ["figures"]}\nlanguages = {"*.de.md" = "de"}\nlanguage = "auto"\n',
    '[rules.FIG101]\nseverity = "info"\n[rules]\nfolder = ""\n',
    'rules = ""\nfail-on = "never"\nencoding = "cp1252"\ndrafts = "skip"\njobs = 0\ncache = false\n',
    'formats = {".story" = "text"}\nfront-matter = []\nhtml-root = ["article"]\nhtml-skip = []\n',
    'exclude = ["a", "!b"]\nextend-exclude = []\nrespect-gitignore = false\nforce-exclude = true\n',
    'required-version = ">=0.1, !=0.1.5, <2"\ncatalogue = "0.1.0"\nnames = ""\nbaseline = "old.txt"\naccept = []\nwords = []\n',
    '[root-policy]\ngate = ["figures"]\nfail-on = "warning"\nrequired-version = "0.1.*"\n',
]
BAD = [
    "selct = []\n",
    'select = "figures"\n',
    "select = [1]\n",
    'preview = "yes"\n',
    "jobs = -1\n",
    "jobs = 1.5\n",
    'fail-on = "eror"\n',
    'language = "English"\n',
    'languages = {"a" = "English"}\n',
    'per-file-ignores = {"!a" = ["figures"]}\n',
    'per-file-ignores = {"a" = "figures"}\n',
    'catalogue = "new"\n',
    'required-version = "new"\n',
    'formats = {"x" = "text"}\n',
    'formats = {".x" = "txt"}\n',
    '[rules.FIG101]\nseverity = "bad"\n',
    "[rules.FIG101]\nmost = [1]\n",
    'rules = {FIG101 = "info"}\n',
    '[root-policy]\nselect = ["figures"]\n',
    'gate = ["figures"]\n',
]


def used(folder: Path, text: str) -> None:
    (folder / "checker.toml").write_text(text, "utf-8")
    Configurations(folder, lambda _: CATALOGUE).settings_for(Path("a.txt"))


@pytest.mark.parametrize("text", GOOD)
def test_the_schema_takes_what_the_program_takes(text: str, tmp_path: Path) -> None:
    jsonschema.validate(tomllib.loads(text), json.loads(config.schema()))
    used(tmp_path, text)


@pytest.mark.parametrize("text", BAD)
def test_the_schema_refuses_what_the_program_refuses(text: str, tmp_path: Path) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), json.loads(config.schema()))
    with pytest.raises(UsageError):
        used(tmp_path, text)


def test_the_examples_of_the_page_are_taken(tmp_path: Path) -> None:
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(examples) > 2
    (tmp_path / "checker-rules").mkdir()
    for text in examples:
        jsonschema.validate(tomllib.loads(text), json.loads(config.schema()))
        used(tmp_path, text)
