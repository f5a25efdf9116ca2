"""Names of people in news (title, given names, surname), and names that begin in lower case."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.model.span import Span

TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev)\.?|Sir|Lord|President|Chancellor|Premier|Minister|Secretary|Senator|Governor"
    r"|Mayor|General|Colonel|Captain|Major|Judge|Professor|Doctor|Bishop|Pope|King|Queen|Prince|Princess|Sheikh|Imam"
)
_WORD = r"[A-ZÀ-Þ][\w’'-]{1,24}"
_NAME = pattern(
    rf"(?:(?P<title>{TITLE}) )?(?P<given>{_WORD}(?: (?:[A-ZÀ-Þ]\. )?{_WORD}){{0,2}}) (?P<surname>(?:(?:de|da|van|von|al|bin|el) )?(?:[ae]l-)?{_WORD})"
)
_TITLED = pattern(rf"(?P<title>{TITLE}) (?P<surname>(?:[ae]l-)?{_WORD})")
_LOWER_WORD = pattern(r"[^\W\d_][\w’'‑-]{0,40}")
_PARTICLES = pattern(
    r"(?:(?:de|da|di|do|du|des|dos|das|del|della|delle|degli|der|den|van|von|vom|zu|zum|zur|ten|ter|te|la|le|lo|li|el|al|bin|ibn|ben|bint|abu|af|av|y|e)"
    r" |d[’']|l[’']|’t |'t ){1,4}[A-ZÀ-Þ]"
)
# No word by itself: a part of an address, of a compound in capitals, of a list of tags.
_JOINED = frozenset("-_/#@.\\=+&*")
_INNER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


class NameMention(NamedTuple):
    """A person's name in a text. ``title`` and ``given`` may be ""."""

    span: Span
    title: str
    given: str
    surname: str


def stands_alone(text: str, span: Span) -> bool:
    """Whether a word is no part of an address, a compound or a tag; a full stop may end a sentence."""
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    ends = after == "." and not text[span.end + 1 : span.end + 2].isalnum()
    return before not in _JOINED and (ends or after not in _JOINED)


def find_names(text: str) -> list[NameMention]:
    """Find titles with a surname, and runs of two to four capitalised words, in order. Names of places and organisations are among them."""
    found: list[NameMention] = []
    at = 0
    named = _NAME.search(text)
    while True:
        # Not searched for again from each title on: the next one may be far away.
        if named is not None and named.start() < at:
            named = _NAME.search(text, at)
        match = _TITLED.search(text, at, len(text) if named is None else named.start()) or named
        if match is None:
            return found
        # Names recur: interning keeps each once.
        title, given, surname = (
            sys.intern(match.groupdict().get(part) or "") for part in ("title", "given", "surname")
        )
        found.append(NameMention(Span(*match.span()), title, given, surname))
        at = match.end()


def begins_lower_name(text: str, at: int, listed: Iterable[str]) -> bool:
    """Whether a name in lower case begins at an offset: with a capital inside, with particles, or one that is ``listed``."""
    word = _LOWER_WORD.match(text, at)
    if word is None or not word[0][0].islower():
        return False
    if not _INNER.isdisjoint(word[0]) or _PARTICLES.match(text, at):
        return True
    return any(text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum() for name in listed)
