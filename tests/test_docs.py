"""The documentation is correct: its sessions, programs and reports match the program's output, and everything that it names exists.

The fences of a page are run in order, in a folder of its own. A comment before a fence says how: ``file: NAME`` writes it to a file;
``copy: PATH`` shows a file of the repository; ``printed`` shows the output of the Python program before it; ``json: COMMAND`` shows the
output of the command. A ``console`` fence is a session. ``make update`` writes the current output into the pages.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.pages.page import KEYS
from checker.run.checker import Checker

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
RULE_DOCS = DOCS / "reference" / "rules"
CATALOGUE = Catalogue.shipped()
FAMILIES = frozenset(rule.family for rule in CATALOGUE)
COMMANDS = (
    "check",
    "fix",
    "rule",
    "rules",
    "words",
    "init",
    "config",
    "baseline",
    "audit",
    "facts",
    "test-rules",
    "new-rule",
    "doctor",
    "serve",
    "languagetool install",
)
WRITTEN = [path for path in sorted(DOCS.rglob("*.md")) if RULE_DOCS not in path.parents]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *WRITTEN]
MADE = sorted(RULE_DOCS.rglob("*.md"))

FENCE = re.compile(
    r"(?:^<!-- (?P<what>file|copy|printed|json)(?:: (?P<argument>[^\n]+))? -->\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
CHECKER = re.compile(rf"\bchecker ({'|'.join(sorted(COMMANDS, key=len, reverse=True))})\b([^|;&\n]*)")
UPDATE = os.environ.get("UPDATE") == "1"


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


class PageRunner:
    """Runs the fences of one page in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.printed = ""

    def page(self, text: str) -> str:
        return FENCE.sub(self.fence, text)

    def fence(self, found: re.Match[str]) -> str:
        start, end = found.span("body")
        return found.string[found.start() : start] + self.body(found) + found.string[end : found.end()]

    def body(self, found: re.Match[str]) -> str:
        what, argument, body = found["what"], found["argument"], found["body"]
        if what == "file":
            target = self.folder / argument
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8")
        elif what == "copy":
            return (ROOT / argument).read_text("utf-8")
        elif what == "printed":
            return self.printed
        elif what == "json":
            return as_of(json.loads(self.run("bash", "-c", argument)), json.loads(body))
        elif found["language"] == "python":
            self.printed = self.run(sys.executable, "-c", body)
        elif found["language"] == "console":
            return self.session(body)
        return body

    def session(self, body: str) -> str:
        """The commands with their outputs. A control character separates them, without changing the last exit code."""
        commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        script = "".join(f"{command}\n__code=$?; printf '\\1'; (exit $__code)\n" for command in commands)
        outputs = self.run("bash", "-c", f"{script}true\n").split("\1")
        return "".join(f"$ {command}\n{output}" for command, output in zip(commands, outputs, strict=False))

    def run(self, *command: str) -> str:
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        cleared = {"NO_COLOR": "1", "COLUMNS": "80", "PATH": path, "PYTHONUTF8": "1"}
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=os.environ | cleared,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert command[0] == "bash" or done.returncode == 0, done.stdout
        return done.stdout


def as_of(report: dict[str, Any], before: dict[str, Any]) -> str:
    """A report as it is shown on a page, with the digest that the page has, since that changes with every rule."""
    report["tool"]["rules"] = before["tool"]["rules"]
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", [ROOT / "README.md", *WRITTEN], ids=named)
def test_the_outputs_on_a_page_are_current(path: Path, tmp_path: Path) -> None:
    text = path.read_text("utf-8")
    now = PageRunner(tmp_path).page(text)
    if UPDATE:
        path.write_text(now, encoding="utf-8")
    else:
        assert now == text, "the output has changed: run “make update”"


@cache
def rule_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_rule_docs", ROOT / "scripts" / "build_rule_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_rule_pages_are_current() -> None:
    made = {RULE_DOCS / path: text for path, text in rule_docs().render(CATALOGUE).items()}
    there = {path: path.read_text("utf-8") for path in MADE}
    stale = sorted(named(path) for path in made.keys() | there.keys() if made.get(path) != there.get(path))
    assert not stale, f"run .venv/bin/python scripts/build_rule_docs.py: {', '.join(stale)}"


@cache
def anchors(path: Path) -> frozenset[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(FENCE.sub("", path.read_text("utf-8")))
    return frozenset(re.sub(r"[^\w\s-]", "", heading.lower()).replace(" ", "-") for heading in headings)


@pytest.mark.parametrize("path", [*PAGES, *MADE], ids=named)
def test_every_link_has_a_target(path: Path) -> None:
    for link in LINK.findall(CODE.sub("", FENCE.sub("", path.read_text("utf-8")))):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), f"{link}: no such file"
        assert target.is_relative_to(ROOT), f"{link}: outside the repository"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def test_every_page_can_be_reached_from_the_index() -> None:
    seen: set[Path] = set()
    waiting = [DOCS / "README.md"]
    while waiting:
        path = waiting.pop()
        if path in seen or path.suffix != ".md":
            continue
        seen.add(path)
        links = (link.partition("#")[0] for link in LINK.findall(path.read_text("utf-8")) if "://" not in link)
        waiting += [(path.parent / link).resolve() for link in links if link]
    assert sorted(map(named, {*WRITTEN, *MADE} - seen)) == []


