"""Words that may be UTF-8 read as another character set (“GdaÅ„sk”), and their original form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, NamedTuple

from checker.base.patterns import pattern
from checker.facts.text.spans import merged
from checker.model.span import Span

if TYPE_CHECKING:
    from checker.facts.view import Facts

# First letters of most sequences.
LEADS = frozenset("ÂÃÄÅÐâ")
_FIRST, _LAST = 0x80, 0xC0
_LONGEST = 80
_BLANKS = " \t\r\n"
# Where a sequence of each kind counts: its context before, its repeats, its context after.
_PLACES = {
    "-": ("", "", ""),
    "letter": ("", "", r"(?=[^\W\d_])(?!s(?!\w))"),
    "english": (r"(?:(?<=[A-Za-z])|(?=..[A-Za-z]))", "", ""),
    "run": ("", "{3,40}", ""),
}
# What is left if the second half of a letter was dropped: an accented capital after a small letter, or alone.
_REST = pattern(
    r"(?<=[A-Za-z])[ÃÅÐ](?=[a-z])|(?<=[a-z])Ã(?=[ \u00a0,.;:!?)”\"]|\Z)|â€|(?<=[a-z0-9.,;:!?)”])Â(?=[\s.,;:!?)]|\Z)"
    r"|(?<![^\s(“\"])[ÃÂ](?= [a-z0-9])|(?<=[.,;:!?”)] )Â(?= )"
)
_REST_SIGNS = frozenset("ÃÂÅÐâ")
_TIMES = 3
_AROUND = 400
# Certain in any context: an accented capital before a sign, inside a word of English letters.
_CERTAIN = pattern(
    r"(?:(?<=[A-Za-z])|(?=..[a-z]))[ÃÄÅ][\u0080-\u009f\u00a1-\u00aa\u00ac-\u00b6\u00b8-\u00ba\u00bc-\u00bfŒœŠšŽžŸ€ƒˆ˜™]|[ÃÄÅ][…–—‡†‰](?=[a-z])"
    # Central European letters: “MĂĽnchen”. No word has such a capital behind its first letter.
    r"|(?<=[A-Za-z])[ĂĹ][ĽłşźľťžšśŤŚŽŠ](?=[a-z])"
    # Cyrillic capitals with such a sign inside a word of Latin letters: “JosГ©”, “MГјller”, “GdaЕ„sk”.
    r"|(?<=[a-z])[ГД][\u00a0-\u00bfЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґё№єјЅѕї‚„…†‡€‰‹‘’“”•–—™›]|(?<=[A-Z])[ГД][\u00a0-\u00bfЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґё№єјЅѕї](?=[a-z])"
    r"|(?<=[a-z])Е[‚„†ѓЌђњћљџЎѕјєЇ±»€](?=[a-z]|\b)"
)
# Phonetic letters, which don't occur in news.
_PHONETIC = pattern(r"[\u0250-\u02af]")


class Misreading(NamedTuple):
    """A way in which UTF-8 is misread: the codec, the first characters of its sequences, and their pattern."""

    codec: str
    leads: frozenset[str]
    sequence: re.Pattern[str]
    run: bool


@cache
def misreadings(rows: tuple[tuple[str, ...], ...]) -> tuple[Misreading, ...]:
    """The rows of the table ``misread_encodings``."""
    return tuple(_misreading(codec, starts.split(), int(count), place) for codec, starts, count, place in rows)


def _misreading(codec: str, starts: Sequence[str], count: int, place: str) -> Misreading:
    following = "".join({_character(byte, codec) for byte in range(_FIRST, _LAST)})
    if codec == "cp1252":
        following += "".join(map(chr, range(_FIRST, 0xA0)))
    before, often, after = _PLACES[place]
    start = "|".join(map(re.escape, starts)) if len(starts[0]) > 1 else f"[{''.join(starts)}]"
    body = rf"(?:{start})[{re.escape(following)}]{{{count}}}"
    source = rf"{before}(?:{body}){often}{after}"
    return Misreading(codec, frozenset(start[0] for start in starts), pattern(source), place == "run")


def _character(byte: int, codec: str) -> str:
    """The character of a byte in a codec; if it has none, the control character of that number, as browsers do."""
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def suspect_words(text: str, characters: frozenset[str], ways: Sequence[Misreading]) -> list[Span]:
    """The words, between blanks, with such a sequence or a part of one, in order."""
    places = [
        match.start() for way in ways if not way.leads.isdisjoint(characters) for match in way.sequence.finditer(text)
    ]
    if not _REST_SIGNS.isdisjoint(characters):
        places.extend(match.start() for match in _REST.finditer(text))
    words: list[Span] = []
    for at in sorted(places):
        if not words or at >= words[-1].end:
            words.append(_word_at(text, at))
    return merged(words)


def _word_at(text: str, at: int) -> Span:
    start = end = at
    while start > 0 and at - start < _LONGEST and text[start - 1] not in _BLANKS:
        start -= 1
    while end < len(text) and end - at < _LONGEST and text[end] not in _BLANKS:
        end += 1
    return Span(start, end)


def decoded(word: str, way: Misreading) -> str:
    """Decode each sequence of one misreading in a word; sequences that aren't UTF-8 stay."""
    return way.sequence.sub(lambda match: _decoded(match[0], way.codec), word)


