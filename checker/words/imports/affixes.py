"""The rules of a Hunspell ``.aff`` file: which forms a stem has (hunspell(5))."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model.errors import UsageError

_SINGLE = {"FORBIDDENWORD": "forbidden", "KEEPCASE": "keep_case", "NEEDAFFIX": "needs_affix", "PSEUDOROOT": "needs_affix", "ONLYINCOMPOUND": "only_compound", "CIRCUMFIX": "circumfix"}  # fmt: skip
_COMPOUNDS = ("COMPOUNDFLAG", "COMPOUNDRULE", "COMPOUNDBEGIN", "COMPOUNDEND", "COMPOUNDMIDDLE")
_WHY = "made of several words by rules of their own: only listed ones are accepted"


class Affix(NamedTuple):
    """What is put to a stem, and what is taken off before. ``crosses``: goes with an affix at the other end."""

    added: str
    taken: str
    fits: re.Pattern[str]
    crosses: bool
    flags: frozenset[str]


@dataclass
class Affixes:
    """Prefixes and suffixes by flag, and the flags that say how a stem is to be taken."""

    prefixes: dict[str, list[Affix]] = field(default_factory=dict)
    suffixes: dict[str, list[Affix]] = field(default_factory=dict)
    style: str = "short"
    aliases: list[str] = field(default_factory=list)
    forbidden: str = ""
    keep_case: str = ""
    needs_affix: str = ""
    only_compound: str = ""
    circumfix: str = ""
    left_out: list[tuple[str, str]] = field(default_factory=list)
    _crossing: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str, path: str) -> Affixes:
        """The rules of a file's text. Raises UsageError with path and line."""
        made = cls()
        for number, line in enumerate(text.splitlines(), 1):
            words = line.split()
            if not words or words[0].startswith("#"):
                continue
            try:
                made._take(words)
            except (IndexError, re.error) as error:
                raise UsageError(f"{path}:{number}: not to be read as a rule of affixes: {line.strip()}") from error
        return made

    def _take(self, words: Sequence[str]) -> None:
        name = words[0]
        if name == "FLAG":
            self.style = words[1]
        elif name == "AF" and len(words) > 1:
            # The first line of the table tells how many follow; alias 1 is the first of those.
            self.aliases.append(words[1])
        elif name in _SINGLE:
            setattr(self, _SINGLE[name], words[1])
        elif name in ("PFX", "SFX"):
            self._take_affix(self.prefixes if name == "PFX" else self.suffixes, words, end=name == "SFX")
        elif name in _COMPOUNDS and ("compounds", _WHY) not in self.left_out:
            self.left_out.append(("compounds", _WHY))

    def _take_affix(self, table: dict[str, list[Affix]], words: Sequence[str], *, end: bool) -> None:
        flag = words[1]
        if flag not in table:
            # The head of a group: whether it crosses, and how many rules follow.
            table[flag] = []
            self._crossing[flag] = words[2] == "Y"
            return
        taken = "" if words[2] == "0" else words[2]
        added, _, flags = words[3].partition("/")
        condition = words[4] if len(words) > 4 and ":" not in words[4] else "."
        table[flag].append(
            Affix(
                "" if added == "0" else added,
                taken,
                _condition(condition, end=end),
                self._crossing[flag],
                self.flags(flags),
            )
        )

    def flags(self, written: str) -> frozenset[str]:
        """The flags behind a word, by the file's style and aliases."""
        if self.aliases and written.isdigit() and int(written) < len(self.aliases):
            written = self.aliases[int(written)]
        if self.style == "long":
            return frozenset(re.findall("..", written, re.DOTALL))
        if self.style == "num":
            return frozenset(part for part in written.split(",") if part)
        return frozenset(written)

    def forms(self, stem: str, flags: frozenset[str]) -> Iterator[str]:
        """All forms of a stem with its flags, itself where it may stand alone."""
        if not self._has(flags, self.only_compound, self.needs_affix):
            yield stem
        if self._has(flags, self.only_compound):
            return
        ended = [
            (form, affix) for form, affix in self._ended(stem, flags) if not self._has(affix.flags, self.only_compound)
        ]
        for form, affix in ended:
            if not self._has(affix.flags, self.needs_affix, self.circumfix):
                yield form
        for flag in sorted(flags):
            for prefix in self.prefixes.get(flag, ()):
                if not self._has(prefix.flags, self.only_compound):
                    yield from self._prefixed(stem, prefix, ended)

    @staticmethod
    def _has(flags: frozenset[str], *special: str) -> bool:
        """Whether one of some special flags is among the flags; "" is one that the file doesn't use."""
        return any(flag and flag in flags for flag in special)

    def _ended(self, stem: str, flags: frozenset[str]) -> Iterator[tuple[str, Affix]]:
        """With one suffix, or a second that the first allows."""
        for flag in sorted(flags):
            for affix in self.suffixes.get(flag, ()):
                form = _suffixed(stem, affix)
                if form is None:
                    continue
                yield form, affix
                for second in sorted(affix.flags):
                    for further in self.suffixes.get(second, ()):
                        longer = _suffixed(form, further)
                        if longer is not None:
                            yield longer, further._replace(crosses=affix.crosses and further.crosses)

    def _prefixed(self, stem: str, prefix: Affix, ended: Sequence[tuple[str, Affix]]) -> Iterator[str]:
        if not stem.startswith(prefix.taken) or not prefix.fits.match(stem):
            return
        round_both = self._has(prefix.flags, self.circumfix)
        if not round_both and not self._has(prefix.flags, self.needs_affix):
            yield prefix.added + stem[len(prefix.taken) :]
        for form, suffix in ended if prefix.crosses else ():
            if (
                suffix.crosses
                and self._has(suffix.flags, self.circumfix) == round_both
                and form.startswith(prefix.taken)
            ):
                yield prefix.added + form[len(prefix.taken) :]


def _suffixed(stem: str, affix: Affix) -> str | None:
    if not stem.endswith(affix.taken) or not affix.fits.search(stem):
        return None
    return stem[: len(stem) - len(affix.taken)] + affix.added


def _condition(written: str, *, end: bool) -> re.Pattern[str]:
    """What a stem must look like at the end that changes: characters, “.” for any, and classes in brackets without ranges."""
    parts = re.findall(r"\[\^?[^\]]*\]|.", written)
    source = "".join(_one(part) for part in parts)
    return re.compile(rf"{source}\Z" if end else source)


def _one(part: str) -> str:
    if part == ".":
        return "."
    if len(part) == 1:
        return re.escape(part)
    negated = part[1] == "^"
    return f"[{'^' if negated else ''}{re.escape(part[1 + negated : -1])}]"
