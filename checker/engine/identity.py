"""What makes a finding the same finding in another version of its text."""

from __future__ import annotations

import re
import unicodedata

from checker.model.span import Span

_WORDS = re.compile(r"\w+")
_AROUND = 120
_NEIGHBOURS = 3


def fingerprint(rule: str, text: str, span: Span, occurrence: int) -> str:
    """A hash (16 hex digits) of the rule, the marked words, three words on either side, and the number among equals. No path, no offset."""
    marked = unicodedata.normalize("NFC", span.text(text))
    return _hash(rule, marked, *neighbours(text, span), str(occurrence))


def neighbours(text: str, span: Span) -> tuple[str, str]:
    """Three words before and three after a span."""
    before = _WORDS.findall(text, max(0, span.start - _AROUND), span.start)[-_NEIGHBOURS:]
    after = _WORDS.findall(text, span.end, span.end + _AROUND)[:_NEIGHBOURS]
    return unicodedata.normalize("NFC", " ".join(before)), unicodedata.normalize("NFC", " ".join(after))


def _hash(*parts: str) -> str:
    import hashlib  # noqa: PLC0415 - a text without findings needs none

    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
