"""A headline that stands in one paragraph with the lead of its own story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.rulebook.headline_seams import headline_seams

_ENOUGH = 3.0


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Looks at the first paragraph alone, and only if no headline stands before it."""
    block = next((block for block in facts.document.blocks if block.kind is not BlockKind.BYLINE), None)
    if block is None or block.kind not in (BlockKind.PARAGRAPH, BlockKind.DATELINE):
        return
    seam = max(headline_seams(facts, block), default=None, key=lambda seam: seam.score)
    if seam is not None and seam.score >= _ENOUGH:
        paragraph = Suggestion("a paragraph of its own", (Edit(seam.gap, "\n\n"),))
        case = "main" if seam.is_plain else "unsure"
        yield Mark(seam.head, case, {"end": seam.last_words}, (paragraph,))
