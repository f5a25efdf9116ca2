"""The parameters of a request, in its address and its body, as a form that is URL-encoded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from checker.serve.languagetool_api.errors import RefusedError

_MOST_FIELDS = 200
_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def form_values(query: bytes, body: bytes) -> Mapping[str, str]:
    """The value of each parameter; of one that is there twice the first, that in the address before that in the body.

    What is no UTF-8 becomes U+FFFD. Raises RefusedError for an escape that is none, and for too many parameters.
    """
    values: dict[str, str] = {}
    for part in (query, body):
        if _BAD_ESCAPE.search(part):
            raise RefusedError(f"Could not decode query. Query length: {len(part)}")
        for name, value in _pairs(part.decode("utf-8", "replace")):
            values.setdefault(name, value)
    return values


def _pairs(part: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(part, keep_blank_values=True, errors="replace", max_num_fields=_MOST_FIELDS)
    except ValueError as error:
        raise RefusedError(f"more than {_MOST_FIELDS} parameters") from error
