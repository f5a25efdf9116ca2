"""One thing where several are counted, several where one is: “12 helicopter”, “a soldiers”, “much weapons”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.view import Facts
from checker.model.mark import Mark, Suggestion, replacement
from checker.model.span import Span
from checker.rulebook.tables.counted_measures import find_measures
from checker.rulebook.tables.counted_nouns import CountedNouns, counted_nouns

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_WORDS = rf"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|{_TENS}(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
_DIGITS = r"(?:[2-9]|[1-9]\d{1,2}|[1-9]\d{0,2}(?:,\d{3}){1,2})"
_MANY = r"(?:several|many|both|numerous|various|these|those|few|all|lots of|a lot of|dozens of|hundreds of|thousands of|scores of|a dozen|a hundred|a few)"
_COUNT = rf"(?P<count>(?:(?:{_WORDS}|{_DIGITS})(?: (?:hundred|thousand|million))?|{_MANY}))"
# What ends the words for a thing; another noun would make a compound: “12 helicopter crews”.
_END = (
    r"(?=[.,;:)!?”\"]|\s?\Z|\n| (?:in|on|at|from|to|of|for|with|by|near|after|before|during|when|while|who|which|where|as|because|was|were|is|are|has|have|had|will|would|could|can|may|must"
    r"|died|killed|injured|wounded|said|told|left|arrived|got|went|took|came|since|over|under|into|inside|outside|across|along|between|behind|against|yesterday|today|ago|later|earlier)\b| and (?:an?|the|his|her|their|its|two|three|four|five|six|\d{1,3}|one|several|many|some|was|were|injured|wounded|killed|destroyed|damaged)\b| (?!salaried|based|related|owned|controlled|led|shared|registered|used|furnished|detached)[a-z]{3,14}ed(?:[.,]| (?:down|in|on|at|to|by|from|the|an?|out|up|off|after|when|and|with|over|into)\b))"
)
_SUBJECT = pattern(r" (?:was|were|is|are|has|had|who|died)\b")
_PLAIN_END = pattern(r"[.,;:)!?”\"]|\s?\Z|\n| (?:in|on|at|from|of|by|near|was|were|died|has|had|who)\b")
# Before a figure that is a name or a rank: “a top 10 player”, “a Grade 8 student”, “the under 21 team”.
_NAMED_BEFORE = pattern(
    rf"(?:\b(?:{MONTH.lower()}|an?|the|his|her|its|their|this|that|top|under|over|level|grade|year|match|game|test|stage|category|type|class|phase|stage|tier|number|no|page|chapter|section|round|zone|group|[Gg]roup of|day|unit|station|channel|formula|route|gate|room|block|line|sector|district"
    r"|area|model|version|size|division|league|week|season|episode|part|act|rank|seed|per|windows|mark|lot|section|article|one|two|three|four|five|point|and a half|every|each|and|or|to) |(?!(?:About|Around|Over|Nearly|Almost|Some|Only|Another|Approximately|Than|Least|Most|Up) )[A-ZÀ-Þ][\w.’'-]{0,25} |[>)\]] |[#№.+/–-] ?)\Z",
)
# “On day one of the tour match”, “the number two province”.
_RANKED_BY = "day|stage|round|level|phase|grade|type|tier|group|part|chapter|act|week|match|game|number|leg|volume|step|set|heat|series|league|division"
_WORD_BEFORE = pattern(
    rf"(?:\b(?:[Gg]roup of|an|any|no|every|each|per|{_RANKED_BY}|one|two|three|four|five|in|or|to) |\b[Aa] |(?!(?:The|Another|These|Those|About|Around|Over|Nearly|Almost|Some|Only|Its|Their|His|Her|Our|All) )[A-ZÀ-Þ][\w.’'-]{{1,25}} |-)\Z"
)
# “Has risen to 35 martyr”
_GROWN = pattern(
    r"\b(?:risen|rose|rises|increased|increases|fell|fallen|grown|grew|climbed|dropped|up|down|brought|amounts|amounted) to \Z"
)
_PLURAL = r"(?:teeth|feet|mice|geese)"
_COUNTED = pattern(
    rf"(?<![\w.,:/$€£¥%’'-]){_COUNT}(?: (?P<middle>[A-Za-z]{{3,14}}))?? (?P<noun>[a-z]{{3,18}}){_END}", re.IGNORECASE
)
_ARTICLE = pattern(
    rf"\b(?P<article>[Aa]n?) (?P<noun>{_PLURAL})(?=[.,;:)!?]| (?:was|were|is|are|has|have|had|who|died|said|told|from|near|at|on|with|by)\b)"
)
_ONE = pattern(
    rf"(?<![\w-])(?P<article>[Aa]n?|[Ee]very|[Ee]ach|[Aa]nother|[Tt]his)(?: (?P<middle>[A-Za-z]{{3,14}}))?? (?P<noun>[a-z]{{4,18}})(?:{_END}|(?= (?:received|wanted|asked|started|began|went|took|came|ran|run|fled|lost|needed|lived|worked|entered|decided|tried|helped|watched|voted|got|gave|made|last|next|every|each|so|if|but|than|that)\b))"
)
_BEGINS = pattern(r"(?:\A|[.!?:”“\"'’] |\n|[“\"(])\Z")  # “strep A cases”
_COUNTED_WORD = pattern(rf"{_WORDS}|few|dozen|hundred|thousand", re.IGNORECASE)  # “another five prisoners”
_MUCH = pattern(rf"\b(?P<count>[Mm]uch) (?P<noun>[a-z]{{4,18}}){_END}(?! as\b)")
_MUCH_BEFORE = pattern(r"\b(?:how|so|as|however|not|nor) \Z", re.IGNORECASE)
_UNITS = {"year": "years", "month": "months", "week": "weeks", "day": "days", "hour": "hours", "minute": "minutes"}
_UNIT_END = pattern(
    r"[.;]|\s?\Z|\n| (?:in|ago|later|earlier|before|after|of|since|from|behind|without|at|because|while|when)\b"
)
_UNIT_BEFORE = pattern(
    r"\b(?:for|in|last|past|next|after|within|about|only|almost|nearly|over|than|spent|took|lasted|every|first|another|just|least|some|during|of) \Z|\A\Z|[.,;:“\"] \Z"
)
_ONE_OF = r"\b(?:[Oo]ne|[Ee]ach|[Ss]everal|[Mm]any|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Bb]oth) of (?:the|his|her|their|its|these|those|our|my)(?: (?P<middle>[a-z]{3,14}))?? (?P<noun>[a-z]{3,18})"
_ONE_OF_THEM = pattern(_ONE_OF + _END)
_NUMBER_OF = pattern(
    rf"\b(?:[Tt]he|[Aa]) (?:total |large |small |growing |great |huge )?(?:numbers?|majority) of (?P<middle>[a-z]{{3,14}} )??(?P<noun>[a-z]{{3,18}}){_END}"
)
_RANKED = pattern(rf"\b(?:{_RANKED_BY}) \Z", re.IGNORECASE)
# “All house music”, “a lot of church”: of these words a person alone is counted for certain.
_OF_PERSONS = frozenset({"all", "lots of", "a lot of"})
_PERSON = pattern(
    r"(?:ist|ian|ant|ee|man|child|person|boy|girl|soldier|worker|player|driver|teacher|voter|farmer|passenger|officer|villager|prisoner|protester|fighter|lawmaker|doctor)\Z"
)
_OF_A_LAND = pattern(r"(?:an|ish|ese|[aie]ch|i|ian)\Z")
_BOTH_NUMBERS = frozenset({"people", "games"})
_LAST_WORD = pattern(r"\b(?P<word>[a-z]{2,16}) \Z")
_PERSONS = "woman|man|child|person|girl|boy|civilian|policeman|soldier|foreigner"
_WERE = pattern(
    rf"(?<![\w.,:/$€£¥%-])(?P<start>(?:{_WORDS}|{_DIGITS}|[Mm]any|[Mm]ost|[Aa]ll|[Ss]ome|[Ss]everal|[Bb]oth)(?: of (?:them|whom|those|these))? (?:were|are) )(?P<noun>{_PERSONS})(?=[.,;:!?”\"]|\s?\Z| (?:and(?! wife)|or|who|in|from|under|aged|between|while)\b)"
)
_LOOK_BACK = 30


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Each kind of slip; only nouns of the tables are read."""
    nouns = counted_nouns(facts.resources.lines("counted_nouns"))
    yield from _counted(facts, nouns)
    yield from _one_of(facts, nouns)
    for match in _ARTICLE.finditer(facts.text):
        yield Mark(Span(*match.span()), "article")
    yield from _one(facts, nouns)
    yield from _were_one(facts, nouns)
    for span, words, case in find_measures(facts.text):
        yield Mark(span, case, suggestions=(replacement(span, words),))


