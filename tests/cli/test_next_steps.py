"""``checker fix`` says what it did, what it left, and which command goes on from there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Runner

SAFE = "The council paid $ 40 million for the bridge. "
REVIEW = "It sent its crews. to the river on the same day. "
QUESTION = "The bank lent $3 million in May and $4.5 in June. "
WHO = "Some experts say that the quay was never seen. "
CUT = "FLOOD SHUTS ROADS IN THE SOUTH The mayor left.\n"
ALL = SAFE + REVIEW + QUESTION + WHO + CUT
STEPS = """a.txt: 1 fixed
  fixed: “$ 40” (figures/spaced-currency)
2 more with --review
2 questions for the editor:
  1. “$4.5”: million or billion?
     A $4.5 million; B $4.5 billion
  2. “Some experts say”: who? Name one, or say how many and from where.
     no ready answer: edit the text
to answer: checker fix a.txt --answer 1=A, or checker fix a.txt -i to go through all
"""


def test_what_was_fixed_what_waits_and_what_can_be_answered(run: Runner) -> None:
    run.write("a.txt", ALL)
    ran = run("fix", "a.txt")
    assert ran.stderr.endswith(STEPS)
    assert re.findall(r"^a\.txt:1:\d+: .* \(id [0-9a-f]{8}\)$", ran.stderr, re.MULTILINE)
    assert run("fix", "a.txt", "-q").stderr == ""


def test_review_leaves_only_questions(run: Runner) -> None:
    run.write("a.txt", ALL)
    steps = run("fix", "a.txt", "--review").stderr
    assert "with --review" not in steps
    assert "2 questions for the editor:\n" in steps


def test_a_diff_says_what_would_be_fixed(run: Runner) -> None:
    run.write("a.txt", SAFE + REVIEW)
    assert run("fix", "a.txt", "--diff").stderr == "1 would be fixed\n1 more with --review\n"


def test_several_files_are_summed_up(run: Runner) -> None:
    run.write("a.txt", ALL)
    run.write("b.txt", ALL)
    steps = run("fix", "a.txt", "b.txt").stderr
    assert (
        "\n2 files: 2 fixed\n4 more with --review\n4 questions for the editor; “checker check FILE” shows them\n"
        in steps
    )
    assert re.search(
        r"to answer: checker fix FILE --answer [0-9a-f]{8}=A, or checker fix FILE -i to go through all\n$", steps
    )


def test_a_question_is_answered_by_its_number(run: Runner) -> None:
    path = run.write("a.txt", ALL)
    assert "$4.5 million in June" not in path.read_text("utf-8")
    run("fix", "a.txt", "--answer", "1=A")
    assert "$4.5 million in June" in path.read_text("utf-8")


def test_numbers_are_those_of_the_report_also_with_a_baseline(run: Runner) -> None:
    path = run.write("a.txt", QUESTION + "The donors lent $7 million in May and $8.5 in June.\n")
    run.write("checker.toml", 'baseline = "known.tsv"\n')
    run.write("old/a.txt", "")
    path.write_text(QUESTION, "utf-8")
    run("baseline", "a.txt")
    path.write_text(QUESTION + "The donors gave $7 million in May and $8.5 in July.\n", "utf-8")
    assert "  1.  1:" in run("check", "a.txt", "--no-readability").stdout
    run("fix", "a.txt", "--answer", "1=B")
    assert path.read_text("utf-8") == QUESTION + "The donors gave $7 million in May and $8.5 billion in July.\n"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("a.txt", "--answer", "7=A"), "--answer 7=A: no question 7; a.txt has 2 questions"),
        (("a.txt", "b.txt", "--answer", "1=A"), "--answer 1=A: numbers are for the questions of one file; use ids"),
        (("a.txt", "--answer", "1=C"), "this finding has no such answer (available: A, B)"),
        (("a.txt", "--answer", "1"), "expected ID=LETTER or NUMBER=LETTER"),
    ],
)
def test_a_number_that_names_nothing_is_refused_before_any_file_is_written(
    run: Runner, args: tuple[str, ...], message: str
) -> None:
    paths = [run.write(name, ALL) for name in ("a.txt", "b.txt")]
    ran = run("fix", *args)
    assert (ran.code, message in ran.stderr) == (2, True)
    assert [path.read_text("utf-8") for path in paths] == [ALL, ALL]


def prompted(run: Runner, keys: str, text: str = ALL) -> tuple[str, str]:
    path = run.write("a.txt", text)
    messages = run("fix", "a.txt", "-i", stdin=keys.encode()).stderr
    return path.read_text("utf-8"), messages


def test_a_wrong_key_is_asked_again_and_help_is_shown(run: Runner) -> None:
    text, messages = prompted(run, "zzz\n?\na\nq\n", REVIEW + CUT)
    assert "no such answer: “zzz” (? for help)" in messages
    assert "put your own words in place of the marked ones" in messages
    assert text == REVIEW.replace("crews. to", "crews to") + CUT


def test_each_prompt_has_its_number_and_a_cut_is_shown_as_one(run: Runner) -> None:
    _, messages = prompted(run, "\n\n\n\n\n")
    assert [f"{number} of 5" in messages for number in range(1, 6)] == [True] * 5
    assert "A  cut “FLOOD SHUTS ROADS IN THE SOUTH”" in messages
    assert "no ready answer: type = and the words to put in place of the marked ones" in messages


def test_own_words_answer_a_question_and_are_written_as_the_format_has_them(run: Runner) -> None:
    text, _ = prompted(run, "=Smith & Sons say\n", WHO)
    assert text == WHO.replace("Some experts", "Smith & Sons")
    path = run.write("a.html", f"<p>{WHO}</p>\n")
    run("fix", "a.html", "-i", stdin=b"=Smith & Sons say\n")
    assert path.read_text("utf-8") == f"<p>{WHO.replace('Some experts', 'Smith &amp; Sons')}</p>\n"


def test_back_undoes_the_decision_before(run: Runner) -> None:
    text, _ = prompted(run, "b\n<\na\n\n", QUESTION + WHO)
    assert text == QUESTION.replace("$4.5", "$4.5 million") + WHO
    text, _ = prompted(run, "a\nundo\n\n\n", QUESTION + WHO)
    assert text == QUESTION + WHO


def test_a_star_takes_all_fixes_of_a_rule(run: Runner) -> None:
    stops = REVIEW + REVIEW.replace("river", "lake") + CUT
    text, _ = prompted(run, "*\n\n", stops)
    assert text == stops.replace("crews. to", "crews to")
    _, messages = prompted(run, "*\n\n", QUESTION)
    assert "each question needs an answer of its own" in messages


def test_q_stops_the_whole_run(run: Runner) -> None:
    paths = [run.write(name, SAFE) for name in ("a.txt", "b.txt")]
    ran = run("fix", "a.txt", "b.txt", "-i", stdin=b"q\na\n")
    assert [path.read_text("utf-8") for path in paths] == [SAFE, SAFE]
    assert ran.stderr.count("1 of 1") == 1


def test_fix_exits_as_check_does_with_a_baseline(run: Runner) -> None:
    run.write("site/a.txt", REVIEW + QUESTION)
    run.write("site/checker.toml", 'baseline = "known.tsv"\n')
    run.write("site/known.tsv", "")
    run("baseline", "site")
    assert run("check", "site/a.txt", "-q").code == 0
    ran = run("fix", "site/a.txt")
    assert (ran.code, ran.stderr) == (
        0,
        "site/a.txt: 0 fixed\n1 more with --review\n2 known findings in the baseline\n",
    )
    (run.folder / "site/known.tsv").unlink()
    assert run("fix", "site/a.txt").code == 1
