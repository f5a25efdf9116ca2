"""How words are written: the case of one wording carried over to another, and where words stand with a capital."""

from __future__ import annotations


def in_case_of(model: str, words: str) -> str:
    """``words`` in capitals or with an initial capital where ``model`` is so."""
    return words.upper() if model.isupper() and len(model) > 1 else with_initial_of(model, words)


def with_initial_of(model: str, words: str) -> str:
    """``words`` with an initial capital where ``model`` has one."""
    return words[:1].upper() + words[1:] if model[:1].isupper() else words


def times(words: str, text: str) -> int:
    """How often words stand in a text as they are written, not as a part of longer ones."""
    count, at = 0, text.find(words)
    while at >= 0:
        end = at + len(words)
        # A search for a pattern would take a hundred times as long, and a long text has many words to ask for.
        count += not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(words, end)
    return count


def times_capitalised(words: str, text: str) -> int:
    """How often words in lower case stand in a text with an initial capital, or in capitals."""
    return times(words.capitalize(), text) + times(words.upper(), text)
