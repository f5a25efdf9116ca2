"""A blank that was lost after a mark or beside a bracket: “the talks.The mayor”, “U.S.has”, “Velmar(the port)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.dates import MONTH
from checker.facts.figures.numbers import WORDS
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.facts.text.spans import merged
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = (".", "…", "!", "?", ",", ";", ":", "(", ")")
# Few texts have such a place: the patterns are tried around it alone.
_PLACE = pattern(
    r"[.!?,;:…][)”\"’]{0,2}(?=[^\W\d_])|(?<=[^\W\d_])[.,](?=\d)|,(?=(?:19|20)\d\d)|(?<=\w)\((?=\w)|\)(?=[A-Za-zÀ-Þ])"
)
_REACH = 140
_WORD = r"[^\W\d_]"
_FIGURE = r"\d[\d.,]{0,12}(?<=[\d])(?:%|s\b)?"
# The blank was lost before the group “right”. A word with a stop, a slash or a bracket behind it may be part of an address or of code.
_ALONE = r"(?![\w@/-])(?!\.\w)(?! ?\()"
_STOP = pattern(
    rf"(?<![\w@/#.])(?P<left>{_WORD}{{2,30}}|{_FIGURE})(?P<closed>[)”\"’]?)[.!?][)”\"’]?(?P<right>[A-ZÀ-Þ][a-zà-ÿ]{{0,20}})(?:{_ALONE}|(?P<joined>-[a-z]{{2,20}}[ ,]))"
)
_LOWER_STOP = pattern(r"(?<![\w@/#.-])(?P<left>[a-zà-ÿ]{4,30})[.!?](?P<right>[a-z]{3,5}|he|we)(?= [a-z])")
# “It is late...Such things”
_DOTS = pattern(r"(?<![\w@/#.-])(?P<left>[a-zà-ÿ]{2,30})(?:\.{3}|…)(?P<right>[A-ZÀ-Þ][a-zà-ÿ]{0,20})(?=[ ,’'])")
# “It was full.40 people stood”, “in Lowick,40 people”
_BEFORE_FIGURE = pattern(
    rf"(?<![\w@/#.,-])(?P<left>{_WORD}{{4,30}})(?P<sign>[.,])(?P<right>\d{{1,3}})(?= (?:[a-z]{{3,20}}s|people|men|women|children|percent|per)[ .,])"
)
_ABBREVIATED = pattern(rf"(?<![\w.@/-])(?P<left>(?:[A-Za-z]\.){{2,4}})(?P<right>[A-Za-z][a-z]{{1,20}}){_ALONE}")
_TITLE = pattern(
    r"(?<![\w.@/-])(?P<left>(?:Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Gov|Lt|Col|Sgt|Capt|Rev|St|Mt)\.)(?P<right>[A-ZÀ-Þ][a-zà-ÿ]{2,20})(?=[ ,’'])"
)
_MONTH_DAY = pattern(
    r"(?<![\w.@/-])(?P<left>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)(?P<right>\d{1,2})(?![\w/:-]|[.,]\d)"
)
_COMMA = pattern(
    rf"(?<![\w@/#.-])(?P<left>{_WORD}{{3,30}}|{_FIGURE})[)”\"’]?,(?=(?P<right>{_WORD}{{1,20}})(?:[ ,;:!?\n]|\.(?!\w)|\Z))"
)
_DATE = pattern(rf"\b(?P<left>{MONTH}(?: \d{{1,2}})?),(?P<right>(?:19|20)\d\d)(?![\d,]|\.\d)")
_INNER = pattern(
    rf"(?<![\w&@/#.;:-])(?P<left>{_WORD}{{3,30}})[)”\"’]?(?P<sign>[;:])(?P<right>{_WORD}{{1,20}})(?=[ ,’'])"
)
_OPENED = pattern(
    rf"(?<![\w@/#.$*-])(?P<left>{_WORD}{{3,30}}|(?:19|20)\d\d)(?P<right>\((?P<inside>[^\W_][^()\n=<>{{}}|;]{{1,100}})\))(?:(?![\w(])|(?=[a-z]{{2,20}}[ .,]))"
)
_CLOSED = pattern(r"(?<=[ a-z])(?P<left>\([^()\n]{2,100}\))(?P<right>[A-ZÀ-Þ]?[a-zà-ÿ]{2,20})(?= \w)")
_STARTER = pattern(SENTENCE_STARTERS)
_GOES_ON = pattern(r",? [\w“\"‘'$€£]|[.!?](?:\s|\Z)")
# “1.The first item”; “red,green,blue”, a list for machines.
_ITEM = pattern(r"(?:\A|\n|[.!?:;] )\Z")
_LOWER_NEXT = pattern(r" [a-z]")
# “of Aoste,Ivrea and Biella”: names inside a sentence, no tags of a page.
_IN_SENTENCE = pattern(r"[a-z][a-z,:] ?\Z")
_GLUED = pattern(r",[^\W\d_]")
_PLAIN_LIST = pattern(r"(?P<words>[^\W\d_]{1,24}(?:,[a-z]{2,24}){2,12}) (?:and|or) [a-z]{3,20}\b")
_SIGN = pattern(r"[:;=](?=\S)")
_NUMERAL = pattern(r"[IVXLC]{1,6}")
_ADDRESS = pattern(r"\.(?:js|net|com|org|io|py)\b|www|://", re.IGNORECASE)
_SPEAKS = pattern(r"(?:said|says|say|added|adds|asked|wrote|writes|told|replied|following|follows)\Z")
# “a U.S.led force” lacks a hyphen.
_COMPOUND = pattern(r"\w{1,18}(?:ed|ing)|led|born|made|style|run|held|built|wide|bound|only")
# “the minister(left) met”
_CAPTIONED = frozenset({"left", "right", "centre", "center", "middle", "above", "below", "pictured", "front", "back", "second", "third", "top", "bottom", "born", "aged", "later", "now", "then", "formerly", "photo", "file"})  # fmt: skip
_AROUND, _SHORT = 40, 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The words on both sides must be known ones, so that addresses, file names, code and brands are left alone."""
    places = (match.start() for match in _PLACE.finditer(facts.text))
    for start, end in merged([Span(max(0, at - _REACH), at + _REACH) for at in places]):
        for shape, case, is_lost in _SHAPES:
            for match in shape.finditer(facts.text, start, end):
                if is_lost(facts, match):
                    yield _mark(facts.text, match, case or _SIGNS[match["sign"]])


