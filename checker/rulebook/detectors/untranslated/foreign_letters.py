"""A lower-case word with letters that no English word has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.companions import find_companions
from checker.facts.people.spelling import unaccented
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_WORD = pattern(r"[a-zß-žșțơưạ-ỹ]{4,40}")
# Letters of no English word, loans included.
_STRANGE = pattern(r"[ßþðøłńśźżćčšžřěůťďňőűğışąęėįųūāēīļķņģșțţđơưạ-ỹ]")
_LEAST_PLAIN = 5
# Not “ê”, “â”, “ô”, “î”, “û”, “ç”, “ñ” or “coöperate”; “é” and “à” only inside a word, where loans seldom have them.
_STRAY = pattern(r"[äåūāēīōüúíìùýăąęğışśźžščćřěůőű]|(?<![aeo])[öïë]|(?<=\w)[áéóòà](?=[a-z]{2})|[áó]")
_LEAST_STRAY = 5
_SHORT = frozenset({"a", "i"})
_FRAME = frozenset("“”\"‘’'()[]«»„/_*")
# The text explains it, or uses it as a word.
_NAMES_IT = pattern(
    r"\b(?:called|known as|named|dubbed|termed|words?|term|phrase|meaning|means|traditional|local"
    r"|(?:legend|myth|tradition|custom|art|festival|dance|dish|game|practice|ritual|style|tale|story) of) (?:the |an? )?\Z"
)
_GLOSSES = pattern(r",? ?(?:[(\[–—]|or |means |meaning |which |is an? )|, (?:an?|the|known|literally) ")
_LEAST_ENGLISH, _LEAST_AT_EDGE, _LEAST_SMALL, _WINDOW, _AROUND, _MOST = 5, 3, 2, 6, 12, 3


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Among English words alone, outside quotation marks and brackets, and where the text has no gloss for it."""
    if facts.text.isascii():
        return
    words = list(_words(facts))
    yield from words
    foreign = [mark.span for mark in words if mark.case == "main"]
    yield from (Mark(span, "companion") for span in find_companions(facts, foreign))


def _words(facts: Facts) -> Iterator[Mark]:
    small = _only_english(facts)
    for index, word in enumerate(facts.tokens.words):
        if word.isascii() or not _WORD.fullmatch(word):
            continue
        if _is_known(facts, word):
            if better := _without_stray(facts, index):
                span = facts.tokens.span(index)
                yield Mark(span, "stray", {"better": better}, (replacement(span, better),))
            continue
        if len(word) < _LEAST_PLAIN and not _STRANGE.search(word):
            continue
        if facts.tokens.word(index) == word and _is_left_over(facts, index, small) and _is_rare(facts, word):
            yield Mark(facts.tokens.span(index))


def _is_known(facts: Facts, word: str) -> bool:
    """Whether a list has it with or without its accents: “jalapeño”, “crème brûlée”."""
    lexicon = facts.resources.lexicon
    if word.removesuffix("'s") in facts.resources.words("accented_loans"):
        return True
    return lexicon.knows(word) or lexicon.knows(unaccented(word))


def _without_stray(facts: Facts, index: int) -> str:
    """The common English word that was meant, if an accent that no loan has strayed into it (“türkish”); else empty."""
    word, lexicon = facts.tokens.words[index], facts.resources.lexicon
    plain = unaccented(word)
    if len(word) < _LEAST_STRAY or not _STRAY.search(word) or word in facts.resources.words("accented_loans"):
        return ""
    capital = {row[0]: row[1] for row in facts.resources.rows("capital_words")}.get(plain)
    is_common = capital or plain in lexicon.shipped.frequent
    if not is_common or lexicon.knows(word) or facts.tokens.word(index) != word:
        return ""
    if not (_is_left_over(facts, index, _only_english(facts)) and _is_rare(facts, word)):
        return ""
    return capital or plain


def _is_left_over(facts: Facts, index: int, small: frozenset[str]) -> bool:
    span = facts.tokens.span(index)
    around = facts.text[max(0, span.start - 1) : span.start] + facts.text[span.end : span.end + 1]
    if not _FRAME.isdisjoint(around) or facts.mojibake.touching(span) or _is_in_foreign_speech(facts, span):
        return False
    if any(_is_loan(facts, index + step) for step in (-1, 1)):
        return False
    if _NAMES_IT.search(facts.folded, max(0, span.start - 20), span.start) or _GLOSSES.match(facts.folded, span.end):
        return False
    near = facts.tokens.words[max(0, index - _WINDOW) : index] + facts.tokens.words[index + 1 : index + 1 + _WINDOW]
    # At the edge of a text there are fewer.
    least = min(_LEAST_ENGLISH, max(_LEAST_AT_EDGE, len(near) - 2))
    return (
        sum(word.isascii() and facts.resources.lexicon.is_word(word) for word in near) >= least
        and sum(word in small for word in facts.tokens.words[max(0, index - _AROUND) : index + _AROUND]) >= _LEAST_SMALL
    )


def _is_in_foreign_speech(facts: Facts, span: Span) -> bool:
    """“The crowd chanted “¿Dónde están?””: a quotation that has no English word."""
    quotation = facts.quoted.touching(span)
    if quotation is None:
        return False
    words = [facts.tokens.word(index).lower() for index in facts.tokens.within(quotation)]
    return len(words) > 1 and not any(facts.resources.lexicon.is_word(word) for word in words)


def _is_loan(facts: Facts, index: int) -> bool:
    """Whether the word beside it is a known one with an accent, and the two may be a phrase: “crème fraîche”."""
    word = facts.tokens.word(index).lower()
    return not word.isascii() and _is_known(facts, word)


def _only_english(facts: Facts) -> frozenset[str]:
    """Small words that no other language has."""
    rows = facts.resources.rows("foreign_stop_words")
    return facts.resources.words("english_function_words").difference(_SHORT, *(row[1].split() for row in rows))


def _is_rare(facts: Facts, word: str) -> bool:
    """A word that comes more often, or with a capital, is one the text works with."""
    places = facts.tokens.places[word]
    return len(places) <= _MOST and all(facts.tokens.word(place) == word for place in places)
