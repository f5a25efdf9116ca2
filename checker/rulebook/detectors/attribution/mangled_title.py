"""A garbled job title: an office of a shape that no office has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = (
    *("rector of", "prosecutor", "vice general", "deputy general", "chair general"),
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
        *(
            "commissioner",
            "premier",
            "chancellor",
            "secretariat",
            "commander",
            "ombudsman",
            "envoy",
            "plenipotentiary",
            "leader",
            "boss",
            "prosecutor",
        ),
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
# “Secretary of State, Defense Secretary”: what would begin another office.
_NO_UNIT = r"(?! (?:Secretar|Minist|Depart|Offic|Chief|Spokes|Committee|Council|Correspondent|Editor)\w{0,12}\b)"
_STATE = r"(?:Republic|State|Nation|Country|Government|Federation|Kingdom|City|Town|Province|Region|Cabinet)"
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
            rf"(?:\A|(?<=[.!?,”“\"] )|(?<=\n)|\b[Tt]he |\bby )(?:Minister (?:Prime|{_UNIT}(?: Affairs)?)|President Vice|Director Managing|Secretary Press)(?= {_PERSON})",
            rf"\b{_THE}Ambassador of (?:the )?Embassy of (?:the )?{_WORD}",
            # “the Minister of the Foreign Affairs’ Deputy of Trade”
            rf"\b{_THE}{_RANK} of (?:the )?{_UNITS}[’'](?:s )? ?(?:Deputy|Assistant|Under-?[Ss]ecretary|Vice[- ]\w{{3,12}}|Secretary|Minister) of (?:the )?{_WORD}",
            # “the Minister Foreign Affairs of Norway”
            (
                rf"\b[Tt]he (?:Deputy |Vice[- ]|First |State )?(?:Minister|Undersecretary|Commissioner|Secretary) {_UNIT} Affairs(?: of (?:the )?{_WORD})?(?! (?:of|and|for|Minist|Secret)\w{{0,12}}\b)"
                rf"(?= [a-z]|[,.]| {_PERSON})"
            ),
            rf"\b[Tt]he (?:Deputy |Vice[- ]|First |State )?Minister {_UNIT} of (?:the )?{_WORD}(?= [a-z]|[,.])",
            # “the Minister of Affairs Foreign”
            rf"\b{_THE}(?:Deputy |Vice[- ]|First |State )?(?:{_RANK}|Ministry) (?:of|for) (?:the )?(?:Affairs|Relations) (?:Foreign|External|Exterior|Internal|Interior|Social)\b",
            rf"\b{_THE}Minister of (?:the )?(?:Foreign|External|Internal)(?= (?:said|told|met|left|added|of)\b)",
            # “Deputy of the Secretary of State Defense”, “the Secretary State”
            rf"\b{_THE}(?:{_RANK} (?:of|to) (?:the )?)?(?:Under-?)?[Ss]ecretary of State {_UNIT}(?: Affairs)?{_NO_UNIT}(?= {_PERSON}| [a-z]|[,.])",
            rf"\b{_THE}Deputy of (?:the )?(?:Under-?)?Secretary(?: of (?:the )?{_WORD})?(?![- ]General\b)(?= {_WORD}|[,.]| [a-z])",
            rf"\b[Tt]he (?:US |U\.S\. |American |British |Deputy |Under-?)?[Ss]ecretary (?:State|Treasury|Defen[cs]e|Interior|Commerce){_NO_UNIT}(?= [a-z]|[,.]| {_PERSON})",
            # “the president of the Republic of President Roe”
            rf"\b{_THE}(?:[Pp]resident|(?:[Pp]rime )?[Mm]inister|[Gg]overnor|[Mm]ayor|[Cc]hancellor|[Pp]remier) of (?:the )?{_STATE} of (?:President|(?:Prime )?Minister|Governor|Mayor|Chancellor|Premier)(?= {_WORD})",
            # “the minister of energetics vice”, “the office's director vice general”, “the chair general of the commission”
            rf"\b(?:[Mm]inister|[Dd]irector|[Mm]ayor|[Gg]overnor|[Hh]ead|[Ss]ecretary|[Cc]hairman|[Pp]rosecutor|[Rr]ector) of (?:the )?[a-z]{{4,14}} (?:vice|deputy|general)(?=,|\.| {_PERSON})",
            r"\b(?:[Dd]irector|[Ss]ecretary|[Pp]rosecutor|[Cc]onsul|[Mm]anager) (?:vice|deputy) general\b",
            r"(?<!\bto )(?<!\bwill )(?<!\bwho )(?<!\bwould )\b[Cc]hair(?:man|woman)? general\b(?: of (?:the )?[a-z]{4,14})?",
            # “Undersecretary of the Ministry Foreign Affairs of State”
            rf"\b(?:{_RANK} of (?:the )?|(?<![A-Za-zÀ-þ-] )(?:[Tt]he ))(?:Ministry|Department|Secretariat|Directorate) {_UNITS}(?: of (?:the )?{_WORD}){{0,2}}(?= {_WORD}|[,.]| [a-z])",
            # “the Premier’s Adviser Minister for Questions of the Youth”
            rf"\b{_THE}(?:{_WORD}[’']s? )?(?:{_RANK} )?(?:Minister|Commissioner|Deputy|Adviser|Advisor|Secretary|Ombudsman|Envoy|Plenipotentiary) (?:for|on) (?:the )?(?:Questions|Issues|Problems) of (?:the )?{_WORD}",
        ),
    )
)
# Words that an office is never of without a noun after them: “Minister of the Foreign Anna Roe”. “Secretary of the Interior” is one.
_BARE = pattern(
    rf"\b{_THE}(?:Deputy |Vice[- ]|Under-?|First )?(?:Minister|Secretary|Commissioner) (?:of|for) (?:the )?(?:Foreign|External|Internal|Home|Public|Religious|European)(?=,? (?!(?:European|Trade|Commonwealth|International)\b)(?P<next>[A-ZÀ-Þ][\w-]{{1,20}}) [A-ZÀ-Þ][\w-]{{2,25}}(?: [a-z]|[,.]))"
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
    for match in _BARE.finditer(facts.text):
        if _is_name(facts, match["next"]):
            yield Span(*match.span())
    for match in _BESIDE.finditer(facts.text):
        if f"{match['first']} {match['second']}".lower() not in _REAL:
            yield Span(*match.span())


def _is_name(facts: Facts, word: str) -> bool:
    """Whether a capitalised word can't be a part of the office: “Minister of Foreign Trade Anna Roe”."""
    lexicon = facts.resources.lexicon
    return lexicon.is_name(word) or not lexicon.is_word(word.lower())


def _is_no_office(facts: Facts, office: str) -> bool:
    """One “of” is not enough: “Corvey’s Minister of Digital Technology”. “Of State” belongs to the rank: “its Minister of State for Trade”."""
    folded = office.lower().replace(" of state for ", " of ")
    return folded not in facts.resources.lines("offices") and (" for " in folded or folded.count(" of ") > 1)
