"""A contraction, or an owner’s word, without its apostrophe."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.numbers import COUNT
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import in_case_of

_SENTENCE_START = pattern(r"(?:[.!?:…][”\"’')\]]{0,3}\s{1,3}|[\n“\"‘(]|\A)\Z")
_FREE = pattern(r"(?<![\w’'´`.@/#-])\w{3,12}(?![\w@/]|[-’'´`]\w)")
_AROUND, _MOST_UNKNOWN, _NEAR_IN = 40, 3, 16
# “wont” and “cant” are words themselves, but not before a verb.
_WONT = pattern(
    r"(?<![\w’'-])(?P<before>[\w’'-]{1,30}),? (?P<word>(?:[Ww]on|[Cc]an)t) (?P<verb>[a-z]{2,20})\b(?![’'-])"
)
_NEXT = pattern(r"[’']? (?P<next>[A-Za-z]{3,30})\b(?: (?P<then>[a-z]{2,30})\b)?")
_IN_Y = pattern(r"[a-z]{1,24}[bcdfghjklmnpqrstvwxz]ys")
# “the doctors cant say”
_PLURAL_CANT = pattern(
    r"(?<![\w’'-])(?P<before>[A-Za-z][a-z]{2,20}s|people|women|men|children|police) (?P<word>cant) (?P<verb>[a-z]{2,20})\b(?![’'-])"
)
# “the council cant be blamed”: behind any noun or name, before what is a verb alone.
_CANT = pattern(
    r"(?<![\w’'-])(?P<before>[A-Za-zÀ-þ][a-zà-ÿ]{2,24}) (?P<word>cant) (?:(?:even|just|really|simply|yet|always|ever|also) )?(?P<verb>[a-z]{2,20})\b(?![’'-])"
)
_SURE_VERB = pattern(r"be|do|have|get|go|say|see|make|take|keep|tell|come|give|know|believe|hear|sleep|eat|find|win")
# “Im sorry”, “Ill be back”, “Id like to”: not the Korean name, the German word, or those who are ill.
_FIRST_PERSON = pattern(
    r"(?<![\w’'.-])(?P<word>Im)(?= (?:not|sorry|glad|happy|sure|afraid|proud|going|very|really|just|still|here|too|pretty|tired|ready|always|never|only|old|trying|looking|doing|getting|coming|leaving|feeling|thinking|hoping|working|waiting|talking|saying|telling|making|being|having|taking|living|the (?:one|only|same|first|last|best))\b)"
    r"|(?<![\w’'.-])(?P<will>Ill)(?= (?:be|go|have|do|get|take|see|make|try|tell|give|keep|come|wait|stay|miss|let|never (?:be|go|do|forget|know|see)|always (?:be|remember))\b)"
    r"|(?<![\w’'.-])(?P<let>Lets)(?= (?:go|see|hope|face|not|be|get|talk|make|take|have|do|say|just|try|start|keep|look|call|wait|give|think|put|move|stop) )"
    r"|(?<![\w’'.-])(?P<would>Id)(?= (?:like|love|rather|say|have|be|never|better|been|go|do) )"
)
_FIRST_RIGHT = {"word": "I'm", "will": "I'll", "let": "let's", "would": "I'd"}
# “Ive seen it”, but “Ive drew the lamp”
_IVE = pattern(
    r"(?<![\w’'.-])(?P<word>Ive)(?= (?:been|seen|got|had|never|always|just|already|done|known|made|told|lost|heard|met|read|taken|gone|come|said|also|ever|only|not (?:been|seen|had|got|\w{3,12}ed)|\w{3,12}ed)\b)"
)
_NUMBER_NEXT = pattern(r" [1-9][\d,.]{0,8} [a-z]")  # “the womens 100 metres”
_NAME_BEFORE = pattern(r"(?<![^\W\d_])[A-Z][a-z]+\.? \Z")  # “Senator Lawton Chiles won”
# “doesn t know”, “It s late”, “the mayor s office”: the apostrophe became a blank.
_BLANK = pattern(
    r"(?<![\w’'-])(?P<word>(?P<not>(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must)n t)|(?P<pronoun>(?:it|he|she|that|there|what|who|here|let) (?-i:s)|(?:i|you|we|they) (?:ve|ll|re|m)))(?= [a-z]{2})",
    re.IGNORECASE,
)
_BLANK_OWNER = pattern(r"(?<![\w’'-])(?P<word>[A-Za-z][a-z]{2,24} s)(?= [a-z]{3})")
# Nothing that is a verb too: “the ministers plan to …”.
_HOLDER = pattern(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Tt]his|[Tt]hat) (?:(?:late|former|new|old|young|own|local|prime|foreign|finance) ){0,2}"
    r"(?P<holder>[a-z]{3,14}s) (?P<held>[a-z-]{3,14})(?![\w’'-])"
)
# “the regions most important fruit”: a noun in the singular follows the superlative, so it belongs to one holder.
_MOST = pattern(
    r"\b(?:[Tt]he|[Tt]his|[Oo]ur) (?P<word>(?:region|world|town|village|island|nation|state|league|club|museum|team|continent|kingdom|capital|festival|sport)s) most "
    r"(?:important|popular|famous|powerful|successful|expensive|valuable|beautiful|populous|populated|dangerous|influential|precious|prominent|visited|wanted|respected|common|active|notorious|prestigious|senior|recent) "
    r"(?:(?!(?:for|and|from|with|into|than|but|are|were|that)\b)[a-z-]{3,14} )?(?P<held>[a-z]{3,14})(?=[.,;]| (?:is|was|has|will|and|in|of|since|for|on|at|by)\b|\Z)"
)
# “in 11 years time”, “two weeks notice”
_DURATION = pattern(
    r"(?<= )(?P<word>(?:year|month|week|day|hour|minute)s) (?:(?P<time>time\b)|(?:notice|imprisonment|worth|salary|leave|detention|probation|experience)"
    r"(?=[.,;:)]|\Z| (?:in|for|of|from|on|at|as|with|and|or|before|after|if|when|because|under)\b))"
)
_COUNTED = pattern(rf"(?<![\w.,’'-])(?P<count>{COUNT}|a few|several|many|some) \Z")
_IN = pattern(r"\b[Ii]n (?:about |some |just |only |less than |under )?\Z")
# “Last years champion”
_OF_TIME = pattern(
    r"\b(?:[Ll]ast|[Tt]his|[Nn]ext) (?P<word>(?:year|month|week|season|summer|winter|autumn|spring|century)s) (?:(?:general|presidential|annual|final|first|record|deadly|disputed|local|regional|parliamentary) )?"
    r"(?:champion|runner-up|winner|election|final|tournament|match|game|event|edition|budget|festival|conference|meeting|crop|harvest|deal|summit|ceremony|session|defeat|victory|earthquake)(?=[.,;:]|\Z| (?:in|of|at|on|was|is|has|had|will|by|between|with|against|and|who|which|that|for|went|won|lost|beat|came|took|said|saw|drew|killed|left|began|ended)\b)"
)
_LATIN = "mens rea"
# “the companys’ plan”, not the end of a quotation
_MARKED = pattern(r"[’'](?= [a-z])")
_SEVERAL = pattern(r"\b(?:the|two|both|three|several|many|all|these|those|few|other|new) \Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Words that are none without the apostrophe, and words that are none in their place."""
    for span, better in (
        *_contractions(facts),
        *_before_verbs(facts),
        *_owners(facts),
        *_named_owners(facts),
        *_holders(facts),
        *_blanks(facts),
        *_durations(facts),
        *_of_time(facts),
        *_most_of(facts),
    ):
        right = in_case_of(span.text(facts.text), better.replace("'", facts.apostrophe))
        yield Mark(span, fields={"better": right}, suggestions=(replacement(span, right),))


