"""A quotation mark on the wrong side of its blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.speech.quote_marks import QuotedParagraph, QuoteMark, Side
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ('"', "“", "”")
_WORD_BEFORE = pattern(r"[^\s\"“”]{1,40}\s?\Z")
_WORD_BEHIND = pattern(r"\s?[\w’'-]{1,40}")
_BEGINS = pattern(r"(?:[Hh]e|[Ss]he|I|[Ii]t|[Ww]e|[Tt]hey|The|An?|[A-Z][a-z]{1,20} [a-z]{1,20}ing)\b")
# Titles in a row: “"The Mill"," Late Train"”.
_LISTED = pattern(r"(?<=[\w!?…])\",\" (?=[A-Z\d][^\"\n]{0,60}\")")
# “the channel" Red Moon " says”
_PARTED = pattern(r" [\w][^\"“”.!?\n]{0,58}[\w!?] ")
_WORD_END = pattern(r"[a-z]")
_DETERMINER = pattern(r"(?<![^\s])(?:the|an?|his|her|its|their|our|my|this|these|those)\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Before an attribution a mark closes, after a determiner it opens."""
    for paragraph in facts.quoted_paragraphs:
        if paragraph.has_foreign:
            continue
        yield from _listed(facts, paragraph)
        for index, mark in enumerate(paragraph.marks):
            if _should_close(facts, paragraph, index):
                yield _before_speaker(facts.text, mark)
            elif _should_open(facts.text, paragraph, index):
                yield _after_determiner(facts.text, paragraph, index)


def _listed(facts: Facts, paragraph: QuotedParagraph) -> Iterator[Mark]:
    """A mark that should open the next title of a list."""
    for match in _LISTED.finditer(facts.text, *paragraph.span):
        if facts.speaker_at(match.end()) is None:
            end = _WORD_BEHIND.match(facts.text, match.end())
            span = Span(match.start(), end.end() if end else match.end())
            edit = Edit(Span(match.end() - 2, match.end()), ' "')
            better = f'", "{facts.text[match.end() : span.end]}'
            yield Mark(span, "list", suggestions=(Suggestion(better, (edit,)),))


def _sign_before(text: str, at: int) -> str:
    """The character before the blank before a mark; "" where there is none."""
    return text[at - 2 : at - 1] if at > 1 else ""


def _should_close(facts: Facts, paragraph: QuotedParagraph, index: int) -> bool:
    """Whether a mark that looks like an opening one stands after a comma and before the speaker."""
    mark = paragraph.marks[index]
    following = paragraph.marks[index + 1] if index + 1 < len(paragraph.marks) else None
    inside = mark.inside or (index > 0 and paragraph.marks[index - 1].side is Side.OPENS)
    # Where the opening mark is lost as well, none follows.
    lost = following is None and _sign_before(facts.text, mark.at) == "," and not _BEGINS.match(facts.text, mark.at + 1)
    if mark.side is not Side.OPENS or _sign_before(facts.text, mark.at) not in (",", "!", "?") or not (inside or lost):
        return False
    speaker = facts.speaker_at(mark.at + 1)
    return speaker is not None and (following is None or (following.side is Side.OPENS and following.at > speaker.end))


def _should_open(text: str, paragraph: QuotedParagraph, index: int) -> bool:
    """Whether a mark hangs on a determiner and its partner on the next word after a blank."""
    if index + 1 >= len(paragraph.marks):
        return False
    mark, partner = paragraph.marks[index : index + 2]
    turned = mark.side is Side.CLOSES and partner.side is Side.OPENS and mark.sign != "“"
    between = text[mark.at + 1 : partner.at]
    if mark.side is Side.CLOSES and partner.side is Side.FLOATS and not mark.inside and mark.sign == '"':
        return _PARTED.fullmatch(between) is not None and _WORD_END.match(text, mark.at - 1) is not None
    return (
        turned
        and between[:1].isspace()
        and between[-2:-1].isalnum()
        and len(between) < 80
        and (" " in between.strip() or not mark.inside)
        and "." not in between
        and _DETERMINER.search(text, max(0, mark.at - 8), mark.at) is not None
    )


def _before_speaker(text: str, mark: QuoteMark) -> Mark:
    closer = '"' if mark.sign == '"' else "”"
    edit = Edit(Span(mark.at - 1, mark.at + 1), f"{closer} ")
    return _mark(text, mark, "main", (edit,))


def _after_determiner(text: str, paragraph: QuotedParagraph, index: int) -> Mark:
    """Quotation marks inside a quotation are single ones."""
    mark, partner = paragraph.marks[index : index + 2]
    opening, closing = ("'", "'") if mark.inside else ('"', '"')
    if "”" in (mark.sign, partner.sign):
        opening, closing = ("‘", "’") if mark.inside else ("“", "”")
    edits = (
        Edit(Span(mark.at, mark.at + 2), f" {opening}"),
        Edit(Span(partner.at - 1, partner.at + 1), closing if partner.side is Side.FLOATS else f"{closing} "),
    )
    return _mark(text, mark, "determiner", edits)


def _mark(text: str, mark: QuoteMark, case: str, edits: tuple[Edit, ...]) -> Mark:
    before = _WORD_BEFORE.search(text, max(0, mark.at - 42), mark.at)
    behind = _WORD_BEHIND.match(text, mark.at + 1)
    span = Span(before.start() if before else mark.at, behind.end() if behind else mark.at + 1)
    better = text[span.start : edits[0].span.start] + edits[0].text + text[edits[0].span.end : span.end]
    return Mark(span, case, suggestions=(Suggestion(better, edits),))
