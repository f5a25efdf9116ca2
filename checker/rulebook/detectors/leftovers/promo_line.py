"""Requests to click, subscribe, follow or download."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.text.segments import Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.page_widgets import is_share_row

# An announcement of an event has a day or a time.
_EVENT = pattern(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|today|tomorrow|tonight|\d{1,2}(?::\d\d)? ?[ap]\.?m)\b"
)
_JOIN = pattern(r"[^\w]{0,6}(?:please |side note[: ]{1,3})?join\b")
# What institutions ask for, too; the other words only pages use.
_OFFER = pattern(
    r"[^\w]{0,6}(?:please )?(?:join|sign up|download|get|follow|call|contact|email|e-mail|send|click here)\b"
)
_ABOUT_PAGE = pattern(
    r"\b(?:newsletters?|comments?|article|story|news|alerts|notifications?|inbox|briefings?|bulletins?|digest|podcast|channel|group|updates|facebook|twitter|instagram|telegram|whatsapp|youtube|click|all the latest|the latest from|(?:never|do not|don't) miss)\b"
)
# How to set up a program: “go to Settings → Privacy and …”
_MENU = pattern(r"[A-Z][a-z]{2,15} ?(?:→|>|»|›|▸) ?[A-Z][a-z]{2,15}\b(?= [a-z]|,)")
# “The vote is in May (read more: five things about the bill).”
_BRACKETED = pattern(
    r"\((?:(?:also )?read (?:more|also|on)|see more|watch(?: also| more)?|related(?: story| article| news)?): [^()\n]{4,160}\)"
)
_LEAD = pattern(r"[^\w]{0,6}")
_JOINTS = ("", " ", "  ", "\N{NO-BREAK SPACE}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cutting a paragraph that can't be news is safe; other promotional lines need a review."""
    blocks = {block.span for block in facts.document.blocks}
    for first, span in _passages(facts):
        if _belongs_to_story(facts, span):
            continue
        block = facts.document_block_at(span.start).span
        whole = block if is_share_row(block.text(facts.folded)) else span
        alone = whole in blocks and len(blocks) > 1
        case = "line" if alone and whole == first.span and _is_certain(first, facts) else "main"
        yield Mark(whole, case, suggestions=(cut(facts.text, whole),))
    for match in _BRACKETED.finditer(facts.folded):
        span = Span(*match.span())
        segment = facts.segments.at(span.start)
        if segment is None or segment.kind is not SegmentKind.PROMO:
            yield Mark(span, suggestions=(cut(facts.text, span),))


def _belongs_to_story(facts: Facts, span: Span) -> bool:
    """Whether the call is to readers of an announcement: one with a day, or one of a text that speaks for its publishers."""
    words = span.text(facts.folded)
    if _MENU.search(span.text(facts.text)):
        return True
    if _JOIN.match(words) and _EVENT.search(words):
        return True
    if not _OFFER.match(words) or _ABOUT_PAGE.search(words):
        return False
    # In Markdown and HTML, authors link to what they offer.
    return facts.document.offsets.markup is not None or facts.speaks_of_itself


def _passages(facts: Facts) -> Iterator[tuple[Segment, Span]]:
    """Each promotional line with those that follow it in its paragraph, which are one passage."""
    first: Segment | None = None
    end = 0
    for segment in facts.segments:
        if segment.kind is not SegmentKind.PROMO:
            continue
        if first is not None and facts.text[end : segment.span.start] in _JOINTS:
            end = segment.span.end
            continue
        if first is not None:
            yield first, Span(first.span.start, end)
        first, end = segment, segment.span.end
    if first is not None:
        yield first, Span(first.span.start, end)


def _is_certain(segment: Segment, facts: Facts) -> bool:
    """Whether the line can't be news; a line in a list may be."""
    words = segment.span.text(facts.folded)
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    return (
        segment.block is BlockKind.PARAGRAPH
        and not _EVENT.search(words)
        and any(words.startswith(start) and held in words for start, held in _certain_calls(facts))
    )


def _certain_calls(facts: Facts) -> Iterator[tuple[str, str]]:
    return ((row[0], "".join(row[1:])) for row in facts.resources.rows("certain_calls"))
