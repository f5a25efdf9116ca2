"""What a word was before its UTF-8 was read as another character set."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from checker.base.patterns import pattern
from checker.facts.mojibake import LEADS, decoded, misreadings, remainder
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

_TIMES = 3
_AROUND = 400
# Certain without a look at the rest: a capital of another language before a sign, inside a word of English letters.
_CERTAIN = pattern(
    r"(?:(?<=[A-Za-z])|(?=..[a-z]))[ÃÄÅ][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bfŒœŠšŽžŸ€ƒˆ˜™]|Ã[…–—‡†‰](?=[a-z])"
)
# Letters of phonetic script, which no news has.
_PHONETIC = pattern(r"[\u0250-\u02af]")


def restored(facts: Facts, span: Span) -> tuple[str, bool]:
    """The word as it was written, and whether all of it is; "" where that can't be proved."""
    word = span.text(facts.text)
    candidates = sorted(_decodings(facts, word), key=itemgetter(1), reverse=True)
    for better, whole in candidates:
        if _is_certain(facts, word):
            return better, whole
    return next((candidate for candidate in candidates if _agrees(facts, span, candidate[0])), ("", False))


def _decodings(facts: Facts, word: str) -> Iterator[tuple[str, bool]]:
    """The word decoded from each character set that changes it, and whether nothing of a sequence is left over."""
    for _, group in groupby(misreadings(facts.resources.rows("misread_encodings")), key=attrgetter("codec")):
        ways, better, rest = tuple(group), word, word
        for _ in range(_TIMES):
            rest = remainder(rest, ways)
            for way in ways:
                better = decoded(better, way)
        if better != word:
            whole = (
                LEADS.isdisjoint(rest)
                and remainder(better, misreadings(facts.resources.rows("misread_encodings"))) == better
            )
            if not _PHONETIC.search(better):
                yield better, whole


def _is_certain(facts: Facts, word: str) -> bool:
    """Whether no text has such a sequence: a capital of another language and a sign inside a word, or Cyrillic pairs in a row."""
    runs = (way for way in misreadings(facts.resources.rows("misread_encodings")) if way.run)
    return _CERTAIN.search(word) is not None or any(way.sequence.search(word) for way in runs)


def _agrees(facts: Facts, span: Span, better: str) -> bool:
    """Whether ftfy makes the same of the word, or of what stands around it in its paragraph."""
    from ftfy import fix_encoding  # noqa: PLC0415 - costs more than most runs

    word = span.text(facts.text)
    if fix_encoding(word) == better:
        return True
    block = facts.block_at(span.start)
    start, end = max(block.start, span.start - _AROUND), min(block.end, span.end + _AROUND)
    before, after = facts.text[start : span.start], facts.text[span.end : end]
    around = fix_encoding(before + word + after)
    return around.startswith(fix_encoding(before) + better) or around.endswith(better + fix_encoding(after))