def _durations(facts: Facts) -> Iterator[tuple[Span, str]]:
    for match in _DURATION.finditer(facts.text):
        counted = _COUNTED.search(facts.text, max(0, match.start() - _NEAR_IN), match.start())
        if counted and (not match["time"] or _IN.search(facts.text, max(0, counted.start() - _NEAR_IN), counted.start())):  # fmt: skip
            yield Span(*match.span("word")), f"{match['word']}'"


def _of_time(facts: Facts) -> Iterator[tuple[Span, str]]:
    for match in _OF_TIME.finditer(facts.text):
        yield Span(*match.span("word")), f"{match['word'].removesuffix('s')}'s"


def _has_a_bearer(facts: Facts, name: str) -> bool:
    """Whether somebody in the text has this surname: “Tim Ive”, “Lawton Chiles”; not “But Ive”."""
    form = facts.people.forms.get(name)
    return form is not None and form.is_family_name


def _most_of(facts: Facts) -> Iterator[tuple[Span, str]]:
    for match in _MOST.finditer(facts.text):
        noun, lexicon = match["held"], facts.resources.lexicon
        small = noun in facts.resources.words("english_function_words")
        if not noun.endswith("s") and not small and lexicon.is_word(noun):
            yield Span(*match.span("word")), f"{match['word'].removesuffix('s')}'s"


