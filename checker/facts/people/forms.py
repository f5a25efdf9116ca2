"""The spellings of names in a text, each with the names and titles beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

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


@dataclass
class NameForm:
    """A spelling of a name. ``before`` and ``after`` are the names beside it, ``titles`` what stands before it."""

    name: str
    places: list[Span] = field(default_factory=list)
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.places)

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


def find_forms(text: str, is_office: Says, is_common: Says) -> Mapping[str, NameForm]:
    """Find the spellings by name. ``is_common`` says of a capitalised word that it is no name, but may open a sentence."""
    forms: dict[str, NameForm] = {}
    last, title, end = None, "", -1
    for match in _NAME.finditer(text):
        word, start = match[0], match.start()
        form = None
        is_title = _TITLE.match(word) is not None or is_office(word)
        if not is_title and not is_common(word):
            form = forms.setdefault(word, NameForm(word))
            form.places.append(Span(start, match.end()))
            if end >= 0 and _is_beside(text, end, start, title):
                _introduce(form, last, title)
        last, title, end = form, word if is_title else "", match.end()
    return forms


def _introduce(form: NameForm, last: NameForm | None, title: str) -> None:
    if title:
        form.titles.add(title)
    elif last is not None:
        form.before.add(last.name)
        last.after.add(form.name)


def _is_beside(text: str, end: int, start: int, title: str) -> bool:
    if start - end > _WIDEST:
        return False
    joint = _JOINT.fullmatch(text, end, start)
    return joint is not None or (bool(title) and _TITLE_DOT.fullmatch(text, end, start) is not None)
