"""What the server says of itself."""

from __future__ import annotations

from typing import Any

from checker.model.rule_info import RuleInfo
from checker.model.version import VERSION
from checker.rulebook.pages.rule_values import what_it_reports
from checker.serve.languagetool_api.rule_names import category_of, issue_type_of, rule_id

_API_VERSION = 1
_WHOLE_TEXT = "-1"
"""How many paragraphs a rule reads at least; -1: all."""


def software() -> dict[str, Any]:
    """The field ``software`` of an answer to ``/v2/check``."""
    return {**_program(), "apiVersion": _API_VERSION, "premium": False, "premiumHint": "", "status": ""}


def _program() -> dict[str, str | None]:
    return {"name": "checker", "version": VERSION, "buildDate": None}


def info() -> dict[str, Any]:
    """The answer to ``/v2/info``."""
    return {"software": {**_program(), "commit": "", "premium": False}}


def configuration(rules: list[RuleInfo], most_characters: int) -> dict[str, Any]:
    """The answer to ``/v2/configinfo``: all rules. A client that turns one on or off uses its ``ruleId``."""
    return {
        "software": {**_program(), "premium": False},
        "parameter": {"maxTextLength": most_characters},
        "rules": [_rule(rule) for rule in rules],
    }


def _rule(rule: RuleInfo) -> dict[str, str]:
    category = category_of(rule.family)
    return {
        "ruleId": rule_id(rule.name),
        "description": what_it_reports(rule),
        **({"isDefaultOff": "yes"} if rule.preview else {}),
        "categoryId": category.id,
        "categoryName": category.name,
        "locQualityIssueType": issue_type_of(rule.mqm).name,
        "isTextLevelRule": "yes",
        "minToCheckParagraph": _WHOLE_TEXT,
    }