def _contractions(facts: Facts) -> Iterator[tuple[Span, str]]:
    """Looks for the listed non-words in lower case, in capitals, or at the start of a sentence: elsewhere one may be a name."""
    meant = {row[0]: row[1] for row in facts.resources.rows("lost_apostrophes")}
    if facts.vocabulary.isdisjoint(meant):
        return
    spans = [facts.tokens.span(index) for index, word in enumerate(facts.tokens.words) if word in meant]
    starts = [span.start for span in spans]
    for span in spans:
        written = span.text(facts.text)
        if not _FREE.match(facts.text, span.start) or not _is_written_so(facts, span, written):
            continue
        # It may be a word in another language, such as French “dont”.
        if facts.unknown_words_around(span, _AROUND) <= _near(starts, span):
            yield span, meant[written.lower()]


def _blanks(facts: Facts) -> Iterator[tuple[Span, str]]:
    for match in _BLANK.finditer(facts.text):
        yield Span(*match.span("word")), match["word"].lower().replace(" ", "'")
    for match in _BLANK_OWNER.finditer(facts.text):
        word = match["word"][:-2]
        small = word.lower() in facts.resources.words(
            "english_function_words"
        ) or word.lower() in facts.resources.words("lettered_words")
        if (
            facts.resources.lexicon.knows(word)
            and not small
            and facts.unknown_words_around(Span(*match.span()), _AROUND) <= 1
        ):
            yield Span(*match.span("word")), f"{word}'s"
    for match in _IVE.finditer(facts.text):
        if not _has_a_bearer(facts, "Ive"):
            yield Span(*match.span("word")), "I've"
    for match in _FIRST_PERSON.finditer(facts.text):
        span = Span(*match.span())
        if facts.unknown_words_around(span, _AROUND) <= 1:
            yield span, next(right for group, right in _FIRST_RIGHT.items() if match[group])


def _before_verbs(facts: Facts) -> Iterator[tuple[Span, str]]:
    if facts.vocabulary.isdisjoint(("wont", "cant")):
        return
    company = {row[0]: row[1].split() for row in facts.resources.rows("wont_company")}
    for match in _PLURAL_CANT.finditer(facts.text):
        if facts.resources.verbs.base(match["verb"]):
            yield Span(*match.span("word")), "can't"
    plain = facts.resources.words("plain_verbs") | facts.resources.words("intransitive_verbs")
    for match in _CANT.finditer(facts.text):
        alone = match["verb"] in plain or _SURE_VERB.fullmatch(match["verb"]) is not None
        if alone and match["before"].lower() not in company["wont"]:
            yield Span(*match.span("word")), "can't"
    for match in _WONT.finditer(facts.text):
        word = match["word"].lower()
        fits = (match["before"].lower() in company[word]) == (word == "cant")
        if fits and facts.resources.verbs.base(match["verb"]):
            yield Span(*match.span("word")), f"{word[:-1]}'t"


