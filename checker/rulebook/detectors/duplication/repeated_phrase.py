"""A phrase of two to nine words, repeated at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.base.patterns import pattern
from checker.facts.text.tokens import are_cells
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_AGAIN = pattern(r"(?<![\w’'.,-])(\w[\w’'-]{0,24}(?: \w[\w’'-]{0,24}){1,8}) \1(?![\w’'-])")
_JOINING = frozenset({"and", "or", "after", "by"})
# They join a repeat of two words (“by day by day”); a longer phrase behind them is one that was typed twice.
_LEADING = frozenset({"after", "by"})
_LEAST_LED, _OFFICE_WORDS = 3, 3
# “what will be will be”, “those who will not will not be paid”
_WHAT = pattern(r"\b(?:what(?:ever|soever)?|those (?:who|that)|who(?:ever)?|all who) \Z")
# “They are going to have to have some reasons.”
_HAVING = pattern(
    r"\b(?:going|wants?|wanted|needs?|needed|likely|bound|seems?|seemed|expects?|expected|supposed|about) \Z"
)
_BETWEEN = frozenset({"to", "by", "for", "on", "in", "after", "upon", "within", "against", "of"})
_ARTICLES = frozenset({"a", "an", "the", "one", "every", "each", "any"})
# “call a spade a spade”, “what makes a house a house”.
_NAMING = pattern(
    r"\b(?:mak(?:es?|ing)|made|call(?:s|ed|ing)?|consider(?:s|ed)?|ke(?:eps?|pt)|keeping|lets?|leaves?|left) \Z"
)
_NO_WORD = pattern(r"[^\w’'-]+")
_LONGEST_WORD = 26
_LONGEST_IDIOM = 30


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Keeps the phrase once. A single repeated word, and phrases that English repeats, are left alone."""
    if facts.repeats.lengths <= {1}:
        return
    for match in _AGAIN.finditer(facts.folded):
        words = match[1].split()
        span = Span(*match.span())
        if len(set(words)) == 1 or match[1].replace(" ", "").isdigit() or _may_repeat(facts, span, words):
            continue
        if are_cells(span.text(facts.text).split()):
            continue
        yield Mark(span, suggestions=(replacement(span, facts.text[span.start : span.start + len(match[1])]),))


def _may_repeat(facts: Facts, span: Span, words: Sequence[str]) -> bool:
    if _is_same_office(facts, span, words):
        return False
    if words[-1] in _JOINING or (words[0] in _JOINING and not _is_led_twice(facts, span, words)):
        return True
    shape = _HAVING if words == ["to", "have"] else _WHAT
    if shape.search(facts.folded, max(0, span.start - _LONGEST_WORD), span.start):
        return True
    # “a fraction of a fraction of the price”, “a copy of a copy of it”.
    if words[0] in _ARTICLES and words[-1] in _BETWEEN:
        return True
    if _titled(facts, span, words):
        return True
    return _is_nested(facts, span, words) or _names_again(facts, span, words) or _is_idiom(facts, span)


def _is_same_office(facts: Facts, span: Span, words: Sequence[str]) -> bool:
    """“the governor of the governor of the region”, but “the best of the best of”."""
    if words[0] != "the" or len(words) != _OFFICE_WORDS or words[-1] != "of":
        return False
    return words[1] in facts.resources.lines("offices") and facts.folded.startswith(" the ", span.end)


def _titled(facts: Facts, span: Span, words: Sequence[str]) -> bool:
    """“Girls on Girls on Film”: a title that goes on with a capital behind a preposition."""
    after, written = facts.text[span.end + 1 : span.end + 2], span.text(facts.text).split()
    if not after.isupper() or facts.text[span.end] != " ":
        return False
    small = facts.resources.words("english_function_words")
    titled = all(word[0].isupper() for word in written) and any(word in small for word in words)
    return titled or (words[-1] in _BETWEEN and written[0][0].isupper())


def _is_led_twice(facts: Facts, span: Span, words: Sequence[str]) -> bool:
    """“by the house by the house”, but “inch by painful inch by painful inch”."""
    if words[0] not in _LEADING or len(words) < _LEAST_LED:
        return False
    return not facts.folded.endswith(f"{words[-1]} ", max(0, span.start - _LONGEST_WORD), span.start)


def _is_nested(facts: Facts, span: Span, words: Sequence[str]) -> bool:
    """“work within work within work”, “inch by painful inch by painful inch”: the noun follows once more."""
    return (words[-1] in _BETWEEN or words[1] in _LEADING) and facts.folded.startswith(f" {words[0]}", span.end)


def _names_again(facts: Facts, span: Span, words: Sequence[str]) -> bool:
    return words[0] in _ARTICLES and bool(_NAMING.search(facts.folded, max(0, span.start - _LONGEST_WORD), span.start))


def _is_idiom(facts: Facts, span: Span) -> bool:
    """Whether the words contain or overlap a saying with a repeat in it."""
    around = facts.folded[max(0, span.start - _LONGEST_IDIOM) : span.end + _LONGEST_IDIOM]
    if "\n" in around:
        around = facts.folded[span.start : span.end]
    middle = facts.folded[span.start : span.end]
    padded = f" {_NO_WORD.sub(' ', around)} "
    return any(f" {idiom} " in padded and _shares(idiom, middle) for idiom in facts.resources.lines("reduplications"))


def _shares(idiom: str, words: str) -> bool:
    """Whether the idiom consists of the repeated words, except for one at either end."""
    return not set(idiom.split()) - set(words.split()) or idiom in words
