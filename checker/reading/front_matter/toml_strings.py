"""What a TOML string says, part by part, and how a part is written anew."""

from __future__ import annotations

import re

from checker.model.document import Piece
from checker.model.errors import EditRefusedError
from checker.reading.front_matter.values import Pieces

STRING = (
    r'"""(?:\r\n|[\r\n])?(?P<basic_lines>(?:[^"\\]++|\\(?s:.)|"{1,2}(?!")|"{1,2}(?="""(?!")))*+)"""'
    r"|'''(?:\r\n|[\r\n])?(?P<literal_lines>(?:[^']++|'{1,2}(?!')|'{1,2}(?='''(?!')))*+)'''"
    r'|"(?P<basic>(?:[^"\\\r\n]++|\\.)*+)"'
    r"|'(?P<literal>[^'\r\n]*+)'"
)
FORMS = ("basic_lines", "literal_lines", "basic", "literal")
_PART = re.compile(
    r"\\(?P<joined>[ \t]*+(?:\r\n|[\r\n])[ \t\r\n]*+)|\\(?P<code>u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})|\\(?P<sign>.)"
    r"|(?P<line>\r\n|\r)|[^\\\r]++"
)
_RAW_PART = re.compile(r"(?P<line>\r\n|\r)|[^\r]++")
_ESCAPED = dict(zip('btnfr"\\', '\b\t\n\f\r"\\', strict=True))
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\ud800-\udfff]")


def string_at(text: str, match: re.Match[str], form: str) -> tuple[str, tuple[Piece, ...]]:
    """What a string says, and its pieces."""
    basic = form.startswith("basic")
    pieces = Pieces(text, _in_basic if basic else _in_literal)
    for part in (_PART if basic else _RAW_PART).finditer(text, *match.span(form)):
        pieces.add(part.start(), part.end(), _decoded(part))
    return pieces.made()


def _decoded(part: re.Match[str]) -> str:
    groups = part.groupdict()
    if groups.get("joined") is not None:
        return ""
    if (code := groups.get("code")) is not None:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else ""
    if (sign := groups.get("sign")) is not None:
        return _ESCAPED.get(sign, "")
    return "\n" if groups["line"] is not None else part[0]


def _in_basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return _CONTROL.sub(_code, escaped)


def _code(match: re.Match[str]) -> str:
    if "\ud800" <= match[0] <= "\udfff":
        raise EditRefusedError("half a character can't be written in the front matter")
    return f"\\u{ord(match[0]):04X}"


def _in_literal(text: str) -> str:
    if "'" in text or _CONTROL.search(text):
        raise EditRefusedError("the words hold a sign that can't be written between single quotes in the front matter")
    return text
