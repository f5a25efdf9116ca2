"""Joins the blocks of a page into one Document: which of its titles is the headline, and what is said twice."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

from checker.model.document import Block, BlockKind, Comment, Document, Markup, OffsetMap, Place
from checker.model.reader_options import ReaderOptions
from checker.model.span import Span
from checker.reading.front_matter.block import FrontMatter, in_front_matter
from checker.reading.front_matter.body import BodyBlock, body_of
from checker.reading.html.blocks import DraftBlock, Joined
from checker.reading.html.page import DESCRIPTION, FIRST_HEADING, IMAGE, SHARED_TITLE, TITLE, Page
from checker.reading.news_parts import Opening
from checker.reading.source import Source

_SITE = re.compile(r"\s+[|·»]\s|\s+::\s")
_DASHED_SITE = re.compile(r"\s+[-–—]\s+(?=(?P<site>[^-–—]*)\Z)")
_SITE_WORDS = 4
_PLAIN = ReaderOptions()
FRONT_TITLE = "front title"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def assemble(source: Source, page: Page, front: FrontMatter | None, markup: Markup) -> Document:
    """The Document of a page that was walked through. What its front matter tells goes before what the page does."""
    before = [] if front is None else list(_front_blocks(source.text, front))
    page.drafts[:0] = before
    headline = _headline(page)
    joined = Joined()
    starts: list[int] = []
    opening = Opening()
    for draft in _wanted(page, headline):
        starts.append(-1 if draft is None else joined.add(draft))
        if draft is None:
            continue
        if draft is headline:
            # What stands above the headline belongs to the page.
            opening = Opening()
        joined.blocks.extend(_blocks(draft, starts[-1], opening))
    told = page.told
    return Document(
        source.path,
        "".join(joined.parts),
        tuple(joined.blocks),
        OffsetMap(tuple(joined.pieces), wholes=tuple(joined.wholes), markup=markup),
        language=(front.language if front else "") or told.get("language", "").strip(),
        date=next((day for day in map(_day, _times(told, front)) if day), ""),
        title=headline.text if headline is not None and headline.role != FIRST_HEADING else "",
        origin=(front.origin if front else "") or (told.get("origin") or told.get("site", "")).strip(),
        draft=front is not None and front.draft,
        opaque=tuple(joined.opaque),
        comments=tuple(_comments(source.text, page, starts, joined.length, len(before))),
    )


def _front_blocks(source: str, front: FrontMatter) -> Iterator[DraftBlock]:
    for scalar in front.scalars:
        is_title = scalar.key.casefold() == "title"
        kind = BlockKind.HEADLINE if is_title else BlockKind.CAPTION
        body = body_of(source, scalar, front, _PLAIN)
        blocks = [BodyBlock(scalar.text, scalar.pieces, kind)] if body is None else body.blocks
        for block in blocks:
            draft = DraftBlock.made(block.words, block.pieces, "" if body else FRONT_TITLE if is_title else IMAGE)
            draft.kind = block.kind
            draft.refusal = in_front_matter(scalar.key)
            yield draft


def _times(told: Mapping[str, str], front: FrontMatter | None) -> tuple[str, ...]:
    return (front.date if front else "", told.get("date", ""), told.get("time", ""))


def _headline(page: Page) -> DraftBlock | None:
    """The first heading, else the title of the front matter, else that of the page without the name of the site, else that for social networks."""
    by_role = {draft.role: draft for draft in reversed(page.drafts) if draft.is_prose}
    if FIRST_HEADING in by_role:
        return by_role[FIRST_HEADING]
    if TITLE in by_role:
        title = by_role[TITLE]
        title.cut(_without_site(title.text, page.told.get("site", "")))
    headline = by_role.get(FRONT_TITLE) or by_role.get(TITLE) or by_role.get(SHARED_TITLE)
    if headline is not None:
        headline.kind = BlockKind.HEADLINE
    return headline


def _without_site(title: str, site: str) -> int:
    """The length of a title without the name of the site at its end. After a dash only what looks like a name is one."""
    if named := _SITE.search(title):
        return named.start() or len(title)
    dashed = _DASHED_SITE.search(title)
    if dashed is None:
        return len(title)
    words = dashed["site"].split()
    is_name = dashed["site"].strip().casefold() == site.strip().casefold() or (
        len(words) <= _SITE_WORDS and all(word[:1].isupper() or len(word) <= 3 for word in words)
    )
    return dashed.start() if is_name else len(title)


def _wanted(page: Page, headline: DraftBlock | None) -> Iterator[DraftBlock | None]:
    """Each block, or None for one that isn't taken: no prose, another title, or what an image or the head says of the story a second time."""
    shown = "\n".join(draft.text for draft in page.drafts if draft.role in {"", FIRST_HEADING})
    said = {draft.text for draft in page.drafts if draft.role in {"", FIRST_HEADING}}
    for draft in page.drafts:
        wanted = draft.is_prose
        if draft.role in {TITLE, SHARED_TITLE}:
            wanted = draft is headline
        elif draft.role == DESCRIPTION:
            wanted = draft.text.rstrip(" .…") not in shown
        elif draft.role in {IMAGE, FRONT_TITLE}:
            wanted = draft.text not in said
            said.add(draft.text)
        yield draft if wanted else None


def _blocks(draft: DraftBlock, start: int, opening: Opening) -> Iterator[Block]:
    """The block; of a paragraph that opens the story, its parts."""
    if draft.kind is not BlockKind.PARAGRAPH:
        yield Block(draft.kind, Span(start, start + draft.length))
        return
    for block in opening.paragraph(draft.text, Span(0, draft.length)):
        if block.span.end > block.span.start:
            yield Block(block.kind, Span(start + block.span.start, start + block.span.end))


def _day(written: str) -> str:
    """The ISO day of a time; empty where it is none of the calendar."""
    day = _DAY.match(written.strip())
    try:
        return datetime.date.fromisoformat(day[0]).isoformat() if day else ""
    except ValueError:
        return ""


def _comments(source: str, page: Page, starts: Sequence[int], length: int, before: int) -> Iterator[Comment]:
    following = [length] * (len(starts) + 1)
    for index in range(len(starts) - 1, -1, -1):
        following[index] = starts[index] if starts[index] >= 0 else following[index + 1]
    for noted in page.comments:
        token = noted.token
        if token.name.startswith(("[if", "<![endif")) or not token.name.strip():
            continue
        block = noted.block + before
        inside = block < len(starts) and starts[block] >= 0
        at = following[block] + (min(noted.at, page.drafts[block].length) if inside else 0)
        place = Place("", token.start, token.end)
        yield Comment(token.name.strip(), place, at, _alone(source, token.start, token.end))


def _alone(source: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the lines of a comment."""
    while start and source[start - 1] in " \t":
        start -= 1
    while end < len(source) and source[end] in " \t":
        end += 1
    return (not start or source[start - 1] in "\r\n") and (end == len(source) or source[end] in "\r\n")
