"""Buttons, counters, advertisements and embedded posts that have run into a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.page_lines import PageLine, page_line_at

_INNER_CAPITAL = pattern(r"[a-zA-Z\d,] [A-ZÀ-Þ][\w’'-]{0,20}")
_SMALL = pattern(r"\b[a-z]{2,20}\b")
_LONGEST, _LEAST_STOPPED = 140, 3
_CASES = {PageLine.LINE: "main", PageLine.ASK: "ask", PageLine.CREDIT: "ask"}
_MARKS = frozenset("“\"‘'«„")
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})
_SITE = r"(?:Facebook|FACEBOOK|Twitter|TWITTER|X|Instagram|WhatsApp|Whatsapp|Telegram|LinkedIn|Linkedin|Pinterest|Reddit|Viber|Messenger|Flipboard|Threads|Bluesky|Email|E-mail|Print|Copy [Ll]ink|Link|Tumblr|Pocket|Google\+|Google Plus|Mail|Line|VK|YouTube)"
_BUTTON = (
    rf"(?:Share|SHARE|Tweet|TWEET|Pin|Pin It|Save|Print|PRINT|Email|EMAIL|Comment|Comments|Copy [Ll]ink|Embed|{_SITE})"
)
_DATE = rf"(?:{MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {MONTH},? \d{{4}})"
_INSTAGRAM = r"(?:A (?:post|reel|photo|video|story) shared by [^\n()]{2,60}\(@[\w.]{2,40}\)(?: on \w{3,9} \d{1,2}, \d{4}(?: at \d{1,2}:\d\d ?[ap]m [A-Z]{2,4})?)?)"
# Between two sentences, or at an edge of the paragraph.
_ANYWHERE = (
    r"(?:[-–—|] ?)?(?:Advertisements?|ADVERTISEMENTS?|Advertisment|Sponsored|SPONSORED|Promoted|PROMOTED)(?: ?[-–—|])?(?! (?:By|Content|Post|Stories|Standards|Feature|Council|Act|Agency|Department|Revenue|Spending|Tax|Board|Bureau|of|for|by|in|was|is|and))"
    rf"|(?:Share|SHARE)(?: this)?(?: (?:story|article|post|page))?(?: on| via)?: ?(?:{_SITE}(?![\w’'-])[ ,|/·]{{0,3}}){{1,9}}+(?<! )"
    rf"|{_BUTTON}(?:[ |/·]{{1,3}}{_BUTTON}(?![\w’'-])){{2,9}}+"
    r"|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d(?! [a-z])"
    # Icon fonts name a picture by a word: “thumb_up 12 thumb_down 3”.
    r"|(?:thumb_(?:up|down)|favorite_border|chat_bubble(?:_outline)?|arrow_(?:forward|back|upward|downward|drop_down)|keyboard_arrow_(?:right|left|up|down)|expand_(?:more|less)|chevron_(?:right|left)|more_(?:vert|horiz)|play_(?:arrow|circle)|access_time|bookmark_border|open_in_new|remove_red_eye)(?: \d{1,6}| (?=[a-z]{3,12}_))?(?: (?:thumb_(?:up|down)|favorite_border|chat_bubble(?:_outline)?|share|bookmark_border)(?: \d{1,6})?){0,4}"
    rf"|View this post on (?:Instagram|Threads|TikTok|Facebook)|{_INSTAGRAM}"
    r"|(?:Video|Audio) [Pp]layer is loading\.|Play (?:Video|video)(?: Play)?(?! [a-z])|(?:Loading|LOADING) ?(?:\.\.\.|…)|(?:Toggle|toggle|hide|Hide|show|Show) caption|Enlarge this image(?: toggle caption)?|Skip [Aa]d(?:vertisement)?(?! [a-z])"
    r"|[\[(](?:[Cc]lick (?:here )?(?:(?:to|for) [^\n()\[\]]{2,40}|(?:on )?(?:the )?(?:image|photo|picture|map|chart) (?:to|for)[^\n()\[\]]{2,40})|[Rr]ead more(?: here)?|[Ss]ee more|[Cc]ontinue reading|more\.\.\.|[Ss]tory continues[^\n()\[\]]{0,30}|[Aa]dvertisement|[Ss]wipe (?:left|right|for|to)[^\n()\[\]]{0,30}|[Tt]ap to[^\n()\[\]]{2,30})[\])]"
    r"|(?:Read|See|Learn|Find out|Show|Continue) (?:more|reading) ?(?:»|>{1,3}|→|›|►|…|\.\.\.)"
)
# Where a page puts what it says of the text: at the end alone.
_LAST = (
    r"(?:Comments?|COMMENTS?|Views?|Shares?|Likes|Reads|Hits|Post [Vv]iews):? ?\(?\d{1,3}(?:[.,]?\d{3}){0,2}\)?|\d{1,3}(?:,\d{3})? (?:[Cc]omments?|COMMENTS?|[Vv]iews|[Ss]hares)"
    r"|(?:Tags?|TAGS?|Topics|Filed under|Keywords|Categories|Labels|Related topics):? ?(?<=:.)(?:#?[\w’'&-]{2,24} ?){1,4}(?:, (?:#?[\w’'&-]{2,24} ?){1,4}){0,12}(?<! )"
    r"|[\w.+-]{2,30}@[\w-]{2,30}(?:\.[a-z]{2,6}){1,2}"
    r"|Page \d{1,3} of \d{1,3}|(?:Posted|Filed|Published|Categori[sz]ed) (?:in|under):? (?:[A-Z][\w&-]{1,20}(?: (?:and |& )?|, )?){1,5}(?<! )"
    r"|(?:Last (?:modified|updated|edited)|First published|Published|Updated|Posted)(?: on| at)?:? (?:\w{3,9}, )?(?:"
    + _DATE
    + r"|\d{1,2}[./-]\d{1,2}[./-]\d{4})(?:,? (?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?)?"
    r"|(?:Like Loading|Print|Email)(?: ?\.\.\.)?(?<=\.\.\.)|(?:Print|PRINT) ?[|/] ?(?:Email|EMAIL|E-mail)"
)
_FIRST = r"\d{1,2} (?:min|MIN|minute)s? (?:read|READ)|(?:[Ee]stimated )?[Rr]ead(?:ing)? [Tt]ime:? \d{1,2} min(?:ute)?s?(?: read)?"
_ASKED = r"\((?:Additional reporting|Reporting|Writing|Written|Editing|Edited|Compiled|Reported|With (?:additional )?(?:reporting|inputs|files)) (?:by|from) (?:our |the )?(?:[A-Z][\w.’'-]{0,20}|agencies|staff)[^()\n]{0,200}\)"
_AFTER = r"(?=\s?\Z|\s?\n| [A-Z“‘\"'(])"
_BEFORE = r"(?:(?<=[.!?…][ ”\"’)])|(?<=[.!?…][”\"’)] )|(?<=[.!?…] )|(?<=View this post on Instagram ))"


class _Shapes(NamedTuple):
    """``ask``: what may be kept."""

    cut: re.Pattern[str]
    first: re.Pattern[str]
    ask: re.Pattern[str]


@cache
def _shapes(agencies: tuple[str, ...]) -> _Shapes:
    agency = "(?:" + "|".join(re.escape(name) for name in sorted(agencies, key=len, reverse=True)) + ")"
    source = rf"(?:Written|Reported|Compiled|Posted|Translated|Photographed) by (?:[A-Z][\w.’'-]{{1,20}} ?){{1,4}}(?<! )(?: on {_DATE})?(?=\s?\Z|\s?\n)|"
    source += rf"(?:Sources?|SOURCE|Via|With agencies|Agency): ?(?:{agency}(?:/{agency}|, {agency}| and {agency}){{0,3}}|[Aa]gencies)\.?(?=\s?\Z|\s?\n)"
    ending = rf"(?:{_LAST})\.?(?=\s?\Z|\s?\n)"
    return _Shapes(
        pattern(rf"{_BEFORE}(?:(?:{_ANYWHERE}){_AFTER}|{ending})|(?<= )pic\.twitter\.com/\w{{6,14}}(?![\w/])"),
        pattern(rf"(?:{_FIRST}|{_ANYWHERE})(?= [A-Z“][^\n]{{20,400}})"),
        pattern(rf"{_BEFORE}(?:(?:{_ASKED}){_AFTER}|{source})"),
    )


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In a plain text alone, where a page was copied; its own lines are another rule's."""
    if facts.document.offsets.markup is not None:
        return
    shapes = _shapes(facts.resources.lines("photo_agencies"))
    for block in facts.document.blocks:
        if block.kind in _READ:
            yield from _of_block(facts, block, shapes)


