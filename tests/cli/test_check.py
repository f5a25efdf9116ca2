from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

STOP = "The council sent its crews. to the river on Monday.\n"
STOP_LINE = "1:22: error STR104 structure/stray-stop full stop inside a sentence, before “to”"
MIXED = "The council sent its crews. to the river and and the dam. Some experts say the bridge will hold.\n"
ESCAPE = "\x1b["


def rules_found(run: Runner, text: str, *args: str) -> set[str]:
    ran = run("check", "-", "--format", "json", "--no-readability", *args, stdin=text.encode())
    return {finding["rule"] for finding in open_findings(json.loads(ran.stdout))}


def open_findings(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for file in report["files"] for finding in file["findings"] if finding["state"] == "open"]


def test_standard_input_is_read_for_a_dash(run: Runner) -> None:
    ran = run("check", "-", "--format", "concise", stdin=STOP.encode())
    assert (ran.code, ran.lines) == (1, [f"stdin:{STOP_LINE}"])


def test_standard_input_has_the_name_that_is_given(run: Runner) -> None:
    ran = run("check", "-", "--stdin-filename", "desk/river.txt", "--format", "concise", stdin=STOP.encode())
    assert ran.lines == [f"desk/river.txt:{STOP_LINE}"]


def test_a_folder_is_walked_in_order_and_other_files_are_left_alone(run: Runner) -> None:
    for name in ("news/b.txt", "news/a.txt", "news/deep/c.TXT", "news/.hidden/d.txt", "news/photo.jpg"):
        run.write(name, STOP)
    ran = run("check", "news", "--format", "concise")
    assert [line.split(":")[0] for line in ran.lines] == ["news/a.txt", "news/b.txt", "news/deep/c.TXT"]


def test_a_file_that_is_named_is_read_once_also_without_an_extension(run: Runner) -> None:
    run.write("story", STOP)
    assert run("check", "story", "story", "--format", "concise").lines == [f"story:{STOP_LINE}"]


@pytest.mark.parametrize(
    ("args", "fires"),
    [
        (("--select", "structure"), True),
        (("--select", "figures"), False),
        (("--select", "figures,structure"), True),
        (("--select", "figures", "--select", "STR"), True),
        (("--ignore", "structure"), False),
        (("--ignore", "ALL", "--select", "structure"), True),
        (("--select", "structure", "--ignore", "structure/stray-stop"), False),
        (("--select", "structure/stray-stop", "--ignore", "structure"), True),
        (("--select", "STR", "--ignore", "ALL"), True),
        (("--select", "STR1", "--ignore", "STR"), True),
        (("--select", "STR", "--ignore", "STR1"), False),
        (("--select", "STR104", "--ignore", "structure/stray-stop"), False),
        (("--select", "structure", "--ignore", "structure"), False),
        (("--select", "ALL", "--ignore", "ALL"), False),
    ],
)
def test_the_most_specific_selector_wins_and_ignore_on_ties(run: Runner, args: tuple[str, ...], fires: bool) -> None:
    assert ("structure/stray-stop" in rules_found(run, STOP, *args)) is fires


def test_only_what_is_selected_is_reported(run: Runner) -> None:
    assert rules_found(run, MIXED) == {"structure/stray-stop", "duplication/doubled-word", "attribution/vague-source"}
    assert rules_found(run, MIXED, "--select", "DUP") == {"duplication/doubled-word"}


def test_an_accepted_word_is_no_misspelling(run: Runner) -> None:
    text = "They recieved the letter on Monday.\n"
    run.write("house.txt", "\N{BYTE ORDER MARK}# how the house spells\n\nrecieved\n")
    assert "spelling/nonword" in rules_found(run, text)
    assert "spelling/nonword" not in rules_found(run, text, "--accept", "house.txt")


def test_a_project_brings_its_own_table_of_names(run: Runner) -> None:
    text = "The mayor of Ostrowa spoke in Kiev.\n"
    run.write("names.yaml", "- {form: Ostrava, variants: [Ostrowa]}\n")
    shipped = run("check", "-", "--format", "concise", stdin=text.encode()).lines
    own = run("check", "-", "--format", "concise", "--names", "names.yaml", stdin=text.encode()).lines
    assert [line for line in shipped if "house-form" in line] == [
        "stdin:1:31: warning NAM102 names/house-form house style: Kyiv"
    ]
    assert [line for line in own if "house-form" in line] == [
        "stdin:1:14: warning NAM102 names/house-form house style: Ostrava"
    ]


@pytest.mark.parametrize("digits", [16, 8])
def test_a_side_car_file_suppresses_a_finding_with_its_reason(run: Runner, digits: int) -> None:
    run.write("a.txt", STOP)
    (finding,) = open_findings(json.loads(run("check", "a.txt", "--format", "json").stdout))
    run.write("a.txt.checker.yaml", f"- {{id: {finding['id'][:digits]}, reason: the poem reads so}}\n")
    ran = run("check", "a.txt", "--format", "json")
    (suppressed,) = json.loads(ran.stdout)["files"][0]["findings"]
    assert (suppressed["state"], suppressed["reason"]) == ("suppressed", "the poem reads so")
    assert (ran.code, json.loads(ran.stdout)["summary"]["error"]) == (0, 0)


def test_a_suppressed_question_has_no_number_and_the_others_close_up(run: Runner) -> None:
    run.write("a.txt", "The bank lent $3 million in May and $4.5 in June. Some experts say it was wrong.\n")
    first, second = open_findings(json.loads(run("check", "a.txt", "--format", "json").stdout))
    assert [first["query"]["number"], second["query"]["number"]] == [1, 2]
    run.write("a.txt.checker.yaml", f"- {{id: {first['id']}, reason: asked and answered}}\n")
    first, second = json.loads(run("check", "a.txt", "--format", "json").stdout)["files"][0]["findings"]
    assert [first["query"]["number"], second["query"]["number"]] == [None, 1]


