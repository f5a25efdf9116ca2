"""Verbs that take a particle: "check in", "sign on"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

_ENDINGS = (("ies", "y"), ("ied", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))  # fmt: skip
_LEAST_STEM = 2

Rows = tuple[tuple[str, ...], ...]


class PhrasalVerbs:
    """Looks up whether a form of a verb takes a particle. All words are lower case."""

    def __init__(self, rows: Rows, irregular: Rows) -> None:
        self._verbs: Mapping[str, frozenset[str]] = {row[0]: frozenset(row[1].split()) for row in rows}
        self._bases = {form: row[0] for row in irregular for form in row[1:]}

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
    """The table of some rows, made once."""
    return PhrasalVerbs(rows, irregular)
