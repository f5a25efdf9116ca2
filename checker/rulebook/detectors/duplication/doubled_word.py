"""The same word twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.doubled_words import Doubt, doubt_of
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span

_TWICE = pattern(
    r"(?<![\w’'./-])([ai]|[a-zà-ÿ]{2,20}) \1(?![\w’'/-])|(?<![\w’'./-])([A-ZÀ-Þ][a-zà-ÿ]{0,20}) (?!\2)((?i:\2))(?![\w’'/-])"
)
# “WeChat WeChat”: no such name is said twice.
_INNER_CAPITAL = pattern(r"(?<![\w’'./-])(?P<word>[A-Z][a-z]{1,15}[A-Z][A-Za-z]{1,15}) (?P=word)(?![\w’'/-])")
_TITLED = pattern(r"(?<![\w’'./-])(?P<word>The|An?|And|Of) (?P=word) (?P<next>[a-z][\w’'-]{1,30})(?![\w-])")
# “that that the …”, “is is not …”: the second can't be a pronoun, and the first can't end a clause.
_MEANT_ONCE = pattern(
    r"that that (?:the|an?|it|he|she|they|we|his|its|their|our|my|there|these|those|some|many|all|no)\b"
    r"|had had been\b"
    r"|is is (?:not|said|the|an?|in|to|expected|now|also|still|being)\b"
)
_OPENED = pattern(r"\b(?:what|all|thing|point|problem|fact|question|it|who|where|how)\b[^.!?]{0,30}\Z")
# “The dam is is safe”: a short subject without a clause in it.
_IS_TWICE = pattern(r"is is [a-z]")
_SHORT_SUBJECT = pattern(
    r"(?:[.!?] |\n|\A|\b(?:that|because|said|says) )(?:(?:it|he|she|this) |(?:the|an?|his|her|its|their|our|my|this|that) (?!(?:[\w’'-]+ )?(?:thing|point|problem|fact|question|issue|trouble|truth|reality|answer|reason|difference|idea|worry|concern|fear|hope)\b)(?:(?!(?:who|what|where|how|that|which|is|was) )[\w’'-]{2,20} ){1,5}|(?!(?:what|all|where|who|how|that|whatever|which|thing|point|problem|fact|question|issue|trouble|truth)\b)[a-z][\w’'-]{2,20} )\Z"
)
# “whatever happens happens”
_WHATEVER = pattern(r"\b(?:what|whatever|whoever|who|how|however|where|wherever) (?:[a-z]{1,12} )?\Z")
_SENTENCE_START = pattern(r"(?:[.!?:][”\"’')]{0,2}\s{1,3}|[\n“\"‘(]|\A)\Z")
_AROUND = 40
# “Vitamin A a day”, “in May may”, “Will will”: a letter, a month and a name.
_NAMES = frozenset({"a", "i", "may", "will", "can", "might", "her", "my", "it"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Safe for words that can't be doubled; for others a review or a question, and nothing if both are needed."""
    if 1 not in facts.repeats.lengths:
        return
    kinds = {row[0]: row[1] for row in facts.resources.rows("doubled_words")}
    for match in _TITLED.finditer(facts.text):
        if _opens_sentence(facts, match.start()) and not facts.resources.verbs.finite(match["next"]):
            span = Span(match.start(), match.start("next") - 1)
            yield Mark(span, "content", {"word": match["word"].lower()}, (replacement(span, match["word"]),))
    for match in _INNER_CAPITAL.finditer(facts.text):
        span = Span(*match.span())
        yield Mark(span, "content", {"word": match["word"]}, (replacement(span, match["word"]),))
    for match in _TWICE.finditer(facts.text):
        case = _case(facts, match, kinds)
        word, span = match[1] or match[2], Span(*match.span())
        if case and not facts.foreign_sections.touching(span) and facts.unknown_words_around(span, _AROUND) <= 1:
            once = replacement(span, word)
            keep = (Suggestion("keep both", ()),) if case == "either" else ()
            yield Mark(span, case, {"word": word}, (once, *keep))


def _case(facts: Facts, match: re.Match[str], kinds: Mapping[str, str]) -> str:
    """The case of the page, or "" if both words are needed."""
    word, capital = (match[1] or match[2]).lower(), match[1] is None
    kind = kinds.get(word, "content")
    if kind == "allowed":
        return "content" if _is_meant_once(facts, match.start()) else ""
    if kind == "content":
        needed = capital or _WHATEVER.search(facts.folded, max(0, match.start() - _AROUND), match.start())
        return "" if needed else "content"
    if capital and word in _NAMES and not (word == "a" and _opens_sentence(facts, match.start())):
        return ""
    doubt = doubt_of(facts, Span(*match.span()), word, kind)
    if doubt is Doubt.RIGHT:
        return ""
    if doubt is Doubt.SOME:
        return "either"
    return "main" if kind == "never" else "content"


def _is_meant_once(facts: Facts, start: int) -> bool:
    if _IS_TWICE.match(facts.folded, start) and _SHORT_SUBJECT.search(facts.folded, max(0, start - 2 * _AROUND), start):
        return True
    return _MEANT_ONCE.match(facts.folded, start) is not None and not _OPENED.search(
        facts.folded, max(0, start - _AROUND), start
    )


def _opens_sentence(facts: Facts, start: int) -> bool:
    return _SENTENCE_START.search(facts.text, max(0, start - 6), start) is not None
