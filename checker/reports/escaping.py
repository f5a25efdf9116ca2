"""How text is written where quotes, line ends and control characters mean something: JSON, XML, Markdown, URIs."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from checker.base.visible import visible, with_hidden_as

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# What XML 1.0 has no way to write, not even as a reference.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_XML = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#&])")
_DRIVE = re.compile(r"[A-Za-z]:/")


def well_formed(text: str) -> str:
    """The text with U+FFFD for lone surrogates: strict parsers refuse a whole file for one of them, even when it is escaped."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def json_text(value: Any) -> str:
    """A value as JSON on one line, in characters that UTF-8 can carry; those that nobody sees are escaped."""
    return json_escaped(well_formed(json.dumps(value, ensure_ascii=False)))


def json_escaped(text: str) -> str:
    """JSON with escapes for what a terminal that shows it might obey, or a reader overlook. It stands for the same values."""
    return with_hidden_as(lambda sign: sign if sign == "\n" else json.dumps(sign)[1:-1], text)


def xml_text(text: str) -> str:
    """Text for an XML attribute or element. What XML can't carry is named, as ``<U+001B>``; other characters that nobody sees are references."""
    text = well_formed(_NOT_XML.sub(lambda sign: visible(sign[0]), text)).translate(_XML)
    return with_hidden_as(lambda sign: f"&#x{ord(sign):X};", text)


def one_line(text: str) -> str:
    """The text on one line, single-spaced; characters that nobody sees are named."""
    return visible(" ".join(text.split()))


def relative(path: str) -> str:
    """A path as repositories list it: without ``./`` before it."""
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    return path


def uri(path: str) -> str:
    """A path as a URI reference: relative where the path is. Bytes of a file name that are no UTF-8 keep their values."""
    shown = relative(path)
    drive = "/" if _DRIVE.match(shown) else ""
    scheme = f"file://{drive}" if drive or shown.startswith("/") else ""
    # A surrogate that stands for no byte of a file name can't be written in an address.
    raw = shown.encode("utf-8", "surrogateescape") if _is_name(shown) else well_formed(shown).encode()
    return scheme + quote(raw, safe="/:" if drive else "/")


def _is_name(path: str) -> bool:
    return all("\udc80" <= surrogate <= "\udcff" for surrogate in _LONE_SURROGATE.findall(path))


def markdown_text(text: str) -> str:
    """Text that Markdown shows as it is, on one line; characters that nobody sees are named."""
    return _MARKDOWN.sub(r"\\\1", visible(re.sub(r"\s+", " ", text)))
