"""Writes prose as a place in LaTeX, reStructuredText or AsciiDoc wants it."""

from __future__ import annotations

import re

from checker.model.errors import EditRefusedError

_SPECIAL = re.compile(r"[\\%&$#_{}~^`]|(?<=-)-|(?<=')'")
_ESCAPED = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "-": "{}-",
    "'": "{}'",
    "`": r"\textasciigrave{}",
}
_MARKS = re.compile(r"[`|*\\\[\]{}<>#+^~]|\b_|_\b|::|[\r\n]")


def in_latex(text: str) -> str:
    """With LaTeX's special characters escaped."""
    return _SPECIAL.sub(lambda match: _ESCAPED.get(match[0], f"\\{match[0]}"), text)


def in_light_markup(text: str) -> str:
    """As it is. Raises EditRefusedError for what could be taken for markup."""
    marks = _MARKS.search(text)
    if marks is not None:
        raise EditRefusedError(f"“{marks[0].strip() or 'a line end'}” would be markup there")
    return text


def fixed(_text: str) -> str:
    """For words that can't be changed alone: refused."""
    raise EditRefusedError("the line under the title is as long as the title, and would have to change with it")
