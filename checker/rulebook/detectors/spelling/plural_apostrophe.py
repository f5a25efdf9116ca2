"""An apostrophe in a plural: “all car's were towed”, “the player's of both teams”, “the 1990's”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("'s",)
_COUNTS = "two|three|four|five|six|seven|eight|nine|ten|hundreds of|thousands of|dozens of|millions of"
_AFTER_MANY = pattern(
    rf"(?<![\w'-])(?:all|all the|both|many|several|few|these|those|most|various|numerous|such|{_COUNTS}) (?P<word>(?P<noun>[a-z]{{3,20}})'s)"
    r"(?= (?:are|were|have|will|would|can|could|may|must|from|to|for|with|who|which|that|and|or|of|in|at|by|on|during|after|before|said|say)\b|[.,;:?!]|\Z)"
)
# Not where an owner's word stands alone: “her votes and the mayor's were counted”.
_BEFORE_VERB = pattern(
    r"(?<![\w'-])(?<!and )(?<!or )(?<!than )(?<!like )(?<!as )(?<!of )(?<!with )(?<!to )(?<!from )(?<!but )(?<!not )(?:the|these|those|their|our|its|his|her|my|your|some|more|other|many|two|three|four|five) (?:[a-z]{3,20} )?"
    r"(?P<word>(?P<noun>[a-z]{3,20})'s) (?P<next>of(?= (?:the|both|all|these|this|their|its|his|her|our|two|three|several)\b)|[a-z]{3,12})\b(?! [a-z]{1,15}'s\b)"
)
_CERTAIN = frozenset(("are", "were", "have", "of"))
_DECADE = pattern(
    r"(?<![\w'-])(?P<decade>(?:1[5-9]|20)\d0)'s(?=[.,;:?!)]|\Z| (?:and|or|were|was|are|when|to|in|on|as|by|at|it|he|she|they|the)\b)"
)
# “the men’s were won”; “all that’s left”
_NO_PLURALS = frozenset(
    ("men", "women", "children", "people", "that", "what", "who", "here", "there", "she", "one", "today", "yesterday")
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only where neither an owner nor a short “is” or “has” makes sense."""
    seen = set()
    for frame in (_AFTER_MANY, _BEFORE_VERB):
        for match in frame.finditer(facts.folded):
            span, plural = Span(*match.span("word")), _plural(facts, match["noun"])
            fits = frame is _AFTER_MANY or _needs_plural(facts, match["next"])
            if plural and fits and span not in seen and span.text(facts.text).islower():
                seen.add(span)
                yield _mark(span, "main", plural)
    for match in _DECADE.finditer(facts.folded):
        yield _mark(Span(*match.span()), "decade", f"{match['decade']}s")


def _mark(span: Span, case: str, better: str) -> Mark:
    return Mark(span, case, {"better": better}, (replacement(span, better),))


def _needs_plural(facts: Facts, word: str) -> bool:
    """“are”, or a past form that can't follow “has” and is no noun: “the player's went”."""
    resources = facts.resources
    return word in _CERTAIN or (resources.inflection.is_past_alone(word) and not resources.lexicon.is_word(f"{word}s"))


def _plural(facts: Facts, noun: str) -> str:
    """The plural of a noun; empty if the word has none."""
    if noun in _NO_PLURALS:
        return ""
    in_y = noun.endswith("y") and noun[-2] not in "aeiou"
    endings = (f"{noun[:-1]}ies",) if in_y else (f"{noun}s", f"{noun}es")
    return next((form for form in endings if facts.resources.lexicon.is_word(form)), "")
