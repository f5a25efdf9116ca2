"""File names for the pages of articles: of the path, so that a later run gives the same article the same page."""

from __future__ import annotations

import re
from itertools import count

_OTHER = re.compile(r"[^\w.-]+|^[.-]+")
_LONGEST = 100


class PageNames:
    """Gives each article a name that no other has, whatever the case of its letters; ``taken`` is never given."""

    def __init__(self, taken: str) -> None:
        self._taken = {taken.casefold()}

    def name_of(self, article: str) -> str:
        """The file name of an article's page."""
        stem = _OTHER.sub("-", article).strip("-.")[-_LONGEST:] or "article"
        tries = (f"{stem}{f'-{number}' if number > 1 else ''}.html" for number in count(1))
        name = next(name for name in tries if name.casefold() not in self._taken)
        self._taken.add(name.casefold())
        return name
