"""An unknown word in lower case or at the start of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.figures.numbers import NUMBER_WORDS
from checker.facts.misspelt_proper_words import find_misspelt_capitals, find_misspelt_proper_words
from checker.facts.unknown_words import UnknownWords, find_unknown_words
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion, replacement
from checker.model.span import Span
from checker.rulebook.markup import has_own_markup
from checker.words.casing import with_initial_of

_APOSTROPHES = ("'", "’", "‘", "`", "´")
_MOST = 2
_LONG = 7
_SHORT = 3
# “Were still waitin for the ferry”; “selectin” may be a substance.
_AFTER_BE = pattern(r"\b(?:is|are|was|were|be|been|still|kept|keep|keeps|began) \Z")
# “A cup of teh”: tea in Singapore.
_TEA = frozenset({"tea", "tarik", "kopi"})
# Fewer names than other words end so.
_PLURAL = ("ers", "ors", "ents", "ants", "ists", "ing", "ions")
# “communiqu&#233;”: the rest of the word.
_ENTITY = pattern(r"&#?\w{1,8};")
_AROUND = 40
_LEAST_BLANKS = 2
# A lower-case word with letters that English has only in names.
_FOREIGN = pattern(r"\b[a-z]{0,15}[áéíóúñãõçêôàèìòùäöüßøåæœ][a-zà-ÿ]{0,15}\b")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """One mark for all places of a word. Nothing if no word is near, or if the text seems to use it as a word."""
    unknown = facts.resources.lexicon.unknown(facts.vocabulary).difference(_without_apostrophe(facts))
    found = find_unknown_words(facts, unknown)
    for word in dict.fromkeys((*found.places, *found.quoted)):
        spans = _doubtful(facts, word, found)
        better = _better(facts, word, spans, found.capitals.get(word, 0)) if spans else []
        if better:
            yield Mark(
                spans[0],
                fields={"better": with_initial_of(spans[0].text(facts.text), better[0])},
                suggestions=tuple(_everywhere(facts, spans, form) for form in better),
                also=tuple(spans[1:]),
            )
    yield from _short(facts)
    for spans, right in (*find_misspelt_proper_words(facts, unknown), *find_misspelt_capitals(facts, unknown)):
        edits = Suggestion(right, tuple(Edit(span, right) for span in spans))
        yield Mark(spans[0], fields={"better": right}, suggestions=(edits,), also=tuple(spans[1:]))


def _short(facts: Facts) -> Iterator[Mark]:
    """“teh lowlands”: words of three letters, which are often names and parts of other languages, only before an English word."""
    known = facts.resources.likely_words.known
    for word in sorted(facts.vocabulary.intersection(known)):
        if len(word) > _SHORT or facts.resources.lexicon.knows(word) or not _TEA.isdisjoint(facts.vocabulary):
            continue
        for match in re.finditer(rf"(?<=[a-z,;:”\"] ){word} (?P<next>[a-z]{{2,20}})\b", facts.text):
            span = Span(match.start(), match.start() + len(word))
            mine = facts.quoted.touching(span) or _is_in_foreign_words(facts, span) or has_own_markup(facts, span)
            if not mine and facts.resources.lexicon.is_word(match["next"]):
                yield Mark(span, fields={"better": known[word]}, suggestions=(replacement(span, known[word]),))


def _doubtful(facts: Facts, word: str, found: UnknownWords) -> list[Span]:
    """The places of a word. Those in quotations only if it is hardly a word of the speaker's own, as of a dialect."""
    places = [span for span in found.places.get(word, []) if not _drops_g(facts, word, span)]
    if word not in found.quoted or _may_drop_g(facts, word) or not facts.resources.likely_words.is_likely_slip(word):
        return places
    return sorted((*places, *(span for span in found.quoted[word] if not _is_mentioned(facts, span))))


