"""Whether a file has far more prose than was read of it, and what is said then."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.document import Document
from checker.model.reader_options import ReaderOptions
from checker.reading.prose_words import prose_words
from checker.reading.source import Source

# Of ten words one was read, or fewer. Pages of code, data and links have few words in sentences.
_ALMOST_NOTHING = 10
_FEW_WORDS = 50
_WHERE = "they are outside what is read as prose, for example under a front matter key that the setting “front-matter” does not name"


def unread_of(document: Document, source: Source, options: ReaderOptions) -> int:
    """How many words of prose the source has, where almost none of them is in the document; else 0."""
    read = len(document.text.split())
    if read * _ALMOST_NOTHING >= len(source.text.split()):
        return 0
    total = prose_words(source, options)
    return total if total > _FEW_WORDS and read * _ALMOST_NOTHING < total else 0


def why_not_checked(total: int) -> str:
    """Why a source counts as not read of whose words none is in its document."""
    return f"none of its {total:,} words was read: {_WHERE}"


def read_notes(document: Document, source: Source, total: int) -> Iterator[str]:
    """What a report says of how much was read; nothing where that was enough."""
    if not document.text.strip():
        yield "no prose was found in the file" if source.text.strip() else "the file is empty"
    elif total:
        yield f"{len(document.text.split()):,} of {total:,} words were read, not the others: {_WHERE}"
