from __future__ import annotations

import operator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.identity import keys_of
from checker.model.errors import UsageError
from checker.model.finding import State
from checker.model.report import DocumentReport
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.reading.text.reader import read
from checker.run.checker import Checker
from checker.triage.baseline_file import Baseline
from checker.triage.matching import Entry, Matcher, entries_of, with_keys
from checker.triage.stages import numbered
from tests.growth import assert_linear
from tests.repositories import git

CHECKER = Checker(Settings(readability=False))
RULES = frozenset(rule.name for rule in CHECKER.catalogue)
STOP = "The council sent its crews. to the river on Monday."
TWICE = "It paid for the the dam."
WORDS = ("crews", "river", "mayor", "bridge", "dam", "water", "town", "men", "boats", "night")
HERE = Path("base.tsv")


def report_on(text: str, path: str = "a.txt") -> DocumentReport:
    """A report with the keys of its findings, as a run makes it."""
    (report,) = Summary().watch(CHECKER.check_source(Source(path, text)))
    document = next(read(Source(path, text)))
    return report._replace(keys=keys_of(document, report.findings))


def baseline_of(*reports: DocumentReport, path: Path = HERE) -> Baseline:
    path.write_text(Baseline(path).written(reports, (), add=True), "utf-8")
    return Baseline.read(path)


def left(report: DocumentReport) -> list[str]:
    return [finding.text for finding in report.open]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_in_the_baseline_does_not_count_and_says_why() -> None:
    report = report_on(f"{STOP} {TWICE}\n")
    settled = baseline_of(report).mark(report)
    assert {(finding.state, finding.reason) for finding in settled.findings} == {(State.BASELINED, "in the baseline")}
    assert not settled.open


def test_what_is_new_counts_and_only_that() -> None:
    baseline = baseline_of(report_on(f"{STOP}\n"))
    assert left(baseline.mark(report_on(f"{STOP} {TWICE}\n"))) == ["the the"]


def test_questions_are_numbered_without_the_baselined_ones() -> None:
    old = "Some experts say the bridge holds.\n"
    settled = baseline_of(report_on(old)).mark(report_on(f"{old}Some analysts say it does not.\n"))
    (report,) = Summary().watch(numbered([settled]))
    assert [finding.query and finding.query.number for finding in report.findings] == [None, 1]


def test_an_entry_is_used_once() -> None:
    baseline = baseline_of(report_on(f"{TWICE}\n"))
    assert left(baseline.mark(report_on(f"{TWICE}\n"))) == []
    assert left(baseline.mark(report_on(f"{TWICE}\n"))) == ["the the"]


def test_fixing_one_of_two_neighbours_does_not_make_the_other_new() -> None:
    broken = "Paris and and the the town and its men crossed it.\n"
    both = report_on(broken)
    assert left(both) == ["and and", "the the"]
    for fixed, kept in (("and the the", "the the"), ("and and the", "and and")):
        report = report_on(broken.replace("and and the the", fixed))
        assert left(report) == [kept]
        assert not {f.fingerprint for f in report.open} & {f.fingerprint for f in both.open}
        assert left(baseline_of(both).mark(report)) == []


def test_fixing_both_neighbours_does_not_make_the_one_between_new() -> None:
    before = "Late on Monday the crews came. They paid for for a a dam in in town and left before the night was over.\n"
    report = report_on(before.replace("for for", "for").replace("in in", "in"))
    assert left(report) == ["a a"]
    assert left(baseline_of(report_on(before)).mark(report)) == []


def test_the_same_words_in_another_paragraph_are_new() -> None:
    old = f"{TWICE} The mayor said so on Friday.\n\nNothing is wrong with the second paragraph at all.\n"
    moved = "The dam was paid. The mayor said so on Friday.\n\nNothing is wrong with the the second paragraph at all.\n"
    assert left(baseline_of(report_on(old)).mark(report_on(moved))) == ["the the"]