def _mark(text: str, match: re.Match[str], case: str) -> Mark:
    at = match.start("right")
    # The words of a quotation are left to the rules on its marks.
    first = "closed" if match.groupdict().get("closed") else "left"
    span = Span(match.start(first), at + len(match["right"].split(maxsplit=1)[0]))
    label = f"{text[span.start : at]} {text[at : span.end]}"
    return Mark(span, case, suggestions=(Suggestion(label, (Edit(Span(at, at), " "),)),))


def _after_stop(facts: Facts, match: re.Match[str]) -> bool:
    left, right = match["left"], match["right"]
    if _ADDRESS.search(facts.text, max(0, match.start() - _AROUND), match.end() + _AROUND):
        return False
    if match["joined"]:
        return _before_compound(facts, left, match["joined"][1:-1])
    if left.islower() and len(left) > 2 and not match["closed"]:
        return len(right) > 1 or right in "AI"
    return _GOES_ON.match(facts.text, match.end()) is not None and _before_sentence(facts, match)


def _before_compound(facts: Facts, left: str, last: str) -> bool:
    """“of the house.Pre-war plans”: all words are known."""
    return left.islower() and all(map(facts.resources.lexicon.is_word, (left, last)))


def _before_sentence(facts: Facts, match: re.Match[str]) -> bool:
    """Behind a figure, a closing mark or a capital: whether what follows begins a sentence."""
    left, right = match["left"], match["right"]
    if left[0].isdigit() and (len(right) == 1 or _ITEM.search(facts.text, max(0, match.start() - 2), match.start())):
        return False
    if left[0].isdigit() or match["closed"]:
        return _STARTER.fullmatch(right) is not None or right.lower() in facts.resources.lexicon.commonest
    whole = len(left) > 2 or left.isupper() or _is_small(facts, left)
    return whole and (_STARTER.fullmatch(right) is not None or _opens_a_sentence(facts, match))


