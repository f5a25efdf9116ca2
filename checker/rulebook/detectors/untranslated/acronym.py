"""An acronym of another language that has an English form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

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
_COMPANY = pattern(r" (?:Ltd|Limited|Inc|GmbH|Corp|LLC|plc|PLC|AG|Group|Holdings?)\b")
_THE = pattern(r"(?:\b[Tt]he|[’']s|\b(?:its|their|our|real|national|annual|nominal)) \Z")
_CAPITAL = pattern(r" [A-Z]")
_ARTICLE = pattern(r"\b[Tt]he \Z")
# “1500 BCE”, “the third century BCE”: an era.
_YEAR_BEFORE = pattern(r"(?:\d(?:s|th|st|nd|rd)?|\bcentur(?:y|ies)|\bmillenni(?:um|a)) \Z")
_EXPLAINED = (
    r"\b{0}[”\"’']? (?:stands for|is short for|means|is the abbreviation|\()|\b{0},? (?:or|short for|which stands for)\b"
    r"|\b{0},? (?:in|from) (?:the )?(?:French|Spanish|German|Italian|Portuguese|Russian|Polish|Turkish|its)\b"
    r"|\b(?:[Kk]nown (?:as|by)|acronym|initials|abbreviat\w{{2,4}}|called|\bor|name)[,:]? (?:the )?[“\"‘']?{0}\b"
)
# A capitalised name with the acronym in brackets after it.
_NAMED = r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]{{1,24}} (?:(?:of|for|and|the|de|la) )?){{1,8}})\({0}\)"
# “its French name (OMS)”, “Organisation mondiale de la santé (OMS)”: words of the language stand before it.
_FOREIGN_NAMED = r"\b(?:de|des|du|della|delle|dei|do|da|del|der|für|und|et|per|pour|para|i|y|e) (?:la |las |los |les |l[’'])?[\w’'-]{{2,24}}(?: [\w’'-]{{2,24}}){{0,3}} \({0}\)"


class _Row(NamedTuple):
    """A line of the table, with what speaks for its sense and against it."""

    acronym: str
    english: str
    others: tuple[str, ...]
    cues: tuple[str, ...]
    needs_article: bool
    is_bare: bool


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Nothing if the text explains the acronym or shows that it means something else, or after a year."""
    for row in map(_row, facts.resources.rows("untranslated_acronyms")):
        if row.acronym not in facts.text or not _is_meant(facts, row) or _is_explained(facts.text, row.acronym):
            continue
        for match in re.finditer(rf"(?<![\w’'@#.-]){re.escape(row.acronym)}(?![\w@-])", facts.text):
            span = Span(*match.span())
            if _YEAR_BEFORE.search(facts.text, max(0, span.start - 14), span.start):
                continue
            if _is_body(facts, span, needs_article=row.needs_article):
                yield _mark(facts, row, span)


def _row(cells: tuple[str, ...]) -> _Row:
    acronym, english, names, proof = (*cells, "", "")[:4]
    listed, proofs = names.split("; ") if names else [], proof.split("; ") if proof else []
    words = [word for word in proofs if word not in ("the", "bare")]
    return _Row(
        acronym,
        english,
        others=tuple(name[1:] for name in listed if name.startswith("!")),
        cues=(*words, *(name for name in listed if not name.startswith("!"))) if words else (),
        needs_article="the" in proofs,
        is_bare="bare" in proofs,
    )


def _is_meant(facts: Facts, row: _Row) -> bool:
    """Whether no word of the text shows another sense of the letters, and one shows this sense where it must be shown."""
    if any(other in facts.folded for other in row.others):
        return False
    return not row.cues or any(re.search(rf"\b{re.escape(cue)}", facts.folded) for cue in row.cues)


def _mark(facts: Facts, row: _Row, span: Span) -> Mark:
    """“The OTAN said”: NATO has no article, unless a noun follows."""
    alone = _NO_NOUN.match(facts.text, span.end) is not None
    article = _ARTICLE.search(facts.text, max(0, span.start - 4), span.start)
    if row.is_bare and alone and article is not None:
        whole = Span(article.start(), span.end)
        opens = article[0][0] == "T"
        better = row.english[0].upper() + row.english[1:] if opens else row.english
        return Mark(whole, fields={"better": better}, suggestions=(replacement(whole, better),))
    better = row.english if _stands_alone(facts.text, span) else row.english.removeprefix("the ")
    return Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _is_body(facts: Facts, span: Span, *, needs_article: bool) -> bool:
    """Not before a thing that only bears the letters as its name (“the ONU bar”); letters with other senses need “the” or an owner, and no capital behind them."""
    noun = _NOUN.match(facts.text, span.end)
    if noun and noun["noun"] in facts.resources.words("named_things"):
        return False
    if _COMPANY.match(facts.text, span.end) or facts.text.startswith("(", span.end):
        return False
    if not needs_article:
        return True
    return _THE.search(facts.text, max(0, span.start - 10), span.start) is not None and not _CAPITAL.match(
        facts.text, span.end
    )


def _is_explained(text: str, acronym: str) -> bool:
    """Whether the text explains the acronym: then it was chosen on purpose."""
    escaped = re.escape(acronym)
    if re.search(_EXPLAINED.format(escaped), text) or re.search(_FOREIGN_NAMED.format(escaped), text):
        return True
    initials = "".join(letter for letter in acronym if letter.isalpha()).upper()
    # “optical network unit (ONU)”
    spelled = r"[ -]".join(rf"{letter}[\w’']{{1,24}}" for letter in initials)
    if re.search(rf"\b{spelled},? \({escaped}\)", text, re.IGNORECASE):
        return True
    return any(
        "".join(word[0] for word in match["name"].split() if word[0].isupper()).endswith(initials)
        for match in re.finditer(_NAMED.format(escaped), text)
    )


def _stands_alone(text: str, span: Span) -> bool:
    """Whether it needs an article: there is none before it and no noun after it."""
    return _NO_ARTICLE.search(text, max(0, span.start - 20), span.start) is not None and (
        _NO_NOUN.match(text, span.end) is not None
    )