def test_a_misspelling_that_stands_in_more_places_counts_again() -> None:
    once, twice = "They will recieve it.\n", "They will recieve it.\n\nThe men recieve nothing.\n"
    settled = baseline_of(report_on(once)).mark(report_on(twice))
    assert left(settled) == ["recieve"]
    assert settled.open[0].reason == "only 1 of these places are known"
    fewer = "They will get it.\n\nThe men recieve nothing.\n"
    assert left(baseline_of(report_on(twice)).mark(report_on(fewer))) == []


def test_a_long_mark_is_known_though_a_word_in_it_was_fixed() -> None:
    line = "CREWS FIND TEH MISSING BOAT NEAR RIVER MOUTH"
    text = "The search went on until Sunday night {} The mayor thanked the crews for their work that week.\n"
    old, new = report_on(text.format(line)), report_on(text.format(line.replace("TEH", "THE")))
    assert old.open
    assert new.open
    assert left(baseline_of(old).mark(new)) == []


def test_a_file_that_moved_keeps_its_entries(folder: Path) -> None:
    broken = f"{STOP} Paris and and the the town and its men crossed it.\n"
    baseline = baseline_of(report_on(broken, "old/a.txt"))
    (folder / "new").mkdir()
    (folder / "new" / "b.txt").touch()
    moved = report_on(broken.replace("and and", "and"), "new/b.txt")
    assert left(moved) == ["crews. to", "the the"]
    assert left(baseline.mark(moved)) == []
    assert [entry.words for entry in baseline.stale(RULES, [Path()])] == ["and and"]


def test_a_file_that_is_still_there_keeps_its_entries_for_itself(folder: Path) -> None:
    baseline = baseline_of(report_on(f"{STOP}\n", "a.txt"))
    (folder / "a.txt").touch()
    assert left(baseline.mark(report_on(f"{STOP}\n", "b.txt"))) == ["crews. to"]


def test_paths_are_from_the_folder_of_the_baseline(folder: Path) -> None:
    (folder / "desk").mkdir()
    path = folder / "desk" / "base.tsv"
    baseline = baseline_of(report_on(f"{STOP}\n", "desk/a.txt"), report_on(f"{STOP}\n", "b.txt"), path=path)
    assert [entry.path for entry in baseline.entries] == ["../b.txt", "a.txt"]
    assert left(baseline.mark(report_on(f"{STOP}\n", str(folder / "desk" / "a.txt")))) == []
    assert left(baseline.mark(report_on(f"{STOP}\n", "./b.txt"))) == []


def test_entries_are_stale_of_files_that_were_checked_and_of_rules_that_ran(folder: Path) -> None:
    baseline = baseline_of(
        report_on(f"{STOP} {TWICE}\n", "a.txt"), report_on(f"{STOP}\n", "b.txt"), report_on(f"{STOP}\n", "c/c.txt")
    )
    (folder / "b.txt").touch()
    baseline.mark(report_on("All is well.\n", "a.txt"))
    assert {entry.rule for entry in baseline.stale(RULES)} == {"structure/stray-stop", "duplication/doubled-word"}
    assert {entry.path for entry in baseline.stale(RULES, [Path("c")])} == {"a.txt", "c/c.txt"}
    assert {entry.path for entry in baseline.stale(RULES, [Path("a.txt"), Path("b.txt")])} == {"a.txt"}
    assert [entry.rule for entry in baseline.stale(frozenset({"structure/stray-stop"}))] == ["structure/stray-stop"]


def test_a_finding_that_is_suppressed_or_covered_keeps_its_entry() -> None:
    report = report_on(f"{STOP} {TWICE}\n")
    baseline = baseline_of(report)
    closed = [
        f._replace(state=state) for f, state in zip(report.findings, (State.COVERED, State.SUPPRESSED), strict=True)
    ]
    settled = baseline.mark(report._replace(findings=tuple(closed)))
    assert [finding.state for finding in settled.findings] == [State.COVERED, State.SUPPRESSED]
    assert baseline.stale(RULES) == ()


