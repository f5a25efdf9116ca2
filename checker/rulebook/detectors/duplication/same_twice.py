"""Two words of the source that became one: “sturdy and sturdy”, “protective measures to protect”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span

NEEDS = (" and ", " & ", " or ", " to ", " of ", " for ", "s, ", " (")
_KEEP_ONE = "say it once"
_JOINED = pattern(r"(?<![\w’'.,-])(?P<word>\w[\w’']{2,20}) (?:and|or) (?P=word)(?![\w’'-]| \d)")
_NEXT = pattern(r" (?P<next>[a-z]{2,20})\b")
# “laughed and laughed” goes on; “was affected and affected” doesn't.
_AS_NOUN = pattern(r"\b(?:is|are|was|were|be|been|being|an?|the|of|with|for|in|by|no|not|very) \Z")
# “has been building and building”
_GOING_ON = pattern(r"\b(?:is|are|was|were|been|keeps?|kept) \Z")
# “to seize and seize the land”
_AFTER_TO = pattern(r"\bto \Z")
# The words of ``needless`` can go, and the sentence still says the same.
_FRAMES = (
    pattern(
        r"\b(?P<needless>(?P<one>\w{5,20}) )(?:measures?|actions?|steps|efforts|work) (?:to|for|of) (?:the )?"
        r"(?P<two>\w{5,20})\b"
    ),
    pattern(r"\b(?P<needless>(?P<one>\w{6,20}) on the occasion of (?:the )?)(?P<two>\w{6,20})\b"),
    pattern(r"\b(?P<needless>(?P<one>\w{7,20}) for the )(?P<two>\w{7,20}) of\b"),
)
_OWNER = pattern(r"\bthe (?P<needless>(?P<word>[a-z]{4,20}) of the )[a-z]{3,20} (?P=word)(?![\w’'-])")
_QUOTED = pattern(r"[\"“](?P<word>\w{1,20})[\"”](?P<needless> (?:and|or) [\"“](?P=word)[\"”])")
# “in the garden or in the garden”; “bruises, bruises, scratches”.
_PLACES = pattern(
    r"(?<![\w’'-])(?P<word>(?:in|on|at|to|from|for|with|by|of) (?:the |an? |his |her |their |its )?[a-z]{3,15})"
    r"(?P<needless> (?:and|or) (?P=word))(?![\w’'-])"
)
_LISTED = pattern(r"(?<=[, ])(?P<word>[a-z]{4,20}s)(?P<needless>, (?P=word))(?=, [a-z])")
# “the Federation of Firms (Federation of Firms)”.
_BRACKETED = pattern(r" \((?P<word>(?:[Tt]he )?[A-Za-z][\w ,’'&.-]{3,90})\)")
# From one name to the same; “from Monday to Monday” is a week.
_FROM_TO = pattern(
    r"\bfrom (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|january|february|march|april|may\b|june|july|august"
    r"|september|october|november|december|christmas|easter)(?P<word>[^\W\d_]{4,20}) to (?P=word)(?![\w’'-])"
)
# “the secretary of the secretary said”: a word that holds itself.
_OF_ITSELF = pattern(r"\bthe (?P<word>[a-z]{5,20})(?P<needless> of (?:the |an? )?(?P=word))(?! of the\b)(?![\w’'-])")
# “the Health and Health Commission”
_BODY = pattern(
    r"\b(?P<word>[A-Z][a-z]{2,20})(?P<needless> (?:and|&) (?P=word)) (?=(?:[A-Z][a-z]{2,20} ){0,2}(?:Commission|Ministry|Bureau|Department|Committee|Authority|Council|Agency|Administration|Office|Service|Union|Association)\b)"
)
_TWO_SOURCES = pattern(
    r"\b(?P<word>according to [^.,;:\n]{2,50})(?:(?P<needless>,? (?P=word))(?![\w’'-])|,? according to\b)"
)
# “the difference between branding and branding in the state”.
_COMPARED = pattern(r"\b(?:between|differen\w{1,8}|distinction|compar\w{1,8}|both)\b")
# “deputy chief and chief of the unit”
_OTHER_RANK = pattern(r"\b(?:deputy|vice|assistant|associate|acting|former|junior|co)[ -]\Z")
_LEAST, _AROUND = 5, 40
_ENDINGS = ("er", "ier", "th", "ty", "een")
_ADJECTIVES = ("ional", "able", "ible", "ous", "ior", "ful")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Sayings, comparatives (“better and better”) and large numbers (“hundreds and hundreds”) say a word twice rightly."""
    for found in _JOINED.finditer(facts.folded):
        span = Span(*found.span())
        if _is_slip(facts, found["word"], span):
            word = span.text(facts.text).split()[0]
            yield Mark(span, fields={"word": word}, suggestions=_without(facts, Span(found.end("word"), span.end)))
    for found in _QUOTED.finditer(facts.folded):
        yield Mark(Span(*found.span()), "main", {"word": found["word"]}, _without(facts, Span(*found.span("needless"))))
    for found in (*_PLACES.finditer(facts.folded), *_LISTED.finditer(facts.folded)):
        needless = Span(*found.span("needless"))
        yield Mark(Span(*found.span()), fields={"word": found["word"]}, suggestions=_without(facts, needless))
    for found in _BRACKETED.finditer(facts.spaced):
        start = found.start() - len(found["word"])
        if start >= 0 and facts.spaced.startswith(found["word"], start) and not facts.text[start - 1 : start].isalnum():
            needless = Span(*found.span())
            yield Mark(Span(start, found.end()), fields={"word": found["word"]}, suggestions=_without(facts, needless))
    for found in _FROM_TO.finditer(facts.folded):
        word = Span(*found.span("word")).text(facts.text)
        longer_name = facts.text[found.end() + 1 : found.end() + 2].isupper()
        if word[0].isupper() and not longer_name:
            yield Mark(Span(*found.span()), fields={"word": word})
    yield from _of_itself(facts)
    yield from _sources(facts)
    yield from _roots(facts)