def _replaced(match: re.Match[str], words: str) -> Mark:
    span = Span(*match.span())
    return Mark(span, suggestions=(replacement(span, words),))


def _counted(facts: Facts, nouns: CountedNouns) -> Iterator[Mark]:
    for match in _COUNTED.finditer(facts.text):
        noun = match["noun"]
        plural = _unit(facts, match) or (
            noun in nouns.plurals and _may_count(facts, match, nouns) and nouns.plurals[noun]
        )
        if plural:
            yield _replaced(match, f"{match[0][: -len(noun)]}{plural}")


def _unit(facts: Facts, match: re.Match[str]) -> str:
    """The plural of a unit of time that no compound goes on with: “for two year.”, not “a two year, fixed contract”."""
    if match["noun"] not in _UNITS or match["middle"] or match["count"][0].isupper():
        return ""
    fits = _UNIT_END.match(facts.text, match.end()) and _UNIT_BEFORE.search(
        facts.text, max(0, match.start() - _LOOK_BACK), match.start()
    )
    return _UNITS[match["noun"]] if fits else ""


def _one(facts: Facts, nouns: CountedNouns) -> Iterator[Mark]:
    """“A soldiers”, “every citizens”, “much weapons”."""
    for match in _ONE.finditer(facts.text):
        if match["article"][0] == "A" and not _BEGINS.search(facts.text, max(0, match.start() - 3), match.start()):
            continue
        single = nouns.singular.get(match["noun"])
        verb = single in nouns.verbs and match["article"].lower() not in ("a", "an", "every")
        if (
            single
            and match["noun"] not in _BOTH_NUMBERS
            and not verb
            and (match["middle"] is None or _describes(facts, match["middle"]))
            and not _COUNTED_WORD.fullmatch(match["middle"] or "")
        ):
            yield Mark(Span(*match.span()), "article", suggestions=tuple(_one_or_several(match, single)))
    for match in _MUCH.finditer(facts.text):
        before = _MUCH_BEFORE.search(facts.text, max(0, match.start() - _LOOK_BACK), match.start())
        if match["noun"] in nouns.singular and not before:
            many = "Many" if match["count"][0] == "M" else "many"
            yield _replaced(match, f"{many} {match['noun']}")


