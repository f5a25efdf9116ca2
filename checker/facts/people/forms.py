"""The spellings of names in a text, each with the names and titles beside it."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from checker.base.patterns import pattern
from checker.facts.names import TITLE
from checker.model.span import Span

_NAME = pattern(r"(?<![\w’'#@./&-])(?:[AEae]l-)?[A-ZÀ-ž][a-zß-ž]{1,24}(?:-[A-ZÀ-ž][a-zß-ž]{1,24})?(?![\w@])")
# What stands between the parts of a name: initials and particles.
_JOINT = pattern(r" (?:[A-Z]\. ?){0,2}(?:(?:de|da|di|dos|van|von|der|bin|el|al|la) ){0,2}")
_WIDEST = 12
_TITLE = pattern(rf"(?:{TITLE}|Madame|Madam|Miss|Lady)\Z")
_TITLE_DOT = pattern(r"\.? ")
# Titles of women and of men.
WOMEN = frozenset({"Mrs", "Ms", "Miss", "Madame", "Madam", "Lady", "Queen", "Princess"})
MEN = frozenset({"Mr", "Sir", "Lord", "King", "Prince", "Pope"})


@dataclass(frozen=True, slots=True)
class NameForm:
    """A spelling of a name. ``starts`` are its offsets, ``before`` and ``after`` the names beside it, ``titles`` what stands before it."""

    name: str
    starts: Sequence[int]
    before: frozenset[str]
    after: frozenset[str]
    titles: frozenset[str]

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.starts)

    @property
    def first(self) -> Span:
        """Where it occurs first."""
        return Span(self.starts[0], self.starts[0] + len(self.name))

    @property
    def places(self) -> list[Span]:
        """Where it occurs, in order."""
        return [Span(start, start + len(self.name)) for start in self.starts]

    @property
    def is_introduced(self) -> bool:
        """Whether a title or another name stands beside it: a surname that never has one is of somebody named before."""
        return bool(self.titles or self.before or self.after)

    @property
    def is_family_name(self) -> bool:
        """Whether it follows titles or given names, and no name follows it."""
        return bool(self.titles or self.before) and not self.after

    @property
    def is_given_name(self) -> bool:
        """Whether names follow it, and none comes before it."""
        return bool(self.after) and not (self.titles or self.before)

    @property
    def sexes(self) -> frozenset[str]:
        """Whether titles say that it is a woman, a man, or both."""
        found = ("woman" if title in WOMEN else "man" if title in MEN else "" for title in self.titles)
        return frozenset(filter(None, found))


Says = Callable[[str], bool]


class _Found:
    """Gathers the spellings of a text. Most have nothing beside them, and empty sets would take more memory than all else."""

    def __init__(self) -> None:
        self._starts: dict[str, array[int]] = {}
        self._before: dict[str, set[str]] = defaultdict(set)
        self._after: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str, start: int) -> None:
        """A place of a name."""
        self._starts.setdefault(name, array("I")).append(start)

    def introduce(self, name: str, last: str, title: str) -> None:
        """What stands before a name: a title, or the ``last`` name; either may be ""."""
        if title:
            self._titles[name].add(title)
        elif last:
            self._before[name].add(last)
            self._after[last].add(name)

    def forms(self) -> dict[str, NameForm]:
        """The spellings by name, in the order of their first places."""
        return {
            name: NameForm(
                name, starts, *(frozenset(found.get(name, ())) for found in (self._before, self._after, self._titles))
            )
            for name, starts in self._starts.items()
        }


def find_forms(text: str, is_office: Says, is_common: Says) -> Mapping[str, NameForm]:
    """Find the spellings by name. ``is_common`` says of a capitalised word that it is no name, but may open a sentence."""
    found = _Found()
    last, title, end = "", "", -1
    for match in _NAME.finditer(text):
        word, start = match[0], match.start()
        is_title = _TITLE.match(word) is not None or is_office(word)
        is_name = not is_title and not is_common(word)
        if is_name:
            found.add(word, start)
            if end >= 0 and _is_beside(text, end, start, title):
                found.introduce(word, last, title)
        last, title, end = word if is_name else "", word if is_title else "", match.end()
    return found.forms()


def _is_beside(text: str, end: int, start: int, title: str) -> bool:
    if start - end > _WIDEST:
        return False
    joint = _JOINT.fullmatch(text, end, start)
    return joint is not None or (bool(title) and _TITLE_DOT.fullmatch(text, end, start) is not None)
