"""What two small words that never stand together may have been."""

from __future__ import annotations

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Suggestion, replacement
from checker.model.span import Span

_OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_DETERMINER = pattern(r"(?:the|an?|my|your|their|our|its|his|her|this|that|these|those)")
_PREPOSITION = pattern(r"(?:of|to|from|with|into|in|on|at|by|for|during|among|upon|towards?|against)")
_BEFORE = pattern(r"(?<![\w’'.,@/-])(?P<word>[A-Za-z][\w’'-]{0,24}) \Z")
_AFTER = pattern(r" (?P<word>[a-z]{1,24})\b")
_REACH = 30


def answers_to(facts: Facts, span: Span) -> tuple[Suggestion, ...]:
    """The answers for an impossible pair, the likeliest first; none where the lost words can't be told."""
    first, second = span.text(facts.folded).split()
    if _DETERMINER.fullmatch(first) and _PREPOSITION.fullmatch(second):
        return _of_preposition(facts, span, first, second)
    for firsts, seconds, templates in facts.resources.rows("pair_answers"):
        if first in firsts.split() and second in seconds.split():
            words = {"first": first, "second": second, "object": _OBJECTS.get(second, second)}
            return tuple(
                replacement(span, _as_written(facts, span, t.format_map(words))) for t in templates.split("; ")
            )
    return ()


def _of_preposition(facts: Facts, span: Span, article: str, preposition: str) -> tuple[Suggestion, ...]:
    """“of the by end”: “by the end”; “came the to house”: “to the house”; “that the of school”: “the school”."""
    found = _BEFORE.search(facts.text, max(0, span.start - _REACH), span.start)
    before = found["word"] if found else ""
    after = _AFTER.match(facts.text, span.end)
    swapped = f"{preposition} {article}"
    if found and _PREPOSITION.fullmatch(before):
        wide = Span(found.start("word"), span.end)
        return tuple(replacement(wide, words) for words in dict.fromkeys((swapped, f"{before} {article}")))
    if after is None or _DETERMINER.fullmatch(after["word"]):
        return (replacement(span, _as_written(facts, span, preposition)),)
    plain = replacement(span, _as_written(facts, span, article))
    turned = replacement(span, _as_written(facts, span, swapped))
    verbs = facts.resources.verbs
    follows_verb = verbs.finite(before) or before.endswith(("ed", "ing"))
    return (turned, plain) if follows_verb else (plain, turned)


def _as_written(facts: Facts, span: Span, words: str) -> str:
    return words[0].upper() + words[1:] if facts.text[span.start].isupper() else words
