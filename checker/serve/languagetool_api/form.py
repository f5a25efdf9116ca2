"""The parameters of a request, in its address and its body, as a form that is URL-encoded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from checker.serve.languagetool_api.errors import RefusedError

_BAD_ESCAPE = re.compile(rb"%(?![0-9A-Fa-f]{2})")


def form_values(query: bytes, body: bytes) -> Mapping[str, str]:
    """The value of each parameter; of one that is there twice the first, that in the address before that in the body.

    What is no UTF-8 becomes U+FFFD. Raises RefusedError for an escape that is none.
    """
    values: dict[str, str] = {}
    for part in (query, body):
        if _BAD_ESCAPE.search(part):
            raise RefusedError(f"Could not decode query. Query length: {len(part)}")
        for name, value in parse_qsl(part.decode("utf-8", "replace"), keep_blank_values=True, errors="replace"):
            values.setdefault(name, value)
    return values
