"""Two words run together where two paragraphs met: “the councilThey spoke”, “May 2021Share”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.lost_blanks import find_lost_blanks, recurs
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_JOINT = pattern(r"(?<=[a-z0-9])(?=[A-Z][a-z]|A [a-z])")
_LEFT = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?:[A-Z]?[a-z]{1,20}|(?:19|20)\d\d|(?P<amount>[$€£]?\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,2})?))\Z"
)
_RIGHT = pattern(r"(?:[A-Z][a-z]{1,20}|A(?= [a-z]))(?![\w@/_=({-]|\.\w)")
# “cityVA”: an office whose initials were half translated.
_OFFICE = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>city|town|village|district|region|regional|county|state|province|community|military|police)(?P<right>[A-Z]{2,4})(?![\w@/_=({-]|\.\w)"
)
_STARTER = pattern(SENTENCE_STARTERS)
_GOES_ON = pattern(r",? [a-z0-9]")
_CAPITAL_FOLLOWS = pattern(r"[’']?s? [A-Z]")
# “vitaminA levels”
_LETTERED = pattern(
    r"(?:group|plan|class|grade|type|vitamin|team|series|section|part|level|division|hepatitis|influenza|model|site|block|wing)\Z"
)
# The words of a headline before the joint.
_HEADLINE = pattern(r"[A-ZÀ-Þ0-9“‘\"'][^.!?\n]{12,110}\Z")
_NO_HEADLINE = pattern(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]t|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Yy]ou|I|him|her|them|us|was|were|had|have|has|is|are|do|did|said|[Tt]his|[Tt]hat|[Tt]hese|which|who)\b"
)
_HEADLINE_WORDS = range(3, 16)
_LONGEST = 22
# “McDonald”, “LaGuardia”
_LONGEST_PREFIX = 3
_DATE = pattern(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
)
_SURE = frozenset(
    {"the", "he", "she", "it", "they", "this", "that", "these", "his", "her", "their", "but", "according", "however"}
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Brands and names with a capital inside are left alone: those that a list knows, that recur, or that begin as brands do."""
    for match in _OFFICE.finditer(facts.text):
        yield _mark(facts.text, Span(*match.span()), match.start("right"), "doubtful", (" ",))
    for joint in _JOINT.finditer(facts.text):
        at = joint.start()
        left, right = _LEFT.search(facts.text, max(0, at - _LONGEST), at), _RIGHT.match(facts.text, at)
        if left is None or right is None:
            continue
        span = Span(left.start(), right.end())
        lettered = right[0] == "A" and _LETTERED.search(left[0].lower())
        if lettered or facts.resources.lexicon.knows(left[0] + right[0]):
            continue
        if not left["amount"] and recurs(facts, span):
            continue
        found = _judged(facts, left, right)
        if found:
            case, between = found
            heads = case != "blank" and _ends_headline(facts, at)
            yield _mark(facts.text, span, at, case, ("\n\n", *between) if heads else between)
    for lost in find_lost_blanks(facts):
        yield _mark(facts.text, lost.span, lost.at, "blank", lost.between)


def _ends_headline(facts: Facts, at: int) -> bool:
    """Whether the words before a joint are the headline, which ran into the first paragraph."""
    block = next((block for block in facts.document.blocks if block.kind is not BlockKind.BYLINE), None)
    if block is None or block.kind is BlockKind.HEADLINE or not block.span.start < at <= block.span.end:
        return False
    head = facts.text[block.span.start : at]
    if not _HEADLINE.match(head) or _NO_HEADLINE.search(head):
        return False
    words = head.split()
    return len(words) in _HEADLINE_WORDS and not any(_is_past(facts, word) for word in words[1:])


def _is_past(facts: Facts, word: str) -> bool:
    """“rose”, “fell”: headlines are in the present."""
    verbs = facts.resources.verbs
    return verbs.finite(word) and not word.endswith(("s", "ed")) and not verbs.base(word)


def _judged(facts: Facts, before: re.Match[str], right: re.Match[str]) -> tuple[str, tuple[str, ...]] | None:
    """The case and what may have stood between the two, the likeliest first."""
    left = before[0]
    starts = _starts(facts, right[0]) and _GOES_ON.match(facts.text, right.end()) is not None
    sure = starts and right[0].lower() in _SURE
    if before["amount"] or left[0].isupper():
        ends = (starts and _DATE.fullmatch(left)) or (sure and (before["amount"] or len(left) > _LONGEST_PREFIX))
        return ("main", (". ",)) if ends else None
    if sure and (left in facts.resources.words("english_function_words") or _is_short_word(facts, left)):
        return "main", (". ",)
    if _is(facts, left, "preposition"):
        return ("blank", (" ",)) if _names(facts, right) else None
    if not (left[0].isdigit() or _is_left(facts, left)) or _is(facts, right[0], "code"):
        return None
    if starts and not left[0].isdigit():
        return "main", (". ",)
    return ("doubtful", (". ", " ")) if facts.resources.lexicon.knows(right[0]) else None


def _names(facts: Facts, right: re.Match[str]) -> bool:
    """Whether a name begins: “inJanuary”, “ofNew Labour”, but not “inTouch”."""
    lexicon = facts.resources.lexicon
    if lexicon.is_word(right[0].lower()):
        return _CAPITAL_FOLLOWS.match(facts.text, right.end()) is not None
    return lexicon.is_name(right[0])


def _is_left(facts: Facts, word: str) -> bool:
    """Whether a sentence may end with the word; brands begin with short ones."""
    return len(word) > _LONGEST_PREFIX and word in facts.resources.lexicon.frequent and not _is(facts, word, "brand")


def _is_short_word(facts: Facts, word: str) -> bool:
    """“endThe”: three letters before a pronoun or article are no brand."""
    return len(word) == _LONGEST_PREFIX and word in facts.resources.lexicon.commonest and not _is(facts, word, "brand")


def _starts(facts: Facts, word: str) -> bool:
    return _STARTER.fullmatch(word) is not None or _is(facts, word, "start")


def _is(facts: Facts, word: str, kind: str) -> bool:
    return (word.lower(), kind) in facts.resources.rows("camel_words")


def _mark(text: str, span: Span, at: int, case: str, between: tuple[str, ...]) -> Mark:
    words = {"first": text[span.start : at], "second": text[at : span.end]}
    offers = tuple(
        Suggestion(
            f"{words['first']}{join if join.strip() else ' | ' if join != ' ' else ' '}{words['second']}",
            (Edit(Span(at, at), join),),
        )
        for join in between
    )
    return Mark(span, case, words, offers)
