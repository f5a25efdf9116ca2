"""A file that no reader takes is neither read as plain text by accident nor written, and a walk says what it did not read."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.conftest import Runner

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/reference/report.schema.json").read_text("utf-8"))
SAFE = "The council paid $ 40 million for the dam.\n"
SAFE_FIXED = "The council paid $40 million for the dam.\n"
TEXTS = ("json", "JSON", "jsonl", "csv", "tsv", "po", "xlf", "xliff", "rss", "xml", "srt", "vtt", "news", "d")
BINARIES = {"docx": "pandoc", "odt": "pandoc", "rtf": "pandoc", "epub": "pandoc", "pdf": "pdftotext", "pages": "export", "doc": "save it"}  # fmt: skip


@pytest.mark.parametrize("command", ["check", "fix", "baseline"])
@pytest.mark.parametrize("extension", TEXTS)
def test_a_named_file_without_a_reader_is_refused_with_what_to_do(run: Runner, command: str, extension: str) -> None:
    path = run.write(f"story.{extension}", SAFE)
    ran = run(command, path.name)
    advice = f"unsupported file type .{extension}; use --input-format text to read it as plain text"
    assert ran.code == 3
    assert ran.stderr.splitlines()[0] == f"checker: story.{extension}: {advice}"
    assert path.read_text("utf-8") == SAFE


@pytest.mark.parametrize("command", ["check", "fix"])
@pytest.mark.parametrize(("extension", "advice"), BINARIES.items())
def test_a_document_of_another_program_is_called_by_its_name(
    run: Runner, command: str, extension: str, advice: str
) -> None:
    run.write(f"story.{extension}", b"PK\3\4\0\0\xff")
    ran = run(command, f"story.{extension}")
    assert (ran.code, ran.stdout, ran.stderr.count("\n")) == (3, "", 1)
    assert advice in ran.stderr
    assert "--encoding" not in ran.stderr
    assert "--input-format" not in ran.stderr


def test_the_command_for_a_word_document_can_be_pasted(run: Runner) -> None:
    name = "it's a story.docx"
    run.write(name, b"PK\3\4")
    message = run("check", name).stderr
    assert message.startswith(f"checker: {name}: a Word document: save it as text or HTML, or convert it (pandoc ")
    command = message.partition("(")[2].rpartition(")")[0]
    assert shlex.split(command) == ["pandoc", name, "-t", "markdown"]


def test_other_files_are_checked_and_fixed_all_the_same(run: Runner) -> None:
    run.write("a.json", SAFE)
    path = run.write("b.txt", SAFE)
    checked = run("check", "a.json", "b.txt", "--format", "concise")
    assert (checked.code, len(checked.lines)) == (3, 1)
    assert run("fix", "a.json", "b.txt").code == 3
    assert path.read_text("utf-8") == SAFE_FIXED


@pytest.mark.parametrize("name", ["README", "LICENSE", ".hidden", "news/story"])
def test_a_named_file_without_an_extension_is_read_as_plain_text(run: Runner, name: str) -> None:
    path = run.write(name, SAFE)
    assert len(run("check", name, "--format", "concise").lines) == 1
    assert run("fix", name).code == 0
    assert path.read_text("utf-8") == SAFE_FIXED


def test_the_input_format_says_how_every_input_is_read(run: Runner) -> None:
    tag = "<p>The council paid <b>$ 40</b> million.</p>\n"
    run.write("story.news", tag)
    run.write("page.html", tag)
    as_text = run("check", "story.news", "--input-format", "text", "--format", "json").stdout
    as_page = run("check", "story.news", "--input-format", "html", "--format", "json").stdout
    (text,), (page,) = json.loads(as_text)["files"], json.loads(as_page)["files"]
    assert text["text_length"] > page["text_length"]
    assert (
        json.loads(run("check", "page.html", "--input-format", "text", "--format", "json").stdout)["files"][0][
            "text_length"
        ]
        == text["text_length"]
    )


@pytest.mark.parametrize("command", ["check", "fix", "baseline"])
def test_the_input_format_is_an_option_of_each_command_that_reads(run: Runner, command: str) -> None:
    run.write("story.json", SAFE_FIXED)
    assert run(command, "story.json", "--input-format", "text").code == 0
    wrong = run(command, "story.json", "--input-format", "word")
    assert wrong.code == 2
    assert "--input-format: “word” is not a reader (available: html, markdown, masked, text" in wrong.stderr


def test_fix_writes_a_file_whose_format_is_given(run: Runner) -> None:
    path = run.write("story.news", SAFE)
    assert run("fix", "story.news", "--input-format", "text").code == 0
    assert path.read_text("utf-8") == SAFE_FIXED


def test_an_input_format_takes_no_further_files_in_a_walk(run: Runner) -> None:
    run.write("a.txt", SAFE_FIXED)
    other = run.write("b.json", SAFE)
    run.write("photo.svg", SAFE)
    assert run("check", ".", "--input-format", "text", "--show-files").lines == ["a.txt"]
    assert run("fix", ".", "--input-format", "text").code == 0
    assert other.read_text("utf-8") == SAFE


def test_a_configuration_gives_an_extension_to_a_reader(run: Runner) -> None:
    run.write("checker.toml", 'formats = {".news" = "text"}\n')
    run.write("story.news", SAFE)
    assert len(run("check", "story.news", "--format", "concise").lines) == 1
    assert len(run("check", ".", "--format", "concise").lines) == 1
    assert run("check", "-", "--stdin-filename", "other.news", stdin=SAFE.encode()).code == 0
    assert run("check", "story.news", "--input-format", "html", "--format", "json").code == 0


def test_standard_input_is_plain_text_unless_its_name_says_otherwise(run: Runner) -> None:
    for args in ((), ("--stdin-filename", "README"), ("--stdin-filename", "a.json", "--input-format", "text")):
        assert run("fix", "-", *args, stdin=SAFE.encode()).stdout == SAFE_FIXED
    for command in ("check", "fix"):
        ran = run(command, "-", "--stdin-filename", "feed.rss", stdin=SAFE.encode())
        assert (ran.code, ran.stderr.splitlines()[0]) == (
            3,
            "checker: feed.rss: unsupported file type .rss; use --input-format text to read it as plain text",
        )
        assert SAFE_FIXED not in ran.stdout


def test_the_list_of_files_leaves_out_what_would_not_be_read(run: Runner) -> None:
    run.write("a.txt", SAFE)
    run.write("b.json", SAFE)
    ran = run("check", "a.txt", "b.json", "--show-files")
    assert (ran.code, ran.lines) == (3, ["a.txt"])
    assert ran.stderr.startswith("checker: b.json: unsupported file type")


def folder_of_documents(run: Runner) -> None:
    run.write("news/a.txt", SAFE_FIXED)
    for number in range(3):
        run.write(f"news/{number}.docx", b"PK\3\4")
    run.write("news/deep/b.SRT", "1\n")
    for other in ("photo.jpg", "site.css", "app.js", "code.py", ".hidden.docx", "checker-baseline.tsv", "page.yaml"):
        run.write(f"news/{other}", "x")
    run.write("news/node_modules/c.json", "{}")
    run.write(".gitignore", "ignored.pdf\n")
    run.write("news/ignored.pdf", b"%PDF")


LINE = "4 files in unsupported formats were not checked (.docx 3, .srt 1)"


def test_a_walk_says_which_documents_it_did_not_read(run: Runner) -> None:
    folder_of_documents(run)
    text = run("check", "news")
    assert (text.code, text.lines[-1], text.stderr) == (
        0,
        LINE,
        "checker: 1 path excluded by the configuration or Git (-v lists them)\n",
    )
    concise = run("check", "news", "--format", "concise")
    assert (concise.code, concise.stdout) == (0, "")
    assert concise.stderr.splitlines()[-1] == f"checker: {LINE}"
    markdown = run("check", "news", "--format", "markdown")
    assert markdown.lines[-1] == LINE
    assert LINE not in markdown.stderr
    assert LINE in run("fix", "news").stderr
    assert LINE in run("baseline", "news", "-o", "known.tsv").stderr


def test_the_json_report_counts_them_by_extension(run: Runner) -> None:
    folder_of_documents(run)
    report = json.loads(run("check", "news", "--format", "json").stdout)
    assert report["unread"] == {".docx": 3, ".srt": 1}
    assert report["out_of_scope"] == 1
    assert list(Draft202012Validator(SCHEMA).iter_errors(report)) == []
    assert json.loads(run("check", "news/a.txt", "--format", "json").stdout)["unread"] == {}
    lines = run("check", "news", "--format", "jsonl").lines
    assert json.loads(lines[-1])["run"]["unread"] == {".docx": 3, ".srt": 1}


def test_one_document_is_one_file_of_another_kind(run: Runner) -> None:
    run.write("news/a.txt", SAFE_FIXED)
    run.write("news/b.odt", b"PK\3\4")
    assert run("check", "news").lines[-1] == "1 file in an unsupported format was not checked (.odt 1)"


def test_a_folder_of_nothing_else_is_incomplete_and_says_why(run: Runner) -> None:
    run.write("news/a.docx", b"PK\3\4")
    ran = run("check", "news")
    assert (ran.code, ran.stdout) == (3, "1 file in an unsupported format was not checked (.docx 1)\n")
    assert "nothing to check" in ran.stderr


def test_many_processes_count_the_same(run: Runner) -> None:
    for number in range(60):
        run.write(f"news/{number}.txt", SAFE_FIXED)
        run.write(f"news/{number}.pdf", b"%PDF")
    ran = run("check", "news", "--format", "concise", "--jobs", "2")
    totals, unread = ran.stderr.splitlines()
    assert (ran.code, unread) == (0, "checker: 60 files in unsupported formats were not checked (.pdf 60)")
    assert totals.startswith("checker: 60 files (60 clean): 0 errors")