def _opens_a_sentence(facts: Facts, match: re.Match[str]) -> bool:
    """“Biella.Was it the worst flood?”, but not “Match.Com is shut”."""
    right = match["right"].lower()
    if not _LOWER_NEXT.match(facts.text, match.end()) or right in facts.resources.words("address_endings"):
        return False
    return _is_small(facts, right) or (len(right) > _SHORT and right in facts.resources.lexicon.commonest)


def _after_lower_stop(facts: Facts, match: re.Match[str]) -> bool:
    return match["right"] in facts.resources.words("glued_lower_words") and facts.resources.lexicon.is_word(
        match["left"]
    )


def _after_dots(facts: Facts, match: re.Match[str]) -> bool:
    right = match["right"]
    if right == "I" or facts.quoted.touching(Span(*match.span())) is not None:
        return False
    return _STARTER.fullmatch(right) is not None or _is_small(facts, right.lower())


def _after_abbreviation(facts: Facts, match: re.Match[str]) -> bool:
    right = match["right"].lower()
    return (
        match["left"].lower() in facts.resources.abbreviations
        and right in facts.resources.lexicon.commonest
        and not _COMPOUND.fullmatch(right)
        and _GOES_ON.match(facts.text, match.end()) is not None
    )


def _after_comma(facts: Facts, match: re.Match[str]) -> bool:
    left, right = match["left"], match["right"]
    if _is_small(facts, right):
        return len(right) > 1 or right == "a"
    if right in _JOINERS and left.isalpha():
        return True
    lexicon, around = facts.resources.lexicon, facts.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    if len(_GLUED.findall(around)) > 1:
        return _in_plain_list(facts, match) and lexicon.is_word(left.lower()) and lexicon.is_word(right)
    if left.islower() and right.islower():
        return len(right) > _SHORT and lexicon.is_word(left) and lexicon.is_word(right)
    return left.istitle() and len(right) > _SHORT and _after_name(facts, match)


def _after_name(facts: Facts, match: re.Match[str]) -> bool:
    """“Aswan,trained in Lyon”, “of Aoste,Ivrea and Biella”."""
    left, right, lexicon = match["left"], match["right"], facts.resources.lexicon
    if not right.istitle():
        return right.islower() and right.endswith(("ed", "ing")) and facts.resources.verbs.finite(right)
    inside = _IN_SENTENCE.search(facts.text, max(0, match.start() - _SHORT), match.start())
    goes_on = inside is not None and _LOWER_NEXT.match(facts.text, match.end("right"))
    return bool(goes_on) or (lexicon.knows(left) and lexicon.knows(right))


