"""The words on both sides of a gap in a paragraph, and what they say of it: whether a sentence begins behind it, and what it takes up."""

from __future__ import annotations

import re
from functools import cached_property

from checker.base.patterns import pattern
from checker.facts.text.segments import SENTENCE_STARTERS
from checker.facts.view import Facts
from checker.model.span import Span

_ORNAMENTS = "◆◇■□●▼▲※ "
_DATELINE = pattern(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,/-]{2,40}(?:[A-Z][a-z]{1,5}\. {0,2})?(?:[A-Z][a-z]{2,8} \d{1,2} )?(?:\([^)\n]{2,40}\))? ?(?:--|[-–—:])\s"
    r"|[A-ZÀ-Þ][\w .,]{2,40}\([^)\n]{2,30}\) ?(?:--|[-–—:])\s|[A-ZÀ-Þ][a-z]{2,15}(?:, [A-ZÀ-Þ][\w.]{1,12})? (?:--|[-–—]) [A-ZÀ-Þ]"
)
_STARTER = pattern(SENTENCE_STARTERS)
WORD = pattern(r"[^\W_]+(?:[’'.‑-][^\W_]+)*")
_PLACING = frozenset(
    {"in", "at", "near", "across", "from", "to", "against", "over", "outside", "off", "around", "into"}
)
_WINDOW = 45


class GapWords:
    """What stands before a gap, from ``head.start`` on, and after it, up to ``end`` (all offsets of the text)."""

    def __init__(self, facts: Facts, head: Span, gap: Span, end: int) -> None:
        self.facts = facts
        self.gap = gap
        self.head = head
        self.words = head.text(facts.text)
        self.rest = facts.text[gap.end : end].lstrip(_ORNAMENTS)
        self.before = WORD.findall(self.words)
        self.after = WORD.findall(self.rest)[:_WINDOW]
        self.next = self.after[0] if self.after else ""
        self.leaning = facts.resources.words("leaning_words")
        self.starts = facts.resources.words("sentence_starts")

    @property
    def is_opening(self) -> bool:
        """Whether a small word with a capital follows that only a sentence begins with: no title, which has more capitals."""
        small = self.next.lower() in self.starts and self.rest[0].isupper()
        if self.next == "A" and self._is_letter:
            return False
        return small and (
            self.after[1].islower() or not (self.is_title_case or self._ends_in_title or self.next == "The")
        )

    @property
    def _is_letter(self) -> bool:
        """“bridge A and bridge B”, “its series A preferred stock”."""
        lettered = self.before[-1].lower() in self.facts.resources.words("lettered_names")
        return lettered or self.after[1].lower() in (self.starts | self.leaning)

    @property
    def _ends_in_title(self) -> bool:
        """“What Your Child Can Teach You About Economics”: a common word with a capital stands before the gap."""
        return self.between_capitals and self.facts.resources.lexicon.is_word(self.before[-1].lower())

    @cached_property
    def name_taken_up(self) -> int:
        """Which of the next four words is a capitalised one from before the gap, from 0; -1 if none is."""
        names = {word for word in self.before if len(word) > 3 and word[0].isupper()}
        return next((index for index, word in enumerate(self.after[:4]) if word in names), -1)

    @property
    def takes_up_a_name(self) -> bool:
        """Whether a name comes again behind the gap; of “Coastal Corp” and “Irving Bank” no single word is one."""
        if self.name_taken_up < 0:
            return False
        word = self.after[self.name_taken_up]
        return word == self.before[0] or not self.facts.resources.lexicon.is_word(word.lower())

    @cached_property
    def returning(self) -> float:
        """The share of the content words before the gap that come again after it."""
        before = {_stem(word) for word in self.before if self._has_content(word)}
        after = {_stem(word) for word in self.after if self._has_content(word)}
        return len(before & after) / max(2, len(before))

    @property
    def between_capitals(self) -> bool:
        """Whether the words on both sides have a capital."""
        return self.before[-1][0].isupper() and self.next[0].isupper()

    @cached_property
    def begins_with_noun(self) -> bool:
        """Whether a plural or a small word has a capital behind the name of a place: “in Ecuador Biologists working”, but not “the Elmford Gazette said”."""
        facts, word = self.facts, self.next.lower()
        lexicon = facts.resources.lexicon
        if self.is_title_case or not (self.has_verb_before or self.has_base_verb_before):
            return False
        if not self.next.istitle() or not self.after[1].islower() or self.before[-2] not in _PLACING:
            return False
        plural = word.endswith("s") and not word.endswith("ss") and lexicon.is_word(word) and not lexicon.is_name(word)
        return _STARTER.fullmatch(self.next) is not None or (plural and word not in facts.resources.lines("offices"))

    @property
    def begins_name(self) -> bool:
        """Whether what follows begins with two capitals."""
        return len(self.after) > 1 and self.next[0].isupper() and self.after[1][0].isupper()

    @property
    def has_verb_before(self) -> bool:
        """Whether a finite verb in lower case stands before the gap, after the first word."""
        return any(self.is_finite(word) for word in self.before[1:])

    @property
    def has_base_verb_before(self) -> bool:
        """“Scientists find new frog”."""
        pairs = zip(self.before, self.before[1:], strict=False)
        return any(noun.endswith("s") and self.facts.resources.verbs.base(verb) for noun, verb in pairs)

    @cached_property
    def has_verb_after(self) -> bool:
        """Whether a finite verb in lower case stands after it."""
        return any(self.is_finite(word) for word in self.after[1:30])

    def is_finite(self, word: str) -> bool:
        """Whether a word is a finite verb in lower case."""
        return word.islower() and self.facts.resources.verbs.finite(word)

    @cached_property
    def is_dateline(self) -> bool:
        """Whether a dateline follows."""
        return _DATELINE.match(self.rest) is not None

    @property
    def is_title_case(self) -> bool:
        """Whether the longer words before the gap have capitals."""
        long = [word for word in self.before[1:] if len(word) > 3 and word[0].isalpha()]
        return bool(long) and all(word[0].isupper() for word in long)

    def _has_content(self, word: str) -> bool:
        small = word.lower() in self.starts or word.lower() in self.leaning
        return (len(word) > 3 and not small) or word[0].isdigit()


def _stem(word: str) -> str:
    """Enough of a word to know its forms by."""
    folded = re.sub(r"[’']s?\Z", "", word.lower())
    return re.sub(r"(?:ies|ing|ed|es|s|ment|al)\Z", "", folded)[:7] if len(folded) > 4 else folded
