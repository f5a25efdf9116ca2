"""A fragment after a full stop: one that begins with a dash, a clause alone (“Because he is ill.”), or a phrase without a verb (“For wells and ships.”)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.text.segments import Segment, SegmentKind
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_CLAUSES = (
    "because",
    "which",
    "whose",
    "whereas",
    "unless",
    "until",
    "although",
    "though",
    "after",
    "before",
    "when",
    "while",
    "since",
    "if",
    "who",
    "where",
)
_PHRASES = (
    *("for", "with", "without", "from", "to", "of", "into", "under", "between", "during", "against", "among", "by"),
    *("through", "on", "in", "at", "across", "near", "behind", "towards", "over", "along"),
    *("inside", "outside", "within"),
    *(
        "despite",
        "due",
        "including",
        "especially",
        "particularly",
        "except",
        "unlike",
        "leaving",
        "bringing",
        "making",
        "causing",
        "killing",
        "forcing",
    ),
)
NEEDS = (". –", ". —", ". -", *(f". {word} " for word in (*_CLAUSES, *_PHRASES)))
_PIECE = pattern(r"(?<![\w@.])(?P<before>[^\W\d_][\w’'-]{1,30}|\d[\d,]{0,12}%?)\. (?P<dash>[–—-])(?= [a-zà-öø-ÿ])")
_SPLIT = pattern(
    rf"(?<![\w@.’'-])(?P<before>[^\W\d_][\w’'-]{{1,30}}|(?:19|20)\d\d|\d{{1,3}}%)\. (?P<first>{'|'.join(word.capitalize() for word in (*_CLAUSES, *_PHRASES))})(?= )"
)
_PLAIN = pattern(r"[\w’' -]{3,90}\.\Z")
_WORD = pattern(r"[\w’'-]+")
_LEAST_WORDS, _MOST_WORDS, _LEAST_TIME = 3, 12, 4
_HELPERS = frozenset(
    "is are was were am has have had do does did can could will would shall should may might must cannot".split()  # noqa: SIM905
)
# “After the break both hit the bar.”
_QUANTIFIERS = frozenset({"both", "all", "some", "many", "most", "each", "several"})
# “Before letting the first train through.”
_BEFORE_PARTICIPLES = frozenset({"before", "after", "while", "when", "since"})
# After a comma alone: “three mills, which are shut”.
_AFTER_COMMA = frozenset(("which", "who", "whose", "where", "whereas", "although", "though", *_PHRASES[-11:]))


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Joins the fragment to the sentence before it. Short ones for effect occur, so of those without a dash a person decides."""
    pieces = [match for match in _PIECE.finditer(facts.text) if not _is_abbreviation(facts, match["before"])]
    listed = Counter(facts.block_at(match.start()) for match in pieces)
    for match in pieces:
        if listed[facts.block_at(match.start())] > 1:
            # The points of a list in one paragraph: “to hold the bank. - to pay the men. - to go on”.
            continue
        span = Span(*match.span())
        yield Mark(span, suggestions=(replacement(span, f"{match['before']} {match['dash']}"),))
    for match in _SPLIT.finditer(facts.text):
        span, first = Span(*match.span()), match["first"].lower()
        segment = facts.segments.at(match.start("first"))
        if segment and segment.span.start == match.start("first") and _stands_alone(facts, segment, first):
            comma = "," if first in _AFTER_COMMA else ""
            yield Mark(span, "split", suggestions=(replacement(span, f"{match['before']}{comma} {first}"),))


def _is_abbreviation(facts: Facts, word: str) -> bool:
    return f"{word.lower()}." in facts.resources.abbreviations


def _stands_alone(facts: Facts, segment: Segment, first: str) -> bool:
    """Whether a piece of a few words, outside speech, is a single clause or has no verb."""
    words = _WORD.findall(segment.span.text(facts.folded))
    before = facts.segments.at(segment.span.start - 2)
    if segment.kind is not SegmentKind.PROSE or not segment.whole or not _LEAST_WORDS <= len(words) <= _MOST_WORDS:
        return False
    if before is None or not before.whole or not _PLAIN.match(facts.text, *segment.span):
        return False
    found = _finite(facts, words)
    if first == "where" and (len(found) != 1 or found[0] == words[1]):
        # “Where will this end.”, “Where it falters is the end.”
        return False
    if first in ("which", "who") and not (found and found[0] == words[1]):
        # “Which of them is right is not known.”
        return False
    if first in _CLAUSES:
        return _is_one_clause(facts, words, found)
    return not found and not any(word.endswith("ing") or word in ("be", "been") for word in words[1:])


def _is_one_clause(facts: Facts, words: list[str], found: list[str]) -> bool:
    """Whether there is one verb, or a participle behind “before” and the like, and no main clause after it."""
    if not found:
        is_time = (
            words[0] in ("until", "since", "before", "after")
            and len(words) >= _LEAST_TIME
            and _QUANTIFIERS.isdisjoint(words)
        )
        return is_time or (words[0] in _BEFORE_PARTICIPLES and words[1].endswith("ing"))
    helpers = [word for word in found if word in _HELPERS]
    return len(helpers or found) == 1 and not _has_second_subject(facts, words, words.index(found[0]))


def _has_second_subject(facts: Facts, words: list[str], verb: int) -> bool:
    """“After the storm the road was shut”: a main clause follows."""
    begin = facts.resources.words("determiners") | {"he", "she", "it", "they", "we", "you", "i", "there"}
    return not begin.isdisjoint(words[2:verb])


def _finite(facts: Facts, words: list[str]) -> list[str]:
    """The finite verbs. After a preposition, an article or “and”, such a form is a noun: “for wells and ships”, “48 seconds”."""
    nominal = facts.resources.words("determiners") | {"and", "or", *_PHRASES}
    verbs = facts.resources.verbs
    return [
        word
        for before, word in pairwise(words)
        if (verbs.finite(word) and before not in nominal and not (before.isdigit() and word.endswith("s")))
        or "'" in word
    ]
