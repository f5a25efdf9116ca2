"""Gaps in a paragraph that may part a headline from the lead of its own story.

The lead of a news story says again what its headline says. So each gap before a capital, a figure or an opening mark is scored: by how much of what stands
before it comes again after it, and by whether what follows begins as a sentence does. The best gap is the seam.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.dates import MONTH, WEEKDAYS
from checker.facts.names import TITLE
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.facts.view import Facts
from checker.model.document import Block
from checker.model.span import Span
from checker.rulebook.furniture.site_names import site_name_inside

_GAP = pattern(r"(?<=[^\s.!…:;,(\[|=–—-])[ \t\u00a0]{1,3}(?=[A-ZÀ-Þ0-9“\"‘«◆])")
_BLANKS = pattern(r"[ \t\u00a0]{1,3}")
_ORNAMENTS = "◆◇■□●▼▲※ "
_WORD = pattern(r"[^\W_]+(?:[’'.‑-][^\W_]+)*")
_STOP = pattern(r"(?:(?<=\s)|\A)(?P<word>\S{0,12}[.!?…])[”\"’')\]]{0,2}\s")
_INITIAL = pattern(r"[A-Z]\.")
_DAY = pattern(rf"(?:{'|'.join(WEEKDAYS)}|{MONTH})\b")
_TITLE = pattern(rf"(?:{TITLE}|St|Chief|Coach)\.?\Z")
_DATELINE = pattern(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,/-]{2,40}(?:[A-Z][a-z]{1,5}\. {0,2})?(?:[A-Z][a-z]{2,8} \d{1,2} )?(?:\([^)\n]{2,40}\))? ?(?:--|[-–—:])\s"
    r"|[A-ZÀ-Þ][\w .,]{2,40}\([^)\n]{2,30}\) ?(?:--|[-–—:])\s|[A-ZÀ-Þ][a-z]{2,15}(?:, [A-ZÀ-Þ][\w.]{1,12})? (?:--|[-–—]) [A-ZÀ-Þ]"
)
_STARTER = pattern(SENTENCE_STARTERS)
_PLACING = frozenset(
    {"in", "at", "near", "across", "from", "to", "against", "over", "outside", "off", "around", "into"}
)
_BEFORE_BASES = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "not"})
# Ends of nouns for persons, which a name may follow.
_PERSONS = ("er", "or", "ist", "man", "woman", "ian")
_ATTRIBUTIVE = frozenset({"new", "former", "other", "own", "several", "many", "some", "each", "every", "most"})
_CLOSING, _ENDING = frozenset("”\"’'"), frozenset(".!?,'")
_LEAST, _MOST, _WINDOW, _LEAST_AFTER = 3, 25, 45, 6


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
        size = len(_WORD.findall(facts.text, *head))
        if size > _MOST or _has_stop(facts, head):
            return
        if size >= _LEAST:
            yield HeadlineSeam(facts, head, Span(*found.span()), paragraph.end)


def _has_stop(facts: Facts, head: Span) -> bool:
    words = (stop["word"] for stop in _STOP.finditer(facts.text, *head))
    return any(word.lower() not in facts.resources.abbreviations and not _INITIAL.fullmatch(word) for word in words)


class HeadlineSeam:
    """A gap that may part a headline, ``head``, from its lead."""

    def __init__(self, facts: Facts, head: Span, gap: Span, end: int) -> None:
        self._facts = facts
        self.gap = gap
        self.head = head
        self._head = head.text(facts.text)
        self._rest = facts.text[gap.end : end].lstrip(_ORNAMENTS)
        self._before = _WORD.findall(self._head)
        self._after = _WORD.findall(self._rest)[:_WINDOW]
        self._next = self._after[0] if self._after else ""
        self._leaning = facts.resources.words("leaning_words")
        self._starts = facts.resources.words("sentence_starts")

    @property
    def last_words(self) -> str:
        """What the headline ends with."""
        return " ".join(self._head.split()[-2:])

    @property
    def is_possible(self) -> bool:
        """Whether a sentence follows, and what stands before the gap can end there."""
        if len(self._after) < _LEAST_AFTER or not self._has_verb_after or self._goes_on:
            return False
        if self._is_dateline:
            return True
        return not self._is_in_phrase and self._returning >= self._least_returning and not self._recurs

    @property
    def is_plain(self) -> bool:
        """Whether no name can go on behind the gap: a sentence or a dateline shows where the headline ends."""
        return self._is_opening or self._is_dateline

    @property
    def score(self) -> float:
        """Points for a seam; three are enough."""
        points = 3.5 * self._returning + self._start + 3.0 * self._is_dateline
        points += 1.2 * (self._name_taken_up >= 0)
        points += 0.7 * self._has_verb_before
        if self._between_capitals and not self._begins_with_noun:
            after_noun = self._facts.resources.lexicon.is_word(self._before[-1].lower())
            points += 0.5 if self._name_taken_up == 0 and after_noun else -1.2
        elif self._before[-1].islower() and self._begins_name and self._name_taken_up < 1:
            points -= 1.0
        return points

    @property
    def _goes_on(self) -> bool:
        """Whether the last word before the gap needs the next one."""
        last = self._before[-1]
        return (
            last.lower() in self._leaning
            or _TITLE.search(self._head) is not None
            or _DAY.match(self._rest) is not None
            or (self._next[0].isdigit() and (self._is_finite(last.lower()) or _DAY.match(last) is not None))
            or (not self.is_plain and self._may_go_on(last))
        )

    def _may_go_on(self, last: str) -> bool:
        """Whether a capital behind the gap may go on with what stands before it, which has to have a verb to be a headline."""
        if self._next.lower() in self._starts:
            return False
        verb = self._has_verb_before or self._has_base_verb_before or self._is_finite(self._before[0].lower())
        whole = verb or self._name_taken_up == 0
        return (
            not whole
            or self._needs_object(last)
            or self._is_one_name
            or self._is_apposition(last)
            or last in _ATTRIBUTIVE
        )

    def _is_apposition(self, last: str) -> bool:
        """“suspected fighter David Hicks”."""
        return self._begins_name and last.islower() and last.endswith(_PERSONS)

    @property
    def _is_one_name(self) -> bool:
        """Whether the capitals on both sides of the gap may be one name, “the EC Commission”, unless the lead takes a name up there."""
        return self._between_capitals and not self._begins_with_noun and not self._takes_up_a_name

    @property
    def _takes_up_a_name(self) -> bool:
        """Whether a name comes again behind the gap; of “Coastal Corp” and “Irving Bank” no single word is one."""
        at = self._name_taken_up
        return at >= 0 and not self._facts.resources.lexicon.is_word(self._after[at].lower())

    def _needs_object(self, last: str) -> bool:
        """Whether the name behind the gap is what the last word is about: “Paul Hale met Mark Corvey”, “would like Brazil to pay”."""
        ends = last.endswith(("'s", "’s", "ing"))
        return ends or self._before[-2].lower() in _BEFORE_BASES or self._is_finite(last)

    @property
    def _is_in_phrase(self) -> bool:
        """Whether the gap lies behind a question or a quotation, in a name that comes again or repeats a word, or before an apposition."""
        return (
            self._next in (self._before[-1], self._after[1])
            or self._head[-1] == "?"
            or (self._head[-1] in _CLOSING and self._head[-2:-1] in _ENDING)
            or (self._before[-1].islower() and self._rest[len(self._next) : len(self._next) + 1] == ",")
            or (self._between_capitals and self._facts.spaced.count(f"{self._before[-1]} {self._next}") > 1)
        )

    @property
    def _recurs(self) -> bool:
        """Whether what stands before the gap comes again word for word, as in a list. A lead uses other words."""
        return self._head in self._rest

    @property
    def _start(self) -> float:
        """How much what follows begins like a sentence."""
        word = self._next.lower()
        if word in self._starts:
            return 2.5 if self._is_opening else 0.6
        lexicon = self._facts.resources.lexicon
        common = word in lexicon.frequent and lexicon.is_word(word) and not lexicon.is_name(word)
        common = common or self._begins_with_noun
        parted = not self._between_capitals or self._begins_with_noun
        return 1.5 * (common and not self._is_title_case and parted)

    @property
    def _is_opening(self) -> bool:
        """Whether a small word with a capital follows that only a sentence begins with: no title, which has more capitals."""
        small = self._next.lower() in self._starts and self._rest[0].isupper()
        if self._next == "A" and self._after[1].lower() in (self._starts | self._leaning):
            # “bridge A and bridge B”
            return False
        return small and (self._after[1].islower() or not (self._is_title_case or self._next == "The"))

    @cached_property
    def _name_taken_up(self) -> int:
        """Which of the next four words is a capitalised one from before the gap, from 0; -1 if none is."""
        names = {word for word in self._before if len(word) > 3 and word[0].isupper()}
        return next((index for index, word in enumerate(self._after[:4]) if word in names), -1)

    @cached_property
    def _returning(self) -> float:
        """The share of the content words before the gap that come again after it."""
        before = {_stem(word) for word in self._before if self._has_content(word)}
        after = {_stem(word) for word in self._after if self._has_content(word)}
        return len(before & after) / max(2, len(before))

    @property
    def _least_returning(self) -> float:
        if self._is_opening:
            return 0.0 if len(self._before) > 3 and self._has_verb_before else 0.2
        is_acronym = len(self._next) > 1 and self._next.isupper()
        if self._rest[0] in '“"‘«' or is_acronym or (self._between_capitals and self._begins_name):
            return 0.5
        return 0.34

    @property
    def _between_capitals(self) -> bool:
        return self._before[-1][0].isupper() and self._next[0].isupper()

    @cached_property
    def _begins_with_noun(self) -> bool:
        """Whether a plural or a small word has a capital behind the name of a place: “in Ecuador Biologists working”, but not “the Elmford Gazette said”."""
        facts, word = self._facts, self._next.lower()
        lexicon = facts.resources.lexicon
        if self._is_title_case or not (self._has_verb_before or self._has_base_verb_before):
            return False
        if not self._next.istitle() or not self._after[1].islower() or self._before[-2] not in _PLACING:
            return False
        plural = word.endswith("s") and not word.endswith("ss") and lexicon.is_word(word) and not lexicon.is_name(word)
        return _STARTER.fullmatch(self._next) is not None or (plural and word not in facts.resources.lines("offices"))

    @property
    def _begins_name(self) -> bool:
        return len(self._after) > 1 and self._next[0].isupper() and self._after[1][0].isupper()

    @property
    def _has_verb_before(self) -> bool:
        return any(self._is_finite(word) for word in self._before[1:])

    @property
    def _has_base_verb_before(self) -> bool:
        """“Scientists find new frog”."""
        pairs = zip(self._before, self._before[1:], strict=False)
        return any(noun.endswith("s") and self._facts.resources.verbs.base(verb) for noun, verb in pairs)

    @cached_property
    def _has_verb_after(self) -> bool:
        return any(self._is_finite(word) for word in self._after[1:30])

    def _is_finite(self, word: str) -> bool:
        return word.islower() and self._facts.resources.verbs.finite(word)

    @cached_property
    def _is_dateline(self) -> bool:
        return _DATELINE.match(self._rest) is not None

    @property
    def _is_title_case(self) -> bool:
        long = [word for word in self._before[1:] if len(word) > 3 and word[0].isalpha()]
        return bool(long) and all(word[0].isupper() for word in long)

    def _has_content(self, word: str) -> bool:
        small = word.lower() in self._starts or word.lower() in self._leaning
        return (len(word) > 3 and not small) or word[0].isdigit()


class AfterSite(HeadlineSeam):
    """The gap behind the name of the site: no words need to come again, and no name can go on."""

    @property
    def is_possible(self) -> bool:
        """Whether a sentence follows."""
        return len(self._after) >= _LEAST_AFTER and self._has_verb_after

    @property
    def is_plain(self) -> bool:
        """Always."""
        return True

    @property
    def score(self) -> float:
        """Points for a seam; the name of the site is nearly enough."""
        return super().score + 2.5


def _stem(word: str) -> str:
    """Enough of a word to know its forms by."""
    folded = re.sub(r"[’']s?\Z", "", word.lower())
    return re.sub(r"(?:ies|ing|ed|es|s|ment|al)\Z", "", folded)[:7] if len(folded) > 4 else folded
