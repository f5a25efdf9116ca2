"""Labels of a media template before a sentence: “Direct speech:”, “Details:”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

NEEDS = (":",)
_BEGUN = pattern(r"(?:\A|(?<=\n)|(?<=[.!?”\"»] ))(?P<words>[A-Z][\w’' -]{2,60}):(?= ?(?P<first>[“\"„«]|\w))")
_SENTENCE = pattern(r"[^.!?\n]{12,400}(?:[.!?]|(?=\n|\Z))")
# Where to ask, and what an event costs, stand behind such a word too.
_LISTED = pattern(
    r"\d[\d ()-]{6,20}|@|www\.|https?:|[£$€]\d|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b|\b(?:tickets?|admission)\b"
)
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.HEADLINE, BlockKind.DATELINE})
_OPENING = frozenset('“"„«')
_LEAST_WORDS, _MOST_WORDS = 3, 6


class _Label(NamedTuple):
    """A label with its colon, its kind, and the words between the two, which may be a speaker."""

    match: re.Match[str]
    name: str
    kind: str
    who: str


@cache
def _kinds(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {words: kind for kind, words in rows}


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A label of doubtful kind is cut with another one beside it; alone it may be a story's own."""
    labels = list(_labels(facts))
    if any(label.kind == "style" for label in labels):
        return
    beside = {label.name for label in labels if label.kind == "beside" or _introduces(facts, label.match)}
    for label in labels:
        if label.kind == "beside" or not _introduces(facts, label.match):
            continue
        span = Span(*label.match.span())
        if label.who:
            if label.kind == "strong" and label.match["first"] in _OPENING:
                yield Mark(span, "speaker", {"who": label.who})
        elif label.kind == "strong" or len(beside) > 1:
            yield Mark(span, suggestions=(_without(facts, label.match),))
        elif label.kind == "weak" and (facts.document.offsets.markup is None or label.match["first"] in _OPENING):
            keep = Suggestion("keep it", ())
            yield Mark(span, "alone", suggestions=(_without(facts, label.match), keep))


def _labels(facts: Facts) -> Iterator[_Label]:
    """The longest label that words before a colon begin with."""
    kinds = _kinds(facts.resources.rows("template_labels"))
    for match in _BEGUN.finditer(facts.text):
        words = match["words"].replace("’", "'").split()
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            name = " ".join(words[:count]).lower()
            if name in kinds:
                yield _Label(match, name, kinds[name], " ".join(words[count:]))
                break


def _introduces(facts: Facts, match: re.Match[str]) -> bool:
    """Whether speech or a whole sentence follows in running text."""
    if not facts.document.blocks or facts.document_block_at(match.start()).kind not in _READ:
        return False
    if match["first"] in _OPENING:
        return True
    sentence = _SENTENCE.match(facts.text, match.end())
    if sentence is None or match["first"].isdigit() or _LISTED.search(sentence[0].lower()):
        return False
    words = sentence[0].split()
    return len(words) >= _LEAST_WORDS and any(facts.resources.verbs.finite(word) for word in words if word.islower())


def _without(facts: Facts, match: re.Match[str]) -> Suggestion:
    """Cuts the label; the sentence begins with a capital."""
    span, first = Span(*match.span()), match.start("first")
    edits = (Edit(span, ""),) if first == match.end() else cut(facts.text, span).edits
    if match["first"].islower():
        edits = (*edits, Edit(Span(first, first + 1), match["first"].upper()))
    return Suggestion("cut the label", edits)
