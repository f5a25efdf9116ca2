"""A full stop behind a word that can't end a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span

_WORDS = ("the", "a", "an", "and", "or", "its", "their", "our", "my", "your", "because", "than", "as", "whose", "nor", "until", "during", "toward", "towards", "despite", "he", "they", "we")  # fmt: skip
NEEDS = ("the.", "a.", "an.", "and.", "or.", "its.", "their.", "our.", "my.", "your.", "because.", "than.", "as.", "whose.", "nor.", "until.", "during.", "toward.", "towards.", "despite.", "he.", "they.", "we.", "of.", "to.", "with.")  # fmt: skip
_LAST = pattern(rf"(?<![\w/’'.-])(?P<word>{'|'.join(_WORDS)})\.(?= [A-ZÀ-Þ“\"]|\s{{0,5}}\Z|\n)")
_PAIRS = ("because of", "due to", "according to", "thanks to", "in order to", "instead of", "along with", "in front of", "on behalf of")  # fmt: skip
_LAST_PAIR = pattern(rf"(?<![\w/’'.-])(?P<word>{'|'.join(_PAIRS)})\.(?= [A-ZÀ-Þ“\"]|\s{{0,5}}\Z|\n)")
# “until the end of.”: the noun asks for more, and no relative clause begins before it.
_PARTS = "end|beginning|start|middle|centre|center|edge|outskirts|top|bottom|course|number|amount|help|support|presence|absence|case|event|form|sort|rest|majority|half|most|risk|hands"
_LAST_PART = pattern(
    rf"\b(?:until|since|by|at|in|on|from|before|after|towards?|near|for|with|to|during|over|through|under) the (?:{_PARTS}) (?P<word>of)\.(?= [A-ZÀ-Þ“\"]|\s{{0,5}}\Z|\n)"
)
# “wouldn't he.”, “and so must we.”, “nor were they.”, “older than he.”, “none but we.”, “my wife and he.”
_ANSWERED = pattern(
    r"(?:n['’]t|\b(?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|ought|need|dare"
    r"|than|as|but|except|not|like|and|or|nor|neither|only|be|been|said|says|asked|thought|cried|replied|answered|wrote|added))(?: not| too)?,? \Z",
    re.IGNORECASE,
)
# “the goal that we work towards.”, “Nobody knows whose.”, “what he was known as.”
_STRANDED = pattern(
    r"\b(?:what|which|that|who|whom|whose|where|how|something|anything|nothing|everything|goal|aim|target|end|thing|one|all|way|is|are|was|were"
    r"|know|knows|knew|to \w{2,12}) [^.!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_FRONTED = pattern(
    r"\b(?:what|which|that|who|whom|whose|how|where|something|anything|nothing|reason|one|ones)\b[^.!?\n]{0,40}\Z",
    re.IGNORECASE,
)
_MAY_STRAND = frozenset({"as", "toward", "towards", "whose", "during"})
_CAUSE = pattern(r"(?:\b(?:just|simply|only|well|that['’]s|it['’]s|is|was)|[—–-]|[?.!]) \Z", re.IGNORECASE)
_PRONOUNS = frozenset({"he", "they", "we"})
_BEFORE = 70


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Not after a question tag, a short answer or a comparison, nor where the word belongs to what was said before."""
    for match in _LAST.finditer(facts.text):
        if not _is_whole(facts, match):
            yield Mark(Span(*match.span()), fields={"word": match["word"]})
    for match in _LAST_PAIR.finditer(facts.text):
        word, before = match["word"], (facts.text, max(0, match.start() - _BEFORE), match.start())
        if not _FRONTED.search(*before):
            yield Mark(Span(*match.span()), fields={"word": word})
    for match in _LAST_PART.finditer(facts.text):
        if not _FRONTED.search(facts.text, max(0, match.start() - _BEFORE), match.start()):
            yield Mark(Span(match.start("word"), match.end()), fields={"word": match["word"]})


def _is_whole(facts: Facts, match: re.Match[str]) -> bool:
    word, before = match["word"], (facts.text, max(0, match.start() - _BEFORE), match.start())
    if word in _PRONOUNS:
        return _ANSWERED.search(*before) is not None
    if word in _MAY_STRAND:
        return _STRANDED.search(*before) is not None
    return word == "because" and _CAUSE.search(*before) is not None
