"""Gaps in a paragraph that may part a headline from the lead of its own story.

The lead of a news story says again what its headline says. So each gap before a capital, a figure or an opening mark is scored: by how much of what stands
before it comes again after it, and by whether what follows begins as a sentence does. The best gap is the seam.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, WEEKDAYS
from checker.facts.names import TITLE
from checker.facts.view import Facts
from checker.model.document import Block
from checker.model.span import Span
from checker.rulebook.furniture.site_names import site_name_inside
from checker.rulebook.gap_words import WORD, GapWords

_GAP = pattern(r"(?<=[^\s.!…:;,(\[|=–—-])[ \t\u00a0]{1,3}(?=[A-ZÀ-Þ0-9“\"‘«◆])")
_BLANKS = pattern(r"[ \t\u00a0]{1,3}")
_STOP = pattern(r"(?:(?<=\s)|\A)(?P<word>\S{0,12}[.!?…])[”\"’')\]]{0,2}\s")
_INITIAL = pattern(r"[A-Z]\.")
_DAY = pattern(rf"(?:{'|'.join(WEEKDAYS)}|{MONTH})\b")
_SPEAKER = pattern(
    r"(?P<given>[A-ZÀ-Þ][\w’-]{1,15})(?: [A-ZÀ-Þ][\w.’-]{0,20}){1,3}(?: (?P<verb>[a-z]{3,12})\b|, [^,.\n]{4,90}, (?:also |has )?(?P<apart>[a-z]{3,12})\b)"
)
_TITLE = pattern(rf"(?:{TITLE}|St|Chief|Coach)\.?\Z")
_BEFORE_BASES = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "not"})
# Ends of nouns for persons, which a name may follow.
_PERSONS = ("er", "or", "ist", "man", "woman", "ian")
_OWNERS = ("'s", "’s")
_ATTRIBUTIVE = frozenset({"new", "former", "other", "own", "several", "many", "some", "each", "every", "most"})
_CLOSING, _ENDING = frozenset("”\"’'"), frozenset(".!?,'")
_LEAST, _MOST, _LEAST_AFTER = 3, 25, 6
_MOSTLY = 0.6


def headline_seams(facts: Facts, block: Block) -> Iterator[HeadlineSeam]:
    """The possible seams of a paragraph: the one behind the name of the site, which ends every headline, or those in its first sentence."""
    site = site_name_inside(facts, block)
    gap = _BLANKS.match(facts.text, site.span.end) if site else None
    if site is not None and gap is not None:
        head = Span(block.span.start, site.span.end)
        seams: Iterator[HeadlineSeam] = iter([AfterSite(facts, head, Span(*gap.span()), block.span.end)])
    else:
        seams = _in_first_sentence(facts, block.span)
    return (seam for seam in seams if seam.is_possible)


def _in_first_sentence(facts: Facts, paragraph: Span) -> Iterator[HeadlineSeam]:
    for found in _GAP.finditer(facts.text, paragraph.start + 1, paragraph.end):
        head = Span(paragraph.start, found.start())
        size = len(WORD.findall(facts.text, *head))
        if size > _MOST or _has_stop(facts, head):
            return
        if size >= _LEAST:
            yield HeadlineSeam(facts, head, Span(*found.span()), paragraph.end)


def _has_stop(facts: Facts, head: Span) -> bool:
    words = (stop["word"] for stop in _STOP.finditer(facts.text, *head))
    return any(word.lower() not in facts.resources.abbreviations and not _INITIAL.fullmatch(word) for word in words)


class HeadlineSeam(GapWords):
    """A gap that may part a headline, ``head``, from its lead."""

    @property
    def last_words(self) -> str:
        """What the headline ends with."""
        return " ".join(self.words.split()[-2:])

    @property
    def is_possible(self) -> bool:
        """Whether a sentence follows, and what stands before the gap can end there."""
        if len(self.after) < _LEAST_AFTER or not self.has_verb_after or self._goes_on:
            return False
        if self.is_dateline:
            return True
        return not self._is_in_phrase and self.returning >= self._least_returning and not self._recurs

    @property
    def is_plain(self) -> bool:
        """Whether no name can go on behind the gap: a sentence or a dateline shows where the headline ends."""
        return self.is_opening or self.is_dateline

    @property
    def score(self) -> float:
        """Points for a seam; three are enough."""
        points = 3.5 * self.returning + self._start + 3.0 * self.is_dateline
        points += 1.2 * (self.name_taken_up >= 0)
        points += 0.7 * self.has_verb_before
        points += 1.5 * self._begins_alike + 2.5 * self._introduces_a_speaker
        if self.between_capitals and not self.begins_with_noun:
            after_noun = self.facts.resources.lexicon.is_word(self.before[-1].lower())
            points += 0.5 if self.name_taken_up == 0 and after_noun else -1.2
        elif self.before[-1].islower() and self.begins_name and self.name_taken_up < 1:
            points -= 1.0
        return points

    @property
    def _begins_alike(self) -> bool:
        """Whether the lead begins with the first two words of the headline, such as a full name."""
        return self.after[:2] == self.before[:2]

    @property
    def _introduces_a_speaker(self) -> bool:
        """“… pays by the end of the year Anna Hale, head of the council, said”: inside a sentence, no name stands behind a whole clause without a mark."""
        speaker = _SPEAKER.match(self.rest) if self.before[-1].islower() and self.has_verb_before else None
        if speaker is None or speaker["given"] not in self.facts.resources.given_names:
            return False
        says = self.facts.resources.say_forms
        verb = speaker["verb"] or speaker["apart"]
        return verb in says and not self._is_apposition(self.before[-1])

    @property
    def _goes_on(self) -> bool:
        """Whether the last word before the gap needs the next one."""
        last = self.before[-1]
        return (
            last.lower() in self.leaning
            or self.words.endswith(_OWNERS)
            or _TITLE.search(self.words) is not None
            or _DAY.match(self.rest) is not None
            or (self.next[0].isdigit() and (self.is_finite(last.lower()) or _DAY.match(last) is not None))
            or (not self.is_plain and self._may_go_on(last))
        )

    def _may_go_on(self, last: str) -> bool:
        """Whether a capital behind the gap may go on with what stands before it, which has to have a verb to be a headline."""
        if self.next.lower() in self.starts:
            return False
        verb = self.has_verb_before or self.has_base_verb_before or self.is_finite(self.before[0].lower())
        whole = verb or self.name_taken_up == 0 or self._mostly_recurs
        return (
            not whole
            or self._needs_object(last)
            or self._is_one_name
            or self._is_apposition(last)
            or last in _ATTRIBUTIVE
        )

    @property
    def _mostly_recurs(self) -> bool:
        """Whether most of a headline without an article comes again: “Hale out of final with wrist injury Swedish keeper Ada Hale …”."""
        return self.returning >= _MOSTLY and self.before[0].lower() not in self.starts

    def _is_apposition(self, last: str) -> bool:
        """“suspected fighter David Hicks”, “the engineers union IG Torvic”."""
        bears_name = last.endswith(_PERSONS) or last in self.facts.resources.lines("capital_bodies")
        return self.begins_name and last.islower() and bears_name

    @property
    def _is_one_name(self) -> bool:
        """Whether the capitals on both sides of the gap may be one name, “the EC Commission”, unless the lead takes a name up there."""
        return self.between_capitals and not self.begins_with_noun and not self.takes_up_a_name

    def _needs_object(self, last: str) -> bool:
        """Whether the name behind the gap is what the last word is about: “Paul Hale met Mark Corvey”, “would like Brazil to pay”."""
        return last.endswith("ing") or self.before[-2].lower() in _BEFORE_BASES or self.is_finite(last)

    @property
    def _is_in_phrase(self) -> bool:
        """Whether the gap lies behind a question or a quotation, in a name that comes again or repeats a word, or before an apposition."""
        return (
            self.next in (self.before[-1], self.after[1])
            or self.words[-1] == "?"
            or (self.words[-1] in _CLOSING and self.words[-2:-1] in _ENDING)
            or (self.before[-1].islower() and self.rest[len(self.next) : len(self.next) + 1] == ",")
            or (self.between_capitals and self.facts.spaced.count(f"{self.before[-1]} {self.next}") > 1)
        )

    @property
    def _recurs(self) -> bool:
        """Whether what stands before the gap comes again word for word, as in a list. A lead uses other words."""
        return self.words in self.rest

    @property
    def _start(self) -> float:
        """How much what follows begins like a sentence."""
        word = self.next.lower()
        if word in self.starts:
            return 2.5 if self.is_opening else 0.6
        lexicon = self.facts.resources.lexicon
        common = word in lexicon.frequent and lexicon.is_word(word) and not lexicon.is_name(word)
        common = common or self.begins_with_noun
        parted = not self.between_capitals or self.begins_with_noun
        return 1.5 * (common and not self.is_title_case and parted)

    @property
    def _least_returning(self) -> float:
        if self.is_opening:
            return 0.0 if len(self.before) > 3 and self.has_verb_before else 0.2
        is_acronym = len(self.next) > 1 and self.next.isupper()
        if self.rest[0] in '“"‘«' or is_acronym or (self.between_capitals and self.begins_name):
            return 0.5
        return 0.34


class AfterSite(HeadlineSeam):
    """The gap behind the name of the site: no words need to come again, and no name can go on."""

    @property
    def is_possible(self) -> bool:
        """Whether a sentence follows."""
        return len(self.after) >= _LEAST_AFTER and self.has_verb_after

    @property
    def is_plain(self) -> bool:
        """Always."""
        return True

    @property
    def score(self) -> float:
        """Points for a seam; the name of the site is nearly enough."""
        return super().score + 2.5
