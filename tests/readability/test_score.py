from __future__ import annotations

import math
import subprocess
import sys
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model.readability import Readability
from checker.readability.score import SyllableTable, _prepare, _textstat, difficulty, score

NEWS = (
    "The port of Harlow Bay will close for six weeks while crews repair the sea wall.",
    "The mayor said on Monday that the work would cost $2.5 million.",
    "A storm broke the wall in March and left forty homes without water.",
    "Mr. Dean, who runs the fish market, said the delay could ruin small traders.",
    "“We sell what the boats bring in, and no boats means no fish,” he said.",
    "The U.S. Coast Guard will send two ships to help.",
    "Trucks will carry food and fuel from the town of Elm until the port opens again.",
    "A plan to build a higher wall was turned down by the council in 2019 because it cost too much.",
    "Residents say that they warned the council for years.",
    "The administration denied responsibility, although its own engineers had recommended immediate reconstruction.",
    "Is the old wall safe now?",
    "Nobody at the town hall could say.",
)
PLAIN = "The cat sat on the mat by the door."  # 9 words of 1 syllable, 26 letters
FIGURES = list(Readability._fields)[:8]

Sentences = list[tuple[int, int, str]]


def placed(texts: Sequence[str]) -> Sentences:
    sentences: Sentences = []
    start = 0
    for text in texts:
        sentences.append((start, start + len(text), text))
        start += len(text) + 1
    return sentences


def figures(report: Readability) -> dict[str, float | None]:
    return {name: getattr(report, name) for name in FIGURES}


def test_figures_of_the_plainest_text_are_those_of_the_formulas() -> None:
    assert figures(score(placed([PLAIN] * 40), 0)) == {
        "flesch_reading_ease": 113.1,  # 206.835 - 1.015 * 9 - 84.6
        "flesch_kincaid_grade": -0.3,  # 0.39 * 9 + 11.8 - 15.59
        "gunning_fog": 3.6,  # 0.4 * (9 + 0)
        "smog_index": 3.1,  # 3.1291 + 0
        "coleman_liau_index": -2.3,  # 0.058 * 288.9 - 0.296 * 11.1 - 15.8
        "automated_readability_index": -2.8,  # 4.71 * 27 / 9 + 0.5 * 9 - 21.43; the stop counts as a character
        "dale_chall_score": 0.4,  # 0.0496 * 9
        "lix": 9.0,  # 9 + 0
    }


def test_figures_of_news_are_those_of_its_counts() -> None:
    # 12 sentences, 150 words, 198 syllables, 640 letters and digits, 660 characters, 14 words over six letters
    # and 8 of three syllables or more, of which "nobody" alone is an easy word.
    report = score(placed(NEWS), 0)
    assert (report.sentences_scored, report.sentences_skipped, report.words_scored) == (12, 0, 150)
    assert report.flesch_reading_ease == round(206.835 - 1.015 * 150 / 12 - 84.6 * 198 / 150, 1)
    assert report.flesch_kincaid_grade == round(0.39 * 150 / 12 + 11.8 * 198 / 150 - 15.59, 1)
    assert report.gunning_fog == round(0.4 * (150 / 12 + 100 * 7 / 150), 1)
    assert report.coleman_liau_index == round(0.058 * 100 * 640 / 150 - 0.296 * 100 * 12 / 150 - 15.8, 1)
    assert report.automated_readability_index == round(4.71 * 660 / 150 + 0.5 * 150 / 12 - 21.43, 1)
    assert report.dale_chall_score == 7.8
    assert report.lix == round(150 / 12 + 100 * 14 / 150, 1)


def test_smog_is_given_from_thirty_sentences() -> None:
    assert score(placed(NEWS * 2), 0).smog_index is None
    assert score(placed(NEWS * 3), 0).smog_index == round(1.043 * math.sqrt(30 * 8 / 12) + 3.1291, 1)


