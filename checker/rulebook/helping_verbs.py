"""A helping verb with its verb and what stands around them, as the rules of verb forms read them: “can be removed”, “had not gone”."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.view import Facts
from checker.model.span import Span

_WORD = pattern(r"[a-z’']{1,20}")
_MARK = pattern(r"[.,;:!?()“”\"\n–—]")
_NEXT = pattern(r" (?P<next>[a-z]{1,20})\b")
_REACH = 80
_QUOTES = frozenset("\"'“”‘’")


class HelpingVerb:
    """``found`` has the verb as its group ``verb``. ``span`` is from the helping verb to the end of the verb, ``word`` the verb."""

    def __init__(self, facts: Facts, found: re.Match[str]) -> None:
        self.facts = facts
        self.verb = found["verb"]
        self.span = Span(found.start(), found.end("verb"))
        self.word = Span(*found.span("verb"))

    @cached_property
    def before(self) -> list[str]:
        """The words before, back to the nearest mark."""
        start = max(0, self.span.start - _REACH)
        return _WORD.findall(_MARK.split(self.facts.folded[start : self.span.start])[-1])

    @cached_property
    def next(self) -> str:
        """The word that follows, if no mark does."""
        found = _NEXT.match(self.facts.folded, self.span.end)
        return found["next"] if found else ""

    def has(self, kind: str, *words: str) -> bool:
        """Whether one of the words is of a kind of the table."""
        rows = self.facts.resources.rows("helper_words")
        return any(word in row[1].split() for row in rows if row[0] == kind for word in words)

    @cached_property
    def clause(self) -> list[str]:
        """The words before, behind “said” or a “that” which follows a verb of saying."""
        before = self.before
        opened = [
            at for at, (left, word) in enumerate(pairwise(before), 2) if word == "that" and self._lets_begin(left)
        ]
        opened += [at for at, word in enumerate(before[:-1], 1) if at > 1 and self.has("says", word)]
        return before[max(opened) :] if opened else before

    @property
    def may_be_noun(self) -> bool:
        """Whether “will” or “must” may be a noun here."""
        last = self.before[-2:]
        return bool(last) and (self.has("noun", last[-1]) or any(word.endswith("'s") for word in last))

    @property
    def ends_a_clause(self) -> bool:
        """Whether “have” may have its object before it: “the money they had went on rent”."""
        before = self.clause
        if before and self.has("subject", before[-1]):
            return len(before) > 1 and not self.has("joins", before[-2]) and not self._lets_begin(before[-2])
        pairs = pairwise(("", *before))
        return (
            sum(self.has("object", word) and word != "that" and not self.has("binds", left) for left, word in pairs) > 1
        )

    @property
    def is_quoted_whole(self) -> bool:
        """A few “don't worries”: a phrase that stands for a noun."""
        before = self.facts.text[max(0, self.span.start - 1) : self.span.start]
        return before in _QUOTES and self.facts.text[self.span.end : self.span.end + 1] in _QUOTES

    def _lets_begin(self, word: str) -> bool:
        """Whether another clause may begin behind a word: “admitted she had gone”, “yesterday he had gone”."""
        resources = self.facts.resources
        is_past = word.endswith("ed") and resources.verbs.finite(word)
        return word in resources.say_forms or self.has("when", word) or is_past
