"""Weak signs: findings that are too often wrong alone, and nearly always right in a document that certain findings prove to be damaged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from checker.engine.draft import Draft
from checker.model.rule_info import RuleInfo

LEAST = 2
"""The sum of weights from which on a document is taken for damaged. One slip is none: good news has it as well."""

_WORDS = 1_000
Evidence: TypeAlias = Mapping[str, int]
"""The rules with certain findings in a document, each with the greatest weight of its cases."""


def evidence_of(drafts: Iterable[Draft]) -> Evidence:
    """What the findings say about the document, whether or not their rules are selected. Ten findings of one rule may be one typist's habit and count once."""
    weights: dict[str, int] = {}
    for draft in drafts:
        if draft.case.weight > weights.get(draft.rule.name, 0):
            weights[draft.rule.name] = draft.case.weight
    return weights


def is_damaged(drafts: Iterable[Draft], words: int) -> bool:
    """Whether the findings prove that a document of so many words is damaged throughout."""
    return sum(evidence_of(drafts).values()) >= LEAST * lengths(words)


def with_released(drafts: Sequence[Draft], evidence: Evidence, words: int) -> list[Draft]:
    """The drafts without the weak signs that the evidence of other rules does not release; the others name their evidence.

    A bound holds for a text of up to 1,000 ``words``, and grows with longer ones, in which a slip or two is found by chance.
    """
    return [draft for draft in drafts if not draft.case.bound or _is_released(draft, evidence, lengths(words))]


def lengths(words: int) -> int:
    """How many times a bound has to be reached in a text of so many words."""
    return max(1, -(-words // _WORDS))


def has_weak_signs(rules: Iterable[RuleInfo]) -> bool:
    """Whether some finding of the rules needs evidence."""
    return any(case.bound for rule in rules for case in rule.cases.values())


def has_weight(rule: RuleInfo) -> bool:
    """Whether the findings of a rule are evidence, and it has to run, selected or not, where evidence is needed."""
    return rule.status == "stable" and any(case.weight for case in rule.cases.values())


def _is_released(draft: Draft, evidence: Evidence, times: int) -> bool:
    others = {name: weight for name, weight in evidence.items() if name != draft.rule.name}
    if sum(others.values()) < draft.case.bound * times:
        return False
    draft.evidence = tuple(sorted(others))
    return True
