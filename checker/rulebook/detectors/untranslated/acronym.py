"""An acronym of another language that has an English form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_NO_ARTICLE = pattern(
    r"\b(?:of|in|to|from|by|with|for|on|at|that|and|or|but|between|against|into|says|said|told|joined|left) \Z"
)
_NO_NOUN = pattern(
    r"[.,;:!?)]|\Z| (?:and|or|but|in|on|at|to|for|from|by|with|of|has|had|have|is|was|said|says|will|would|could|can|also|on|as|that|which|who)\b"
)


_NOUN = pattern(r" (?P<noun>[a-z]{2,20})\b")
# “UE” is a firm, a university and a syllable too.
_AMBIGUOUS = frozenset({"UE", "VOZ", "EUA", "BIP", "PIB", "ONZ", "OON"})
_COMPANY = pattern(r" (?:Ltd|Limited|Inc|GmbH|Corp|LLC|plc|PLC|AG|Group|Holdings?)\b")
_THE = pattern(r"(?:\b[Tt]he|[’']s|\b(?:its|their|our|real|national|annual|nominal)) \Z")
_CAPITAL = pattern(r" [A-Z]")
# “1500 BCE”, “the third century BCE”: an era.
_YEAR_BEFORE = pattern(r"(?:\d(?:s|th|st|nd|rd)?|\bcentur(?:y|ies)|\bmillenni(?:um|a)) \Z")
_EXPLAINED = (
    r"\b{0}[”\"’']? (?:stands for|is short for|means|is the abbreviation|\()|\b{0}, (?:or|short for|which stands for)\b"
)
# A capitalised name with the acronym in brackets after it.
_NAMED = r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]{{1,24}} (?:(?:of|for|and|the|de|la) )?){{1,8}})\({0}\)"


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Nothing if the text has the English name or explains the acronym, or after a year."""
    for acronym, english, names in facts.resources.rows("untranslated_acronyms"):
        if acronym not in facts.text or any(name in facts.folded for name in names.split("; ")):
            continue
        if _is_explained(facts.text, acronym):
            continue
        for match in re.finditer(rf"(?<![\w’'@#.-]){re.escape(acronym)}(?![\w@-])", facts.text):
            span = Span(*match.span())
            if _YEAR_BEFORE.search(facts.text, max(0, span.start - 14), span.start):
                continue
            if not _is_body(facts, acronym, span):
                continue
            better = english if _stands_alone(facts.text, span) else english.removeprefix("the ")
            yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _is_body(facts: Facts, acronym: str, span: Span) -> bool:
    """Not before a thing that only bears the letters as its name (“the ONU bar”); letters with other senses need “the” or an owner, and no capital behind them."""
    noun = _NOUN.match(facts.text, span.end)
    if noun and noun["noun"] in facts.resources.words("named_things"):
        return False
    if _COMPANY.match(facts.text, span.end):
        return False
    if acronym not in _AMBIGUOUS:
        return True
    return _THE.search(facts.text, max(0, span.start - 10), span.start) is not None and not _CAPITAL.match(
        facts.text, span.end
    )


def _is_explained(text: str, acronym: str) -> bool:
    """Whether the text explains the acronym: then it was chosen on purpose."""
    escaped = re.escape(acronym)
    if re.search(_EXPLAINED.format(escaped), text):
        return True
    initials = "".join(letter for letter in acronym if letter.isalpha()).upper()
    return any(
        "".join(word[0] for word in match["name"].split() if word[0].isupper()).endswith(initials)
        for match in re.finditer(_NAMED.format(escaped), text)
    )


def _stands_alone(text: str, span: Span) -> bool:
    """Whether it needs an article: there is none before it and no noun after it."""
    return _NO_ARTICLE.search(text, max(0, span.start - 20), span.start) is not None and (
        _NO_NOUN.match(text, span.end) is not None
    )
