"""Text from elsewhere, such as names of files and messages of servers, as a terminal or a log may show it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

# Letters, digits and ASCII are seen: the rest is looked at one by one.
_PERHAPS_HIDDEN = re.compile(r"[^\w -~]")


def visible(text: str) -> str:
    """The text on one line, with characters named that nobody sees, or that change how others are seen: ``<U+202E>``.

    Line ends too: what follows one could look like a command to a runner of jobs. Spaces of all kinds stay.
    """
    return with_hidden_as(lambda character: f"<U+{ord(character):04X}>", text)


def visible_lines(text: str) -> str:
    """A text of several lines, each as ``visible`` shows it."""
    return "\n".join(map(visible, text.split("\n")))


def with_hidden_as(shown: Callable[[str], str], text: str) -> str:
    """The text with each character that nobody sees as ``shown`` writes it."""
    if text.isprintable():
        return text
    return _PERHAPS_HIDDEN.sub(lambda found: shown(found[0]) if _is_hidden(found[0]) else found[0], text)


def _is_hidden(character: str) -> bool:
    return not character.isprintable() and unicodedata.category(character) != "Zs"
