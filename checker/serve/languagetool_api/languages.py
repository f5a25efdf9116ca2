"""The languages that are checked, by the codes of LanguageTool."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from checker.base.data_files import rows
from checker.serve.languagetool_api.errors import RefusedError

AUTO = "auto"
ENGLISH = "en"
DEFAULT_VARIANT = "en-US"
"""What detected English is called if the client prefers no variant, as in LanguageTool."""


class Language(NamedTuple):
    """A language or a variant of it. ``code`` is that of the language, ``long_code`` its own."""

    name: str
    code: str
    long_code: str


UNKNOWN = Language("Unknown language", "zz", "zz")
"""A language that is only known to be none of those that are checked; the code is LanguageTool's for it."""


@cache
def languages() -> tuple[Language, ...]:
    """All that are checked."""
    return tuple(Language(*row) for row in rows("languagetool_api/languages.tsv"))


def language_called(code: str) -> Language:
    """The language of a code, in capitals or not. Raises RefusedError for one that is not checked."""
    found = _by_code().get(code.lower())
    if found is None:
        known = ", ".join(sorted(language.long_code for language in languages()))
        raise RefusedError(f"'{code}' is not a language code known to checker. Supported language codes are: {known}")
    return found


@cache
def _by_code() -> Mapping[str, Language]:
    return {language.long_code.lower(): language for language in languages()}
