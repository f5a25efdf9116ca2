"""Weak signs: findings that are too often wrong alone, and nearly always right in a document that certain findings prove to be damaged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from checker.engine.draft import Draft
from checker.model.rule_info import RuleInfo

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


def with_released(drafts: Sequence[Draft], evidence: Evidence, words: int) -> list[Draft]:
    """The drafts without the weak signs that the evidence of other rules does not release; the others name their evidence.

    A bound holds for a text of up to 1,000 ``words``, and grows with longer ones, in which a slip or two is found by chance.
    """
    return [draft for draft in drafts if not draft.case.bound or _is_released(draft, evidence, lengths(words))]


def lengths(words: int) -> int:
    """How many times a bound has to be reached in a text of so many words."""
    return max(1, -(-words // _WORDS))


def weighty(catalogue: Iterable[RuleInfo], selected: Iterable[RuleInfo]) -> Iterator[RuleInfo]:
    """The rules that have to run, selected or not, because a selected one is released by them."""
    if any(case.bound for rule in selected for case in rule.cases.values()):
        for rule in catalogue:
            if rule.status == "stable" and any(case.weight for case in rule.cases.values()):
                yield rule


def _is_released(draft: Draft, evidence: Evidence, times: int) -> bool:
    others = {name: weight for name, weight in evidence.items() if name != draft.rule.name}
    if sum(others.values()) < draft.case.bound * times:
        return False
    draft.evidence = tuple(sorted(others))
    return True
