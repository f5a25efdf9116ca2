"""Pronouns that stand for an owner's word before a noun: “a fifth of there catch”, “over it's verdict”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span
from checker.rulebook.tables.counted_nouns import counted_nouns

_BEFORE = pattern(r"(?<![\w'-])(?P<word>[a-z]{2,12}) \Z")
_AFTER = pattern(r" (?P<word>[a-z]{3,18})(?![\w'’-])")
_NEAR = 16
_ENDINGS = ("ly", "ing", "ed", "wards", "ward")
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "ist", "ure", "age")


class _Kind(NamedTuple):
    """What was meant, and the words before it: those behind which any word will do, and those behind which it must be a noun."""

    right: str
    any_word: frozenset[str]
    noun: frozenset[str]


@cache
def _kinds(rows: tuple[tuple[str, ...], ...]) -> dict[str, _Kind]:
    return {
        wrong: _Kind(right, frozenset(wide.split()), frozenset(strict.split())) for wrong, right, wide, strict in rows
    }


def before_nouns(facts: Facts) -> Iterator[tuple[Span, str, str]]:
    """The wrong words with what was meant and the words together."""
    for wrong, kind in _kinds(facts.resources.rows("confused_owners")).items():
        for start in facts.tokens.starts_of(wrong.split("'")[0]):
            end = start + len(wrong)
            before = _BEFORE.search(facts.folded, max(0, start - _NEAR), start)
            after = _AFTER.match(facts.folded, end)
            if before is None or after is None or facts.folded[start:end] != wrong:
                continue
            if not facts.text[after.start("word") : after.end()].islower():
                continue
            word = after["word"]
            wide = before["word"] in kind.any_word and _may_be_noun(facts, word)
            if wide or (before["word"] in kind.noun and _is_noun(facts, word)):
                yield Span(start, end), kind.right, facts.text[before.start() : after.end()]


def _may_be_noun(facts: Facts, word: str) -> bool:
    """Neither a small word nor one that can only be a verb, an adverb or a participle."""
    resources = facts.resources
    small = word in resources.words("english_function_words") or word in resources.words("confused_no_nouns")
    past = resources.verbs.finite(word) and not word.endswith("s")
    return not (small or past or word.endswith(_ENDINGS) or resources.verbs.only_verb(word)) and (
        resources.lexicon.is_word(word)
    )


def _is_noun(facts: Facts, word: str) -> bool:
    """A noun of a table, or one by its ending, that is no verb."""
    nouns = counted_nouns(facts.resources.lines("counted_nouns"))
    listed = word in nouns.plurals or word in nouns.singular or word in facts.resources.words("plural_nouns")
    ended = word.endswith((*_NOUN_ENDINGS, *(f"{ending}s" for ending in _NOUN_ENDINGS)))
    verb = word in nouns.verbs or (facts.resources.verbs.base(word) and not listed)
    return _may_be_noun(facts, word) and (listed or ended) and not verb
