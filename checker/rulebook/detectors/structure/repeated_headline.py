"""The headline, repeated in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.text.spans import occurrences
from checker.facts.text.tokens import folded
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.mark import Mark, Related
from checker.rulebook.cutting import cut
from checker.rulebook.furniture.site_names import site_name_after

_LEAST_WORDS = 5


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Searches for the headline word for word, ignoring case."""
    headline = facts.headline
    title = facts.document.title or (headline.text(facts.text) if headline else "")
    if headline is not None and not facts.document.title:
        site = site_name_after(facts, Block(BlockKind.HEADLINE, headline))
        title = facts.text[headline.start : site.span.start] if site else title
    wanted = folded(title.strip().rstrip("."))
    if len(wanted.split()) < _LEAST_WORDS:
        return
    for span in occurrences(facts.folded, wanted, headline.end if headline else 0):
        after = facts.text[span.end : span.end + 2]
        if (
            facts.runs_at(span.start)
            and not after[:1].isalnum()
            and (not after.strip() or (after[0] == " " and (after[1].isupper() or after[1] in '“"')))
        ):
            yield Mark(
                span,
                suggestions=(cut(facts.text, span),),
                related=(Related(headline, "the headline"),) if headline else (),
            )