def _decoded(sequence: str, codec: str) -> str:
    try:
        return b"".join(map(_byte, sequence, [codec] * len(sequence))).decode("utf-8")
    except UnicodeDecodeError:
        return sequence


def _byte(character: str, codec: str) -> bytes:
    try:
        return character.encode(codec)
    except UnicodeEncodeError:
        return bytes([ord(character)]) if ord(character) <= 0xFF else b"\xff"


def left_over(text: str, word: Span) -> Span | None:
    """The first place in a word that can't be decoded because half of a character is lost."""
    found = _REST.search(text, word.start)
    return Span(*found.span()) if found is not None and found.start() < word.end else None


def remainder(word: str, ways: Iterable[Misreading]) -> str:
    """The word without its complete sequences: a first half that is left has lost its second half."""
    for way in ways:
        word = way.sequence.sub("", word)
    return word


def restored(facts: Facts, span: Span) -> tuple[str, bool]:
    """The original word, and whether it is complete; "" if that can't be proved."""
    word = span.text(facts.document.text)
    candidates = sorted(_decodings(facts, word), key=itemgetter(1), reverse=True)
    for better, whole in candidates:
        if _is_certain(facts, word):
            return better, whole
    return next((candidate for candidate in candidates if _agrees(facts, span, candidate[0])), ("", False))


def _decodings(facts: Facts, word: str) -> Iterator[tuple[str, bool]]:
    """The word decoded from each character set that changes it, and whether it is complete."""
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
    """Whether the sequence can't be text: an accented capital and a sign inside a word, or Cyrillic pairs in a row."""
    runs = (way for way in misreadings(facts.resources.rows("misread_encodings")) if way.run)
    return _CERTAIN.search(word) is not None or any(way.sequence.search(word) for way in runs)


def _agrees(facts: Facts, span: Span, better: str) -> bool:
    """Whether ftfy decodes the word alone, or the text around it, to the same."""
    from ftfy import fix_encoding  # noqa: PLC0415 - costs 120 ms, and few texts have mojibake

    word = span.text(facts.document.text)
    if fix_encoding(word) == better:
        return True
    block = facts.block_at(span.start)
    start, end = max(block.start, span.start - _AROUND), min(block.end, span.end + _AROUND)
    before, after = facts.document.text[start : span.start], facts.document.text[span.end : end]
    around = fix_encoding(before + word + after)
    return around.startswith(fix_encoding(before) + better) or around.endswith(better + fix_encoding(after))
