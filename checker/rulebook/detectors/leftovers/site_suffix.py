"""The name of a site after a headline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.furniture.site_echoes import site_name_echoed
from checker.rulebook.furniture.site_names import SiteName, site_name_after, site_name_inside
from checker.rulebook.furniture.site_sections import site_name_barred

NEEDS = (" :: ", " • ", " › ", " ~ ", " / ", " | ", " │ ", " ¦ ", " » ", " · ", " - ", " – ", " — ", ": ", " |", " -", "live ")  # fmt: skip
_READ = frozenset({BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.BYLINE})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """At the end of a line without a stop; inside a paragraph only where a headline has run into it, which is the first one."""
    for number, block in enumerate(facts.document.blocks):
        if block.kind not in _READ:
            continue
        found = site_name_after(facts, block) or (_of_first_line(facts, block) if number == 0 else None)
        if found is not None:
            yield _mark(facts, found)


def _of_first_line(facts: Facts, block: Block) -> SiteName | None:
    echoed = site_name_echoed(facts, block) or site_name_barred(facts, block)
    return SiteName(echoed, certain=False) if echoed else site_name_inside(facts, block)


def _mark(facts: Facts, found: SiteName) -> Mark:
    """Cuts the name with the blank before it: the blank after it may be where a headline ends."""
    start = len(facts.text[: found.span.start].rstrip())
    edit = Edit(Span(start, found.span.end), "")
    return Mark(found.span, "end" if found.certain else "main", suggestions=(Suggestion("cut it", (edit,)),))
