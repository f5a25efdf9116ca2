"""Views of a text in which each character is one character, so that offsets are those of the text."""

from __future__ import annotations

# Replacing one after the other beats a translation table: most texts have none or one of them.
_BLANKS = (("\u00a0", " "), ("\u202f", " "), ("\u2009", " "))
_FOLDS = (("’", "'"), ("‘", "'"), *_BLANKS, ("\t", " "))


def folded(text: str) -> str:
    """Lower case, with straight apostrophes and blanks, of the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for old, new in _FOLDS:
        lowered = lowered.replace(old, new)
    return lowered


def spaced(text: str) -> str:
    """The text with no-break, narrow and thin blanks as plain ones, of the same length."""
    for old, new in _BLANKS:
        text = text.replace(old, new)
    return text
