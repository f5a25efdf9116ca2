"""Code of a web page that was taken for text: “(adsbygoogle = window.adsbygoogle || []).push({});”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut

NEEDS = (
    "adunits",
    "adsbygoogle",
    "googletag",
    "document.",
    "window.",
    "function",
    "navigator.",
    "datalayer",
    "jquery",
    "$(",
)
_CALL = pattern(
    r"\b(?:adUnits|googletag|adsbygoogle|dataLayer|jQuery|OneSignal|_gaq|fbq|gtag|pbjs|__tcfapi)\b ?[.(=\[]"
    r"|\bdocument\.(?:getElement\w{2,20}|write|querySelector\w{0,4}|createElement|addEventListener|cookie|location)\b"
    r"|\bwindow\.(?:location|on\w{3,12}|_\w{2,20}|dataLayer|addEventListener|open|\w{3,20} ?=)|\bnavigator\.userAgent\b|\$\((?:document|window|['\"‘“])|\bfunction ?\w{0,20} ?\([\w, ]{0,60}\) ?\{"
)
_SIGNS = pattern(r"[{};=\[\]]|\(\)")
_LEAST_SIGNS = 2
_WORDS = pattern(r"[a-z]{2,20}(?: [a-z]{2,20}){5}")
# A sentence of the story behind the code: “push({}); In Lowick, three farmers lost their barns.”
_SENTENCE = pattern(r"[{}()\[\];=\s](?:[A-Za-z][\w’'-]{0,20},? ){3,40}[\w’'-]{2,20}[.!?]?\Z")
# A line of code beside one that is certain: it opens or closes a bracket, or ends as a statement does.
_CODE = pattern(r"[^\n]{0,400}[{}(\[\]);,]\s?\Z|[{}\])][^\n]{0,400}\Z|[\w$]{1,30}: ?[\w‘’'\"“”\[{.-]{1,60}\s?\Z")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Lines of a plain text, with the signs of code and no run of words; a text about code has its marks."""
    if facts.document.offsets.markup is not None or "`" in facts.text:
        return
    spans = [block.span for block in facts.document.blocks]
    sure = {number for number, span in enumerate(spans) if _is_sure(facts, span)}
    number = 0
    while number < len(spans):
        if number not in sure:
            number += 1
            continue
        first = last = number
        while first and _is_code(facts, spans[first - 1]):
            first -= 1
        while last + 1 < len(spans) and (last + 1 in sure or _is_code(facts, spans[last + 1])):
            last += 1
        span = Span(spans[first].start, spans[last].end)
        yield Mark(span, suggestions=(cut(facts.text, span, "cut the code"),))
        number = last + 1


def _is_sure(facts: Facts, span: Span) -> bool:
    words = span.text(facts.text)
    if _CALL.search(words) is None or _WORDS.search(words) or _SENTENCE.search(words):
        return False
    return len(_SIGNS.findall(words)) >= _LEAST_SIGNS or words.endswith(("({", "([", ");"))


def _is_code(facts: Facts, span: Span) -> bool:
    words = span.text(facts.text)
    return _CODE.match(words) is not None and not _WORDS.search(words)
