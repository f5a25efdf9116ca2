"""In an f-string, ``{3,12}`` is a tuple and no quantifier: it matches its own text."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCES = Path(__file__).parents[2] / "checker"


def test_a_quantifier_in_an_f_string_has_double_braces() -> None:
    assert not [
        f"{path}:{node.lineno}: {ast.unparse(node.value)}"
        for path in sorted(SOURCES.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FormattedValue) and _is_number(node.value)
    ]


def _is_number(value: ast.expr) -> bool:
    return isinstance(value, ast.Tuple) or (isinstance(value, ast.Constant) and isinstance(value.value, int))
