"""Recognises a finding in another version of its text."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from checker.base.patterns import pattern
from checker.model.document import Block, Document
from checker.model.finding import Finding
from checker.model.span import Span

HERE_TOO = "here too"
"""The message of related places where the defect of a finding occurs again."""

_WORDS = pattern(r"\w+")
_AROUND = 120
_NEIGHBOURS = 3
_BLOCK_WORDS = 4
_LONG = 6
_DIGITS = 8


def fingerprint(rule: str, text: str, span: Span, occurrence: int) -> str:
    """A hash (16 hex digits) of the rule, the marked words, three words on either side, and the number among equals. No
    path, no offset."""
    marked = unicodedata.normalize("NFC", span.text(text))
    return _hash(rule, marked, *neighbours(text, span), str(occurrence))


def id_of_words(rule: str, words: str) -> str:
    """A hash (16 hex digits) of the rule and the marked words, however their lines break."""
    return _hash(rule, _normal(words))


def neighbours(text: str, span: Span) -> tuple[str, str]:
    """Three words before and three after a span."""
    before = _WORDS.findall(text, max(0, span.start - _AROUND), span.start)[-_NEIGHBOURS:]
    after = _WORDS.findall(text, span.end, span.end + _AROUND)[:_NEIGHBOURS]
    return unicodedata.normalize("NFC", " ".join(before)), unicodedata.normalize("NFC", " ".join(after))


def keys_of(document: Document, findings: Sequence[Finding]) -> tuple[tuple[str, ...], ...]:
    """Keys of each finding by which it can be recognised if its id has changed, the surest first.

    Each is a hash (8 hex digits) of the rule with: the marked words and three words before them; three words after
    them; the first four words of their block; its last four; for a long mark, the words on either side without its own;
    the marked words alone.
    """
    starts = [block.span.start for block in document.blocks]
    return tuple(tuple(_keys(finding, document, starts)) for finding in findings)


def places_of(finding: Finding) -> int:
    """The number of places with its defect."""
    return 1 + sum(related.message == HERE_TOO for related in finding.related)


def _keys(finding: Finding, document: Document, starts: Sequence[int]) -> Iterator[str]:
    marked = _normal(finding.text)
    before, after = neighbours(document.text, finding.span)
    index = bisect_right(starts, finding.span.start) - 1
    first, last = _ends(document.blocks[index], document.text) if index >= 0 else ("", "")
    for around in (before, after, first, last):
        yield _hash(finding.rule, marked, around)[:_DIGITS]
    yield _hash(finding.rule, before, after)[:_DIGITS] if marked.count(" ") >= _LONG - 1 else ""
    yield _hash(finding.rule, marked)[:_DIGITS]


def _ends(block: Block, text: str) -> tuple[str, str]:
    """The first and the last words of a block."""
    start, end = block.span
    first = _WORDS.findall(text, start, min(end, start + _AROUND))[:_BLOCK_WORDS]
    last = _WORDS.findall(text, max(start, end - _AROUND), end)[-_BLOCK_WORDS:]
    return unicodedata.normalize("NFC", " ".join(first)), unicodedata.normalize("NFC", " ".join(last))


def _normal(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
