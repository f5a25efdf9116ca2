"""Which findings a client wants: the rules and categories that it turns on and off."""

from __future__ import annotations

from dataclasses import dataclass

from checker.serve.languagetool_api.rule_names import category_of, name_in_capitals, rule_id


@dataclass(frozen=True)
class RuleChoice:
    """Names of rules and categories, in capitals. ``only``: nothing but what is enabled. ``picky``: the preview rules too.

    As in LanguageTool, what is both enabled and disabled is enabled, and names that nothing has are ignored.
    """

    enabled: frozenset[str] = frozenset()
    disabled: frozenset[str] = frozenset()
    enabled_categories: frozenset[str] = frozenset()
    disabled_categories: frozenset[str] = frozenset()
    only: bool = False
    picky: bool = False

    def takes(self, rule: str, code: str, *, preview: bool) -> bool:
        """Whether findings of a rule (``family/slug``) are wanted."""
        if self.names(rule, code):
            return True
        family = rule.partition("/")[0]
        categories = {category_of(family).id, name_in_capitals(family)}
        enabled = bool(categories & self.enabled_categories)
        if (preview and not self.picky) or (self.only and not enabled):
            return False
        if _names_of(rule, code) & self.disabled:
            return False
        return enabled or not categories & self.disabled_categories

    def names(self, rule: str, code: str) -> bool:
        """Whether a rule is enabled by its own name or code."""
        return bool(_names_of(rule, code) & self.enabled)


def _names_of(rule: str, code: str) -> frozenset[str]:
    return frozenset((name_in_capitals(rule_id(rule)), name_in_capitals(rule), code))
