from __future__ import annotations

import codecs
import json
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

SAFE = "The council paid $ 40 million for the dam.\n"
SAFE_FIXED = "The council paid $40 million for the dam.\n"
REVIEW = "The council sent its crews. to the river.\n"
REVIEW_FIXED = "The council sent its crews to the river.\n"
QUERY = "Damage is put at 48 billion pesos ($ 50), the governor said.\n"
CUT = "The ferry will stay in port, she said. FLOOD SHUTS ROADS , RAIL IN THE SOUTH The council asked for patience.\n"
UNIQUE_CUT = CUT.replace("ROADS", "300 ROADS")
GUARDED = ("structure/embedded-headline", "structure", "ALL,PUN101", "figures/lost-magnitude")


def findings(run: Runner, text: str) -> list[dict[str, Any]]:
    report = json.loads(run("check", "-", "--format", "json", stdin=text.encode()).stdout)
    found: list[dict[str, Any]] = report["files"][0]["findings"]
    return found


def fixed(run: Runner, text: str, *args: str) -> str:
    return run("fix", "-", *args, stdin=text.encode()).stdout


def id_of(run: Runner, text: str, rule: str) -> str:
    return next(str(finding["id"]) for finding in findings(run, text) if finding["rule"] == rule)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_safe_fixes_are_written_and_others_are_left(run: Runner) -> None:
    path = run.write("a.txt", SAFE + REVIEW)
    ran = run("fix", "a.txt")
    assert path.read_text("utf-8") == SAFE_FIXED + REVIEW
    assert (ran.code, ran.stdout) == (1, "")
    assert "a.txt: 1 fixed\n  fixed: “$ 40” (figures/spaced-currency)\n1 more with --review\n" in ran.stderr


def test_review_fixes_are_written_when_they_are_requested(run: Runner) -> None:
    path = run.write("a.txt", SAFE + REVIEW)
    assert run("fix", "a.txt", "--review", "-q").stderr == ""
    assert path.read_text("utf-8") == SAFE_FIXED + REVIEW_FIXED


def test_fixing_twice_changes_nothing(run: Runner) -> None:
    once = fixed(run, SAFE + REVIEW + QUERY + CUT, "--review")
    assert fixed(run, once, "--review") == once != SAFE + REVIEW + QUERY + CUT


@pytest.mark.parametrize(("text", "code"), [(SAFE, 1), (SAFE_FIXED, 0), (REVIEW, 0)])
def test_a_diff_writes_nothing_and_exits_with_1_where_there_is_something_to_change(
    run: Runner, text: str, code: int
) -> None:
    path = run.write("a.txt", text)
    ran = run("fix", "a.txt", "--diff")
    assert (ran.code, path.read_text("utf-8"), names(run.folder)) == (code, text, ["a.txt"])
    changed = [f"-{text}".strip(), f"+{SAFE_FIXED}".strip()] if code else []
    assert [line for line in ran.lines if line[:1] in "+-" and line[:3] not in ("+++", "---")] == changed


def test_a_diff_of_a_file_that_is_not_there_is_incomplete(run: Runner) -> None:
    assert run("fix", "none.txt", "--diff").code == 3


def test_standard_input_is_fixed_to_standard_output(run: Runner) -> None:
    ran = run("fix", "-", "--stdin-filename", "dam.txt", stdin=SAFE.encode())
    assert (ran.code, ran.stdout, ran.stderr) == (
        0,
        SAFE_FIXED,
        "dam.txt: 1 fixed\n  fixed: “$ 40” (figures/spaced-currency)\n",
    )


@pytest.mark.parametrize(("letter", "amount"), [("A", "$50 million"), ("B", "$50 billion"), ("b", "$50 billion")])
def test_an_answer_is_applied_and_settles_its_question(run: Runner, letter: str, amount: str) -> None:
    answer = f"{id_of(run, QUERY, 'figures/lost-magnitude')[:8]}={letter}"
    text = fixed(run, QUERY, "--answer", answer)
    assert text == QUERY.replace("$ 50", amount)
    assert findings(run, text) == []


def test_an_answer_that_is_not_offered_is_refused_and_nothing_is_written(run: Runner) -> None:
    path = run.write("a.txt", SAFE + QUERY)
    ran = run("fix", "a.txt", "--answer", f"{id_of(run, SAFE + QUERY, 'figures/lost-magnitude')[:8]}=Z")
    assert (ran.code, path.read_text("utf-8")) == (2, SAFE + QUERY)
    assert "no such answer (available: A, B)" in ran.stderr


def test_an_answer_that_only_a_person_can_write_is_refused_and_nothing_is_written(run: Runner) -> None:
    text = "The council spent more, raising the budget by $250 million to $ 1.4 this year.\n"
    path = run.write("a.txt", text)
    ran = run("fix", "a.txt", "--answer", f"{id_of(run, text, 'figures/lost-magnitude')[:8]}=B")
    assert (ran.code, path.read_text("utf-8")) == (2, text)
    assert "“another amount” can't be applied automatically" in ran.stderr


def test_only_the_named_finding_is_fixed(run: Runner) -> None:
    stop = id_of(run, SAFE + REVIEW, "structure/stray-stop")
    assert fixed(run, SAFE + REVIEW, "--only", stop) == SAFE + REVIEW_FIXED