def test_the_file_has_a_sorted_line_an_entry_and_reads_back() -> None:
    odd = "we\tird\\na\nme.txt"
    baseline = baseline_of(report_on(f"{STOP} {TWICE}\n", "b.txt"), report_on(f"{TWICE}\n", odd))
    text = HERE.read_text("utf-8")
    lines = text.splitlines()
    assert lines[0] == "# checker baseline 1: path, rule, id, number, places, keys, words"
    assert lines[1:] == sorted(lines[1:])
    assert len(lines) == 4
    assert {entry.path for entry in baseline.entries} == {"b.txt", odd}
    assert baseline.written((), (), add=True) == text


def test_a_line_twice_is_one_entry_and_equal_findings_are_two() -> None:
    report = report_on(f"{TWICE}\n")
    text = HERE.with_name(baseline_of(report).path.name).read_text("utf-8")
    HERE.write_text(f"{text}{text.splitlines()[1]}\r\n\n", "utf-8")
    assert len(Baseline.read(HERE).entries) == 1
    units = [report._replace(unit=unit) for unit in ("1", "2")]
    again = baseline_of(*units)
    assert [entry.number for entry in again.entries] == [1, 2]
    assert [left(again.mark(unit)) for unit in units] == [[], []]


def test_a_baseline_written_again_keeps_what_was_not_looked_at() -> None:
    baseline = baseline_of(report_on(f"{STOP} {TWICE}\n", "a.txt"), report_on(f"{STOP}\n", "b.txt"))
    settled = baseline.mark(report_on(f"{TWICE} They sold the boats and and left.\n", "a.txt"))
    stale = baseline.stale(frozenset({"structure/stray-stop", "duplication/doubled-word"}))
    written = [line.split("\t") for line in baseline.written([settled], stale, add=True).splitlines()[1:]]
    assert sorted((line[0], line[-1]) for line in written) == [
        ("a.txt", "and and"),
        ("a.txt", "the the"),
        ("b.txt", "crews. to"),
    ]
    pruned = [line.split("\t") for line in baseline.written([settled], stale, add=False).splitlines()[1:]]
    assert sorted((line[0], line[-1]) for line in pruned) == [("a.txt", "the the"), ("b.txt", "crews. to")]


def test_an_entry_that_stands_in_more_places_now_is_no_stale_one() -> None:
    baseline = baseline_of(report_on("They will recieve it.\n"))
    settled = baseline.mark(report_on("They will recieve it.\n\nThe men recieve nothing.\n"))
    assert baseline.stale(RULES) == ()
    assert baseline.written([settled], (), add=False) == HERE.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("a.txt\tstructure/stray-stop", "not a baseline entry (expected 7 columns"),
        ("a.txt\tx/y\tnot-an-id\t1\t1\t\twords", "not a baseline entry"),
        ("a.txt\tx/y\t0123456789abcdef\tone\t1\t\twords", "not a baseline entry"),
        ("a.txt\tx/y\t0123456789abcdef\t\t1\t\twords", "not a baseline entry"),
        ("<<<<<<< HEAD", "unresolved merge conflict"),
        (">>>>>>> other", "unresolved merge conflict"),
        ("# checker baseline 2: path", "baseline format 2 is not supported"),
    ],
)
def test_a_line_that_cant_be_used_is_reported_with_its_number(line: str, message: str) -> None:
    HERE.write_text(f"# checker baseline 1: path\n\n{line}\n", "utf-8")
    with pytest.raises(UsageError, match=r"^base\.tsv:3: ") as raised:
        Baseline.read(HERE)
    assert message in str(raised.value)


def test_a_baseline_that_isnt_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match=r"base\.tsv: no such file; create it with “checker baseline PATH…”"):
        Baseline.read(HERE)


