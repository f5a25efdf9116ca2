"""``checker facts`` shows what rules see, aligned for people and as JSON for programs."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.conftest import Runner

STORY = "Anna Kovac, 42, opened a bridge on 30 March 2022.\n\n“It cost $2.5 million,” she said.\n"


@pytest.fixture
def story(run: Runner) -> Runner:
    run.write("story.txt", STORY)
    return run


def facts_in(printed: str) -> list[dict[str, Any]]:
    (file,) = json.loads(printed)["files"]
    facts: list[dict[str, Any]] = file["facts"]
    return facts


def test_each_fact_has_its_place_its_words_and_its_fields(story: Runner) -> None:
    done = story("facts", "story.txt", "--format", "json")
    assert (done.code, done.stderr) == (0, "")
    facts = facts_in(done.stdout)
    assert {fact["ledger"] for fact in facts} == {"figures", "people", "days", "speech"}
    for fact in facts:
        assert STORY[fact["start"] : fact["end"]] == fact["words"]
    (money,) = (fact for fact in facts if fact["words"] == "$2.5 million")
    assert (money["line"], money["column"]) == (3, 10)
    assert money["fields"]["type"] == "money"
    assert (money["fields"]["value"], money["fields"]["low"]) == ("2500000", "2450000")


def test_the_text_is_aligned(story: Runner) -> None:
    done = story("facts", "story.txt", "--only", "days,people")
    assert done.lines[0] == "story.txt"
    assert done.lines[1].startswith("   1:1  people  Anna Kovac     surname Kovac, given Anna, age 42")
    assert done.lines[2].startswith("  1:36  days    30 March 2022  kind date, day 30, month 3, year 2022")
    assert len(done.lines) == 3


def test_only_may_be_given_again(story: Runner) -> None:
    done = story("facts", "story.txt", "--only", "days", "--only", "speech", "-f", "json")
    assert [fact["ledger"] for fact in facts_in(done.stdout)] == ["days", "speech"]


def test_the_date_of_the_document_says_which_day_is_meant(run: Runner) -> None:
    run.write("a.txt", "The mill closed last Monday.\n")
    done = run("facts", "a.txt", "--date", "2022-03-30", "-f", "json")
    (day,) = facts_in(done.stdout)
    assert day["fields"]["date"] == "2022-03-28"
    assert "published 2022-03-30" in run("facts", "a.txt", "--date", "2022-03-30").stdout


def test_places_are_those_of_the_source(run: Runner) -> None:
    text = "# Bridge\n\nIt cost **$2.5 million** &amp; more.\n"
    run.write("a.md", text)
    (fact,) = facts_in(run("facts", "a.md", "--only", "figures", "-f", "json").stdout)
    assert text[fact["start"] : fact["end"]] == "$2.5 million"
    assert (fact["line"], fact["column"]) == (3, 11)


def test_standard_input_is_read(run: Runner) -> None:
    done = run("facts", "-", "--only", "figures", stdin=b"It cost $4.\n")
    assert done.code == 0
    assert done.lines[0] == "stdin"
    assert "type money" in done.lines[1]


def test_what_can_not_be_read_is_one_line_and_3(story: Runner) -> None:
    done = story("facts", "story.txt", "missing.txt", "-f", "json")
    assert done.code == 3
    assert done.stderr.count("\n") == 1
    assert "missing.txt" in done.stderr
    assert json.loads(done.stdout)["skipped"][0]["path"] == "missing.txt"
    assert len(json.loads(done.stdout)["files"]) == 1


def test_text_that_is_not_utf_8_is_one_line_and_3(run: Runner) -> None:
    (run.folder / "a.txt").write_bytes(b"caf\xe9 \xff\xfe 12 people\n")
    done = run("facts", "a.txt")
    assert (done.code, done.stdout) == (3, "")
    assert done.stderr.startswith("checker: a.txt: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("story.txt", "--only", "figurs"), "--only: unknown ledger “figurs”; did you mean “figures”?"),
        (("story.txt", "--only", "verbs"), "--only: unknown ledger “verbs”; available: figures, relations, people"),
        (("story.txt", "--format", "xml"), "xml"),
        (("-", "story.txt"), "standard input (-) can't be combined with files"),
    ],
)
def test_wrong_usage_is_one_line_and_2(story: Runner, args: tuple[str, ...], message: str) -> None:
    done = story("facts", *args)
    assert (done.code, done.stdout) == (2, "")
    assert message in done.stderr
