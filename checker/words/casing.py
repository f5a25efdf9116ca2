"""The case of words: carry it over to other words, and count how often they occur capitalised."""

from __future__ import annotations


def in_case_of(model: str, words: str) -> str:
    """``words`` in capitals or with an initial capital, like ``model``."""
    return words.upper() if model.isupper() and len(model) > 1 else with_initial_of(model, words)


def with_initial_of(model: str, words: str) -> str:
    """``words`` with an initial capital if ``model`` has one."""
    return words[:1].upper() + words[1:] if model[:1].isupper() else words


def times(words: str, text: str) -> int:
    """How often words occur in a text as written, not as a part of longer words."""
    count, at = 0, text.find(words)
    while at >= 0:
        end = at + len(words)
        # A regular expression would take a hundred times as long, and long texts have many words to look up.
        count += not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum())
        at = text.find(words, end)
    return count


def times_capitalised(words: str, text: str) -> int:
    """How often words in lower case occur in a text with an initial capital or in capitals."""
    return times(words.capitalize(), text) + times(words.upper(), text)
