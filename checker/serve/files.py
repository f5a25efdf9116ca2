"""Opens and saves files for the page: bytes to text and back, as the command line reads and writes them."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Any

from checker.model.errors import SourceError
from checker.model.settings import Settings
from checker.reading.registry import reader_for
from checker.reading.source import Source, decode, is_encoding
from checker.serve.requests import ApiError, check_kinds, name_in, text_in

_UNTIDY = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"})
"""Codecs of Python that no file is written in; the first two take quadratic time."""
_MARKS: Mapping[str, bytes] = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
}


def opened(data: bytes, query: Mapping[str, str], settings: Settings) -> dict[str, Any]:
    """The text of a file, with all that is needed to write it again.

    Raises ApiError for bytes that are no text, and for an extension that no reader takes.
    """
    name = name_in(query)
    if reader_for(name, settings.reader) is None:
        extension = name[name.rindex(".") :]
        message = f"checker can't read files of type {extension}; save the article as text, Markdown or HTML"
        raise ApiError(400, "unknown_format", f"{message}, or rename it to .txt if it is plain text")
    try:
        source = decode(name, data, _known_encoding(query.get("encoding") or settings.encoding))
    except SourceError as error:
        reason = error.reason.partition(";")[0]
        raise ApiError(400, "not_text", f"{name} can't be opened: {reason}") from error
    return {"name": name, "text": source.text, "encoding": source.encoding, "bom": bool(source.bom)}


def saved(body: Mapping[str, Any]) -> tuple[str, bytes]:
    """The name and the bytes of a file. Raises ApiError where its encoding lacks a character of the text."""
    check_kinds(body, {"text": str, "name": str, "encoding": str, "bom": bool})
    name, text = name_in(body), text_in(body)
    encoding = _known_encoding(body.get("encoding") or "utf-8")
    mark = _MARKS.get(codecs.lookup(encoding).name, b"") if body.get("bom") else b""
    try:
        return name, Source(name, text, encoding, mark).encoded(text)
    except SourceError as error:
        cause = error.__cause__
        at = cause.start if isinstance(cause, UnicodeEncodeError) else 0
        message = f"“{text[at]}” (character {at + 1}) can't be encoded in {encoding}"
        raise ApiError(400, "not_encodable", message, offset=at, character=text[at]) from error


def _known_encoding(name: str) -> str:
    """Raises ApiError for an encoding that no file has."""
    if name and (not is_encoding(name) or codecs.lookup(name).name in _UNTIDY):
        raise ApiError(400, "unknown_encoding", f"unknown encoding “{name}”", field="encoding")
    return name
