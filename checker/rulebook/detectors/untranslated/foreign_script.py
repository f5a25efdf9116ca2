"""Words in another script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_MOST = 60
_LINE = 200
_ENGLISH = pattern(r"(?<![\w(])[a-z]{2,20}(?![\w)])")
_LEAST_ENGLISH = 3
_MOST_OF_ENTRY = 6
_ONE_SCRIPT = pattern(r"[\u0370-\u052f-]+")
# A Korean word glued to a Latin one is no mention of it. One sign is a word in Chinese and Japanese, and no blank need part it from an English one.
_SIGN = "[\u3041-\u30fa\u4e00-\u9fff]"
_ATTACHED = pattern(
    rf"(?<=[a-z][a-z]){_SIGN}{{1,30}}(?![)”\"»])|(?<![^\s]){_SIGN}(?=[ ,.;])|(?<=[A-Za-z][A-Za-z])[\uac00-\ud7a3]{{2,30}}(?![)”\"»])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks words in letters that aren't Latin; a single letter, or words in brackets or quotation marks, are mentions."""
    letters = "".join(sorted(filter(_is_foreign, facts.characters)))
    if not letters:
        return
    meanings = {row[0]: row[1] for row in facts.resources.rows("other_script_words")}
    word = f"[{letters}]"
    run = rf"(?>{word}{{1,{_MOST}}}(?: {word}{{1,{_MOST}}}){{1,{_MOST}}}|{word}{{2,{_MOST}}})"
    # Vowel signs of Indian scripts are no word characters.
    for match in re.finditer(rf"(?<![\w{letters}(“\"«@#]){run}(?![\w{letters})”\"»])", facts.text):
        span = Span(*match.span())
        if _is_entry(facts, span, word):
            continue
        meaning = meanings.get(match[0].lower())
        yield Mark(span, suggestions=(replacement(span, meaning),) if meaning else ())
    for match in _ATTACHED.finditer(facts.text):
        span = Span(*match.span())
        if not _is_entry(facts, span, word):
            yield Mark(span)


def _is_entry(facts: Facts, span: Span, word: str) -> bool:
    """Whether a few foreign words are an entry of a menu of languages, or a link: nothing else, or hardly a word in small letters, is on the line."""
    start = facts.text.rfind("\n", max(0, span.start - _LINE), span.start) + 1 or max(0, span.start - _LINE)
    end = facts.text.find("\n", span.end, span.end + _LINE)
    line = facts.text[start : span.start] + facts.text[span.end : end if end >= 0 else span.end + _LINE]
    if _is_headline(line, word):
        return False
    return len(span.text(facts.text).split()) <= _MOST_OF_ENTRY and len(_ENGLISH.findall(line)) < _LEAST_ENGLISH


def _is_headline(line: str, word: str) -> bool:
    """Whether the rest of a line is a sentence in Greek or Cyrillic, most of it in small letters: no menu, which has capitals or many scripts."""
    words = re.findall(rf"{word}{{2,{_MOST}}}", line)
    small = sum(found[0].islower() for found in words)
    return len(words) >= _MOST_OF_ENTRY and 2 * small > len(words) and all(_ONE_SCRIPT.fullmatch(w) for w in words)


def _is_foreign(character: str) -> bool:
    """Whether it is a letter from Greek to Georgian and Hangul Jamo, or from the kana to Hangul."""
    return ("\u0370" <= character < "\u1e00" or "\u3040" <= character < "\ud7b0") and (
        character.isalpha() or "\u0590" <= character < "\u1000"
    )
