"""Reads the characters of a page, and writes prose as each place of a page wants it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from checker.model.errors import EditRefusedError

_NOT_BARE = re.compile(r"[\s\"'=<>`]")
_BREAK = re.compile(r"\n\s*\n")
_LONGEST_NUMBER = 12


def decoded(reference: str) -> str:
    """The characters that a reference stands for."""
    # Python refuses to read a number of thousands of digits; no character has one.
    return html.unescape(reference) if len(reference) < 64 else _numbered(reference)


def _numbered(reference: str) -> str:
    sign = "x" if reference[2] in "xX" else ""
    digits = reference[2 + len(sign) :].rstrip(";").lstrip("0")
    return html.unescape(f"&#{sign}{digits or '0'};") if len(digits) <= _LONGEST_NUMBER else "\N{REPLACEMENT CHARACTER}"


def in_text(text: str) -> str:
    """As text of an element. Raises EditRefusedError for a paragraph break, which a blank line is not in HTML."""
    if _BREAK.search(text):
        raise EditRefusedError("a new paragraph needs an element of its own")
    return html.escape(text, quote=False)


def in_double_quotes(text: str) -> str:
    """As a value between double quotes."""
    return in_text(text).replace('"', "&quot;")


def in_single_quotes(text: str) -> str:
    """As a value between single quotes."""
    return in_text(text).replace("'", "&#39;")


def without_quotes(text: str) -> str:
    """As a value without quotes. Raises EditRefusedError for one that needs them."""
    if not text or _NOT_BARE.search(text):
        raise EditRefusedError("the value has no quotes, and the words need them")
    return in_text(text)


def in_markup(_text: str) -> str:
    """For what markup stands for: refused."""
    raise EditRefusedError("a line break of the page stands there, or what is no prose")


QUOTED: dict[str, Callable[[str], str]] = {'"': in_double_quotes, "'": in_single_quotes, "": without_quotes}
"""How a value is written by the quotes around it."""
