"""The scripts that mine candidates for tables."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SCRIPTS = Path(__file__).parent.parent / "scripts"


def _rows(path: Path, *rows: dict[str, str]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def _run(script: str, *arguments: str) -> list[list[str]]:
    done = subprocess.run(
        [sys.executable, SCRIPTS / script, *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_lists_a_phrase_of_several_documents_that_no_reference_has(tmp_path: Path) -> None:
    translated = [
        {"id": f"story{n}--Elm", "text": f"The port {n} is closed since May.", "ref": "The port has been closed."}
        for n in range(3)
    ]
    texts = _rows(tmp_path / "mt.jsonl", *translated)
    clean = _rows(tmp_path / "clean.jsonl", {"id": "c", "text": "The port has been closed."})
    assert _run("mine_phrases.py", "--texts", texts, "--clean", clean) == [["3", "0", "0", "is closed since"]]


def test_counts_several_translations_of_one_document_once(tmp_path: Path) -> None:
    translated = [{"id": f"story--{name}", "text": "It is closed since May."} for name in "abc"]
    texts, clean = _rows(tmp_path / "mt.jsonl", *translated), _rows(tmp_path / "clean.jsonl")
    assert _run("mine_phrases.py", "--texts", texts, "--clean", clean) == []


def test_lists_a_line_that_several_pages_have_whatever_its_figures(tmp_path: Path) -> None:
    pages = [{"id": str(n), "text": f"The port {n} is shut.\n{n} comments"} for n in range(3)]
    assert _run("mine_furniture.py", "--texts", _rows(tmp_path / "pages.jsonl", *pages)) == [
        ["3", "0", "# comments"],
        ["3", "0", "the port # is shut."],
    ]
