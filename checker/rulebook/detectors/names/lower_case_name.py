"""A month, a weekday, a country or a people in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.names import stands_alone
from checker.facts.people.forms import NameForm
from checker.facts.text.spans import SpanSet
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

_SMALL = pattern(r"[a-z]{2,12}")
_THE = pattern(r"\b[Tt]he \Z")
# “india ink”, and names of other languages beside each other.
_THINGS = pattern(
    r" (?:ink|rubber|paper|wax|blue|red|green|nuts?|measles|hats?|disease|pepper|flu|sprouts?|oranges?|envelopes?|shepherds?|fly|flies|oak|beetles?|ivy|doll|sausages?|leather)\b"
)
_WARES = pattern(
    r" (?:fries|fry|windows?|doors?|toast|press|horns?|kiss(?:es|ing|ed)?|polish(?:ed|ing)?|bread|braids?|plaits?|bulldogs?|beans?|dressing|onion|curve|cuffs?|knickers|knot|oven|courage|auctions?|elm|treat|uncle"
    r"|rolls?|cheese|chard|army|steak|pastr(?:y|ies)|delight|baths?|coffee|towels?|carpets?|rugs?|ink|summers?|clubs?|file|corn|yogh?urt|salad|chorus|muffins?|breakfasts?|mustard|roses?|sheepdogs?|setters?|leather"
    r"|vanilla|blinds?|meatballs?|martini|twist|chalk|drain|seam|stick|bond|hoe|clover|dip|pancakes?|cake|butter|blue|modern|rarebit|rabbit|cob|corgis?|dresser|letters?|fire|hemp|tea|yellow|red|terrier|lop)\b"
)
_WORD_AFTER = pattern(r"(?:-[a-z]{3,15}|,? [a-z]{2,15}(?: [a-z]{2,15})?)\b|[.,;:!?)]|’s|'s")
_SPEAKING = frozenset({"in", "into", "from", "speak", "speaks", "spoke", "spoken", "speaking", "learn", "learned", "learns", "learning", "teach", "teaches", "taught", "study", "studied", "studying", "fluent"})  # fmt: skip
_PLAYING = frozenset({"go", "goes", "going", "went", "double"})
_PLACING = frozenset({"in", "to", "from", "at", "near", "for", "around", "outside", "through", "between", "across"})
_INSIDE = frozenset({"in", "near", "outside", "around", "across"})
_OFFICE = pattern(
    r" (?:(?:deputy|former|vice|acting) )?(?:president|prime minister|premier|chancellor|governments?|parliament|ambassadors?|embassy|consulate"
    r"|(?:foreign|defen[cs]e|interior|finance|justice|health|economy) (?:minister|ministry)|authorities|senate|cabinet|army|navy|air force"
    r"|border|capital|central bank|embassies|troops|citizens|voters|diplomats?|officials?|lawmakers|mps?)\b"
)
_OF_A_LAND = pattern(
    r" (?:courts?|prosecutors?|police|coastguard|media|newspapers?|teams?|cit(?:y|ies)|towns?|villages?|coach|farmers|firms?|compan(?:y|ies)|soldiers|students)\b"
)
_BEFORE_LAND = frozenset({"the", "a", "an", "two", "three", "several", "some", "many", "by", "former"})
# “to polish government silver”: a verb.
_VERBAL = frozenset({"to", "can", "could", "will", "would", "must", "should", "may", "might", "they", "we", "you", "i"})
_ENDS_PLACE = pattern(
    r"[.,;:!?)](?!\w)| (?:and|or|on|in|at|by|to|for|with|when|after|before|since|as|who|which|where|is|was|has|had|will|said|this|last|next)\b"
)
_SELF = pattern(r"(?<![\w.&'’-])i(?=[ ’'])")
# “on Corvey street”: no article, which “a Paris street” has.
_STREET = pattern(
    r"\b(?:on|at|along|near|from|to|in) (?!The\b)[A-ZÀ-Þ][a-zà-ÿ’'-]{2,20}(?: [A-ZÀ-Þ][a-zà-ÿ’'-]{2,20}){0,2} (?P<street>street|avenue|boulevard|prospect)(?=[.,;]| (?:in|and|at|on|near|where|was|is|the|a)\b)"
)
# What was typed into a search stays as it was.
_SEARCHED = pattern(r"\b(?:search(?:e[ds]|ing)?|typed?|keywords?|did you mean|tagged|hashtags?)\b")
_ARTICLES = frozenset({"a", "an", "the", "this", "some", "no"})
_AFTER_THE = frozenset({"the", "both"})
# “mr Torvic”
_TITLE = pattern(
    r"(?<=[a-z,] )(?P<title>mr|mrs|dr)(?=\.? [A-ZÀ-Þ][a-z’'-]{2,20}(?: (?:[a-z]{2,12}|[A-ZÀ-Þ][a-z’'-]{2,20})\b|[,.;’']))"
)
# “mid-april”, “the end of may”; “march” before a mark: a march has a middle and an end too.
_MIDDLE = pattern(
    r"(?<![\w-])mid-(?:(?P<month>january|february|april|june|july|august|september|october|november|december)|(?P<march>march)(?=[.,;]|\Z))(?![\w-])"
    r"|\b(?:end|beginning|start|middle) of (?P<of>march|may)(?=[.,;)]|\Z| (?:19|20)\d\d\b)"
    r"|\b(?:since|until|in (?:early|late|mid)) (?P<since>march|may)(?=[.,;)]|\Z| (?:19|20)\d\d\b)"
)
_PARTICLE = pattern(r"\b[Dd]e \Z")  # the surname “de los Angeles”
_WINDOW = 3
_LEAST = 2
_LEAST_CAPITALS, _LEAST_NAME = 2, 5
_AROUND = 60
_LEAST_PART = 4
_WORD_ENDINGS = ("logy", "ics", "ism", "ist", "tion", "ment", "ness", "ity", "ial", "cal", "ed", "ing", "ware")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Only in English: the names of months and peoples are small in most languages."""
    english = _English(facts)
    pairs = list(_pairs(facts))
    yield from pairs
    yield from _words(facts, english, SpanSet([mark.span for mark in sorted(pairs, key=lambda mark: mark.span)]))
    yield from _names(facts, english)
    yield from _towns(facts, english)
    for match in _STREET.finditer(facts.text):
        span = Span(*match.span("street"))
        yield Mark(span, "town", suggestions=(replacement(span, match["street"].capitalize()),))
    for match in _TITLE.finditer(facts.text):
        span = Span(*match.span("title"))
        yield Mark(span, "name", suggestions=(replacement(span, span.text(facts.text).capitalize()),))
    for match in _MIDDLE.finditer(facts.text):
        span = Span(*match.span(match.lastgroup or 0))
        yield Mark(span, suggestions=(replacement(span, span.text(facts.text).capitalize()),))


