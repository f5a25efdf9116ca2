"""Two words without the blank between them: small words, and a name or a date with the word behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

# “ofthe”, “toprevent”: small words, or one before a common word.
_SMALL = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>of|in|to|on|for|at|by|with|from|and|that|is|was|as|than|into|about|over|all|the)(?P<right>the|this|that|his|her|their|its|an|which|it|they|he|she|be|[a-z]{5,14})(?![\w@/_=({’'-]|\.\w)"
)
# “theirfamilies”, “aboutthem”: no English word begins so.
_LONGER = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>about|their|these|those|which|between|without|because|our|your)(?P<right>[a-z]{4,14})(?![\w@/_=({’'-]|\.\w)"
)
# “reportsthe”, “oldwho”: a word before a small one, where the end of a link or of bold type took the blank.
_TAIL = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>[a-z]{3,18})(?P<right>the|and|who|which|where|when|because|while|that|from)(?![\w@/_=({’'-]|\.\w)"
)
# “sincewe”, “havesome”
_HEAD = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>since|have|has|had|when|where|which|because|they|after|before|during|while|would|could|been|were)(?P<right>the|this|that|his|her|their|its|an|some|we|it|they|he|she|you|been|not|no|had|have|was|were|to|in|of|on|for|at|by)(?![\w@/_=({’'-]|\.\w)"
)
# “Kovaca man whom he met”: the article went to the name before it.
_NAMED = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>[A-ZÀ-Þ][a-zà-ÿ’'-]{2,18})(?P<right>a)(?= (?:\d{1,3}-(?:year|month)|(?:man|woman|boy|girl|close|former|young|well-known|famous|small|town|village|city|member|player|singer|doctor|native|resident|friend|student|company|father|mother)\b))"
)
_NAME_BEFORE = pattern(r"\b([A-ZÀ-Þ][a-zà-ÿ]{2,15}) (?:(?:de|de la|di|da|van|von) )?\Z")
_LEAST_RARE = 5
_BEFORE_COMMON = frozenset({"of", "to", "the", "and", "that", "from"})
# “Mondayand”, “90thminute”
_DATED = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|September|October|November|December|\d{1,3}(?:st|nd|rd|th))(?P<right>[a-z]{2,14})(?![\w@/_=({’'-]|\.\w)"
)
_NEXT = pattern(r" (?P<word>[a-z]{3,20})\b")
_LONGEST = 22
_LONGEST_PREFIX = 3
_AROUND, _MOST_UNKNOWN = 40, 2


class LostBlank(NamedTuple):
    """Two words as one, where the second begins, and what may have stood between them, the likeliest first."""

    span: Span
    at: int
    between: tuple[str, ...]


def find_lost_blanks(facts: Facts) -> Iterator[LostBlank]:
    """Words in small letters, and a name with the article behind it."""
    for match in (*_SMALL.finditer(facts.text), *_DATED.finditer(facts.text)):
        if _is_lost_blank(facts, match):
            yield _lost(match, *(("-", " ") if _describes(facts, match) else (" ",)))
    for match in _LONGER.finditer(facts.text):
        if _is_unseen(facts, match) and match["right"] in facts.resources.lexicon.frequent:
            yield _lost(match, " ")
    for match in (*_TAIL.finditer(facts.text), *_HEAD.finditer(facts.text)):
        if _is_two_words(facts, match):
            yield _lost(match, " ", ", ")
    for match in _NAMED.finditer(facts.text):
        if _is_name_with_article(facts, match):
            yield _lost(match, ", ", " ")


def _lost(match: re.Match[str], *between: str) -> LostBlank:
    return LostBlank(Span(*match.span()), match.start("right"), between)


def _describes(facts: Facts, match: re.Match[str]) -> bool:
    """“a 16thcentury portrait”: before a noun, the two are one adjective."""
    following = _NEXT.match(facts.text, match.end())
    if following is None or not match["left"][0].isdigit():
        return False
    return following["word"] not in facts.resources.words("english_function_words")


def _is_lost_blank(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the two are no word together, and the second is one that follows the first."""
    left, right, lexicon = match["left"], match["right"], facts.resources.lexicon
    if not _is_unseen(facts, match):
        return False
    small = right in facts.resources.words("english_function_words")
    if not left.isalpha() or left[0].isupper():
        return small or (len(right) > _LONGEST_PREFIX and right in lexicon.frequent)
    return (small and len(right) > 1) or (left in _BEFORE_COMMON and right in lexicon.commonest)


def _is_unseen(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the two are no word together, stand so once, and not among words of another language."""
    span = Span(*match.span())
    if facts.resources.lexicon.knows(match[0]) or recurs(facts, span):
        return False
    return facts.unknown_words_around(span, _AROUND) <= _MOST_UNKNOWN


def _is_two_words(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the two are no word together, and the first is a common one."""
    lexicon = facts.resources.lexicon
    if not _is_unseen(facts, match):
        return False
    return match["left"] in lexicon.frequent or (len(match["left"]) > _LEAST_RARE and lexicon.is_word(match["left"]))


def _is_name_with_article(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the name stands elsewhere without the “a”, is a known one, or stands behind a given name; and none is known with it."""
    lexicon, span = facts.resources.lexicon, Span(*match.span())
    if lexicon.knows(match[0]) or recurs(facts, span):
        return False
    before = _NAME_BEFORE.search(facts.text, max(0, match.start() - _LONGEST), match.start())
    return match["left"].lower() in facts.tokens.places or bool(before and lexicon.is_name(before[1]))


def recurs(facts: Facts, span: Span) -> bool:
    """Whether the text has the word again: a name, not a slip."""
    return not facts.text[span.start].isdigit() and len(facts.tokens.places.get(span.text(facts.folded), ())) != 1
