"""Shortcodes of site software: what it prints, and the names in brackets around what it decorates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

NEEDS = ("[", "{{", "> ", "* ", "%%")
_BUTTON = pattern(r"\[button\b[^\]\n]{0,200}\][^\[\n]{0,100}\[/button\]")
# A player or a frame: “[embedyt]https://…[/embedyt]”, or nothing between the two.
_OBJECT = pattern(
    r"\[(?P<name>[a-z][a-z0-9]{1,20}(?:[_-][a-z0-9]{1,20}){0,4})(?:[ =][^\]\n]{0,200})?\]"
    r"\s{0,3}(?:(?:https?://|www\.|//)[^\s\[\]]{2,300}|\d{1,20})?\s{0,3}\[/(?P=name)\]"
)
# Its picture is not in a plain text.
_CAPTION = pattern(r"\[(?P<name>caption|wp_caption)(?:[ =][^\]\n]{0,200})?\][^\[\]\n]{1,400}\[/(?P=name)\]")
# Places of advertisements, and files of a database: “[ad_1]”, “[[nid:4021]]”, “%%PRE_TEXT%%”.
_PLACE = pattern(
    r"\[(?:ads?|adsense|ad_?inserter|adrotate|the_ad|quads)(?:[_-][a-z0-9]{1,12}){0,2}\](?!\()|\[\[(?:nid|fid|node|file|image|embed|media|video|poll|gallery):[^\[\]\n]{1,80}\]\]"
    r"|\[\[\{[^\n\]]{1,400}\}\]\]|%%[A-Z][A-Z_]{2,30}%%"
)
# One of the two brackets of a caption alone.
_HALF_CAPTION = pattern(r"\[(?:wp_)?caption[ =][^\]\n]{0,300}\](?![^\n]{0,600}\[/(?:wp_)?caption\])")
_CAPTION_END = pattern(r"\[/(?:wp_)?caption\]")
# What it decorates stays: “[quote]The road is shut.[/quote]”.
_PAIR = pattern(
    r"(?P<open>\[(?P<name>(?!caption\]|caption |wp_caption|button)[a-z][a-z0-9]{0,20}(?:[_-][a-z0-9]{1,20}){0,4})(?:[ =][^\]\n]{0,200})?\])"
    r"(?=[^\[\]\n]{0,400}[^\s\[\]][^\[\]\n]{0,40}(?P<close>\[/(?P=name)\]))"
)
_WITH_VALUES = pattern(
    r"\[(?!button|caption)[a-z]{2,20}(?:[_-][a-z0-9]{1,20}){0,4}(?: [\w-]{2,30} ?= ?[”“\"″'][^\]\n”“\"″']{0,120}[”“\"″']){1,8} ?/?\](?!\()"
)
_END = pattern(
    r"\[/(?:gallery|quote|video|embed|audio|youtube|tweet|infobox|pullquote|dropcap|column|row|tab|toggle|vc_[a-z_]{2,20}|et_pb_[a-z_]{2,20})\]"
)
# “[youtube https://…]”; “[gallery]” and “[gallery 12]” only on a line of their own.
_NAMED = pattern(
    r"\[(?P<name>[a-z][a-z0-9]{1,20}(?:[_-][a-z0-9]{1,20}){0,4})"
    r"(?P<values>(?: (?:\d{1,12}|[\w-]{1,30}=[^\s\]]{1,200}|https?://[^\s\]]{2,300})){0,8}) ?/?\](?![(\[:])"
)
_ADDRESS_OR_VALUE = pattern(r"[=/]")
# “{{< youtube id >}}” of static sites; only in a plain text, since their own format has them.
_BRACED = pattern(
    r"\{\{ ?[<%] ?/?[a-z][\w/-]{1,30}[^{}\n]{0,200}[%>] ?\}\}|\{\{ ?[a-z][\w.-]{1,40}(?: [\w-]{1,30}=[^{}\s]{1,60}){1,6} ?\}\}"
)
_MADE_OF_PARTS = pattern(r"[a-z0-9]{2,20}[_-]")
_MARK = pattern(r"(?<=[a-z][.!?] )[>*] (?=[A-Z][a-z’' ])")


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Cuts what stands for an object whole, and of what encloses words the two names alone."""
    objects = [*_BUTTON.finditer(facts.text), *_OBJECT.finditer(facts.text)]
    if facts.document.offsets.markup is None:
        objects += [*_CAPTION.finditer(facts.text), *_BRACED.finditer(facts.text)]
    pairs = list(_PAIR.finditer(facts.text))
    # A part of something that is reported with it.
    known = {place for match in objects for place in match.span()}
    known.update(place for match in pairs for place in (match.start("open"), match.end("close")))
    parts = chain(
        _WITH_VALUES.finditer(facts.text),
        _END.finditer(facts.text),
        _named(facts),
        _half_captions(facts),
        _PLACE.finditer(facts.text),
    )
    for match in chain(objects, (part for part in parts if known.isdisjoint(part.span()))):
        span = Span(*match.span())
        yield Mark(span, suggestions=(cut(facts.text, span),))
    for match in pairs:
        opened, closed = Span(*match.span("open")), Span(*match.span("close"))
        edits = (Edit(opened, ""), Edit(closed, ""))
        yield Mark(opened, "pair", suggestions=(Suggestion("cut both brackets", edits),), also=(closed,))
    for match in _MARK.finditer(facts.text):
        span = Span(*match.span())
        yield Mark(span, "mark", suggestions=(cut(facts.text, span),))


def _half_captions(facts: Facts) -> Iterator[re.Match[str]]:
    """Brackets of a caption that lost the other one; in Markdown the picture stands between the two."""
    if facts.document.offsets.markup is not None:
        return
    yield from _HALF_CAPTION.finditer(facts.text)
    for match in _CAPTION_END.finditer(facts.text):
        if "caption" not in facts.text[facts.block_at(match.start()).start : match.start()]:
            yield match


def _named(facts: Facts) -> Iterator[re.Match[str]]:
    names = facts.resources.words("shortcodes")
    for match in _NAMED.finditer(facts.text):
        valued = _ADDRESS_OR_VALUE.search(match["values"]) is not None
        alone = facts.block_at(match.start()) == match.span()
        if (match["name"] in names and (valued or alone)) or (valued and _MADE_OF_PARTS.match(match["name"])):
            yield match
