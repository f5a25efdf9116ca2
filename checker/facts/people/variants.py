"""Pairs of spellings in a text that are one person, or one place, rather than two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.base.patterns import pattern
from checker.facts.people.forms import MEN, WOMEN, NameForm, find_forms
from checker.facts.people.kin import KIN
from checker.facts.people.spelling import (
    Rows,
    are_chinese,
    are_couple,
    bare,
    key_of,
    lost_accents,
    only_accents,
    shortened,
    sound_of,
    stems_of,
    unaccented,
)
from checker.words.resources import Resources
from checker.words.suggestions import distance

_SHORTEST, _LEAST_SLIP, _SAME_END = 5, 6, 2
# The text itself has both: “Kobane, or Kobani”, “Batrukh and Batrukha”.
_TOGETHER = pattern(
    r"[,;]? ?(?:and|or|und|y|e|i|/|\(|-|–|—|&|aka|also)? ?(?:known as |called |spell?ed |written )?[“\"‘']?"
)
_NEAR = 30
_PLACED = pattern(r"\b(?:in|near|at|outside|(?:town|village|city|port|district|region) of) \Z")
# A name that ends so is seldom the form that a list has.
_OBLIQUE = ("u", "ou", "om", "em", "ovi", "oi", "oy", "ej")
# Letters in which names of one family, or the cases of one name, differ.
_ENDINGS = frozenset("aeiouysz")
# Letters that are misheard, mistyped or transliterated for each other, at the end of a name too.
_CLOSE = tuple(
    map(
        frozenset,
        ("td", "kg", "ck", "cg", "bp", "sz", "vw", "fv", "mn", "iy", "ij", "jy", "ie", "ae", "ao", "ou", "eo"),
    )
)
_SHORT = 4
_TITLES = WOMEN | MEN | {"Dr", "Prof", "Professor"}


class Variant(NamedTuple):
    """Two spellings of one name: the more common one, the other, and whether they sound alike ("sound"), differ in the ending of a case ("ending") or by one letter ("slip"), or are given names in two languages ("given")."""

    common: NameForm
    rare: NameForm
    relation: str


class People(NamedTuple):
    """The spellings of names in a text, by name, and the pairs of them that are one name."""

    forms: Mapping[str, NameForm]
    variants: list[Variant]


def find_people(text: str, resources: Resources) -> People:
    """Find the spellings, and compare them with the tables of sounds and endings."""
    lexicon, offices = resources.lexicon, frozenset(resources.lines("offices"))

    def is_office(word: str) -> bool:
        return word.lower() in offices

    def is_common(word: str) -> bool:
        return lexicon.is_word(word.lower()) and not lexicon.is_name(word)

    forms = find_forms(text, is_office, is_common)
    spellings = Spellings(resources.rows("name_sounds"), resources.rows("name_endings"), lexicon.knows)
    variants = [*spellings.variants(text, forms), *_of_given_names(text, forms, resources.rows("given_names"))]
    unique = {variant.rare.name: variant for variant in reversed(variants)}
    return People(forms, sorted(unique.values(), key=lambda variant: variant.rare.first))


class Spellings:
    """Compares the spellings of names with the tables of sounds and endings."""

    def __init__(self, sounds: Rows, endings: Rows, is_known: Callable[[str], bool]) -> None:
        self._sounds, self._endings, self._is_known = sounds, endings, is_known
        self._company: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def variants(self, text: str, forms: Mapping[str, NameForm]) -> list[Variant]:
        """The pairs in order of the rarer form, each form with one that is at least as common. The rarer form is on no list."""
        found: dict[str, Variant] = {}
        related = KIN.search(text) is not None
        for relation, group in self._groups([form for form in forms.values() if len(bare(form.name)) >= _SHORT]):
            common, *others = sorted(
                group,
                key=lambda form: (
                    -form.count,
                    not self._is_known(form.name),
                    form.name.endswith(_OBLIQUE),
                    form.first,
                ),
            )
            for rare in others:
                if (
                    rare.name not in found
                    and self._are_one(common, rare, relation)
                    and not (related and are_couple(common.name, rare.name))
                    and not _stand_together(text, common, rare)
                    and not (relation in ("slip", "short") and _is_town(text, common, rare))
                ):
                    found[rare.name] = Variant(common, rare, relation)
        return sorted(found.values(), key=lambda variant: variant.rare.first)

    def _groups(self, forms: Sequence[NameForm]) -> Iterator[tuple[str, list[NameForm]]]:
        """The forms that share a key. Nearly all keys belong to one form, and groups of one would take most of the memory of a long text: the
        shared ones are found first, by their hashes."""
        seen: set[int] = set()
        shared: set[int] = set()
        for number in (hash(key) for form in forms for key in self._keys(form)):
            (shared if number in seen else seen).add(number)
        groups: dict[tuple[str, str], list[NameForm]] = defaultdict(list)
        for form in forms:
            for key in self._keys(form):
                if hash(key) in shared:
                    groups[key].append(form)
        return ((relation, group) for (relation, _), group in groups.items() if len(group) > 1)

    def _keys(self, form: NameForm) -> Iterator[tuple[str, str]]:
        """What a form has in common with those that may be the same name, each with its relation."""
        if len(bare(form.name)) < _SHORTEST:
            yield "short", sound_of(form.name, self._sounds)
            return
        for name in self._readings(form.name):
            yield "sound", key_of(name, self._sounds)
        for stem in set(stems_of(form.name, self._endings)):
            yield "ending", stem
        if len(form.name) >= _LEAST_SLIP:
            for rest in set(shortened(form.name)):
                yield "slip", rest

    def _readings(self, name: str) -> Iterator[str]:
        """The name, and what it is if its “J” is the French one, which English writes “Zh”, or its “gh” the Persian letter that others write “q”."""
        yield name
        if "gh" in name.lower() and not self._is_known(name):
            yield name.lower().replace("gh", "q")
        if name[0] == "J" and name[1] in "aeiou" and not self._is_known(name):
            yield f"Zh{name[1:]}"

    def _are_one(self, common: NameForm, rare: NameForm, relation: str) -> bool:
        one, other = common.name, rare.name
        if are_chinese(one, other) or self._are_two_people(common, rare):
            return False
        if only_accents(one, other):
            return lost_accents(one, other) and (common.is_family_name or rare.is_family_name)
        if relation == "short":
            known = self._is_known(one) or self._is_known(other)
            return not known and common.is_introduced and _is_named_after(common, rare)
        listed = self._is_known(other) and not (relation == "sound" and self._name_one_family(common, rare))
        if listed or relation == "slip":
            return not listed and self._is_slip(common, rare)
        if relation == "ending":
            # Given names have such endings for boys and girls.
            known = self._is_known(one) and not (self._share_company(common, rare) or common.titles & rare.titles)
            return not (known or common.after or rare.after)
        return not self._is_known(one) or self._is_certain(common, rare)

    def _name_one_family(self, common: NameForm, rare: NameForm) -> bool:
        """Whether two spellings of a given name stand before the same surname: “Mohammed Corvey”, “Mohamed Corvey”."""
        alike = sound_of(common.name, self._sounds) == sound_of(rare.name, self._sounds)
        return alike and not common.after.isdisjoint(rare.after) and not common.is_family_name

    def _is_certain(self, common: NameForm, rare: NameForm) -> bool:
        """Whether an unknown spelling is that of a known name: all vowels are alike, or the names beside it."""
        if self._share_company(common, rare) or (common.is_family_name and _is_named_after(common, rare)):
            return True
        alike = sound_of(common.name, self._sounds) == sound_of(rare.name, self._sounds)
        return alike and common.is_given_name == rare.is_given_name

    def _is_slip(self, common: NameForm, rare: NameForm) -> bool:
        one, other = bare(common.name), bare(rare.name)
        if distance(one, other) != 1:
            return False
        if one[-_SAME_END:] == other[-_SAME_END:]:
            known = self._is_known(common.name) and not (common.is_family_name and _is_named_after(common, rare))
            return not known or self._share_company(common, rare)
        return self._hold_one_office(common, rare) or self._is_close(common, rare)

    def _is_close(self, common: NameForm, rare: NameForm) -> bool:
        """Whether a surname without a given name has another letter at its end, one that is like the other: “Marold” for “Stipan Marolt”."""
        one, other = bare(common.name), bare(rare.name)
        if len(one) != len(other) or self._is_known(common.name) or not common.is_family_name:
            return False
        return _is_named_after(common, rare) and _differ_closely(one, other)

    def _hold_one_office(self, common: NameForm, rare: NameForm) -> bool:
        """Whether the names differ in a last letter that is no ending, and both stand behind the same office or given name."""
        ends = common.name[-1].lower(), rare.name[-1].lower()
        is_ending = len(common.name) != len(rare.name) or not _ENDINGS.isdisjoint(ends)
        same = (common.titles & rare.titles) - _TITLES
        return (
            not is_ending
            and (bool(same) or not common.before.isdisjoint(rare.before))
            and not self._is_known(common.name)
        )

    def _share_company(self, one: NameForm, other: NameForm) -> bool:
        """Whether the same name stands before both or after both."""
        return any(not ones.isdisjoint(others) for ones, others in self._beside(one, other))

    def _are_two_people(self, one: NameForm, other: NameForm) -> bool:
        """Whether other given names or surnames stand beside them, or one is a given name and the other a surname."""
        if any(ones and others and ones.isdisjoint(others) for ones, others in self._beside(one, other)):
            return True
        if are_couple(one.name, other.name) and (other.is_introduced or self._is_known(one.name)):
            return True
        if one.sexes and other.sexes and one.sexes.isdisjoint(other.sexes):
            return True
        return (one.is_given_name and other.is_family_name) or (other.is_given_name and one.is_family_name)

    def _beside(self, one: NameForm, other: NameForm) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
        """The keys of the names before both, and of those after both."""
        return zip(self._company_of(one), self._company_of(other), strict=True)

    def _company_of(self, form: NameForm) -> tuple[frozenset[str], frozenset[str]]:
        if form.name not in self._company:
            before, after = ({key_of(name, self._sounds) for name in names} for names in (form.before, form.after))
            self._company[form.name] = (frozenset(before), frozenset(after))
        return self._company[form.name]


def _of_given_names(text: str, forms: Mapping[str, NameForm], rows: Rows) -> Iterator[Variant]:
    """“Oleksandr Torvic” and “Alexander Torvic”: the table has both as one name, and one surname stands behind them."""
    row_of = _row_of(rows)
    groups: dict[int, list[NameForm]] = defaultdict(list)
    for form in forms.values():
        if form.after and (row := row_of.get(unaccented(form.name))) is not None:
            groups[row].append(form)
    for group in groups.values():
        common, *others = sorted(group, key=lambda form: (-form.count, form.first))
        for rare in others:
            one_family = not common.after.isdisjoint(rare.after)
            if one_family and not only_accents(common.name, rare.name) and not KIN.search(text):
                yield Variant(common, rare, "given")


@cache
def _row_of(rows: Rows) -> Mapping[str, int]:
    return {name: number for number, row in enumerate(rows) for name in row}


def _is_named_after(one: NameForm, other: NameForm) -> bool:
    """Whether a surname, one letter off, stands alone everywhere, and behind the place where the other one has a given name or a title."""
    first, last = bare(one.name), bare(other.name)
    alike = first[0] == last[0] and distance(first, last) == 1
    return alike and not other.is_introduced and one.first < other.first


def _differ_closely(one: str, other: str) -> bool:
    """Whether one letter differs, by a like one: two consonants, or two vowels before the last letter."""
    at = next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
    return {one[at], other[at]} in _CLOSE and not (at == len(one) - 1 and one[at] in "aeiou" and other[at] in "aeiou")


def _stand_together(text: str, one: NameForm, other: NameForm) -> bool:
    """Whether the two stand side by side in one place."""
    first, second = sorted((one.first, other.first))
    return second.start - first.end <= _NEAR and _TOGETHER.fullmatch(text, first.end, second.start) is not None


def _is_town(text: str, person: NameForm, other: NameForm) -> bool:
    """Whether a name like that of a person stands for a place: “in Torvad”."""
    return _is_placed(text, other) and not _is_placed(text, person)


def _is_placed(text: str, form: NameForm) -> bool:
    return any(_PLACED.search(text, max(0, start - _NEAR), start) for start in form.starts)
