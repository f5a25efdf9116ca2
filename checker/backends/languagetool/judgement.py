"""Which matches are dismissed: on words known here, names, quotations, headlines, other languages, and text that no
rule checks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.backends.languagetool.answers import Match
from checker.base.patterns import pattern
from checker.facts.text.segments import SegmentKind
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.span import Span
from checker.words.accepted import fold
from checker.words.casing import times, times_capitalised
from checker.words.suggestions import distance

_MISSPELLING, _DUPLICATION = "misspelling", "duplication"
# Twice with a capital, or initials before a word: “Duran Duran”, “IS is”.
_DOUBLED_NAME = pattern(r"[A-ZÀ-Þ]\w*\W+[A-ZÀ-Þ]|[A-ZÀ-Þ]{2}")
_SPELLER = "MORFOLOGIK_RULE"
_LOWER_START = "UPPERCASE_SENTENCE_START"
_LONE_BRACKET = "EN_UNPAIRED_BRACKETS"
_BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"))
_STOPPED = pattern(r"(?:\A|[.!?…][”\"’')\]»]{0,3})\s*\Z")
_BEGINS = pattern(r"(?:\A|[\n.!?…][\s“\"]{0,3})\Z")
_LAST_WORD = pattern(r"[\w.’'-]{1,40}\s*\Z")
_PARTS = pattern(r"[-‑–/'’.\s]+")
# An ellipsis behind a word may have cut it: “a pediatrici…”.
_PART_BEFORE, _PART_AFTER = pattern(r"[\w’'‘/#@.*-]\Z"), pattern(r"[\w/@*]|[’'-]\w|\s?(?:…|\.{3})")
_ARTICLE = "EN_A_VS_AN"
# An amount is read in full: “an £80m bid”, “an 8ft board”.
_AMOUNT_AFTER = pattern(r"\s{1,3}(?:[$€£]|\d[\d.,]{0,12}[^\W\d_])")
_ENDING = pattern(r"(?:e?s|e?d|ers?|ing|y|ish|ly|able|ists?|isms?|ness|like|less)\Z")
# A word used so often in a text is meant; a slip is not repeated.
_MEANT = 3
_MOST = 5
_SHORT, _CLEAR, _LONG = 4, 7, 9
# A short word before a name is often a part of it: “Abdullah ibn Saud”.
_NAME_AFTER = pattern(r"\s+[A-ZÀ-Þ]")
_FARTHEST = 2
_AROUND = 60
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
        return _is_known(span, facts) or _is_coined(match, span, facts)
    if match.rule_id == _LOWER_START:
        return "" if _is_sentence(span, facts) else "line"
    if match.rule_id == _ARTICLE and _AMOUNT_AFTER.match(facts.text, span.end):
        return "figure"
    if match.rule_id == _LONE_BRACKET:
        return "balanced" if _is_balanced(span.text(facts.text), facts.text) else ""
    doubled = match.issue_type == _DUPLICATION and _DOUBLED_NAME.match(facts.text, *span)
    return "name" if doubled or (match.issue_type == _MISSPELLING and _is_name(span, facts)) else ""


def is_speller(match: Match) -> bool:
    """Whether a match is from the spelling checker, which knows of a word only that it is not in the dictionary."""
    return match.rule_id.startswith(_SPELLER)


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
    starts = sum(_BEGINS.search(text, max(0, at - _SHORT), at) is not None for at in _places(word.capitalize(), text))
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


def _is_coined(match: Match, span: Span, facts: Facts) -> str:
    """An unknown word is a slip if a known word is a slip of the finger away. Other words are coined, foreign, or
    jargon."""
    word, lexicon = span.text(facts.text), facts.resources.lexicon
    first = match.replacements[:_MOST]
    if len(word) < _SHORT:
        return "" if _is_small_slip(word, first, facts) and not _NAME_AFTER.match(facts.text, span.end) else "coined"
    if word.capitalize() in first[:1] or is_prefixed(word, facts):
        return "coined"
    slips = [better for better in first if is_slip(word, better, facts)]
    if any(better in lexicon.frequent and distance(word, better) == 1 for better in slips):
        return ""
    return "coined" if not slips or _is_derived(word, facts) else ""


def is_clear_slip(match: Match, span: Span, facts: Facts) -> bool:
    """Whether a long word has one letter too many or too few, or two in the wrong order, so that it is right to call it a misspelling in any text.

    Another letter in the place of one makes coined and foreign words of words: “redshirt”, “boops”.
    """
    word, lexicon = span.text(facts.text), facts.resources.lexicon
    better = next(iter(match.replacements), "")
    if len(word) < _CLEAR or not lexicon.is_word(better) or distance(word, better) != 1:
        return False
    return len(word) != len(better) or sorted(word) == sorted(better)


def _is_small_slip(word: str, first: Sequence[str], facts: Facts) -> bool:
    """Whether a short word is one slip away from one of the most common words."""
    small = facts.resources.lines("english_stop_words")
    return word.isascii() and any(better in small and distance(word, better) == 1 for better in first)


def is_slip(word: str, better: str, facts: Facts) -> bool:
    """Whether a word is one slip away, or, if it is long, two slips away from a frequent word: two slips turn any
    technical term into another."""
    lexicon = facts.resources.lexicon
    if " " in better:
        return all(part in facts.resources.lines("english_stop_words") for part in better.split())
    if not (better.isascii() and word.isascii() and better[0] == word[0] and lexicon.is_word(better)):
        return False
    slips = distance(word, better)
    return slips == 1 or (slips == _FARTHEST and len(word) >= _LONG and better in lexicon.frequent)


def _is_derived(word: str, facts: Facts) -> bool:
    """Whether it is a known word with an ending or a prefix."""
    lexicon = facts.resources.lexicon
    stem = _ENDING.sub("", word)
    if stem != word and any(lexicon.is_word(base) for base in (stem, f"{stem}e", stem[:-1])):
        return True
    return is_prefixed(word, facts)


def is_prefixed(word: str, facts: Facts) -> bool:
    """Whether it is a known word with a prefix, which makes a word that no dictionary needs: “coedited”."""
    resources = facts.resources
    return any(
        word.startswith(prefix) and len(word) >= len(prefix) + _SHORT and resources.lexicon.is_word(word[len(prefix) :])
        for prefix in resources.lines("prefixes")
    )


def _is_name(span: Span, facts: Facts) -> bool:
    """Whether a capitalised word is marked that doesn't begin a sentence."""
    segment = facts.segments.at(span.start)
    begins = segment is not None and segment.span.start >= span.start - 1
    return span.text(facts.text)[:1].isupper() and not begins
