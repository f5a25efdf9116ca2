"""A surname in capitals behind its given name: “Ryuta MINE”, “Mehmet KORKMAZ”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_SYLLABLE = r"(?:[kstnhmrgzdbpwjf]?y?[aiueo]|sh[aiueo]|ch[aiueo]|ts[u]|n(?![aiueoy])|[kstp](?=[kstpc]))"
_ROMAJI = pattern(rf"{_SYLLABLE}{{2,8}}\Z")
_PAIR = pattern(r"(?<![\w’'.@/-])(?P<given>[A-Z][a-z]{1,11}) (?P<shouted>[A-Z]{4,12})(?![\w@/-]| [A-Z]{2})")


# “Mehmet KORKMAZ”: other languages do it too. What follows shows that the name is over.
_OTHER = pattern(
    r"(?<![\w’'.@/-])(?P<given>[A-ZÀ-ÞŠŽŞÇİ][a-zà-ÿšžşğıç]{2,14}) (?P<shouted>[A-ZÀ-ÞĞŞİŠŽČĆŁŃ]{5,16})(?=[,;] [a-z]| (?:said|says|told|added|was|is|has|had|who|and|of|from|in|at|to|with|stated|noted|won|beat|came|finished)\b|[’']s\b|\.(?:\s|\Z))"
)
_VOWELS = pattern(r"[AEIOUYÀ-ÆÈ-ÏÒ-ÖØ-Üİ]")
# In Turkish, “I” is the capital of “ı”, and “İ” that of “i”.
_TURKISH = pattern(r"[ğışĞİŞ]")
_LEAST_VOWELS = 2
# “ROBERT K. Hale” at the head of a paragraph.
_GIVEN = pattern(r"(?:\A|(?<=\n))(?P<shouted>[A-Z]{4,12}) [A-Z]\. [A-Z][a-z’'-]{2,20}(?= [a-z]|,)")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A surname of Japanese syllables behind a given name that no list knows; others behind one that a list knows. The capitals are no acronym behind a word."""
    lexicon = facts.resources.lexicon
    for match in _PAIR.finditer(facts.text):
        given, shouted = match["given"].lower(), match["shouted"].lower()
        if lexicon.knows(match["given"]) or not _ROMAJI.match(given) or not _ROMAJI.match(shouted):
            continue
        span = Span(*match.span("shouted"))
        yield Mark(span, suggestions=(replacement(span, shouted.capitalize()),))
    for match in _OTHER.finditer(facts.text):
        if _is_surname(facts, match):
            yield _of_list(facts, Span(*match.span("shouted")))
    yield from _given(facts)


def _given(facts: Facts) -> Iterator[Mark]:
    """A given name in capitals that begins a paragraph, before an initial: tabloids have it so without one."""
    for match in _GIVEN.finditer(facts.text):
        span, plain = Span(*match.span("shouted")), match["shouted"].capitalize()
        if facts.resources.lexicon.is_name(plain):
            yield Mark(span, "given", suggestions=(replacement(span, plain),))


def _is_surname(facts: Facts, match: re.Match[str]) -> bool:
    """Whether no list has the word in capitals, which acronyms are on, or the text has it in small letters too."""
    lexicon, shouted = facts.resources.lexicon, match["shouted"]
    return (
        len(_VOWELS.findall(shouted)) >= _LEAST_VOWELS
        and not lexicon.is_word(match["given"].lower())
        and (not lexicon.knows(shouted) or f" {shouted.capitalize()}" in facts.text)
    )


def _of_list(facts: Facts, span: Span) -> Mark:
    """In a Turkish text, “I” may stand for two letters."""
    shouted = span.text(facts.text)
    plain = shouted.replace("İ", "i").capitalize()
    if "I" not in shouted[1:] or _TURKISH.search(facts.text) is None:
        return Mark(span, suggestions=(replacement(span, plain),))
    dotless = shouted[0] + shouted[1:].replace("I", "ı").replace("İ", "i").lower()
    return Mark(
        span, "turkish", {"dotless": dotless, "plain": plain}, (replacement(span, dotless), replacement(span, plain))
    )
