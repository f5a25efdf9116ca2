"""What a fix may change: it settles, hides nothing, and answers only what was asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.fixing import Choice, Fixed, chosen_edits
from checker.model.errors import NotFixedError, UsageError
from checker.model.finding import Applicability, Finding, Severity, Shift, SourceEdit, apply_edits
from checker.model.rule_info import Case, RuleInfo
from checker.model.settings import Settings
from checker.model.summary import Summary
from checker.reading.source import Source
from checker.rulebook.catalogue import Catalogue
from checker.run.api import fix_text
from checker.run.checker import Checker
from checker.run.fix_source import fix_source

CATALOGUE = Catalogue.shipped()
EVERY_RULE = Checker(Settings(readability=False, preview=True), CATALOGUE)
BAD = sorted({example.text.replace("⟦", "").replace("⟧", "") for rule in CATALOGUE for example in rule.bad})
# Each example once: two of them may not be each other's repetition.
ARTICLES = st.builds(str.join, st.sampled_from([" ", "\n\n"]), st.lists(st.sampled_from(BAD), max_size=10, unique=True))
CHOICES = st.sampled_from([Choice(), Choice(review=True)])
EXAMPLES = settings(max_examples=60, derandomize=True)


def findings(text: str, checker: Checker = EVERY_RULE) -> tuple[Finding, ...]:
    """Those of a text; none in a language that no rule checks, as two halves of examples may be."""
    reports = Summary().watch(checker.check_source(Source("a.txt", text)))
    return tuple(finding for report in reports for finding in report.findings)


def fixed_by(text: str, choice: Choice, checker: Checker = EVERY_RULE) -> Fixed:
    return fix_source(checker, Source("a.txt", text), choice)


def open_questions(text: str) -> Counter[tuple[str, str]]:
    return Counter((finding.rule, finding.text) for finding in findings(text) if finding.is_open and finding.query)


def overlaps(edit: SourceEdit, start: int, end: int) -> bool:
    return edit.start < end and start < edit.end


def written(edits: Sequence[SourceEdit]) -> Iterator[tuple[int, int]]:
    """Where the words of edits stand once they are put in; where words were taken out, the two that now meet there."""
    shift = 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        start = edit.start + shift
        shift += len(edit.text) - (edit.end - edit.start)
        yield (start, start + len(edit.text)) if edit.text else (start - 1, start + 1)


@given(ARTICLES, CHOICES)
@EXAMPLES
def test_fixing_twice_changes_nothing(text: str, choice: Choice) -> None:
    once = fixed_by(text, choice)
    assert once.stable
    again = fixed_by(once.text, choice)
    assert (again.text, again.applied, again.stable) == (once.text, (), True)


@given(ARTICLES, CHOICES)
@EXAMPLES
def test_fixes_remove_no_unanswered_question(text: str, choice: Choice) -> None:
    assert open_questions(text) - open_questions(fixed_by(text, choice).text) == Counter()


@given(ARTICLES)
@EXAMPLES
def test_after_a_fix_its_rule_no_longer_fires_there(text: str) -> None:
    before = findings(text)
    for finding, edits in chosen_edits(before, Choice(review=True)):
        # The next line of a menu, which now stands where this one stood, was found before too.
        shift = Shift(edits)
        others = {shift.of(other.place.start) for other in before if other.rule == finding.rule and other != finding}
        for again in findings(apply_edits(text, edits)):
            if again.rule == finding.rule and again.place.start not in others:
                assert not any(again.place.start < end and start < again.place.end for start, end in written(edits))


@given(ARTICLES, CHOICES)
@EXAMPLES
def test_nothing_is_edited_inside_an_open_cut(text: str, choice: Choice) -> None:
    chosen = list(chosen_edits(findings(text), choice))
    for cut in (finding for finding in findings(text) if finding.cuts and finding.is_open):
        others = [edit for finding, edits in chosen if finding != cut for edit in edits]
        assert not any(overlaps(edit, *cut.place[1:]) for edit in others)


@given(ARTICLES)
@EXAMPLES
def test_only_safe_fixes_are_applied_by_default_and_none_that_is_withheld(text: str) -> None:
    for review, allowed in ((False, {Applicability.SAFE}), (True, {Applicability.SAFE, Applicability.REVIEW})):
        for finding in fixed_by(text, Choice(review=review)).applied:
            assert finding.applicability in allowed
            assert finding.is_open
            assert not finding.withheld


def test_a_repeated_defect_is_not_edited_inside_an_open_cut() -> None:
    sentence = "The bridge was shut when they recieved the letter on Monday."
    text = f"{sentence} The port is shut.\n\nThe end came late. {sentence}"
    (cut,) = (finding for finding in findings(text) if finding.cuts)
    edits = [
        edit for finding, edits in chosen_edits(findings(text), Choice(review=True)) for edit in edits if finding != cut
    ]
    assert not any(overlaps(edit, *cut.place[1:]) for edit in edits)


def test_a_cut_beside_an_open_end_leaves_the_question() -> None:
    sentence = "The minister said that the bridge had been checked in spring."
    text = (
        f"{sentence} The harbour, the market and the town hall were closed on Monday.\n\n{sentence} The minister also"
    )
    assert open_questions(text) == open_questions(fixed_by(text, Choice(review=True)).text) != Counter()


def tiny(*rules: tuple[str, str, str, str]) -> Checker:
    """A checker of pattern rules: name, who applies, what is found, what is put there."""
    made = [
        RuleInfo("tiny", name, f"TIN{number}", "stable", "0", {"main": Case(Severity.ERROR, Applicability(how), name, f"{name}?")},
                 "w", "m", "p", rewords=True, kind="pattern", data={"find": [{"match": match, "replace": new}]})
        for number, (name, how, match, new) in enumerate(rules, 101)
    ]  # fmt: skip
    return Checker(Settings(readability=False), Catalogue(made, "0"))


TEH = ("teh", "safe", "teh", "the")
ASK = ("ask", "query", r"\$ \d", "$5 million")
JOIN = ("join", "review", "a b", "ab")


def ids(text: str, checker: Checker) -> Mapping[str, str]:
    """Ids by marked words: of equal words, the last."""
    return {finding.text: finding.id for finding in findings(text, checker)}


def test_a_question_is_answered_when_asked_and_not_before() -> None:
    checker, text = tiny(TEH, ASK), "teh town paid $ 5 for it"
    assert fixed_by(text, Choice(review=True), checker).text == "the town paid $ 5 for it"
    answer = ids(text, checker)["$ 5"]
    assert fixed_by(text, Choice(answers={answer[:6]: "a"}), checker).text == "the town paid $5 million for it"
    assert (
        fixed_by(text, Choice(answers={answer: "A"}, only=frozenset([answer])), checker).text
        == "teh town paid $5 million for it"
    )


def test_review_fixes_are_applied_when_requested() -> None:
    checker, text = tiny(TEH, JOIN), "teh a b"
    assert fixed_by(text, Choice(), checker).text == "the a b"
    assert fixed_by(text, Choice(review=True), checker).text == "the ab"
    assert fixed_by(text, Choice(only=frozenset([ids(text, checker)["a b"]])), checker).text == "teh ab"


def test_an_unknown_id_is_reported_and_an_unknown_letter_is_a_usage_error() -> None:
    checker, text = tiny(TEH, ASK), "teh town paid $ 5 for it"
    assert fixed_by(text, Choice(only=frozenset(["ffff"])), checker).unknown == {"ffff"}
    with pytest.raises(UsageError, match=r"no such answer \(available: A"):
        fixed_by(text, Choice(answers={ids(text, checker)["$ 5"]: "B"}), checker)


def test_a_fix_that_never_settles_stops_after_ten_rounds() -> None:
    with pytest.raises(NotFixedError, match=r"a\.txt: not changed: its fixes don't settle in 10 rounds"):
        fixed_by("a", Choice(), tiny(("grow", "safe", "a$", "ba")))


def test_a_fix_that_creates_a_defect_of_another_rule_is_refused() -> None:
    fixed = fixed_by("old text", Choice(), tiny(("there", "safe", "old", "new"), ("back", "safe", "new", "old")))
    assert (fixed.text, fixed.applied, fixed.stable) == ("old text", (), True)
    assert [one.reason for one in fixed.refused] == ["it would create a defect (tiny/back): “new”"]


def test_a_fix_that_hides_a_question_elsewhere_is_refused_and_others_are_applied() -> None:
    rules = TEH, ("far", "query", r"end(?=[^!]{0,40}xyz)", "END"), ("xyz", "safe", "xyz", "abc")
    fixed = fixed_by("teh end of teh story xyz", Choice(), tiny(*rules))
    assert fixed.text == "the end of the story xyz"
    assert [one.reason for one in fixed.refused] == ["it would hide a question: “end”"]


def test_of_overlapping_fixes_the_earlier_and_longer_is_applied_first() -> None:
    rules = (
        ("long", "safe", "red blue", "rot blue"),
        ("short", "safe", "red", "rouge"),
        ("late", "safe", "blue", "blau"),
    )
    assert fixed_by("red blue", Choice(), tiny(*rules)).text == "rot blau"


def test_a_requested_fix_is_applied_once() -> None:
    checker, text = tiny(TEH), "a b c teh d e f g. a b c teh d e f g."
    first = findings(text, checker)[0].id
    assert fixed_by(text, Choice(only=frozenset([first])), checker).text == "a b c the d e f g. a b c teh d e f g."


def test_an_answer_next_to_a_fix_is_applied() -> None:
    checker, text = tiny(TEH, ASK), "They paid teh$ 5 for it"
    assert (
        fixed_by(text, Choice(answers={ids(text, checker)["$ 5"]: "A"}), checker).text
        == "They paid the$5 million for it"
    )


def test_adjacent_answers_are_both_applied() -> None:
    checker, text = tiny(ASK, ("yen", "query", r"¥ \d", "¥6 million")), "They paid $ 5¥ 6 for it"
    answers = {ids(text, checker)[words]: "A" for words in ("$ 5", "¥ 6")}
    assert fixed_by(text, Choice(answers=answers), checker).text == "They paid $5 million¥6 million for it"


def test_edits_are_put_in_from_the_end() -> None:
    edits = [SourceEdit("", 0, 1, "AA"), SourceEdit("", 2, 2, "-"), SourceEdit("", 3, 5, "")]
    assert apply_edits("abcdef", edits) == "AAb-cf"


def test_quoted_words_are_not_changed_by_a_fix() -> None:
    text = "“He went to to the market,” she said."
    assert fix_text(text, choice=Choice(review=True)) == text


# Of two examples spliced in mid-sentence, one may hold what the other's rule depends on: a quotation mark, a length, a last line.
SPLICES = st.lists(
    st.builds(lambda text, cut: text[: int(len(text) * cut)], st.sampled_from(BAD), st.floats(0.2, 1)),
    min_size=2,
    max_size=4,
).map(" ".join)


@given(SPLICES, CHOICES)
@settings(EXAMPLES, max_examples=150)
def test_no_question_vanishes_from_spliced_texts(text: str, choice: Choice) -> None:
    asked = {finding.rule for finding in findings(text) if finding.is_open and finding.query}
    left = {finding.rule for finding in findings(fixed_by(text, choice).text) if finding.query}
    assert asked <= left


@pytest.mark.parametrize(
    "text",
    [
        "The clerk paid that“ $ 40 for it.",
        "The bank said it lent $5 billion dollars to the port of the old town.\nThe mayor of Saint-Aubrac presents her budget",
        # A paragraph break lets a cut cover the question, and a later round would make that cut.
        (
            "The school in Oakby has closed because of the flood The school in the villa The school in Oakby has closed because "
            "of the flood The school in the village of Oakby has been closed since Monday because of the flood in the valley. "
            "The school in Oakby has closed because of the flood The school in the villa"
        ),
    ],
)
def test_a_rule_that_depends_on_the_whole_text_keeps_its_question(text: str) -> None:
    assert open_questions(text).total() == open_questions(fixed_by(text, Choice(review=True)).text).total()
