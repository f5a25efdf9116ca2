"""“a” instead of “an”, or “an” instead of “a”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ("a ", "an ")
# The lookbehinds come after the letter: a pattern that begins with a letter is searched for fast.
_ARTICLE = pattern(r"(?P<article>[Aa]n?)(?<![\w’'-][Aa])(?<![\w’'-][Aa]n) (?P<word>[A-Za-z][\w.’'-]{1,30})")
_PLAIN = pattern(r"[a-zà-ÿ]{3,31}\Z")
_LIKE_CONSONANT = pattern(
    r"(?:uni(?!n|m)|un[ai]|use|usu|usa|ura|uro|uri|ute|uto|uti|ubi|uke|eu|ewe|one|once|ouija|u[kg])"
)
# Exceptions: a silent h; a u or an o pronounced as a consonant.
_LIKE_VOWEL = pattern(
    r"(?:hour|hours|hourly|hour-\w{2,12}|x-ray|honest|honou?r|honou?rable|honorary|heir|heirs|heiress"
    r"|op-ed|op-eds|X-ray|F-\d{1,2}|M-\d{1,2})\Z"
)
_CONSONANT_SOUND = pattern(
    r"(?:uni(?:c(?:orn|ycle)s?|cameral|f(?:orms?|ormed|y|ied|ication)|laterally?|ons?|onists?|que|quely|queness|sex|son|t|ts|tary|ted|verse|versal|versally|versity)"
    r"|unanimous(?:ly)?|usable|usage|use|useful|useless|users?|usual|utensils?|utilit(?:y|arian)|utopian?|uranium|urinary|ukulele|ubiquitous"
    r"|one-\w{2,12}|once|eu(?:ro|ros|logy|phemism|phoria|phoric|calyptus|nuch|thanasia)|European|Ukrainian|ewe)\Z"
)
# “an HSBC branch”, “a BBC film”: without a vowel, they are read letter by letter.
_INITIALS = pattern(r"[B-DF-HJ-NP-TV-XZ]{3,6}\Z")
_LIKE_VOWEL_LETTERS = frozenset("FHLMNRSX")
# “a 11-room house”, “an 7 percent stake”: eight, eleven, eighteen and eighty-.
_FIGURE = pattern(
    r"(?P<article>[Aa]n?)(?<![\w’'-][Aa])(?<![\w’'-][Aa]n) (?P<sign>[$€£]?)(?P<figure>\d{1,3}(?:,\d{3}){0,3}|\d{4,6})(?P<rest>(?:\.\d{1,2})?(?:-[a-z]{3,12}|(?:st|nd|rd|th)\b|%| per ?cent\b| million\b| billion\b)|)(?![\w,/])"
)
_LIKE_EIGHT = pattern(r"(?:8\d{0,2}(?:,\d{3})*|1[18](?:,\d{3})*|8\d{3,5}|1[18]\d{3})\Z")
# “an 1989 march”: nineteen, twenty. Eighteen is 18 and 11 hundred.
_YEAR = pattern(r"(?:1[02-79]|20)\d\d [a-z]")
# “an Wyoming heir”; not Mbappé, Nguyen or Xi, nor a silent or a weak H.
_CONSONANT_NAME = pattern(
    r"[BCDFGJKLPQRSTVWYZ][a-z]{3,30}\Z|[MN][aeiou][a-z]{2,30}\Z|(?:Hungarian|Honduran|Hindu|Haitian|Hawaiian)s?\Z|(?:Ukrain|Ugand|Utah|Eur|Unite|Union|Unesco|Unicef|Uni)[a-z]*\Z"
)
# A name may be pronounced otherwise than it is written.
_NAME = pattern(r"(?!Eu|Ew|One|Ou|Oaxa|Ioa|Ias)[AEIO][a-z]{2,30}\Z")
_BEFORE_NAME = pattern(r"[a-z]{2,30} \Z")
_AROUND, _MOST_FOREIGN = 40, 1
# “Mr. A applied”: a person without a name.
_TITLE = pattern(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Miss|No|Group|Plan|Vitamin)\.? \Z")
_SENTENCE_START = pattern(r"(?:[.!?] |\n|\A)\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The sound decides, not the letter. Words in capitals with a vowel are checked where they are listed: others may be spelled out or pronounced as words."""
    yield from _before_figures(facts)
    for match in _ARTICLE.finditer(facts.text):
        article, word = match["article"], match["word"].rstrip(".’'-") if match["word"][-2:] != "S." else match["word"]
        if article == "A" and not _opens_sentence(facts, match.start()):
            continue
        span = Span(match.start(), match.start("word") + len(word))
        sound = _before_initials(facts, word)
        right, case = article[0] + sound[1:] if sound else _right(facts, article, word), "main"
        if right == article and _is_vowel_name(facts, span, article, word):
            right, case = f"{article}n", "name"
        elif right == article and len(article) > 1 and _is_consonant_name(facts, word):
            right, case = article[0], "name"
        if right != article and facts.unknown_words_around(span, _AROUND) <= _MOST_FOREIGN:
            yield Mark(span, case, {"wrong": article.lower()}, (replacement(span, f"{right} {word}"),))


