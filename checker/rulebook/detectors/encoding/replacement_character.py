"""A sign in the place of a letter that was lost: “Erdo?an”, “caf\N{REPLACEMENT CHARACTER}”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("\ufffd", "?", "\u2047", "¿", "¡")
_SIGN = pattern('[^\\s“”"]{0,30}\ufffd[^\\s“”"]{0,30}')
_INSIDE = pattern(
    r"(?<![\w/.=&?])(?:[a-zà-ÿ]{2,20}|[A-ZÀ-Þ][a-zà-ÿ]{0,20})\?[a-zà-ÿ]{1,20}(?![\w/=&?]|\.\w)|(?<![^\s(“\"])\?[a-zà-ÿ]{4,20}(?![\w/=&?]|\.\w)"
)
# “1914?1918”, “Monday?Friday”: a dash was lost.
_RANGE = pattern(
    r"(?<![\w/.=&?-])(?:(?P<one>\d{1,4}(?::\d\d)?)\?(?P<two>\d{1,4}(?::\d\d)?)|(?P<first>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\?"
    r"(?P<last>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December))(?![\w/=&?]|\.\w)"
)
# Before words in lower case: “the caf? was”.
_AT_END = pattern(r"(?<![\w/.=&?@])(?<=[a-z] )(?P<word>[A-Za-zÀ-ÿ][a-zà-ÿ]{1,20})\?(?=,? [a-z])")
_ADDRESS = pattern(r"://|www\.|[\w-]\.(?:com|org|net|html?|php|aspx?)\b")
# What a translation engine writes for a character that it never learned. One engine may put it into every sentence.
_UNLEARNED = pattern("\u2047")
# Between letters and behind one, where Spanish has none, another system wrote them for an apostrophe or a letter.
_TURNED = pattern(r"(?<![\w¿¡])(?P<before>[^\W\d_]{1,30})(?P<sign>[¿¡])(?P<after>[^\W\d_]{0,30})(?![¿¡½])")
_OWNED = pattern(r"(?:s|t|re|ve|ll|d|m)\Z")
_LAST_LETTERS = "eaiou"
_TAILS = pattern(r"(?:s|t|re|ve|ll|d|m)[.,;:!]?")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks how the word is spelt: only an apostrophe can be told, since the lists have no accents."""
    for shape in (_SIGN, _INSIDE):
        for match in shape.finditer(facts.text):
            if shape is _SIGN or not _in_address(facts, match):
                yield _mark(facts, Span(*match.span()))
    for match in _RANGE.finditer(facts.text):
        if not _in_address(facts, match):
            span = Span(*match.span())
            yield Mark(span, suggestions=(replacement(span, match[0].replace("?", "–")),))
    yield from _turned(facts)
    unlearned = [Span(*match.span()) for match in _UNLEARNED.finditer(facts.text)]
    if unlearned:
        yield Mark(unlearned[0], "unlearned", also=tuple(unlearned[1:]))
    if "?" in facts.characters and "¿" not in facts.characters:
        for match in _AT_END.finditer(facts.text):
            if _lacks_its_end(facts, match["word"]):
                yield Mark(Span(*match.span()))


def _turned(facts: Facts) -> Iterator[Mark]:
    """An apostrophe in a contraction or behind an owner; elsewhere a question."""
    for match in _TURNED.finditer(facts.text):
        span, sign = Span(*match.span()), Span(*match.span("sign"))
        if facts.mojibake.touching(span):
            continue
        if _OWNED.match(match["after"]):
            mark = facts.apostrophe if "'" in facts.characters else "’"
            yield Mark(sign, "apostrophe", suggestions=(replacement(sign, mark),))
        else:
            yield Mark(span)


def _in_address(facts: Facts, match: re.Match[str]) -> bool:
    """A question mark belongs to an address, too: “page.php?id”."""
    return _ADDRESS.search(facts.text, max(0, match.start() - 40), match.end() + 1) is not None


def _mark(facts: Facts, span: Span) -> Mark:
    """With the apostrophe as an answer if that makes a known word: “couldn?t”."""
    word = span.text(facts.text)
    before, _, after = word.replace("?", "\ufffd").partition("\ufffd")
    better = f"{before}{facts.apostrophe}{after}"
    known = _TAILS.fullmatch(after) and facts.resources.lexicon.knows(better.rstrip(".,;:!"))
    return Mark(span, suggestions=(replacement(span, better),) if known else ())


def _lacks_its_end(facts: Facts, word: str) -> bool:
    """Whether a word is known with one more vowel alone: “caf”."""
    lexicon = facts.resources.lexicon
    return not lexicon.knows(word) and any(lexicon.knows(word + letter) for letter in _LAST_LETTERS)
