"""``path:line:col: severity CODE family/slug message``: what editors, linters and scripts parse."""

from __future__ import annotations

import re

import pytest

from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.checker import Checker

from .runs import pieces_of

CATALOGUE = Catalogue.shipped()
LINE = re.compile(
    r"(?P<path>[^\n]+?):(?P<line>[1-9]\d*):(?P<column>[1-9]\d*): (?P<severity>error|warning|info) "
    r"(?P<code>[A-Z]{3}\d{3}) (?P<rule>[a-z]+/[a-z0-9-]+) (?P<message>\S[^\n]*\S)"
)
NEWS = (
    "Flood shuts the river road\n\nThe council sent its crews. to the river and and the dam.\r\n\r\n"
    "🙂🙂 Damage is put at 48 billion pesos ($ 50), the governor said. It paid $ 40 million. FLOOD SHUTS ROADS , RAIL IN THE SOUTH "
    "Some experts say the bridge will hold.\n"
)


def lines_of(text: str, path: str = "a.txt", **settings: tuple[str, ...]) -> list[str]:
    checker = Checker(Settings(readability=False, **settings), CATALOGUE)  # type: ignore[arg-type]
    summary = Summary()
    written = "".join(pieces_of("concise", summary.watch(checker.check_source(Source(path, text))), summary))
    assert written == "" or written.endswith("\n")
    return written.split("\n")[:-1]


def matched(line: str) -> dict[str, str]:
    match = LINE.fullmatch(line)
    assert match, line
    return match.groupdict()


def test_every_line_keeps_the_contract() -> None:
    lines = [matched(line) for line in lines_of(NEWS)]
    assert len(lines) >= 6
    for line in lines:
        rule = CATALOGUE[line["rule"]]
        assert (line["code"], line["path"]) == (rule.code, "a.txt")
        assert line["severity"] in {str(case.severity) for case in rule.cases.values()}


def test_lines_and_columns_count_from_one_and_in_code_points() -> None:
    found = {matched(line)["rule"]: (matched(line)["line"], matched(line)["column"]) for line in lines_of(NEWS)}
    assert found["structure/stray-stop"] == ("3", str("The council sent its ".index("ts ") + 4))  # before “crews.”
    assert found["figures/lost-magnitude"] == ("5", str(len("🙂🙂 Damage is put at 48 billion pesos (") + 1))


def test_a_covered_finding_has_no_line() -> None:
    lines = lines_of("Damage is put at 48 billion pesos ($ 50), the governor said.\n")
    assert [matched(line)["rule"] for line in lines] == ["figures/lost-magnitude"]


def test_a_clean_text_makes_no_line() -> None:
    assert lines_of("The council met on Monday and agreed to mend the bridge.\n") == []


@pytest.mark.parametrize("path", ["news/a b.txt", "c:/news/a.txt", "1:2: error.txt", "наводнение.txt"])
def test_the_path_is_given_as_it_is(path: str) -> None:
    (line,) = lines_of("The council sent its crews. to the river.\n", path)
    assert line.startswith(f"{path}:1:22: error STR104 ")


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\x0b"])
def test_marked_words_that_run_over_a_line_end_stay_on_one_line(break_: str) -> None:
    lines = lines_of(
        f"Some experts{break_}say so. It is{break_}reported that the dam broke. He sent his men.{break_}to us."
    )
    for line in lines:
        assert matched(line)
        assert len(line.splitlines()) == 1


def test_lines_come_in_the_order_of_the_text() -> None:
    places = [(int(matched(line)["line"]), int(matched(line)["column"])) for line in lines_of(NEWS)]
    assert places == sorted(places)


def test_only_selected_rules_are_reported() -> None:
    rules = [matched(line)["rule"] for line in lines_of(NEWS, select=("FIG",))]
    assert set(rules) == {"figures/lost-magnitude", "figures/spaced-currency"}


def test_documents_follow_each_other_as_they_come() -> None:
    checker = Checker(Settings(readability=False), CATALOGUE)
    summary = Summary()
    texts = {"b.txt": "The council sent its crews. to the river.\n", "a.txt": "It paid $ 40 million.\n"}
    reports = (
        report for path, text in texts.items() for report in summary.watch(checker.check_source(Source(path, text)))
    )
    pieces = pieces_of("concise", reports, summary)
    assert next(pieces).startswith("b.txt:")
    assert summary.files == 1, "the second document is not checked before the first was written"
    assert next(pieces).startswith("a.txt:")
