"""The case of one wording carried over to another."""

from __future__ import annotations


def in_case_of(model: str, words: str) -> str:
    """``words`` in capitals or with an initial capital where ``model`` is so."""
    return words.upper() if model.isupper() and len(model) > 1 else with_initial_of(model, words)


def with_initial_of(model: str, words: str) -> str:
    """``words`` with an initial capital where ``model`` has one."""
    return words[:1].upper() + words[1:] if model[:1].isupper() else words
