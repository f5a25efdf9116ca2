"""Finds the reader of an input: by its extension, unless the settings name a format.

A format is a package beside this module. Its ``__init__`` has the NAME and the EXTENSIONS of the format, and nothing that costs time; its module
``reader`` has the functions ``read`` and ``prose_words``, and ``check_rewritten`` where a fix may break what is no prose. It is imported at its first use, since the readers of all formats take 60 ms to import.
"""

from __future__ import annotations

import importlib
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath
from types import ModuleType

from checker.base.data_files import rows
from checker.model.document import Document
from checker.model.errors import SourceError
from checker.model.settings import ReaderOptions
from checker.reading.source import Source

_PACKAGES = {
    package.NAME: package
    for package in (
        importlib.import_module(f"checker.reading.{reader.parent.name}")
        for reader in sorted(Path(__file__).parent.glob("*/reader.py"))
    )
}
NAMES = tuple(_PACKAGES)
READERS: Mapping[str, str] = {
    extension: name for name, package in _PACKAGES.items() for extension in package.EXTENSIONS
}
"""The name of the format of each extension."""
_CLOSED = re.compile(r"(?:\s|</[\w-]{1,20}>|[*_])*+")


def reader_by_extension(path: str, options: ReaderOptions) -> str | None:
    """The name of the format of files with this extension; None for an unknown one, and without one."""
    suffix = PurePath(path).suffix.lower()
    return dict(options.formats).get(suffix) or READERS.get(suffix)


def reader_for(path: str, options: ReaderOptions) -> str | None:
    """The name of the format of an input: the one in the settings, else that of its extension, plain text if it has no extension.

    None for an unknown extension: fixing JSON or a news feed as plain text would break it.
    """
    if options.input_format:
        return options.input_format
    plain = "text" if PurePath(path).suffix in ("", ".") else None
    return reader_by_extension(path, options) or plain


def read(source: Source, options: ReaderOptions) -> Iterator[Document]:
    """The Documents of a source.

    Raises SourceError for a source without a reader, and for one that its reader refuses, with the reason.
    """
    name = reader_for(source.path, options)
    if name is None:
        raise unread(source.path)
    documents: Iterator[Document] = _reader(name).read(source, options)
    return (_with_its_end(document, source.text) for document in documents)


def _with_its_end(document: Document, source: str) -> Document:
    """Tells the document whether it ends the source; a picture or a player may stand behind its last words."""
    pieces = document.offsets.pieces
    rest = source[pieces[-1].source_end :] if pieces else ""
    return replace(document, ends_source=bool(pieces) and _CLOSED.fullmatch(rest) is not None)


def _reader(name: str) -> ModuleType:
    return importlib.import_module(f"{_PACKAGES[name].__name__}.reader")


def check_rewritten(source: Source, text: str, options: ReaderOptions) -> None:
    """Raises EditRefusedError where a fixed text of a source has lost or changed what is no prose in its front matter."""
    name = reader_for(source.path, options)
    check = getattr(_reader(name), "check_rewritten", None) if name else None
    if check is not None:
        check(source.text, text, options)


def prose_words(source: Source, options: ReaderOptions) -> int:
    """How many words of prose a source has, whether its reader used them or not: those in sentences, without code, markup and lists of names."""
    count: int = _reader(reader_for(source.path, options) or "text").prose_words(source.text)
    return count


def is_unsupported(extension: str) -> bool:
    """Whether files of an extension are documents without a reader that a walk should mention."""
    return extension.lower() in _unsupported_formats()


def unread(path: str) -> SourceError:
    """Why an input without a reader is not read, and what to do."""
    extension = PurePath(path).suffix
    name, advice = _unsupported_formats().get(extension.lower(), ("", ""))
    if advice:
        return SourceError(path, f"{name}: {advice.replace('{path}', shlex.quote(path))}")
    return SourceError(path, f"unsupported file type {extension}; use --input-format text to read it as plain text")


@cache
def _unsupported_formats() -> Mapping[str, tuple[str, str]]:
    """The name of each format and what to do with its files, by extension; without advice for formats that are text."""
    return {extension: (name, advice) for extension, name, advice in rows("unsupported_formats.tsv")}
