"""Each layer imports only from those above it, and nothing prints below the entry points."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "checker"
ENTRY_POINTS = ("cli",)
BELOW = [path for path in sorted(PACKAGE.rglob("*.py")) if path.relative_to(PACKAGE).parts[0] not in ENTRY_POINTS]


def lint_imports(config: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(sys.argv[1], no_cache=True))"
    return subprocess.run(
        [sys.executable, "-c", code, str(config)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_contracts_on_imports_are_kept() -> None:
    ran = lint_imports(ROOT / "pyproject.toml")
    assert ran.returncode == 0, ran.stdout
    assert "1 kept, 0 broken" in ran.stdout


def test_every_folder_of_the_package_has_its_layer() -> None:
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    (contract,) = settings["tool"]["importlinter"]["contracts"]
    folders = {f"checker.{path.parent.name}" for path in PACKAGE.glob("*/__init__.py")}
    assert folders <= {name for layer in contract["layers"] for name in layer.split(" | ")}


def test_a_broken_contract_is_found(tmp_path: Path) -> None:
    config = tmp_path / "turned.toml"
    config.write_text(
        '[tool.importlinter]\nroot_package = "checker"\n[[tool.importlinter.contracts]]\nname = "turned"\ntype = "layers"\n'
        'layers = ["checker.model", "checker.engine"]\n',
        encoding="utf-8",
    )
    ran = lint_imports(config)
    assert ran.returncode == 1
    assert "0 kept, 1 broken" in ran.stdout


def calls(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield ast.unparse(node.func)


@pytest.mark.parametrize("path", BELOW, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_below_the_entry_points_prints_or_prompts(path: Path) -> None:
    found = set(calls(ast.parse(path.read_text("utf-8"))))
    assert not found & {"print", "input", "sys.exit", "exit", "typer.echo", "sys.stdout.write", "sys.stderr.write"}


@pytest.mark.parametrize("folder", ["facts", "rulebook", "engine"])
def test_no_rule_knows_the_clock_chance_or_the_environment(folder: str) -> None:
    forbidden = (
        "time.",
        "random.",
        "os.environ",
        "os.getenv",
        "datetime.datetime.now",
        "datetime.date.today",
        "socket.",
    )
    for path in (PACKAGE / folder).rglob("*.py"):
        for call in calls(ast.parse(path.read_text("utf-8"))):
            assert not call.startswith(forbidden), f"{path.relative_to(ROOT)} calls {call}"