@cache
def options_of(command: str) -> frozenset[str]:
    ran = subprocess.run(
        [sys.executable, "-m", "checker", *command.split(), "--help"],
        capture_output=True,
        text=True,
        env=os.environ | {"COLUMNS": "200"},
        check=True,
    )
    return frozenset(OPTION.findall(ran.stdout))


def code_of(path: Path) -> Iterator[str]:
    text = path.read_text("utf-8")
    yield from CODE.findall(FENCE.sub("", text))
    for found in FENCE.finditer(text):
        if found["language"] == "console":
            yield from (line for line in found["body"].splitlines() if line.startswith("$ "))
        elif found["language"] in ("sh", "yaml"):
            yield found["body"]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_option_that_a_page_names_is_an_option_of_its_command(path: Path) -> None:
    anywhere = frozenset().union(*map(options_of, COMMANDS), {"--version", "-V"})
    for code in code_of(path):
        for command, rest in CHECKER.findall(code):
            unknown = set(OPTION.findall(rest)) - options_of(command)
            assert not unknown, f"checker {command} has no {unknown}: {code}"
        if code.startswith("-"):
            assert set(OPTION.findall(code)) <= anywhere, code


def test_the_reference_names_every_option() -> None:
    text = (DOCS / "reference" / "command-line.md").read_text("utf-8")
    for command in COMMANDS:
        section = text.partition(f"\n## checker {command}\n")[2].partition("\n## ")[0]
        assert section, f"no section “checker {command}”"
        missing = {option for option in options_of(command) if option.startswith("--")} - set(OPTION.findall(section))
        assert not missing - {"--help"}, f"checker {command}: {missing}"


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_every_rule_that_a_page_names_exists(path: Path) -> None:
    text = FENCE.sub(lambda found: "" if found["language"] == "yaml" else found["body"], path.read_text("utf-8"))
    families = "|".join(sorted(FAMILIES))
    for name in re.findall(rf"(?<![\w/.])(?:{families})/[a-z][a-z-]++(?![\w/]|\.(?:yaml|md|py))", text):
        assert name in CATALOGUE, name
    prefixes = "|".join(sorted({rule.code[:3] for rule in CATALOGUE}))
    for code in re.findall(rf"\b(?:{prefixes})\d{{3}}\b", text):
        assert CATALOGUE.find(code), code


@pytest.mark.parametrize("path", WRITTEN, ids=named)  # the rule of CONTRIBUTING has a test of its own
def test_a_rule_page_in_the_documentation_passes_its_examples(path: Path, tmp_path: Path) -> None:
    shown = [found["body"] for found in FENCE.finditer(path.read_text("utf-8")) if found["language"] == "yaml"]
    for page in (body for body in shown if body.startswith("name: ")):
        file = tmp_path / "shown" / f"{page.partition(chr(10))[0].removeprefix('name: ')}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(page, encoding="utf-8")
        checker = Checker(Settings(preview=True, readability=False), Catalogue.from_folder(tmp_path))
        (rule,) = checker.catalogue
        for text in [*(bad.text for bad in rule.bad), *(good.text for good in rule.good)]:
            marked = [text.partition("⟦")[2].partition("⟧")[0]] if "⟦" in text else []
            report = next(Summary().watch(checker.check_source(Source("text", re.sub("[⟦⟧]", "", text)))))
            assert [finding.text for finding in report.findings] == marked
        file.unlink()


def test_the_report_in_the_documentation_is_valid() -> None:
    schema = json.loads((DOCS / "reference" / "report.schema.json").read_text("utf-8"))
    text = (DOCS / "reference" / "report.md").read_text("utf-8")
    shown = [json.loads(found["body"]) for found in FENCE.finditer(text) if found["what"] == "json"]
    assert shown
    for report in shown:
        jsonschema.validate(report, schema)


def test_the_reference_describes_every_field_of_the_schema() -> None:
    schema = json.loads((DOCS / "reference" / "report.schema.json").read_text("utf-8"))
    described = set(CODE.findall((DOCS / "reference" / "report.md").read_text("utf-8")))
    objects = [schema, *schema["$defs"].values(), schema["$defs"]["file"]["properties"]["readability"]]
    assert {name for part in objects for name in part.get("properties", {})} <= described


def test_the_reference_describes_every_key_of_a_rule_page() -> None:
    text = (DOCS / "reference" / "rule-page.md").read_text("utf-8")
    assert set(KEYS) <= set(CODE.findall(text))


def test_the_python_page_describes_every_setting() -> None:
    text = (DOCS / "how-to" / "use-from-python.md").read_text("utf-8")
    assert {field.name for field in dataclasses.fields(Settings)} <= set(CODE.findall(text))


def test_the_tests_that_the_page_on_security_names_exist() -> None:
    named = re.findall(r"`(tests/[^`]+)`", (DOCS / "explanation" / "security.md").read_text("utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
