"""``checker audit`` as its users run it: what it prints, what it writes, and how it ends."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Ran, Runner

ONLY = ("--select", "stray-stop,doubled-word,reopened-quote")
STOP = "The council sent its crews. to the river on Monday."
TWICE = "It paid for the the dam and the the pier."
TABLES = """\
2 texts, 20 words; 3 rules, 1 without an alarm

By rule
alarms  per 100,000 words  texts  severity  rule
     2          10,000.00      1  warning   duplication/doubled-word
     1           5,000.00      1  error     structure/stray-stop

By severity
alarms  per 100,000 words  texts  severity
     1           5,000.00      1  error
     2          10,000.00      1  warning
     0               0.00      0  info

By family
alarms  per 100,000 words  texts  family
     2          10,000.00      1  duplication
     1           5,000.00      1  structure

Sample: 3 alarms, at most 60 of a rule (seed 0). To judge them, use --judgements FILE --write.
"""


@pytest.fixture
def wire(run: Runner) -> Runner:
    run.write("wire.jsonl", "".join(json.dumps({"id": text[:3], "text": text}) + "\n" for text in (STOP, TWICE)))
    return run


def audit(run: Runner, *args: str) -> Ran:
    return run("audit", "wire.jsonl", *ONLY, *args)


def judge(run: Runner, *verdicts: str) -> None:
    """Puts verdicts in the place of the first lines that are unread."""
    text = (run.folder / "judged.tsv").read_text("utf-8")
    for verdict in verdicts:
        text = text.replace("\tunread\n", f"\t{verdict}\n", 1)
    run.write("judged.tsv", text)


def test_it_prints_how_often_each_rule_fires_and_ends_with_0_whatever_was_found(wire: Runner) -> None:
    ran = audit(wire)
    assert (ran.stdout, ran.stderr, ran.code) == (TABLES, "", 0)


def test_a_folder_of_files_gives_the_same_as_a_collection_of_their_texts(wire: Runner) -> None:
    wire.write("news/a.txt", STOP)
    wire.write("news/b.txt", TWICE)
    assert wire("audit", "news", *ONLY).stdout == audit(wire).stdout


def test_without_selectors_all_rules_run_whatever_the_configuration_says(wire: Runner) -> None:
    wire.write(
        "checker.toml",
        'select = ["figures"]\nextend-ignore = ["structure"]\nwith = ["languagetool"]\nbaseline = "gone.tsv"\n',
    )
    found = json.loads(wire("audit", "wire.jsonl", "--format", "json").stdout)
    by_rule = {rule["rule"]: rule["alarms"] for rule in found["rules"]}
    assert (by_rule["structure/stray-stop"], by_rule["duplication/doubled-word"]) == (1, 2)
    assert by_rule["quotation/reopened-quote"] == 0
    ignored = json.loads(wire("audit", "wire.jsonl", "-f", "json", "--ignore", "structure").stdout)
    assert {rule["rule"] for rule in found["rules"] if rule["rule"].startswith("structure")}
    assert not any(rule["rule"].startswith("structure") for rule in ignored["rules"])


def test_the_sample_is_written_read_and_judged(wire: Runner) -> None:
    first = audit(wire, "--judgements", "judged.tsv", "--write", "--sample", "1")
    assert (first.code, first.stderr) == (0, "judged.tsv: 2 findings added as unread\n")
    head, *lines = (wire.folder / "judged.tsv").read_text("utf-8").splitlines()
    assert head.startswith("# document\tfinding\trule\tverdict")
    assert [line.split("\t")[2:] for line in lines] == [
        ["duplication/doubled-word", "unread"], ["structure/stray-stop", "unread"],
    ]  # fmt: skip
    judge(wire, "style", "true")
    second = audit(wire, "--judgements", "judged.tsv", "--write", "--quiet")
    assert (second.code, second.stderr) == (0, "")
    assert (wire.folder / "judged.tsv").read_text("utf-8").count("unread\n") == 1
    third = audit(wire, "--judgements", "judged.tsv")
    rows = [" ".join(line.split()) for line in third.lines]
    assert "2 10,000.00 1 1 0 1 0 0% 0–79% warning duplication/doubled-word" in rows
    assert "1 5,000.00 1 1 1 0 0 100% 21–100% error structure/stray-stop" in rows
    assert third.stdout.endswith("Sample: 3 alarms, at most 60 of a rule (seed 0), 1 of them unread.\n")


def test_what_a_person_wrote_into_the_file_stays(wire: Runner) -> None:
    mine = "# read by me\n\n" + "\t".join(("0" * 16, "1" * 16, "structure/stray-stop", "false"))
    wire.write("judged.tsv", mine)
    ran = audit(wire, "--judgements", "judged.tsv", "--write")
    assert (wire.folder / "judged.tsv").read_text("utf-8").startswith(f"{mine}\n")
    assert "1 judgement matches no finding (1 in texts that were not read)." in ran.lines


def test_excerpts_show_the_alarms_that_are_to_be_read(wire: Runner) -> None:
    audit(wire, "--judgements", "judged.tsv", "--write")
    judge(wire, "true", "true")
    ran = audit(wire, "--judgements", "judged.tsv", "--excerpts")
    *_, last = (wire.folder / "judged.tsv").read_text("utf-8").splitlines()
    document, finding, *_ = last.split("\t")
    assert ran.lines[-3:] == [
        "structure/stray-stop: 1 alarm to read",
        f"  {document} {finding}  wire.jsonl#The:1:22",
        "      The council sent its [crews. to] the river on Monday.",
    ]


def test_reports_go_where_they_are_asked_to(wire: Runner) -> None:
    ran = audit(wire, "--output", "json=a.json", "--output", "markdown=a.md", "-f", "text")
    assert ran.stdout == TABLES
    assert json.loads((wire.folder / "a.json").read_text("utf-8"))["words"] == 20
    assert "| rule | severity | alarms |" in (wire.folder / "a.md").read_text("utf-8")
    ran = audit(wire, "--output", "a.txt")
    assert (ran.stdout, (wire.folder / "a.txt").read_text("utf-8")) == ("", TABLES)


def test_a_bad_line_makes_the_run_incomplete_and_nothing_is_lost(wire: Runner) -> None:
    with (wire.folder / "wire.jsonl").open("a") as file:
        file.write('{"id": 3}\n')
    ran = audit(wire, "--judgements", "judged.tsv", "--write")
    assert ran.code == 3
    assert ran.stderr == (
        "judged.tsv: 3 findings added as unread\n"
        'checker: wire.jsonl:3: no “text”; expected {"id": …, "text": …}\n'
    )  # fmt: skip
    assert ran.stdout.startswith("2 texts, 20 words, 1 NOT READ; 3 rules, 1 without an alarm\n")


def test_texts_in_other_languages_are_counted(wire: Runner) -> None:
    german = "Der Rat hat am Montag in der Stadt mit den Leuten über das Wasser und die Brücke gesprochen. " * 3
    wire.write("de.jsonl", json.dumps({"id": "de", "text": german}))
    ran = wire("audit", "wire.jsonl", "de.jsonl", *ONLY)
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.lines[0] == "2 texts, 20 words, 1 out of scope; 3 rules, 1 without an alarm"


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("--write",), 2, "--write needs a file to write to: --judgements FILE"),
        (("--judgements", "gone.tsv"), 2, "--judgements: file gone.tsv not found; --write creates it"),
        (("--judgements", "no/j.tsv", "--write"), 3, "no/j.tsv: can't be written: No such file or directory"),
        (("--judgements", "bad.tsv"), 2, "bad.tsv:2: unknown verdict “yes” (allowed: true, style, false, unread)"),
        (("--judgements", "."), 2, ".: can't be read: Is a directory"),
        (("--format", "html"), 2, "unknown format “html” (available: json, markdown, text)"),
        (("--output", "html=a.html"), 2, "unknown format “html” (available: json, markdown, text)"),
        (("--output", "gone/a.txt"), 3, "gone/a.txt: can't be written: No such file or directory"),
        (("--sample", "-1"), 2, "--sample must be a whole number from 0 to 1000000000, not -1"),
        (("--select", "stray-stops"), 2, "unknown rule “stray-stops”; did you mean “stray-stop”?"),
        (("-",), 2, "an audit reads files, folders and collections, not standard input"),
        (("gone.txt",), 3, "gone.txt: no such file or folder"),
        (("gone.jsonl",), 3, "gone.jsonl: no such file"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line(wire: Runner, args: tuple[str, ...], code: int, message: str) -> None:
    wire.write("bad.tsv", "# judged\n" + "\t".join(("0" * 16, "1" * 16, "structure/stray-stop", "yes")) + "\n")
    ran = audit(wire, *args)
    assert (ran.code, ran.stderr) == (code, f"checker: {message}\n")


def test_judgements_are_written_even_if_the_report_can_not_be(wire: Runner) -> None:
    ran = audit(wire, "--judgements", "judged.tsv", "--write", "--output", "gone/a.txt")
    assert ran.code == 3
    assert (wire.folder / "judged.tsv").read_text("utf-8").count("unread\n") == 3


def test_a_terminal_is_left_without_a_counter(wire: Runner) -> None:
    assert wire.left_on_terminal("audit", "wire.jsonl", "-o", "out.txt") == (0, b"")
