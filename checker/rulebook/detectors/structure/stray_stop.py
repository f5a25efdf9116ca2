"""A full stop in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.lower_names import begins_lower_name
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

# A lower-case word of two letters or more after the stop, and one before it.
_STOP = pattern(r"\. (?P<word>[a-zà-öø-ÿ](?![’'])[\w’'-]{1,30}|[ai])(?![\w.@/])")
_BEFORE = pattern(r"(?<![\w.@/-])[a-zà-öø-ÿ][\w’'-]{1,30}\Z")
_LONGEST = 34
_BLANK_AND_LETTER = 3
_NUMBER = pattern(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|half|few|several))[ -]?\Z"
)
# What begins a sentence far more often than it goes on with one.
_SUBJECT = frozenset({"he", "she", "they", "we", "it", "i", "this", "there", "these", "however"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Joins the two halves; the word after the stop is given a capital only where a person says so."""
    for match in _STOP.finditer(facts.text):
        word = match["word"]
        found = _BEFORE.search(facts.text, max(0, match.start() - _LONGEST), match.start())
        if (
            found is None
            or f"{found[0].lower()}." in facts.resources.abbreviations
            or not facts.resources.lexicon.knows(word)
            or _opens_markup(facts, match.start(), match.start("word"))
            or _is_unit(facts, found[0], found.start())
            or begins_lower_name(facts.text, match.start("word"), facts.resources.lines("lower_case_names"))
        ):
            continue
        before, span = found[0], Span(found.start(), match.end())
        joined = replacement(span, f"{before} {word}")
        if word in _SUBJECT:
            two = replacement(span, f"{before}. {word.capitalize()}")
            yield Mark(span, "start", {"word": word}, (joined, two))
        else:
            yield Mark(span, fields={"word": word}, suggestions=(joined,))


def _is_unit(facts: Facts, word: str, at: int) -> bool:
    """“20 min. long”, “five ft. tall”: whether a figure stands before a short word that measures."""
    return (
        word.lower() in facts.resources.lines("unit_abbreviations")
        and _NUMBER.search(facts.folded, max(0, at - 12), at) is not None
    )


def _opens_markup(facts: Facts, stop: int, word: int) -> bool:
    """Whether markup begins between the stop and the word: a link or bold type at the head of a line, where names in lower case stand."""
    place = facts.document.offsets.place(Span(stop + 1, word + 1))
    return place.end - place.start > _BLANK_AND_LETTER