def _after_inner(facts: Facts, match: re.Match[str]) -> bool:
    left, right = match["left"], match["right"]
    if right.istitle():
        return match["sign"] == ":" and facts.resources.lexicon.is_word(left) and _before_capital(facts, match)
    lexicon = facts.resources.lexicon
    around = facts.text[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    if not lexicon.knows(left) or (len(_SIGN.findall(around)) > 1 and not _is_small(facts, right)):
        return False
    if match["sign"] == ":" and not _SPEAKS.match(left):
        counted = right in WORDS and len(left) > _SHORT
        starts = right in facts.resources.words("sentence_starts") or _STARTER.fullmatch(right.capitalize())
        return left.islower() and (counted or bool(starts) or _among_words(facts, match))
    return _is_small(facts, right) or (left.islower() and len(left) > _SHORT and right in lexicon.frequent)


def _among_words(facts: Facts, match: re.Match[str]) -> bool:
    """“the choice is simple:cut spending”: common words on all sides, not a label with a value."""
    before = facts.text[max(0, match.start() - _SHORT) : match.start()]
    goes_on = _LOWER_NEXT.match(facts.text, match.end("right")) is not None
    frequent = facts.resources.lexicon.frequent
    return goes_on and before.islower() and before.endswith(" ") and {match["left"], match["right"]} <= frequent


def _before_capital(facts: Facts, match: re.Match[str]) -> bool:
    """“the sign said:The pool is shut”, “cut off:Aoste”, but no label at the start of a line."""
    if _STARTER.fullmatch(match["right"]):
        return True
    start = match.start("left")
    inside = facts.text[max(0, start - 2) : start]
    return match["left"].islower() and len(match["left"]) > 2 and inside[:1].islower() and inside.endswith(" ")


def _in_plain_list(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the comma is one of a list that ends with “and” or “or”: “apples,pears,plums and quinces”."""
    start = max(0, match.start() - 2 * _AROUND)
    return any(
        found.start() <= match.start("right") <= found.end("words")
        for found in _PLAIN_LIST.finditer(facts.text, start, match.end() + 3 * _AROUND)
    )


def _before_figure(facts: Facts, match: re.Match[str]) -> bool:
    left = match["left"]
    if match["sign"] == ",":
        return facts.resources.lexicon.knows(left)
    return facts.resources.lexicon.is_word(left) and f"{left.lower()}." not in facts.resources.abbreviations


def _before_bracket(facts: Facts, match: re.Match[str]) -> bool:
    left, inside = match["left"], match["inside"]
    if left[0].islower() and not facts.resources.lexicon.is_word(left):
        return False
    return (
        " " in inside
        or inside in _CAPTIONED
        or (len(inside) > 2 and inside[0].isupper() and inside.isalpha() and not _NUMERAL.fullmatch(inside))
    )


def _after_bracket(facts: Facts, match: re.Match[str]) -> bool:
    inside, right, lexicon = match["left"][1:-1], match["right"], facts.resources.lexicon
    if lexicon.is_word(inside + right):
        return False
    if _is_small(facts, right):
        return len(inside) > _SHORT or inside[0].isupper()
    # “(EL)prepared”, “(Bay of Lowick)Anna”, but not “(re)opened”
    return inside[0].isupper() and len(right) > _SHORT and lexicon.knows(right)


def _always(facts: Facts, match: re.Match[str]) -> bool:
    return True


def _is_small(facts: Facts, word: str) -> bool:
    return word in facts.resources.words("english_function_words")


# They follow a comma in a sentence, never in a list for machines.
_JOINERS = frozenset({"including", "especially", "according", "although", "because", "while", "though", "where", "whose", "unless", "whereas", "such", "then", "however", "therefore", "instead"})  # fmt: skip
_SIGNS = {";": "semicolon", ":": "colon", ".": "main", ",": "comma"}
_SHAPES = (
    (_STOP, "main", _after_stop),
    (_LOWER_STOP, "main", _after_lower_stop),
    (_DOTS, "main", _after_dots),
    (_ABBREVIATED, "main", _after_abbreviation),
    (_TITLE, "main", _always),
    (_MONTH_DAY, "main", _always),
    (_COMMA, "comma", _after_comma),
    (_DATE, "comma", _always),
    (_INNER, "", _after_inner),
    (_BEFORE_FIGURE, "", _before_figure),
    (_OPENED, "bracket", _before_bracket),
    (_CLOSED, "bracket", _after_bracket),
)