@pytest.mark.parametrize("neighbours", [False, True])
def test_branches_that_each_add_entries_are_merged_by_git(folder: Path, neighbours: bool) -> None:
    names = ["b.txt", "c.txt"] if neighbours else ["b.txt", "n.txt"]
    reports = {name: report_on(f"{STOP} {TWICE}\n", name) for name in ("a.txt", "m.txt", *names)}
    if neighbours:
        # Lines that are added at the same place conflict, unless git is configured to keep both.
        Path(".gitattributes").write_text("base.tsv merge=union\n", "utf-8")
    common = [reports["a.txt"], reports["m.txt"]]
    baseline_of(*common)
    git("init", "-b", "main")
    git("add", ".")
    git("commit", "-m", "base")
    for name in names:
        git("checkout", "-b", name, "main")
        baseline_of(*common, reports[name])
        git("commit", "-a", "-m", name)
    git("merge", names[0])
    merged = Baseline.read(HERE)
    assert all(left(merged.mark(report)) == [] for report in reports.values())
    assert merged.stale(RULES, [Path()]) == ()
    assert Baseline.read(HERE).written((), (), add=True) == Baseline(HERE).written(reports.values(), (), add=True)


def test_fifty_thousand_entries_are_read_in_linear_time() -> None:
    @cache
    def written(number: int) -> Path:
        keys = ("0a1b2c3d",) * 6
        entries = [
            Entry(f"news/{n // 10}.txt", "structure/stray-stop", f"{n:016x}", 1, 1, keys, "crews. to")
            for n in range(number)
        ]
        path = Path(f"{number}.tsv")
        path.write_text(Baseline(path, entries).written((), (), add=True), "utf-8")
        return path

    assert len(Baseline.read(written(50_000)).entries) == 50_000
    assert_linear(written, Baseline.read, 50_000)


def test_thousands_of_files_that_moved_are_followed_in_linear_time(folder: Path) -> None:
    report = report_on(f"{STOP}\n")
    (finding,) = report.findings

    def entries(number: int) -> list[Entry]:
        return [Entry(f"old/{n}.txt", finding.rule, finding.fingerprint, 1, 1, (), "crews. to") for n in range(number)]

    def followed(entries: list[Entry]) -> None:
        baseline = Baseline(HERE, entries)
        assert not any(baseline.mark(report._replace(path=f"new/{n}.txt")).open for n in range(len(entries)))
        assert baseline.stale(RULES, [folder]) == ()

    assert_linear(entries, followed, 20_000)


TEXTS = st.lists(
    st.sampled_from([*WORDS, "the the", "and and", "teh", "crews. to", "$ 2.5", "\n\n", "recieve"]), max_size=40
).map(" ".join)


@settings(max_examples=60)
@given(TEXTS)
def test_a_text_with_its_baseline_has_nothing_open(text: str) -> None:
    report = report_on(text)
    written = Baseline(HERE).written([report], (), add=True)
    HERE.write_bytes(written.encode())
    baseline = Baseline.read(HERE)
    settled = baseline.mark(report)
    assert settled.open == ()
    assert baseline.stale(RULES) == ()
    assert baseline.written([settled], (), add=False) == written


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_no_entry_is_given_twice(old: str, new: str) -> None:
    entries = list(entries_of("a.txt", with_keys(report_on(old))))
    pairs = list(with_keys(report_on(new)))
    for is_there in (bool, operator.not_):
        matcher = Matcher(entries, is_there)
        matched = [*matcher.match("a.txt", pairs).values(), *matcher.match("b.txt", pairs).values()]
        assert len(set(matched)) == len(matched)
        assert set(matched) == matcher.used
        assert matcher.used <= set(entries)


PLAIN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
DOUBLED = st.sampled_from(["the the", "and and", "for for", "with with"])


@settings(max_examples=80)
@given(st.lists(st.tuples(PLAIN, DOUBLED), min_size=2, max_size=6), st.data())
def test_fixing_one_of_several_neighbours_leaves_no_new_finding(
    parts: list[tuple[str, str]], data: st.DataObject
) -> None:
    fixed = data.draw(st.integers(0, len(parts) - 1))
    text = "".join(f"{plain} {doubled} " for plain, doubled in parts) + "came late."
    at = sum(len(plain) + len(doubled) + 2 for plain, doubled in parts[:fixed]) + len(parts[fixed][0]) + 1
    word = parts[fixed][1].split()[0]
    after = text[:at] + word + text[at + len(parts[fixed][1]) :]
    old, new = report_on(text), report_on(after)
    settled = baseline_of(old).mark(new)
    assert not [finding.text for finding in settled.open if finding.rule == "duplication/doubled-word"]