def test_show_files_lists_what_would_be_read_and_checks_nothing(run: Runner) -> None:
    run.write("news/b.txt", STOP)
    run.write("news/a.txt", STOP)
    ran = run("check", "news", "--show-files")
    assert (ran.code, ran.lines, ran.stderr) == (0, ["news/a.txt", "news/b.txt"], "")


def test_statistics_count_by_rule_in_place_of_the_report(run: Runner) -> None:
    run.write("a.txt", STOP + MIXED)
    ran = run("check", "a.txt", "--statistics", "--select", "STR,DUP101")
    head, *lines, last = ran.lines
    assert head.split() == ["count", "per", "10,000", "words", "files", "severity", "proposed", "rule"]
    rows = [line.split() for line in lines if not line.startswith("        ")]
    assert [(row[0], row[-1]) for row in rows] == [("2", "structure/stray-stop"), ("1", "duplication/doubled-word")]
    assert (last, ran.code) == ("1 file, 29 words", 1)


def test_quiet_leaves_the_report_alone_and_says_nothing_else(run: Runner) -> None:
    run.write("a.txt", STOP)
    loud, quiet = run("check", "a.txt", "none.txt"), run("check", "a.txt", "none.txt", "-q")
    assert (quiet.code, quiet.stderr, quiet.stdout) == (3, "", loud.stdout)
    assert loud.stderr == "checker: none.txt: no such file or folder\n"


def test_codes_and_ids_are_shown_when_verbose(run: Runner) -> None:
    terse = run("check", "-", stdin=STOP.encode()).stdout
    verbose = run("check", "-", "-v", stdin=STOP.encode()).stdout
    assert "STR104" not in terse
    assert "structure/stray-stop" not in terse
    assert re.search(r"error STR104 structure/stray-stop \(review\) id [0-9a-f]{16}$", verbose, re.MULTILINE)


def test_reports_go_to_several_files_and_to_standard_output(run: Runner) -> None:
    run.write("a.txt", STOP)
    ran = run("check", "a.txt", "-f", "concise", "-o", "json=out.json", "-o", "markdown=out.md", "-o", "concise=out")
    assert ran.lines == [f"a.txt:{STOP_LINE}"]
    assert (run.folder / "out").read_text("utf-8") == ran.stdout
    assert json.loads((run.folder / "out.json").read_text("utf-8"))["summary"]["error"] == 1
    assert (run.folder / "out.md").read_text("utf-8").startswith("## a.txt: NOT PUBLISHABLE")


def test_the_date_comes_from_the_command_line(run: Runner) -> None:
    text = "The mayor, who was born in 1980 and is 51, took office.\n"
    assert "dates/age-against-birth" not in rules_found(run, text)
    assert "dates/age-against-birth" not in rules_found(run, text, "--date", "2031-05-03")
    assert "dates/age-against-birth" in rules_found(run, text, "--date", "2021-05-03")


def test_the_title_comes_from_the_command_line(run: Runner) -> None:
    text = "The rain came early. Flood shuts the river road to Ostrava The council sent its crews on Monday.\n"
    assert "structure/repeated-headline" not in rules_found(run, text)
    title = "Flood shuts the river road to Ostrava"
    assert "structure/repeated-headline" in rules_found(run, text, "--title", title)


def test_a_pipe_gets_no_colours_unless_requested(run: Runner) -> None:
    assert ESCAPE not in run("check", "-", stdin=STOP.encode()).stdout
    assert ESCAPE in run("check", "-", "--color", "always", stdin=STOP.encode()).stdout


def on_a_terminal(run: Runner, *args: str, **env: str) -> str:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "checker", "check", "a.txt", *args]
    done = subprocess.run(command, cwd=run.folder, stdout=theirs, env=run.environment(env), check=False)
    os.close(theirs)
    written = os.read(ours, 65_536).decode()
    os.close(ours)
    assert done.returncode == 1
    return written


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal")
def test_a_terminal_gets_colours_unless_turned_off(run: Runner) -> None:
    run.write("a.txt", STOP)
    assert ESCAPE in on_a_terminal(run, TERM="xterm")
    assert ESCAPE not in on_a_terminal(run, "--color", "never", TERM="xterm")


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal")
def test_no_color_is_honoured_on_a_terminal(run: Runner) -> None:
    run.write("a.txt", STOP)
    assert ESCAPE not in on_a_terminal(run, TERM="xterm", NO_COLOR="1")


def test_an_html_report_in_a_folder_has_a_page_for_each_article(run: Runner) -> None:
    run.write("news/a.txt", "They paid for the the dam.\n")
    run.write("news/b.txt", "They paid for for the dam.\n")
    ran = run("check", "news", "--output", "html=desk/day/")
    assert ran.stdout.startswith("news/a.txt: ")
    folder = run.folder / "desk/day"
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "news-a.txt.html", "news-b.txt.html"]
    assert run("check", "news", "--output", "desk/day", "--format", "html").code == ran.code


def test_only_an_html_report_can_be_a_folder(run: Runner) -> None:
    run.write("a.txt", "They paid for the the dam.\n")
    ran = run("check", "a.txt", "--output", "desk/")
    assert ran.code == 2
    assert "--output desk/: only an html report can be a folder; write html=desk/, or name a file" in ran.stderr
    assert not (run.folder / "desk").exists()
