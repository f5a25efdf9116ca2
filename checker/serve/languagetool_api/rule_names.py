"""What rules and their families are called in LanguageTool's manner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from checker.base.data_files import rows
from checker.rulebook.selection import of_backend

_NO_LETTER = re.compile(r"[\W_]+")
_WHOLE = "whole"


class Category(NamedTuple):
    """A family. ``whole_sentence``: a finding may be wrong while its sentence is not complete."""

    id: str
    name: str
    whole_sentence: bool


class IssueType(NamedTuple):
    """A kind of defect: ``name`` as in ITS 2.0, ``match_type`` what LanguageTool calls ``typeName``."""

    name: str
    match_type: str


_OTHER = IssueType("uncategorized", "Other")


def name_in_capitals(name: str) -> str:
    """A name as an identifier: ``FIGURES_LOST_MAGNITUDE`` for “figures/lost-magnitude”."""
    return _NO_LETTER.sub("_", name.strip()).upper()


def rule_id(rule: str) -> str:
    """The id of a rule (``family/slug``) that clients see; of another program's rule, that program's own."""
    return rule.partition("/")[2] if of_backend(rule) else name_in_capitals(rule)


def rules_by_id(rules: Iterable[str]) -> Mapping[str, str]:
    """The rules (``family/slug``) by their ids."""
    return {rule_id(rule): rule for rule in rules}


def title_of(rule: str) -> str:
    """The name of a rule (``family/slug``) in words: “Lost magnitude”."""
    return rule.partition("/")[2].replace("-", " ").replace("_", " ").capitalize()


def category_of(family: str) -> Category:
    """The category of a family of rules."""
    listed = _categories().get(family)
    return listed or Category(name_in_capitals(family), family.capitalize(), whole_sentence=True)


@cache
def _categories() -> Mapping[str, Category]:
    table = rows("languagetool_api/categories.tsv")
    return {family: Category(name, title, needed == _WHOLE) for family, name, title, needed in table}


def issue_type_of(mqm: str) -> IssueType:
    """The kind of defect for a type of MQM (dimension/type)."""
    types = _issue_types()
    return types.get(mqm) or types.get(mqm.partition("/")[0]) or _OTHER


@cache
def _issue_types() -> Mapping[str, IssueType]:
    return {mqm: IssueType(name, shown) for mqm, name, shown in rows("languagetool_api/issue_types.tsv")}
