"""Who says a quotation, and with which verb."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.speech.attributions import Attribution
from checker.facts.text.spans import starting_in
from checker.model.span import Span

_GAP = pattern(r",? {1,2}")
SENTENCE_END = pattern(r"(?<![A-Z])[.!?][’”\"')]{0,2}\s+(?=[A-ZÀ-Þ“‘\"])")
_BEFORE, _BEHIND = 160, 4
_INVERTED = frozenset({"said", "says", "added", "explained", "noted"})
_INVERTED_NAME = pattern(
    r"(?P<verb>[a-z]{3,14}) (?P<name>(?:the |an? |its |his |her )?(?:[a-z][\w-]{1,20} ){0,3}[A-ZÀ-Þ][\w’'-]{1,25}(?: [A-ZÀ-Þ][\w’'-]{1,25}){0,2})"
)
_LONGEST = 120
# What stands behind these is spoken to: “told the court”.
_ADDRESSED = frozenset({"told", "tells", "informed", "informs", "warned", "warns"})
_WORD = pattern(r"\b[a-z]{3,14}\b")
_SUBJECT = pattern(
    r"(?P<who>\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Aa]n?|[Aa]nother|[Oo]ne) [\w’'-]{2,25}(?: [\w’'-]{2,25})?|[A-ZÀ-Þ][\w’'-]{1,25}(?: [A-ZÀ-Þ][\w’'-]{1,25}){0,2})"
    r"(?:, [^.,;:“”\"\n]{3,60},| [–—-] [^.;:“”\"\n]{3,60} [–—-])? (?:(?:has|had|also|then|later) )?\Z"
)
_PLURAL = pattern(r"(?P<who>\b(?:(?:[Tt]he|[A-ZÀ-Þ][\w’'-]{1,20}|[a-z]{3,14}) )?[A-Za-zÀ-ÿ]{2,20}s|\b[Tt]hey) \Z")
_PHRASE = pattern(
    r"(?:[Tt]he |[Aa]n? |[Hh]is |[Hh]er |[Tt]heir |[A-ZÀ-Þ]|they |[a-z]{3,14}s |[a-z-]{3,14} [A-ZÀ-Þ])[\w’' -]{2,90}"
)
_ANY_WORD = pattern(r"[\w’'-]{1,30}")
_LINKS = frozenset(
    {"that", "which", "who", "when", "and", "but", "as", "because", "is", "was", "were", "are", "he", "she", "it"}
)
_APPOSED = pattern(
    r"(?P<name>[A-ZÀ-Þ][\w.’'-]{1,25}(?: [A-ZÀ-Þ][\w.’'-]{1,25}){0,3}), [^.;:“”\"\n]{2,80}?, (?:(?:has|had|also|then|later) )?(?P<verb>[a-z]{3,12})\b"
)


class Sources(NamedTuple):
    """What names a speaker: the attributions of the text, the one at an offset, and the verbs of saying, with their base forms for plurals."""

    attributions: Sequence[Attribution]
    speaker_at: Callable[[int], Span | None]
    verbs: frozenset[str]
    bases: frozenset[str]


class Speaker(NamedTuple):
    """A speaker as the text puts it, its place, and the verb."""

    words: str
    span: Span
    verb: str


class Speakers:
    """Finds who says a quotation: behind it, before it, or between its parts."""

    def __init__(self, text: str, sources: Sources) -> None:
        self._text = text
        self._attributions, self._speaker_at, self._verbs, self._bases = sources

    def speaker(self, quoted: Span, floor: int) -> Speaker | None:
        """The speaker behind or before a quotation; ``floor`` is the end of the quotation before it."""
        return self._behind(quoted.end) or self._before(quoted.start, floor)

    def _behind(self, end: int) -> Speaker | None:
        gap = _GAP.match(self._text, end)
        if gap is None:
            return None
        # “It works.” He said so again: another sentence.
        if self._text[end - 2 : end - 1] == "." and self._text[gap.end() : gap.end() + 1].isupper():
            return None
        close = starting_in(self._attributions, gap.end(), gap.end() + _BEHIND)
        spoken = self._speaker_at(gap.end())
        if close and (spoken is None or self._text.startswith(close[0].verb, close[0].span.start)):
            return self._of(close[0])
        if spoken is not None:
            return self._split(spoken)
        return self._inverted(gap.end()) or self._apposed(gap.end()) or self._at_length(gap.end())

    def _inverted(self, at: int) -> Speaker | None:
        """“…,” said spokeswoman Christine Baker; “…,” say the Tories."""
        match = _INVERTED_NAME.match(self._text, at)
        if match is None or match["verb"] not in self._verbs | self._bases:
            return None
        return Speaker(match["name"], Span(*match.span("name")), match["verb"])

    def _apposed(self, at: int) -> Speaker | None:
        """“…,” Anna Kovac, the mayor of Lowick, said."""
        match = _APPOSED.match(self._text, at)
        if match is None or match["verb"] not in self._verbs:
            return None
        return Speaker(match["name"], Span(*match.span("name")), match["verb"])

    def _at_length(self, at: int) -> Speaker | None:
        """“…,” the head of the fire service in Lowick told the court; “…,” officials say."""
        phrase = _PHRASE.match(self._text, at)
        words = list(_ANY_WORD.finditer(phrase[0])) if phrase else []
        for index, word in enumerate(words):
            plural = index > 0 and words[index - 1][0].endswith("s") and word[0] in self._bases
            if word[0] in _LINKS:
                return None
            if index > 0 and (word[0] in self._verbs or plural):
                end = at + words[index - 1].end()
                return Speaker(self._text[at:end], Span(at, end), word[0])
        return None

    def _before(self, start: int, floor: int) -> Speaker | None:
        begin = max(floor, start - _BEFORE)
        near = starting_in(self._attributions, begin, start)
        for one in reversed(near):
            between = self._text[one.span.end : start]
            if "\n" in between or SENTENCE_END.search(self._text, one.span.end, start + 1):
                return None
            if one.span.end <= start:
                direct = self._text.startswith(one.speaker, one.span.start) or (
                    one.speaker[0].isupper() and one.verb not in _ADDRESSED
                )
                return self._of(one) if direct else self._subject(one)
        return self._described(begin, start)

    def _described(self, begin: int, start: int) -> Speaker | None:
        """“The mayor told reporters: “…””: the last verb of saying in the sentence, with its subject."""
        sentence = max((match.end() for match in SENTENCE_END.finditer(self._text, begin, start)), default=begin)
        sentence = max(sentence, self._text.rfind("\n", begin, start) + 1)
        for match in reversed(list(_WORD.finditer(self._text, sentence, start))):
            if match[0] in self._bases:
                plural = _PLURAL.search(self._text, max(sentence, match.start() - _LONGEST), match.start())
                if plural is not None:
                    return Speaker(plural["who"], Span(*plural.span("who")), match[0])
            if match[0] in self._verbs:
                subject = _SUBJECT.search(self._text, max(sentence, match.start() - _LONGEST), match.start())
                return Speaker(subject["who"], Span(*subject.span("who")), match[0]) if subject else None
        return None

    def _subject(self, one: Attribution) -> Speaker | None:
        """Who stands before the verb in “The president joked the press would …”, where what follows it is no speaker."""
        if one.verb.lower() == "according to":
            return self._of(one)
        match = _SUBJECT.search(self._text, max(0, one.span.start - _LONGEST), one.span.start)
        return Speaker(match["who"], Span(*match.span("who")), one.verb) if match else None

    def _of(self, one: Attribution) -> Speaker:
        at = self._text.find(one.speaker, one.span.start, one.span.end)
        return Speaker(one.speaker, Span(at, at + len(one.speaker)), one.verb.lower())

    def _split(self, spoken: Span) -> Speaker:
        """A span of speaker and verb as both: the verb stands last, or first if it begins in lower case without an article."""
        words = spoken.text(self._text)
        last = words.rpartition(" ")
        first = words.partition(" ")
        if first[0] in _INVERTED:
            name = first[2].rstrip(".")
            return Speaker(
                name, Span(spoken.start + len(first[0]) + 1, spoken.start + len(first[0]) + 1 + len(name)), first[0]
            )
        return Speaker(last[0], Span(spoken.start, spoken.end - len(last[2]) - 1), last[2])