def _words(facts: Facts, english: _English, pairs: SpanSet) -> Iterator[Mark]:
    """Those that are no part of a name of two words, which is marked whole."""
    capitals = {row[0]: row[1:] for row in facts.resources.rows("capital_words")}
    if facts.vocabulary.isdisjoint(capitals):
        return
    for index, word in enumerate(facts.tokens.words):
        name = word.removesuffix("'s")
        if name in capitals and _is_small(facts, index) and english.surrounds(index):
            span = Span(facts.tokens.starts[index], facts.tokens.starts[index] + len(name))
            written, kind = (*capitals[name], "main")[:2]
            if (
                pairs.touching(span) is None
                and span.text(facts.text).islower()
                and not _THINGS.match(facts.text, span.end)
                and _is_name(facts, index, span, kind)
            ):
                case = kind if kind in ("brand", "people") else "main"
                yield Mark(span, case, suggestions=(replacement(span, written),))


def _is_name(facts: Facts, index: int, span: Span, kind: str) -> bool:
    """Whether the words beside leave no other sense, for a name that is a word or a surname too."""
    before = facts.tokens.words[index - 1] if index else ""
    if kind == "place":
        return before in _PLACING and facts.folded[span.start - 1 - len(before) : span.start] == f"{before} "
    if kind == "office":
        if before in _BEFORE_LAND and _OF_A_LAND.match(facts.text, span.end):
            return True
        return before not in _VERBAL and _OFFICE.match(facts.text, span.end) is not None
    if kind == "people":
        return _is_people(facts, before, span)
    return True


def _is_people(facts: Facts, before: str, span: Span) -> bool:
    """Whether “french” is the people or its language, not a sort of windows or pastry."""
    if _WARES.match(facts.text, span.end) or before in _VERBAL - {"they", "to"}:
        return False
    after = _WORD_AFTER.match(facts.text, span.end)
    if after is None or not after[0][:1].isspace():
        return before in _SPEAKING
    small = facts.resources.words("english_function_words")
    return before not in _PLAYING and after[0].split()[0].strip(",") not in small


def _is_small(facts: Facts, index: int) -> bool:
    span = facts.tokens.span(index)
    return facts.text[span.start].islower() and stands_alone(facts.text, span)


