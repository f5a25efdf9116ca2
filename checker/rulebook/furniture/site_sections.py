"""What stands behind a bar at the end of the first line: a site or one of its sections, whose names no table has."""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.span import Span

_LONGEST, _LONGEST_HEADLINE, _LEAST_BLANKS = 90, 200, 3
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE})
_SMALL = r"(?:of|and|the|at|for|in|on|de|du|des|del|della|di|da|do|dos|das|la|le|les|el|et|y|e|i|w|z|der|die|das|für|van|voor)"
_NAME = rf"(?:[A-ZÀ-Þ\d][\w.&’'!+-]{{1,24}})(?: (?:{_SMALL}|&|[A-ZÀ-ÞА-Я\d][\w.&’'!+-]{{0,24}})){{0,5}}(?<! of)(?<! and)(?<! the)"
_BARRED = pattern(rf"(?<= )(?:[|│¦] {_NAME} ){{0,2}}[|│¦] (?P<name>{_NAME})\Z")
_STOP = pattern(r"(?<![A-Z])[.…][”\"’')\]]{0,2}(?:\s|\Z)|\|")
_CREDIT = pattern(r"(?:By|BY|Photo|Image|Source|Credit|Reporting|Text|Words|Posted|Published|Updated)\b|\d")
_TITLES = frozenset({"Dr", "Prof", "Mr", "Mrs", "Ms", "Sir"})
_OF_A_SITE = frozenset({"news", "online", "times", "post", "press", "media", "and", "&"})
_DATE = pattern(r"\d{4}\b|\d{1,2}[:.]\d\d|(?:19|20)\d\d")


def site_name_barred(facts: Facts, block: Block) -> Span | None:
    """The names with their bars, if a headline stands before them and the story follows."""
    blocks = facts.document.blocks
    if block.kind not in _READ or len(blocks) < 2 or block.span.end - block.span.start > _LONGEST_HEADLINE:
        return None
    start = max(block.span.start, block.span.end - _LONGEST)
    found = _BARRED.search(facts.text, start, block.span.end)
    if found is None or _DATE.search(found[0]) or _names_a_person(facts, found["name"]):
        return None
    head = facts.text[block.span.start : found.start()].rstrip()
    is_headline = head.count(" ") >= _LEAST_BLANKS and not _STOP.search(head) and not _CREDIT.match(head)
    return Span(*found.span()) if is_headline and not facts.quoted.touching(Span(*found.span())) else None


def _names_a_person(facts: Facts, name: str) -> bool:
    """Whether it is who wrote the story: “… | Anna Corvey”."""
    words = name.split()
    lexicon = facts.resources.lexicon
    named = words[0] in facts.resources.given_names or lexicon.is_name(words[0].lower())
    titled = words[0].rstrip(".") in _TITLES
    return titled or (1 < len(words) < 5 and named and not any(word.lower() in _OF_A_SITE for word in words))