def _is_mentioned(facts: Facts, span: Span) -> bool:
    """Whether the quotation is about the word: “the sign said “energie””; or leaves its slips on purpose: “I recieved it [sic]”."""
    quotation = facts.quoted.touching(span)
    if quotation is None:
        return False
    words = quotation.text(facts.folded)
    return words.count(" ") < _LEAST_BLANKS or "[sic" in words


def _without_apostrophe(facts: Facts) -> Iterator[str]:
    """Words that lack an apostrophe, which another rule corrects."""
    return (row[0] for row in facts.resources.rows("lost_apostrophes"))


def _better(facts: Facts, word: str, spans: list[Span], capitals: int) -> list[str]:
    """The intended words, best first; empty if not certain enough."""
    opening = [span for span in spans if facts.text[span.start].isupper()]
    likely = facts.resources.likely_words
    right = likely.known.get(word, "")
    if (
        (capitals > len(opening) and not right)
        or _is_cut_off(facts, spans[0])
        or has_own_markup(facts, spans[0])
        or _ENTITY.match(facts.text, spans[0].end)
        or _is_in_foreign_words(facts, spans[0])
    ):
        return []
    if right or (len(spans) > _MOST and not likely.is_plain_slip(word)):
        return [right] if right else []
    if "-" in _beside(facts, spans[0]):
        return []
    if (
        _may_drop_g(facts, word)
        and not opening
        and all(_AFTER_BE.search(facts.folded, max(0, span.start - 9), span.start) for span in spans)
    ):
        return [f"{word}g"]
    slips, near = likely.of(word)
    # A name may look like any word, but hardly like one of the commonest.
    lexicon = facts.resources.lexicon
    usual = lexicon.frequent if len(word) > _LONG and word.endswith(_PLURAL) else lexicon.commonest
    if not slips or (opening and not any(form in usual for form in slips)):
        return []
    # “billon” is a word too, but beside “billion” no answer.
    return slips[:1] if slips[0] in NUMBER_WORDS else [*slips, *near]


def _beside(facts: Facts, span: Span) -> str:
    """The characters before and after a word: compounds have parts that are no words, as “criss-crossing” does."""
    return facts.text[span.start - 1 : span.start] + facts.text[span.end : span.end + 1]


def _drops_g(facts: Facts, word: str, span: Span) -> bool:
    """“goin’ home”: written as it is spoken."""
    return facts.text[span.end : span.end + 1] in _APOSTROPHES and _may_drop_g(facts, word)


def _may_drop_g(facts: Facts, word: str) -> bool:
    """Whether a speaker may have said the word so: in a quotation “meetin” is no slip."""
    return word.endswith("in") and facts.resources.lexicon.knows(f"{word}g")


def _is_cut_off(facts: Facts, span: Span) -> bool:
    """Whether the text breaks off behind it: “the range is seei…”."""
    return facts.text.startswith(("…", "..."), span.end)


def _everywhere(facts: Facts, spans: list[Span], form: str) -> Suggestion:
    return Suggestion(form, tuple(Edit(span, with_initial_of(span.text(facts.text), form)) for span in spans))


def _is_in_foreign_words(facts: Facts, span: Span) -> bool:
    """Whether words of another language are around it."""
    around = facts.text[max(0, span.start - _AROUND) : span.start] + " " + facts.text[span.end : span.end + _AROUND]
    if not around.isascii() and _FOREIGN.search(around):
        return True
    return (
        facts.unknown_words_around(span, _AROUND) > 1
        and sum(not facts.resources.likely_words.is_likely_slip(word) for word in _unknown_nearby(facts, span)) > 1
    )


def _unknown_nearby(facts: Facts, span: Span) -> list[str]:
    """The unknown words in lower case around a place."""
    near = facts.tokens.within(Span(max(0, span.start - _AROUND), span.end + _AROUND))
    words = frozenset(facts.tokens.word(index) for index in near if facts.tokens.starts[index] != span.start)
    unknown = facts.resources.lexicon.unknown(frozenset(word for word in words if word.islower()))
    return sorted(unknown)
