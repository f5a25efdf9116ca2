"""Names that begin in lower case, at the head of a sentence too: iPhone, bell hooks, van der Meer, al-Shabaab."""

from __future__ import annotations

from collections.abc import Iterable

from checker.base.patterns import pattern

_WORD = pattern(r"[^\W\d_][\w’'‑-]{0,40}")
_PARTICLES = pattern(
    r"(?:(?:de|da|di|do|du|des|dos|das|del|della|delle|degli|der|den|van|von|vom|zu|zum|zur|ten|ter|te|la|le|lo|li|el|al|bin|ibn|ben|bint|abu|af|av|y|e)"
    r" |d[’']|l[’']|’t |'t ){1,4}[A-ZÀ-Þ]"
)
_INNER = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


def begins_lower_name(text: str, at: int, listed: Iterable[str]) -> bool:
    """Whether a name that is written in lower case begins at an offset: with a capital inside, behind particles, or one of those ``listed``."""
    word = _WORD.match(text, at)
    if word is None or not word[0][0].islower():
        return False
    if not _INNER.isdisjoint(word[0]) or _PARTICLES.match(text, at):
        return True
    return any(text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalnum() for name in listed)
