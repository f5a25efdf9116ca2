"""People as news names them: a title, given names, a surname."""

from __future__ import annotations

from typing import NamedTuple

from checker.base.patterns import pattern
from checker.model.span import Span

_TITLE = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Maj|Capt|Lt|Sgt|Sen|Rep|Gov|Rev)\.?|Sir|Lord|President|Chancellor|Premier|Minister|Secretary|Senator|Governor"
    r"|Mayor|General|Colonel|Captain|Major|Judge|Professor|Doctor|Bishop|Pope|King|Queen|Prince|Princess|Sheikh|Imam"
)
_WORD = r"[A-ZÀ-Þ][\w’'-]{1,24}"
_NAME = pattern(
    rf"(?:(?P<title>{_TITLE}) )?(?P<given>{_WORD}(?: (?:[A-ZÀ-Þ]\. )?{_WORD}){{0,2}}) (?P<surname>(?:(?:de|da|van|von|al|bin|el) )?(?:[ae]l-)?{_WORD})"
)
_TITLED = pattern(rf"(?P<title>{_TITLE}) (?P<surname>(?:[ae]l-)?{_WORD})")


class NameMention(NamedTuple):
    """A person's name in a text. ``title`` and ``given`` are "" where there is none."""

    span: Span
    title: str
    given: str
    surname: str


def find_names(text: str) -> list[NameMention]:
    """Titles with a surname, and two to four words with a capital in a row, in order. Names of places and bodies are among them."""
    found: list[NameMention] = []
    at = 0
    while (match := _NAME.search(text, at) or _TITLED.search(text, at)) is not None:
        earlier = _TITLED.search(text, at, match.start())
        match = earlier or match
        given = match.groupdict().get("given") or ""
        found.append(NameMention(Span(*match.span()), match["title"] or "", given, match["surname"]))
        at = match.end()
    return found


def given_names(names: list[NameMention]) -> dict[str, set[str]]:
    """The word straight before each surname, where it is a given name."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.given:
            found.setdefault(name.surname, set()).add(name.given.split()[-1])
    return found
