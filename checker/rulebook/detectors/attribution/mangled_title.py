"""A garbled job title: an office of a shape that no office has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = (
    *("secretary", "minister", "deputy", "assistant", "vice ", "vice-", "director", "adviser", "advisor", "chief"),
    *(
        "head of",
        "chairman",
        "president",
        "ministry",
        "department",
        "speaker",
        "spokes",
        "ambassador",
        "mayor",
        "governor",
    ),
)
_OFFICE = r"(?:Deputy |Under ?[Ss]ecretary|Undersecretary|Assistant |Secretary|Minister|Vice[- ]|Director|Adviser|Advisor|Chief)"
_WORD = r"[A-ZÀ-Þ][\w-]{1,20}"
_PERSON = rf"{_WORD} (?:[A-ZÀ-Þ]\. )?(?:{_WORD} )?[A-ZÀ-Þ][\w-]{{2,25}}"
_OWNED = pattern(
    r"(?P<owner>[A-ZÀ-Þ][\w-]{2,25}[’']s) (?P<office>"
    + _OFFICE
    + rf"\w{{0,12}}(?: (?:{_WORD}|of|for|and|the|to)){{3,12}}?)"
    + rf",? (?P<name>{_PERSON})(?= (?:[a-z]|[–—])|[,.])"
)
_RANK = (
    r"(?:Chairman|Chairwoman|Chairperson|President|Director|Minister|Speaker|Spokesman|Spokeswoman|Spokesperson|Governor|Mayor|Commissioner"
    r"|Secretary|Undersecretary|Commander|Chief|Head|Ambassador|Prosecutor|Deputy|Adviser|Advisor|Press[- ]Secretary|Chancellor|Premier)"
)
_UNIT = (
    r"(?:Foreign|Internal|Interior|Defen[cs]e|Health|Finance|Education|Justice|Agriculture|Culture|Economy|Energy|Transport|Labou?r|Environment"
    r"|Tourism|Trade|Industry|Sports?|Science|Emergency|Social)"
)
_THE = r"(?:[Tt]he )?"
_UNITS = rf"{_UNIT}(?: Affairs)?(?: and {_UNIT})?"
# What an office may be called after all: “Chief of the Secretary General’s staff”, “Office of the Head of State”.
_NO_RANK = r"(?![’']|[- ](?:of State|of Government|General|Office|Council|Cabinet|Staff|Administration))"
_HEADED = r"[Hh]ead|[Cc]hief|[Cc]hairman|[Dd]irector|[Mm]inister|[Pp]ress[- ][Ss]ecretary|[Ss]pokes(?:man|person)|[Dd]eputy|[Cc]ommander|[Mm]ayor"
_SHAPES = tuple(
    map(
        pattern,
        (
            # “Head of the Chief of the Police Department”: a person is the head of an office, not of a person.
            (
                r"\b(?:[Hh]ead|[Cc]hief|[Dd]irector|[Ss]peaker|[Ss]pokesman|[Cc]hairman|[Pp]resident|[Mm]inister|[Ll]eader|[Bb]oss|[Dd]eputy) of (?:the )?(?:[Dd]eputy )?"
                rf"(?:{_HEADED})\b{_NO_RANK}"
            ),
            # “the Ministry of Health Minister Carla Senn”
            rf"\b{_THE}Ministry (?:of|for) (?:the )?{_UNITS} (?:Deputy )?Minister(?= {_WORD})",
            rf"\b{_THE}Minister of (?:the )?(?:Ministry|Department|Secretariat) (?:of|for) (?:the )?{_UNITS}",
            # “the Minister Foreign Olan Reyes”
            rf"(?:\A|(?<=[.!?,”“\"] )|(?<=\n)|\b[Tt]he |\bby )(?:Minister (?:Prime|{_UNIT})|President Vice|Director Managing|Secretary Press)(?= {_PERSON})",
            rf"\b{_THE}Ambassador of (?:the )?Embassy of (?:the )?{_WORD}",
            # “the Minister of the Foreign Affairs’ Deputy of Trade”
            rf"\b{_THE}{_RANK} of (?:the )?{_UNITS}[’'](?:s )? ?(?:Deputy|Assistant|Under-?[Ss]ecretary|Vice[- ]\w{{3,12}}|Secretary|Minister) of (?:the )?{_WORD}",
            # “Undersecretary of the Ministry Foreign Affairs of State”
            rf"\b(?:{_RANK} of (?:the )?|(?<![A-Za-zÀ-þ-] )(?:[Tt]he ))(?:Ministry|Department|Secretariat|Directorate) {_UNITS}(?: of (?:the )?{_WORD}){{0,2}}(?= {_WORD}|[,.]| [a-z])",
            # “the Premier’s Adviser Minister for Questions of the Youth”
            rf"\b{_THE}(?:{_WORD}[’']s? )?(?:{_RANK} )?(?:Minister|Commissioner|Deputy|Adviser|Advisor|Secretary|Ombudsman|Envoy|Plenipotentiary) (?:for|on) (?:the )?(?:Questions|Issues|Problems) of (?:the )?{_WORD}",
        ),
    )
)
# Two ranks side by side, or three in one title. “Minister President” and “President Director” are offices.
_BESIDE = pattern(
    r"\b(?P<first>Chairman|Chairwoman|Adviser|Advisor|Minister|Director|President|Speaker|Governor|Mayor|Ambassador|Head|Undersecretary|Commander) "
    r"(?P<second>Chairman|Chairwoman|President|Minister|Adviser|Advisor|Director|Speaker|Governor|Mayor|Ambassador|Head|Chief|Deputy|Secretary|Undersecretary|Commander)(?! ?General\b)"
    rf"(?: (?:of|for) (?:the )?{_WORD}(?:[’']s?)?(?: {_WORD}(?:[’']s?)?| (?:of|for|and) (?:the )?{_WORD}(?:[’']s?)?){{0,6}})?(?=,? {_WORD})"
)
_REAL = frozenset({"minister president", "president director", "minister secretary"})


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Marks the longest of what overlaps."""
    end = -1
    for span in sorted(_found(facts), key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield Mark(span, fields={"words": span.text(facts.text)})
            end = span.end


def _found(facts: Facts) -> Iterator[Span]:
    for match in _OWNED.finditer(facts.text):
        if _is_no_office(facts, match["office"]):
            yield Span(*match.span())
    for shape in _SHAPES:
        for match in shape.finditer(facts.text):
            yield Span(*match.span())
    for match in _BESIDE.finditer(facts.text):
        if f"{match['first']} {match['second']}".lower() not in _REAL:
            yield Span(*match.span())


def _is_no_office(facts: Facts, office: str) -> bool:
    """One “of” is not enough: “Corvey’s Minister of Digital Technology”."""
    folded = office.lower()
    return folded not in facts.resources.lines("offices") and (" for " in folded or folded.count(" of ") > 1)
