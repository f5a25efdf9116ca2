"""The rows of the table ``verb_frames``, by the last word of what they are about: “lack”, “in exchange”, “took part”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.rulebook.pages.words import put
from checker.words.inflection import Inflection

Rows = tuple[tuple[str, ...], ...]


class Row(NamedTuple):
    """One frame: what may stand before the word, what is wrong behind it, and what is right."""

    shape: str
    before: tuple[str, ...]
    needs_be: bool
    particle: str
    right: str
    following: re.Pattern[str]


Frames = Mapping[str, tuple[Row, ...]]


@lru_cache(maxsize=8)  # by inflection, which a project with its own words has of its own
def frame_table(rows: Rows, company: Rows, inflection: Inflection) -> Frames:
    """The rows by the form of their word, or of the last of their words. ``company`` is what may follow, from the table ``frame_company``."""
    found: dict[str, tuple[Row, ...]] = {}
    shapes = _shapes(company)
    for shape, particles, right, kind, words in rows:
        for word, particle in product(words.split(), particles.split(",")):
            plain = word.lstrip("+")
            for before, form in _forms(plain, inflection):
                row = Row(shape, before, plain != word, particle, right, shapes[kind])
                found[form] = (*found.get(form, ()), row)
    return found


def _shapes(company: Rows) -> Mapping[str, re.Pattern[str]]:
    """What may follow, by its kind."""
    words: dict[str, str] = {}
    shapes: dict[str, re.Pattern[str]] = {}
    for use, name, expression in company:
        if use == "words":
            words[name] = put(expression, words)
        else:
            shapes[name] = pattern(rf" (?:{put(expression, words)})(?![\w’'-])")
    return shapes


def _forms(word: str, inflection: Inflection) -> Iterator[tuple[tuple[str, ...], str]]:
    """The forms, and the phrases that may stand before each: “took” and “takes” before “part”."""
    first, *rest = word.split("_")
    forms = sorted(forms_of(first, inflection))
    if not rest:
        yield from product(((),), forms)
    else:
        between = "".join(f"{part} " for part in rest[:-1])
        yield tuple(f"{form} {between}" for form in forms), rest[-1]


def forms_of(word: str, inflection: Inflection) -> frozenset[str]:
    """All forms of a verb; of one that is a noun too, the past forms; an adjective, or what has “=”, alone."""
    if word.startswith("="):
        return frozenset({word[1:]})
    base = word.rstrip("*")
    past = inflection.past(base) if inflection.verbs.base(base) else ""
    if not past:
        return frozenset({base})
    forms = {past, inflection.participle(base)}
    if not word.endswith("*"):
        forms |= {base, inflection.third(base), inflection.gerund(base)}
    return frozenset(forms) - {""}
