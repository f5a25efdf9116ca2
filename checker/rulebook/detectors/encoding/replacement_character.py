"""A sign in the place of a letter that was lost: “Erdo?an”, “caf\N{REPLACEMENT CHARACTER}”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("\ufffd", "?")
_SIGN = pattern("[^\\s“”\"]{0,30}\ufffd[^\\s“”\"]{0,30}")
_INSIDE = pattern(
    r"(?<![\w/.=&?])(?:[a-zà-ÿ]{2,20}|[A-ZÀ-Þ][a-zà-ÿ]{0,20})\?[a-zà-ÿ]{1,20}(?![\w/=&?]|\.\w)|(?<![^\s(“\"])\?[a-zà-ÿ]{4,20}(?![\w/=&?]|\.\w)"
)
# Before a question goes on in lower case: “Malm? was”.
_AT_END = pattern(r"(?<![\w/.=&?@])(?P<word>[A-Za-zÀ-ÿ][a-zà-ÿ]{1,20})\?(?=,? [a-z])")
_ADDRESS = pattern(r"://|www\.|[\w-]\.(?:com|org|net|html?|php|aspx?)\b")
_LOST = "áàâäãåçéèêëíìîïñóòôöõøúùûüýßšžčćłńśźżğışřěůąęőűţșđðþæ’"
_TAILS = pattern(r"(?:s|t|re|ve|ll|d|m)[.,;:!]?")
_MOST_ANSWERS = 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Asks how the word is spelt. The words that the lists know with another letter are answers."""
    for shape in (_SIGN, _INSIDE):
        for match in shape.finditer(facts.text):
            if shape is _SIGN or not _in_address(facts, match):
                yield _mark(facts, Span(*match.span()))
    if "?" in facts.characters:
        for match in _AT_END.finditer(facts.text):
            span = Span(*match.span())
            if not facts.resources.lexicon.knows(match["word"]) and _spellings(facts, span.text(facts.text)):
                yield _mark(facts, span)


def _in_address(facts: Facts, match: re.Match[str]) -> bool:
    """A question mark belongs to an address, too: “page.php?id”."""
    return _ADDRESS.search(facts.text, max(0, match.start() - 40), match.end() + 1) is not None


def _mark(facts: Facts, span: Span) -> Mark:
    return Mark(
        span, suggestions=tuple(replacement(span, one) for one in _spellings(facts, span.text(facts.text))[:_MOST_ANSWERS])
    )


def _spellings(facts: Facts, word: str) -> list[str]:
    """The known words and names with one letter in the place of the sign."""
    sign = "\ufffd" if "\ufffd" in word else "?"
    before, _, after = word.partition(sign)
    if sign in after:
        return []
    if _TAILS.fullmatch(after) and facts.resources.lexicon.knows(f"{before}{facts.apostrophe}{after}".rstrip(".,;:!")):
        return [f"{before}{facts.apostrophe}{after}"]
    end = after.rstrip(".,;:!?)")
    tried = (letter.upper() if not before else letter for letter in _LOST)
    return [f"{before}{one}{after}" for one in tried if facts.resources.lexicon.knows(f"{before}{one}{end}")]
