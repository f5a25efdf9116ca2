"""What a root policy keeps for every file under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from checker.base.versions import release
from checker.model.finding import Severity
from checker.model.rule_info import RuleInfo
from checker.model.settings import Settings
from checker.rulebook.catalogue import Catalogue


class Guard(NamedTuple):
    """The rules of a gate, and what the file with the policy says of severities, options and catalogue."""

    rules: tuple[str, ...]
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, str]]
    catalogue: str


def stricter(one: Severity | None, other: Severity | None) -> Severity | None:
    """The one of two bars that fails sooner."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda severity: severity.rank)


def guarded(made: Settings, guard: Guard, catalogue: Catalogue) -> Settings:
    """The Settings with the rules of the gate on, at least as severe as the policy's file has them, and with its options."""
    rules = [catalogue[name] for name in guard.rules]
    severities, options = dict(made.severities), dict(made.options)
    for rule in rules:
        severity = _severity(rule, severities.pop(rule.name, None), guard)
        if severity is not None:
            severities[rule.name] = severity
        options.pop(rule.name, None)
        if rule.name in guard.options:
            options[rule.name] = tuple(sorted(guard.options[rule.name].items()))
    return replace(
        made,
        select=(*(made.select or ("ALL",)), *(name for name in guard.rules if name not in made.select)),
        ignore=tuple(selector for selector in made.ignore if not any(_is(selector, rule) for rule in rules)),
        severities=tuple(sorted(severities.items())),
        options=tuple(sorted(options.items())),
        gate=tuple(sorted(guard.rules)),
    )


def _is(selector: str, rule: RuleInfo) -> bool:
    """Whether a selector names this rule and no other."""
    return selector in (rule.name, rule.slug) or selector.upper() == rule.code


def _severity(rule: RuleInfo, asked: Severity | None, guard: Guard) -> Severity | None:
    """What is asked for where it isn't lower than what the policy's file has; None: as the rule's page has it."""
    new = release(guard.catalogue) and release(rule.since) > release(guard.catalogue)
    rooted = guard.severities.get(rule.name) or (Severity.INFO if new else None)
    least = rooted or min((case.severity for case in rule.cases.values()), key=lambda severity: severity.rank)
    return asked if asked is not None and asked.rank <= least.rank else rooted
