"""What a whole line of a text is if it belongs to the web page that the text was taken from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.span import Span
from checker.rulebook.furniture.page_notices import (
    is_credit,
    is_out_of_reach,
    names_agencies,
    names_its_agency,
    names_its_language,
)
from checker.rulebook.furniture.page_widgets import is_share_row, is_widget, says_where_from
from checker.rulebook.furniture.story_links import is_arrowed, is_link_above, is_link_to_story
from checker.rulebook.markup import has_own_markup

_LONGEST, _SHORTEST_CAPTION = 260, 12
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.BYLINE, BlockKind.DATELINE})
# Bullets and arrows around a button.
_ORNAMENTS = " \t•·|*>»›→▶►▼▾«‹←<+-–—…\u200b"
_RIGHTS = pattern(
    r"(?:©|\(c\) ?(?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d))[^\n]{0,200}\Z|image \d{1,3} of \d{1,3}\Z"
    r"|(?:estimated )?read(?:ing)? time:? \d{1,3} min[a-z]{0,5}\Z|\d{1,2} min(?:ute)?s? (?:to read|read|listen|watch)\Z"
    r"|(?:time to read|read(?:ing)? time):? \d{1,3} min[a-z]{0,5}(?: read)?\Z"
    r"|\d{1,3}(?:[.,]\d{1,3}){0,2} ?[km]? (?:comments?|shares?|likes?|views?|replies|retweets?|reactions?|reads?)\Z"
    r"|(?:comments?|shares?|likes?|views?|replies|retweets?|reactions?|reads|followers):? ?\(?\d{1,3}(?:[.,]?\d{1,3}){0,2} ?[km]?\)?\Z"
    r"|(?:page|photo|slide|image|picture) \d{1,3} (?:of|/) ?\d{1,3}\Z|\d{1,2}:\d\d ?/ ?\d{1,2}:\d\d\Z|(?:\d{1,2} ){2,9}(?:next|last|[>»›])\Z"
    r"|(?:video|audio|clip|podcast) (?:length|duration|time): ?\d{1,3}(?::\d\d| ?(?:min|sec|hour)[a-z]{0,5})[^\n]{0,12}\Z"
    r"|[^\w\n]{0,4}\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d[,.]?(?: [-–|])? \d{1,2}:\d\d(?: ?[ap]\.?m\.?)?\Z"
    r"|(?:listen|watch|audio|play)(?: to this (?:article|story))? ?[•·|:(–-] ?\d{1,2}(?::\d\d| ?min[a-z]{0,5})\)?\Z"
)
_ADVERT = pattern(
    r"(?:advertisement|advert|advertising|ad|ads|sponsored)\s?[|:.,•·–—-]\s?(?:please )?(?:scroll|story|content|article|continue|continues|skip|remove|the rest|report|page)\b[^\n.]{0,50}\.?\Z"
    r"|(?:the )?(?:story|article|content|report|post|text|interview) (?:continues|resumes) (?:below|after|under)\b[^\n.]{0,40}\.?\Z"
    r"|scroll (?:down )?to (?:continue|read on|keep reading|see more|read more)(?: (?:reading|with content|the (?:article|story)|below))?\.?\Z"
    r"|(?:continue|keep) (?:reading|scrolling)(?: (?:below|after the (?:advert|advertisement|ad|break)|the (?:main|full) story|this (?:story|article)))?\.?\Z"
)
_FILED = pattern(
    r"(?:(?:Posted|Published|Filed|Listed|Categori[sz]ed) (?:in|under)|Category|Section|Rubric):? ?(?:[A-Z][\w&-]{1,20},? ?(?:(?:and|&) )?){1,5}\Z"
    r"|(?:View|See|Read) (?:all )?(?:posts|articles|stories) by (?:[A-Z][\w’'-]{1,20} ?){1,3}\Z|Follow (?:us )?(?:on \w{2,12}:? )?@\w{2,30}\Z"
    r"|Follow (?:[A-Z][\w.&’'-]{0,20} ){1,4}(?:online|on (?:Twitter|Facebook|You[Tt]ube|Instagram|X|TikTok|LinkedIn|Threads|Bluesky)):?\Z"
    r"|Home(?:[A-Z]{4,14}|[A-Z][a-z]{3,14})(?: ?(?:News|NEWS))?[A-Z“\"'‘][^\n]{2,200}\Z"
    r"|(?!A\b)[A-Z][\w&-]{1,20}(?: [A-Z&][\w&-]{0,20}){0,2}(?: ?[>»›] ?[A-Z][\w&-]{1,20}(?: [A-Z&][\w&-]{0,20}){0,2}){1,5}\Z"
)
_LABEL = pattern(
    r"(?:Tested|Posted|Submitted|Uploaded) by: [^\n]{2,200}\Z"
    r"|(?:More info|For more info|RRP|Ticket details): [^\n]{0,60}(?:www\.|https?://|[£$€]\d|\+?\d[\d ()-]{7,20})[^\n]{0,120}\Z"
)
# “Email us at news@elm.example The bridge is shut”: the story goes on behind an address without a stop.
_RUN_ON = pattern(r"(?:@|www\.|https?://)[^\s]{3,80}(?<![.!?]) [A-Z]")
# A bare “www.elmtheatre.example” under a show is for readers.
_LINK = pattern(r"(?:(?!Web|Online|Contact|Press)[\w ’'&-]{2,40}: ?(?:https?://|www\.)|https?://)[^\s]{3,200}\Z")
_COUNTER = pattern(
    r"\d{1,3}(?:[.,]\d{1,3}){0,2} ?[km]?(?: (?:comments?|shares?|likes?|views?|replies))?\Z|\(?\d{1,2}(?::\d\d| ?min(?:ute)?s?\.?)(?: \d{1,2} ?s(?:ec(?:ond)?s?)?)?\)?\Z"
)
_COUNTED = pattern(
    r"\b(?:listen|audio|watch|play|shar\w{1,5}|comments?|likes?|views?|tweet|reply|replies|facebook|twitter|save)\b"
)
# Where links have lost their addresses.
_MORE_ABOUT = pattern(
    r"(?:read|learn|find out|discover|see|hear|watch) more (?:about|on|from|in|of|at|here)\b[^.!?\n]{0,100}\Z"
)
# “READ ALSO Ferry runs aground”: the lead in capitals needs no sign.
_SHOUTED = pattern(
    r"(?:READ ALSO|ALSO READ|READ MORE|SEE ALSO|ALSO SEE|MUST READ|READ NEXT|WATCH ALSO|ALSO WATCH|RELATED|RECOMMENDED) [A-ZÀ-Þ“\"'‘][^\n.]{0,40}[a-zà-ÿ][^\n.]{8,140}\Z"
)
# “▲ The hall as it was”, “▶ Another story”: what East Asian sites put under a picture and before a link.
_ARROW_HEAD = pattern(r"[▲△▼▶※](?! ?[\d.,%+-])(?=[^\n]{0,200}[^\W\d_]{3,})(?=[^\n]{8,200}\Z)")


class PageLine(Enum):
    """What a line of the page is. ``BESIDE``: it counts if a line beside it is one too; ``CREDIT``: the story may end with it."""

    LINE = auto()
    BESIDE = auto()
    COUNTER = auto()
    ASK = auto()
    CREDIT = auto()


class _Table(NamedTuple):
    """The rows of the table by their kind."""

    lines: frozenset[str]
    anywhere: frozenset[str]
    beside: frozenset[str]
    starts: tuple[str, ...]
    captions: tuple[str, ...]
    notices: tuple[str, ...]
    asks: tuple[tuple[str, str], ...]
    leads: frozenset[str]


@cache
def _table(rows: tuple[tuple[str, ...], ...]) -> _Table:
    by_kind: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_kind[row[0]].append(row[1])
    asks = tuple((row[1], "".join(row[2:])) for row in rows if row[0] == "ask")
    lines, anywhere, beside, leads = (frozenset(by_kind[kind]) for kind in ("line", "any", "beside", "lead"))
    captions = tuple(by_kind["caption"])
    starts = (*by_kind["start"], *captions)
    return _Table(lines, anywhere, beside, starts, captions, tuple(by_kind["notice"]), asks, leads)


def page_lines(facts: Facts, blocks: Sequence[Block]) -> Iterator[tuple[Block, PageLine]]:
    """The blocks that are lines of the page, in order, with what they are."""
    table = _table(facts.resources.rows("page_lines"))
    found = [_of_page(facts, block, table) for block in blocks]
    for number, (block, kind) in enumerate(zip(blocks, found, strict=True)):
        before = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        if kind is PageLine.BESIDE and before is None and after is None:
            continue
        if kind is PageLine.COUNTER and not (before and _COUNTED.search(facts.folded, *blocks[number - 1].span)):
            continue
        if kind is not None:
            yield block, kind


def page_line_at(facts: Facts, span: Span) -> PageLine | None:
    """What the words of a span would be as a line of a plain text."""
    return _of_span(facts, span, _table(facts.resources.rows("page_lines")))


def label_of_caption(facts: Facts, span: Span) -> Span | None:
    """“Image caption, ” where a caption follows it."""
    words = span.text(facts.folded)
    labels = [label for label in _table(facts.resources.rows("page_lines")).captions if words.startswith(label)]
    if not labels:
        return None
    end = len(max(labels, key=len))
    return Span(span.start, span.start + end) if len(words) - end >= _SHORTEST_CAPTION else None


def _of_page(facts: Facts, block: Block, table: _Table) -> PageLine | None:
    if block.kind in _READ:
        return _of_span(facts, block.span, table)
    is_link = block.kind is BlockKind.HEADLINE and facts.document.offsets.markup is None
    return PageLine.LINE if is_link and is_link_above(facts, block.span, table.leads) else None


def _of_span(facts: Facts, span: Span, table: _Table) -> PageLine | None:
    if span.end - span.start > _LONGEST:
        return None
    words = span.text(facts.folded)
    if words.startswith(table.starts) or _bare(words) in table.anywhere or is_link_to_story(facts, span, table.leads):
        return PageLine.LINE
    if is_arrowed(words) or _SHOUTED.match(facts.text, *span) or is_share_row(words):
        return PageLine.LINE
    if facts.document.offsets.markup is None:
        return _of_plain_text(facts, span, table)
    # A page has buttons and links of its own, and rights in its foot; but none is a plain paragraph of the story.
    bare = _bare(words)
    is_button = (bare in table.lines and bare.count(" ") > 1) or is_widget(words)
    return PageLine.LINE if is_button and not has_own_markup(facts, span) else None


def _of_plain_text(facts: Facts, span: Span, table: _Table) -> PageLine | None:
    words = span.text(facts.folded)
    if any(words.startswith(start) and held in words for start, held in table.asks) or _is_asked(facts, words):
        return PageLine.ASK
    if is_credit(words):
        return PageLine.CREDIT
    known = (words.startswith(table.notices) and not _RUN_ON.search(facts.text, *span)) or not table.lines.isdisjoint(
        (words, _bare(words))
    )
    if known or _is_written(facts, span):
        return PageLine.LINE
    if _COUNTER.match(words):
        return PageLine.COUNTER
    return PageLine.BESIDE if _bare(words) in table.beside else None


def _is_asked(facts: Facts, words: str) -> bool:
    return (
        names_agencies(words)
        or says_where_from(words)
        or names_its_agency(words, facts.resources)
        or _ARROW_HEAD.match(words) is not None
    )


def _bare(words: str) -> str:
    """A line without what adorns it; the colon of a heading goes too."""
    return " ".join(words.strip(_ORNAMENTS).rstrip(":.! ").split())


def _is_written(facts: Facts, span: Span) -> bool:
    """Rights, labels with a price or an address, and addresses alone."""
    return (
        _RIGHTS.match(facts.folded, *span) is not None
        or _MORE_ABOUT.match(facts.folded, *span) is not None
        or _ADVERT.match(facts.folded, *span) is not None
        or _FILED.match(facts.text, *span) is not None
        or _LABEL.match(facts.text, *span) is not None
        or _LINK.match(facts.text, *span) is not None
        or is_out_of_reach(span.text(facts.folded))
        or is_widget(span.text(facts.folded))
        or names_its_language(span.text(facts.folded), facts.resources)
    )
