"""Lines that lead to another story or page: “Also read | Ferry runs aground”, “» Read more about the case”, “◄ Previous article”."""

from __future__ import annotations

from collections.abc import Container

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span

# Two spaces are what is left of a box: “See also  Ferry runs aground”.
_LEAD = pattern(
    r"[(\[]?(?P<lead>[\w'-]{2,20}(?: [\w'-]{1,20}){0,5}) ?(?P<sign>[:|»›>–—→]|-(?= )|(?<= ) ) ?(?P<rest>[^\n]{3,200})\Z"
)
# “» Read more about the case”, “View all results →”, “Learn more about the fund”: links, whatever they lead to.
_CALL = (
    r"(?:read|view|see|watch|listen|hear|continue|explore|discover|browse|learn|find out|click|go to|back to|show|open|download|full (?:story|article|report|text|coverage|list|table|results?)|(?:to|see) (?:the|our|all)|more (?:on|about|from|news|stories)"
    r"|all (?:(?:the|our) )?(?:news|stories|articles|results|tables|scores|fixtures|matches|games|photos|pictures|videos|reports|topics|episodes|reviews|posts|comments|coverage|updates|about|on)|(?:previous|next|other|related|similar|latest|live) (?:article|story|post|page|news|stories|articles|ticker|blog|text|topic|picture|photo|video|table))"
)
_ARROWED = pattern(
    rf"(?:[»›→▶►➤⟶⇒➔➜←◄◀«‹]|>{{1,2}}|<{{1,2}}|-{{1,2}}>)\s?{_CALL}\b[^.!?\n]{{0,120}}\Z|{_CALL}\b[^.!?\n]{{0,100}}\s?(?:[»›→⟶►▶⇒]|>{{2}})\Z"
)
_MORE_FROM = pattern(r"[Mm](?:ore|ORE) (?:[Ff]rom|FROM) (?:the |our )?[A-Z][^\n:|]{1,50}\Z")
# A colon or a dash after other words of the table begins a sentence: “Recommended: 8 GB of memory”.
_BARS = "|»›>→ "
_WITH_COLON = pattern(
    r"\b(?:also|read|see|more|missed|icymi|stor(?:y|ies)|articles?|coverage|posts?|interest(?:ed)?|topic)\b"
)
_STOP = pattern(r"(?<!\.)\.[”\"’')\]]{0,2}\Z")
_LONGEST_HEADLINE, _REACH = 28, 30
_ARROWS = "»›→▶►➤⟶⇒➔➜←◄◀«‹"
_LONGEST = 260


def is_arrowed(words: str) -> bool:
    """“» Read more about the case”, “View all results →”: folded words of a line."""
    return _ARROWED.match(words) is not None


def is_link_above(facts: Facts, span: Span, leads: Container[str]) -> bool:
    """Whether a line that stands where the headline would is a link: “See also: Ferry runs aground”, “◄ Previous article”."""
    words = span.text(facts.folded)
    if len(words) > _LONGEST:
        return False
    known = _WITH_COLON.search(words[:_REACH]) is not None and is_link_to_story(facts, span, leads)
    return known or (is_arrowed(words) and words[0] in _ARROWS)


def is_link_to_story(facts: Facts, span: Span, leads: Container[str]) -> bool:
    """“Also read | Ferry runs aground”: one of the ``leads``, a sign, and a headline, which has no stop."""
    match = _LEAD.match(facts.folded, *span)
    if match is None or _STOP.search(facts.folded, *span):
        return False
    rest = facts.text[match.start("rest") : span.end].split()
    if not 1 < len(rest) < _LONGEST_HEADLINE or rest[0][0].islower():
        return False
    lead = facts.text[span.start : match.end("lead")]
    if _MORE_FROM.match(lead):
        return True
    known = match["lead"] in leads
    return known and (match["sign"] in _BARS or _WITH_COLON.search(match["lead"]) is not None)
