"""What a YAML string says, part by part, and how a part is written anew. Method: chapters 5, 7 and 8 of the YAML 1.2 specification."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from checker.model.document import Piece
from checker.model.errors import EditRefusedError
from checker.reading.front_matter.values import Pieces, unwritable, whole

_PROPERTIES = re.compile(r"(?:[&!][^\s]*+\s++)*+")
_HEADER = re.compile(r"[|>][0-9+-]*+[ \t]*+(?:#[^\r\n]*+)?(?:\r\n|[\r\n])")
_LINE = re.compile(r"[ \t]*+([^\r\n]*+)(?:\r\n|[\r\n]|\Z)")
_FOLD = r"(?P<fold>[ \t]*+(?:\r\n|[\r\n])[ \t\r\n]*+)"
_PLAIN = re.compile(rf"{_FOLD}|[^\r\n \t]++|[ \t]++")
_SINGLE = re.compile(rf"{_FOLD}|(?P<quote>'')|[^\r\n \t']++|[ \t]++")
_DOUBLE = re.compile(
    rf"{_FOLD}|\\(?:(?P<joined>(?:\r\n|[\r\n])[ \t]*+)|(?P<code>x[0-9a-fA-F]{{2}}|u[0-9a-fA-F]{{4}}|U[0-9a-fA-F]{{8}})|(?P<sign>.))"
    r"|[^\r\n \t\\]++|[ \t]++"
)
_ESCAPED = dict(zip('0abt\tnvfre "/\\N_LP', '\0\a\b\t\t\n\v\f\r\x1b "/\\\x85\xa0\u2028\u2029', strict=True))
_BREAKS = re.compile(r"[\n\r\x85\u2028\u2029]")
_HIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_LEADING = "-?:,[]{}#&*!|>'\"%@`"


def pieces_of(
    text: str, start: int, end: int, event: Any, *, flow: bool, has_type: Callable[[str], bool]
) -> tuple[str, tuple[Piece, ...]]:
    """What the scalar between two offsets says, and its pieces. One that isn't understood to the last sign is one piece that can't be changed."""
    properties = _PROPERTIES.match(text, start, end)
    begin = properties.end() if properties else start
    value: str = event.value
    if event.style in {"|", ">"}:
        read = _block(text, begin, end, value, unwritable if event.anchor else _in_block)
        return read or whole(value, begin, end)
    if event.style == "'":
        pieces = Pieces(text, unwritable if event.anchor else _in_single)
        _tokens(pieces, text, _SINGLE, begin + 1, end - 1)
    elif event.style == '"':
        pieces = Pieces(text, unwritable if event.anchor else _in_double)
        _tokens(pieces, text, _DOUBLE, begin + 1, end - 1)
    else:
        # Other words keep a text of several from being taken for a number or a yes.
        typed = has_type if len(value.split()) == 1 else None
        pieces = Pieces(text, unwritable if event.anchor else _plain_encoder(typed, flow=flow))
        _tokens(pieces, text, _PLAIN, begin, end)
    made = pieces.made()
    return made if made[0] == value else whole(value, begin, end)


def _tokens(pieces: Pieces, text: str, pattern: re.Pattern[str], start: int, end: int) -> None:
    for match in pattern.finditer(text, start, end):
        pieces.add(match.start(), match.end(), _decoded(match))


def _decoded(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if (fold := groups.get("fold")) is not None:
        breaks = fold.count("\n") + fold.count("\r") - fold.count("\r\n")
        return "\n" * (breaks - 1) or " "
    if groups.get("quote") is not None:
        return "'"
    if groups.get("joined") is not None:
        return ""
    if (code := groups.get("code")) is not None:
        number = int(code[1:], 16)
        return chr(number) if number <= 0x10FFFF else ""
    if (sign := groups.get("sign")) is not None:
        return _ESCAPED.get(sign, "")
    return match[0]


def _block(
    text: str, start: int, end: int, value: str, encode: Callable[[str], str]
) -> tuple[str, tuple[Piece, ...]] | None:
    """The lines of a block, each looked for in what it says: between them only blanks and line ends may stand."""
    header = _HEADER.match(text, start, end)
    if header is None:
        return None
    pieces, at, gap = Pieces(text, encode), 0, -1
    for line in _LINE.finditer(text, header.end(), end):
        words = line[1].rstrip(" \t")
        if not words:
            continue
        found = at + len(value[at:]) - len(value[at:].lstrip(" \t\n")) if gap < 0 else _past_blanks(value, at)
        if not value.startswith(words, found):
            return None
        if gap >= 0:
            pieces.add(gap, line.start(1), value[at:found])
        gap, at = line.start(1) + len(words), found + len(words)
        pieces.add(line.start(1), gap, words)
    return None if value[at:].strip(" \t\n") else pieces.made()


def _past_blanks(value: str, at: int) -> int:
    while value[at : at + 1] in {" ", "\t", "\n"}:
        at += 1
    return at


def _in_block(text: str) -> str:
    if _BREAKS.search(text) or text != text.strip() or _HIDDEN.search(text):
        raise EditRefusedError("a line end or a blank at the edge would change how the front matter is read")
    return text


def _in_single(text: str) -> str:
    if _BREAKS.search(text) or _HIDDEN.search(text):
        raise EditRefusedError("a line end can't be written between single quotes in the front matter")
    return text.replace("'", "''")


def _in_double(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return _HIDDEN.sub(_code, escaped)


def _code(match: re.Match[str]) -> str:
    if "\ud800" <= match[0] <= "\udfff":
        raise EditRefusedError("half a character can't be written in the front matter")
    return f"\\u{ord(match[0]):04X}"


def _plain_encoder(has_type: Callable[[str], bool] | None, *, flow: bool) -> Callable[[str], str]:
    """Writes words without quotes, or refuses where they would need some."""

    def encode(text: str) -> str:
        signs = ": " in text or " #" in text or "\t" in text or text.endswith(":") or text.startswith(tuple(_LEADING))
        if signs or text != text.strip() or _BREAKS.search(text) or _HIDDEN.search(text):
            raise EditRefusedError("the words would need quotes in the front matter")
        if flow and not set(text).isdisjoint(",[]{}?:"):
            raise EditRefusedError("the words would need quotes in the list of the front matter")
        if has_type is not None and has_type(text):
            raise EditRefusedError("YAML would take the word for something else than a word")
        return text

    return encode
