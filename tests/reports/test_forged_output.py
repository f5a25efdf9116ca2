"""No name of a file, message of a server or word of an article forges what a terminal, a runner of jobs or a reader sees."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import tomllib
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.base.visible import visible
from checker.model.backend_report import BackendReport, BackendRule
from checker.model.document import Place
from checker.model.finding import Answer, Applicability, Finding, Query, RelatedPlace, Severity, SourceEdit, State
from checker.model.report import DocumentReport, FailedRule, NoReader, Notice, OutOfScope, Skipped
from checker.model.span import LineIndex, Span
from checker.model.summary import Summary
from checker.reports import Format, format_names, load_format
from checker.reports.github import JOB_SUMMARY
from checker.reports.statistics import STATISTICS, load_statistics
from tests.reports.runs import pieces_of

if TYPE_CHECKING:
    from tests.conftest import Runner

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) + "\u2028\u2029"
HOSTILE = (
    "\n::error file=a.txt::forged\n",
    "\r::stop-commands::x\r",
    "\x1b[2K\x1b]0;title\x07",
    "\u202egnp.exe",
    "\x9b31m",
)
WORDS = st.lists(st.sampled_from((*HOSTILE, *BIDI, *CONTROLS, "\udcff", "a", " ", "é", "::", "]]>", "“", "-"))).map(
    "".join
)
FORMATS: dict[str, Format] = {
    **{name: load_format(name) for name in format_names()},
    "job summary": JOB_SUMMARY,
    "statistics": STATISTICS,
    "statistics json": load_statistics("json"),
}


def finding(words: str, source: str, number: int, applicability: Applicability, state: State) -> Finding:
    place = Place("", 0, len(source))
    return Finding(
        id=f"{number:016x}",
        rule="languagetool/some-rule",
        code="LT",
        case="main",
        severity=tuple(Severity)[number % 3],
        applicability=applicability,
        mqm="accuracy",
        span=Span(0, len(source)),
        place=place,
        text=source,
        message=words,
        answers=(Answer("A", words, (SourceEdit("", 0, 1, words),)), Answer("B", words, (), refused=words)),
        query=Query(number, words) if applicability is Applicability.QUERY else None,
        state=state,
        reason=words,
        related=(RelatedPlace(place, words),),
        cuts=number % 5 == 4,
        withheld=words if number % 2 else "",
    )


def document(path: str, words: str) -> DocumentReport:
    source = f"a{words}b"
    kinds = [(kind, state) for kind in Applicability for state in State]
    findings = tuple(finding(words, source, number, *kind) for number, kind in enumerate(kinds))
    backend = BackendReport(
        "languagetool", words, 1, ((words, 1),), (BackendRule(words, words, words),), (words,), (path,)
    )
    return DocumentReport(
        path, words, "en", 3, len(source), findings, source, LineIndex(source),
        failed=(FailedRule("a/b", path, words),), notes=(words,), unassessed=(words,), backends=(backend,),
    )  # fmt: skip


def summary_of(report: DocumentReport, path: str, words: str) -> Summary:
    summary = Summary()
    for event in (report, report, Skipped(path, words), OutOfScope(path, words), NoReader(f"a.{words}"), Notice(words)):
        summary.add(event)
    return summary


@pytest.mark.parametrize("name", FORMATS)
@given(path=WORDS, words=WORDS)
@settings(max_examples=25)
def test_no_format_has_raw_controls_or_forged_commands(name: str, path: str, words: str) -> None:
    report = document(path or "a.txt", words)
    summary = summary_of(report, path, words)
    text = "".join(pieces_of(FORMATS[name], iter([report, report]), summary, verbose=True, all_states=True))
    assert not set(text) & set(BIDI + CONTROLS) - set("\n\t"), sorted(set(text) & set(BIDI + CONTROLS))
    if name != "github":
        assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
    else:
        assert not [line for line in text.split("\n") if "forged" in line and line.startswith("::error file=a.txt::")]
    assert text.encode("utf-8")


@given(WORDS)
def test_what_is_visible_is_one_line_without_controls(words: str) -> None:
    shown = visible(words)
    assert not set(shown) & set(BIDI + CONTROLS)
    assert all(character.isprintable() or unicodedata.category(character) == "Zs" for character in shown)
    assert visible(shown) == shown


def test_characters_are_named_by_their_numbers() -> None:
    assert visible("a\x1b[31m\u202eb\n😀\u00a0é") == "a<U+001B>[31m<U+202E>b<U+000A>😀\u00a0é"


NAMES = ("b\n::error file=ok.txt,line=1::INJECTED\nq.txt", "a\x1b[31m\u202egnp.txt", "c\r::stop-commands::x\r.md")
DAMAGED = "The council sent its crews. to the river on Monday. It paid $ 40 million.\n"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check", ".", "-v"),
    ("check", ".", "--format", "concise"),
    ("check", ".", "--format", "markdown"),
    ("check", ".", "--statistics"),
    ("check", ".", "--show-files"),
    ("fix", ".", "--diff", "--review"),
    ("fix", ".", "--review"),
    ("facts", "."),
    ("audit", ".", "--excerpts"),
    ("baseline", "."),
)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_command_prints_a_name_raw(run: Runner, command: tuple[str, ...]) -> None:
    for name in NAMES:
        run.write(name, DAMAGED)
    run.write("bad\x1b[2K\n::error::x\n.txt", b"\xff\xfe\xff")
    (run.folder / "gone\n::error::y\n.txt").symlink_to("nowhere")
    run.write("fr\x1b.txt", "---\nlang: fr\n---\n")
    ran = run(*command)
    text = ran.stdout + ran.stderr
    assert not set(text) & set(BIDI + CONTROLS) - set("\n\t"), text
    assert not any(line.startswith("::") for line in text.split("\n")), text
    assert "<U+000A>::error" in text


def test_a_diff_is_a_patch_in_a_pipe_and_readable_at_a_terminal(run: Runner) -> None:
    run.write("a.txt", "It paid\t$ 40 million \x1b]0;title\x07 in aid.\r\n")
    assert "\x1b]0;title\x07 in aid.\r\n" in run("fix", "a.txt", "--diff").out.decode()
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "checker", "fix", "a.txt", "--diff"]
    done = subprocess.run(command, cwd=run.folder, stdout=theirs, check=False, env=run.environment())
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert (done.returncode, "\x1b" in shown) == (1, False)
    assert "-It paid\t$ 40 million <U+001B>]0;title<U+0007> in aid.\r\n+It paid\t$40 million" in shown


def test_no_configuration_is_shown_raw(run: Runner) -> None:
    run.write('x\x1b\nignore = ["ALL"]#/a.txt', DAMAGED)
    ran = run("init")
    assert (ran.code, "<U+000A>ignore" in ran.stdout) == (0, True)
    assert "ignore" not in tomllib.loads((run.folder / "checker.toml").read_text("utf-8"))
    run.write("checker.toml", 'extend-exclude = ["a\\u001b\\u202e\\u007f"]\n')
    run.write("north\x1b/checker.toml", 'extend = "../checker.toml"\nextend-exclude = ["b"]\n')
    run.write("north\x1b/a.txt", DAMAGED)
    ran = run("config", "north\x1b/a.txt", "--show-origin")
    assert ran.code == 0
    assert not set(ran.stdout) & set(BIDI + CONTROLS) - {"\n"}
    assert tomllib.loads(ran.stdout)["extend-exclude"] == ["a\x1b\u202e\x7f", "b"]


def test_no_error_prints_a_name_raw(run: Runner) -> None:
    run.write("a.txt", DAMAGED)
    Path(run.folder, "x\x1b[2K\n::error::x").mkdir()
    run.write("x\x1b[2K\n::error::x/checker.toml", "no = 1\n")
    run.write("x\x1b[2K\n::error::x/a.txt", DAMAGED)
    for args in (
        (".",),
        ("a.txt", "--accept", "x\x1b[2K\n::error::x/a.md"),
        ("a.txt", "--config", "n\x1b\n::error::.toml"),
    ):
        ran = run("check", *args)
        assert ran.code == 2
        assert (ran.stderr.count("\n"), "\x1b" in ran.stderr) == (1, False), ran.stderr
