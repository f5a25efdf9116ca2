"""What a checker makes of planted defects is counted rightly. The checker here is made up: it finds what a test says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plant import Result, rows, total
from plant_articles import Article, Defect, judge_article
from plant_frames import Frame, Plant
from plant_scores import Score, judge
from table import Row, lines

from checker.model.document import Place
from checker.model.finding import Answer, Applicability, Finding, Query, Severity, SourceEdit, apply_edits
from checker.model.span import Span

BEFORE, AFTER = "A story. ", " The end.\n"
FRAME = Frame("stray stop", 1, "The men. went home.", 4, 12, ("The men went home.",), ask=False, places=("middle",))
TEXT = f"{BEFORE}{FRAME.wrong}{AFTER}"
TWIN = f"{BEFORE}{FRAME.rights[0]}{AFTER}"
PLANT = Plant(FRAME, "host, middle", TEXT, len(BEFORE) + 4, (TWIN,), f"{BEFORE}{AFTER}")


class MadeUp:
    """Has findings for texts, and applies the safe ones."""

    def __init__(self, findings: Mapping[str, Sequence[Finding]]) -> None:
        self._findings = findings

    def find(self, text: str) -> tuple[Finding, ...]:
        return tuple(self._findings.get(text, ()))

    def fix(self, text: str) -> str:
        safe = [finding for finding in self.find(text) if finding.applicability is Applicability.SAFE]
        return apply_edits(text, [edit for finding in safe for edit in finding.answers[0].edits])


def finding(
    text: str, words: str, answer: str | None = None, *, safe: bool = False, asks: bool = False, severity: str = "error"
) -> Finding:
    start = text.index(words)
    span = Span(start, start + len(words))
    edit = SourceEdit("", *span, answer or "")
    applicability = Applicability.SAFE if safe else Applicability.QUERY if asks else Applicability.REVIEW
    answers = () if answer is None else (Answer("A", answer, (edit,)),)
    query = Query(1, "which?") if asks else None
    rule = "structure/stray-stop"
    return Finding("0", rule, "STR104", "main", Severity(severity), applicability, "", span, Place("", *span), words, "",
                   answers, query)  # fmt: skip


def scored(findings: Mapping[str, Sequence[Finding]], plant: Plant = PLANT) -> tuple[Score, list[str]]:
    score, failures = judge(MadeUp(findings), plant)
    return score, [failure.what for failure in failures]


def test_a_defect_without_a_finding_is_missed() -> None:
    assert scored({}) == (Score(1, 0, 0, 0, 0), ["missed"])


def test_a_finding_elsewhere_does_not_count() -> None:
    assert scored({TEXT: [finding(TEXT, "The end")]}) == (Score(1, 0, 0, 0, 0), ["missed"])


def test_a_finding_that_the_clean_twin_has_as_well_does_not_count_but_is_an_alarm() -> None:
    found = {TEXT: [finding(TEXT, "went")], TWIN: [finding(TWIN, "went")]}
    plant = PLANT._replace(frame=FRAME._replace(end=FRAME.end + 1))
    assert scored(found, plant) == (Score(1, 0, 0, 0, 1), ["missed", "alarm"])


def test_a_finding_on_half_the_story_does_not_count() -> None:
    text = TEXT + "Nothing more was said. " * 20
    assert scored({text: [finding(text, text)]}, PLANT._replace(wrong=text)) == (Score(1, 0, 0, 0, 0), ["missed"])


def test_the_first_answer_must_be_the_right_one() -> None:
    assert scored({TEXT: [finding(TEXT, "men. went", "men went")]}) == (Score(1, 1, 1, 0, 0), [])
    assert scored({TEXT: [finding(TEXT, "men. went", "men. Went")]}) == (Score(1, 1, 0, 0, 0), ["wrong fix"])
    assert scored({TEXT: [finding(TEXT, "men. went")]}) == (Score(1, 1, 0, 0, 0), ["wrong fix"])


def test_several_findings_may_mend_a_defect_together() -> None:
    plant = PLANT._replace(rights=(f"{BEFORE}The went home.{AFTER}",))
    cuts = [finding(TEXT, " men", ""), finding(TEXT, "n. ", " ")]
    assert scored({TEXT: cuts}, plant)[0].right == 0
    overlapping = [finding(TEXT, " men", ""), finding(TEXT, "n.", "")]
    assert scored({TEXT: overlapping}, plant)[0].right == 1


def test_a_question_is_right_where_a_person_must_decide_and_nowhere_else() -> None:
    asked = {TEXT: [finding(TEXT, "men.", asks=True)]}
    assert scored(asked) == (Score(1, 1, 0, 0, 0), ["wrong fix"])
    assert scored(asked, PLANT._replace(frame=FRAME._replace(ask=True))) == (Score(1, 1, 1, 0, 0), [])


def test_a_safe_fix_counts_as_wrong_unless_it_gives_the_right_text() -> None:
    assert scored({TEXT: [finding(TEXT, "men.", "men", safe=True)]}) == (Score(1, 1, 1, 0, 0), [])
    wrong = {TEXT: [finding(TEXT, "men. went", "men. Went", safe=True)]}
    assert scored(wrong) == (Score(1, 1, 0, 1, 0), ["wrong fix", "wrong safe fix"])


def test_a_safe_fix_that_changes_the_clean_twin_is_wrong() -> None:
    found = {TEXT: [finding(TEXT, "men.", "men")], TWIN: [finding(TWIN, "home", "house", safe=True, severity="info")]}
    assert scored(found) == (Score(1, 1, 1, 1, 0), ["wrong safe fix"])


def test_errors_and_warnings_on_the_clean_twin_are_alarms_unless_the_host_has_them() -> None:
    found = {
        TEXT: [finding(TEXT, "men.", "men")],
        TWIN: [
            finding(TWIN, "story"), finding(TWIN, "home", severity="warning"), finding(TWIN, "went", severity="info"),
        ],
        PLANT.host: [finding(PLANT.host, "story")],
    }  # fmt: skip
    assert scored(found) == (Score(1, 1, 1, 0, 1), ["alarm"])


BAD = "A rose is is red. Prices rose rose by 3,5 percent to $2."
CLEAN = "A rose is red. Prices rose by 3.5 percent to $2 million."
ARTICLE = Article(
    "roses",
    BAD,
    CLEAN,
    (
        Defect("doubled word", 7, 12, ("is",), ask=False),
        Defect("doubled word", 25, 34, ("rose",), ask=False),
        Defect("decimal comma", 38, 41, ("3.5",), ask=False),
        Defect("lost magnitude", 53, 55, ("$2 million", "$2 billion"), ask=True),
    ),
)


def test_the_defects_of_an_article_are_counted_one_by_one() -> None:
    found = [
        finding(BAD, "is is", "is", safe=True),
        finding(BAD, "rose rose", "rise"),
        finding(BAD, "$2", "$2 billion", asks=True),
    ]
    score, failures = judge_article(MadeUp({BAD: found}), ARTICLE)
    assert score == Score(4, 3, 2, 0, 0)
    assert [failure.what for failure in failures] == ["wrong fix", "missed"]


def test_a_safe_fix_in_an_article_must_repair_what_it_touches_and_nothing_else() -> None:
    beside = [finding(BAD, "Prices", "prices", safe=True)]
    wrong = [finding(BAD, "rose rose", "rise", safe=True)]
    parts = [finding(BAD, "rose rose", "rose", safe=True), finding(BAD, "3,5", "3.5", safe=True)]
    assert judge_article(MadeUp({BAD: beside}), ARTICLE)[0].wrong_safe == 1
    assert judge_article(MadeUp({BAD: wrong}), ARTICLE)[0].wrong_safe == 1
    assert judge_article(MadeUp({BAD: parts}), ARTICLE)[0].wrong_safe == 0


def test_alarms_and_changes_on_the_clean_version_count() -> None:
    found = {CLEAN: [finding(CLEAN, "red", "read", safe=True)]}
    score, failures = judge_article(MadeUp(found), ARTICLE)
    assert (score.wrong_safe, score.alarms) == (1, 1)
    assert [failure.what for failure in failures].count("alarm") == 1


def test_totals_are_measured_against_their_targets() -> None:
    result = Result({"a": Score(50, 46, 45, 0, 0), "b": Score(50, 45, 45, 1, 0)}, {}, [])
    assert total(result.kinds) == Score(100, 91, 90, 1, 0)
    assert [(row.value, row.missed) for row in rows(result)] == [(0.91, True), (0.9, False), (1, True), (0, False)]


def test_a_row_shows_the_least_that_it_may_be() -> None:
    table = [Row("a", 0.5, "", least=0.9), Row("b", 0.9, "", least=0.9), Row("c", 1, "")]
    _, missed, met, free = lines("title", table)
    assert missed.endswith("≥ 0.9       MISSED")
    assert met.endswith("met")
    assert free.endswith("1.000")
