"""The table of well-known misspellings."""

from __future__ import annotations

from checker.words.resources import Resources

RESOURCES = Resources()
ROWS = RESOURCES.rows("misspellings")


def test_each_misspelling_is_no_word_and_stands_once() -> None:
    words = [wrong for wrong, _ in ROWS]
    assert len(words) == len(set(words))
    assert not [word for word in words if RESOURCES.lexicon.knows(word)]


def test_each_right_form_is_known() -> None:
    assert not [right for _, right in ROWS for word in right.split() if not RESOURCES.lexicon.knows(word)]


def test_no_misspelling_is_corrected_by_another_table() -> None:
    assert not {wrong for wrong, _ in ROWS} & {row[0] for row in RESOURCES.rows("lost_apostrophes")}
