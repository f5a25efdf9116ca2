"""Which reader takes an input: by its extension."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import PurePath

from checker.model.document import Document
from checker.reading.options import ReaderOptions
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
NAMES = tuple(dict.fromkeys(READERS.values()))


def reader_for(path: str, options: ReaderOptions) -> str | None:
    """The name of the reader that takes files called so; None for an extension that none takes."""
    suffix = PurePath(path).suffix.lower()
    return dict(options.formats).get(suffix) or READERS.get(suffix)


def read(source: Source, options: ReaderOptions) -> Iterator[Document]:
    """The Documents of a source. One that no reader takes by its name is read as plain text.

    Raises SourceError for a source that its reader refuses, with the reason.
    """
    name = reader_for(source.path, options) or "text"
    documents: Iterator[Document] = importlib.import_module(f"checker.reading.formats.{name}").read(source, options)
    return documents


_WITH_FRONT_MATTER = frozenset({"markdown", "html"})


def check_rewritten(source: Source, text: str, options: ReaderOptions) -> None:
    """Raises EditRefusedError where a mended text of a source has lost or changed what is no prose in its front matter."""
    if reader_for(source.path, options) in _WITH_FRONT_MATTER:
        from checker.reading.formats import front_matter  # noqa: PLC0415 - only for formats that have it

        front_matter.check_rewritten(source.text, text, options)