OFFLINE = """
import socket, sys

def refuse(*args, **kwargs):
    print("the network was asked for", file=sys.stderr)
    raise OSError("no network")

socket.socket = socket.getaddrinfo = socket.create_connection = refuse
from checker.readability.score import score
sentence = "Zorblatt officials reviewed the quandrified harbour budget by the end of May."
report = score([(0, len(sentence), sentence)] * 40, 0)
print(report.flesch_reading_ease, report.flesch_kincaid_grade, report.gunning_fog, report.smog_index)
print(report.coleman_liau_index, report.automated_readability_index, report.dale_chall_score, report.lix)
print("nltk.corpus" in sys.modules)
"""


def test_all_figures_are_computed_offline() -> None:
    ran = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=True)
    *given_figures, nltk_loaded = ran.stdout.split()
    assert len([float(figure) for figure in given_figures]) == 8
    assert (nltk_loaded, ran.stderr) == ("False", "")


def test_textstat_is_imported_for_the_first_figure_only() -> None:
    code = (
        "import sys; from checker.readability.score import score; score([(0, 19, 'The cat sat by him.')], 0)\n"
        "print([name for name in ('textstat', 'pyphen', 'nltk') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_nltk_works_after_its_deferred_import() -> None:
    code = (
        "from checker.readability.score import score; score([(0, 1, 'The cat sat on the mat.')] * 20, 0)\n"
        "import nltk; print(nltk.word_tokenize.__name__)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "word_tokenize\n"


def test_textstat_still_counts_by_the_table_that_replaces_its_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    """If this fails, textstat has changed inside, and would fetch its dictionary from the network."""
    textstat = _textstat()
    counting = sys.modules["textstat.backend.counts._count_syllables"]
    monkeypatch.setattr(counting, "get_cmudict", lambda language: {f"{language} word": [], "blorp": [["0"] * 7]})
    assert textstat.syllable_count("a blorp, blorp") == 15
    assert "get_cmudict" in counting.count_syllables.__wrapped__.__code__.co_names


def test_an_nltk_that_is_already_imported_stays() -> None:
    code = (
        "import sys, types; mine = sys.modules['nltk'] = types.ModuleType('nltk')\n"
        "from checker.readability.score import score; score([(0, 1, 'The cat sat on the mat.')] * 20, 0)\n"
        "print(sys.modules['nltk'] is mine)"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


@pytest.mark.parametrize(("sentences", "given_any"), [(11, False), (12, True)])
def test_no_figure_under_a_hundred_words(sentences: int, given_any: bool) -> None:
    report = score(placed([PLAIN] * sentences), 0)  # 99 and 108 words
    assert (report.flesch_reading_ease is not None) is given_any
    assert any(figure is not None for figure in figures(report).values()) is given_any
    assert len(report.hardest) == 5


def test_no_sentence_at_all() -> None:
    report = score([], 3)
    assert (report.sentences_scored, report.sentences_skipped, report.words_scored, report.hardest) == (0, 3, 0, ())
    assert set(figures(report).values()) == {None}


def test_sentences_of_one_or_two_words_are_skipped() -> None:
    report = score(placed(["He came.", "— Why?", "…", "", "No one came."]), 4)
    assert (report.sentences_scored, report.sentences_skipped, report.words_scored) == (1, 8, 3)


PIECES = st.sampled_from(
    [
        "U.S.",
        "$2.5 million",
        "p.m.",
        "Mr. Dean",
        "no!",
        "it’s",
        "the ’90s",
        "—",
        "...",
        "wait…what",
        "3.5%",
        "“Yes?”",
        "well-off",
    ]
)


@given(st.lists(st.lists(PIECES, max_size=8).map(" ".join), min_size=1, max_size=12))
def test_textstat_counts_the_sentences_and_words_that_we_count(texts: list[str]) -> None:
    report = score(placed(texts), 0)
    made = [_prepare(*sentence) for sentence in placed(texts)]
    passed = " ".join(sentence.prepared for sentence in made if len(sentence.words) > 2)
    assert _textstat().lexicon_count(passed) == report.words_scored
    assert _textstat().sentence_count(passed) == report.sentences_scored
    assert report.sentences_scored + report.sentences_skipped == len(texts)


@given(st.permutations(placed(NEWS * 3)))
@settings(max_examples=20)
def test_order_of_sentences_changes_nothing(sentences: Sentences) -> None:
    assert score(sentences, 2) == score(placed(NEWS * 3), 2)


@given(st.permutations(placed(NEWS)))
@settings(max_examples=20)
def test_hardest_are_five_of_the_sentences_given_the_hardest_first(sentences: Sentences) -> None:
    hardest = score(sentences, 0).hardest
    spans = {(start, end): text for start, end, text in sentences}
    assert [spans[hard.start, hard.end].split()[0] for hard in hardest] == ["The", "Mr.", "A", "Trucks", "The"]
    assert hardest[0].why == "12 words, 5 of them with four or more syllables"
    assert hardest[1].why == "14 words, 1 subordinate clause"


def test_paragraphs_have_the_sentences_that_begin_in_them() -> None:
    sentences = placed(NEWS)
    starts = [0, sentences[4][0], sentences[10][0]]
    ends = [sentences[3][1], sentences[9][1], sentences[11][1]]
    report = score(sentences, 0, list(zip(starts, ends, strict=True)))
    assert [(part.start, part.end) for part in report.paragraphs] == list(zip(starts, ends, strict=True))
    assert [part.sentences for part in report.paragraphs] == [4, 6, 2]
    assert sum(part.words for part in report.paragraphs) == report.words_scored
    assert report.paragraphs[2].flesch_reading_ease is None, "13 words are too few to compare"


def test_a_paragraph_is_scored_as_a_text_of_its_own_would_be() -> None:
    sentences = placed([*NEWS, *NEWS])
    half = sentences[12][0]
    report = score(sentences, 0, [(0, half - 1), (half, sentences[-1][1])])
    assert {part.flesch_reading_ease for part in report.paragraphs} == {score(placed(NEWS), 0).flesch_reading_ease}


def test_paragraphs_without_a_scored_sentence_are_left_out() -> None:
    sentences = placed(NEWS[:2])
    report = score(sentences, 0, [(0, 5), (5, 9), (sentences[1][0], sentences[1][1])])
    assert [(part.start, part.flesch_reading_ease) for part in report.paragraphs] == [
        (0, None),
        (sentences[1][0], None),
    ]
    assert score(sentences, 0).paragraphs == ()


def test_reasons_name_the_length_and_what_makes_it_hard() -> None:
    long = (
        "The minister, who resigned when the vote failed, said that he would return if the party that had "
        "backed him asked, although the rules which it wrote forbid it."
    )
    (hard,) = score([(7, 7 + len(long), long)], 0).hardest
    assert hard.why == "29 words, 7 subordinate clauses"
    (easy,) = score([(0, len(PLAIN), PLAIN)], 0).hardest
    assert easy.why == "9 words"


@given(st.integers(3, 80), st.integers(1, 5), st.integers(0, 5))
def test_difficulty_rises_with_words_syllables_and_clauses(words: int, syllables: int, clauses: int) -> None:
    base = difficulty(words, words * syllables, clauses)
    assert difficulty(words + 1, (words + 1) * syllables, clauses) > base
    assert difficulty(words, words * syllables + 1, clauses) > base
    assert difficulty(words, words * syllables, clauses + 1) == pytest.approx(base + 1)


def test_three_long_words_are_no_hard_sentence() -> None:
    assert difficulty(3, 15, 0) < difficulty(20, 30, 0)


def test_syllable_table() -> None:
    table = SyllableTable("a\t1\t\nab\t1\t s\nab\t2\tout\n")
    assert [len(table[word][0]) for word in ("a", "ab", "abs", "about")] == [1, 1, 1, 2]
    for unknown in ("", "abo", "zoo", "b"):
        with pytest.raises(KeyError):
            table[unknown]
