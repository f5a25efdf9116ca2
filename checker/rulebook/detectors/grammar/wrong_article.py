"""A for an, or an for a."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

# The letter first, what stands before it after: a pattern that begins with a letter is searched for fast.
_ARTICLE = pattern(r"(?P<article>[Aa]n?)(?<![\w’'-][Aa])(?<![\w’'-][Aa]n) (?P<word>[A-Za-z][\w.’'-]{1,30})")
_PLAIN = pattern(r"[a-zà-ÿ]{3,31}\Z")
_LIKE_CONSONANT = pattern(
    r"(?:uni(?!n|m)|un[ai]|use|usu|usa|ura|uro|uri|ute|uto|uti|ubi|uke|eu|ewe|one|once|ouija|u[kg])"
)
# Where letter and sound part: a silent h and letters that are spelt out; a u or an o that is said as a consonant.
_LIKE_VOWEL = pattern(
    r"(?:hour|hours|hourly|honest|honou?r|honou?rable|honorary|heir|heirs|heiress"
    r"|FBI|MP|MRI|HIV|NGO|NBA|NFL|NHL|MBA|LGBT|SUV|SMS|RAF|RPG|LED|X-ray|F-\d{1,2}|M-\d{1,2}|MiG-\d{1,2})\Z"
)
_SAID_AS_CONSONANT = pattern(
    r"(?:unique|uniform|union|unit|united|universal|university|unilateral|unanimous|useful|useless|user|usual"
    r"|one-\w{2,12}|once|European|Ukrainian|euro|UN|U\.N\.|US|U\.S\.|UK|USB|UFO)\Z"
)
_SENTENCE_START = pattern(r"(?:[.!?] |\n|\A)\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """The sound decides, not the letter. Of words with capitals only those that are listed: others may be spelt out or said as words."""
    for match in _ARTICLE.finditer(facts.text):
        article, word = match["article"], match["word"].rstrip(".’'-") if match["word"][-2:] != "S." else match["word"]
        if article == "A" and not _SENTENCE_START.search(facts.text, max(0, match.start() - 2), match.start()):
            continue
        right = _right(facts, article, word)
        if right != article:
            span = Span(match.start(), match.start("word") + len(word))
            yield Mark(span, fields={"wrong": article.lower()}, suggestions=(replacement(span, f"{right} {word}"),))


def _right(facts: Facts, article: str, word: str) -> str:
    """The article as it is due, or as it stands where that can't be told."""
    if len(article) == 1 and _LIKE_VOWEL.match(word):
        return f"{article}n"
    if len(article) > 1 and _SAID_AS_CONSONANT.match(word):
        return article[0]
    if not _PLAIN.match(word) or not facts.resources.lexicon.is_word(word):
        return article
    if len(article) == 1:
        return f"{article}n" if word[0] in "aeiou" and not _LIKE_CONSONANT.match(word) else article
    return article[0] if word[0] in "bcdfgjklmnpqrstvwxyz" else article
