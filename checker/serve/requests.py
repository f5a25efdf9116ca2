"""What a request asks for, read from its JSON body; whatever is wrong with it is an ``ApiError``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from checker.model.errors import CheckerError
from checker.model.settings import Settings
from checker.reading.source import Source

DEFAULT_NAME = "text.txt"
_OPTIONS: Mapping[str, type] = {
    "select": list,
    "ignore": list,
    "accepted": list,
    "preview": bool,
    "date": str,
    "title": str,
    "language": str,
}
"""What a request may set, by its type; the names are those of ``Settings``."""


class ApiError(CheckerError):
    """A request that isn't answered. ``status`` is the HTTP status, ``code`` a word for programs, the message one for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


@dataclass(frozen=True)
class CheckRequest:
    """A text to check under a name, whose extension says the format, with the options that differ from the server's."""

    text: str
    name: str = DEFAULT_NAME
    options: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> CheckRequest:
        """The request of a JSON body. Raises ApiError for a missing or unknown field, or one of the wrong type."""
        for name, kind in {"text": str, "name": str, **_OPTIONS}.items():
            if name in body and not isinstance(body[name], kind):
                raise ApiError(400, "invalid_field", f"“{name}” must be a {kind.__name__}")
        if "text" not in body:
            raise ApiError(400, "missing_field", "“text” is missing")
        options = tuple((name, _hashable(body[name])) for name in _OPTIONS if name in body)
        return cls(body["text"], body.get("name") or DEFAULT_NAME, options)

    @property
    def source(self) -> Source:
        """The text as an input of a run."""
        return Source(self.name, self.text)

    def settings(self, base: Settings) -> Settings:
        """The server's settings with those of the request. Raises UsageError for an invalid value."""
        given: dict[str, Any] = dict(self.options)
        if "accepted" in given:
            given["accepted"] = frozenset(given["accepted"])
        return replace(base, **given)


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