def test_each_fix_is_confirmed_and_only_those_agreed_to_are_written(run: Runner) -> None:
    path = run.write("a.txt", SAFE + REVIEW + QUERY)
    ran = run("fix", "a.txt", "--interactive", stdin=b"\na\nb\n")
    assert path.read_text("utf-8") == SAFE + REVIEW_FIXED + QUERY.replace("$ 50", "$50 billion")
    assert "crews. to → crews to" in ran.stderr
    assert "million or billion?" in ran.stderr


@pytest.mark.parametrize(("keys", "expected"), [(b"a\nq\na\n", SAFE_FIXED + REVIEW), (b"", SAFE + REVIEW)])
def test_q_or_the_end_of_input_ends_the_prompts(run: Runner, keys: bytes, expected: str) -> None:
    path = run.write("a.txt", SAFE + REVIEW)
    run("fix", "a.txt", "-i", stdin=keys)
    assert path.read_text("utf-8") == expected


@pytest.mark.parametrize(
    ("bom", "encoding", "args"),
    [
        (b"", "utf-8", ()),
        (codecs.BOM_UTF8, "utf-8", ()),
        (codecs.BOM_UTF16_LE, "utf-16-le", ()),
        (codecs.BOM_UTF16_BE, "utf-16-be", ()),
        (b"", "cp1252", ("--encoding", "cp1252")),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_are_kept(
    run: Runner, bom: bytes, encoding: str, args: tuple[str, ...], newline: str
) -> None:
    before, after = (f"Café owners spoke.{newline}{newline}{t.strip()}{newline}" for t in (SAFE, SAFE_FIXED))
    path = run.write("a.txt", bom + before.encode(encoding))
    assert run("fix", "a.txt", *args).code == 0
    assert path.read_bytes() == bom + after.encode(encoding)


def test_mixed_line_ends_are_kept_as_they_are(run: Runner) -> None:
    path = run.write("a.txt", "One came.\r\nTwo came.\n" + SAFE + "Four came.\r")
    run("fix", "a.txt")
    assert path.read_bytes() == b"One came.\r\nTwo came.\n" + SAFE_FIXED.encode() + b"Four came.\r"


def test_no_temporary_file_is_left_and_the_mode_is_kept(run: Runner) -> None:
    path = run.write("a.txt", SAFE)
    path.chmod(0o640)
    run("fix", "a.txt")
    assert (names(run.folder), stat.S_IMODE(path.stat().st_mode)) == (["a.txt"], 0o640)


def test_a_link_stays_a_link_and_its_target_is_fixed(run: Runner) -> None:
    path = run.write("news/a.txt", SAFE)
    (run.folder / "link.txt").symlink_to(path)
    run("fix", "link.txt")
    assert (run.folder / "link.txt").is_symlink()
    assert path.read_text("utf-8") == SAFE_FIXED


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_leaves_the_file_whole(run: Runner) -> None:
    path = run.write("shut/a.txt", SAFE)
    path.parent.chmod(0o500)
    ran = run("fix", "shut/a.txt")
    path.parent.chmod(0o700)
    assert (ran.code, path.read_text("utf-8"), names(path.parent)) == (3, SAFE, ["a.txt"])
    assert ran.stderr.startswith("checker: shut/a.txt: can't be written")


@pytest.mark.parametrize("args", [(), *(("--ignore", selectors) for selectors in GUARDED), ("--select", "PUN,FIG103")])
@pytest.mark.parametrize("text", [CUT, UNIQUE_CUT, QUERY])
def test_nothing_is_fixed_inside_a_cut_or_against_a_question_whatever_is_selected(
    run: Runner, text: str, args: tuple[str, ...]
) -> None:
    assert fixed(run, text, *args) == text


def test_a_cut_takes_one_blank_with_it_and_one_with_news_of_its_own_is_left_to_the_desk(run: Runner) -> None:
    assert fixed(run, CUT, "--review") == "The ferry will stay in port, she said. The council asked for patience.\n"
    assert fixed(run, UNIQUE_CUT, "--review") == UNIQUE_CUT


def test_a_file_that_cannot_be_read_does_not_keep_others_from_being_fixed(run: Runner) -> None:
    run.write("a.txt", b"binary\0")
    path = run.write("b.txt", SAFE)
    assert run("fix", "a.txt", "b.txt").code == 3
    assert path.read_text("utf-8") == SAFE_FIXED


def test_a_folder_with_nothing_to_fix_is_incomplete_unless_it_may_be_empty(run: Runner) -> None:
    (run.folder / "news").mkdir()
    assert run("fix", "news", "--allow-empty").code == 0
    assert run("fix", "news").code == 3


def test_interactive_with_standard_input_is_refused_with_a_message(run: Runner) -> None:
    ran = run("fix", "-", "--interactive", stdin=SAFE.encode())
    assert ran.code == 2


def test_a_letter_for_a_question_without_ready_answers_is_wrong_usage_and_nothing_is_fixed(run: Runner) -> None:
    text = f"{SAFE}Some experts say the dam will hold.\n"
    path = run.write("a.txt", text)
    ran = run("fix", "a.txt", "--answer", "1=A")
    assert ran.code == 2
    assert ran.stderr.endswith("=A: “Some experts say” has no ready answer; edit the text yourself\n")
    assert path.read_text("utf-8") == text
