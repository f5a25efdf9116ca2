"""The table of keys, the JSON Schema and the reference page tell the same; UPDATE_DOCS=1 writes both anew."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

import jsonschema
import pytest

from checker.cli import config
from checker.config.explain import toml
from checker.config.keys import Key, Keys
from checker.config.load import POLICY
from checker.config.scope import Configurations
from checker.config.types import TYPES, problems
from checker.model.errors import UsageError
from checker.model.reader_options import ReaderOptions
from checker.reading.discover import EXCLUDED
from checker.rulebook.catalogue import Catalogue

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGE, SCHEMA = REFERENCE / "configuration.md", REFERENCE / "configuration.schema.json"
CATALOGUE = Catalogue.shipped()
KEYS = Keys()
UPDATE = os.environ.get("UPDATE_DOCS") == "1"


def rows(keys: Iterable[Key]) -> str:
    """The table of keys as the page has it."""
    lines = ["| key | value | default | meaning |", "| --- | --- | --- | --- |"]
    for key in keys:
        called = " ".join(f"`{value}`" for value in key.values) or TYPES[key.type].called
        lines.append(f"| `{key.name}` | {called} | `{toml(key.default)}` | {key.meaning} |")
    return "\n".join(lines) + "\n"


def made(text: str) -> str:
    for mark, keys in (("keys", KEYS.file), ("policy keys", KEYS.policy)):
        text = re.sub(
            rf"(<!-- {mark} -->\n)(?:\n?\|.*\n)*", lambda found, keys=keys: f"{found[1]}\n{rows(keys.values())}", text
        )
    return text


def test_the_page_has_the_table_of_keys() -> None:
    text = PAGE.read_text("utf-8")
    if UPDATE:
        PAGE.write_text(made(text), "utf-8")
    assert made(text) == text, "UPDATE_DOCS=1 .venv/bin/pytest tests/app/test_configuration_reference.py"
    for key in (*KEYS.file, *KEYS.policy, POLICY):
        assert f"`{key}`" in text or f"[{key}]" in text


def test_the_schema_is_the_one_that_the_command_prints() -> None:
    if UPDATE:
        SCHEMA.write_text(config.schema(), "utf-8")
    assert SCHEMA.read_text("utf-8") == config.schema()


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(json.loads(config.schema()))


def test_every_default_is_a_value_of_its_type_and_what_the_program_does() -> None:
    schema = json.loads(config.schema())
    for key in (*KEYS.file.values(), *KEYS.policy.values()):
        assert list(problems(key, key.default)) == [], key.name
        where = schema["properties"] if key.name in KEYS.file else schema["properties"][POLICY]["properties"]
        jsonschema.validate(key.default, where[key.name])
    shipped = ReaderOptions()
    assert tuple(KEYS.file["exclude"].default) == EXCLUDED
    assert tuple(KEYS.file["front-matter"].default) == shipped.front_matter
    assert tuple(KEYS.file["html-root"].default) == shipped.root
    assert tuple(KEYS.file["html-skip"].default) == shipped.skip


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
