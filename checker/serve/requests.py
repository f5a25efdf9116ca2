"""What a request asks for, read from its JSON body; whatever is wrong with it is an ``ApiError``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from checker.model.errors import CheckerError
from checker.model.settings import Settings
from checker.model.word_list import WordList
from checker.reading.source import Source
from checker.words.lists import list_of_words

DEFAULT_NAME = "text.txt"
LONGEST_NAME = 255
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
_KINDS: Mapping[type, str] = {str: "a string", bool: "true or false", list: "a list of strings", dict: "an object"}


class ApiError(CheckerError):
    """A request that isn't answered. ``status`` is the HTTP status, ``code`` a word for programs, the message one for people.

    ``details`` are further fields of the error; ``retry_after`` seconds, if it is worth asking again.
    """

    def __init__(self, status: int, code: str, message: str, *, retry_after: int = 0, **details: object) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.retry_after = retry_after
        self.details = details

    def __reduce__(self) -> tuple[Any, ...]:
        # It travels from a worker process.
        return _api_error, (self.status, self.code, str(self), self.retry_after, self.details)


def _api_error(status: int, code: str, message: str, retry_after: int, details: dict[str, object]) -> ApiError:
    return ApiError(status, code, message, retry_after=retry_after, **details)


@dataclass(frozen=True)
class CheckRequest:
    """A text to check under a name, whose extension says the format, with the options that differ from the server's."""

    text: str
    name: str = DEFAULT_NAME
    options: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> Self:
        """The request of a JSON body. Raises ApiError for a missing field, or one of the wrong type."""
        check_kinds(body, {"text": str, "name": str, **_OPTIONS})
        options = tuple((name, _hashable(body[name])) for name in _OPTIONS if name in body)
        return cls(text_in(body), name_in(body), options)

    @property
    def source(self) -> Source:
        """The text as an input of a run."""
        return Source(self.name, self.text)

    def settings(self, base: Settings) -> Settings:
        """The server's settings with those of the request; accepted words, and rules to skip, are added. Raises UsageError for an invalid value."""
        given: dict[str, Any] = dict(self.options)
        if "accepted" in given:
            given["accepted"] = WordList.joined([_words(base), list_of_words(given["accepted"])])
        if "ignore" in given:
            given["ignore"] = (*base.ignore, *given["ignore"])
        if "select" in given:
            given["select"] = (*(given["select"] or ("ALL",)), *base.gate)
        return replace(base, **given)


def check_kinds(body: Mapping[str, Any], kinds: Mapping[str, type]) -> None:
    """Raises ApiError for a field of the wrong type."""
    for name, kind in kinds.items():
        value = body.get(name)
        strings = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
        if name in body and not (isinstance(value, kind) and all(isinstance(item, str) for item in strings)):
            values = " whose values are strings" if kind is dict else ""
            raise ApiError(400, "invalid_field", f"“{name}” must be {_KINDS[kind]}{values}", field=name)


def text_in(body: Mapping[str, Any]) -> str:
    """The field ``text``. Raises ApiError where it is missing, or no text."""
    if "text" not in body:
        raise ApiError(400, "missing_field", "“text” is missing", field="text")
    text: str = body["text"]
    if "\0" in text:
        raise ApiError(400, "invalid_field", "“text” contains NUL characters: it is no text", field="text")
    return text


def name_in(values: Mapping[str, Any]) -> str:
    """The name of a text: a label, never the path of a file. Raises ApiError for one that no file could have."""
    name: str = values.get("name") or DEFAULT_NAME
    if len(name) > LONGEST_NAME or not name.isprintable():
        wrong = f"at most {LONGEST_NAME} characters, without control characters"
        raise ApiError(400, "invalid_field", f"“name” must be the name of a file ({wrong})", field="name")
    return name


def _words(base: Settings) -> WordList:
    accepted = base.accepted
    return accepted if isinstance(accepted, WordList) else list_of_words(accepted)


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
