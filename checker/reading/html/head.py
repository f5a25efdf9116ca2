"""What the head of a page says about the story: titles, a description, the language, the date, the origin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.model.document import BlockKind
from checker.reading.block_builder import TextBlock
from checker.reading.builder import day_of

TITLE, SHARED_TITLE, FRONT_TITLE, FIRST_HEADING = "title", "og:title", "front title", "h1"
DESCRIPTION, IMAGE = "description", "alt"
"""Roles of blocks, not all of which are used."""

WITH_FACTS = frozenset({"html", "meta", "link", "time"})
"""Elements whose attributes hold facts about the story."""

_METAS = {
    "description": DESCRIPTION, "og:title": SHARED_TITLE, "article:published_time": "date", "datepublished": "date", "og:site_name": "site",
}  # fmt: skip
_SITE = re.compile(r"\s+[|·»]\s|\s+::\s")
_DASHED_SITE = re.compile(r"\s+[-–—]\s+(?=(?P<site>[^-–—]*)\Z)")
_SITE_WORDS = 4


class Draft(NamedTuple):
    """A block of a page. ``role`` distinguishes titles, descriptions and texts of images from what the page shows."""

    block: TextBlock
    role: str = ""


class Head:
    """Collects facts about the story from elements. The first of each kind counts."""

    def __init__(self) -> None:
        self._facts: dict[str, str] = {}

    def take(self, name: str, values: Mapping[str, str], *, dates_story: bool) -> str:
        """Takes an element. Returns the role of the block that its content is; empty if it is none.

        ``dates_story``: a time at this place is the story's.
        """
        if name == "html":
            self._keep("language", values.get("lang", "") or values.get("xml:lang", ""))
        elif name == "link" and "canonical" in values.get("rel", "").lower().split():
            self._keep("origin", values.get("href", ""))
        elif name == "time" and (dates_story or values.get("itemprop", "").lower() == "datepublished"):
            self._keep("time", values.get("datetime", ""))
        elif name == "meta" and "content" in values:
            key = _METAS.get((values.get("property") or values.get("name") or values.get("itemprop", "")).lower(), "")
            if key in {DESCRIPTION, SHARED_TITLE}:
                return key
            self._keep(key, values["content"])
        return ""

    def _keep(self, key: str, value: str) -> None:
        if key and value:
            self._facts.setdefault(key, value)

    @property
    def language(self) -> str:
        """The language of the page."""
        return self._facts.get("language", "").strip()

    @property
    def date(self) -> str:
        """The ISO day of publication."""
        return day_of(self._facts.get("date", "")) or day_of(self._facts.get("time", ""))

    @property
    def origin(self) -> str:
        """The address of the story, else the name of the site."""
        return (self._facts.get("origin") or self._facts.get("site", "")).strip()

    def without_site(self, title: TextBlock) -> TextBlock:
        """A title without the name of the site at its end."""
        return title.part(0, _before_site(title.words, self._facts.get("site", "")))


def headline_of(drafts: Sequence[Draft], head: Head) -> tuple[int, Draft] | None:
    """The headline and its number: the first heading, else the title of the front matter, else that of the page without the name of the site,
    else that for social networks."""
    by_role = {draft.role: number for number, draft in reversed(list(enumerate(drafts))) if draft.block.is_prose}
    role = next((role for role in (FIRST_HEADING, FRONT_TITLE, TITLE, SHARED_TITLE) if role in by_role), None)
    if role is None:
        return None
    draft = drafts[by_role[role]]
    block = head.without_site(draft.block) if role == TITLE else draft.block
    return by_role[role], draft._replace(block=block._replace(kind=BlockKind.HEADLINE))


def _before_site(title: str, site: str) -> int:
    """The length of a title before the name of the site. After a dash only what looks like a name is one."""
    if named := _SITE.search(title):
        return named.start() or len(title)
    dashed = _DASHED_SITE.search(title)
    if dashed is None:
        return len(title)
    words = dashed["site"].split()
    is_name = dashed["site"].strip().casefold() == site.strip().casefold() or (
        len(words) <= _SITE_WORDS and all(word[:1].isupper() or len(word) <= 3 for word in words)
    )
    return dashed.start() if is_name else len(title)
