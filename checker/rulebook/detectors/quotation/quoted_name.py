"""A name in quotation marks: “Corvey” said, on “Twitter”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Mark, replacement
from checker.model.span import Span

NEEDS = ('"', "”")
_SPEAKER = pattern(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=\band )|(?<=\bwhile )|(?<=, )|\A)(?P<mark>[\"“](?P<name>[A-ZÀ-Þ][\w’'-]{2,20})[\"”])"
    r"(?= (?:also |further |then )?(?:said|added|stated|continued|explained|confirmed|pointed out|announced|stressed|noted|told|indicated|revealed)\b)"
)
_PLAIN = pattern(r"(?<=[a-zà-ÿ] )(?P<name>[A-ZÀ-Þ][\w’'-]{2,20})(?![\w\"”])")
_PLATFORM = pattern(
    r"\b(?:on|via|through|site|website|platform|network|account|app|application) "
    r"(?P<mark>[\"“](?P<name>Twitter|Facebook|Instagram|Telegram|YouTube|WhatsApp|TikTok|Snapchat|Weibo|LinkedIn|VKontakte)[\"”])(?![\w-])"
)


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """A person is named without marks elsewhere, as in “Omar Torvic”; a network is known."""
    speakers = list(_SPEAKER.finditer(facts.text))
    plain = {match["name"] for match in _PLAIN.finditer(facts.text)} if speakers else set()
    yield from (_mark(match) for match in speakers if match["name"] in plain)
    yield from map(_mark, _PLATFORM.finditer(facts.text))


def _mark(match: re.Match[str]) -> Mark:
    span = Span(*match.span("mark"))
    return Mark(span, suggestions=(replacement(span, match["name"]),))
