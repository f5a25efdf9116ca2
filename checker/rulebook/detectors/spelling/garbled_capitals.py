"""An unknown word in a run of capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial

from checker.base.patterns import pattern
from checker.facts.text.segments import Segment, SegmentKind
from checker.facts.text.spans import SpanSet
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span
from checker.words.casing import times
from checker.words.suggestions import distance, suggest

_WORD = pattern(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_GARBLED = pattern(r"[A-ZÀ-Þ]{5,30}\Z")
_INFLECTED = pattern(r"[A-Z]{3,28}(?:ES|ED|ING|ERS|LY|IONS?|MENTS?)\Z")
# Words that follow a verb, but hardly a surname.
_ARTICLES = frozenset({"A", "AN", "THE", "ITS", "HIS", "HER", "THEIR", "OUR", "ALL", "NEW", "NO", "MORE"})
_VERB_ENDING = ("S", "ED", "ING")
_LONG = 6
_RUN = pattern(r"(?<![\w’'-])[A-Z]{2,20}(?:[,:–—-]? [A-Z]{2,20}){2,15}(?![\w’'-])")
# “The MINSITRY of Health”: alone among small letters.
_SINGLE = pattern(r"(?<=[a-z,] )[A-Z]{7,20}(?= [a-z]|[.,;])|(?:(?<=\bThe )|(?<=\bA )|(?<=\bAn ))[A-Z]{7,20}(?= [a-z])")
_LEAST_KNOWN, _SHORT = 2, 2


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A word in capitals is a name unless it is one edit away from a frequent word that fits there."""
    is_a_name = cache(partial(_is_a_name, facts))
    for run in _runs(facts):
        spans = [Span(*match.span()) for match in _WORD.finditer(facts.text, *run)]
        words = [span.text(facts.text) for span in spans]
        for number, word in enumerate(words):
            if not _GARBLED.match(word) or facts.resources.lexicon.knows(word) or is_a_name(word):
                continue
            better = _meant(facts, words, number)
            if better:
                yield Mark(spans[number], fields={"better": better}, suggestions=(replacement(spans[number], better),))

    for match in _SINGLE.finditer(facts.text):
        word, span = match[0], Span(*match.span())
        if not facts.resources.lexicon.knows(word) and not is_a_name(word) and (better := _slip_of(facts, word)):
            yield Mark(span, fields={"better": better}, suggestions=(replacement(span, better),))


def _slip_of(facts: Facts, word: str) -> str:
    """The frequent word that one in capitals among small letters is, apart from two turned letters. Initials are no such words."""
    if right := _known_misspellings(facts.resources.rows("misspellings")).get(word.lower()):
        return right.upper()
    better = next(iter(suggest(word, facts.resources.lexicon)), "")
    turned = sorted(word) == sorted(better) and distance(word, better) == 1
    return better if turned and better.lower() in facts.resources.lexicon.frequent else ""


def _runs(facts: Facts) -> Iterator[Span]:
    """Runs of capitals: between sentences, in a headline, and shorter ones, as of a sign or a stamp, that have two English words."""
    found = [s.span for s in facts.segments if s.kind is SegmentKind.SHOUT or _is_shouted_call(facts, s)]
    known = SpanSet(found)
    is_word = facts.resources.lexicon.is_word
    for match in _RUN.finditer(facts.text):
        words = {word.lower() for word in _WORD.findall(match[0]) if len(word) > _SHORT}
        if not known.touching(Span(*match.span())) and sum(map(is_word, words)) >= _LEAST_KNOWN:
            found.append(Span(*match.span()))
    yield from sorted(found)


def _meant(facts: Facts, words: list[str], number: int) -> str:
    """The frequent word that was meant, or "" if the word may be a name."""
    word = words[number]
    if right := _known_misspellings(facts.resources.rows("misspellings")).get(word.lower()):
        return right.upper()
    better = next(iter(suggest(word, facts.resources.lexicon)), "")
    if not better or " " in better or distance(word, better) != 1 or word.startswith(better):
        return ""
    inflected = _INFLECTED.match(word) is not None and word[-2:] == better[-2:] and _is_frequent(facts, better.lower())
    transposed = sorted(word) == sorted(better) and better.lower() in facts.resources.lexicon.frequent
    plain = len(word) >= _LONG and better.lower() in facts.resources.lexicon.commonest
    if not (inflected or transposed or plain):
        return ""
    if inflected and _is_verb_of_names(facts, words, number, better):
        return better
    strange = [i for i in (number - 1, number + 1) if 0 <= i < len(words) and _may_be_named(facts, words[i])]
    return better if not strange or (strange == [number - 1] and _is_verb(facts, words, number)) else ""


@cache
def _known_misspellings(rows: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return dict(rows)


def _is_verb_of_names(facts: Facts, words: list[str], number: int, better: str) -> bool:
    """“BRAVIA INVASES VELMAR”: the intended word can only be a verb, and its neighbours are known."""
    around = words[max(0, number - 1) : number] + words[number + 1 : number + 2]
    return (
        facts.resources.verbs.only_verb(better.lower())
        and len(around) == 2
        and all(facts.resources.lexicon.knows(word) for word in around)
    )


def _is_verb(facts: Facts, words: list[str], number: int) -> bool:
    """“BRAVIA INVASES ITS NEIGHBOUR”: a verb may follow an unknown name; a word with a verb ending before an article is hardly a surname."""
    return (
        words[number].endswith(_VERB_ENDING)
        and words[number + 1 : number + 2] != []
        and words[number + 1] in _ARTICLES
        and not facts.resources.lexicon.knows(words[number - 1])
    )


def _is_frequent(facts: Facts, word: str) -> bool:
    """Whether it is a frequent word, or a form of one."""
    frequent = facts.resources.lexicon.frequent
    stems = (
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("d"),
        word.removesuffix("ed"),
        word.removesuffix("ing"),
    )
    return any(stem in frequent for stem in stems)


def _may_be_named(facts: Facts, word: str) -> bool:
    """Whether a word is a name or unknown: then its neighbour is probably a name too."""
    lexicon = facts.resources.lexicon
    return len(word) > 1 and not lexicon.is_word(word.lower()) and word.lower() not in lexicon.frequent


def _is_shouted_call(facts: Facts, segment: Segment) -> bool:
    return segment.kind is SegmentKind.PROMO and segment.span.text(facts.text).isupper()


def _is_a_name(facts: Facts, word: str) -> bool:
    if times(word.capitalize(), facts.text):
        return True
    folded = word.casefold()
    return any(
        folded in (entry.form.casefold(), *(v.casefold() for v in entry.variants))
        for entry in facts.resources.house_names
    )
