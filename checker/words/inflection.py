"""How the forms of an English verb belong together: “go”, “goes”, “went”, “gone”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.words.lexicon import Lexicon
from checker.words.verbs import Rows, Verbs

_LONGEST_ENDING = 4
_THIRDS = {"be": "is", "do": "does", "go": "goes", "have": "has"}
_SIBILANTS = ("s", "x", "z", "ch", "sh", "o")


@dataclass(frozen=True)
class Inflection:
    """Leads from one form of a verb to another; ``irregular`` are rows of base, past and participle,
    ``doubling`` the verbs like “stop”. All words are lower case."""

    verbs: Verbs
    lexicon: Lexicon
    irregular: Rows
    doubling: frozenset[str]

    @cached_property
    def _irregular(self) -> Mapping[str, tuple[str, str]]:
        return {base: (past, participle) for base, past, participle in self.irregular}

    @cached_property
    def _bases(self) -> Mapping[str, frozenset[str]]:
        """The bases of each irregular form."""
        found: dict[str, frozenset[str]] = {}
        for base, *forms in self.irregular:
            for form in forms:
                found[form] = found.get(form, frozenset()) | {base}
        return found

    @cached_property
    def _pasts(self) -> frozenset[str]:
        return frozenset(past for past, _ in self._irregular.values())

    @cached_property
    def _participles(self) -> frozenset[str]:
        return frozenset(participle for _, participle in self._irregular.values())

    @cached_property
    def overregular(self) -> Mapping[str, tuple[str, str]]:
        """The past and the participle of each irregular verb, by what they would be with “-ed”: “falled”. What is a word, such as “hanged”, is left out."""
        return {
            form: forms
            for base, forms in self._irregular.items()
            for form in (*_past_forms(base), f"{base}{base[-1]}ed")
            if form not in self._bases and not self.lexicon.knows(form)
        }

    def past(self, base: str) -> str:
        """The past form; empty if it is unknown."""
        if base in self._irregular:
            return self._irregular[base][0]
        if base in self.doubling:
            return f"{base}{base[-1]}ed"
        return next((form for form in _past_forms(base) if self.verbs.finite(form)), "")

    def participle(self, base: str) -> str:
        """The form after “has”; empty if it is unknown."""
        return self._irregular[base][1] if base in self._irregular else self.past(base)

    def third(self, base: str) -> str:
        """The form after “she”; empty if it is unknown."""
        if base in _THIRDS:
            return _THIRDS[base]
        forms = _third_forms(base)
        return next((form for form in forms if self.verbs.finite(form) or base in self.doubling), "")

    def gerund(self, base: str) -> str:
        """The form in “-ing”."""
        if base in self.doubling or (base in self._irregular and self.lexicon.knows(f"{base}{base[-1]}ing")):
            return f"{base}{base[-1]}ing"
        if base.endswith("ie"):
            return f"{base[:-2]}ying"
        if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
            return f"{base[:-1]}ing"
        return f"{base}ing"

    def base(self, form: str) -> str:
        """The base of another form, the most frequent one if there are several; empty if there is none."""
        found = set(self._bases.get(form, ()))
        for stem in _stems(form):
            if self._is_base(stem) and form in (self.past(stem), self.third(stem)):
                found.add(stem)
        return min(found, key=self.lexicon.rank, default="")

    def _is_base(self, word: str) -> bool:
        return word in self.doubling or word in self._irregular or self.verbs.base(word)

    def is_past_alone(self, form: str) -> bool:
        """Whether it is a past form and no other form of a verb: “went”, not “said”."""
        return (
            form in self._pasts
            and form not in self._participles
            and not form.endswith("ed")
            and not self._is_base(form)
        )

    def is_participle_alone(self, form: str) -> bool:
        """Whether it is a participle and no other form of a verb: “gone”, not “said”."""
        return form in self._participles and form not in self._pasts and not self._is_base(form)

    def is_past_and_participle(self, form: str) -> bool:
        """Whether it is both, and no base: “said”, “confirmed”."""
        base = self.base(form)
        return bool(base) and not self._is_base(form) and form == self.past(base) == self.participle(base)


def _past_forms(base: str) -> Iterator[str]:
    if base.endswith("y"):
        yield f"{base[:-1]}ied"
    yield f"{base}d" if base.endswith("e") else f"{base}ed"


def _third_forms(base: str) -> Iterator[str]:
    if base.endswith("y"):
        yield f"{base[:-1]}ies"
    yield f"{base}es" if base.endswith(_SIBILANTS) else f"{base}s"


def _stems(form: str) -> Iterator[str]:
    """What is left without an ending, with the letter that it may have doubled or the “y” that it may have replaced."""
    if not form.endswith(("ed", "s")):
        return
    for length in range(1, min(_LONGEST_ENDING, len(form))):
        yield form[:-length]
        yield f"{form[:-length]}y"