def _sources(facts: Facts) -> Iterator[Mark]:
    """Two sources for one thing, or one that is named twice."""
    for found in _TWO_SOURCES.finditer(facts.folded):
        if found["needless"]:
            fixes = _without(facts, Span(*found.span("needless")))
            yield Mark(Span(*found.span()), fields={"word": found["word"]}, suggestions=fixes)
        else:
            yield Mark(Span(*found.span()), "sources")


def _of_itself(facts: Facts) -> Iterator[Mark]:
    """A word that holds itself, or stands twice in the name of a body."""
    for found in (*_OF_ITSELF.finditer(facts.folded), *_BODY.finditer(facts.spaced)):
        if found["word"].lower() not in facts.resources.lines("twice_words") and not found["word"].endswith("est"):
            needless = Span(*found.span("needless"))
            span = Span(found.start("word"), needless.end)
            yield Mark(span, fields={"word": found["word"]}, suggestions=_without(facts, needless))


def _roots(facts: Facts) -> Iterator[Mark]:
    """One root in two words of a frame, and a thing that belongs to itself."""
    for frame in _FRAMES:
        for found in frame.finditer(facts.folded):
            if _share_root(found["one"], found["two"]):
                needless = Span(*found.span("needless"))
                yield Mark(Span(*found.span()), "root", {"word": found["two"]}, _without(facts, needless))
    for found in _OWNER.finditer(facts.folded):
        needless = Span(*found.span("needless"))
        yield Mark(Span(*found.span()), "root", {"word": found["word"]}, _without(facts, needless))


def _without(facts: Facts, needless: Span) -> tuple[Suggestion, ...]:
    """The sentence without the needless words. At its start the next word takes the capital."""
    first = facts.text[needless.end : needless.end + 1]
    if facts.text[needless.start].isupper() and first.islower():
        return (Suggestion(_KEEP_ONE, (Edit(Span(needless.start, needless.end + 1), first.upper()),)),)
    return (Suggestion(_KEEP_ONE, (Edit(needless, ""),)),)


def _is_slip(facts: Facts, word: str, span: Span) -> bool:
    if _is_idiom(facts, word, span):
        return False
    if _AFTER_TO.search(facts.folded, max(0, span.start - 10), span.start) and facts.resources.verbs.base(word):
        following = _NEXT.match(facts.text, span.end)
        return following is not None and following["next"] in facts.resources.words("determiners")
    return not _goes_on(facts, word, span) and not _is_explained(facts, word, span.end)


def _is_idiom(facts: Facts, word: str, span: Span) -> bool:
    """A saying, a name, or two things that are compared."""
    written = span.text(facts.text).split()
    return (
        word in facts.resources.lines("twice_words")
        or word.endswith(_ENDINGS)
        or word.isdigit()
        or written[0] != written[-1]
        or written[0][0].isupper()
        or _OTHER_RANK.search(facts.folded, max(0, span.start - _AROUND), span.start) is not None
        or _COMPARED.search(facts.folded, max(0, span.start - _AROUND), span.start) is not None
    )


def _is_explained(facts: Facts, word: str, end: int) -> bool:
    """Whether what follows makes the second one different: “the areas and areas with schools”."""
    following = _NEXT.match(facts.text, end)
    if following is None or following["next"] in facts.resources.words("after_joined_words"):
        return False
    if word[0].isdigit() or word.endswith(_ADJECTIVES):
        return False
    return not (following["next"].endswith("ed") and facts.resources.verbs.finite(following["next"]))


def _goes_on(facts: Facts, word: str, span: Span) -> bool:
    before = (facts.folded, max(0, span.start - 10), span.start)
    if word.endswith("ing") and _GOING_ON.search(*before):
        return True
    return facts.resources.verbs.finite(word) and not _AS_NOUN.search(*before)


def _share_root(one: str, two: str) -> bool:
    """Different forms of one root: the same head, and more of it than of what follows."""
    head = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return one != two and head >= max(_LEAST, len(one) // 2 + 1, len(two) // 2 + 1)
