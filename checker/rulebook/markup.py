"""Where the markup of a file stands between the words of its text."""

from __future__ import annotations

from checker.facts.view import Facts
from checker.model.span import Span


def markup_opens_before(facts: Facts, blanks: Span) -> bool:
    """Whether markup begins between some blanks and the character after them, such as a link, which often holds a name."""
    after = Span(blanks.start, blanks.end + 1)
    place = facts.document.offsets.place(after)
    return place.end - place.start > after.end - after.start


def has_own_markup(facts: Facts, word: Span) -> bool:
    """Whether markup begins right before a word and ends right after it: a link, emphasis or code, which often holds a name."""
    offsets, end = facts.document.offsets, min(word.end + 1, len(facts.text))
    if word.start == 0 or end == word.end:
        return False
    before, after = offsets.place(Span(word.start - 1, word.end)), offsets.place(Span(word.start, end))
    return before.end - before.start > word.end - word.start + 1 and after.end - after.start > end - word.start
