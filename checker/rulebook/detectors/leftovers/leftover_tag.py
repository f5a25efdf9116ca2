"""Tags of HTML that stand as words in a plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.mark import Edit, Mark, Suggestion
from checker.model.span import Span
from checker.rulebook.cutting import cut

NEEDS = ("&lt;", "</", "/>", "<!--", *(f"<{name}" for name in "abcdefhilnopstuvw"))
_VALUES = r"(?: {1,3}[a-zA-Z_:][\w:.-]{0,40} ?= ?(?:[\"“”″'’][^<>\n\"”″]{0,300}[\"“”″'’]|[^\s<>\"']{1,200})){0,12}"
_TAG = pattern(rf"<(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]{{0,10}}){_VALUES} ?/?>|<!--(?! ?checker)[^\n<>]{{0,300}}-->")
# “&lt;i&gt;”: the same, encoded once more.
_ENCODED = pattern(r"&(?:amp;)?lt;(?P<end>/)?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,10})(?: [^<>&\n]{0,200})? ?/?&(?:amp;)?gt;")
# A program and its data go with their tags.
_PROGRAM = pattern(r"<(?P<name>script|style|iframe|noscript)\b[^<>\n]{0,300}>[^<\n]{0,400}</(?P=name)>")
_EXPLAINED = pattern(r" (?:tags?|elements?|attributes?)\b")
_LANGUAGES = frozenset({"html", "xhtml", "css", "xml", "markdown"})
_BREAKS = frozenset({"br", "p", "div", "li", "ul", "ol", "tr", "td", "th", "table", "hr", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"})  # fmt: skip


def detect(facts: Facts, options: Mapping[str, str]) -> Iterator[Mark]:
    """Tags that follow on one another are one place. In a format that has tags, and in a text about them, there are no leftovers."""
    if facts.document.offsets.markup is not None or not _LANGUAGES.isdisjoint(facts.vocabulary):
        return
    run: list[re.Match[str]] = []
    for match in _tags(facts):
        if run and facts.text[run[-1].end() : match.start()].strip(" "):
            yield _mark(facts, run)
            run = []
        run.append(match)
    if run:
        yield _mark(facts, run)


def _tags(facts: Facts) -> Iterator[re.Match[str]]:
    """The tags of known elements, in order; a bare “<time>” may be a placeholder if it has no end."""
    elements = {row[0] for row in facts.resources.rows("html_elements")}
    found = [*_TAG.finditer(facts.text), *_ENCODED.finditer(facts.text)]
    sure = facts.resources.words("text_tags") | {_name(match) for match in found if match["end"]}
    end = 0
    for match in sorted([*found, *_PROGRAM.finditer(facts.text)], key=lambda match: (match.start(), -match.end())):
        name = _name(match)
        known = not name or (name in elements and (name in sure or "=" in match[0]))
        if match.start() >= end and known and not _EXPLAINED.match(facts.text, match.end()):
            end = match.end()
            yield match


def _name(match: re.Match[str]) -> str:
    return (match["name"] or "").lower()


def _mark(facts: Facts, run: list[re.Match[str]]) -> Mark:
    """Cuts the tags; a blank takes the place of one that parted two sentences."""
    text, span = facts.text, Span(run[0].start(), run[-1].end())
    before, after = text[max(0, span.start - 1) : span.start].strip(), text[span.end : span.end + 1].strip()
    if not before and not after:
        return Mark(span, suggestions=(cut(text, span),))
    ends = bool(run[-1]["end"] and (before.islower() or before in ".!?") and after.isupper())
    parts = before and after and (ends or any(_name(match) in _BREAKS for match in run))
    edit = Edit(span, " " if parts else "")
    return Mark(span, suggestions=(Suggestion("a blank instead" if parts else "cut it", (edit,)),))
