"""Which matches are dismissed: on words known here, names, quotations, headlines, other languages, and text that no
rule checks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.backends.languagetool.answers import Match
from checker.backends.languagetool.matches.slips import is_coined
from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.span import Span
from checker.words.accepted import fold
from checker.words.casing import times, times_capitalised

_MISSPELLING, _DUPLICATION = "misspelling", "duplication"
# Twice with a capital, or initials before a word: “Duran Duran”, “IS is”.
_DOUBLED_NAME = pattern(r"[A-ZÀ-Þ]\w*\W+[A-ZÀ-Þ]|[A-ZÀ-Þ]{2}")
# The second stands for it on words with “æ”.
_SPELLERS = ("MORFOLOGIK_RULE", "LIGATURES")
_LOWER_START = "UPPERCASE_SENTENCE_START"
_LONE_BRACKET = "EN_UNPAIRED_BRACKETS"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_STOPPED = pattern(r"(?:\A|[.!?…][”\"’')\]»]{0,3})\s*\Z")
_BEGINS = pattern(r"(?:\A|[\n.!?…][\s“\"]{0,3})\Z")
# The mark belongs to a name: “Yahoo! said”.
_NAME_WITH_MARK = pattern(r"[A-ZÀ-Þ]\w{0,30}!\s*\Z")
_LAST_WORD = pattern(r"[\w.’'-]{1,40}\s*\Z")
_PARTS = pattern(r"[-‑–/'’.\s]+")
# An ellipsis behind a word may have cut it: “a pediatrici…”.
_PART_BEFORE, _PART_AFTER = pattern(r"[\w’'‘/#@.*-]\Z"), pattern(r"[\w/@*]|[’'-]\w|\s?(?:…|\.{3})")
_ARTICLE, _PERSON = "EN_A_VS_AN", "HE_VERB_AGR"
# A question about several: “Who are the rebels?”
_WHO = pattern(r"(?:\A|\W)who\s{1,3}\Z", re.IGNORECASE)
# An amount is read in full: “an £80m bid”, “an 8ft board”.
_AMOUNT_AFTER = pattern(r"\s{1,3}(?:[$€£]|\d[\d.,]{0,12}[^\W\d_])")
# A word used so often in a text is meant; a slip is not repeated.
_MEANT = 3
_AROUND, _BEFORE = 60, 8
# Two misspellings may stand beside each other; three unknown words are another language's.
_LEAST_UNKNOWN = 3
_APART = frozenset({SegmentKind.SHOUT, SegmentKind.PROMO, SegmentKind.LABEL})
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.BYLINE, BlockKind.DATELINE})


def dismissal_reason(match: Match, span: Span, facts: Facts) -> str:
    """Why a match at ``span`` of the document is no finding; "" if it may be one. The reasons are keys of the JSON
    report."""
    if span.start >= span.end:
        return "empty"
    if facts.protected.touching(span):
        return "protected"
    if facts.quoted.holding(span):
        return "quotation"
    if _is_apart(span, facts):
        return "headline"
    return reason_in_words(match, span, facts) or (
        "foreign" if facts.unknown_words_around(span, _AROUND) >= _LEAST_UNKNOWN else ""
    )


def reason_in_words(match: Match, span: Span, facts: Facts) -> str:
    """The same by the words themselves, wherever they stand."""
    if is_speller(match):
        return _is_known(span, facts) or ("coined" if is_coined(match, span, facts) else "")
    if match.rule_id == _LOWER_START:
        return "" if _is_sentence(span, facts) else "line"
    if match.rule_id == _ARTICLE and _AMOUNT_AFTER.match(facts.text, span.end):
        return "figure"
    if match.rule_id == _PERSON and _WHO.search(facts.text, max(0, span.start - _BEFORE), span.start):
        return "question"
    if match.rule_id == _LONE_BRACKET:
        return "balanced" if _is_balanced(span.text(facts.text), facts.text) else ""
    doubled = match.issue_type == _DUPLICATION and _DOUBLED_NAME.match(facts.text, *span)
    return "name" if doubled or (match.issue_type == _MISSPELLING and _is_name(span, facts)) else ""


def is_speller(match: Match) -> bool:
    """Whether a match is from the spelling checker, which knows of a word only that it is not in the dictionary."""
    return match.rule_id.startswith(_SPELLERS)


def _is_apart(span: Span, facts: Facts) -> bool:
    """Whether it touches text that isn't written in sentences."""
    first, last = facts.segments.index_at(span.start), facts.segments.index_at(span.end - 1)
    return any(
        segment.kind in _APART or segment.block in _TITLES
        for segment in (facts.segments[index] for index in range(max(first, 0), last + 1))
    )


def _is_sentence(span: Span, facts: Facts) -> bool:
    """Whether a sentence begins there: not the line of a list, a caption, or what goes on after an abbreviation."""
    before = facts.text[max(0, span.start - _AROUND) : span.start]
    segment = facts.segments.at(span.start)
    last = _LAST_WORD.search(before)
    if segment is None or (last and last[0].strip().lower() in facts.resources.abbreviations):
        return False
    if _NAME_WITH_MARK.search(before):
        return False
    return bool(_STOPPED.search(before) and _STOPPED.search(segment.span.text(facts.text)))


def _is_balanced(bracket: str, text: str) -> bool:
    """Whether a text opens as many brackets as it closes: one that is opened in a batch may be closed in the next."""
    opening, closing = next((pair for pair in _BRACKETS if bracket in pair), _BRACKETS[0])
    return text.count(opening) == text.count(closing)


def _is_known(span: Span, facts: Facts) -> str:
    """Why words are no misspelling: a list knows them, they are a name until proved otherwise, or the text repeats
    them."""
    words, lexicon = span.text(facts.text), facts.resources.lexicon
    parts = [part for part in _PARTS.split(words) if part]
    if _is_accepted(words, facts):
        return "house"
    if lexicon.knows(words) or (parts and all(lexicon.knows(part) for part in parts)):
        return "known"
    if not all(part.isalpha() for part in parts):
        return "figure"
    if any(not part.islower() for part in parts) or _is_capitalised_elsewhere(words, facts.text):
        return "name"
    if _PART_BEFORE.search(facts.text, max(0, span.start - 1), span.start) or _PART_AFTER.match(facts.text, span.end):
        return "part"
    return "meant" if times(fold(words), facts.folded) >= _MEANT else ""


def _is_capitalised_elsewhere(word: str, text: str) -> bool:
    """Whether a word in lower case has a capital somewhere else than at the start of a sentence."""
    capitals = times_capitalised(word, text)
    if not capitals:
        return False
    starts = sum(_BEGINS.search(text, max(0, at - _BEFORE), at) is not None for at in _places(word.capitalize(), text))
    return capitals > starts


def _places(words: str, text: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _is_accepted(words: str, facts: Facts) -> bool:
    """Whether the project's word lists accept the words, or its table of names has them."""
    resources = facts.resources
    if resources.lexicon.accepted.accepts(words):
        return True
    folded = fold(words)
    forms = (form for name in resources.house_names for form in (name.form, *name.variants))
    return any(folded == fold(form) or folded in fold(form).split() for form in forms)


def _is_name(span: Span, facts: Facts) -> bool:
    """Whether a capitalised word is marked that doesn't begin a sentence."""
    segment = facts.segments.at(span.start)
    begins = segment is not None and segment.span.start >= span.start - 1
    return span.text(facts.text)[:1].isupper() and not begins
