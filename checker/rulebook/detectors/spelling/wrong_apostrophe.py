"""An accent, a backtick or a prime instead of an apostrophe, or an apostrophe in the wrong place: “did'nt”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

NEEDS = (
    "´",
    "`",
    "′",
    "ʼ",
    "‚",
    "‛",
    "＇",
    "'",
    ",s ",
    "n,t",
    "n;t",
    'n"t',
    "n”t",
    "n“t",
)
_SIGNS = "´`′ʼ‘‚‛＇"
# Before the ending of a contraction or a possessive; an accent also before a name (“O´Brien”).
_MARKED = pattern(
    r"(?<![\w’'´`′ʼ])(?P<start>[^\W\d_]{1,24})(?P<sign>[´`′ʼ‘‚‛＇])(?P<end>(?:t|s|re|ve|ll|d|m|T|S|RE|VE|LL|D|M))(?![\w’'´`′ʼ])"
    r"|(?<![\w’'´`′ʼ])(?P<short>[OoDdLl])[´`](?P<name>[A-ZÀ-Þ]\w{1,24}|clock)(?![’'´`′ʼ])"
)
# Behind a plural: “the farmers´ anger”.
_OWNERS = pattern(r"(?<![\w’'´`′ʼ])(?P<owners>[A-Za-z]{2,24}s)[´`‘](?= [a-z]{2})")
# “don,t”, “isn"t”: the key beside it, or the key with it.
_OTHER_KEY = pattern(
    r"(?<![\w’'-])(?P<start>(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|ai)n)[,;\"”“](?P<end>t)(?![\w’'-])",
    re.IGNORECASE,
)
_COMMA = pattern(
    r"(?<![\w’'-])(?P<start>[Ii]t|[Tt]hat|[Hh]e|[Ss]he|[Tt]here|[Ww]here|[Ww]hat|[Ll]et),(?P<end>s)(?= [a-z])"
)
# “the mayor,s office”
_COMMA_OWNER = pattern(r"(?<![\w’'.-])(?P<start>[A-Za-zÀ-ÿ][a-zà-ÿ]{2,24}),(?P<end>s)(?= [a-z]{3})")
# “the women ´s team”
_LOOSE = pattern(r"(?<![\w’'´`′ʼ])(?P<start>[A-Za-z]{2,24}) [´`](?P<end>s|re|ve|ll|t)(?= [a-z])")
# Before a word they open a quotation, or code.
_OPENS = pattern(r"(?<!\w)[´`](?=\w)")
# A word with an apostrophe inside or at its end; there it may close a quotation.
_MISPLACED = pattern(r"(?<![\w'-])[a-z]{1,15}(?:'n'?t|'r|'se?'?|s'(?= [a-z]))(?![\w'-])")
# “other peoples’ lives”, but “indigenous peoples’ rights”
_PEOPLES = pattern(
    r"\b(?:the|other|young|most|many|some|old|older|elderly|disabled|local|ordinary|working|black|poor|rich) (?P<word>peoples')"
    r"(?= (?:[a-z]{3,15} )?[a-z]{3,20}\b)"
)
_NATIONS = frozenset(
    ("indigenous", "native", "aboriginal", "tribes", "tribal", "ethnic", "nations", "minorities", "colonial")
)
_OPENING = pattern(r"(?<!\w)['‘](?=\w)")
_CONTRACTING = frozenset(("that", "she", "there", "where", "what", "let"))
_REACH = 300
_CONTRACTED = ("n", "N")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Offers the apostrophe that the text uses, where it belongs."""
    for span, better in (*_wrong_signs(facts), *_misplaced(facts)):
        right = better.replace("'", facts.apostrophe)
        yield Mark(span, fields={"better": right}, suggestions=(replacement(span, right),))


def _wrong_signs(facts: Facts) -> Iterator[tuple[Span, str]]:
    if facts.characters.isdisjoint(f'{_SIGNS},;"”“'):
        return
    for match in _MARKED.finditer(facts.text):
        if match["end"] in ("t", "T") and not match["start"].endswith(_CONTRACTED):
            continue
        halves = (match["start"], match["end"]) if match["start"] else (match["short"], match["name"])
        yield Span(*match.span()), "'".join(halves)
    for shape in (_OTHER_KEY, _COMMA, _COMMA_OWNER, _LOOSE):
        for match in shape.finditer(facts.text):
            if shape is not _COMMA_OWNER or match["start"].lower() not in _CONTRACTING:
                yield Span(*match.span()), f"{match['start']}'{match['end']}"
    for match in _OWNERS.finditer(facts.text):
        start = max(facts.block_at(match.start()).start, match.start() - _REACH)
        if not _OPENS.search(facts.text, start, match.start()):
            yield Span(*match.span()), f"{match['owners']}'"


def _misplaced(facts: Facts) -> Iterator[tuple[Span, str]]:
    table = {row[0]: row[1] for row in facts.resources.rows("wrong_apostrophes")}
    for match in _MISPLACED.finditer(facts.folded):
        span = Span(*match.span())
        if match[0] in table and not _closes(facts, span):
            yield span, in_case_of(span.text(facts.text), table[match[0]])
    if "peoples" in facts.vocabulary and facts.vocabulary.isdisjoint(_NATIONS):
        for match in _PEOPLES.finditer(facts.folded):
            span = Span(*match.span("word"))
            if not _closes(facts, span):
                yield span, in_case_of(span.text(facts.text), "people's")


def _closes(facts: Facts, span: Span) -> bool:
    """Whether the mark at the end may close a quotation in single marks."""
    if facts.folded[span.end - 1] != "'":
        return False
    start = max(facts.block_at(span.start).start, span.start - _REACH)
    return _OPENING.search(facts.text, start, span.start) is not None