def _one_or_several(match: re.Match[str], single: str) -> Iterator[Suggestion]:
    """“A helicopter” and “helicopters” for “a helicopters”; one of something behind the other words, and “these” for “this”."""
    span, article = Span(*match.span()), match["article"]
    yield replacement(span, f"{match[0][: -len(match['noun'])]}{single}")
    rest = match[0][len(article) + 1 :]
    if article.lower() in ("a", "an"):
        yield replacement(span, rest[0].upper() + rest[1:] if article[0] == "A" else rest)
    elif article.lower() == "this":
        yield replacement(span, f"{article[0]}hese {rest}")


def _were_one(facts: Facts, nouns: CountedNouns) -> Iterator[Mark]:
    """“20 were woman”."""
    for match in _WERE.finditer(facts.text):
        yield _replaced(match, f"{match['start']}{nouns.plurals[match['noun']]}")


def _may_count(facts: Facts, match: re.Match[str], nouns: CountedNouns) -> bool:
    """Whether the number counts the noun, which is no verb, and belongs to no name or compound."""
    before, count = max(0, match.start() - _LOOK_BACK), match["count"].lower()
    if match["middle"] and (match["middle"] in nouns.plurals or not _describes(facts, match["middle"])):
        return False
    if count in _OF_PERSONS and not _PERSON.search(match["noun"]):
        return False
    if match["noun"] in nouns.verbs and not (match["middle"] or _is_object(facts, match.start())):
        named = count[0].isdigit() or _SUBJECT.match(facts.text, match.end())
        if not named or not _PLAIN_END.match(facts.text, match.end()):
            return False
    if _GROWN.search(facts.text, before, match.start()):
        return True
    guard = _NAMED_BEFORE if count[0].isdigit() else _WORD_BEFORE
    return not guard.search(facts.text, before, match.start())


def _is_object(facts: Facts, start: int) -> bool:
    """Whether a verb or a preposition stands before the number: “arrested ten suspect”; not “the other two attack”."""
    before = _LAST_WORD.search(facts.text, max(0, start - _LOOK_BACK), start)
    return before is not None and (
        before["word"] in _guard(facts, "object") or facts.resources.verbs.finite(before["word"])
    )


def _guard(facts: Facts, kind: str) -> frozenset[str]:
    return _guards(facts.resources.rows("number_guards"))[kind]


@cache
def _guards(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in rows}


def _describes(facts: Facts, word: str) -> bool:
    """“Young”, “Ukrainian”; not a verb, a number or a function word."""
    low = word.lower()
    if word != low and not (word.istitle() and _OF_A_LAND.search(low)):
        return False
    return (
        low not in _guard(facts, "plain")
        and not low.endswith(("s", "ed", "ing", "ly"))
        and not facts.resources.verbs.finite(low)
    )


def _one_of(facts: Facts, nouns: CountedNouns) -> Iterator[Mark]:
    for match in _NUMBER_OF.finditer(facts.text):
        noun = match["noun"]
        known = noun in nouns.plurals and noun not in nouns.verbs and noun not in _guard(facts, "group")
        if known and (match["middle"] is None or _describes(facts, match["middle"].strip())):
            yield _replaced(match, f"{match[0][: -len(noun)]}{nouns.plurals[noun]}")
    for match in _ONE_OF_THEM.finditer(facts.text):
        noun = match["noun"]
        if _RANKED.search(facts.text, max(0, match.start() - _LOOK_BACK), match.start()):
            continue
        known = noun in nouns.plurals and noun not in _guard(facts, "group")
        if known and (match["middle"] is None or _describes(facts, match["middle"])):
            yield _replaced(match, f"{match[0][: -len(noun)]}{nouns.plurals[noun]}")
