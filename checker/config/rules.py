"""What a configuration says of rules: that their names and options exist, their severities and options, and the gate of a root policy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from checker.base.did_you_mean import hint
from checker.base.version_numbers import release
from checker.config.layers import Configuration, Value
from checker.config.option_types import SEVERITY
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.rule_info import RuleInfo
from checker.model.settings import Settings
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.selection import of_backend, select

_LISTS = ("select", "extend-select", "ignore", "extend-ignore")
_KINDS: Mapping[str, tuple[type | tuple[type, ...], str]] = {
    "flag": (bool, "true or false"),
    "integer": (int, "a whole number"),
    "number": ((int, float), "a number"),
}


def check_names(configuration: Configuration, catalogue: Catalogue) -> None:
    """Raises UsageError, with the place and the nearest name, for a rule or an option that doesn't exist."""
    for value in (*configuration.all(*_LISTS), *configuration.policy.values()):
        if isinstance(value.value, list):
            _check_selectors(value, value.value, catalogue)
    for name in configuration.policy["gate"].value if "gate" in configuration.policy else ():
        if of_backend(name):
            raise configuration.policy["gate"].error(
                f"gate: “{name}” belongs to a backend, whose rules can't be gated", name
            )
    for value in configuration.all("per-file-ignores"):
        for glob, selectors in value.value.items():
            _check_selectors(value, selectors, catalogue, glob)
    for value in configuration.all("rules"):
        if len(value.key) > 2 and rule_of(value, catalogue) is None:
            _check_other(value)


def _check_other(value: Value) -> None:
    """Raises UsageError unless the table is that of one rule of a backend, and sets its severity alone."""
    _, written, key = value.key
    if of_backend(written) == written:
        raise value.error(f'rules: “{written}” is a family; use [rules."{written}/RULE_ID"] for one of its rules')
    if of_backend(written) and key != SEVERITY:
        raise value.error(f"{written} has no option “{key}”; for rules of a backend, only {SEVERITY} can be set")


def _check_selectors(value: Value, selectors: list[str], catalogue: Catalogue, *below: str) -> None:
    for selector in selectors:
        try:
            select(catalogue, (selector,), ())
        except UsageError as error:
            raise value.error(str(error), *below, selector) from None


def rule_of(value: Value, catalogue: Catalogue) -> RuleInfo | None:
    """The rule whose table holds a value; None where it may be one that was left out.

    Raises UsageError where there is no such rule, or it has no such option.
    """
    _, written, key = value.key
    rule = catalogue.find(written)
    if rule is None and (catalogue.is_partial or of_backend(written)):
        return None
    if rule is None:
        names = [rule.name for rule in catalogue]
        raise value.layer.error(value.key[:2], f"unknown rule “{written}”{hint(written, names)}")
    if key != SEVERITY:
        _check_option(value, rule, key)
    return rule


def _check_option(value: Value, rule: RuleInfo, key: str) -> None:
    option = rule.options.get(key)
    if option is None:
        known = (SEVERITY, *rule.options)
        otherwise = f"its options are {', '.join(known)}"
        raise value.error(f"{rule.name} has no option “{key}”{hint(key, known, otherwise)}")
    kind, called = _KINDS.get(option.type, ((str, int, float), "a string"))
    if not isinstance(value.value, kind) or isinstance(value.value, bool) != (kind is bool):
        raise value.error(f"{key} of {rule.name} must be {called}, not {_shown(value.value)}")


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"“{value}”"


def severities_of(configuration: Configuration, catalogue: Catalogue) -> dict[str, Severity]:
    """The severities that are set, by rule."""
    return {rule: Severity(value) for rule, key, value in _set_values(configuration, catalogue) if key == SEVERITY}


def options_of(configuration: Configuration, catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The options that are set, by rule, as a page writes them."""
    found: dict[str, dict[str, str]] = {}
    for rule, key, value in _set_values(configuration, catalogue):
        if key != SEVERITY:
            found.setdefault(rule, {})[key] = as_on_a_page(value)
    return found


def as_on_a_page(value: Any) -> str:
    """The value of an option as a rule's page writes it, where all is text."""
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _set_values(configuration: Configuration, catalogue: Catalogue) -> Iterator[tuple[str, str, Any]]:
    for value in configuration.all("rules"):
        if len(value.key) > 2:
            rule = rule_of(value, catalogue)
            if rule or of_backend(value.key[1]):
                yield rule.name if rule else value.key[1], value.key[2], value.value


class Guard(NamedTuple):
    """The rules of a gate, and what the file with the policy says of severities, options and catalogue."""

    rules: tuple[str, ...]
    severities: Mapping[str, Severity]
    options: Mapping[str, Mapping[str, str]]
    catalogue: str


def stricter(one: Severity | None, other: Severity | None) -> Severity | None:
    """The one of two values of ``fail-on`` that fails sooner."""
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
        ignore=tuple(selector for selector in made.ignore if not any(_names_only(selector, rule) for rule in rules)),
        severities=tuple(sorted(severities.items())),
        options=tuple(sorted(options.items())),
        gate=tuple(sorted(guard.rules)),
    )


def _names_only(selector: str, rule: RuleInfo) -> bool:
    """Whether a selector names this rule and no other."""
    return selector in (rule.name, rule.slug) or selector.upper() == rule.code


def _severity(rule: RuleInfo, wanted: Severity | None, guard: Guard) -> Severity | None:
    """The wanted severity unless it is lower than that of the policy's file; None: that of the rule's page."""
    new = release(guard.catalogue) and release(rule.since) > release(guard.catalogue)
    rooted = guard.severities.get(rule.name) or (Severity.INFO if new else None)
    least = rooted or min((case.severity for case in rule.cases.values()), key=lambda severity: severity.rank)
    return wanted if wanted is not None and wanted.rank <= least.rank else rooted