def _holders(facts: Facts) -> Iterator[tuple[Span, str]]:
    """“the mayors wife”: an office in the plural before what one person has."""
    rows = facts.resources.rows("holder_words")
    holders, held = (
        frozenset(word for row in rows if row[0] == kind for word in row[1].split()) for kind in ("holder", "held")
    )
    for match in _HOLDER.finditer(facts.text):
        if match["holder"][:-1] in holders and match["held"] in held:
            yield Span(*match.span("holder")), f"{match['holder'][:-1]}'s"


def _owners(facts: Facts) -> Iterator[tuple[Span, str]]:
    """“the countrys leader”, “a womans coat”: the owner's form before what is owned, else the plural."""
    for word, (plural, owner) in _no_words(facts).items():
        for index in facts.tokens.places.get(word, ()):
            span = facts.tokens.span(index)
            opens = _SENTENCE_START.search(facts.text, max(0, span.start - 8), span.start) is not None
            small = span.text(facts.text)[1:].islower() and (opens or span.text(facts.text)[0].islower())
            if facts.folded.startswith(_LATIN, span.start) or not small:
                continue
            if facts.unknown_words_around(span, _AROUND) <= _MOST_UNKNOWN:
                marked = _MARKED.match(facts.text, span.end)
                end = marked.end() if marked else span.end
                yield Span(span.start, end), owner if marked or _is_owned(facts, span.end) else plural


def _no_words(facts: Facts) -> Mapping[str, tuple[str, str]]:
    """The words of the text that are none because of their s, each with the plural and the owner's form."""
    table = {row[0]: (row[1], row[2]) for row in facts.resources.rows("wrong_plurals")}
    found = {word: table[word] for word in facts.vocabulary.intersection(table)}
    lexicon = facts.resources.lexicon
    for word in lexicon.unknown(frozenset(word for word in facts.vocabulary if _IN_Y.fullmatch(word))):
        # Of “really” there is no plural.
        if word[:-1] in lexicon.ranked and not (word.endswith("lys") and lexicon.is_word(word[:-3])):
            found[word] = (f"{word[:-2]}ies", f"{word[:-1]}'s")
    return found


def _named_owners(facts: Facts) -> Iterator[tuple[Span, str]]:
    """“Chinas exports”, but “the two Chinas”."""
    names = {f"{name.lower()}s": name for name in facts.resources.words("owner_names")}
    for word in facts.vocabulary.intersection(names):
        for index in facts.tokens.places.get(word, ()):
            span = facts.tokens.span(index)
            if (
                span.text(facts.text) == f"{names[word]}s"
                and not _has_a_bearer(facts, f"{names[word]}s")
                and _is_owned(facts, span.end)
                and not _NAME_BEFORE.search(facts.text, max(0, span.start - _AROUND), span.start)
                and not _SEVERAL.search(facts.folded, max(0, span.start - 12), span.start)
                and facts.unknown_words_around(span, _AROUND) == 0
            ):
                yield span, f"{names[word]}'s"


def _is_owned(facts: Facts, end: int) -> bool:
    """Whether a noun, or an adjective of one, follows."""
    if _NUMBER_NEXT.match(facts.text, end):
        return True
    following = _NEXT.match(facts.text, end)
    if following is None:
        return False
    resources = facts.resources
    small = resources.words("chained_words") | resources.words("openers") | resources.words("determiners")
    word, then = following["next"], following["then"] or ""
    if word[0].isupper():
        return True
    if not resources.lexicon.is_word(word) or word in small:
        return False
    if resources.verbs.finite(word) and word.endswith("ed"):
        return bool(then) and then not in small
    return not resources.verbs.only_verb(word)


def _near(starts: list[int], span: Span) -> int:
    """How many of the listed words stand around one, itself included."""
    reach = _AROUND + span.end - span.start
    return bisect_right(starts, span.start + reach) - bisect_left(starts, span.start - reach)


def _is_written_so(facts: Facts, span: Span, written: str) -> bool:
    return (
        written.islower()
        or written.isupper()
        or _SENTENCE_START.search(facts.text, max(0, span.start - 8), span.start) is not None
    )
