"""Words in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_MOST = 60


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A run of words in letters that are not Latin; one in brackets or quotation marks, or a single letter, is a mention."""
    letters = "".join(sorted(filter(_is_foreign, facts.characters)))
    if not letters:
        return
    meanings = {row[0]: row[1] for row in facts.resources.rows("other_script_words")}
    word = f"[{letters}]"
    run = rf"(?:{word}{{1,{_MOST}}}(?: {word}{{1,{_MOST}}}){{1,{_MOST}}}|{word}{{2,{_MOST}}})"
    for match in re.finditer(rf"(?<![\w(“\"«@#]){run}(?![\w)”\"»])", facts.text):
        span = Span(*match.span())
        meaning = meanings.get(match[0].lower())
        yield Mark(span, suggestions=(replacement(span, meaning),) if meaning else ())


def _is_foreign(character: str) -> bool:
    """From Greek to Georgian and Hangul Jamo, and from the kana to Hangul: whatever is no Latin letter and no mark."""
    return ("\u0370" <= character < "\u1e00" or "\u3040" <= character < "\ud7b0") and (
        character.isalpha() or "\u0590" <= character < "\u1000"
    )
