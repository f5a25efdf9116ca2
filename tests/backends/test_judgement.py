"""Which matches are dismissed."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.backends.languagetool.answers import Match
from checker.backends.languagetool.matches.judgement import dismissal_reason
from checker.model.document import BlockKind
from checker.model.span import Span
from checker.words.resources import Resources
from tests.backends.hand_made import RESOURCES, facts_of, match, misspelling


def judged(text: str, one: Match, resources: Resources = RESOURCES, kind: BlockKind = BlockKind.PARAGRAPH) -> str:
    return dismissal_reason(one, Span(one.start, one.end), facts_of(text, resources, kind))


@pytest.mark.parametrize(
    ("text", "word", "better", "reason"),
    [
        ("The Sino-Russian pact was signed in May.", "Sino-Russian", "non-Russian", "known"),
        ("The envoy met Kozyrev in the capital.", "Kozyrev", "Korea", "name"),
        ("Nobody in Zabłudów had seen the bear.", "Zabłudów", "Zambia", "name"),
        ("Their neighbour painted the colour on.", "neighbour", "neighbor", "known"),
        ("The ZPMC-built crane fell over.", "ZPMC-built", "ZIP-built", "name"),
        ("The A320neo landed at noon.", "A320neo", "Neo", "figure"),
        ("They call the dish a brimbo. The brimbo is fried, and a brimbo costs little.", "brimbo", "limbo", "meant"),
        ("The firm is called Brimbo, and brimbo is on its doors.", "brimbo", "limbo", "name"),
        ("A search of /r/brimbos gave nothing.", "brimbos", "bimbos", "part"),
        ("They held a blournalism fair.", "blournalism", "journalism", "coined"),
        ("The readerbase grew in May.", "readerbase", "reader base", "coined"),
        ("He bought a zorblax.", "zorblax", "Zorblax", "coined"),
        ("The envoy met Abdullah ibn Saud.", "ibn", "in", "coined"),
        ("A course of limnographical exercises is free.", "limnographical", "lithographical", "coined"),
    ],
)
def test_words_that_are_merely_unknown_to_the_speller_are_dismissed(
    text: str, word: str, better: str, reason: str
) -> None:
    assert judged(text, misspelling(text, word, better)) == reason


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("unbelievalbe", "unbelievable"),
        ("stretcched", "stretched"),
        ("contribtuoin", "contribution"),
        ("goverment", "government"),
        ("ofthe", "of the"),
    ],
)
def test_a_typing_slip_is_a_finding(word: str, better: str) -> None:
    text = f"Some of it was {word} that day."
    assert judged(text, misspelling(text, word, better)) == ""


@pytest.mark.parametrize(
    ("word", "better"), [("pediatrici", "pediatric"), ("coedited", "credited"), ("weaponisable", "weaponizable")]
)
def test_the_rest_of_a_cut_word_and_a_word_with_a_prefix_are_dismissed(word: str, better: str) -> None:
    text = f"The nurse, a {word}… [+200 chars]"
    assert judged(text, misspelling(text, word, better)) in ("part", "coined")


def test_a_capital_at_the_start_of_a_sentence_makes_no_name() -> None:
    text = "The roof is of felt. Spamboard lies under it, and spamboard keeps the damp out."
    one = misspelling(text, "spamboard", "spam board", "spamboards")
    assert judged(text, one) == "coined"
    assert (
        judged(text.replace("Spamboard", "The Spamboard"), one._replace(start=one.start + 4, end=one.end + 4)) == "name"
    )


@pytest.mark.parametrize(
    ("words", "reason"), [("an £80m bid", "figure"), ("an 8ft board", "figure"), ("a 11 man panel", "")]
)
def test_the_article_before_an_amount_is_right(words: str, reason: str) -> None:
    text = f"The club made {words} in May."
    article = words.split(maxsplit=1)[0]
    one = match(text, f"{article} ", rule="EN_A_VS_AN", category="MISC", issue_type="misspelling")
    assert judged(text, one._replace(end=one.end - 1)) == reason


def test_a_question_about_several_people_is_good_english() -> None:
    text = "Who are the raiders? He are here."
    one = match(text, "are", "is", rule="HE_VERB_AGR")
    assert judged(text, one) == "question"
    later = text.rindex("are")
    assert judged(text, one._replace(start=later, end=later + 3)) == ""


def test_occurrences_inside_other_words_do_not_count_as_repetition() -> None:
    text = "Leaders met the leader, a leader of leaders: tha leade of Leadenhall. That was all they said."
    assert judged(text, misspelling(text, "leade ", "leader")._replace(end=text.index("leade ") + 5)) == ""
    tha = text.index("tha ")
    assert judged(text, misspelling(text, "tha ", "they", "THA", "the")._replace(start=tha, end=tha + 3)) == ""


def test_words_on_the_project_lists_are_no_misspellings() -> None:
    text = "The council bought a goverment bond."
    assert judged(text, misspelling(text, "goverment", "government"), Resources(frozenset({"goverment"}))) == "house"


def test_names_in_the_table_of_names_are_dismissed(tmp_path: Path) -> None:
    table = tmp_path / "names.yaml"
    table.write_text("- {form: the steppa, variants: [the stepa]}\n", "utf-8")
    text = "They crossed the stepa by night."
    assert judged(text, misspelling(text, "stepa", "steps"), Resources(names=table)) == "house"
    assert judged(text, misspelling(text, "stepa", "steps")) == ""


def test_other_rules_are_not_dismissed_because_a_word_is_known() -> None:
    text = "The guests ate the desert on the terrace."
    one = match(text, "desert", "dessert", rule="DESERT_DESSERT", category="CONFUSED_WORDS", issue_type="misspelling")
    assert judged(text, one) == ""


def test_a_name_within_a_sentence_is_no_confused_word() -> None:
    text = "The sailors saw Wales at dawn."
    one = match(text, "Wales", "Whales", rule="WALES_WHALES", category="CONFUSED_WORDS", issue_type="misspelling")
    assert judged(text, one) == "name"


@pytest.mark.parametrize(
    ("words", "reason"), [("Duran Duran", "name"), ("IS is", "name"), ("had had", ""), ("The the", "")]
)
def test_a_doubled_name_is_a_name(words: str, reason: str) -> None:
    text = f"{words} seen it all."
    one = match(text, words, rule="ENGLISH_WORD_REPEAT_RULE", category="MISC", issue_type="duplication")
    assert judged(text, one) == reason


def test_matches_in_direct_speech_are_dismissed() -> None:
    text = "“We was late,” the driver said. They was late too."
    assert judged(text, match(text, "We was", "We were")) == "quotation"
    assert judged(text, match(text, "They was", "They were")) == ""


@pytest.mark.parametrize("kind", [BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE])
def test_matches_in_headlines_and_bylines_are_dismissed(kind: BlockKind) -> None:
    text = "Man bite dog and flee"
    assert judged(text, match(text, "bite", "bites"), kind=kind) == "headline"


def test_matches_in_a_run_of_capitals_are_dismissed() -> None:
    text = "The mayor left at noon. FLOOD SHUT ROADS AND RAIL IN THE SOUTH The council met later."
    assert judged(text, match(text, "SHUT", "SHUTS")) == "headline"


def test_matches_in_addresses_and_handles_are_dismissed() -> None:
    text = "Write to the desk at recieve@example.com today."
    assert judged(text, misspelling(text, "recieve", "receive")) == "protected"


def test_a_match_among_words_of_another_language_is_dismissed() -> None:
    text = "He cried nazdar holky jdeme domuu to the crowd."
    assert judged(text, match(text, "holky", "hokey")) == "foreign"


def test_a_match_without_words_is_dismissed() -> None:
    assert judged("A word.", Match(2, 2, "X", "GRAMMAR", "grammar", "m", "", ())) == "empty"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The rest was sold last year. its owner has moved to the coast.", ""),
        ("The list is long,\nfix the roof of the old school,\npaint the door.", "line"),
        ("It happened in Walla Walla, Wash. its mayor said so.", "line"),
        ("It happened in Easton, Penn. its mayor said so.", "line"),
        ("He led the talk show Live! its mayor said so.", "line"),
    ],
)
def test_a_lower_case_start_counts_in_sentences_but_not_in_list_lines(text: str, reason: str) -> None:
    word = "fix" if "fix" in text else "its"
    one = match(
        text, word, word.title(), rule="UPPERCASE_SENTENCE_START", category="CASING", issue_type="typographical"
    )
    assert judged(text, one) == reason


def test_a_bracket_closed_in_another_batch_is_not_unpaired() -> None:
    one = "The (mill stood.\n\nIt burnt (twice) in May.\n\nIt) was sold."
    lone = match(one, "(", rule="EN_UNPAIRED_BRACKETS", category="PUNCTUATION", issue_type="typographical")
    assert judged(one, lone) == "balanced"
    assert judged(one.replace("It)", "It"), lone) == ""
