"""Share bars, breadcrumbs, cookie notices, file names of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import BlockKind
from checker.model.mark import Mark
from checker.model.span import Span
from checker.rulebook.cutting import cut

_SITE = r"facebook|twitter|x|instagram|telegram|whatsapp|messenger|viber|pinterest|reddit|linkedin|flipboard"
_BUTTON = (
    rf"(?:{_SITE}|share|tweet|email|e-mail|print|save|comment|comments|pin|link|copy link"
    r"|share (?:on|to|via|with) (?:facebook|twitter|x|whatsapp|linkedin|telegram|bluesky|threads|reddit|email)|share (?:this|it|via|on|with|now|article|story)(?: (?:post|story|article|page))?:?|share:|follow:"
    r"|pin it|tweet this|embed|youtube|tiktok|bluesky|threads|mastodon|tumblr|snapchat|gmail|sms|vk|rss|google\+|google plus|skype|xing|pocket|bookmark|like|reply|gift(?: this)? article|add to favou?rites)"
)
_END = r"(?=\r?\n|\Z)"
_LINE = pattern(
    rf"(?<![^\n])(?:(?:{_BUTTON}(?:[ |·/,•]{{1,3}}|{_END})){{2,12}}"
    r"|home(?: [>»/] [^\n>»/]{2,30}){1,5}"
    rf"|(?:tags?|tagged(?: with| as)?|filed under|topics|keywords|categories|labels): [^\n.]{{2,120}}){_END}"
)
_NOTICE = pattern(
    r"\b(?:we use cookies(?= (?:to|and|on|for|that|so|as|from|if|when|or|are|is)\b|[,.\n]|\Z)|this (?:site|website) uses cookies|by continuing to (?:use|browse) th(?:is|e) (?:site|website))[^.\n]{0,320}(?:\.|(?=\n|\Z))"
)
# A file that a sentence is about is no leftover, nor is one in an address.
_FILE = pattern(
    r"(?:(?<![^\n])|(?<=[.!?”\"] ))(?:(?:img|dsc|dscn|dscf|mvi|screenshot|pxl|wp)_[\w-]{3,30}(?:\.jpe?g|\.png|\.heic)?"
    r"|[\w-]{3,60}\.jpe?g)(?=\r?\n|\Z| ?\r?\n| [A-Z“])",
    re.IGNORECASE,
)
# A line that is nothing but the name of a picture, or what stands in its place.
_FILE_LINE = pattern(
    r"(?<![^\n])(?:[\w()@%+-]{2,80}(?:\.[\w-]{1,20})?|(?:screen ?shot|whatsapp image|untitled|capture|image|photo|picture|img)[\w .(),@-]{0,60})"
    r"\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|svg|mp4|mov)(?=\r?\n|\Z)"
    r"|(?<![^\n])\[(?:image|photo|picture|img|video|graphic|map|chart|gif|slideshow|gallery|embed(?:ded)?(?: [a-z]{3,10})?)(?: ?[:#–-] ?[^\]\n]{0,80}| \d{1,3})?\](?=\r?\n|\Z)",
    re.IGNORECASE,
)

# Signs of an icon font, which other fonts show as a box; U+F8FF is the mark of a maker.
_ICON = pattern("(?<![^\\W\\d_])[\ue000-\uf8fe](?:[ \\t]?[\ue000-\uf8fe]){0,20}(?![^\\W\\d_])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Fixed phrases, on a separate line or between sentences. No literals: the buttons come in every order."""
    lines, notices = _LINE.finditer(facts.folded), _NOTICE.finditer(facts.folded)
    files = list(_FILE.finditer(facts.text))
    named = {match.start() for match in files}
    pictures = (match for match in _FILE_LINE.finditer(facts.text) if match.start() not in named)
    for match in chain(lines, notices, files, pictures):
        span = Span(match.start(), match.start() + len(match[0].rstrip()))
        if not _describes_image(facts, span):
            yield Mark(span, suggestions=(cut(facts.text, span),))
    for match in _ICON.finditer(facts.text):
        span = Span(*match.span())
        yield Mark(span, "icon", suggestions=(cut(facts.text, span),))


def _describes_image(facts: Facts, span: Span) -> bool:
    """Whether the words are the caption or the alternative text of a picture, where programs put the name of its file."""
    return bool(facts.document.blocks) and facts.document_block_at(span.start).kind is BlockKind.CAPTION
