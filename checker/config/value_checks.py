"""What is wrong with the text of an option's value: one check a kind of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from checker.backends.languagetool.options import base_url
from checker.base.did_you_mean import hint
from checker.base.version_numbers import VERSION_PATTERN, is_version
from checker.model.errors import UsageError
from checker.model.settings import is_day
from checker.model.version import VERSION
from checker.reading.globs import MOST_CHARACTERS, is_glob
from checker.reading.registry import NAMES
from checker.reading.source import is_encoding

Check = Callable[[str], str]
"""Says what is wrong with a text; "" for nothing."""

LANGUAGE = r"[a-z]{2,3}"
EXTENSION = r"\.[^./\s]{1,20}"
_SPECIFIER = rf" *(==|!=|<=|>=|~=|<|>)? *{VERSION_PATTERN}(\.\*)? *"
SPECIFIERS = f"{_SPECIFIER}(,{_SPECIFIER})*"


def specifiers(text: str) -> Any:
    """The versions that a text allows. Raises ValueError for what is none. A version alone allows itself."""
    # 9 ms, which only a configuration that asks for a version needs.
    from packaging.specifiers import SpecifierSet  # noqa: PLC0415

    return SpecifierSet(re.sub(r"(^|,)\s*(?=\d)", r"\1==", text))


def _is_specifier(text: str) -> bool:
    try:
        # What it holds is read when it is asked: a number of thousands of digits is refused only then.
        specifiers(text).contains(VERSION)
    except ValueError:
        return False
    return True


def _is_address(text: str) -> bool:
    try:
        return bool(base_url(text))
    except UsageError:
        return False


def _if_given(is_right: Callable[[str], object], message: str) -> Check:
    """Takes an empty text: it takes back what an extended file sets."""
    return lambda text: "" if not text or is_right(text) else message


def _like(pattern: str, message: str) -> Check:
    return lambda text: "" if re.fullmatch(pattern, text) else message


def check_reader(text: str) -> str:
    """For the name of a reader."""
    return "" if text in NAMES else f"is not a reader (available: {', '.join(NAMES)}){hint(text, NAMES)}"


def check_glob(text: str) -> str:
    """For a glob."""
    if len(text) > MOST_CHARACTERS:
        return f"is longer than {MOST_CHARACTERS:,} characters"
    return "" if text.strip() and is_glob(text) else "is not a glob such as wire/**"


def check_own_glob(text: str) -> str:
    """For a glob that can't be negated."""
    return "must not start with “!”" if text.startswith("!") else check_glob(text)


check_language = _like(f"auto|{LANGUAGE}", "is neither auto nor a language code such as en")
check_extension = _like(EXTENSION, "is not a file extension such as .story")
check_version = _if_given(is_version, "is not a version such as 0.1.0")
check_specifier = _if_given(_is_specifier, "is not a version range such as >=0.1,<2")
check_encoding = _if_given(is_encoding, "is not a known encoding")
check_address = _if_given(_is_address, "is not an address such as http://localhost:8081")
check_day = _if_given(is_day, "is not a date in the form YYYY-MM-DD")
