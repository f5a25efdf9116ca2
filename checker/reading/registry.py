"""Which reader takes an input: by its extension, unless a format is asked for."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import PurePath

from checker.model.document import Document
from checker.model.errors import SourceError
from checker.model.reader_options import ReaderOptions
from checker.reading.source import Source

READERS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdx": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".rst": "masked",
    ".adoc": "masked",
    ".asciidoc": "masked",
    ".tex": "masked",
}
_MODULES = {
    "text": "checker.reading.text",
    "markdown": "checker.reading.markdown.reader",
    "html": "checker.reading.html.reader",
    "masked": "checker.reading.markup.reader",
}
NAMES = tuple(dict.fromkeys(READERS.values()))


def reader_by_extension(path: str, options: ReaderOptions) -> str | None:
    """The name of the reader that takes files of this extension; None for an extension that none takes, and for none at all."""
    suffix = PurePath(path).suffix.lower()
    return dict(options.formats).get(suffix) or READERS.get(suffix)


def reader_for(path: str, options: ReaderOptions) -> str | None:
    """The name of the reader of an input: the one that is asked for, else the one of its extension, plain text where it has no extension.

    None for an extension that no reader takes: fixing JSON or a news feed as plain text would break it.
    """
    if options.input_format:
        return options.input_format
    plain = "text" if PurePath(path).suffix in ("", ".") else None
    return reader_by_extension(path, options) or plain


def unread(path: str) -> SourceError:
    """Why an input without a reader is not read, and what to do."""
    from checker.reading.foreign_formats import why_unread  # noqa: PLC0415 - only where there is one

    return SourceError(path, why_unread(path))


def read(source: Source, options: ReaderOptions) -> Iterator[Document]:
    """The Documents of a source.

    Raises SourceError for a source without a reader, and for one that its reader refuses, with the reason.
    """
    name = reader_for(source.path, options)
    if name is None:
        raise unread(source.path)
    documents: Iterator[Document] = importlib.import_module(_MODULES[name]).read(source, options)
    return documents


_WITH_FRONT_MATTER = frozenset({"markdown", "html"})


def check_rewritten(source: Source, text: str, options: ReaderOptions) -> None:
    """Raises EditRefusedError where a mended text of a source has lost or changed what is no prose in its front matter."""
    if reader_for(source.path, options) in _WITH_FRONT_MATTER:
        from checker.reading.front_matter import block as front_matter  # noqa: PLC0415 - only for formats that have it

        front_matter.check_rewritten(source.text, text, options)
