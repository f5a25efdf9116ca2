"""Two words run together where two paragraphs met: “the councilThey spoke”, “May 2021Share”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_JOINT = pattern(r"(?<=[a-z0-9])(?=[A-Z][a-z]|A [a-z])")
_LEFT = pattern(r"(?<![\w@#/.:&;_=<>'’-])(?:[A-Z]?[a-z]{1,20}|(?:19|20)\d\d)\Z")
_RIGHT = pattern(r"(?:[A-Z][a-z]{1,20}|A(?= [a-z]))(?![\w@/_=({-]|\.\w)")
# “cityVA”: an office whose initials were half translated.
_OFFICE = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>city|town|village|district|region|regional|county|state|province|community|military|police)(?P<right>[A-Z]{2,4})(?![\w@/_=({-]|\.\w)"
)
# “ofthe”, “toprevent”: small words, or one before a common word.
_SMALL = pattern(
    r"(?<![\w@#/.:&;_=<>'’-])(?P<left>of|in|to|on|for|at|by|with|from|and|that|is|was|as|than|into|about|over|all|the)(?P<right>the|this|that|his|her|their|its|an|which|it|they|he|she|be|[a-z]{5,14})(?![\w@/_=({’'-]|\.\w)"
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
_AROUND, _MOST_UNKNOWN = 40, 2
_SURE = frozenset(
    {"the", "he", "she", "they", "this", "that", "these", "his", "her", "their", "but", "according", "however"}
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
        if lettered or facts.resources.lexicon.knows(left[0] + right[0]) or _recurs(facts, span):
            continue
        found = _judged(facts, left[0], right)
        if found:
            case, between = found
            heads = case != "blank" and _ends_headline(facts, at)
            yield _mark(facts.text, span, at, case, ("\n\n", *between) if heads else between)
    yield from _lost_blanks(facts)


def _lost_blanks(facts: Facts) -> Iterator[Mark]:
    """Words in small letters, and a name with the article behind it."""
    for match in (*_SMALL.finditer(facts.text), *_DATED.finditer(facts.text)):
        if _is_lost_blank(facts, match):
            yield _mark(facts.text, Span(*match.span()), match.start("right"), "blank", (" ",))
    for match in (*_TAIL.finditer(facts.text), *_HEAD.finditer(facts.text)):
        if _is_two_words(facts, match):
            yield _mark(facts.text, Span(*match.span()), match.start("right"), "blank", (" ", ", "))
    for match in _NAMED.finditer(facts.text):
        if _is_name_with_article(facts, match):
            yield _mark(facts.text, Span(*match.span()), match.start("right"), "blank", (", ", " "))


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


def _is_lost_blank(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the two are no word together, and the second is one that follows the first."""
    left, right, lexicon = match["left"], match["right"], facts.resources.lexicon
    span = Span(*match.span())
    if lexicon.knows(match[0]) or _recurs(facts, span) or facts.unknown_words_around(span, _AROUND) > _MOST_UNKNOWN:
        return False
    small = right in facts.resources.words("english_function_words")
    if not left.isalpha() or left[0].isupper():
        return small or (len(right) > _LONGEST_PREFIX and right in lexicon.frequent)
    return (small and len(right) > 1) or (left in _BEFORE_COMMON and right in lexicon.commonest)


def _is_two_words(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the two are no word together, and the first is a common one."""
    lexicon, span = facts.resources.lexicon, Span(*match.span())
    if lexicon.knows(match[0]) or _recurs(facts, span) or facts.unknown_words_around(span, _AROUND) > _MOST_UNKNOWN:
        return False
    return match["left"] in lexicon.frequent or (len(match["left"]) > _LEAST_RARE and lexicon.is_word(match["left"]))


def _is_name_with_article(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the name stands elsewhere without the “a”, is a known one, or stands behind a given name; and none is known with it."""
    lexicon, span = facts.resources.lexicon, Span(*match.span())
    if lexicon.knows(match[0]) or _recurs(facts, span):
        return False
    before = _NAME_BEFORE.search(facts.text, max(0, match.start() - _LONGEST), match.start())
    return match["left"].lower() in facts.tokens.places or bool(before and lexicon.is_name(before[1]))


def _recurs(facts: Facts, span: Span) -> bool:
    """Whether the text has the word again: a name, not a slip."""
    return not facts.text[span.start].isdigit() and len(facts.tokens.places.get(span.text(facts.folded), ())) != 1


def _judged(facts: Facts, left: str, right: re.Match[str]) -> tuple[str, tuple[str, ...]] | None:
    """The case and what may have stood between the two, the likeliest first."""
    starts = _starts(facts, right[0]) and _GOES_ON.match(facts.text, right.end()) is not None
    if left[0].isupper():
        long = len(left) > _LONGEST_PREFIX or left == "May"
        return ("main", (". ",)) if starts and right[0].lower() in _SURE and long else None
    if starts and right[0].lower() in _SURE and left in facts.resources.words("english_function_words"):
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
