"""Text from elsewhere, such as names of files and messages of servers, as a terminal or a log may show it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# Letters, digits and ASCII are seen: the rest is looked at one by one.
_PERHAPS_HIDDEN = re.compile(r"[^\w -~]")


def visible(text: str) -> str:
    """The text on one line, with characters named that nobody sees, or that change how others are seen: ``<U+202E>``.

    Line ends too, and a colon that begins the text before another one: the line could be a command to a runner of jobs, as “::error::” is. Spaces of all
    kinds stay.
    """
    shown = hidden_named(text)
    start = len(shown) - len(shown.lstrip())
    return f"{shown[:start]}{_named(':')}{shown[start + 1 :]}" if shown.startswith("::", start) else shown


def hidden_named(text: str) -> str:
    """``visible`` for text that doesn't begin a line: colons stay."""
    return with_hidden_as(_named, text)


def visible_lines(text: str) -> str:
    """A text of several lines, each as ``visible`` shows it."""
    return "\n".join(map(visible, text.split("\n")))


def with_hidden_as(shown: Callable[[str], str], text: str) -> str:
    """The text with each character that nobody sees as ``shown`` writes it."""
    if text.isprintable():
        return text
    return _PERHAPS_HIDDEN.sub(lambda found: shown(found[0]) if _is_hidden(found[0]) else found[0], text)


def _named(character: str) -> str:
    return f"<U+{ord(character):04X}>"


def _is_hidden(character: str) -> bool:
    return not character.isprintable() and unicodedata.category(character) != "Zs"