class _English:
    """Where the text is English with the usual capitals."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._small = facts.resources.words("english_function_words")

    @cached_property
    def _without_capitals(self) -> frozenset[Span]:
        """The paragraphs with “i” for “I”."""
        return frozenset(self._facts.block_at(match.start()) for match in _SELF.finditer(self._facts.text))

    def surrounds(self, index: int) -> bool:
        """Whether English small words stand around a word, in a paragraph with capitals."""
        facts = self._facts
        words, span = facts.tokens.words, facts.tokens.span(index)
        near = sum(word in self._small for word in words[max(0, index - _WINDOW) : index + _WINDOW + 1])
        block = facts.block_at(span.start)
        if not near or not facts.text[block.start].isupper() or block in self._without_capitals:
            return False
        if _SEARCHED.search(facts.folded, max(0, span.start - _AROUND), span.start):
            return False
        beside = words[max(0, index - 2) : index] + words[index + 1 : index + 2]
        return near >= _LEAST or all(facts.resources.lexicon.is_word(word) for word in beside)


def _pairs(facts: Facts) -> Iterator[Mark]:
    for name, needed in facts.resources.rows("capital_pairs"):
        if not facts.vocabulary.issuperset(name.lower().split()):
            continue
        for found in re.finditer(rf"(?<![\w-]){name.lower()}(?![\w-])", facts.folded):
            span = Span(*found.span())
            words = span.text(facts.text)
            if (
                words != name
                and not _PARTICLE.search(facts.text, max(0, span.start - 4), span.start)
                and (_lacks_one(words, name) if needed == "some" else _is_mixed(words, needed))
                and (needed not in _AFTER_THE or _THE.search(facts.text, max(0, span.start - 5), span.start))
                and (needed != "both" or facts.text[facts.block_at(span.start).start].isupper())
            ):
                # “the central Bank official” may want small letters.
                yield Mark(span, "town" if needed == "last" else "main", suggestions=(replacement(span, name),))


def _names(facts: Facts, english: _English) -> Iterator[Mark]:
    """A part of a name that stands alone with its capital elsewhere in the text, and that is no word."""
    lexicon = facts.resources.lexicon
    parts = {part.lower() for mention in facts.names for part in (*mention.given.split(), mention.surname)}
    parts |= {form.name.lower() for form in facts.people.forms.values() if _is_once_small(facts, form)}
    for word in sorted(parts):
        if len(word) < _LEAST_NAME or lexicon.knows(word) or _is_made_of_words(facts, word):
            continue
        if not _stands_alone(facts, word):
            continue
        for index in facts.tokens.places.get(word, ()):
            if facts.tokens.word(index) == word and _is_small(facts, index) and english.surrounds(index):
                span = facts.tokens.span(index)
                yield Mark(span, "name", suggestions=(replacement(span, word.capitalize()),))


def _towns(facts: Facts, english: _English) -> Iterator[Mark]:
    """“in galway”: what is a name alone, behind a preposition of place. A word that recurs in small letters is one of a trade."""
    lexicon, listed = facts.resources.lexicon, {row[0] for row in facts.resources.rows("capital_words")}
    for index, word in enumerate(facts.tokens.words):
        if len(word) < _LEAST_NAME or word in listed or not word.isalpha() or index == 0:
            continue
        if facts.tokens.words[index - 1] not in _INSIDE or not lexicon.is_name(word) or lexicon.is_word(word):
            continue
        if _is_town(facts, index) and english.surrounds(index):
            span = facts.tokens.span(index)
            yield Mark(span, "town", suggestions=(replacement(span, word.capitalize()),))


def _is_town(facts: Facts, index: int) -> bool:
    span = facts.tokens.span(index)
    return (
        facts.text[span.start - 1] == " "
        and span.text(facts.text).islower()
        and _ENDS_PLACE.match(facts.text, span.end) is not None
        and _is_small(facts, index)
        and len(facts.tokens.places[facts.tokens.words[index]]) == 1
        and facts.unknown_words_around(span, _AROUND) <= 1
        and not facts.quoted.touching(span)
    )


def _is_once_small(facts: Facts, form: NameForm) -> bool:
    """Whether a name has its capital everywhere but once: some brands have none on purpose."""
    return len(facts.tokens.places.get(form.name.lower(), ())) == form.count + 1 > _LEAST_CAPITALS


def _is_made_of_words(facts: Facts, word: str) -> bool:
    """“databank”, “agroecology”: a new word rather than a name."""
    lexicon = facts.resources.lexicon
    cuts = range(_LEAST_PART, len(word) - _LEAST_PART + 1)
    return word.endswith(_WORD_ENDINGS) or any(
        lexicon.is_word(word[:cut]) and lexicon.is_word(word[cut:]) for cut in cuts
    )


def _stands_alone(facts: Facts, word: str) -> bool:
    """Whether it stands twice with its capital between small words: no part of a title or of the name of a firm, and never small behind an article."""
    alone = 0
    for index in facts.tokens.places.get(word, ()):
        before, here, after = (facts.tokens.word(index + step) for step in (-1, 0, 1))
        if before.lower() in _ARTICLES:
            return False
        alone += here[0].isupper() and before[:1].islower() and after[:1].islower()
    return alone >= _LEAST_CAPITALS


def _lacks_one(words: str, name: str) -> bool:
    """Whether the first word of a longer name has its capital, or two others have, and one that should doesn't."""
    parts = [(word, right) for word, right in zip(words.split(), name.split(), strict=True) if right[0].isupper()]
    capitals = [word[0].isupper() for word, _ in parts]
    return (
        all(word[1:] == right[1:] for word, right in parts) and not all(capitals) and (capitals[0] or sum(capitals) > 1)
    )


def _is_mixed(words: str, needed: str) -> bool:
    """Whether one of two words has its capital, or neither where the words can mean nothing else."""
    first, second = words.split()
    if not all(_SMALL.fullmatch(word[1:]) for word in (first, second)):
        return False
    if needed == "second":
        return first[0].isupper()
    if needed == "last":
        return first[0].islower() and second[0].isupper()
    return needed in ("any", "both") or first[0].isupper() or second[0].isupper()
