"""UTF-8 that was read as another character set, once or twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

# What the first bytes of UTF-8 sequences look like in Windows-1252, with what follows them there.
_SIGN = pattern(r"[ÂÃâÅÐÑð][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
# The last byte of a closing quotation mark has no character there, and was dropped.
_CLOSER = "â€"
_LOST = pattern(r"(?<=[\w.,!?…])â€(?=[\s.,;:!?)]|\Z)")
_WORD = pattern(r"\S{1,80}")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Decodes the whole word; silent unless the decoding can be undone."""
    last = -1
    for sign in _SIGN.finditer(facts.text):
        if sign.start() < last:
            continue
        start = max(facts.text.rfind(blank, max(0, sign.start() - 60), sign.start()) for blank in " \n\t") + 1
        word = _WORD.match(facts.text, start)
        if word is None:
            continue
        last = word.end()
        better = _decoded(word[0])
        if not better and _LOST.search(word[0]):
            at = start + word[0].index(_CLOSER)
            span = Span(at, at + len(_CLOSER))
            yield Mark(span, "lost", suggestions=(replacement(span, "”"),))
        elif better:
            core, mended = _without_edges(word[0], better)
            at = start + word[0].index(core)
            yield Mark(Span(at, at + len(core)), suggestions=(replacement(Span(at, at + len(core)), mended),))


def _decoded(word: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415 - costs more than most runs

    better = fix_encoding(word)
    return better if better != word and len(better) < len(word) and "\ufffd" not in better else ""


def _without_edges(word: str, better: str) -> tuple[str, str]:
    """The word and its mended form without punctuation that both share at their edges."""
    while word and better and word[0] == better[0] and not word[0].isalnum():
        word, better = word[1:], better[1:]
    while word and better and word[-1] == better[-1] and not word[-1].isalnum():
        word, better = word[:-1], better[:-1]
    return word, better
