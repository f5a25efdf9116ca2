"""Where a promotional line without a full stop ends, and a sentence of the story begins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, WEEKDAYS
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.model.span import Span
from checker.words.resources import Resources

_GAP = pattern(r"(?<=[^\s.,;:(\[“‘\"'–—/-]) {1,3}(?=[“\"‘]?[A-ZÀ-Þ0-9])")
_LAST = pattern(r"(?P<word>[\w’'-]{1,30})[”\")’!…]{0,2}\Z")
_WORD = pattern(r"[\w’'-]+")
_CLAUSE = pattern(r"[“\"‘]?[\w’' -]{1,140}")
_STARTER = pattern(rf"[“\"‘]?{SENTENCE_STARTERS} [a-z]")
_OPENER = pattern(rf"[“\"‘]?{SENTENCE_STARTERS} ")
_DAY = pattern(rf"(?:{'|'.join(WEEKDAYS)}|{MONTH})\b")
_STOPPED = pattern(r"[.!?][”\"’)]{0,2}\s{0,3}\Z")
# Words that no line ends with, and those that begin a clause.
_NEEDING = pattern(r"(?:before|after|until|during|next|last|because|while)\Z")
# “Ten castles you can sleep in The sketch is …”: a headline may end with them.
_STRANDED = frozenset({"in", "on", "at", "to", "with", "for", "of", "about", "by", "from"})
_JOINING = pattern(r"(?:to|where|when|what|who|which|that|if|whether|because|while|how|why)\Z")
# As far as a verb stands behind the first word of its sentence.
_REACH, _WIDTH = 10, 140
_NEAR = 3
_PREPOSITION = 5
_LONGEST = 32


class Line(NamedTuple):
    """A promotional line: its text, the span up to the next full stop, and the words that begin it."""

    text: str
    span: Span
    call: Span

    @property
    def call_end(self) -> int:
        """Where the last word of the call ends."""
        return self.call.end - self.text[self.call.start : self.call.end].endswith(" ")

    @property
    def is_titled(self) -> bool:
        """Whether it is a label with a headline, which may be a sentence, and nothing after it."""
        label = self.text[self.call.start : self.call.end].rstrip().endswith(":")
        return label and not _STOPPED.search(self.text, max(self.span.start, self.span.end - 6), self.span.end)


class _Gap(NamedTuple):
    """Blanks before a capital or a figure, and the word before them."""

    span: Span
    before: str
    after_call: bool

    def ends_line(self, resources: Resources) -> bool:
        """Whether the word before is one that promotional lines end with."""
        return self.after_call or self.before.lower() in resources.words("promo_ends")

    def may_part(self, resources: Resources) -> bool:
        """Whether the line can end here."""
        before = self.before.lower()
        if before == "all" or (self.after_call and before == "this"):
            return True
        needing = before in resources.words("leaning_words") or before in resources.words("determiners")
        return not needing and not _NEEDING.match(before) and not _JOINING.match(before)


def sentence_after(line: Line, resources: Resources) -> Span | None:
    """The blanks before the sentence that follows in ``line.span``; None if there is none.

    Where names come between the two, nobody knows whose they are, and the blanks before the names are given; an empty span
    at the start of the line, if a word before the names needs them.
    """
    names: _Gap | None = None
    for gap in _gaps(line):
        if gap.before[:1].isupper() and not gap.ends_line(resources):
            names = names or gap
            if not _JOINING.match(names.before) and _goes_on(line, gap, resources):
                return (
                    names.span
                    if names.after_call or names.may_part(resources)
                    else Span(line.span.start, line.span.start)
                )
            continue
        names = gap
        stranded = gap.before in _STRANDED and _STARTER.match(line.text, gap.span.end) is not None
        if (stranded or gap.may_part(resources)) and _begins_sentence(line, gap, resources):
            return gap.span
    return None


def _gaps(line: Line) -> Iterator[_Gap]:
    for found in _GAP.finditer(line.text, line.call_end, line.span.end):
        if not line.is_titled or _STARTER.match(line.text, found.end()):
            last = _LAST.search(line.text, max(0, found.start() - _LONGEST), found.start())
            yield _Gap(Span(*found.span()), last["word"] if last else "", found.start() - line.call_end < _PREPOSITION)


def _goes_on(line: Line, gap: _Gap, resources: Resources) -> bool:
    """Whether a sentence begins among names: one with a sentence starter, or a subject whose verb comes before any comma."""
    if _OPENER.match(line.text, gap.span.end):
        return _begins_sentence(line, gap, resources, starters=False)
    clause = _CLAUSE.match(line.text, gap.span.end, line.span.end)
    if clause is None or clause[0].split()[0].endswith(("’s", "'s")):
        return False
    return _begins_sentence(line._replace(span=Span(line.span.start, clause.end())), gap, resources)


def _begins_sentence(line: Line, gap: _Gap, resources: Resources, *, starters: bool = True) -> bool:
    """Whether a sentence starter follows, or a subject and its verb."""
    at = gap.span.end
    if starters and _STARTER.match(line.text, at):
        return True
    words = _WORD.findall(line.text, at, min(line.span.end, at + _WIDTH))[:_REACH]
    services = resources.words("promo_ends")
    if not words or _DAY.match(words[0]) or any(w[0].isupper() and w.lower() in services for w in words[:_NEAR]):
        return False
    if words[0][0].isdigit() and resources.verbs.base(gap.before) and not gap.ends_line(resources):
        return False
    for previous, word in pairwise(words):
        if _JOINING.match(word):
            return False
        plural = previous.endswith("s") and previous.isalpha()
        if word.islower() and (resources.verbs.finite(word) or (plural and resources.verbs.base(word))):
            return True
    return False
