"""Which rules run: ``--select``, ``--ignore``, ``--preview``."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from checker.base.did_you_mean import hint
from checker.model.errors import UsageError
from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue

BACKENDS: Mapping[str, str] = {"languagetool": "LanguageTool"}
"""Families whose rules come from another program, with its name. Their rules are not known before that program runs."""


def of_backend(selector: str) -> str:
    """The program to which the family or rule of a selector belongs; "" for our own rules."""
    family = selector.partition("/")[0]
    return family if family in BACKENDS else ""


def is_among(rule: str, names: Collection[str]) -> bool:
    """Whether the names contain a rule or its family."""
    return rule in names or rule.partition("/")[0] in names


def select(
    catalogue: Catalogue, chosen: Sequence[str], ignored: Sequence[str], *, preview: bool = False
) -> tuple[RuleInfo, ...]:
    """The rules that selectors turn on. A selector is ALL, a family, ``family/slug``, a code or its prefix.

    The most specific selector wins, ignore on ties. A preview rule runs when named exactly or with ``preview``.
    Raises UsageError for a selector that matches no rule.
    """
    for selector in (*chosen, *ignored):
        _check(catalogue, selector)
    return tuple(rule for rule in catalogue if is_on(rule, chosen, ignored, preview=preview))


def is_on(rule: RuleInfo, chosen: Sequence[str], ignored: Sequence[str], *, preview: bool) -> bool:
    """Whether selectors turn on a rule, of the catalogue or of another program."""
    chosen = chosen or ("ALL",)
    wanted = max((_rank(rule, selector) for selector in chosen), default=0)
    unwanted = max((_rank(rule, selector) for selector in ignored), default=0)
    if rule.status != "stable" and not (preview and rule.preview) and wanted < _EXACT:
        return False
    return wanted > unwanted


_EXACT = 100


def _rank(rule: RuleInfo, selector: str) -> int:
    """How narrowly a selector names a rule: 0 not at all, 1 ALL, 2 family, then by the length of a code's prefix."""
    if selector in (rule.name, rule.slug) or (selector.upper() == rule.code and rule.family not in BACKENDS):
        return _EXACT
    if selector.upper() == "ALL":
        return 1
    if selector == rule.family:
        return 2
    return 2 + len(selector) if selector.isupper() and rule.code.startswith(selector) else 0


def _check(catalogue: Catalogue, selector: str) -> None:
    if catalogue.is_partial or of_backend(selector) or any(_rank(rule, selector) for rule in catalogue):
        return
    names = {rule.name for rule in catalogue} | {rule.family for rule in catalogue} | {rule.slug for rule in catalogue}
    raise UsageError(f"unknown rule “{selector}”{hint(selector, names, '“checker rules” lists them')}")
