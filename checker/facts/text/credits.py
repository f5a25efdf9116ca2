"""Credits of pictures that stand between two sentences, where nothing but capitals shows their end."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern

from checker.base.patterns import pattern
from checker.model.span import Span

_OLD = r"(?:[Ff]ile|FILE|[Ss]tock|[Aa]rchive|[Ll]ibrary|[Hh]andout|[Rr]epresentational|[Rr]epresentative|[Ii]llustrative|[Cc]ourtesy|[Ss]ymbolic)"
_PICTURE = r"(?:[Pp]hoto(?:graph|s)?|PHOTO|[Ii]mages?|IMAGE|[Pp]ictures?|PICTURE|Pic|[Ii]llustration|[Gg]raphic|[Vv]ideo|Screengrab|Screenshot|Foto)"
_LABEL = (
    rf"(?:{_OLD} )?{_PICTURE}(?: (?:credits?|source|courtesy|copyright|rights|supplied|provided))?(?:\s?[:/©|–—]\s?|,\s(?=[A-ZÀ-Þ])| (?:by|via|courtesy of)(?::?\s)(?=[A-ZÀ-Þ])|:?\s?©\s?)"
    r"|(?:News|Text|Story|Article|Words|Report) (?:and|&) (?:photos?|pictures?|images?|video):\s?"
    r"|(?:Credits?|Copyright|Source of (?:image|photo)|Photographer|Camera|Caption|CREDIT|COPYRIGHT)(?:\s?[:/©–—]\s?| ©\s?)|(?:©|\([cC]\)(?=\s?\d{4} [A-ZÀ-Þ]|\s?(?:[A-ZÀ-Þ][\w&]{1,20} ){1,3}(?:19|20)\d\d\b))\s?(?:\d{4}\s)?"
)
_AFTER_SENTENCE = r"(?<=[.!?”\"’] )"
# A label may begin the paragraph too: “Photo: DHA / Archive The union …”.
_AT_START = r"(?<![^\n])"
_BARE = pattern(rf"{_AFTER_SENTENCE}{_OLD} {_PICTURE}(?:\.(?= |\Z)|(?= [A-ZÀ-Þ][\w’'-]{{0,20}} [a-z])|\Z)")
_TOKEN = pattern(
    r"\s?(?:(?P<name>(?:[a-z\d-]{2,30}\.){1,2}(?:com|org|net|info|ua|ru|pl|by|kz|in|ir|tr|eu|de|co|uk|tv|news)(?![\w.-])|[A-ZÀ-Þ][\w’'&-]{0,24}(?:\.(?=[A-ZÀ-Þ]| [A-ZÀ-Þ][a-z]))?)|(?P<sign>[/|&,©–—])|(?P<small>of|for|the|and|via|by|de|van|von|rights|reserved|\d{4})(?![\w-]))"
)
# “© Reuters 2023”, “all rights reserved”: no name of the credit follows.
_LAST = pattern(r"reserved|\d{4}")
_LOWER = pattern(r"\s[a-z0-9]")
_MOST_TOKENS = 14


@cache
def _labels(agencies: tuple[str, ...]) -> Pattern[str]:
    agency = "|".join(map(_escaped, sorted(agencies, key=len, reverse=True)))
    return pattern(
        rf"(?:{_AFTER_SENTENCE}|{_AT_START})(?P<label>{_LABEL})|{_AFTER_SENTENCE}(?:(?P<agency>(?:{agency})(?: (?:[Pp]hoto|PHOTO|[Ii]mages?|[Pp]icture))?\s?/\s?)(?=[A-ZÀ-Þ]))"
    )


def _escaped(words: str) -> str:
    return words.replace(".", r"\.").replace("+", r"\+")


def credits_between_sentences(text: str, span: Span, agencies: tuple[str, ...]) -> Iterator[Span]:
    """The credits behind the first sentence of a paragraph, each without the blank after it."""
    for match in _BARE.finditer(text, *span):
        yield Span(*match.span())
    for match in _labels(agencies).finditer(text, *span):
        end = _end(text, match.end(), span.end)
        if end is not None:
            yield Span(match.start(), end)


def _end(text: str, at: int, limit: int) -> int | None:
    """Where a credit ends: before the last capital in front of a small word, which begins a sentence."""
    before = at
    names = 0
    last_is_name = False
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, at, limit)
        if token is None:
            break
        is_name = token["name"] is not None
        before = at if is_name else before
        names += is_name
        last_is_name = is_name
        at = token.end()
        if names and _LAST.fullmatch(token["small"] or ""):
            return at
    if at == limit or text[at] == ".":
        return min(at + 1, limit) if names else None
    if names > 1 and last_is_name and _LOWER.match(text, at, limit):
        return before
    return None
