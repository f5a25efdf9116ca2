"""Text from elsewhere, such as names of files and messages of servers, as a terminal or a log may show it."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """The text on one line, with characters named that nobody sees, or that change how others are seen: ``<U+202E>``.

    Line ends too: what follows one could look like a command to a runner of jobs. Spaces of all kinds stay.
    """
    if text.isprintable():
        return text
    return "".join(f"<U+{ord(character):04X}>" if is_hidden(character) else character for character in text)


def visible_lines(text: str) -> str:
    """A text of several lines, each as ``visible`` shows it."""
    return "\n".join(map(visible, text.split("\n")))


def is_hidden(character: str) -> bool:
    """Whether a character is named instead of shown."""
    return not character.isprintable() and unicodedata.category(character) != "Zs"
