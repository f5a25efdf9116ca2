"""Notes of a translator or a language model about the translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = ("transl", "language model", "ai model", "n.d.t", "t.n", "(tn", "[tn", "(tr", "[tr", "i'm sorry", "i am sorry")
_NOTE = pattern(
    r"\s?[(\[](?:transl(?:\.|ation)?|translator(?:'s note|'s comment)?|translat(?:or|ion) note|note (?:of|from|by) the translator|t\.?n\.?|n\.d\.t\.|tr\.? note)"
    r"\s?[.:,–-][^)\]\n]{0,200}[)\]]"
    r"|\s?[(\[](?:machine[ -]translat(?:ed|ion)|translat(?:ed|ion) (?:from [a-z]{4,14} )?(?:by|with|via|using) [^)\]\n]{2,40})[)\]]"
    r"|(?:(?:sure|certainly|of course)[!,.] )?(?:here(?:'s| is| are)|this is|below is|the following is) (?:the|your|my|a) (?:english |requested )?translat(?:ion|ed (?:text|article|version))"
    r"(?: of (?:the|your) (?:text|article)| (?:in|into) english)?[:.]\s?"
    r"|\bas an ai (?:language )?model[^.\n]{0,200}\.\s?"
    r"|\bi hope (?:this|that|the) translation (?:helps|is)[^.!\n]{0,60}[.!]\s?"
    r"|\btranslated (?:from [a-z]{4,14} )?(?:by|with|via|using) (?:google|deepl|ai|chatgpt|machine|microsoft|yandex|bing)\b[^.\n]{0,60}\.?\s?"
    r"|\bthis (?:text|article|story|page) (?:was|has been) (?:machine[ -]|automatically )translated\b[^.\n]{0,80}\.?\s?"
    r"|\bi(?:'m| am) sorry, (?:but )?i (?:can't|cannot) [^.\n]{0,120}\.\s?"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Fixed phrases; each is cut with its blank."""
    for match in _NOTE.finditer(facts.folded):
        words = match[0]
        end = match.end() - (len(words) - len(words.rstrip()))
        yield Mark(Span(match.start(), end), suggestions=(Suggestion("cut it", (Edit(Span(*match.span()), ""),)),))