def _of_block(facts: Facts, block: Block, shapes: _Shapes) -> Iterator[Mark]:
    start, end = block.span
    taken: list[Span] = []
    if found := shapes.first.match(facts.text, start, end):
        taken.append(Span(*found.span()))
        yield _mark(facts, taken[0], "main")
    for case, shape in (("main", shapes.cut), ("ask", shapes.ask)):
        for match in shape.finditer(facts.text, start, end):
            span = Span(*match.span())
            if not _is_spoken(facts, span):
                taken.append(span)
                yield _mark(facts, span, case)
    for span, case in _lines_inside(facts, block):
        if not any(span.start < other.end and other.start < span.end for other in taken):
            yield _mark(facts, span, case)


def _lines_inside(facts: Facts, block: Block) -> Iterator[tuple[Span, str]]:
    """Sentences behind the first one that would be lines of the page if they stood alone: “All rights reserved.”"""
    first = facts.segments.index_at(block.span.start)
    for index in range(first + 1, len(facts.segments)):
        span = facts.segments[index].span
        if span.start >= block.span.end:
            return
        if span.end - span.start <= _LONGEST and _stands_alone(facts, index) and not _holds_sentence(facts, span):
            kind = page_line_at(facts, span)
            if kind in _CASES:
                yield span, _CASES[kind]


