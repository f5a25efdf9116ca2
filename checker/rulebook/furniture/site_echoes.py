"""The name of a site after a headline where no table has it: it stands twice there, or other lines of the page have it too."""

from __future__ import annotations

import re

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.document import Block, BlockKind
from checker.model.span import Span
from checker.rulebook.furniture.page_lines import PageLine, page_line_at
from checker.rulebook.furniture.site_names import site_name_after

_LONGEST, _LONGEST_HEADLINE, _LEAST_BLANKS = 60, 200, 3
_LONGEST_LINE, _MOST_LINES = 80, 120
_LAST = pattern(r"(?<= )(?P<bar>::|[|»›•·~–—-]) (?P<name>[\w@][\w.&!’' -]{1,40})\Z")
_TWICE = pattern(
    r"(?<= )(?P<bar>[|»›•·~–—-]) (?P<name>[A-Z][\w.&!’']{1,20}(?: [\w.&!’']{1,20}){0,4}) (?P=bar) (?P=name)\Z"
)
# A speaker may stand behind a dash, and be the subject of a line of the story.
_DASHES = "–—-"
_OF_SITE = pattern(
    r"(?:newspaper|homepage|home page|home|main menu|menu|logo|staff|online|app|newsletters?|subscriptions?)\Z"
)
_RIGHTS = pattern(r"©|\(c\)|copyright|rights reserved|newsletter|\brss\b|\bapp\b|subscri|sign in|log in")
_LAST_BAR = pattern(r"\A.*(?:::|[|»›•·~–—:]|-(?= ))", re.DOTALL)
_READ = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADLINE})


def site_name_echoed(facts: Facts, block: Block) -> Span | None:
    """The name with its bar or dash at the end of the first line."""
    if block.kind not in _READ or not 0 < block.span.end - block.span.start < _LONGEST_HEADLINE:
        return None
    start = max(block.span.start, block.span.end - _LONGEST)
    twice = _TWICE.search(facts.text, start, block.span.end)
    found = twice or _LAST.search(facts.text, start, block.span.end)
    if found is None or facts.text.count(" ", block.span.start, found.start()) <= _LEAST_BLANKS:
        return None
    name = found["name"].lower()
    barred = found["bar"] not in _DASHES
    return Span(*found.span()) if twice or _is_echoed(facts, block, name, barred=barred) else None


def site_of_page(facts: Facts) -> str:
    """The name of the site that the first line ends with, folded; "" for none."""
    blocks = facts.document.blocks
    if not blocks or blocks[0].kind not in _READ:
        return ""
    known = site_name_after(facts, blocks[0])
    span = known.span if known else site_name_echoed(facts, blocks[0])
    return _LAST_BAR.sub("", span.text(facts.folded)).strip() if span else ""


def is_name_of_site(line: str, site: str) -> bool:
    """Whether a folded line is the name, with “newspaper” or “homepage” behind it or as a handle: “@elmgazette”."""
    if not line.startswith(site):
        return line == "@" + site.replace(" ", "")
    return line == site or _OF_SITE.match(line[len(site) :].strip()) is not None


def _is_echoed(facts: Facts, headline: Block, name: str, *, barred: bool) -> bool:
    """Whether a line of the page has the name: “NAME homepage”, “© NAME”; after a bar also “Follow NAME on …”, and the name alone."""
    for block in facts.document.blocks[:_MOST_LINES]:
        if block is headline or block.span.end - block.span.start > _LONGEST_LINE:
            continue
        line = block.span.text(facts.folded).strip()
        at = line.find(name)
        if at < 0:
            continue
        if line != name and at == 0 and _OF_SITE.fullmatch(line[len(name) :].strip()):
            return True
        if barred and line == name:
            return True
        certain = barred or _RIGHTS.search(line) is not None
        if certain and line != name and page_line_at(facts, block.span) is PageLine.LINE:
            return True
    return False
