"""The rows of the table ``verb_frames``, by the last word of what they are about: “lack”, “in exchange”, “took part”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.words.inflection import Inflection

_THE = r"(?:the|an?|his|her|its|their|our|my|your|this|these|those)"
_NO_DEGREE = r"(?!an? (?:[a-z]{3,12} )?(?:extent|degree)\b)"
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|several|many|\d[\d.,]{0,12})"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Christmas|Easter|New|Thanksgiving|Boxing|Election|Labor|Memorial|Independence|TV|DVD|Facebook|Twitter|Instagram|YouTube|Telegram|Netflix)s?\b"
_NAME = rf"(?!{_DAY})[A-ZÀ-Þ][\w’'-]{{1,20}}"
_PERSONS = r"(?:police|journalists?|reporters?|press|media|people|public|residents|citizens|voters|authorities|government|minister|president|mayor|court|judge|parents|workers|members|officers|soldiers|family|families|victims?|fans|nation|viewers|readers|customers|audience)"
_TIME = r"(?:same|whole|entire|full|required|rest|better|best|longest|usual|necessary|past|last|next|first|second|previous|following)"
_PLACE = r"(?:city|town|village|airport|scene|station|hospital|site|port|border|capital|hotel|school|camp|island|venue|stadium|court|house|country|spot)"
_TOPIC = r"(?:need|importance|role|necessity|issues?|matters?|fact|value|significance|development|strengthening|problems?|situation|cooperation|relations|importance|urgency|priority|implementation|right|rights|possibility|use|unity|continuation|participation)"
_SOME = r"(?:about |around |over |more than |some |nearly |almost |at least |up to |approximately )?"
_STAGE = r"(?:(?:the|its|their|next|an?) )?(?:[\w’'-]{2,20} ){0,2}?(?:finals?|semi-?finals?|quarter-?finals?|play-?offs?|tournament|championships?|World Cup|Champions League|Europa League|Olympics|Olympic Games|last (?:16|eight|four|sixteen)|next (?:round|stage|phase)|knockout stage|round of (?:16|32)|group stage|second (?:round|stage|phase))"
_OBSTACLE = r"(?:an?|the|another|his|her|their) (?:[a-z]{3,12} ){0,2}(?:trees?|poles?|walls?|trucks?|lorry|lorries|bus|buses|cars?|vehicles?|vans?|trains?|trams?|motorcycles?|motorbikes?|bicycles?|taxi|tractor|barriers?|fence|house|building|pedestrian|guardrail|bridge|pillar|column|tanker|minibus|trailer|rickshaw|scooter|boat|ship|iceberg)"
_DIGNITY = r"(?:an? |the )?(?:[\w’'-]{3,14} ){0,2}?"
# What follows the word, or its particle, for the slip to be certain.
_FOLLOWING = {
    "any": rf"{_NO_DEGREE}{_THE}|{_NUMBER}|him|them|us|me|all|both|every|each|{_NAME}",
    "det": rf"{_NO_DEGREE}{_THE}|him|them|us|me|{_NAME}",
    "own": rf"the|his|her|its|their|our|my|this|these|those|him|them|us|me|{_NAME}",
    "word": rf"(?!{_DAY})\w[\w’'-]{{0,20}}",
    "doing": r"[a-z]{3,14}ing",
    "name": _NAME,
    "an": r"(?:an?|one) (?!way\b|few\b|bid\b|move\b|matter\b|single\b|day\b|year\b|month\b|week\b|statement\b|deal\b|similar\b|process\b|series\b|ceremony\b)[a-z]{2,20}",
    "cause": r"[a-z]{3,14}ing|(?:(?:the|its|his|her|their|our|this|full) )?(?:[a-z]{3,14} )?(?:health|development|safety|welfare|security|protection|rights?|peace|improvement|progress|growth|cause|people|future|prosperity|success|implementation|stability|unity|education|quality|realisation|realization|well-being|service|services|fight|country|nation|community|region|environment|goal|goals)",
    "evil": r"(?:the )?(?:corruption|terrorism|crime|organi[sz]ed crime|drugs?|drug trafficking|poverty|smuggling|illegal [a-z]{3,14}|extremism|fraud|bribery|hunger|coronavirus|the epidemic|epidemic|pandemic|human trafficking)",
    "question": r"(?:the|all|his|her|their|a|two|three|several|some) (?:[a-z]{3,12} )?(?:questions?|calls?|letters?)",
    "me": r"him|us|me",
    "spot": r"(?:the|his|her|their) (?:[a-z]{3,12} )?(?:airport|station|scene|venue|stadium|hotel|border|court|office|place)",
    "act": r"(?!be\b|have\b|do\b|us\b|it\b|me\b)(?P<base>[a-z]{2,16})(?= (?:the|an?|his|her|its|their|our|this|that|these|those|all|any|him|them|it|on|in|at|with|for)\b|[.,]| (?:[a-z]{3,14} )?[a-z]{3,14}s\b)",
    "thing": rf"{_THE} (?!lot\b|bit\b|little\b|great\b|good\b|few\b|while\b|moment\b|whole\b|day\b|week\b|year\b)[a-z]{{2,20}}",
    "topic": rf"(?:the|this|these|his|her|their) (?:[a-z]{{3,12}} )?{_TOPIC}",
    "people": rf"(?:the |his |her |their |all |local |its )?{_PERSONS}",
    "pron": r"him|them|us|me",
    "arrival": rf"the (?!{_TIME}\b)(?:[a-z]{{3,12}} )?(?:bus|train|results?|decision|answer|end|arrival|verdict|ambulance|help|report|vote|rain|news|boat|plane|doctor|outcome|response|approval|trial|start|opening|call)",
    "place": rf"(?:the|his|her|their) (?:[a-z]{{3,12}} )?{_PLACE}",
    "inside": rf"{_NAME}|(?:the|his|her|their|its|an?) (?:[a-z]{{3,12}} )?(?:{_PLACE}|building|room|apartment|flat|office|shop|store|bank|final|semi-?final|quarter-?final|territory|pitch|field|parliament|half|phase|stage|round|market|university|league|top|service)",
    "goal": r"(?:the|an?|this|that|its|their|his) (?:[a-z]{3,12} )?(?:agreement|conclusion|decision|final|semi-?final|quarter-?final|goal|target|level|compromise|point|peak|limit|stage|age|consensus|result|settlement|deal|record|summit)",
    "figure": rf"{_SOME}(?:[$€£]\d[\d.,]{{0,12}}|{_NUMBER})",
    "money": rf"{_SOME}(?:[$€£]|(?:[A-Z][a-z]{{0,2}}\.? ?)?\d[\d.,]{{0,12}}(?: thousand| million| billion)? (?:euros?|dollars?|pounds?|rubles|roubles|rupees|lira|liras|pesos|yuan|yen|dinars|francs|hryvnias?|zlotys?|crowns?|kronor|riyals?|reais|shillings|baht|ringgit|rupiah|dong|won|lei|leva|levs|forints?|lakh|crore|taka|tenge|soms?)\b|[$€£])",
    "years": rf"(?:{_SOME}(?:{_NUMBER}|an?|one|[a-z]{{3,9}}) (?:and a half )?(?:years?|months?)|life)(?: (?:in|of) (?:prison|jail|imprisonment)| imprisonment|[.,])|life (?:in prison|imprisonment)|death",
    "prize": rf"{_DIGNITY}(?:prizes?|medals?|awards?|orders?|titles?|diplomas?|trophy|certificates?|scholarships?|degree|ranks?|honou?rs?|cups?|gold|silver|bronze|ribbon|grants?|contracts?|Order|Medal|Prize|Award|Cross|Title)",
    "event": r"(?:the|this|that|an?|his|her|its) (?:[\w’'-]{3,14} ){0,2}?(?:meeting|conference|ceremony|summit|event|seminar|workshop|session|match|game|concert|opening|exhibition|forum|festival|wedding|funeral|hearing|trial|rally|talks|training|briefing|congress|celebrations?|negotiations|party|dinner|reception|screening|premiere)",
    "clinic": r"(?:the |an? )?(?:[\w’'-]{3,20} ){0,4}?(?:hospital|Hospital|clinic|Clinic|medical cent(?:er|re)|intensive care(?: unit)?|morgue)",
    "crime": r"(?:the |an? )?(?:[\w’'-]{3,14} ){0,2}?(?:murders?|manslaughter|theft|robbery|fraud|rape|assault|corruption|treason|espionage|terrorism|homicide|killing|killings|attempted|burglary|smuggling|embezzlement|bribery|possession|stealing|arson|kidnapping|violating|causing|trafficking|negligence|blackmail|extortion)",
    "obstacle": _OBSTACLE,
    "group": rf"{_SOME}{_NUMBER} [a-z]{{2,20}}",
    "heard": r"(?:the )?(?:music|reports?|songs?|speech|speeches|opinions?|advice|radio|people|voices?|complaints|concerns|arguments|views|questions|explanations?|requests?|proposals?|recommendations|presentations?|problems|testimony|messages?)",
    "stage": _STAGE,
    "the stage": rf"(?=the |a |its |their )(?:{_STAGE})",
    "school": r"(?:(?:the|a) )?(?:[A-Z][\w’'-]{1,20} ){0,3}(?:University|[Ff]aculty|[Ii]nstitute|[Aa]cademy|[Cc]ollege|[Ss]chool|university|high school|secondary school)",
    "tongue": r"(?:the )?(?:(?:[a-z]{3,12}|\d{1,3}) )?(?:languages?|English|Russian|German|French|Spanish|Italian|Arabic|Chinese|Turkish|Polish|Ukrainian|Persian|Hindi|Portuguese|Japanese|Korean|Urdu|Bengali|Greek|Dutch|Swedish|Czech|Hungarian|Latin|Hebrew|Vietnamese|Swahili)",
    "verb": r"(?!us\b|it\b|me\b|do\b)(?P<base>[a-z]{2,16})(?= (?:the|an?|his|her|its|their|our|this|that|these|those|all|any|him|them|it|on|in|at|with|to|for)\b|[.,]| (?:[a-z]{3,14} )?[a-z]{3,14}s\b)",
}


class Row(NamedTuple):
    """One frame: what may stand before the word, what is wrong behind it, and what is right."""

    shape: str
    before: tuple[str, ...]
    needs_be: bool
    particle: str
    right: str
    following: re.Pattern[str]


Frames = Mapping[str, tuple[Row, ...]]


@lru_cache(maxsize=8)  # by inflection, which a project with its own words has of its own
def frame_table(rows: tuple[tuple[str, ...], ...], inflection: Inflection) -> Frames:
    """The rows by the form of their word, or of the last of their words."""
    found: dict[str, tuple[Row, ...]] = {}
    shapes = {kind: pattern(rf" (?:{words})(?![\w’'-])") for kind, words in _FOLLOWING.items()}
    for shape, particles, right, kind, words in rows:
        for word, particle in product(words.split(), particles.split(",")):
            plain = word.lstrip("+")
            for before, form in _forms(plain, inflection):
                row = Row(shape, before, plain != word, particle, right, shapes[kind])
                found[form] = (*found.get(form, ()), row)
    return found


def _forms(word: str, inflection: Inflection) -> Iterator[tuple[tuple[str, ...], str]]:
    """The forms, and the phrases that may stand before each: “took” and “takes” before “part”."""
    first, *rest = word.split("_")
    forms = sorted(forms_of(first, inflection))
    if not rest:
        yield from product(((),), forms)
    else:
        between = "".join(f"{part} " for part in rest[:-1])
        yield tuple(f"{form} {between}" for form in forms), rest[-1]


def forms_of(word: str, inflection: Inflection) -> frozenset[str]:
    """All forms of a verb; of one that is a noun too, the past forms; an adjective, or what has “=”, alone."""
    if word.startswith("="):
        return frozenset({word[1:]})
    base = word.rstrip("*")
    past = inflection.past(base) if inflection.verbs.base(base) else ""
    if not past:
        return frozenset({base})
    forms = {past, inflection.participle(base)}
    if not word.endswith("*"):
        forms |= {base, inflection.third(base), inflection.gerund(base)}
    return frozenset(forms) - {""}
