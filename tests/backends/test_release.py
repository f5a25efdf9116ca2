"""What becomes of words that are in no dictionary, and of other matches, in good news and in damaged texts."""

from __future__ import annotations

import pytest

from checker.backends.languagetool.answers import Match
from checker.backends.languagetool.matches.release import Fate, fate, fate_in_damage
from checker.backends.languagetool.matches.selection import DAMAGED, LOST, MAIN, SLIP, UNKNOWN
from checker.model.finding import Applicability, Severity
from checker.model.span import Span
from tests.backends.hand_made import Fixed, backend_findings, facts_of, match, misspelling, outcome
from tests.backends.test_judgement import judged


def in_good_news(text: str, one: Match) -> Fate:
    return fate(judged(text, one), one, Span(one.start, one.end), facts_of(text))


def in_damage(text: str, one: Match) -> Fate:
    return fate_in_damage(judged(text, one), one, Span(one.start, one.end), facts_of(text))


def test_a_word_that_nobody_knows_is_asked_about_in_a_damaged_text_only() -> None:
    text = "They are believers, and there are khanges too."
    one = misspelling(text, "khanges", "changes")
    assert in_good_news(text, one).reason == "coined"
    assert in_damage(text, one) == Fate("", LOST)


@pytest.mark.parametrize("word", ["microboards", "onn", "4G"])
def test_words_with_a_prefix_short_words_and_codes_are_not_asked_about(word: str) -> None:
    text = f"They lay {word} under the roof."
    assert in_damage(text, misspelling(text, word, "bonds")).reason


def test_a_word_with_a_ligature_is_an_unknown_word() -> None:
    text = "They throw brænvold stones into the lake."
    one = match(text, "brænvold", rule="LIGATURES", category="TYPOS", issue_type="misspelling")
    assert (in_good_news(text, one).reason, in_damage(text, one)) == ("coined", Fate("", LOST))


def test_names_are_not_asked_about() -> None:
    text = "They met Kozyrev there."
    assert in_damage(text, misspelling(text, "Kozyrev", "Korea")).reason == "name"


def test_a_word_of_a_passage_in_another_language_is_asked_about_in_a_damaged_text() -> None:
    text = "He cried nazdar holky jdeme domuu to the crowd."
    one = misspelling(text, "jdeme", "deme")
    assert in_good_news(text, one).reason
    assert in_damage(text, one) == Fate("", LOST)


def test_a_clear_slip_is_a_misspelling_in_any_text() -> None:
    text = "The goverment met in May."
    one = misspelling(text, "goverment", "government")
    assert in_good_news(text, one) == in_damage(text, one) == Fate("", SLIP)


def test_a_hyphen_is_no_slip() -> None:
    text = "They were criss-crossing the land."
    assert in_good_news(text, misspelling(text, "criss-crossing", "crisscrossing")).case == UNKNOWN


def test_one_letter_for_another_may_be_a_word_of_its_own() -> None:
    text = "He kept his sandbark for a year."
    one = misspelling(text, "sandbark", "sandbank")
    assert in_good_news(text, one) in (Fate("", UNKNOWN), Fate("coined", UNKNOWN))


def test_a_word_in_speech_is_asked_about_and_a_short_quotation_is_not() -> None:
    said = "“We keep the khanges in the shed behind the mill until May,” she said."
    assert in_damage(said, misspelling(said, "khanges", "changes")) == Fate("", LOST)
    named = "They call it “khanges” in the mill."
    assert in_damage(named, misspelling(named, "khanges", "changes")).reason == "quotation"


def test_other_rules_are_reported_as_in_damage() -> None:
    text = "The mill have burnt."
    one = match(text, "have", "has", rule="NEW_RULE")
    assert (in_good_news(text, one), in_damage(text, one)) == (Fate("", MAIN), Fate("", DAMAGED))


def test_what_our_rules_find_makes_a_text_damaged() -> None:
    sentence = "They are believers, and there are khanges too."
    good = f"The mill stands.\n\n{sentence}"
    assert backend_findings(outcome(good, Fixed({good: [misspelling(good, "khanges", "changes")]}))) == []
    bad = f"It cost between 3 — the mill 。\n\n{sentence}"
    (found,) = backend_findings(outcome(bad, Fixed({bad: [misspelling(bad, "khanges", "changes")]})))
    assert (found.severity, found.applicability) == (Severity.WARNING, Applicability.QUERY)
    assert (found.message, found.answers) == ("“khanges” is in no dictionary", ())


@pytest.mark.parametrize(
    "rest", ["It cost the the mayor his seat.", "The mill stands 。" + " Nobody saw a thing on the long road." * 200]
)
def test_one_slip_or_one_in_a_long_text_makes_no_text_damaged(rest: str) -> None:
    text = f"{rest}\n\nThey are believers, and there are khanges too."
    assert backend_findings(outcome(text, Fixed({text: [misspelling(text, "khanges", "changes")]}))) == []


def test_rules_that_are_switched_off_are_evidence_too() -> None:
    text = "It cost between 3 — the mill 。\n\nThere are khanges too."
    found = outcome(text, Fixed({text: [misspelling(text, "khanges", "changes")]}), ignore=("punctuation", "structure"))
    assert [finding.text for finding in backend_findings(found)] == ["khanges"]


def test_two_words_that_were_joined_are_an_answer() -> None:
    bad = "It cost 3 。\n\nThere was a sunhalo over the mill."
    (found,) = backend_findings(outcome(bad, Fixed({bad: [misspelling(bad, "sunhalo", "sun halo", "sunhats")]})))
    assert [answer.label for answer in found.answers] == ["sun halo"]
