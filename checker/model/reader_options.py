"""What a house says of its formats."""

from __future__ import annotations

from typing import NamedTuple

BODIES = frozenset({"body", "content"})
"""Keys of front matter that hold the text of a story itself, where their value is several words."""

SUMMARIES = frozenset({"excerpt", "intro", "summary"})
"""Keys that sites print as Markdown, or as HTML: what programs put there is cut from the story."""


class ReaderOptions(NamedTuple):
    """Options of the readers.

    ``front_matter`` are the keys whose values are prose; ``root`` and ``skip`` are CSS selectors (a tag, ``.class``, ``#id`` or ``[role=…]``) of
    the HTML elements that hold the article, the whole page where there is none, and of those left out; ``formats`` leads from an extension (".story") to
    the name of a reader. ``input_format`` is the reader of every input, whatever its extension; "" leaves it to the extension.
    """

    front_matter: tuple[str, ...] = (
        "title",
        "description",
        "caption",
        "alt",
        "summary",
        "excerpt",
        "intro",
        "content",
        "body",
    )
    root: tuple[str, ...] = ()
    skip: tuple[str, ...] = ("nav", "footer", "aside", ".related")
    formats: tuple[tuple[str, str], ...] = ()
    input_format: str = ""
