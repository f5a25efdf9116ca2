"""A sentence behind a comma: “It is new, It has four cameras”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

_SUBJECT = r"(?:It|He|She|They|We|There)(?= (?:is|was|are|were|has|have|had|will|would|can|could|may|also|did|does|do|[a-z]{2,20}(?:ed|s))\b|[’'](?:s|re|ve|ll|d)\b(?! [A-Z]))"
# “, Many of them are small”
_QUANTITY = r"(?:Many|Most|Some|Several|All|None|One|Two|Three|Half) of (?:them|these|those|the) (?=[a-z]{2,20} )"
_LINK = r"(?:However|Therefore|Meanwhile|Moreover|Furthermore|Nevertheless|In addition|At the same time|As a result|After that|On the other hand)(?=, )"
# “They built”, “It came”: a past form has no ending of its own.
_PRONOUN = r"(?:It|He|She|They)(?= [a-z]{2,20} (?:the|an?|it|him|her|them|his|their|its|to|that|in|on|at|up|out)\b)"
_SMALL = (
    r"(?:Instead of|Not long|Not only|According to|Although|Because|Despite|During|Among|Including|If|While|When|Since|Which(?= (?:is|was|are|were|has|had|will|means|meant|led|made)\b)|Where(?= (?:he|she|they|it|the)\b))(?= [a-z])"
    r"|(?<=; )(?:The|This|These|There|In|By|At|On|For|An?)(?= [a-z]{3,20} [a-z])"
)
_SEAM = pattern(
    rf"(?<=[a-z0-9)”\"])(?P<sign>[,;]) (?:(?P<whole>{_SUBJECT}|{_LINK}|{_PRONOUN}|{_QUANTITY})|(?P<small>{_SMALL}))"
)
_BEFORE = pattern(r"[^.!?:\n]{0,200}\Z")
# No title begins so, with a comma behind it.
_LINKED = pattern(
    r"(?:However|Therefore|Meanwhile|Moreover|Furthermore|Nevertheless|In addition|At the same|As a result|After that)"
)
_FIRST = pattern(r"\w{2,20}")
# The capital of a title reaches on: “Once Upon a Time, In the Lab of Torvic”.
_TITLE = pattern(r"[A-Z][\w’'-]{1,20}(?: (?:[a-z]{1,3}|[A-Z][\w’'-]{1,20})){0,3} [A-Z][\w’'-]{1,20}\Z")
_LEAST_WORDS, _MOST = 3, 20


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """In sentences of running text. Lists, titles and verse have capitals of their own."""
    found: list[Mark] = []
    for block in facts.document.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        seams = _SEAM.finditer(facts.text, *block.span)
        found.extend(_mark(facts, match) for match in seams if _is_seam(facts, match, block.span))
    if len(found) <= _MOST:
        yield from found


def _is_seam(facts: Facts, match: re.Match[str], block: Span) -> bool:
    span = Span(*match.span())
    if facts.quoted.touching(span) is not None or "\n" in match[0] or _is_broken(facts, span):
        return False
    before = _BEFORE.search(facts.text, max(block.start, match.start() - 200), match.start())
    words = before[0].split() if before else []
    is_title = _TITLE.search(before[0] if before else "") is not None and not _LINKED.match(match["whole"] or "")
    if len(words) < _LEAST_WORDS or is_title:
        return False
    small = sum(word[0].islower() or word[0].isdigit() for word in words[1:])
    return small * 2 >= len(words) - 1


def _is_broken(facts: Facts, span: Span) -> bool:
    """Whether the writer ended the line there, as in verse."""
    place = facts.document.offsets.place(span)
    return place.end - place.start > span.end - span.start


def _mark(facts: Facts, match: re.Match[str]) -> Mark:
    sign = Span(*match.span("sign"))
    name = "whole" if match["whole"] else "small"
    word = _FIRST.match(facts.text, match.start(name))
    end = word.end() if word else match.end()
    span = Span(sign.start, end)
    stop = Suggestion(f". {facts.text[match.start(name) : end]}", (Edit(sign, "."),))
    at = match.start(name)
    lower = Suggestion(
        f"{match['sign']} {facts.text[at:end].lower()}", (Edit(Span(at, at + 1), facts.text[at].lower()),)
    )
    if name == "whole":
        return Mark(span, suggestions=(stop, lower))
    return Mark(span, "small", suggestions=(lower, stop))