def _holds_sentence(facts: Facts, span: Span) -> bool:
    """Whether a sentence of the story stands behind the line: “Read more In Lowick, three barns burned.”, “© Reuters 2023 They left on Monday.”"""
    inner = _INNER_CAPITAL.search(facts.text, *span)
    if inner is None:
        return False
    verbs, words = facts.resources.verbs, _SMALL.findall(facts.text, inner.end(), span.end)
    if words and inner[0].endswith("s") and verbs.base(words[0]):
        return True
    return any(verbs.finite(word) for word in words if word != "reserved")


def _stands_alone(facts: Facts, index: int) -> bool:
    """Whether a segment is no call, no speech, and no exclamation of one or two words."""
    segment = facts.segments[index]
    stopped = facts.text[segment.span.end - 1] in ".!?"
    words = segment.span.text(facts.folded)
    # A link in a paragraph is for readers.
    if len(words.split()) < (_LEAST_STOPPED if stopped else 1) or any(sign in words for sign in ("http", "www.")):
        return False
    return segment.kind is not SegmentKind.PROMO and not _is_spoken(facts, segment.span)


def _is_spoken(facts: Facts, span: Span) -> bool:
    """Whether quotation marks stand around the words; an embedded post is a quotation without them."""
    quotation = facts.quoted.touching(span)
    return quotation is not None and facts.text[quotation.start] in _MARKS


def _mark(facts: Facts, span: Span, case: str) -> Mark:
    keep = (Suggestion("keep it", ()),) if case == "ask" else ()
    return Mark(span, case, suggestions=(cut(facts.text, span), *keep))
