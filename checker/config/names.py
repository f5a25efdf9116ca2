"""Whether the rules and options that a configuration names exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.base.did_you_mean import hint
from checker.config.chain import Configuration, Value
from checker.config.keys import SEVERITY
from checker.model.errors import UsageError
from checker.model.finding import Severity
from checker.model.rule_info import RuleInfo
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
                f"{name} can't be gated: another program decides what it finds", name
            )
    for value in configuration.all("per-file-ignores"):
        for glob, selectors in value.value.items():
            _check_selectors(value, selectors, catalogue, glob)
    for value in configuration.all("rules"):
        if len(value.way) > 2 and rule_of(value, catalogue) is None:
            _check_other(value)


def _check_other(value: Value) -> None:
    """The rule of another program has a severity and nothing else; its family has none."""
    _, written, key = value.way
    if of_backend(written) == written != "":
        raise value.error(f'{written} is a family; one rule of it has a table, as [rules."{written}/RULE_ID"]')
    if of_backend(written) and key != SEVERITY:
        raise value.error(
            f"{written} has no option “{key}”: of a rule of another program only its {SEVERITY} can be set"
        )


def _check_selectors(value: Value, selectors: list[str], catalogue: Catalogue, *below: str) -> None:
    for selector in selectors:
        try:
            select(catalogue, (selector,), ())
        except UsageError as error:
            raise value.error(str(error), *below, selector) from None


def rule_of(value: Value, catalogue: Catalogue) -> RuleInfo | None:
    """The rule whose table a value stands in; None where it may be one that was left out.

    Raises UsageError where there is no such rule, or it has no such option.
    """
    _, written, key = value.way
    rule = catalogue.find(written)
    if rule is None and (catalogue.leaves_out or of_backend(written)):
        return None
    if rule is None:
        names = [rule.name for rule in catalogue]
        raise value.layer.error(value.way[:2], f"unknown rule “{written}”{hint(written, names)}")
    if key != SEVERITY:
        _check_option(value, rule, key)
    return rule


def _check_option(value: Value, rule: RuleInfo, key: str) -> None:
    option = rule.options.get(key)
    if option is None:
        known = (SEVERITY, *rule.options)
        otherwise = f"it has {', '.join(known)}"
        raise value.error(f"{rule.name} has no option “{key}”{hint(key, known, otherwise)}")
    kind, called = _KINDS.get(option.type, ((str, int, float), "a text"))
    if not isinstance(value.value, kind) or isinstance(value.value, bool) != (kind is bool):
        raise value.error(f"{key} of {rule.name} is {called}, not {_shown(value.value)}")


def _shown(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else f"“{value}”"


def severities_of(configuration: Configuration, catalogue: Catalogue) -> dict[str, Severity]:
    """The severities that are set, by rule."""
    return {rule: Severity(value) for rule, key, value in _set(configuration, catalogue) if key == SEVERITY}


def options_of(configuration: Configuration, catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """The options that are set, by rule, as a page writes them."""
    found: dict[str, dict[str, str]] = {}
    for rule, key, value in _set(configuration, catalogue):
        if key != SEVERITY:
            found.setdefault(rule, {})[key] = as_on_a_page(value)
    return found


def as_on_a_page(value: Any) -> str:
    """The value of an option as a rule's page writes it, where all is text."""
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _set(configuration: Configuration, catalogue: Catalogue) -> Iterator[tuple[str, str, Any]]:
    for value in configuration.all("rules"):
        if len(value.way) > 2:
            rule = rule_of(value, catalogue)
            if rule or of_backend(value.way[1]):
                yield rule.name if rule else value.way[1], value.way[2], value.value