def _opens_sentence(facts: Facts, start: int) -> bool:
    return (
        _SENTENCE_START.search(facts.text, max(0, start - 2), start) is not None
        and _TITLE.search(facts.text, max(0, start - 9), start) is None
    )


def _before_figures(facts: Facts) -> Iterator[Mark]:
    """“a 11-room house”: where what follows shows that the figure goes with the article."""
    for match in _FIGURE.finditer(facts.text):
        article = match["article"]
        if article[0] == "A" and not _SENTENCE_START.search(facts.text, max(0, match.start() - 2), match.start()):
            continue
        vowel = _LIKE_EIGHT.match(match["figure"]) is not None
        year = len(article) > 1 and _YEAR.match(facts.text, match.start("figure")) is not None
        counted = bool(match["rest"]) or bool(match["sign"]) or year
        # “1,800” is read as eighteen hundred, too.
        either = not vowel and match["figure"].replace(",", "").startswith(("11", "18"))
        if vowel == (len(article) > 1) or not counted or either:
            continue
        span = Span(match.start(), match.end("figure"))
        right = f"{article}n" if vowel else article[0]
        fixed = f"{right} {match['sign']}{match['figure']}"
        yield Mark(span, fields={"wrong": article.lower()}, suggestions=(replacement(span, fixed),))


def _is_vowel_name(facts: Facts, span: Span, article: str, word: str) -> bool:
    """“a Amazon worker” in an English sentence; Spanish and Italian have a word “a”."""
    return (
        article == "a"
        and _NAME.match(word) is not None
        and facts.resources.lexicon.is_name(word)
        and (before := _BEFORE_NAME.search(facts.text, max(0, span.start - 32), span.start)) is not None
        and facts.resources.lexicon.is_word(before[0].rstrip())
        and facts.unknown_words_around(span, _AROUND) == 0
    )


def _is_consonant_name(facts: Facts, word: str) -> bool:
    """“an Wyoming heir”."""
    return _CONSONANT_NAME.match(word) is not None and facts.resources.lexicon.is_name(word)


@cache
def _adjectives(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    """The words with a capital that aren’t names of products."""
    return {row[0]: row[1] for row in rows if len(row) == 2 or row[2] in ("people", "office")}


def _is_plain_part(facts: Facts, first: str) -> bool:
    return (
        first.isascii() and first.isalpha() and (first in ("op", "ex", "ad") or facts.resources.lexicon.is_word(first))
    )


def _before_initials(facts: Facts, word: str) -> str:
    """The article before initials; empty before another word, and where both are right."""
    listed = _initials(facts.resources.rows("initials"))
    if word in listed:
        return listed[word].removeprefix("either")
    if _INITIALS.match(word) is None:
        return ""
    return "an" if word[0] in _LIKE_VOWEL_LETTERS else "a"


@cache
def _initials(rows: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    return {word: article for article, words in rows for word in words.split()}


def _right(facts: Facts, article: str, word: str) -> str:
    """The right article, or the given one if that isn't certain."""
    if len(article) == 1 and _LIKE_VOWEL.match(word):
        return f"{article}n"
    if len(article) > 1 and _CONSONANT_SOUND.match(word):
        return article[0]
    # Between “a” and “its”, and in “if a group a acquires it”, it isn't the article's form that is wrong.
    words, verbs = facts.resources.words, facts.resources.verbs
    if word in words("determiners") or word in words("chained_words") or verbs.only_verb(word.lower()):
        return article
    first = word.partition("-")[0]
    if first != word and len(first) > 1 and first.islower():
        # “a eight-year sentence”
        word = first if _is_plain_part(facts, first) else word
    capital = word[1:].islower() and _adjectives(facts.resources.rows("capital_words")).get(word.lower()) == word
    if not capital and (not _PLAIN.match(word) or not facts.resources.lexicon.is_word(word)):
        return article
    word = word.lower()
    if len(article) == 1:
        return f"{article}n" if word[0] in "aeiou" and not _LIKE_CONSONANT.match(word) else article
    return article[0] if word[0] in "bcdfgjklmnpqrstvwxyz" else article
