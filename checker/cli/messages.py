"""Messages on standard error."""

from __future__ import annotations

import sys

from checker.base.visible import visible


def say(message: str) -> None:
    """Writes a message as one line, with the name of the program."""
    sys.stderr.write(f"checker: {visible(message)}\n")
