"""Text with markup, as clients send it: what is checked of it, and where that stands in the whole."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checker.model.document import OffsetMap, Piece
from checker.model.errors import EditRefusedError
from checker.reports.escaping import well_formed
from checker.serve.languagetool_api.errors import RefusedError

_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
_ENTITY = re.compile(r"&#?\w{1,32};")
"""Markup that stands for a character. Other markup may hold the text together, so that no edit replaces it."""
_LONGEST_SHOWN = 200
_NOT_BOTH = "Only either 'text' or 'markup' are supported in an object in 'annotation' list, not both: "


@dataclass(frozen=True)
class AnnotatedText:
    """``plain`` is checked: the text without markup, but with what markup is to be read as. ``whole`` is what the client sees.

    ``offsets`` leads from the first to the second, both in code points.
    """

    plain: str
    whole: str
    offsets: OffsetMap

    @classmethod
    def of_text(cls, text: str) -> AnnotatedText:
        """Text without markup."""
        text = well_formed(text)
        return cls(text, text, OffsetMap.identity(len(text)))

    @classmethod
    def of_data(cls, data: str) -> AnnotatedText:
        """The text of the parameter ``data``. Raises RefusedError for what LanguageTool refuses too."""
        try:
            value = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise RefusedError("Could not parse JSON from 'data' parameter") from error
        if isinstance(value, dict) and isinstance(value.get("text"), str):
            if "annotation" in value:
                raise RefusedError("'data' key in JSON requires 'text' or 'annotation' key, not both")
            return cls.of_text(value["text"])
        if not isinstance(value, dict) or not isinstance(value.get("annotation"), list):
            raise RefusedError("'data' key in JSON requires 'text' or 'annotation' key")
        return cls._of_parts(value["annotation"])

    @classmethod
    def _of_parts(cls, parts: Iterable[Any]) -> AnnotatedText:
        pieces: list[Piece] = []
        plain: list[str] = []
        whole: list[str] = []
        at = seen_at = 0
        for part in parts:
            read, seen = _part(part)
            if read:
                is_text = read == seen
                encode = str if is_text or _ENTITY.fullmatch(seen) else _keep_markup
                pieces.append(Piece(at, at + len(read), seen_at, seen_at + len(seen), is_text, encode))
            plain.append(read)
            whole.append(seen)
            at, seen_at = at + len(read), seen_at + len(seen)
        return cls("".join(plain), "".join(whole), OffsetMap(tuple(pieces)))

    @cached_property
    def _astral(self) -> list[int]:
        return [match.start() for match in _ASTRAL.finditer(self.whole)]

    @property
    def length(self) -> int:
        """The length of the whole text, in UTF-16 code units."""
        return len(self.whole) + len(self._astral)

    def utf16(self, offset: int) -> int:
        """An offset in the whole text, in UTF-16 code units instead of code points."""
        return offset + bisect_left(self._astral, offset)


def _part(part: Any) -> tuple[str, str]:
    """What is read, and what is seen."""
    if not isinstance(part, Mapping) or not ("text" in part or "markup" in part):
        raise RefusedError(f"Only 'text' and 'markup' are supported in 'annotation' list: {_shown(part)}")
    if "text" in part and "markup" in part:
        raise RefusedError(_NOT_BOTH + _shown(part))
    if "text" in part and "interpretAs" in part:
        raise RefusedError(f"'text' cannot be used with 'interpretAs' (only 'markup' can): {_shown(part)}")
    for name in ("text", "markup", "interpretAs"):
        if not isinstance(part.get(name, ""), str):
            raise RefusedError(f"'{name}' must be a string: {_shown(part)}")
    if "text" in part:
        text = well_formed(part["text"])
        return text, text
    return well_formed(part.get("interpretAs", "")), well_formed(part["markup"])


def _keep_markup(words: str) -> str:
    raise EditRefusedError("the words are split by markup")


def _shown(part: Any) -> str:
    return json.dumps(part, ensure_ascii=True, separators=(",", ":"))[:_LONGEST_SHOWN]
