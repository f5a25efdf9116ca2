"""UTF-8 that was read as another character set, once or more often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter, itemgetter

from checker.facts.mojibake import decoded, left_over, remainder
from checker.facts.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_TIMES = 3
_WORD = pattern(r"[^ \t\r\n]{1,400}")
# Certain without a look at the rest: a capital of another language before a sign, inside a word of English letters.
_CERTAIN = pattern(
    r"(?:(?<=[A-Za-z])|(?=..[a-z]))[ÃÄÅ][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bfŒœŠšŽžŸ€ƒˆ˜™]|Ã[…–—‡†‰](?=[a-z])"
)
# Letters of phonetic script, which no news has.
_PHONETIC = pattern(r"[\u0250-\u02af]")
_CLOSER = pattern(r"(?<=[\w.,!?…])â€(?=[\s.,;:!?)]|\Z)")
_LONE = pattern(r"[ÂÃ](?=\s|\Z)")
_AROUND = 12
_LEADS = frozenset("ÂÃÄÅÐâ")
_SPECIMEN = pattern(r"(?:letters?|vowels?|characters?|signs?|[“\"(])\s?\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Decodes whole words; asks where a byte is lost. A decoding counts if it can be undone, and ftfy makes the same of the word or of its paragraph."""
    for span in facts.mojibake:
        word = span.text(facts.text)
        better, whole = _restored(facts, span)
        if better and whole:
            yield _corrected(span, word, better)
        else:
            yield from _lost(facts, span, word, damaged=bool(better))


def _restored(facts: Facts, span: Span) -> tuple[str, bool]:
    """The word as it was written, and whether all of it is; "" where that can't be proved."""
    word = span.text(facts.text)
    candidates = sorted(_decodings(facts, word), key=itemgetter(1), reverse=True)
    for better, whole in candidates:
        if _is_certain(word, better):
            return better, whole
    if not candidates:
        return "", False
    from ftfy import fix_encoding  # noqa: PLC0415 - costs more than most runs

    agreed = {fix_encoding(word), _in_paragraph(facts, span)}
    return next((candidate for candidate in candidates if candidate[0] in agreed), ("", False))


def _decodings(facts: Facts, word: str) -> Iterator[tuple[str, bool]]:
    """The word decoded from each character set that changes it, and whether nothing of a sequence is left over."""
    for _, group in groupby(facts.resources.misreadings, key=attrgetter("codec")):
        ways, better, rest = tuple(group), word, word
        for _ in range(_TIMES):
            rest = remainder(rest, ways)
            for way in ways:
                better = decoded(better, way)
        if better != word:
            whole = _LEADS.isdisjoint(rest) and remainder(better, facts.resources.misreadings) == better
            if not _PHONETIC.search(better):
                yield better, whole


def _is_certain(word: str, better: str) -> bool:
    """Whether no text has such a sequence: a capital of another language and a sign inside a word, or Cyrillic pairs in a row."""
    return bool(_CERTAIN.search(word)) or (word[:1] in "РС" and "Р" not in better and len(better) < len(word))


def _in_paragraph(facts: Facts, span: Span) -> str:
    """What becomes of the word where the whole paragraph is decoded; "" where that moves its words."""
    from ftfy import fix_encoding  # noqa: PLC0415 - see above

    block = facts.block_at(span.start)
    words = list(_WORD.finditer(facts.text, *block))
    better = _WORD.findall(fix_encoding(block.text(facts.text)))
    if len(words) != len(better):
        return ""
    return next((new for old, new in zip(words, better, strict=True) if old.start() == span.start), "")


def _corrected(span: Span, word: str, better: str) -> Mark:
    core, mended = _without_edges(word, better)
    at = span.start + word.index(core)
    place = Span(at, at + len(core))
    return Mark(place, suggestions=(replacement(place, mended),))


def _without_edges(word: str, better: str) -> tuple[str, str]:
    """The word and its decoded form without punctuation that both share at their edges."""
    while word and better and word[0] == better[0] and not word[0].isalnum():
        word, better = word[1:], better[1:]
    while word and better and word[-1] == better[-1] and not word[-1].isalnum():
        word, better = word[:-1], better[:-1]
    return word, better


def _lost(facts: Facts, span: Span, word: str, *, damaged: bool) -> Iterator[Mark]:
    """A question where a byte of a character is missing. A letter that stands as a letter is none."""
    place = left_over(facts.text, span)
    if place is None:
        if damaged:
            yield Mark(span, "lost", {"word": word})
        return
    if _SPECIMEN.search(facts.text, max(0, span.start - _AROUND), place.start):
        return
    if _CLOSER.match(facts.text, place.start):
        label = f"a closing mark: {word.replace('â€', '”', 1)}"
        yield Mark(place, "lost", {"word": word}, (replacement(place, "”", label),))
    elif not damaged and _LONE.match(facts.text, place.start):
        yield _lone(facts, place, word)
    else:
        yield _asked(span, word)


def _lone(facts: Facts, place: Span, word: str) -> Mark:
    """The first half of a no-break space, or of “à”."""
    if place.text(facts.text) == "Ã":
        better = word.replace("Ã", "à" if word == "Ã" else "í", 1)
        return Mark(place, "lost", {"word": word}, (replacement(place, better[word.index("Ã")], better),))
    end = place.end + 1 if word == "Â" else place.end
    return Mark(place, "lost", {"word": word}, (replacement(Span(place.start, end), "", "no character: take it out"),))


def _asked(span: Span, word: str) -> Mark:
    """Offers “í”: of the letters whose second half can be dropped, it is the one in use; its second half is a soft hyphen."""
    better = word.replace("Ã", "í")
    core, guess = _without_edges(word, better) if better != word else (word, "")
    place = Span(span.start + word.index(core), span.start + word.index(core) + len(core))
    known = guess and _LEADS.isdisjoint(guess)
    return Mark(place, "lost", {"word": core}, (replacement(place, guess),) if known else ())
