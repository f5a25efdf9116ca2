"""Forms of English verbs, and which verbs take a particle (“check in”, “sign on”), from tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from checker.base.data_files import DATA

_TABLE = DATA / "verb_forms.tsv"
_AUXILIARIES = "is are was were am has have had do does did can cannot could will would shall should may might must"
_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))  # fmt: skip
_LEAST_STEM = 2

Rows = tuple[tuple[str, ...], ...]


class Verbs:
    """Looks up the verb form of a word. All words are lower case."""

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._forms = forms

    @classmethod
    def load(cls) -> Verbs:
        """The shipped table."""
        lines = _TABLE.read_text(encoding="utf-8").split("\n")[1:]
        return cls(dict(line.split("\t") for line in lines if line))

    @cached_property
    def _base(self) -> frozenset[str]:
        return frozenset(self._forms["base"].split())

    @cached_property
    def _finite(self) -> frozenset[str]:
        return frozenset(f"{self._forms['third']} {self._forms['past']} {_AUXILIARIES}".split())

    @cached_property
    def _only(self) -> frozenset[str]:
        return frozenset(self._forms["only"].split())

    def base(self, word: str) -> bool:
        """Whether it is a base form ("say")."""
        return word in self._base

    def finite(self, word: str) -> bool:
        """Whether it is a finite form: third person, past, or an auxiliary."""
        return word in self._finite

    def only_verb(self, word: str) -> bool:
        """Whether a third person can't be a plural noun ("describes", not "plans")."""
        return word in self._only


class PhrasalVerbs:
    """Looks up whether a verb takes a particle. All words are lower case."""

    def __init__(self, rows: Rows, irregular: Rows) -> None:
        self._verbs: Mapping[str, frozenset[str]] = {row[0]: frozenset(row[1].split()) for row in rows}
        self._bases = {form: row[0] for row in irregular for form in row[1:]}
        self._with_object = {row[0]: frozenset(row[2].split()) for row in rows}
        self._active = {row[0]: frozenset(row[3].split()) for row in rows}

    def lacks_object(self, form: str, particle: str, *, passive: bool) -> bool:
        """Whether the verb can't stand like this with a particle and nothing else: “it turned in”, “it was held on”."""
        verbs = (self._active if passive else self._with_object).get(particle, frozenset())
        return any(base in verbs for base in self._bases_of(form))

    def take(self, form: str, particle: str) -> bool:
        """Whether ``form`` is a form of a verb that takes ``particle``."""
        verbs = self._verbs.get(particle, frozenset())
        return any(base in verbs for base in self._bases_of(form))

    def taken_by(self, forms: Sequence[str], particle: str) -> bool:
        """Whether one of the forms does."""
        return any(self.take(form, particle) for form in forms)

    def _bases_of(self, form: str) -> Iterator[str]:
        yield form
        if form in self._bases:
            yield self._bases[form]
        for ending, instead in _ENDINGS:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) >= _LEAST_STEM:
                yield stem + instead
                if stem[-1] == stem[-2]:
                    yield stem[:-1]


@cache
def phrasal_verbs(rows: Rows, irregular: Rows) -> PhrasalVerbs:
    """The table for these rows, made once."""
    return PhrasalVerbs(rows, irregular)
