"""The name of a site after a headline, as in the title of a page: “Bridge reopens | Elmford Gazette”."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block
from checker.model.span import Span

_LONGEST, _LONGEST_HEADLINE, _LEAST_BLANKS = 130, 200, 3
# Behind the form of the page, two words are a headline: “Typhoon hits Luzon – live updates | Reuters”.
_LEAST_BEFORE_FORM = 1
_STOP = pattern(r"(?<![A-Z])[.…][”\"’')\]]{0,2}\s+[A-Z“\"]")
_CREDIT = pattern(r"\s{0,3}(?:[Bb]y|BY|Photo|Image|Source|Credit|Reporting|Follow|Read|Watch|Listen)\b")
# A name that is an address may come twice: “Lowick.com - Lowick”.
_ADDRESS = r"(?:www\.)?(?P<site>[A-Za-z][\w-]{2,30})\.(?:(?:com?|org|net|gov|or|ne)\.[a-z]{2}|com|org|net|info|news|today|online|media|press|live|world|eus|cat|it|es|fr|pl|pt|ru|ua|by|kz|br|jp|kr|cn|tr|gr|ro|bg|hu|cz|sk|si|hr|rs|ba|mk|al|md|ge|am|az|il|ir|pk|in|id|my|ph|sg|vn|th|za|ng|ke|gh|mx|cl|co|pe|uy|ve|ec|nl|be|lu|ch|at|de|dk|se|fi|is|ee|lt|lv|ie|ca|uk|us|au|nz|eu|tv|fm|io|me)(?: [|»·–—-] (?P=site)| \([A-Z][\w ]{2,24}\))?"
# Between a headline and the name of its site.
_BAR = r"(?:::|[|»›·•~/–—-])"
_PLAIN = r"(?:[A-ZÀ-Þ][\w.&’'-]{0,20}|of|and|the|at|de|du|des|del|da|do|dos|das|di|della|der|für|van|et|y|e)"
_WORD = rf"{_PLAIN} "
# “NewsWire24”, “Info24”, “InfoPressa”.
_JOINED = r"(?:[A-Z]\w{1,14})?(?:News|Info|Press|Wire|Online|Media|Portal)\d{1,3}|(?:News|Info)[A-Z][a-z]\w{1,14}|[A-Z][a-z]\w{1,14}(?:News|Wire|Post|Times|Media|Online|Today)"
# Behind a name of these: “, the newspaper of farmers”.
_MOTTO = r"(?:, (?:the|an?|your) (?:[\w’'-]{2,16} ){0,4}(?:newspaper|paper|daily|weekly|site|website|portal|voice|magazine|agency|news|channel)(?: (?:of|for|in|from|about|on) [\w’' -]{2,30})?)?"
# The form of the page goes with its name; the first ones stand alone too.
_LIVE = r"follow live|watch live|live text|live updates?|live ?blog|live coverage|live report|as it happened|minute by minute|latest updates|rolling coverage"
_FORM = rf"(?:(?::|{_BAR}) (?i:{_LIVE}|(?:watch |follow )?live|latest|video|photos|(?:in )?pictures|podcast|explained)!? (?={_BAR} ))?"
_FORMED = pattern(rf"(?:{_BAR}|:)? ?(?i:{_LIVE}|live)\b")
# “Verdict due in bank trial LIVE UPDATES – Ege Post”: in capitals behind small letters, with any name.
_SHOUTED = pattern(
    r"(?<=[a-z\d] )LIVE (?:UPDATES?|BLOG|COVERAGE)[!:]?(?P<tail> ?[|–—-] ?(?:[A-ZÀ-Þ][\w.&’'-]{1,20} ?){1,4})?\s{0,3}\Z"
)
_TAIL_WORD = pattern(r"[^\W\d_]{2,20}")
_NO_NAME = "an?|the|new|old|his|her|its|our|their|this|that|online|local|news|women's|men's|fashion|weekly|monthly|in|on|of|for|by|to|with|from|and"
# What stands in brackets before a portal is where it has the story from.
_SOURCE = r"(?:(?:\([\w .&!’'-]{2,40}\)|\[[\w .&!’'-]{2,40}\]) )?"


class SiteName(NamedTuple):
    """``span`` is the name with its bar or dash; ``certain``: the words can be nothing else."""

    span: Span
    certain: bool


def site_name_after(facts: Facts, block: Block) -> SiteName | None:
    """The name of a site at the end of a block that is one headline."""
    start = max(block.span.start, block.span.end - _LONGEST)
    shouted = _SHOUTED.search(facts.text, start, block.span.end)
    if shouted and _is_headline(facts, block, shouted.start()) and _may_be_name(facts, shouted["tail"] or ""):
        return SiteName(Span(*shouted.span()), certain=False)
    match = _of(facts)[0].search(facts.text, start, block.span.end)
    live = match is not None and _FORMED.match(match[0]) is not None
    if match is None or not _is_headline(facts, block, match.start(), _LEAST_BEFORE_FORM if live else _LEAST_BLANKS):
        return None
    return SiteName(Span(*match.span()), match["certain"] is not None)


def _may_be_name(facts: Facts, tail: str) -> bool:
    """Whether nothing stands there, or some word that is no common one: “– Rashford Deal Agreed” may be news."""
    words = _TAIL_WORD.findall(tail)
    lexicon = facts.resources.lexicon
    return not words or sum(lexicon.is_word(word.lower()) for word in words) * 2 <= len(words)


def site_name_inside(facts: Facts, block: Block) -> SiteName | None:
    """The name of a site between a headline and the sentence that it has run into."""
    end = min(block.span.end, block.span.start + _LONGEST_HEADLINE + _LONGEST)
    match = _of(facts)[1].search(facts.text, block.span.start, end)
    if match is None or not _is_headline(facts, block, match.start()):
        return None
    return SiteName(Span(*match.span()), certain=False)


def _is_headline(facts: Facts, block: Block, end: int, least: int = _LEAST_BLANKS) -> bool:
    """Whether what stands before the name is one headline: some words and no stop."""
    head = facts.text[block.span.start : end].rstrip()
    return (
        head.count(" ") >= least
        and len(head) < _LONGEST_HEADLINE
        and not _CREDIT.match(head)
        and not _STOP.search(head)
        and not facts.quoted.touching(Span(end, end + 1))
    )


def _of(facts: Facts) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _patterns(facts.resources.rows("site_names"), facts.resources.lines("section_names"))


@cache
def _patterns(
    rows: tuple[tuple[str, ...], ...], section_names: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """For the end of a block, and for its inside."""
    sections = "(?i:" + "|".join(re.escape(name) for name in sorted(section_names, key=len, reverse=True)) + ")"
    last, barred, strong, whole, never, first = (
        "|".join(re.escape(row[1]) for row in sorted(rows, key=lambda row: -len(row[1])) if row[0] == kind)
        for kind in ("last", "barred", "strong", "whole", "never", "first")
    )
    portal = r"Yahoo! ?[Nn]ews"
    # “pv magazine International”, and “Spokesman-Review”, which ends with a word of the table.
    magazine = rf"(?!(?:{_NO_NAME}) )[\w.&’']{{2,20}} magazine(?: [A-Z]\w{{1,20}})?"
    hyphened = rf"(?:{_WORD}){{0,4}}[A-Z][a-z]{{2,14}}-(?:{last}|{barred})"
    strong_name = rf"(?:{_WORD}){{1,5}}(?:{strong})"
    long_name = rf"(?:{_WORD}(?<!the ))(?:{_WORD}){{0,4}}(?:{last})|The (?:{last})|{hyphened}"
    foreign = rf"(?:{first})(?: {_PLAIN}){{0,4}}"
    name = rf"(?:{_ADDRESS}|{strong_name}{_MOTTO}|{foreign}{_MOTTO}|{_JOINED}|{whole}|{magazine}|{hyphened}|(?!(?:The )?(?:{never}) )(?:{_WORD}){{0,5}}(?:{last}))"
    section = rf"(?:[|»›•] (?:{sections}) (?=[|»›•] ))?"
    certain = rf"(?P<certain>{section}(?:[|»›•]|::) (?:{strong_name}|{long_name}|(?:{_WORD}){{1,4}}(?:{barred}))|{_BAR} {portal})"
    more = r"(?: \| [A-Z][\w .&!’'-]{2,30})?\s{0,3}\Z"
    before = rf"(?:(?<= ){_FORM}{_SOURCE}|(?<=\w): (?i:{_LIVE})!? )"
    after = rf"(?:{certain}|{_BAR} {name})"
    at_end = rf"(?:{before}{after}|(?<=\w): {strong_name}|(?:(?<= ){_BAR}|(?<=\w):) (?i:(?:{_LIVE})(?: and (?:reaction|analysis|latest))?)!?){more}"
    known = rf"[|»·–—-] ?(?:{portal}|{strong_name}(?: at S)?)|\| (?:{long_name})"
    follows = r"(?= {1,3}[A-ZÀ-Þ◆“\"(0-9])"
    inside = rf"(?:(?<= ){_SOURCE}(?:{known})|(?<= )(?<=\) )- Yahoo!|(?<=\w): {strong_name}){follows}"
    return pattern(at_end), pattern(inside)
