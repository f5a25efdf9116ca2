"""Directives in comments: ``checker: ignore[figures/lost-magnitude, STR104] as the minutes have it (until 2027-01-31)``.

``ignore`` is for its line, or for the next block where it stands alone; ``disable`` … ``enable`` for what lies between; ``file-ignore`` for all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from checker.base.did_you_mean import hint
from checker.base.patterns import pattern
from checker.model.document import Comment
from checker.model.errors import UsageError
from checker.model.settings import Settings, is_day
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import of_backend, select

VERBS = ("ignore", "disable", "enable", "file-ignore")
_PREFIX = "checker:"
_DIRECTIVE = pattern(r"checker:\s*(?P<verb>[\w-]*)\s*(?:\[(?P<rules>[^\[\]]*)\])?(?P<reason>.*)", re.DOTALL)
# Readers may leave the marks of their format on.
_MARKS = pattern(r"\A(?:<!--|//|/\*|\.\.|[%#]{1,9}) ?| ?(?:-->|\*/)\Z")
_UNTIL = pattern(r"\(until ([^()]{0,40})\)\Z")
_MEANT_UNTIL = pattern(r"(?i)\b(?:until|till|expires(?: on)?|by):? (\d{4}-\d\d-\d\d)\b")


def is_over(until: str, date: str) -> bool:
    """Whether a last day lies before a date (both ISO). Without a date, or without a last day, it doesn't."""
    return bool(until and date) and until < date


class Policy(NamedTuple):
    """Which findings may be suppressed: the rules, those that ran, the run's ``date`` (ISO, or empty), and the gated rules.

    Of another program whose rules all ran as the table has them, ``ran`` has the family.
    """

    catalogue: Catalogue
    ran: frozenset[str]
    date: str = ""
    gate: frozenset[str] = frozenset()

    @classmethod
    def of(cls, catalogue: Catalogue, settings: Settings) -> Policy:
        """The policy of a run."""
        rules = select(catalogue, settings.select, settings.ignore, preview=settings.preview)
        ran = frozenset(rule.name for rule in rules).union(_whole_backends(settings))
        return cls(catalogue, ran, settings.date, frozenset(settings.gate))

    def without(self, failed: Iterable[str]) -> Policy:
        """The same without rules that failed: nobody knows whether their suppressions are unused."""
        return self._replace(ran=self.ran.difference(failed))

    @property
    def whole(self) -> bool:
        """Whether all stable rules ran."""
        return all(rule.name in self.ran for rule in self.catalogue if rule.status == "stable")


def _whole_backends(settings: Settings) -> tuple[str, ...]:
    """The backends that ran with all of their rules."""
    limited = {of_backend(selector) or selector.upper() for selector in settings.ignore}
    if settings.select or "ALL" in limited:
        return ()
    return tuple(name for name in settings.backends if name not in limited)


@dataclass(eq=False)
class Directive:
    """A valid directive. ``selectors`` are the rules of each of its selectors, ``shown`` is how notes quote it."""

    verb: str
    selectors: tuple[frozenset[str], ...]
    reason: str
    until: str
    comment: Comment
    shown: str
    problems: list[str] = field(default_factory=list)

    @property
    def rules(self) -> frozenset[str]:
        """All rules that it names."""
        return frozenset().union(*self.selectors)


def directive_of(comment: Comment, policy: Policy) -> Directive | None:
    """The directive in a comment; None if there is none. Raises UsageError for an invalid one, with the reason."""
    text = _MARKS.sub("", " ".join(comment.text.split()))
    if not text.startswith(_PREFIX):
        return None
    found = _DIRECTIVE.match(text)
    assert found is not None  # noqa: S101 - every part but the prefix may be missing
    verb, names = found["verb"], [name.strip() for name in (found["rules"] or "").split(",") if name.strip()]
    _check_verb(verb)
    if not names:
        raise UsageError(f"“{verb}” names no rules; write {verb}[figures/lost-magnitude] followed by the reason")
    reason, until = _reason(found["reason"])
    shown = f"{verb}[{', '.join(names)}]"
    if until and not is_day(until):
        raise UsageError(f"{shown}: “until {until}” is not a valid date (use YYYY-MM-DD)")
    if not reason and verb != "enable":
        raise UsageError(f"{shown} has no reason; add it after the bracket")
    selectors = tuple(_rules(name, policy.catalogue) for name in names)
    directive = Directive(verb, selectors, reason, until, comment, shown)
    if not until and (meant := _MEANT_UNTIL.search(reason)):
        directive.problems.append(f"never expires; to set an expiry date, end it with “(until {meant[1]})”")
    return _allowed(directive, policy.gate)


def _check_verb(verb: str) -> None:
    if verb not in VERBS:
        otherwise = f"available: {', '.join(VERBS)}"
        raise UsageError(f"unknown directive “{verb}”{hint(verb, VERBS, otherwise)}")


def _reason(words: str) -> tuple[str, str]:
    """The reason, and the last day on which the directive is valid."""
    words = words.strip().lstrip(":-–— ")
    ending = _UNTIL.search(words)
    return (words[: ending.start()].rstrip(), ending[1].strip()) if ending else (words, "")


def _rules(name: str, catalogue: Catalogue) -> frozenset[str]:
    """The rules of a name, slug, code or family; for a backend's family, that. Raises UsageError for anything else: nothing suppresses all rules."""
    if of_backend(name):
        return frozenset({name})
    rule = catalogue.find(name)
    if rule is not None:
        return frozenset({rule.name})
    family = frozenset(rule.name for rule in catalogue if rule.family == name)
    if family:
        return family
    known = sorted({word for rule in catalogue for word in (rule.name, rule.slug, rule.family, rule.code)})
    otherwise = "use the name, code or family of a rule"
    raise UsageError(f"unknown rule “{name}”{hint(name, known, otherwise)}")


def _allowed(directive: Directive, gate: frozenset[str]) -> Directive:
    """The directive without the rules that may not be suppressed."""
    gated = sorted(directive.rules & gate)
    if gated and directive.verb != "enable":
        refused = f"{', '.join(gated)} can't be suppressed: “gate” in the configuration lists {'it' if len(gated) == 1 else 'them'}"
        if directive.rules <= gate:
            raise UsageError(f"{directive.shown}: {refused}")
        directive.problems.append(refused)
    directive.selectors = tuple(rules - gate for rules in directive.selectors)
    return directive


class Ended(NamedTuple):
    """A ``disable`` with the ``enable`` that ends it, for the rules of one selector."""

    disable: Directive
    enable: Directive
    rules: frozenset[str]


def ended(directives: Sequence[Directive]) -> Iterator[Ended]:
    """Pairs each ``disable`` with its ``enable``; a directive without a partner gets a problem."""
    waiting: dict[tuple[frozenset[str], str], list[Directive]] = defaultdict(list)
    for directive in directives:
        for rules in directive.selectors:
            begun = waiting[rules, directive.comment.place.part]
            if directive.verb == "disable":
                begun.append(directive)
            elif directive.verb == "enable" and begun:
                yield Ended(begun.pop(), directive, rules)
            elif directive.verb == "enable":
                directive.problems.append("has no matching “disable”")
    for directive in chain.from_iterable(waiting.values()):
        directive.problems.append("has no matching “enable”, so it has no effect")


def expired(directive: Directive, policy: Policy) -> bool:
    """Whether its last day lies before the date of the run."""
    return is_over(directive.until, policy.date)
