"""Words that may be UTF-8 read as another character set: “GdaÅ„sk”. Any mark inside one may be half of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.spans import merged
from checker.model.span import Span

# Letters that most sequences begin with.
LEADS = frozenset("ÂÃÄÅÐâ")
_FIRST, _LAST = 0x80, 0xC0
_LONGEST = 80
_BLANKS = " \t\r\n"
# Where a sequence of each kind counts: what stands before it, how often it follows itself, and what stands after it.
_PLACES = {
    "-": ("", "", ""),
    "letter": ("", "", r"(?=[^\W\d_])(?!s(?!\w))"),
    "english": (r"(?:(?<=[A-Za-z])|(?=..[A-Za-z]))", "", ""),
    "run": ("", "{3,40}", ""),
}
# What is left where the second half of a letter was dropped: a capital with an accent behind a small letter, or alone.
_REST = pattern(
    r"(?<=[A-Za-z])[ÃÅÐ](?=[a-z])|(?<=[a-z])Ã(?=[ \u00a0,.;:!?)”\"]|\Z)|â€|(?<=[a-z0-9.,;:!?)”])Â(?=[\s.,;:!?)]|\Z)"
    r"|(?<![^\s(“\"])[ÃÂ](?= [a-z0-9])|(?<=[.,;:!?”)] )Â(?= )"
)
_REST_SIGNS = frozenset("ÃÂÅÐâ")


class Misreading(NamedTuple):
    """One way in which UTF-8 is misread: the codec, what sequences begin with, and their pattern."""

    codec: str
    leads: frozenset[str]
    sequence: re.Pattern[str]
    run: bool


@cache
def misreadings(rows: tuple[tuple[str, ...], ...]) -> tuple[Misreading, ...]:
    """The ways of the table ``misread_encodings``."""
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
    """What a codec shows for a byte; where it has nothing, browsers show the control character of that number."""
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def suspect_words(text: str, characters: frozenset[str], ways: Sequence[Misreading]) -> list[Span]:
    """The words, between blanks, that hold such a sequence or the rest of one; in order."""
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
    """The word with each sequence of one way as the character whose bytes it shows; unchanged where they are none."""
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
    """The first place in a word of the text that can't be decoded, half of a character being lost."""
    found = _REST.search(text, word.start)
    return Span(*found.span()) if found is not None and found.start() < word.end else None


def remainder(word: str, ways: Iterable[Misreading]) -> str:
    """The word without what its sequences decode: what begins a sequence and is still there has lost its other half."""
    for way in ways:
        word = way.sequence.sub("", word)
    return word
