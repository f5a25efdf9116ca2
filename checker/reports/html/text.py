"""Words as HTML shows them: escaped, and what can't be seen is named."""

from __future__ import annotations

import html
import re
import unicodedata

_FILLERS = "\u115f\u1160\u3164\uffa0"  # letters that show nothing
_UNSEEN = re.compile(rf"[^\S \t\r\n]|[^\w\s!-~]|[{_FILLERS}]")
_JOINER = "\u200d"


def words(text: str) -> str:
    """The text as HTML. Line ends become blanks; characters that can't be seen, or that would turn the line round, are named."""
    flat = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
    if flat.isascii() and flat.isprintable():
        return html.escape(flat)
    return "".join(_pieces(flat))


def plain(text: str) -> str:
    """The same without markup, for an attribute."""
    shown = "".join(character if _is_seen(character) else f"<{name_of(character)}>" for character in text)
    return html.escape(" ".join(shown.split()))


def name_of(character: str) -> str:
    """What an invisible character is called: ``U+200B zero width space``."""
    name = unicodedata.name(character, "").lower()
    return f"U+{ord(character):04X} {name}".rstrip()


def _pieces(text: str) -> list[str]:
    pieces, done = [], 0
    for match in _UNSEEN.finditer(text):
        at = match.start()
        if _is_seen(match[0]) or (match[0] == _JOINER and _joins_signs(text, at)):
            continue
        pieces += [html.escape(text[done:at]), f'<span class="unseen">{name_of(match[0])}</span>']
        done = at + 1
    return [*pieces, html.escape(text[done:])]


def _is_seen(character: str) -> bool:
    if character.isprintable():
        return character not in _FILLERS
    return unicodedata.category(character) == "Zs" or character in "\t\r\n"


def _joins_signs(text: str, at: int) -> bool:
    """Whether a joiner makes one sign of two, as in an emoji of a family."""
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return all(character and unicodedata.category(character) in ("So", "Sk", "Mn") for character in around)
