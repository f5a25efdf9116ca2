"""A rule's ``needs`` and what it looks for agree: the gate lets every text through in which the rule could fire."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import pytest

from checker.facts.text.mojibake import misreadings
from checker.facts.text.tokens import folded
from checker.model.rule_info import RuleInfo
from checker.rulebook.catalogue import Catalogue
from checker.rulebook.expressions.linear_time import parser, sre
from checker.rulebook.pages.literals import LITERALS
from checker.rulebook.pages.words import with_words
from checker.words.resources import Resources

CATALOGUE = Catalogue.shipped()
PATTERNS = [rule for rule in CATALOGUE if rule.kind == "pattern"]
LISTED = [
    rule
    for rule in PATTERNS
    if rule.needs and {*rule.needs} != {need for entry in rule.data["find"] for need in entry[LITERALS]}
]
"""Those whose page lists its needs; others have the literals of all their expressions."""
ANY = "\0"
MOST_CHARACTERS = 64


def can_match_without(pattern: str, needs: Collection[str]) -> Collection[str]:
    """What of a need may have begun at the end of a match that has none; nothing where every match has one.

    Follows the expression from left to right, as the automaton of Aho and Corasick would, and drops what has met a need.
    """
    return _after(parser.parse(pattern), {""}, needs)


def _after(items: Iterable[tuple[Any, Any]], tails: Collection[str], needs: Collection[str]) -> set[str]:
    for operator, argument in items:
        tails = _after_item(operator, argument, tails, needs)
    return set(tails)


def _after_item(operator: Any, argument: Any, tails: Collection[str], needs: Collection[str]) -> Collection[str]:
    if operator in (sre.BRANCH, sre.SUBPATTERN):
        branches = argument[1] if operator is sre.BRANCH else argument[-1:]
        return {tail for branch in branches for tail in _after(branch, tails, needs)}
    if operator in (sre.MAX_REPEAT, sre.MIN_REPEAT):
        return _after_repeat(*argument, tails, needs)
    if operator is sre.ASSERT:
        return _after_assertion(*argument, tails, needs)
    if operator in (sre.ASSERT_NOT, sre.AT):
        return tails
    longer = (tail + character for tail in tails for character in _characters(operator, argument))
    return {_begun(text, needs) for text in longer if not text.endswith(tuple(needs))}


def _begun(text: str, needs: Collection[str]) -> str:
    """The longest end of a text with which a need begins: all that matters for what follows."""
    ends = (text[at:] for at in range(len(text)))
    return next((end for end in ends if any(need.startswith(end) for need in needs)), "")


def _after_assertion(direction: int, body: Any, tails: Collection[str], needs: Collection[str]) -> Collection[str]:
    if direction == 1:
        return {tail for tail in tails if _after(body, {tail}, needs)}
    return tails if any(tails) else _after(body, tails, needs)


def _after_repeat(least: int, most: int, body: Any, tails: Collection[str], needs: Collection[str]) -> set[str]:
    for _ in range(least):
        tails = _after(body, tails, needs)
    ended = set(tails)
    for _ in range(most - least):
        tails = _after(body, tails, needs) - ended
        if not tails:
            break
        ended |= tails
    return ended


def _characters(operator: Any, argument: Any) -> set[str]:
    """What one item of an expression may match, folded; ANY for much else."""
    if operator is sre.LITERAL:
        return {folded(chr(argument))}
    if operator is not sre.IN:
        return {ANY}
    found = {character for item in argument for character in _of_set(*item)}
    return found if len(found) <= MOST_CHARACTERS and ANY not in found else {ANY}


def _of_set(operator: Any, argument: Any) -> Iterator[str]:
    if operator is sre.LITERAL:
        yield folded(chr(argument))
    elif operator is sre.RANGE and argument[1] - argument[0] <= MOST_CHARACTERS:
        yield from (folded(chr(number)) for number in range(argument[0], argument[1] + 1))
    else:
        yield ANY


@pytest.mark.parametrize(
    ("pattern", "needs", "proved"),
    [
        (r"[Ff]lood (?:tide|wave)s?", ["flood "], True),
        (r"flood (?:tide|wave)s?", ["tide", "wave"], True),
        (r"flood (?:tide|wave|water)s?", ["tide", "wave"], False),
        (r"flood (?:tide)?", ["tide"], False),
        (r"floods?(?= tide)", ["d tide", "s tide"], True),
        (r"(?<=tide )flood", ["tide"], True),
        (r"(?<!tide )flood", ["tide"], False),
        (r"[0-9]{1,3},000", ["0,", "1,", "2,"], False),
        (r"\w{1,9} of", [" of"], True),
    ],
)
def test_a_need_that_a_match_can_do_without_is_seen(pattern: str, needs: list[str], proved: bool) -> None:
    assert bool(can_match_without(pattern, needs)) is not proved


@pytest.mark.parametrize("rule", LISTED, ids=lambda rule: rule.name)
def test_no_shipped_pattern_matches_without_one_of_the_needs_of_its_page(rule: RuleInfo) -> None:
    data = with_words(rule.data)
    trigger = data.get("trigger")
    if trigger and not can_match_without(trigger, rule.needs):
        return
    for entry in data["find"]:
        assert can_match_without(entry["match"], rule.needs) == set(), entry["match"]


@pytest.mark.parametrize("rule", PATTERNS, ids=lambda rule: rule.name)
def test_no_expression_matches_without_one_of_its_literals(rule: RuleInfo) -> None:
    for entry in with_words(rule.data)["find"]:
        if entry[LITERALS]:
            assert can_match_without(entry["match"], entry[LITERALS]) == set(), entry["match"]


def test_the_gate_lets_every_text_through_that_may_hold_mojibake() -> None:
    needs = CATALOGUE["encoding/mojibake"].needs
    leads = {lead for way in misreadings(Resources().rows("misread_encodings")) for lead in way.leads}
    assert [lead for lead in sorted(leads) if folded(lead) not in needs] == []
