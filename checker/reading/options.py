"""What a house says of its formats."""

from __future__ import annotations

from typing import NamedTuple


class ReaderOptions(NamedTuple):
    """Options of the readers.

    ``front_matter`` are the keys whose values are prose; ``root`` and ``skip`` are CSS selectors (a tag, ``.class``, ``#id`` or ``[role=…]``) of
    the HTML elements that hold the article, the whole page where there is none, and of those left out; ``formats`` leads from an extension (".story") to
    the name of a reader. ``input_format`` is the reader of every input, whatever its extension; "" leaves it to the extension.
    """

    front_matter: tuple[str, ...] = ("title", "description", "caption", "alt")
    root: tuple[str, ...] = ()
    skip: tuple[str, ...] = ("nav", "footer", "aside", ".related")
    formats: tuple[tuple[str, str], ...] = ()
    input_format: str = ""
