"""What the LanguageTool server is asked for, and what it answered, in the values that the rest of checker reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol


class LanguageToolOptions(NamedTuple):
    """How to reach LanguageTool, and what to ask of it.

    ``url`` of a running server; "" starts one from the jars in ``folder`` (None: where ``checker languagetool install`` puts them).
    ``timeout``: seconds that the start, and each answer, may take. ``lanes``: how many texts are asked about at a time.
    """

    url: str = ""
    folder: Path | None = None
    timeout: float = 60.0
    language: str = "en-US"
    lanes: int = 1


class Match(NamedTuple):
    """One match. ``start`` and ``end`` in code points of the text that was sent; ``sub_id`` is "" where the rule has no parts."""

    start: int
    end: int
    rule_id: str
    sub_id: str
    category: str
    issue_type: str
    message: str
    short_message: str
    replacements: tuple[str, ...]


class Answer(NamedTuple):
    """What the server said of one text. ``incomplete``: it ran out of time or patience, and says so."""

    matches: tuple[Match, ...]
    version: str
    incomplete: bool


class Client(Protocol):
    """A server whose identity and version were checked."""

    @property
    def version(self) -> str:
        """The server's; "" where it can't be asked."""

    def check(self, texts: Sequence[str]) -> Iterator[Answer]:
        """Yields one answer a text, in their order. Raises ``BackendError`` where the server fails; the answers before it were given."""

    def close(self) -> None:
        """Ends the connections, and the server if it was started here. More than once does no harm."""
