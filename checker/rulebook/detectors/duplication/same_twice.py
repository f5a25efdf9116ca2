"""Two words of the source that became one: “sturdy and sturdy”, “protective measures to protect”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

NEEDS = (" and ", " or ", " to ", " of ", " for ")
_JOINED = pattern(r"(?<![\w’'.,-])(?P<word>\w[\w’']{2,20}) (?:and|or) (?P=word)(?![\w’'-]| \d)")
_NEXT = pattern(r" (?P<next>[a-z]{2,20})\b")
# “laughed and laughed” goes on; “was affected and affected” doesn't.
_AS_NOUN = pattern(r"\b(?:is|are|was|were|be|been|being|an?|the|of|with|for|in|by|no|not|very) \Z")
# “has been building and building”
_GOING_ON = pattern(r"\b(?:is|are|was|were|been|keeps?|kept) \Z")
# “to seize and seize the land”
_AFTER_TO = pattern(r"\bto \Z")
_FRAMES = (
    pattern(
        r"\b(?P<one>\w{5,20}) (?:measures?|actions?|steps|efforts|work) (?:to|for|of) (?:the )?(?P<two>\w{5,20})\b"
    ),
    pattern(r"\b(?P<one>\w{6,20}) on the occasion of (?:the )?(?P<two>\w{6,20})\b"),
    pattern(r"\b(?P<one>\w{7,20}) for the (?P<two>\w{7,20}) of\b"),
)
_OWNER = pattern(r"\bthe (?P<word>[a-z]{4,20}) of the [a-z]{3,20} (?P=word)(?![\w’'-])")
# “the difference between branding and branding in the state”.
_COMPARED = pattern(r"\b(?:between|differen\w{1,8}|distinction|compar\w{1,8}|both)\b")
_LEAST, _AROUND = 5, 40
_ENDINGS = ("er", "ier", "th", "ty", "een")
_ADJECTIVES = ("ional", "able", "ible", "ous", "ior", "ful")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Sayings, comparatives (“better and better”) and large numbers (“hundreds and hundreds”) say a word twice rightly."""
    for found in _JOINED.finditer(facts.folded):
        span = Span(*found.span())
        if _is_slip(facts, found["word"], span):
            yield Mark(span, fields={"word": span.text(facts.text).split()[0]})
    for frame in _FRAMES:
        for found in frame.finditer(facts.folded):
            if _share_root(found["one"], found["two"]):
                yield Mark(Span(*found.span()), "root", {"word": found["two"]})
    for found in _OWNER.finditer(facts.folded):
        yield Mark(Span(*found.span()), "root", {"word": found["word"]})


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
