"""Where people are named: capitalised runs that something beside them shows to be a person."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.base.patterns import pattern
from checker.facts.names import NameMention, find_names
from checker.facts.people.evidence import Mention, NameReader
from checker.facts.text.spans import SpanSet, merged
from checker.model.span import Span
from checker.words.resources import Resources

_CAPITALISED = pattern(r"(?<![\w’'-])[A-ZÀ-Þ][\w’'-]{1,24}(?![\w-])")
_HE = pattern(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|him)\b")
_NICKNAME = pattern(r" [“\"‘'][A-ZÀ-Þ][\w-]{1,20}[”\"’'] (?P<surname>[A-ZÀ-Þ][\w-]{1,24})")
_MORE = pattern(r" (?P<surname>[A-ZÀ-Þ][\w’'-]{1,24}(?: [A-ZÀ-Þ][\w’'-]{1,24})?)")
_MOST_WORDS = 3
_NEAR, _MOST, _OFTEN = 160, 8, 3


def find_mentions(text: str, resources: Resources) -> list[Mention]:
    """The places where people are named, in order: with given names or a title, or a surname that the text has with them."""
    reader = NameReader(text, resources)
    runs = [_with_nickname(text, run) for name in _whole(text) if (run := reader.trimmed(name)) is not None]
    alone = _Alone(text, [run.span for run in runs])
    read = [(run, reader.mention(run)) for run in runs]
    known = {run.surname for run, (_, is_person) in read if is_person or _recurs(text, run, alone, reader)}
    known.update(list(_beside_person(text, runs, known)))
    full = [mention for run, (mention, _) in read if run.surname in known]
    again = (
        reader.mention(NameMention(span, "", "", surname))[0] for surname in known for span in alone.places(surname)
    )
    return sorted([*full, *again])


def _whole(text: str) -> Iterator[NameMention]:
    """The runs of capitalised words, those joined that are cut after four words: “Lowick Deputy Health Minister | Kovac”."""
    end = -1
    for name in find_names(text):
        if name.span.start < end:
            continue
        more = _MORE.match(text, name.span.end) if name.span.text(text).count(" ") >= _MOST_WORDS else None
        end = more.end() if more else name.span.end
        surname = more["surname"] if more else name.surname
        given = f"{name.given} {name.surname}" if more else name.given
        yield NameMention(Span(name.span.start, end), name.title, given, surname)


def _with_nickname(text: str, name: NameMention) -> NameMention:
    """“Anna “Star” Kovac”: what comes before the nickname are given names."""
    match = _NICKNAME.match(text, name.span.end)
    if match is None:
        return name
    return NameMention(Span(name.span.start, match.end()), name.title, f"{name.given} {name.surname}", match["surname"])


class _Alone:
    """Where a capitalised word stands outside of the runs of names."""

    def __init__(self, text: str, taken: Sequence[Span]) -> None:
        self._starts: dict[str, array[int]] = {}
        within = SpanSet(merged(taken))
        for match in _CAPITALISED.finditer(text):
            word = match[0].removesuffix("’s").removesuffix("'s")
            span = Span(match.start(), match.start() + len(word))
            if not within.touching(span):
                self._starts.setdefault(word, array("I")).append(span.start)

    def count(self, word: str) -> int:
        """How often the word stands alone."""
        return len(self._starts.get(word, ()))

    def places(self, word: str, most: int | None = None) -> Sequence[Span]:
        """The first places of the word, in order; without ``most``, all."""
        return [Span(start, start + len(word)) for start in self._starts.get(word, array("I"))[:most]]


def _recurs(text: str, name: NameMention, alone: _Alone, reader: NameReader) -> bool:
    """Whether the surname is used alone later on, and “he” or “she” comes soon after the name; more often if it is a common word, too."""
    least = 1 if reader.is_surname(name.span.end) else _OFTEN
    if not name.given or alone.count(name.surname) < least:
        return False
    # A name that a text repeats thousands of times is asked about each time.
    places = alone.places(name.surname, _MOST)
    ends = (name.span.end, *(place.end for place in places))
    if any(_HE.search(text, end, end + _NEAR) for end in ends):
        return True
    return any(reader.mention(NameMention(place, "", "", name.surname))[1] for place in places)


def _beside_person(text: str, runs: Sequence[NameMention], known: set[str]) -> Iterator[str]:
    """The surnames of “Peter Arden and Anna Kovac”, if one of them is known."""
    for one, other in pairwise(runs):
        joined = text[one.span.end : other.span.start] == " and " and one.given and other.given
        if joined and (one.surname in known) != (other.surname in known):
            yield one.surname if other.surname in known else other.surname
